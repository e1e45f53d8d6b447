"""Where a mark belongs in a text, kept so that it outlives changes of the text.

W3C Web Annotation Data Model, section 4.2: TextPositionSelector and TextQuoteSelector; beside
them a hint of where in the document's structure the words stood.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from reader_app.documents.model import BlockKind, Document

# Code points of context on either side of the quotation.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of one text: its place in code points, its words, and the words around them.

    ``headings`` is the path of headings above it, ``block`` the number of its block, ``page``
    the original's name of its page.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    headings: tuple[str, ...] = ()
    block: int | None = None
    page: str | None = None


class Placement(StrEnum):
    """Whether a mark lies on its own words, waits for the user's word, or has no place."""

    PLACED = "placed"
    SUGGESTED = "suggested"
    UNPLACED = "unplaced"


class Describer:
    """Makes anchors in one document; what they need of its structure is worked out once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = [block.start for block in document.blocks]
        self._headings: list[tuple[int, tuple[str, ...]]] = [(-1, ())]
        path: list[tuple[int, str]] = []
        for block in document.blocks:
            if block.kind is BlockKind.HEADING:
                level = block.level or 1
                path = [above for above in path if above[0] < level]
                path.append((level, document.block_text(block)))
                self._headings.append((block.start, tuple(words for _, words in path)))

    def describe(self, start: int, end: int) -> Anchor:
        """The anchor of a stretch of the text (code points); ``start`` may equal ``end``."""
        text = self._document.text
        heading = bisect_right(self._headings, start, key=lambda item: item[0]) - 1
        block = bisect_right(self._blocks, start) - 1
        page = self._document.page_number(start)
        return Anchor(
            start,
            end,
            text[start:end],
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
            self._headings[heading][1],
            block if block >= 0 else None,
            self._document.pages[page].label if page >= 0 else None,
        )


def describe(document: Document, start: int, end: int) -> Anchor:
    """The anchor of one stretch of a document's text (code points)."""
    return Describer(document).describe(start, end)
