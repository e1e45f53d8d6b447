"""Frames of a saved page: other pages that lie in the folders beside it, or in its own markup."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from reader_app.documents import limits
from reader_app.documents.loaders.html.charset import decode_page
from reader_app.documents.loaders.html.content import has_article
from reader_app.documents.loaders.html.local import data_beside, source_of
from reader_app.documents.loaders.html.tree import parse
from reader_app.documents.xml import Element, local_name

MOST_FRAMES = 50
_DEEPEST = 3


class Frame(NamedTuple):
    """The root of a frame's page, and what makes ``Image.src`` of the addresses in it."""

    root: Element
    source: Callable[[str], str | None]


def frames_of(
    root: Element, path: Path, budget: limits.Budget, encoding: str | None = None
) -> Iterator[Frame]:
    """The frames of the page in the file ``path``, each once, in the order of the page.

    Those of a set of frames are the page; of those set into an article only what holds another:
    most are advertising. Nothing is fetched, nothing outside the page's folder read.
    """
    yield from _Frames(path, budget, encoding).inside(root, "", _DEEPEST)


class _Frames:
    def __init__(self, path: Path, budget: limits.Budget, encoding: str | None) -> None:
        self._path = path
        self._budget = budget
        self._encoding = encoding
        self._read: set[str] = set()

    def inside(self, root: Element, folder: str, deepest: int) -> Iterator[Frame]:
        """``folder`` is that of the page, as the outermost page would name it."""
        for element in root.iter("frame", "iframe"):
            if deepest <= 0 or len(self._read) >= MOST_FRAMES or self._budget.spent:
                return
            place = self._place(element, folder)
            if place in self._read:
                continue
            self._read.add(place)
            inner = self._parsed(self._content(element, place))
            if inner is None:
                continue
            below = folder if element.get("srcdoc") else posixpath.dirname(place)
            if local_name(element) == "frame" or has_article(inner) or not has_article(root):
                yield Frame(inner, partial(_source, folder=below))
            yield from self.inside(inner, below, deepest - 1)

    def _place(self, element: Element, folder: str) -> str:
        """What a frame is known by: its own page, or where that lies."""
        if written := element.get("srcdoc"):
            return str(written)
        address = (element.get("src") or "").strip().partition("#")[0]
        return posixpath.normpath(posixpath.join(folder, unquote(address)))

    def _content(self, element: Element, place: str) -> bytes | None:
        if written := element.get("srcdoc"):
            return str(written).encode("utf-8", "replace")
        return data_beside(place, self._path, limits.PART_BYTES)

    def _parsed(self, data: bytes | None) -> Element | None:
        from reader_app.documents.loaders import html

        if not data or not html.sniff(data, "frame.html"):
            return None
        self._budget.unpack(len(data))
        return parse(decode_page(data, self._encoding).text, self._budget)


def _source(address: str, folder: str) -> str | None:
    """A picture of a frame as the outermost page would name it; ``folder`` '' is its own."""
    source = source_of(address)
    if source is None or not folder or ":" in source or source.startswith("/"):
        return source
    return posixpath.join(folder, source)
