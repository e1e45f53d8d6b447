"""Where in a document something stands: its block, its section, the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader_app.documents.blocks import headings, starts_of
from reader_app.documents.model import Block, Document, Span

# Code points of context kept on either side: more than a panel's width can show.
_CONTEXT = 40
_CLAUSE_ENDS = re.compile(r"[，,、；;：:。！？!?（）()\n]")


class Snippet(NamedTuple):
    """A mention with the words before and after it, on one line."""

    before: str
    name: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.name}{self.after}"


class Passages:
    """Looks up positions (code points) of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = starts_of(document.blocks)
        self._headings = list(headings(document.blocks))
        self._heading_starts = [block.start for block in self._headings]

    def share(self, position: int) -> float:
        """How far into the text a position lies, from 0 to 1."""
        return self.shares([position])[0]

    def shares(self, positions: Sequence[int]) -> list[float]:
        """The same for many: a book names its persons a hundred thousand times."""
        length = max(1, len(self._document.text))
        return [min(1.0, position / length) for position in positions]

    def unlike(self, spans: Iterable[Span]) -> list[Span]:
        """One of the spans for each text that they have, in order."""
        text = self._document.text
        first: dict[str, Span] = {}
        for span in spans:
            first.setdefault(text[span[0] : span[1]], span)
        return list(first.values())

    def block_at(self, position: int) -> Block | None:
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._document.blocks[index].end:
            return None
        return self._document.blocks[index]

    def section_at(self, position: int) -> Block | None:
        """The heading that a position stands under."""
        index = bisect_right(self._heading_starts, position) - 1
        return self._headings[index] if index >= 0 else None

    def line(self, span: Span) -> str:
        """A stretch of the text on one line."""
        return _one_line(self._document.text[span.start : span.end]).strip()

    def lead(self, position: int) -> str:
        """The words of the clause before a position: 已处置 of ``共93处，已处置88处``."""
        block = self.block_at(position)
        before = self._document.text[block.start : position] if block else ""
        return _CLAUSE_ENDS.split(before)[-1].strip()

    def snippet(self, span: Span) -> Snippet:
        """A mention with its context, never beyond its block; cut ends are marked with ``…``."""
        text = self._document.text
        block = self.block_at(span.start)
        first, last = (block.start, block.end) if block else (span.start, span.end)
        start, end = max(first, span.start - _CONTEXT), min(last, span.end + _CONTEXT)
        before = ("…" if start > first else "") + _one_line(text[start : span.start])
        after = _one_line(text[span.end : end]) + ("…" if end < last else "")
        return Snippet(before, _one_line(text[span.start : span.end]), after)


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
