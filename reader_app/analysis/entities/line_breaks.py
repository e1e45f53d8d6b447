"""Words broken over two lines, as texts for terminals and mail have them: their halves are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from itertools import pairwise

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.segment import default_segmenter

_ENDS = frozenset("。！？：；.!?:;|│")
# A line that is full has at least so many code points, and the lines of a text so many columns,
# give or take; so many lines tell that it is broken into lines.
_SHORTEST, _RAGGED, _LEAST_LINES = 16, 3, 5
# Code points on each side of a break that are cut into words.
_REACH = 6


def without_halves(passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that begin or end in the midst of a word broken over lines."""
    edges = {place for c in found if c.source < Source.MARKED for place in (c.start, c.end - 1)}
    halves = {place for half in _halves(passage, edges) for place in range(*half)}
    if not halves:
        return found
    return [
        c
        for c in found
        if c.source >= Source.MARKED or not (c.start in halves or c.end - 1 in halves)
    ]


def _halves(passage: Passage, edges: Set[int]) -> Iterator[tuple[int, int]]:
    """Both parts of each word that a line's end cuts in two, where one of ``edges`` is near."""
    words, text = default_segmenter().words, passage.text
    for (start, end), (below, last) in _full_lines(passage):
        first, done = max(start, end - _REACH), min(last, below + _REACH)
        if edges.isdisjoint(range(first, end)) and edges.isdisjoint(range(below, done)):
            continue
        place = first
        for word in words(text[first:end] + text[below:done]):
            if place < end < place + len(word):
                yield place, end
                yield below, below + len(word) - (end - place)
            place += len(word)


def _full_lines(passage: Passage) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The lines whose sentence goes on in the next, with that, in a text broken into lines."""
    text = passage.text
    running = [
        (line, below)
        for line, below in pairwise(passage.blocks)
        if line[1] - line[0] >= _SHORTEST and text[line[1] - 1] not in _ENDS
    ]
    if len(running) < _LEAST_LINES:
        return []
    widths = [_columns(text[start:end]) for (start, end), _ in running]
    counts = Counter(widths)
    usual = max(counts, key=lambda width: (_alike(counts, width), width))
    if _alike(counts, usual) * 2 < len(running):
        return []
    return [pair for pair, width in zip(running, widths, strict=True) if width >= usual - _RAGGED]


def _columns(line: str) -> int:
    """The width on a terminal: GB 18030 has one byte for each column of nearly all."""
    return len(line.encode("gb18030", "replace"))


def _alike(counts: Counter[int], width: int) -> int:
    return sum(counts[width + ragged] for ragged in range(-_RAGGED, _RAGGED + 1))
