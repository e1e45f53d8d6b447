"""The index's pieces in its file: each is written once, later joined with others of its size.

A segment holds the run of some regions, cut into blocks. What is deleted is noted beside it and
left out when segments are joined; so every document is written a few times at most, however many
there are (a log-structured merge tree; O'Neil et al., Acta Informatica 33, 1996).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.library.search.lists import (
    NO_LISTS,
    Lists,
    Piece,
    blocks,
    combine,
    joined,
    lists_of,
    packed,
    piece,
    run_of,
    split,
)
from reader_app.library.search.postings import (
    END_OF_KEYS,
    Block,
    Keys,
    Positions,
    list_of_block,
    moved,
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
FAN = 16
_FANS = {0: FAN, 1: 4}
# Code points: up to the first all are of level 0, above the last they are left as they are.
_LEVEL_0 = 4096
_LARGEST = 1 << 24
# A segment of which more than so much is dead is written anew by itself.
_MOSTLY = 0.5
# Joining reads about so many bytes of lists at a time.
_JOIN_BYTES = 1 << 18


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
            level, room = level + 1, room * _FANS[self.space]
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
    return list_of_block(_block(connection, segment, at), key)


def blocks_between(
    connection: apsw.Connection, segment: Segment, low: int, high: int
) -> list[Block]:
    """The blocks that have the keys from ``low`` to below ``high``, and others."""
    first = max(0, int(np.searchsorted(segment.first_keys, np.uint64(low), side="right")) - 1)
    last = int(np.searchsorted(segment.first_keys, np.uint64(high)))
    return _blocks(connection, segment, first, last)


def _block(connection: apsw.Connection, segment: Segment, at: int) -> Block:
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


def worn(present: Sequence[Segment], dead: dict[int, set[int]], share: float) -> list[Segment]:
    """A segment of whose documents more than a share are dead; empty if there is none."""
    for segment in present:
        gone = len(dead.get(segment.id, ()))
        if gone and gone > share * len(np.unique(segment.regions.documents)):
            return [segment]
    return []


def due(present: Sequence[Segment], dead: dict[int, set[int]]) -> list[Segment]:
    """The segments to be joined next: many of one level, or as many as make one that stays as it
    is. None if all is in order."""
    worn_out = worn(present, dead, _MOSTLY)
    if worn_out:
        return worn_out
    levels: dict[tuple[int, int], list[Segment]] = {}
    for segment in present:
        if segment.regions.size <= _LARGEST:
            levels.setdefault((segment.space, segment.level), []).append(segment)
    return next((some for some in levels.values() if _are_many(some)), [])


def _are_many(some: Sequence[Segment]) -> bool:
    """Whether segments of one level are to be joined."""
    size = sum(segment.regions.size for segment in some)
    return len(some) >= _FANS[some[0].space] or (size > _LARGEST and len(some) > 1)


def come_since(present: Sequence[Segment], newest: int) -> list[Segment]:
    """Several segments of one kind that were made after one of them; empty if there are none."""
    kinds: dict[int, list[Segment]] = {}
    for segment in present:
        if segment.id > newest and segment.regions.size <= _LARGEST:
            kinds.setdefault(segment.space, []).append(segment)
    return next((some for some in kinds.values() if len(some) > 1), [])


# -- joining -----------------------------------------------------------------------------------


def join(
    connection: apsw.Connection, parts: Sequence[Segment], dead: dict[int, set[int]]
) -> Segment | None:
    """Several segments as one, without the documents that are dead in them; None if all are."""
    kept = [living(part, dead.get(part.id, set())) for part in parts]
    if not any(stay.any() for stay in kept):
        for part in parts:
            remove(connection, part)
        return None
    starts, size = _new_starts(parts, kept)
    regions = Regions(
        np.concatenate([p.regions.documents[k] for p, k in zip(parts, kept, strict=True)]),
        np.concatenate([p.regions.fields[k] for p, k in zip(parts, kept, strict=True)]),
        np.concatenate([s[k] for s, k in zip(starts, kept, strict=True)]),
        size,
    )
    sources = [
        _Source(connection, part, new, stay)
        for part, new, stay in zip(parts, starts, kept, strict=True)
    ]
    segment = write(connection, parts[0].space, regions, _joined_blocks(sources))
    for part in parts:
        remove(connection, part)
    return segment


def join_pieces(connection: apsw.Connection, parts: Sequence[Segment], regions: Regions) -> Segment:
    """Segments that hold the parts of one row of code points, one after another."""
    begin, sources = 0, []
    for part in parts:
        kept = np.ones(len(part.regions.starts), dtype=bool)
        sources.append(_Source(connection, part, part.regions.starts + begin, kept))
        begin += part.regions.size
    segment = write(connection, parts[0].space, regions, _joined_blocks(sources))
    for part in parts:
        remove(connection, part)
    return segment


def living(part: Segment, dead: set[int]) -> npt.NDArray[np.bool_]:
    """Which regions of a segment still count."""
    if not dead:
        return np.ones(len(part.regions.documents), dtype=bool)
    return np.isin(part.regions.documents, sorted(dead), invert=True)


def _new_starts(
    parts: Sequence[Segment], kept: Sequence[npt.NDArray[np.bool_]]
) -> tuple[list[Positions], int]:
    """Where each region begins in the whole (one that is left out: where it would), its size."""
    starts, size = [], 0
    for part, stay in zip(parts, kept, strict=True):
        ends = size + np.cumsum(part.regions.lengths() * stay)
        starts.append(np.concatenate([[size], ends[:-1]]).astype(np.int64))
        size = int(ends[-1])
    return starts, size


class _Source:
    """One of the segments that are joined, read in the order of its keys."""

    def __init__(
        self,
        connection: apsw.Connection,
        segment: Segment,
        new_starts: Positions,
        kept: npt.NDArray[np.bool_],
    ) -> None:
        self.first_keys = segment.first_keys
        self._connection = connection
        self._segment = segment
        self._new_starts = new_starts
        self._kept = kept
        self._next = 0
        self._rest = NO_LISTS

    def below(self, key: int) -> Piece | None:
        """What lies below ``key`` and was not taken before, at its new places."""
        until = int(np.searchsorted(self.first_keys, np.uint64(key)))
        some = [self._rest, *(self._take(at) for at in range(self._next, until))]
        self._next = max(self._next, until)
        lists, self._rest = split(joined(some), key)
        return self._moved(lists) if len(lists.keys) else None

    def _moved(self, lists: Lists) -> Piece | None:
        """Where nothing is left out, all positions are higher by the same."""
        shifts = self._new_starts - self._segment.regions.starts
        if self._kept.all() and (shifts == shifts[0]).all():
            return piece(lists, int(shifts[0]))
        run = moved(run_of(lists), self._segment.regions.starts, self._new_starts, self._kept)
        return piece(packed(run), 0) if len(run.keys) else None

    def _take(self, at: int) -> Lists:
        """A block's lists. The block goes, so that the file need not hold everything twice."""
        lists = lists_of(_block(self._connection, self._segment, at))
        self._connection.execute(
            "DELETE FROM blocks WHERE id = ?", (self._segment.first_block + at,)
        )
        return lists


def _joined_blocks(sources: Sequence[_Source]) -> Iterator[Block]:
    """The blocks of the whole, some hundred thousand bytes at a time; they begin at any key."""
    begins = np.sort(np.concatenate([source.first_keys for source in sources]))
    step = max(1, _JOIN_BYTES >> 14)
    for key in [*(int(key) for key in begins[step::step]), END_OF_KEYS]:
        pieces = [one for source in sources if (one := source.below(key)) is not None]
        if pieces:
            yield from blocks(combine(pieces))
