"""The text of a Word 97–2003 document ([MS-DOC]): pieces, paragraphs, headings, table rows."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reader_app.documents.loaders.legacy.compound import BrokenContainerError, Compound

_WORD_97 = 0x00C1
_MAGIC = 0xA5EC
_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_PAGE = 512
_PIECE = 8
_COMPRESSED = 0x4000_0000
_ROW_END = 0x2417  # sprmPFTtp
_IN_TABLE = 0x2416  # sprmPFInTable
_OUTLINE = 0x2640  # sprmPOutLvl
_HEADINGS = range(1, 10)
_BODY_TEXT = 9
# Fields: the text between 0x13 and 0x14 is an instruction, up to 0x15 the result.
_INSTRUCTION = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15|\x14")
_NO_TEXT = re.compile("[\x00-\x06\x08\x0e-\x12\x16-\x1b]")
_SPECIAL = str.maketrans({"\x1e": "-", "\x1f": "", "\xa0": " ", "\x0b": "\n"})


class Paragraph(NamedTuple):
    """A paragraph, perhaps of a cell; ``outline`` counts headings from 1, None for others."""

    text: str
    outline: int | None
    in_table: bool
    ends_cell: bool
    ends_row: bool
    page_break: bool


class OlderError(BrokenContainerError):
    """The document is of an older version of Word."""


class EncryptedError(Exception):
    """The document is protected by a password."""


class _Properties(NamedTuple):
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    ends_row: bool = False


class _Piece(NamedTuple):
    """A stretch of characters: where it begins in the text, and in the stream."""

    first: int
    last: int
    offset: int
    compressed: bool


def paragraphs(container: Compound) -> Iterator[Paragraph]:
    """The paragraphs of the main text. Raises BrokenContainerError and EncryptedError."""
    try:
        yield from _paragraphs(container)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BrokenContainerError(str(error)) from None


def _paragraphs(container: Compound) -> Iterator[Paragraph]:
    stream = container.stream("WordDocument")
    if stream is None:
        raise BrokenContainerError("no WordDocument")
    magic, version = struct.unpack_from("<HH", stream)
    (flags,) = struct.unpack_from("<H", stream, 0x0A)
    if magic != _MAGIC or version < _WORD_97:
        raise OlderError("not Word 97")
    if flags & _ENCRYPTED:
        raise EncryptedError
    table = container.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    if table is None:
        raise BrokenContainerError("no table stream")
    (length,) = struct.unpack_from("<I", stream, 0x4C)
    pieces = _pieces(table, *struct.unpack_from("<II", stream, 0x01A2))
    properties = _Formatting(stream, table, *struct.unpack_from("<II", stream, 0x0102))
    text, marks = _text(stream, pieces, length)
    start = 0
    for end, offset in marks:
        yield _paragraph(text[start : end + 1], properties.at(offset))
        start = end + 1
    if text[start:].strip():
        yield _paragraph(text[start:], _Properties())


def _paragraph(text: str, told: _Properties) -> Paragraph:
    bare = _INSTRUCTION.sub("", text)
    bare = _NO_TEXT.sub("", bare.rstrip("\r\x07")).translate(_SPECIAL)
    outline = told.style if told.style in _HEADINGS else None
    if told.outline is not None:
        outline = told.outline + 1 if told.outline < _BODY_TEXT else None
    return Paragraph(
        bare.replace("\x0c", ""),
        outline,
        told.in_table or text.endswith("\x07"),
        text.endswith("\x07"),
        told.ends_row,
        "\x0c" in bare,
    )


def _pieces(table: bytes, start: int, size: int) -> list[_Piece]:
    """The piece table (2.8.35): property modifiers, then places and pieces."""
    place, end = start, start + size
    while place < end and table[place] == 1:
        (modifiers,) = struct.unpack_from("<H", table, place + 1)
        place += 3 + modifiers
    if place >= end or table[place] != 2:
        raise BrokenContainerError("no piece table")
    (length,) = struct.unpack_from("<I", table, place + 1)
    count = (length - 4) // (4 + _PIECE)
    if not 0 < count <= len(table):
        raise BrokenContainerError("piece table")
    places = struct.unpack_from(f"<{count + 1}I", table, place + 5)
    found = []
    for number in range(count):
        at = place + 5 + 4 * (count + 1) + _PIECE * number + 2
        (offset,) = struct.unpack_from("<I", table, at)
        compressed = bool(offset & _COMPRESSED)
        offset &= _COMPRESSED - 1
        offset = offset // 2 if compressed else offset
        found.append(_Piece(places[number], places[number + 1], offset, compressed))
    return found


def _text(stream: bytes, pieces: list[_Piece], length: int) -> tuple[str, list[tuple[int, int]]]:
    """The characters of the main text, and of each paragraph's mark its index and its place in
    the stream."""
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    written = 0
    for piece in pieces:
        count = min(piece.last, length) - piece.first
        if count <= 0:
            break
        width = 1 if piece.compressed else 2
        data = stream[piece.offset : piece.offset + count * width]
        part = data.decode("cp1252" if piece.compressed else "utf-16-le", "replace")
        units = 0
        for index, character in enumerate(part):
            if character in "\r\x07\x0c":
                marks.append((written + index, piece.offset + units * width))
            units += 2 if character > "\uffff" else 1
        parts.append(part)
        written += len(part)
    return "".join(parts), marks


class _Formatting:
    """Properties of paragraphs by places in the stream (PlcBtePapx, 2.8.25)."""

    def __init__(self, stream: bytes, table: bytes, start: int, size: int) -> None:
        self._stream = stream
        count = (size - 4) // 8 if 12 <= size <= len(table) else 0
        self._places = struct.unpack_from(f"<{count + 1}I", table, start) if count else ()
        self._pages = (
            struct.unpack_from(f"<{count}I", table, start + 4 * (count + 1)) if count else ()
        )
        self._known: dict[int, tuple[tuple[int, ...], list[_Properties]]] = {}

    def at(self, offset: int) -> _Properties:
        index = bisect_right(self._places, offset) - 1
        if not 0 <= index < len(self._pages):
            return _Properties()
        page = self._pages[index] & 0x3FFFFF
        if page not in self._known:
            self._known[page] = _formatted_page(self._stream[page * _PAGE : (page + 1) * _PAGE])
        places, properties = self._known[page]
        row = bisect_right(places, offset) - 1
        return properties[row] if 0 <= row < len(properties) else _Properties()


def _formatted_page(page: bytes) -> tuple[tuple[int, ...], list[_Properties]]:
    """A formatted disk page (PapxFkp, 2.9.171)."""
    if len(page) < _PAGE:
        return (), []
    count = page[-1]
    if not 0 < count <= 0x1D:
        return (), []
    places = struct.unpack_from(f"<{count + 1}I", page)
    return places, [_properties(page, page[4 * (count + 1) + 13 * n] * 2) for n in range(count)]


def _properties(page: bytes, start: int) -> _Properties:
    if not 0 < start < _PAGE - 4:
        return _Properties()
    size = page[start] * 2 - 1
    start += 1
    if size < 0:  # the length stands in the next byte
        size = page[start] * 2
        start += 1
    data = page[start : start + size]
    if len(data) < 2:
        return _Properties()
    told = _Properties(int.from_bytes(data[:2], "little"))
    place = 2
    while place + 3 <= len(data):
        code = int.from_bytes(data[place : place + 2], "little")
        operand = data[place + 2]
        if code == _ROW_END:
            told = told._replace(ends_row=bool(operand))
        elif code == _IN_TABLE:
            told = told._replace(in_table=bool(operand))
        elif code == _OUTLINE:
            told = told._replace(outline=operand)
        place += 2 + _operand_size(code, data, place + 2)
    return told


def _operand_size(code: int, data: bytes, place: int) -> int:
    """How long the operand of a property modifier is (2.6.1, spra)."""
    kind = code >> 13
    if kind == 6:
        if code == 0xD608:  # sprmTDefTable has a length of two bytes
            return int.from_bytes(data[place : place + 2], "little") + 1
        return data[place] + 1
    return (1, 1, 2, 4, 2, 2, 0, 3)[kind]
