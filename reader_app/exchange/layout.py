"""The parts that a document for people is made of; Markdown, HTML and DOCX each write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from reader_app.library.annotation import Colour


class Run(NamedTuple):
    """A stretch of text in one look; ``link`` is the address that it leads to."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the whole, once, at its beginning; ``below`` stands smaller under it."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Levels count from 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Remark:
    """A small line that says something about what stands before or after it."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, with the colour that they are marked in."""

    text: str
    colour: Colour | None = None
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note that the user wrote, in Markdown."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of something: names and values, a table without a head."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``shares`` are the widths of the columns, in parts of the whole."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own, where there are pages."""


Part = (
    Title | Heading | Paragraph | Remark | Quotation | Bullets | NoteText | Facts | Table | NewPage
)


class PartWriter(Protocol):
    """Writes parts to a file, in order, as they come."""

    def add(self, part: Part) -> None: ...


def plain(*pieces: str) -> Runs:
    """Runs without any look."""
    return tuple(Run(piece) for piece in pieces if piece)


def write_all(writer: PartWriter, parts: Iterable[Part]) -> None:
    """Write every part."""
    for part in parts:
        writer.add(part)
