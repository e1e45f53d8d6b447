"""Where strings stand with gaps between them (``防汛*演练``): the dearest of all questions, as a
single character stands in many places. Work on several segments goes on side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from reader_app.library.search.postings import Places, Positions, counts_in
from reader_app.library.search.query import Gap, Pattern

# Neighbourhoods of 2 to the power of so many code points are looked at first: the smaller they
# are the more they tell, but the marks for all of them must go into the processor's cache.
_NEIGHBOURHOOD_BITS = 5
# Fewer places are looked up at once.
_MANY = 4_096
_NOWHERE = np.uint32((1 << 32) - 1)  # no row is so long
# From so many bytes of lists on it pays to have threads.
_MUCH = 1_000_000
_THREADS = 4

Stretches = tuple[Places, Places]


class Search(NamedTuple):
    """What is to be looked through in one segment: for each piece of the pattern what gives its
    places, in any order; ``size`` is how many bytes that takes, ``row`` how many code points the
    segment has, ``regions`` where the regions of it begin."""

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
    texts, gaps = search.pattern.pieces[::-1], search.pattern.gaps[::-1]
    last, *others = search.pieces[::-1]
    firsts = last()
    if not len(firsts):
        return firsts, firsts
    places, reach = others[0](), len(texts[1]) + gaps[0].most
    # What has nothing of the other piece about it is left out before it need be sorted.
    places = _near(places, firsts, reach, search.row)
    firsts = np.sort(_near(firsts, places, reach, search.row, behind=False))
    found = _before(places, len(texts[1]), gaps[0], (firsts, firsts + np.uint32(len(texts[0]))))
    for piece, text, gap in zip(others[1:], texts[2:], gaps[1:], strict=True):
        if not len(found[0]):
            break
        places = _near(piece(), found[0], len(text) + gap.most, search.row)
        found = _before(places, len(text), gap, found)
    return _within(search.regions, *found)


def _within(regions: Positions, starts: Places, ends: Places) -> Stretches:
    """Those that lie in one region."""
    borders = regions.astype(np.uint32)
    beyond = np.append(borders[1:], _NOWHERE)  # where the next region begins
    inside = np.flatnonzero(ends <= beyond.repeat(counts_in(borders, starts)))
    return starts[inside], ends[inside]


def _before(places: Places, length: int, gap: Gap, behind: Stretches) -> Stretches:
    """The places of a piece that have one of those ``behind`` in reach, and where it all ends."""
    firsts, ends = behind
    starts = np.sort(places)
    at = np.searchsorted(firsts, starts + np.uint32(length + gap.least))
    next_ones = np.append(firsts, _NOWHERE)[at]
    reached = np.flatnonzero(next_ones - starts <= np.uint32(length + gap.most))
    return starts[reached], ends[at[reached]]


def _near(places: Places, others: Places, reach: int, row: int, behind: bool = True) -> Places:
    """The places that have one of the others at most ``reach`` behind them (or before them), and
    some that have not."""
    if len(places) < _MANY:
        return places
    bits = np.uint32(max(_NEIGHBOURHOOD_BITS, (reach - 1).bit_length()))
    taken = np.zeros((row >> int(bits)) + 2, dtype=bool)
    # As indices of the platform's own type: numpy is twice as fast with those.
    taken[(others >> bits).astype(np.intp)] = True
    if behind:
        taken[:-1] |= taken[1:]
    else:
        taken[1:] |= taken[:-1]
    return places[np.flatnonzero(taken[(places >> bits).astype(np.intp)])]
