"""Which stretches of two texts are the same words: the evidence on which marks are carried over.

It begins at clauses that occur once in either text (the idea of Bram Cohen's patience diff, with
clauses for lines) and grows from there as far as both texts agree. Where official prose repeats
itself it is silent rather than wrong.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader_app.library.letters import Letters


class Stretch(NamedTuple):
    """Letters that are the same in both texts: their ranks in the old and the new, their number.

    A stretch is as long as it can be: the letters before and after it differ.
    """

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        return self.old + self.length

    @property
    def new_end(self) -> int:
        return self.new + self.length

    @property
    def shift(self) -> int:
        return self.new - self.old


class Claim(NamedTuple):
    """A rival's claim on letters of a stretch: ranks of the old text, as the stretch counts them.

    The letters may lie outside of the stretch.
    """

    start: int
    end: int
    rival: Stretch


class Alignment:
    """The correspondence of two texts. Making it costs about a second for a million characters."""

    def __init__(self, old: Letters, new: Letters) -> None:
        self.old, self.new = old, new
        self.stretches = sorted(set(_stretches(old, new)))
        self._by_old = _Overlaps([(s.old, s.old_end) for s in self.stretches])
        self._in_new = sorted(self.stretches, key=lambda stretch: stretch.new)
        self._by_new = _Overlaps([(s.new, s.new_end) for s in self._in_new])
        self._rivals: dict[Stretch, list[Claim]] = {}

    def holding(self, start: int, end: int) -> list[Stretch]:
        """The stretches that hold all letters from ``start`` to ``end`` of the old text."""
        return [self.stretches[n] for n in self._by_old.holding(start, end)]

    def touching(self, start: int, end: int) -> list[Stretch]:
        """The stretches that hold any of these letters of the old text."""
        return [self.stretches[n] for n in self._by_old.touching(start, end)]

    def reaching(self, start: int, end: int) -> list[Stretch]:
        """The stretches that lead to any of these letters of the new text."""
        return [self._in_new[n] for n in self._by_new.touching(start, end)]

    def claims(self, own: Stretch) -> list[Claim]:
        """What other stretches claim of the letters of this one, in either text."""
        if own not in self._rivals:
            olds = (Claim(s.old, s.old_end, s) for s in self.touching(own.old, own.old_end))
            news = (
                Claim(s.new - own.shift, s.new_end - own.shift, s)
                for s in self.reaching(own.new, own.new_end)
            )
            self._rivals[own] = [claim for claim in (*olds, *news) if claim.rival != own]
        return self._rivals[own]

    def share(self) -> float:
        """How much of the shorter text is in both of them (0 to 1)."""
        common = reached = 0
        for stretch in self.stretches:
            common += max(0, stretch.old_end - max(stretch.old, reached))
            reached = max(reached, stretch.old_end)
        shorter = min(len(self.old.text), len(self.new.text))
        return min(1.0, common / shorter) if shorter else 1.0

    def estimate(self, start: int, end: int) -> tuple[int, int]:
        """Where letters that are no longer whole should be sought in the new text (ranks)."""
        left = max(self.touching(start, start + 1) or self._before(start), default=None)
        right = min(self.touching(end - 1, end) or self._after(end), default=None)
        first = _image(left, start) if left else 0
        last = _image(right, end) if right else len(self.new.text)
        if first > last:
            last = min(first + end - start, len(self.new.text))
        return first, last

    def _before(self, place: int) -> list[Stretch]:
        number = bisect_left(self.stretches, (place,)) - 1
        return [self.stretches[number]] if number >= 0 else []

    def _after(self, place: int) -> list[Stretch]:
        number = bisect_left(self.stretches, (place,))
        return self.stretches[number : number + 1]


def _image(stretch: Stretch, rank: int) -> int:
    return min(max(rank, stretch.old), stretch.old_end) + stretch.shift


class _Overlaps:
    """Intervals in the order of their starts, and quick answers to which lie about a place."""

    def __init__(self, intervals: Sequence[tuple[int, int]]) -> None:
        self._starts = array("L", (start for start, _ in intervals))
        self._ends = array("L", (end for _, end in intervals))
        self._furthest = array("L")  # the greatest end up to each interval
        furthest = 0
        for _, end in intervals:
            furthest = max(furthest, end)
            self._furthest.append(furthest)

    def holding(self, start: int, end: int) -> Iterator[int]:
        """The intervals that hold all from ``start`` to ``end``."""
        return (
            n
            for n in self._down_from(bisect_right(self._starts, start), end - 1)
            if self._ends[n] >= end
        )

    def touching(self, start: int, end: int) -> Iterator[int]:
        """The intervals that share something with ``start`` to ``end``."""
        return (
            n
            for n in self._down_from(bisect_left(self._starts, end), start)
            if self._ends[n] > start
        )

    def _down_from(self, number: int, place: int) -> Iterator[int]:
        while number > 0 and self._furthest[number - 1] > place:
            number -= 1
            yield number


def _stretches(old: Letters, new: Letters) -> Iterator[Stretch]:
    """What stands about clauses that occur once in both texts, and what both begin or end with."""
    a, b = old.text, new.text
    covered: dict[int, int] = {}  # shift → how far the old text is covered on it
    for i, j in _seeds(old, new):
        if covered.get(j - i, -1) > i:
            continue
        left, right = common_suffix(a, i, b, j), common_prefix(a, i, b, j)
        covered[j - i] = i + right
        if left + right:
            yield Stretch(i - left, j - left, left + right)


def _seeds(old: Letters, new: Letters) -> Iterable[tuple[int, int]]:
    in_new = dict(_once(new))
    seeds = [(rank, in_new[clause]) for clause, rank in _once(old) if clause in in_new]
    return [(0, 0), *sorted(seeds), (len(old.text), len(new.text))]


def _once(letters: Letters) -> Iterator[tuple[str, int]]:
    """The clauses that occur once in a text, and their ranks."""
    return ((clause, ranks[0]) for clause, ranks in letters.clause_ranks.items() if len(ranks) == 1)


def common_prefix(a: str, i: int, b: str, j: int) -> int:
    """How many characters from ``a[i]`` and ``b[j]`` on are the same: by leaps, then by halves."""
    most, at, step = max(0, min(len(a) - i, len(b) - j)), 0, 32
    while step:
        step = min(step, most - at)
        if step and a[i + at : i + at + step] == b[j + at : j + at + step]:
            at, step = at + step, 2 * step
        else:
            step //= 2
    return at


def common_suffix(a: str, i: int, b: str, j: int) -> int:
    """How many characters before ``a[i]`` and ``b[j]`` are the same."""
    most, at, step = max(0, min(i, j)), 0, 32
    while step:
        step = min(step, most - at)
        if step and a[i - at - step : i - at] == b[j - at - step : j - at]:
            at, step = at + step, 2 * step
        else:
            step //= 2
    return at
