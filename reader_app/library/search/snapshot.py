"""One state of the index in memory: which documents it has, and where each lies in its segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.library.search import segments
from reader_app.library.search.segments import Segment
from reader_app.library.search.writing import FIELDS, TEXTS

Ids = npt.NDArray[np.int64]
Ordinals = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Placed:
    """A segment, and for each of its regions the place of its document in the row of all; -1 for
    those that are not there any more."""

    segment: Segment
    ordinals: Ordinals


@dataclass(frozen=True)
class Snapshot:
    """All documents by rising id, with the lengths of their texts, and the segments by space.

    ``homes`` says where each text is: which segment of the texts, and which region there.
    """

    ids: Ids
    lengths: npt.NDArray[np.float32]
    homes: npt.NDArray[np.int64]
    spaces: dict[int, tuple[Placed, ...]] = field(default_factory=dict)

    def ordinal(self, id: int) -> int:
        return int(np.searchsorted(self.ids, id))


def take(connection: apsw.Connection, cache: dict[int, Segment]) -> Snapshot:
    """The present state; segments never change, so those in the cache are not read again."""
    found = _segments(connection, cache)
    dead = dead_of(connection)
    living = {s.id: segments.living(s, dead.get(s.id, set())) for s in found}
    texts = [segment for segment in found if segment.space == TEXTS]
    ids = np.unique(_all([s.regions.documents[living[s.id]] for s in texts]))
    lengths = np.zeros(len(ids), dtype=np.float32)
    homes = np.zeros((len(ids), 2), dtype=np.int64)
    spaces: dict[int, list[Placed]] = {TEXTS: [], FIELDS: []}
    for segment in found:
        at = np.searchsorted(ids, segment.regions.documents)
        ordinals = np.where(living[segment.id], at, -1)
        spaces[segment.space].append(Placed(segment, ordinals))
        if segment.space == TEXTS:
            stay = living[segment.id]
            lengths[ordinals[stay]] = segment.regions.lengths()[stay]
            homes[ordinals[stay], 0] = segment.id
            homes[ordinals[stay], 1] = np.flatnonzero(stay)
    return Snapshot(ids, lengths, homes, {space: tuple(placed) for space, placed in spaces.items()})


def present(connection: apsw.Connection, cache: dict[int, Segment]) -> list[Segment]:
    """All segments as they are."""
    return _segments(connection, cache)


def dead_of(connection: apsw.Connection) -> dict[int, set[int]]:
    """The documents of each segment that count no more."""
    dead: dict[int, set[int]] = {}
    for segment, document in connection.execute("SELECT segment, document FROM dead"):
        dead.setdefault(segment, set()).add(document)
    return dead


def _segments(connection: apsw.Connection, cache: dict[int, Segment]) -> list[Segment]:
    numbers = [number for (number,) in connection.execute("SELECT id FROM segments ORDER BY id")]
    for number in numbers:
        if number not in cache:
            cache[number] = segments.load(connection, number)
    for gone in cache.keys() - set(numbers):
        cache.pop(gone, None)
    return [cache[number] for number in numbers]


def _all(arrays: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=np.int64)
