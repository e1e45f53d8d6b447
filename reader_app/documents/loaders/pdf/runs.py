"""The runs that the characters of a PDF page form: what stands together, in one type."""

from __future__ import annotations

import ctypes
import math
import re
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from reader_app.documents.loaders.pdf.characters import Characters
from reader_app.documents.loaders.pdf.engine import direct, pdfium
from reader_app.documents.loaders.pdf.writing import count_unmapped, mended
from reader_app.documents.paging.sheets import Run

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_font_size = direct(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_weight = direct(pdfium.FPDFText_GetFontWeight, _INT, _POINTER, _INT)
_matrix = direct(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_font = direct(
    pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, _POINTER, _INT, _POINTER, ctypes.c_ulong, _POINTER
)

_LINE_ENDS = 3  # PDFium ends a line with two characters of its own
_GAP = 0.35  # of a box's height: a run ends there
_BACK = 0.5
_SHIFT = 0.22
_TALLER = 1.35
_BOLD = 650
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORCE_BOLD = 1 << 18  # ISO 32000-1, table 123
_BLANKS = " \u00a0\u3000"


class PageRuns(NamedTuple):
    """The runs to read, those set at an angle, and how many characters have no known meaning."""

    runs: list[Run]
    turned: list[Run]
    unmapped: int
    characters: int


def runs_of(textpage: Any, found: Characters) -> PageRuns:
    """The runs of a page. The lock must be held."""
    runs: list[Run] = []
    turned: list[Run] = []
    unmapped = 0
    handle = ctypes.cast(textpage.raw, _POINTER).value
    known = np.where(found.codes <= 0x10FFFF, found.codes, 0xFFFD)
    page_text = known.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    starts = _run_starts(found)
    ends = [*starts[1:], len(found.codes)] if starts else []
    lefts, rights = found.left.tolist(), found.right.tolist()
    for start, end in zip(starts, ends, strict=True):
        start = _first_inked(page_text, start, end)
        text = _joined_surrogates(page_text[start:end])
        unmapped += count_unmapped(text)
        first = int(found.indices[start])
        size, bold = _type(handle, first)
        run = Run(
            mended(text),
            min(lefts[start:end]),
            float(found.top[start:end].min()),
            max(rights[start:end]),
            float(found.bottom[start:end].max()),
            size,
            bold,
            start,
        )
        (turned if found.turned[start] else runs).append(run)
    return PageRuns(runs, turned, unmapped, len(found.codes))


def _first_inked(text: str, start: int, end: int) -> int:
    """Blanks in front of a run only move it: its place on the page says so. Not those between
    words, which stand alone where the words are set apart."""
    bare = text[start:end].lstrip(_BLANKS)
    return end - len(bare) if bare else start


def _run_starts(found: Characters) -> list[int]:
    """Where one character does not stand directly behind the other."""
    count = len(found.codes)
    if not count:
        return []
    tall = np.maximum(found.bottom - found.top, 1e-3)
    em = np.minimum(tall[:-1], tall[1:])
    gap = found.left[1:] - found.right[:-1]
    breaks = (gap > _GAP * em) | (gap < -_BACK * em)
    breaks |= np.abs(np.diff(found.bottom)) > _SHIFT * np.maximum(tall[:-1], tall[1:])
    breaks |= np.maximum(tall[:-1], tall[1:]) > _TALLER * em
    both_turned = found.turned[1:] & found.turned[:-1]
    breaks = np.where(both_turned, np.diff(found.indices) >= _LINE_ENDS, breaks)
    breaks |= found.turned[1:] != found.turned[:-1]
    return [0, *(np.flatnonzero(breaks) + 1).tolist()]


def _joined_surrogates(text: str) -> str:
    if not _SURROGATES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _type(handle: int | None, index: int) -> tuple[float, bool]:
    """The size of the type in points, and whether it is bold."""
    matrix = (ctypes.c_float * 6)()
    scale = 1.0
    if _matrix(handle, index, ctypes.addressof(matrix)):
        scale = math.hypot(matrix[2], matrix[3]) or 1.0
    size = _font_size(handle, index) * scale
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = _font(handle, index, ctypes.addressof(buffer), 128, ctypes.addressof(flags))
    named = _is_bold_name(buffer.value) if 0 < length <= 128 else False
    bold = named or bool(flags.value & _FORCE_BOLD) or _weight(handle, index) >= _BOLD
    return size if math.isfinite(size) and size > 0 else 1.0, bold


@lru_cache(256)
def _is_bold_name(name: bytes) -> bool:
    lower = name.lower()
    return b"bold" in lower or b"black" in lower or b"heavy" in lower
