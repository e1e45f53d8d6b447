"""Zotero's notes made from annotations, as it exports them to HTML, to Markdown or to RDF.

Each quotation is an element of class ``highlight`` or ``underline`` with a ``data-annotation``
(percent-encoded JSON), a ``citation`` behind it, and the comment behind that. Where the note
carries ``data-citation-items``, they tell the titles. RDF holds every note escaped, as the value of
a ``bib:Memo``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from reader_app.exchange.colours import colour_of
from reader_app.exchange.entry import Entry, Source, derived_id
from reader_app.exchange.incoming import Incoming, each, text, text_of
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, MarkKind, Target

_QUOTES = "“”\"'「」『』"
_BREAKS = {"p", "li", "div", "br", "h1", "h2", "h3", "blockquote"}


@dataclass(slots=True)
class _Mark:
    data: dict[str, Any]
    underline: bool
    words: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)


def sniff(data: bytes, _: str) -> bool:
    return b"data-annotation=" in data


def read(data: bytes, name: str) -> Incoming:
    parser = _Parser()
    for note in _notes(text_of(data, name)):
        parser.feed(note)
        parser.end_note()
    parser.close()
    incoming = Incoming()
    for number, mark in enumerate(parser.marks, 1):
        if mark.data:
            incoming.entries.append(_entry(mark, parser.titles))
        else:
            incoming.skip(name, number, "data-annotation")
    return incoming


def _notes(source: str) -> list[str]:
    """The notes of a file: those in RDF, or the file itself."""
    if "<rdf:RDF" not in source[:2000]:
        return [source]
    values = source.split("<rdf:value>")[1:]
    return [unescape(value.partition("</rdf:value>")[0]) for value in values]


class _Parser(HTMLParser):
    """Collects the marked quotations, each with the words that follow it in its paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: list[_Mark] = []
        self.titles: dict[str, Source] = {}
        self._open: list[tuple[str, str]] = []  # the elements inside a paragraph, and their part
        self._behind: _Mark | None = None  # the quotation whose comment may follow

    def end_note(self) -> None:
        """What comes next belongs to no quotation of this note."""
        self._behind, self._open = None, []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attributes}
        if "data-citation-items" in values:
            self._note_titles(_json(values["data-citation-items"]))
        classes = values.get("class", "").split()
        if "data-annotation" in values:
            data = _json(values["data-annotation"])
            mark = _Mark(data if isinstance(data, dict) else {}, "underline" in classes)
            self.marks.append(mark)
            self._behind = mark
            if tag != "img":
                self._open.append((tag, "quote"))
        elif tag in _BREAKS:
            self._break(tag)
        elif tag == "span":
            part = "citation" if "data-citation" in values or "citation" in classes else ""
            self._open.append((tag, part))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self._break(tag)
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number][0] == tag:
                del self._open[number:]
                return

    def handle_data(self, data: str) -> None:
        parts = [part for _, part in self._open if part]
        if self._behind is None or "citation" in parts:
            return
        if "quote" in parts:
            self._behind.words.append(data)
            return
        comment, ended, _ = data.partition("\n\n")
        self._behind.comment.append(comment)
        if ended:  # Markdown: an empty line ends the paragraph
            self._behind = None

    def _break(self, tag: str) -> None:
        if tag != "br":
            self.end_note()
        elif self._behind is not None:
            self._behind.comment.append("\n")

    def _note_titles(self, items: object) -> None:
        for item in each(items):
            data = item.get("itemData") if isinstance(item, dict) else None
            if isinstance(data, dict):
                title = text(data.get("title")) or None
                source = Source(title=title, author=_authors(data.get("author")))
                self.titles.update((text(uri), source) for uri in each(item.get("uris")))


def _json(encoded: str) -> object:
    try:
        return json.loads(unquote(encoded))
    except (ValueError, RecursionError):
        return None


def _authors(found: object) -> str | None:
    names = [
        text(one.get("literal")) or text(one.get("family")) + text(one.get("given"))
        for one in each(found)
        if isinstance(one, dict)
    ]
    return "、".join(filter(None, names)) or None


def _entry(mark: _Mark, titles: dict[str, Source]) -> Entry:
    data = mark.data
    item = data.get("citationItem")
    uris = [text(uri) for uri in each(item.get("uris") if isinstance(item, dict) else None)]
    about = uris[0] if uris else text(data.get("attachmentURI"))
    source = next((titles[uri] for uri in uris if uri in titles), Source(name=f"zotero {about}"))
    quote = "".join(mark.words).strip().strip(_QUOTES)
    key = text(data.get("annotationKey"))
    anchor = Anchor(0, 0, quote, page=text(data.get("pageLabel")) or None) if quote else None
    annotation = Annotation(
        id=derived_id("zotero", key) if key else derived_id("zotero", about, quote),
        document=0,
        kind=MarkKind.UNDERLINE if mark.underline else MarkKind.HIGHLIGHT,
        target=Target.TEXT if anchor else Target.DOCUMENT,
        anchor=anchor,
        colour=colour_of(data.get("color")),
        note="".join(mark.comment).strip(),
    )
    return Entry(source, annotation, positioned=False)
