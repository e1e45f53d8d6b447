"""Recognising printed text in a picture, on this machine, by an optional component.

RapidOCR (Apache-2.0) brings its models along in its wheel; it opens no connection.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from reader_app.errors import KnownError

_PACKAGE = "rapidocr_onnxruntime"
_LEAST_CONFIDENCE = 0.5
_THREADS = 2  # the window's thread keeps a processor's share


class Line(NamedTuple):
    """A recognised line and its box in pixels, y downward."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def is_available() -> bool:
    """Whether the component is installed; it is not loaded for that."""
    return find_spec(_PACKAGE) is not None


def check_available() -> None:
    """Raises KnownError ``ocr-missing``, which names the line that installs the component."""
    if not is_available():
        raise KnownError("ocr-missing")


def recognise(pixels: Any) -> list[Line]:
    """The lines of a picture: an array of rows, columns and blue, green, red (0 to 255)."""
    found, _ = _engine()(pixels)
    return [
        _line(corners, text)
        for corners, text, confidence in found or ()
        if text.strip() and float(confidence) >= _LEAST_CONFIDENCE
    ]


def _line(corners: Any, text: str) -> Line:
    across = [float(x) for x, _ in corners]
    down = [float(y) for _, y in corners]
    return Line(text, min(across), min(down), max(across), max(down))


@cache
def _engine() -> Any:
    check_available()
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(intra_op_num_threads=_THREADS, inter_op_num_threads=1)
