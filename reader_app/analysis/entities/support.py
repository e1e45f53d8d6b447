"""Whether a name is borne out where it occurs: a word that seems one here and there is none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from typing import NamedTuple

from reader_app.analysis.entities.candidates import CERTAIN
from reader_app.analysis.entities.place_words import DOUBTFUL
from reader_app.analysis.findings import EntityKind

# Names of fewer occurrences are not weighed.
_OFTEN = 4
# The support, in certain occurrences, that a name needs of each: in manuals, where every second
# name is none, names had less of 30 that were none, and of none that was one.
_LEAST = 0.4

Named = tuple[EntityKind, str]


class Said(NamedTuple):
    """How sure a source is that a name stands at a place (code points of the document)."""

    named: Named
    place: int
    score: float


def unsupported(said: Iterable[Said], names: Set[Named], counts: Counter[str]) -> set[Named]:
    """Those of ``names`` that are unlikely at most of their occurrences, which ``counts`` has."""
    often = {named for named in names if counts[named[1]] >= _OFTEN}
    if not often:
        return set()
    best: dict[Named, dict[int, float]] = defaultdict(dict)
    for named, place, score in said:
        if named in often:
            places = best[named]
            places[place] = max(places.get(place, 0.0), score)
    return {
        named
        for named in often
        if sum(map(_weight, best[named].values())) < _LEAST * counts[named[1]]
    }


def _weight(score: float) -> float:
    """None of what is but doubtful, all of what is certain."""
    return max(0.0, min(CERTAIN, score) - DOUBTFUL) / (CERTAIN - DOUBTFUL)
