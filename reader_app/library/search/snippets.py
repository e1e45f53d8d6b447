"""How hits are shown: short pieces of a text around them, cut where words end, with marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader_app.documents.model import Span
from reader_app.library.search.folding import fold

# Code points.
_BEFORE, _LENGTH = 24, 96
_EDGE = 12
_CHUNK = 1024
# The best place is looked for among so many hits.
_MOST_WEIGHED = 500
_SEAM = re.compile(r"[\s,.;:!?，。；：！？、…—”’）》]+")


class Hit(NamedTuple):
    """A place in a text, and which of the things that were asked for it is."""

    start: int
    end: int
    kind: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line: ``text[start:end]`` with line breaks as blanks.

    ``marks`` are spans within the snippet, ``hit`` is the place found, in the whole text.
    """

    text: str
    start: int
    hit: Span
    marks: tuple[Span, ...]


def snippets(text: str, hits: Sequence[Hit], most: int) -> tuple[Snippet, ...]:
    """Pieces around hits (by rising start): the one that shows most of what was asked for first,
    then those that follow it."""
    found: list[Snippet] = []
    at, end = best(hits), 0
    while at < len(hits) and len(found) < most:
        snippet = around(text, hits[at], hits, end)
        found.append(snippet)
        end = snippet.start + len(snippet.text)
        at = bisect_left(hits, (max(end, hits[at].start + 1),), at + 1)
    return tuple(found)


def best(hits: Sequence[Hit]) -> int:
    """The hit whose surroundings show most kinds, the first of them."""
    chosen, most, end = 0, 0, 0
    some = hits[:_MOST_WEIGHED]
    for at, hit in enumerate(some):
        reach = hit.start + _LENGTH - _BEFORE
        while end < len(some) and some[end].end <= reach:
            end += 1
        kinds = len({other.kind for other in some[at:end]})
        if kinds > most:
            chosen, most = at, kinds
    return chosen


def around(text: str, hit: Hit, hits: Sequence[Hit], low: int = 0) -> Snippet:
    """The piece of a text from ``low`` on with a hit in it, and all hits in the piece marked."""
    start = _start(text, max(low, hit.start - _BEFORE), hit.start)
    end = _end(text, max(hit.end, start + _LENGTH), hit.end)
    inside = [
        Span(other.start - start, other.end - start)
        for other in hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]
        if other.end <= end
    ]
    piece = re.sub(r"\s", " ", text[start:end])
    return Snippet(piece, start, Span(hit.start, hit.end), _merged(inside))


def find(text: str, term: str, start: int = 0) -> int:
    """Where a folded term first occurs in a text at or after ``start``; -1 if nowhere.

    Folds the text piece by piece, so an early hit in a huge text is found at once.
    """
    for begin in range(start, len(text), _CHUNK):
        at = fold(text[begin : begin + _CHUNK + len(term) - 1]).find(term)
        if at >= 0:
            return begin + at
    return -1


def find_all(text: str, term: str, kind: int, most: int) -> list[Hit]:
    """The first occurrences of a folded term."""
    found: list[Hit] = []
    at = find(text, term)
    while at >= 0 and len(found) < most:
        found.append(Hit(at, at + len(term), kind))
        at = find(text, term, at + len(term))
    return found


def _start(text: str, low: int, hit: int) -> int:
    """Where a piece begins: behind a mark of punctuation, or else between two words."""
    if low == 0:
        return 0
    seam = _SEAM.search(text, low, hit)
    return seam.end() if seam else min(hit, _between_words(text, low))


def _end(text: str, high: int, hit: int) -> int:
    """Where a piece ends: behind the last mark of punctuation near its end, or between words."""
    if high >= len(text):
        return len(text)
    low = max(hit, high - _EDGE)
    seams = list(_SEAM.finditer(text, low, high))
    return seams[-1].end() if seams else max(hit, _between_words(text, high))


def _between_words(text: str, at: int) -> int:
    """The border between two words that is next to a place."""
    from reader_app.analysis.segment import default_segmenter

    low = max(0, at - _EDGE)
    borders, here = [low], low
    for word in default_segmenter().words(text[low : at + _EDGE]):
        here += len(word)
        borders.append(here)
    return min(borders, key=lambda border: abs(border - at))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order; those that overlap are joined."""
    marks: list[Span] = []
    for span in sorted(spans):
        if marks and span.start < marks[-1].end:
            marks[-1] = Span(marks[-1].start, max(marks[-1].end, span.end))
        else:
            marks.append(span)
    return tuple(marks)
