"""Heights of a long list of segments, most of them estimated: sums and search stay cheap."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

_CHUNK = 128


class HeightIndex:
    """Heights in pixels with prefix sums.

    The heights lie in one flat array; a Fenwick tree (P. M. Fenwick, 1994) holds the sums of
    chunks of it. Building is a few C-speed passes, a correction or a search some microseconds.
    """

    def __init__(self, heights: Iterable[float] = ()) -> None:
        self._heights = array("d", heights)
        starts = range(0, len(self._heights), _CHUNK)
        self._sums = [sum(self._heights[i : i + _CHUNK]) for i in starts]
        self._tree = _fenwick(self._sums)
        self._total = sum(self._sums)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    @property
    def total(self) -> float:
        """The height of everything."""
        return self._total

    def set(self, index: int, height: float) -> None:
        """Correct one height."""
        difference = height - self._heights[index]
        if not difference:
            return
        self._heights[index] = height
        self._total += difference
        self._sums[index // _CHUNK] += difference
        node = index // _CHUNK + 1
        while node < len(self._tree):
            self._tree[node] += difference
            node += node & -node

    def top(self, index: int) -> float:
        """The sum of the heights before ``index``."""
        node, total = index // _CHUNK, 0.0
        rest = sum(self._heights[node * _CHUNK : index])
        while node:
            total += self._tree[node]
            node -= node & -node
        return total + rest

    def rows(self, count: int) -> Iterator[tuple[int, float]]:
        """The segments at the tops of so many rows over everything, with the share above.

        One pass, for the map of the whole; many times faster than ``find`` for each row.
        """
        tops = list(accumulate(self._sums, initial=0.0))
        chunk, inner = -1, [0.0]
        for row in range(count if self._heights else 0):
            y = self._total * row / count
            found = min(bisect_right(tops, y), len(self._sums)) - 1
            if found != chunk:
                chunk = found
                part = self._heights[chunk * _CHUNK : (chunk + 1) * _CHUNK]
                inner = list(accumulate(part, initial=tops[chunk]))
            index = min(bisect_right(inner, y), len(inner) - 1) - 1
            height = inner[index + 1] - inner[index]
            yield chunk * _CHUNK + index, (y - inner[index]) / height if height else 0.0

    def find(self, y: float) -> tuple[int, float]:
        """The segment at ``y`` and the pixels of it above; clamped to the first and the last."""
        if not self._heights or y <= 0:
            return 0, 0.0
        chunk, y = self._find_chunk(y)
        last = min(len(self._heights), (chunk + 1) * _CHUNK) - 1
        index = chunk * _CHUNK
        while index < last and y >= self._heights[index]:
            y -= self._heights[index]
            index += 1
        return index, min(y, self._heights[index])

    def _find_chunk(self, y: float) -> tuple[int, float]:
        """The chunk that holds ``y``, and ``y`` counted from its top."""
        node, step, last = 0, 1 << len(self._tree).bit_length(), len(self._tree) - 1
        while step:
            if node + step < last and self._tree[node + step] <= y:
                node += step
                y -= self._tree[node]
            step >>= 1
        return node, y


def _fenwick(values: list[float]) -> array[float]:
    tree = array("d", [0.0, *values])
    for node in range(1, len(tree)):
        parent = node + (node & -node)
        if parent < len(tree):
            tree[parent] += tree[node]
    return tree
