"""Where a mark belongs in a text, kept so that it outlives changes of the text.

W3C Web Annotation Data Model, section 4.2: TextPositionSelector and TextQuoteSelector; beside
them a hint of where in the document's structure the words stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
