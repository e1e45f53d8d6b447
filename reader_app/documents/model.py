"""What a document is: one canonical text, blocks over it, and what it says about itself.

Every offset in the program is a count of Unicode code points into ``Document.text``,
start inclusive, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reader_app.errors import Notice


class Span(NamedTuple):
    """A stretch of the canonical text, in code points, end exclusive."""

    start: int
    end: int


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"
    IMAGE = "image"
    LISTING = "listing"  # a line that stands as it was typed: of a program, of verse


# Kinds that say nothing of the document's subject: no layer of the analysis looks into them.
OUTSIDE_CONTENT = frozenset({BlockKind.BOILERPLATE, BlockKind.IMAGE})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text. ``level`` counts headings from 1 and is None for other kinds.

    The indent of a listing's line is the white space before it in its line of the text.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's place in the text: the span of its marker, and the caption that belongs to it."""

    src: str
    alt: str
    caption: str | None
    start: int
    end: int
    caption_span: Span | None = None


class Page(NamedTuple):
    """Where a page of the original begins in the text, and what the original calls it."""

    label: str
    start: int


class Link(NamedTuple):
    """Text that leads elsewhere: an address, a file, or ``#`` and a code point of this text."""

    start: int
    end: int
    target: str


class Ruby(NamedTuple):
    """A reading printed over its base text; the base alone stands in the canonical text."""

    start: int
    end: int
    reading: str


class Note(NamedTuple):
    """A footnote or endnote: its mark in the running text, and the note's own text."""

    start: int
    end: int
    note_start: int
    note_end: int


class RevisionKind(StrEnum):
    INSERTED = "inserted"
    DELETED = "deleted"
    COMMENT = "comment"


class Revision(NamedTuple):
    """A tracked change or a comment that the file itself carries.

    ``text`` is the comment's, or the deleted words: these are no part of the canonical text, which
    is the final version, and stand at a place without length.
    """

    kind: RevisionKind
    start: int
    end: int
    author: str | None = None
    date: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself; ``date`` is ISO 8601, anything unstated is None."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded document. Blocks are in order, do not overlap, and hold no outer white space.

    A table's rows are lines, its cells are parted by tabs. ``format`` is the loader's name.
    ``pages``, ``links``, ``ruby``, ``notes`` and ``revisions`` are in the order of the text.
    """

    text: str = ""  # kept apart from the rest in the library
    blocks: Sequence[Block] = ()
    metadata: Metadata = field(default_factory=Metadata)
    images: tuple[Image, ...] = ()
    encoding: str | None = None
    warnings: tuple[Notice, ...] = ()
    format: str = "text"
    pages: tuple[Page, ...] = ()
    links: tuple[Link, ...] = ()
    ruby: tuple[Ruby, ...] = ()
    notes: tuple[Note, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def content_blocks(self) -> Iterator[Block]:
        """The blocks that the analysis looks into: all but boilerplate and image markers."""
        return (block for block in self.blocks if block.kind not in OUTSIDE_CONTENT)

    def page_number(self, position: int) -> int:
        """The number, from 0, of the page that a code point stands on; -1 where there is none."""
        return bisect_right(self.pages, position, key=lambda page: page.start) - 1

    def block_text(self, block: Block) -> str:
        return self.text[block.start : block.end]
