"""Segments joined: which are due, and how several become one without what is dead in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from reader_app.library.search.postings import END_OF_KEYS, Block, Positions, moved
from reader_app.library.search.segments import (
    FANS,
    Regions,
    Segment,
    block_at,
    living,
    remove,
    write,
)

# Code points: what is larger is left as it is.
_LARGEST = 1 << 24
# A segment of which more than so much is dead is written anew by itself.
_MOSTLY = 0.5
# Joining reads about so many bytes of lists at a time.
_JOIN_BYTES = 1 << 18


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
    return len(some) >= FANS[some[0].space] or (size > _LARGEST and len(some) > 1)


def come_since(present: Sequence[Segment], newest: int) -> list[Segment]:
    """Several segments of one kind that were made after one of them; empty if there are none."""
    kinds: dict[int, list[Segment]] = {}
    for segment in present:
        if segment.id > newest and segment.regions.size <= _LARGEST:
            kinds.setdefault(segment.space, []).append(segment)
    return next((some for some in kinds.values() if len(some) > 1), [])


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
        lists = lists_of(block_at(self._connection, self._segment, at))
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
