"""Of candidates that overlap, which one stands: nothing is nested, the longest named thing wins."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from reader_app.analysis.entities.candidates import RANKS, Candidate
from reader_app.analysis.findings import EntityKind


def without_overlap(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that keep their place, in the order of the text.

    Higher ranks come first, then the longer span, then the higher score, then what is no place
    (作者：江问渠, whose form is a place's too).
    """
    kept: list[Candidate] = []
    group: list[Candidate] = []  # candidates each of which overlaps one before it
    end = 0
    for candidate in sorted(found, key=_start):
        if candidate[0] >= end and group:
            kept += group if len(group) == 1 else _strongest(group)
            group = []
        group.append(candidate)
        if candidate[1] > end:
            end = candidate[1]
    return kept + (group if len(group) < 2 else _strongest(group))


_start = itemgetter(0)


def _rank(candidate: Candidate) -> tuple[int, int, float, bool, int]:
    start, end, kind, score, source = candidate
    return -RANKS[source], start - end, -score, kind is EntityKind.PLACE, start


def _strongest(group: list[Candidate]) -> list[Candidate]:
    if len(group) == 2:  # most groups
        return [min(group, key=_rank)]
    taken: set[int] = set()
    kept = []
    for candidate in sorted(group, key=_rank):
        places = range(candidate.start, candidate.end)
        if taken.isdisjoint((places[0], places[-1])) and taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    kept.sort(key=_start)
    return kept
