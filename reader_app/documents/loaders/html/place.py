"""What a walk over a page is told beforehand, and what the elements around say of a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from reader_app.documents.loaders.html.notes import Notes
from reader_app.documents.model import BlockKind
from reader_app.documents.xml import Element


def address_of(href: str) -> str:
    """The target of a link; places in the page by their names, not as addresses write them."""
    return unquote(href) if href.startswith("#") else href


class Page(NamedTuple):
    """What the walk is told of a page beforehand.

    ``frame`` holds the elements that are no part of the main content; ``source`` makes an
    ``Image.src`` of a picture's address, None for a picture that is none; ``address`` makes the
    target of a link.
    """

    notes: Notes
    frame: frozenset[Element] = frozenset()
    hidden: frozenset[Element] = frozenset()
    source: Callable[[str], str | None] = lambda src: src
    address: Callable[[str], str] = address_of
    title: str | None = None  # given for web pages, where a line of links alone is a menu
    prefix: str = ""  # of the names of places, where several pages make one document


class Place(NamedTuple):
    """What the elements around say of a line."""

    kind: BlockKind | None = None
    level: int | None = None
    items: int = 0  # nested lists
    verbatim: bool = False

    @property
    def in_frame(self) -> bool:
        return self.kind is BlockKind.BOILERPLATE


OUTSIDE = Place()
