"""What has been read: the stretches of the text that were on screen."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from reader_app.ui.reader.segments import Role, Segments

_NO_CONTENT = (Role.BOILERPLATE, Role.IMAGE)


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


class Progress:
    """How much of a document's content has been read."""

    def __init__(self, segments: Segments, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self.read = ReadRanges(ranges)
        self._segments = segments
        self._before = array("I")  # a yearbook has a hundred thousand segments

    def share(self) -> float:
        """The share of the content's code points that has been on screen, 0 to 1."""
        if not len(self._segments):
            return 0.0
        total = self._content_before(self._segments.ends[-1])
        read = sum(
            self._content_before(end) - self._content_before(start)
            for start, end in self.read.ranges()
        )
        return min(1.0, read / total) if total else 0.0

    def unread_after(self, position: int) -> int | None:
        """The first code point of content from a position on that has not been on screen."""
        segments, read = self._segments, self.read.ranges()
        for index in range(segments.at(position), len(segments)):
            if segments.roles[index] in _NO_CONTENT:
                continue
            position = max(position, segments.starts[index])
            while read and read[0][0] <= position:
                position = max(position, read.pop(0)[1])
            if position < segments.ends[index]:
                return position
        return None

    def _content_before(self, position: int) -> int:
        """How many code points of content lie before a position."""
        segments = self._segments
        if not self._before:
            lengths = (
                0 if role in _NO_CONTENT else end - start
                for start, end, role in zip(
                    segments.starts, segments.ends, segments.roles, strict=True
                )
            )
            self._before = array("I", accumulate(lengths, initial=0))
        index = segments.at(position)
        before, upto = self._before[index : index + 2]
        return min(upto, before + max(0, position - segments.starts[index]))
