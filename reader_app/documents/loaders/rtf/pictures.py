"""Pictures of an RTF file, found again by the place of their control word."""

from __future__ import annotations

import re

from reader_app.documents.limits import PICTURE_BYTES
from reader_app.documents.loaders.rtf.tokens import group_end

_ENDINGS = {"pngblip": "png", "jpegblip": "jpg", "emfblip": "emf", "wmetafile": "wmf"}
_KIND = re.compile(r"\\(pngblip|jpegblip|emfblip|wmetafile|dibitmap|wbitmap)")
_HEAD = 4000
_NAME = re.compile(r"pict-(\d{1,12})\.\w+")
_WORD = re.compile(r"\\pict ?\Z")
_INNER = re.compile(r"\{[^{}]*\}")
_CONTROL = re.compile(r"\\(?:bin(\d{1,10}) ?|[a-zA-Z]{1,32}(?:-?\d{1,10})? ?|[^a-zA-Z])")
_NO_HEX = re.compile(r"[^0-9a-fA-F]")


def name_of(source: str, position: int) -> str:
    """The name of the picture whose control word ends at ``position``."""
    kind = _KIND.search(source, position, position + _HEAD)
    return f"pict-{position}.{_ENDINGS.get(kind[1], 'bmp') if kind else 'bin'}"


def picture_bytes(source: str, name: str) -> bytes | None:
    """The encoded picture of that name; None if the source has none there."""
    found = _NAME.fullmatch(name)
    position = int(found[1]) if found else -1
    if not 0 < position <= len(source) or not _WORD.search(source, position - 7, position):
        return None
    end = group_end(source, position) - 1
    if end - position > 2 * PICTURE_BYTES + _HEAD:
        return None
    return _data(source[position:end])


def _data(body: str) -> bytes | None:
    while (bare := _INNER.sub("", body)) != body:
        body = bare
    if found := re.search(r"\\bin(\d{1,10}) ?", body):
        return body[found.end() : found.end() + int(found[1])].encode("latin-1")
    digits = _NO_HEX.sub("", _CONTROL.sub(" ", body))
    return bytes.fromhex(digits[: len(digits) // 2 * 2]) or None
