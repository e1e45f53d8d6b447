"""How a document is set: its type, the distance of its lines, its edges and how ragged they are."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from reader_app.documents.paging.sheets import Strip, body_size, pitch
from reader_app.documents.paging.strips import is_han
from reader_app.documents.structure.shapes import ends_sentence

# In ems.
RAGGED = 1.7  # a full line may end so far before the edge: a sign that may not start a line
_MOST_RAGGED = 8.0
_WRAPPED = 0.15  # of the width: where half of the lines end further away, each is for itself
_BEYOND = 1.7  # times what most lines leave: so much one may
_LEAST_LINES = 8  # that tell how ragged the edge is
_LONG_LINE = 0.6  # of the column's width
_NARROWEST = 6.0
# Edges that a few lines share are those of two headings of one length, unless they are this much
# of the column apart, or as many lines share them.
_WIDE = 0.6
_CERTAIN = 5
_INDENTED = 0.8
_LEAST_INDENTS = 3
PROSE = re.compile(r"[，。；,;]")
_LONGEST_WORD = 8.0  # a longer one is an address, which may be broken
_LATIN_BELOW = "\u2000"
_AFTER_A_STOP = 1.0  # behind a full stop, an early end rather means the last line
# What a line break may not part: opening marks, a word or a character, closing marks.
_WORD = re.compile(r"[（《“‘「『【(]*(?:[!-~\u00c0-\u024f]+|.)[，。、；：！？）》”’」』】]*")


class Setting:
    """Learnt from all lines of the document; what it tells of a line is in ems of that line."""

    def __init__(self, body: list[Strip]) -> None:
        lines = [strip for strip in body if not strip.table]
        self.size = body_size(lines or body)
        shared = _common_edges(lines, self.size)
        self._edges = [edges for edges, _ in shared]
        self._certain = {edges for edges, count in shared if count >= _CERTAIN}
        following = [(a, b) for a, b in pairwise(lines) if self._goes_down(a, b)]
        self.pitch = _line_pitch([b.middle - a.middle for a, b in following]) or pitch(lines)
        prose = [(a, b) for a, b in following if PROSE.search(a.text)]
        wide = median(self._width(a) for a, _ in prose) if prose else 0.0
        self.ragged = _raggedness([self.room(a, b) for a, b in prose], wide)
        self.first_indent = _first_indent([self.indent(a) for a, _ in following])

    def edges(self, strip: Strip) -> tuple[float, float]:
        """Left and right edge of the column that a line belongs to."""
        if strip.edges is None:  # asked for many times a line
            strip.edges = self._found_edges(strip)
        return strip.edges

    def _found_edges(self, strip: Strip) -> tuple[float, float]:
        left, right = strip.column
        tolerance = 0.4 * self.size
        around = [
            edges
            for edges in self._edges
            if edges[0] - tolerance <= strip.left
            and strip.right <= edges[1] + 2 * tolerance
            and (edges in self._certain or edges[1] - edges[0] >= _WIDE * (right - left))
        ]
        reach = max(right - left, 8 * self.size) + 3 * self.size
        # The widest: a heading that stands on page after page makes no edge.
        near = max(
            (edges for edges in around if edges[1] - edges[0] <= reach),
            key=lambda edges: edges[1] - edges[0],
            default=None,
        )
        # A page of short lines alone, such as the last, is set between the edges of the others.
        return near or next(iter(around), (left, right))

    def room(self, before: Strip, strip: Strip) -> float:
        """The ems that stay empty behind a line, once the next line's first word has its place."""
        _, right = self.edges(before)
        word = needed(strip.text)
        most = _AFTER_A_STOP if ends_sentence(before.text) else _LONGEST_WORD
        return (right - before.right) / max(before.size, 1e-6) - min(word, most)

    def fill(self, strip: Strip) -> float:
        """The share of its column's width that a line reaches."""
        left, right = self.edges(strip)
        return (strip.right - left) / max(right - left, 1e-6)

    def indent(self, strip: Strip) -> float:
        """How far inside the column a line starts."""
        return (strip.left - self.edges(strip)[0]) / max(strip.size, 1e-6)

    def _width(self, strip: Strip) -> float:
        left, right = self.edges(strip)
        return (right - left) / max(strip.size, 1e-6)

    def _goes_down(self, before: Strip, strip: Strip) -> bool:
        """Whether two lines look as if one sentence went on from the one to the other."""
        same = abs(before.size - strip.size) < 0.1 * before.size and before.column == strip.column
        below = 0 < strip.middle - before.middle < 3 * before.size
        long = self.fill(before) >= _LONG_LINE and not ends_sentence(before.text)
        return same and below and long and self.indent(strip) < 0.5


def needed(text: str) -> float:
    """The ems that the beginning of a line would have needed in the line above, beyond a single
    Han character's."""
    found = _WORD.match(text)
    word = found.group() if found else ""
    ems = sum(0.5 if character < _LATIN_BELOW else 1.0 for character in word)
    return ems - 1.0 if any(map(is_han, word)) else ems


def _line_pitch(steps: list[float]) -> float:
    """The usual distance of lines that go on in each other; 0.0 where too few do."""
    return median(steps) if len(steps) >= _LEAST_LINES else 0.0


def _first_indent(indents: list[float]) -> float | None:
    """By how much paragraphs start further inside, or None where they do not."""
    inside = [indent for indent in indents if indent > _INDENTED]
    return median(inside) if len(inside) >= _LEAST_INDENTS else None


def _raggedness(rooms: list[float], width: float) -> float:
    """How much room a line may leave that goes on in the next.

    Where sentences run over the lines, most of these end near the edge; how far the others stay
    back is what the edge is like. Where they end anywhere, they are entries of a list, and none
    goes on.
    """
    if len(rooms) < _LEAST_LINES:
        return _MOST_RAGGED
    if median(rooms) > _WRAPPED * width:
        return RAGGED
    rooms = sorted(rooms)
    return min(max(RAGGED, _BEYOND * rooms[int(0.95 * (len(rooms) - 1))]), _MOST_RAGGED)


def _common_edges(lines: list[Strip], em: float) -> list[tuple[tuple[float, float], int]]:
    """The edges between which most full lines stand, and how many do, the most frequent first.

    A line that ends with a sign hanging over, or starts with an indent, is no edge: only edges
    that several lines share count.
    """
    step = max(em / 3, 1e-6)
    widest: Counter[tuple[int, int]] = Counter()
    for strip in lines:
        if strip.width >= _NARROWEST * em:
            widest[round(strip.left / step), round(strip.right / step)] += 1
    common = [(pair, count) for pair, count in widest.most_common(12) if count >= 2]
    return [((left * step, right * step), count) for (left, right), count in common]
