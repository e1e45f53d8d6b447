"""Where strings stand with gaps between them (``防汛*演练``): the dearest of all questions, as a
single character stands in many places. Work on several segments goes on side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from reader_app.library.search.postings import Places, Positions
from reader_app.library.search.query import LONGEST_GAP, Gap, Pattern

# Neighbourhoods of so many code points (a power of two) are looked at first; gaps are shorter.
_NEIGHBOURHOOD_BITS = 6
assert LONGEST_GAP < 1 << _NEIGHBOURHOOD_BITS
# Fewer places are looked up at once.
_MANY = 4_096
_NOWHERE = np.uint32((1 << 32) - 1)  # no row is so long
# From so many bytes of lists on it pays to have threads.
_MUCH = 1_000_000
_THREADS = 4

Stretches = tuple[Places, Places]


class Search(NamedTuple):
    """What is to be looked through in one segment: for each piece of the pattern what gives its
    places; ``size`` is how many bytes that takes, ``row`` how many code points the segment has,
    ``regions`` where the regions of it begin."""

    pattern: Pattern
    pieces: Sequence[Callable[[], Places]]
    size: int
    row: int
    regions: Positions


def stretches(searches: Sequence[Search]) -> list[Stretches]:
    """For each search the starts and the ends of what is found within a region, by rising starts.

    A stretch is the shortest from its start.
    """
    threads = min(_THREADS, len(searches), os.cpu_count() or 1)
    if threads < 2 or sum(search.size for search in searches) < _MUCH:
        return [_found(search) for search in searches]
    with ThreadPoolExecutor(threads, "patterns") as pool:
        return list(pool.map(_found, searches))


def _found(search: Search) -> Stretches:
    """From right to left: what a place needs behind it is known when it is looked at."""
    pattern = search.pattern
    starts = search.pieces[-1]()
    ends = starts + np.uint32(len(pattern.pieces[-1]))
    for piece, text, gap in zip(
        search.pieces[-2::-1], pattern.pieces[-2::-1], pattern.gaps[::-1], strict=True
    ):
        if not len(starts):
            break
        starts, ends = _before(piece(), len(text), gap, (starts, ends), search.row)
    return _within(search.regions, starts, ends)


def _within(regions: Positions, starts: Places, ends: Places) -> Stretches:
    """Those that lie in one region."""
    borders = regions.astype(np.uint32)
    first = np.searchsorted(borders, starts, side="right")
    beyond = np.append(borders, _NOWHERE)[first]  # where the next region begins
    inside = np.flatnonzero(ends <= beyond)
    return starts[inside], ends[inside]


def _before(starts: Places, length: int, gap: Gap, behind: Stretches, row: int) -> Stretches:
    """The places of a piece that have one of those ``behind`` in reach, and where it all ends."""
    firsts, ends = behind
    least, most = np.uint32(length + gap.least), np.uint32(length + gap.most)
    if most < 1 << _NEIGHBOURHOOD_BITS and len(starts) > _MANY:
        starts = _near(starts, firsts, row)
    at = np.searchsorted(firsts, starts + least)
    next_ones = np.append(firsts, _NOWHERE)[at]
    reached = np.flatnonzero(next_ones - starts <= most)
    return starts[reached], ends[at[reached]]


def _near(places: Places, others: Places, row: int) -> Places:
    """The places that have one of the others in their neighbourhood or the next one."""
    taken = np.zeros((row >> _NEIGHBOURHOOD_BITS) + 2, dtype=bool)
    taken[others >> np.uint32(_NEIGHBOURHOOD_BITS)] = True
    taken[:-1] |= taken[1:]
    return places[np.flatnonzero(taken[places >> np.uint32(_NEIGHBOURHOOD_BITS)])]
