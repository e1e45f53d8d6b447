"""From the element tree of a page to lines: who calls whom; what single elements mean stands in
blocks.py (headings, items, tables, pictures) and inline.py (links, readings, formulas)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reader_app.documents import limits
from reader_app.documents.builder import Builder
from reader_app.documents.loaders.html import blocks, inline
from reader_app.documents.loaders.html.facts import states_when
from reader_app.documents.loaders.html.place import OUTSIDE, Page, Place
from reader_app.documents.loaders.html.writer import Writer
from reader_app.documents.model import BlockKind
from reader_app.documents.structure.labels import is_labelled
from reader_app.documents.structure.words import word_set
from reader_app.documents.xml import Element, attribute

# Nested elements whose markup is read; Python's own depth of calls is five times as much.
_DEEPEST = 140
_ASKED_EVERY = 64
_PAGE_BREAK = "pagebreak"
_LONGEST_LABELLED = 200
_LONGEST_FACTS = 80
_LONGEST_MENU = 120
_INK = re.compile(r"[^\w。！？]+")
_NO_MENU = re.compile(r"[。！？]|^附件|^\d")

Handler = Callable[["Walk", Element, Place], None]
_HANDLERS: dict[str, Handler] = {**blocks.HANDLERS, **inline.HANDLERS}


class _Tag(NamedTuple):
    """What a tag means, asked once of each."""

    silent: bool
    paragraph: bool
    handle: Handler


class Walk:
    """Writes an element and all in it to a builder."""

    def __init__(self, builder: Builder, budget: limits.Budget, page: Page) -> None:
        self.builder = builder
        self.budget = budget
        self.writer = Writer(builder)
        self.page = page
        self._depth = self._seen = 0
        self._over = False
        self._links: list[tuple[int, int]] = []  # of the line, where they may make a menu
        self._tags: dict[object, _Tag] = {}

    def write(self, root: Element) -> None:
        self.element(root, OUTSIDE)
        self.end_line(OUTSIDE)

    def children(self, element: Element, place: Place) -> None:
        """What stands in an element, without what the element itself is."""
        if text := element.text:
            self.text(text, place)
        if not len(element):
            return
        parted = self.page.title is not None and inline.states_facts(element)
        before: Element | None = None  # a piece directly before this one
        for child in element:
            if self._is_over():
                return
            piece = child.tag in inline.PIECES
            if piece and (parted or (before is not None and inline.each_states(before, child))):
                self.writer.run(" ")
            self.element(child, place)
            before = child if piece else None
            if tail := child.tail:
                self.text(tail, place)
                before = None

    def _is_over(self) -> bool:
        """Whether the text has reached its limit, or the time its end; asked now and then."""
        self._seen += 1
        if not self._over and self._seen % _ASKED_EVERY == 0:
            self._over = self.builder.full or self.budget.spent
            if self._over:
                self.budget.warn("content-cut")
        return self._over

    def text(self, text: str | None, place: Place) -> None:
        """A run of text as the page has it."""
        if not text:
            return
        if place.verbatim:
            self.writer.verbatim(text, place.kind)
        else:
            self.writer.run(text)

    def end_line(self, place: Place) -> None:
        """A line of the page's frame that states metadata may be the document's all the same."""
        kind = place.kind
        if kind is BlockKind.BOILERPLATE and is_labelled(
            self.builder.current_line(_LONGEST_LABELLED), loose=False
        ):
            kind = None
        if (
            kind is None
            and self.page.title
            and states_when(self.builder.current_line(_LONGEST_FACTS))
        ):
            kind = BlockKind.METADATA
        if self._links:
            if kind is None and self._is_menu():
                kind = BlockKind.BOILERPLATE
            self._links.clear()
        self.writer.end_line(kind, place.level)

    def note_link(self, start: int) -> None:
        """What stands from ``start`` on is a link of a web page."""
        self._links.append((start, self.builder.position))

    def _is_menu(self) -> bool:
        """Whether the line is nothing but links that no sentence holds; of files it is none."""
        written = self.builder.current_line(_LONGEST_MENU)
        line = _INK.sub("", written)
        if not line or _NO_MENU.search(line):
            return False
        begin = self.builder.position - len(written)
        linked = (written[max(0, start - begin) : end - begin] for start, end in self._links)
        if len(line) > sum(len(_INK.sub("", words)) for words in linked):
            return False
        return line not in _INK.sub("", self.page.title or "")

    def element(self, element: Element, place: Place) -> None:
        """An element with all in it."""
        tag = self._tags.get(element.tag) or self._learnt(element.tag)
        if tag.silent or element in self.page.hidden:
            return
        if element in self.page.frame:
            place = place._replace(kind=BlockKind.BOILERPLATE, level=None)
        attributes = element.values()
        if tag.paragraph and not attributes and not len(element) and not place.verbatim:
            self._plain_paragraph(element, place)
        elif self._depth >= _DEEPEST:
            self.budget.warn("markup-deep")
            self._flat(element, place)
        elif _PAGE_BREAK in attributes and _is_page_break(element):
            self._page_break(element)
        else:
            if attributes:
                self.name_place(element)
            self._depth += 1
            tag.handle(self, element, place)
            self._depth -= 1

    def _learnt(self, tag: object) -> _Tag:
        name = local_name_of(tag)
        handle = _HANDLERS.get(name) or (
            Walk.block if name in word_set("pages", "block_elements") else Walk.children
        )
        silent = not name or (
            name in word_set("pages", "silent_elements") and name not in _HANDLERS
        )
        learnt = self._tags[tag] = _Tag(silent, name == "p", handle)
        return learnt

    def _plain_paragraph(self, element: Element, place: Place) -> None:
        """What most of a page is made of: no attributes, no elements inside, never a note."""
        self.end_line(place)
        text = element.text
        if not text:
            return
        if place.kind is None:
            self.writer.line(text)
        else:
            self.writer.run(text)
            self.end_line(place)

    def _flat(self, element: Element, place: Place) -> None:
        """The lines of what is nested too deeply, of its markup only where lines begin and end."""
        from lxml import etree

        breaks = word_set("pages", "block_elements") | {"br"}
        walker = etree.iterwalk(element, events=("start", "end"))
        for event, one in walker:
            if event == "start" and (self._tags.get(one.tag) or self._learnt(one.tag)).silent:
                walker.skip_subtree()
                continue
            if local_name_of(one.tag) in breaks:
                self.end_line(place)
            text = one.text if event == "start" else one.tail if one is not element else None
            self.text(text, place)

    def _page_break(self, element: Element) -> None:
        """Where a page of the printed book begins."""
        self.name_place(element)
        words = element.get("title") or element.get("aria-label") or "".join(element.itertext())
        self.builder.page(words.strip() or (element.get("id") or ""))

    def name_place(self, element: Element) -> None:
        """Links lead here by the name of the element."""
        if name := element.get("id") or element.get("name"):
            self.builder.target(self.page.prefix + name)

    def framed(self, element: Element, place: Place) -> Place:
        """The place inside an element that may be a part of the page's frame."""
        if element in self.page.frame:
            return place._replace(kind=BlockKind.BOILERPLATE, level=None)
        return place

    def block(self, element: Element, place: Place) -> None:
        """An element that begins and ends a line, and may be a note."""
        self.end_line(place)
        key = self.page.notes.body_key(element)
        if key is None:
            self.children(element, place)
            self.end_line(place)
        else:
            with self.builder.note(key):
                self.children(element, place)
                self.end_line(place)


def _is_page_break(element: Element) -> bool:
    """EPUB 3 Structural Semantics, pagebreak."""
    return _PAGE_BREAK in (attribute(element, "type"), element.get("role"))


def local_name_of(tag: object) -> str:
    """A tag without its namespace, in lower case; empty for what is no element."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
