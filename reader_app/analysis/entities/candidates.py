"""A possible name: where it stands, what it would be, and how sure its source is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from reader_app.analysis.findings import EntityKind


class Source(IntEnum):
    """Where a candidate comes from; of two that overlap, a higher source wins over a lower."""

    TAGGER = 0
    GRAMMAR = 1
    MARKED = 2
    USER = 3


# From this score on a candidate stands by itself; below, the rest of the document must bear it out.
CERTAIN = 1.0
_STANDS_ALONE = 0.85


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span (code points of the document) that may name something of ``kind``."""

    start: int
    end: int
    kind: EntityKind
    score: float = CERTAIN
    source: Source = Source.GRAMMAR

    @property
    def length(self) -> int:
        return self.end - self.start


def from_tagger(names: Iterable[tuple[int, int, str, float]]) -> list[Candidate]:
    """A statistical tagger's names (start, end, kind, score from 0 to 1) as candidates.

    They give way to what the grammar finds. A probability of ``_STANDS_ALONE`` makes a name
    CERTAIN; below, the grammar or the rest of the document must bear it out.
    """
    return [
        Candidate(start, end, EntityKind(kind), score / _STANDS_ALONE, Source.TAGGER)
        for start, end, kind, score in names
    ]
