"""Web pages and saved pages: HTML in any encoding, its main content apart from the frame."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.documents import limits
from reader_app.documents.loaders.signatures import is_known_binary
from reader_app.documents.model import BlockKind, Document, Metadata
from reader_app.documents.structure.shapes import first_date, is_date_line
from reader_app.documents.xml import Element, local_name
from reader_app.errors import KnownError

if TYPE_CHECKING:
    from reader_app.documents.builder import Builder

_HEAD_BYTES = 16_384
_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".xht", ".asp", ".aspx", ".jsp", ".php")
_BEFORE = rb"(?:\s|\x00|<!--.*?-->|<\?xml[^>]*\?>)*"
_PAGE = re.compile(
    _BEFORE + rb"(?:<!doctype\s+html|<html[\s>]|<(?:head|body|frameset)[\s>])", re.I | re.S
)
_TAG = re.compile(
    rb"</?(?:p|div|span|table|tr|td|th|a|br|h[1-6]|ul|ol|li|dl|dd|dt|body|head|title|meta|strong|b|em|i"
    rb"|font|section|article|center|blockquote|pre|hr|img|figure)(?:\s[^<>]*|/)?>",
    re.I,
)
_CLOSING = re.compile(
    rb"</(?:p|div|span|table|td|h[1-6]|ul|ol|li|section|article|center|font|a)>", re.I
)
_OPENS_BLOCK = re.compile(
    rb"\s*<(?:p|div|table|h[1-6]|ul|ol|section|article|center|font|span|blockquote)[\s>]", re.I
)
_FEWEST_TAGS = 3
_BYTES_A_TAG = 2_000


def sniff(data: bytes, name: str) -> bool:
    """A page, or a piece of one; a text in which a tag occurs is a text."""
    if is_known_binary(data):
        return False
    head = _narrow(data[:_HEAD_BYTES])
    if _PAGE.match(head):
        return True
    tags = len(_TAG.findall(head))
    if name.lower().endswith(_ENDINGS):
        return tags > 0
    if name.lower().endswith((".md", ".markdown")):
        return False
    opens = bool(_OPENS_BLOCK.match(head)) and len(_CLOSING.findall(head)) >= _FEWEST_TAGS - 1
    return opens and tags >= _FEWEST_TAGS and tags * _BYTES_A_TAG >= len(head)


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-no-text`` if nothing in the page can be read."""
    from reader_app.documents.builder import Builder
    from reader_app.documents.loaders.html.charset import decode_page
    from reader_app.documents.loaders.html.frames import frames_of
    from reader_app.documents.loaders.html.tree import parse, words_of

    budget = limits.Budget(name)
    decoded = decode_page(data, encoding)
    budget.warnings += decoded.warnings
    root = parse(decoded.text, budget)
    if root is None:
        raise KnownError("file-no-text", path=name)
    builder = Builder(budget, "html")
    facts = write_page(root, builder, budget)
    for frame in frames_of(root, Path(name), budget, encoding):
        inner = write_page(frame.root, builder, budget, frame.source)
        facts = replace(facts, title=facts.title or inner.title)
    if not builder.position:  # an element of the head that never ends has swallowed all
        for line in words_of(decoded.text):
            budget.warn("markup-mended")
            builder.text(line)
            builder.end_line()
    return titled(builder.document(facts, decoded.encoding), facts)


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """A picture in the page itself or in a file beside it; nothing is ever fetched."""
    from reader_app.documents.loaders.html.local import embedded_picture, file_beside

    return embedded_picture(data, src) if src.startswith("data:") else file_beside(src, path)


def write_page(
    root: Element,
    builder: Builder,
    budget: limits.Budget,
    source: Callable[[str], str | None] | None = None,
) -> Metadata:
    """Write a page, its frame as boilerplate, and give what it says of itself where readers do
    not see it; ``source`` makes ``Image.src`` of an address."""
    from reader_app.documents.loaders.html.content import find_content
    from reader_app.documents.loaders.html.facts import read_facts
    from reader_app.documents.loaders.html.local import source_of
    from reader_app.documents.loaders.html.notes import Notes
    from reader_app.documents.loaders.html.place import Page
    from reader_app.documents.loaders.html.walk import Walk

    notes = Notes()
    notes.collect(root)
    body = _body(root)
    facts = read_facts(root)
    content = find_content(body, facts.title)
    frame = notes.without_bodies(content.frame)
    page = Page(notes, frame, content.hidden, source or source_of, title=facts.title or "")
    Walk(builder, budget, page).write(body)
    return facts


def titled(document: Document, facts: Metadata) -> Document:
    """Where no line is the title, what the page calls itself, without the site's name; where no
    line of metadata names the day, that of the page's frame."""
    from reader_app.documents.loaders.html.facts import bare_title

    stated = document.metadata
    if stated.date is None:
        stated = replace(stated, date=_day_in_frame(document))
    if stated.title == facts.title:
        stated = replace(stated, title=bare_title(facts.title))
    return replace(document, metadata=stated)


def _day_in_frame(document: Document) -> str | None:
    """Where nothing else says the day, a date that stands alone beside the content."""
    for block in document.blocks:
        words = document.text[block.start : block.end]
        if block.kind is BlockKind.BOILERPLATE and is_date_line(words):
            return first_date(words)
    return None


def _body(root: Element) -> Element:
    for child in root:
        if local_name(child).lower() == "body":
            return child
    return root


def _narrow(head: bytes) -> bytes:
    """The head of a file in UTF-16 without its zero bytes, so that tags can be seen in it."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(0) * 3 > len(head):
        head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
