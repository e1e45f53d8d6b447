"""What has been read: the stretches of the text that were on screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class ReadRanges:
    """A set of code points kept as disjoint ranges in order."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in ranges:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Count a stretch as read; what it touches grows together with it."""
        if start >= end:
            return
        low = bisect_left(self._ends, start)
        high = bisect_right(self._starts, end)
        if low < high:
            start = min(start, self._starts[low])
            end = max(end, self._ends[high - 1])
        self._starts[low:high] = [start]
        self._ends[low:high] = [end]

    def ranges(self) -> list[tuple[int, int]]:
        return list(zip(self._starts, self._ends, strict=True))

    def total(self) -> int:
        """How many code points have been read."""
        return sum(self._ends) - sum(self._starts)
