"""A long text file as text without its bytes beside it: read and decoded portion by portion.

Whoever reads fifty megabytes in a thread holds neither the memory of both nor, for long, the
interpreter that the window needs.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from functools import partial
from io import IncrementalNewlineDecoder
from pathlib import Path

from reader_app.documents.encoding import Decoded, control_warning, is_text
from reader_app.documents.encoding.terminal import without_terminal_codes
from reader_app.documents.portions import joined

_PORTION = 1 << 19  # bytes


def decode_file(path: Path, note: Callable[[bytes], object] = bool) -> Decoded | None:
    """What ``decode`` makes of a file of clean UTF-8; None for every other file.

    ``note`` is given the bytes, portion by portion. Raises OSError if the file cannot be read.
    """
    with path.open("rb") as file:
        marked = file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
        file.seek(0)
        try:
            text = joined(_decoded(iter(partial(file.read, _PORTION), b""), note))
        except UnicodeDecodeError:
            return None
    if not (marked or is_text(text)) or _may_be_escaped(text):
        return None
    text = without_terminal_codes(text)
    return Decoded(text, "utf-8", control_warning(text))


def _may_be_escaped(text: str) -> bool:
    """Whether it may be Chinese in seven bits."""
    return text.isascii() and ("~{" in text or "\x1b$" in text)


def _decoded(portions: Iterator[bytes], note: Callable[[bytes], object]) -> Iterator[str]:
    """With one kind of line end, also where a portion ends in the midst of one."""
    utf_8 = codecs.getincrementaldecoder("utf-8-sig")()
    decoder = IncrementalNewlineDecoder(utf_8, translate=True)
    for portion in portions:
        note(portion)
        yield decoder.decode(portion)
    yield decoder.decode(b"", final=True)
