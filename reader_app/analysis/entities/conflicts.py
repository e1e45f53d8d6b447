"""Of candidates that overlap, which one stands: nothing is nested, the longest named thing wins."""

from __future__ import annotations

from collections.abc import Iterable

from reader_app.analysis.entities.candidates import Candidate


def without_overlap(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that keep their place, in the order of the text.

    Higher sources come first, then the longer span, then the higher score.
    """
    found = list(found)
    if len(found) < 2:
        return found
    taken: set[int] = set()
    kept = []
    for candidate in sorted(found, key=lambda c: (-c.source, -c.length, -c.score, c.start)):
        if taken.isdisjoint((candidate.start, candidate.end - 1)) and taken.isdisjoint(
            range(candidate.start, candidate.end)
        ):
            taken.update(range(candidate.start, candidate.end))
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
