"""Where a hit is shown: a short piece of the text around it, with the terms marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader_app.documents.model import Span
from reader_app.library.search.folding import fold

_BEFORE, _LENGTH = 24, 96  # code points
_CHUNK = 1024
_SEAM = re.compile(r"[\s,.;:!?，。；：！？、…—“”‘’（）《》]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line: ``text[start:end]`` with line breaks as blanks.

    ``marks`` are spans within the snippet, ``hit`` is the place found, in the whole text.
    """

    text: str
    start: int
    hit: Span
    marks: tuple[Span, ...]


def snippet(text: str, terms: list[str]) -> Snippet | None:
    """The piece around an occurrence of a term (folded), or None if none occurs.

    The first one in the plain form is taken, which needs no folding, or else the first in any.
    """
    for term in terms:
        at = text.find(term)
        if at < 0:
            at = find(text, term)
        if at >= 0:
            return _around(text, Span(at, at + len(term)), terms)
    return None


def find(text: str, term: str, start: int = 0) -> int:
    """Where a folded term first occurs in a text at or after ``start``; -1 if nowhere.

    Folds the text piece by piece, so an early hit in a huge text is found at once.
    """
    for begin in range(start, len(text), _CHUNK):
        at = fold(text[begin : begin + _CHUNK + len(term) - 1]).find(term)
        if at >= 0:
            return begin + at
    return -1


def _around(text: str, hit: Span, terms: list[str]) -> Snippet:
    start = _seam_after(text, max(0, hit.start - _BEFORE), hit.start)
    end = max(hit.end, min(len(text), start + _LENGTH))
    piece = text[start:end]
    return Snippet(re.sub(r"\s", " ", piece), start, hit, _marks(fold(piece), terms))


def _seam_after(text: str, start: int, limit: int) -> int:
    """The first place from ``start`` on where the text can be cut; ``start`` if there is none."""
    if start == 0:
        return 0
    match = _SEAM.search(text, start, limit)
    return match.end() if match else start


def _marks(folded: str, terms: list[str]) -> tuple[Span, ...]:
    """Where the terms occur, in order; overlapping ones are joined."""
    found = sorted(
        Span(match.start(), match.end())
        for term in terms
        for match in re.finditer(re.escape(term), folded)
    )
    marks: list[Span] = []
    for span in found:
        if marks and span.start < marks[-1].end:
            marks[-1] = Span(marks[-1].start, max(marks[-1].end, span.end))
        else:
            marks.append(span)
    return tuple(marks)
