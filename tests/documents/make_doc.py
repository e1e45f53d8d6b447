"""Word 97 files for the tests: a compound file with text, a piece table, formatted pages."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT_AT = 0x800

# What a paragraph's properties say: a style (1 to 9 are headings) and more modifiers.
HEADING = (1, b"")
PLAIN = (0, b"")
CELL = (0, b"\x16\x24\x01")
ROW_END = (0, b"\x16\x24\x01\x17\x24\x01")


def make_doc(pieces: Sequence[tuple[str, tuple[int, bytes]]], *, encrypted: bool = False) -> bytes:
    """``pieces`` are paragraphs with their marks (``\\r``, ``\\x07``) and their properties."""
    text = "".join(piece for piece, _ in pieces)
    data = text.encode("utf-16-le")
    pages_at = -(-(_TEXT_AT + len(data)) // _SECTOR) * _SECTOR
    ends = [_TEXT_AT]
    for piece, _ in pieces:
        ends.append(ends[-1] + len(piece.encode("utf-16-le")))
    page = _formatted_page(ends, [told for _, told in pieces])
    pieces_of_text = struct.pack("<IIHIH", 0, len(text), 0, _TEXT_AT, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces_of_text)) + pieces_of_text
    bins = struct.pack("<III", ends[0], ends[-1], pages_at // _SECTOR)
    stream = bytearray(pages_at) + page
    struct.pack_into("<HH", stream, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", stream, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    struct.pack_into("<I", stream, 0x4C, len(text))
    struct.pack_into("<II", stream, 0x01A2, 0, len(clx))
    struct.pack_into("<II", stream, 0x0102, len(clx), len(bins))
    stream[_TEXT_AT : _TEXT_AT + len(data)] = data
    return compound({"WordDocument": bytes(stream), "1Table": clx + bins})


def _formatted_page(ends: list[int], told: list[tuple[int, bytes]]) -> bytes:
    page = bytearray(_SECTOR)
    struct.pack_into(f"<{len(ends)}I", page, 0, *ends)
    place = _SECTOR - 2
    for number, (style, modifiers) in enumerate(told):
        properties = struct.pack("<H", style) + modifiers
        properties += b"\0" * (1 - len(properties) % 2)
        place -= (len(properties) + 2) // 2 * 2
        page[4 * len(ends) + 13 * number] = place // 2
        page[place] = (len(properties) + 1) // 2
        page[place + 1 : place + 1 + len(properties)] = properties
    page[-1] = len(told)
    return bytes(page)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams, each long enough for sectors of its own."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    table: list[int] = [_FAT, _END]
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(padded.items()):
        first = len(table)
        count = -(-len(data) // _SECTOR)
        table += [*range(first + 1, first + count), _END]
        sectors += [
            data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0") for n in range(count)
        ]
        entries.append(_entry(name, 2, first, len(data), following=number + 2))
    directory = b"".join(entries[:4]).ljust(_SECTOR, b"\0")
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    assert len(table) <= _SECTOR // 4
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, _END, 0, _END, 0),
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + fat + directory + b"".join(sectors)


def _entry(
    name: str, kind: int, start: int, size: int, child: int = _FREE, following: int = _FREE
) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        encoded,
        len(encoded),
        *(kind, 1, _FREE, following, child),
        *(b"", 0, b"", b"", start, size),
    )
