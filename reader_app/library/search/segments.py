"""The index's pieces in its file: each is written once, later joined with others of its size.

A segment holds the run of some regions, cut into blocks. What is deleted is noted beside it and
left out when segments are joined; so every document is written a few times at most, however many
there are (a log-structured merge tree; O'Neil et al., Acta Informatica 33, 1996).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.library.search.postings import (
    Block,
    Keys,
    Positions,
    list_of_block,
)

SCHEMA = (
    """CREATE TABLE segments (
           id INTEGER PRIMARY KEY AUTOINCREMENT, space INTEGER, size INTEGER, regions BLOB,
           first_block INTEGER, first_keys BLOB, checksum INTEGER
       ) STRICT""",
    """CREATE TABLE blocks (
           id INTEGER PRIMARY KEY, keys BLOB, ends BLOB, lists BLOB, checksum INTEGER
       ) STRICT""",
    """CREATE TABLE dead (
           segment INTEGER, document INTEGER, PRIMARY KEY (segment, document)
       ) STRICT, WITHOUT ROWID""",
)
# So many segments of one level become one of the next, which is so many times as large. Texts are
# long and dear to join; the fields are small, and every query looks into all of them.
FANS = {0: 16, 1: 4}  # in each space
_LEVEL_0 = 4096  # code points: up to so many, all are of level 0


@dataclass(frozen=True, slots=True)
class Regions:
    """Stretches of a row of code points: each is a field of a document, from its start on."""

    documents: npt.NDArray[np.int64]
    fields: npt.NDArray[np.uint8]
    starts: Positions
    size: int

    def lengths(self) -> Positions:
        """In code points, with the end mark."""
        return np.diff(self.starts, append=self.size)


@dataclass(frozen=True, slots=True)
class Segment:
    """What is kept in memory of a segment: its regions, and where the blocks begin."""

    id: int
    space: int
    regions: Regions
    first_block: int
    first_keys: Keys

    @property
    def level(self) -> int:
        level, room = 0, _LEVEL_0
        while room < self.regions.size:
            level, room = level + 1, room * FANS[self.space]
        return level


def write(
    connection: apsw.Connection, space: int, regions: Regions, pieces: Iterable[Block]
) -> Segment:
    """Keep a new segment."""
    first_block = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM blocks").get
    first_keys = []
    for number, block in enumerate(pieces):
        connection.execute(
            "INSERT INTO blocks VALUES (?, ?, ?, ?, ?)",
            (first_block + number, *block[1:], _checksum(*block[1:])),
        )
        first_keys.append(block.first)
    keys = np.array(first_keys, dtype=np.uint64)
    packed = _packed(regions)
    checksum = _checksum(packed, keys.tobytes())
    connection.execute(
        "INSERT INTO segments VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        (space, regions.size, packed, first_block, keys.tobytes(), checksum),
    )
    return Segment(connection.last_insert_rowid(), space, regions, first_block, keys)


def load(connection: apsw.Connection, number: int) -> Segment:
    found: list[Any] = connection.execute(
        """SELECT space, size, regions, first_block, first_keys, checksum
           FROM segments WHERE id = ?""",
        (number,),
    ).fetchall()
    space, size, regions, first_block, keys, checksum = found[0]
    _check(checksum, regions, keys)
    return Segment(
        number, space, _unpacked(regions, size), first_block, np.frombuffer(keys, np.uint64)
    )


def _checksum(*parts: bytes) -> int:
    value = 0
    for part in parts:
        value = zlib.crc32(part, value)
    return value


def _check(checksum: int, *parts: bytes) -> None:
    """SQLite does not see that the bytes of a value have changed on the disk; this does."""
    if _checksum(*parts) != checksum:
        raise apsw.CorruptError("a checksum differs")


def _packed(regions: Regions) -> bytes:
    columns = (regions.starts, regions.documents, regions.fields)
    return zlib.compress(b"".join(column.tobytes() for column in columns), 1)


def _unpacked(data: bytes, size: int) -> Regions:
    data = zlib.decompress(data)
    count = len(data) // 17
    return Regions(
        np.frombuffer(data, np.int64, count, 8 * count),
        np.frombuffer(data, np.uint8, count, 16 * count),
        np.frombuffer(data, np.int64, count),
        size,
    )


def remove(connection: apsw.Connection, segment: Segment) -> None:
    """Forget a segment; its blocks may be gone already."""
    last = segment.first_block + len(segment.first_keys)
    connection.execute("DELETE FROM blocks WHERE id >= ? AND id < ?", (segment.first_block, last))
    connection.execute("DELETE FROM segments WHERE id = ?", (segment.id,))
    connection.execute("DELETE FROM dead WHERE segment = ?", (segment.id,))


def positions(connection: apsw.Connection, segment: Segment, key: int) -> Positions:
    """Where a key stands in a segment, rising."""
    at = int(np.searchsorted(segment.first_keys, np.uint64(key), side="right")) - 1
    if at < 0:
        return np.empty(0, dtype=np.int64)
    return list_of_block(block_at(connection, segment, at), key)


def blocks_between(
    connection: apsw.Connection, segment: Segment, low: int, high: int
) -> list[Block]:
    """The blocks that have the keys from ``low`` to below ``high``, and others."""
    first = max(0, int(np.searchsorted(segment.first_keys, np.uint64(low), side="right")) - 1)
    last = int(np.searchsorted(segment.first_keys, np.uint64(high)))
    return _blocks(connection, segment, first, last)


def block_at(connection: apsw.Connection, segment: Segment, at: int) -> Block:
    (found,) = _blocks(connection, segment, at, at + 1)
    return found


def _blocks(connection: apsw.Connection, segment: Segment, first: int, last: int) -> list[Block]:
    found: list[Any] = connection.execute(
        "SELECT keys, ends, lists, checksum FROM blocks WHERE id >= ? AND id < ? ORDER BY id",
        (segment.first_block + first, segment.first_block + last),
    ).fetchall()
    if len(found) != max(0, last - first):
        raise apsw.CorruptError("a block is missing")
    for *parts, checksum in found:
        _check(checksum, *parts)
    first_keys = segment.first_keys[first:last].tolist()
    return [Block(key, *row[:3]) for key, row in zip(first_keys, found, strict=True)]


def living(part: Segment, dead: set[int]) -> npt.NDArray[np.bool_]:
    """Which regions of a segment still count."""
    if not dead:
        return np.ones(len(part.regions.documents), dtype=bool)
    return np.isin(part.regions.documents, sorted(dead), invert=True)
