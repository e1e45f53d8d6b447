"""Streams of a compound file, the container of older office programs ([MS-CFB])."""

from __future__ import annotations

import struct

from reader_app.documents.limits import PART_BYTES

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<8s16sHHHHH6xIIIIIIIIII")
_DIRECTORY_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 20_000


class BrokenContainerError(ValueError):
    """The container contradicts itself."""


class Compound:
    """The streams of a compound file by their names, without regard to their storages.

    Raises BrokenContainerError for anything that is none.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise BrokenContainerError("no header")
        header = _HEADER.unpack_from(data)
        self._data = data
        shift, mini_shift = header[5], header[6]
        if shift not in (9, 12) or mini_shift != 6:
            raise BrokenContainerError("sector size")
        self._size = 1 << shift
        first_directory, cutoff, first_mini = header[9], header[11], header[12]
        self._cutoff = cutoff
        self._fat = self._read_fat(header[14], header[15])
        directory = self._chain(first_directory)
        self._entries = self._read_directory(directory)
        self._mini_fat = _numbers(self._chain(first_mini)) if first_mini < _LAST_SECTOR else ()
        root = next((entry for entry in self._entries if entry[1] == _ROOT), None)
        if root is None:
            raise BrokenContainerError("no directory")
        self._mini = self._chain(root[2]) if root[2] < _LAST_SECTOR else b""

    def names(self) -> set[str]:
        return {name for name, kind, _, _ in self._entries if kind == _STREAM}

    def stream(self, name: str) -> bytes | None:
        """The content of the first stream of that name."""
        for found, kind, start, size in self._entries:
            if found == name and kind == _STREAM:
                if size > PART_BYTES:
                    raise BrokenContainerError("stream too large")
                if size < self._cutoff:
                    return self._mini_chain(start, size)
                return self._chain(start)[:size]
        return None

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _read_fat(self, first: int, count: int) -> tuple[int, ...]:
        """The sector numbers of the table itself stand in the header, and in a chain of more."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        seen: set[int] = set()
        while first < _LAST_SECTOR and first not in seen and len(seen) <= count:
            seen.add(first)
            more = _numbers(self._sector(first))
            if not more:
                break
            places += more[:-1]
            first = more[-1]
        sectors = [self._sector(place) for place in places if place < _LAST_SECTOR]
        return _numbers(b"".join(sectors))

    def _chain(self, start: int) -> bytes:
        sectors: list[bytes] = []
        seen: set[int] = set()
        while start < _LAST_SECTOR:
            if start in seen or start >= len(self._fat):
                raise BrokenContainerError("circle of sectors")
            seen.add(start)
            sectors.append(self._sector(start))
            start = self._fat[start]
        return b"".join(sectors)

    def _mini_chain(self, start: int, size: int) -> bytes:
        pieces: list[bytes] = []
        seen: set[int] = set()
        while start < _LAST_SECTOR and len(pieces) * 64 < size:
            if start in seen or start >= len(self._mini_fat):
                raise BrokenContainerError("circle of small sectors")
            seen.add(start)
            pieces.append(self._mini[start * 64 : start * 64 + 64])
            start = self._mini_fat[start]
        return b"".join(pieces)[:size]

    def _read_directory(self, data: bytes) -> list[tuple[str, int, int, int]]:
        """Name, kind, first sector and size of each entry."""
        found = []
        for place in range(0, min(len(data), _MOST_ENTRIES * _DIRECTORY_ENTRY), _DIRECTORY_ENTRY):
            entry = data[place : place + _DIRECTORY_ENTRY]
            if len(entry) < _DIRECTORY_ENTRY:
                break
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            found.append((name, kind, start, size))
        return found


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
