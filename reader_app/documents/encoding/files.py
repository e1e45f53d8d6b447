"""A long text file as text without its bytes beside it: read and decoded portion by portion.

Whoever reads fifty megabytes in a thread holds neither the memory of both nor, for long, the
interpreter that the window needs.
"""

from __future__ import annotations

import codecs
from functools import partial
from pathlib import Path

from reader_app.documents.encoding import Decoded, control_warning, is_text
from reader_app.documents.portions import joined

_PORTION = 1 << 18  # code points


def decode_file(path: Path) -> Decoded | None:
    """What ``decode`` makes of a file of clean UTF-8; None for every other file.

    Raises OSError if the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline=None) as file:
            text = joined(iter(partial(file.read, _PORTION), ""))
    except UnicodeDecodeError:
        return None
    if not (_is_marked(path) or is_text(text)):
        return None
    return Decoded(text, "utf-8", control_warning(text))


def _is_marked(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
