"""A possible name: where it stands, what it would be, and how sure its source is."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from reader_app.analysis.findings import EntityKind


class Source(IntEnum):
    """Where a candidate comes from.

    A certain guess stands by itself where it is made; repeated it must be borne out elsewhere.
    """

    TAGGER = 0
    GUESS = 1
    GRAMMAR = 2
    MARKED = 3
    USER = 4


# By source: of two candidates that overlap, one of a higher rank wins over one of a lower.
RANKS = (0, 1, 1, 2, 3)

# From this score on a candidate stands by itself; below, the rest of the document must bear it out.
CERTAIN = 1.0


# Above this officialness of a text (``register``) the grammar is surer than the tagger.
MOSTLY_OFFICIAL = 0.5


class Candidate(NamedTuple):
    """A span (code points of the document) that may name something of ``kind``."""

    start: int
    end: int
    kind: EntityKind
    score: float = CERTAIN
    source: Source = Source.GRAMMAR

    @property
    def length(self) -> int:
        return self.end - self.start


def candidate(start: int, end: int, kind: EntityKind, score: float = CERTAIN) -> Candidate:
    """A candidate of the grammar, made in half the time that the record's own constructor takes."""
    return _new(Candidate, (start, end, kind, score, Source.GRAMMAR))


_new = tuple.__new__
