"""The pages of an EPUB, one after the other, into one document."""

from __future__ import annotations

import re
from collections import defaultdict
from html.entities import html5
from itertools import chain

from reader_app.documents import limits
from reader_app.documents.archives import Archive, resolve
from reader_app.documents.builder import Builder
from reader_app.documents.loaders.epub.contents import Entry
from reader_app.documents.loaders.epub.package import Package, Part
from reader_app.documents.loaders.html.charset import decode_page
from reader_app.documents.loaders.html.local import source_of
from reader_app.documents.loaders.html.notes import Notes
from reader_app.documents.loaders.html.place import Page
from reader_app.documents.loaders.html.tree import parse as parse_html
from reader_app.documents.loaders.html.walk import Walk
from reader_app.documents.model import BlockKind
from reader_app.documents.structure.words import word_set
from reader_app.documents.xml import Element, local_name

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_NOT_UTF_8 = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8)", re.I)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.I | re.S)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# What programs that make books call a chapter of which they know no title.
_MADE_UP = re.compile(
    r"(?:section|chapter|part|unknown|untitled|unnamed|start|text|page|index|split)[\s_.-]*\d*"
    r"(?:\.x?html?)?|(?:未命名|无标题|未知)\s*\d*",
    re.I,
)
# Lines at a chapter's beginning in which its title is looked for.
_NEAR = 6
# A chapter of fewer characters needs no heading that its text does not have.
_SHORT = 400


class Chapters:
    """Writes pages to a builder; links and notes lead across them."""

    def __init__(
        self, archive: Archive, package: Package, contents: list[Entry], budget: limits.Budget
    ) -> None:
        self._archive = archive
        self._package = package
        self._budget = budget
        self._paths = {part.path for part in package.spine}
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in contents:
            self._entries[entry.path].append(entry)
        self._here = ""
        self._notes = Notes(self._key)
        self._missing: list[str] = []

    def write(self, part: Part, builder: Builder) -> None:
        """One page; a missing one is noted as a warning."""
        data = self._archive.read(part.path)
        if data is None:
            self._missing.append(part.path)
            return
        root = _parsed(data, self._budget)
        if root is None:
            return
        self._here = part.path
        builder.end_line()
        builder.target(part.path)
        self._mark_headings(root, builder)
        self._notes.collect(root, lambda name: f"{part.path}#{name}")
        page = Page(
            self._notes,
            frame=_navigation(root) if part is self._package.nav else frozenset(),
            source=self._source,
            address=self._address,
            prefix=f"{part.path}#",
        )
        Walk(builder, self._budget, page).write(_body(root))

    def warn_of_missing(self) -> None:
        if self._missing:
            self._budget.warn("parts-missing", count=len(self._missing), name=self._missing[0])

    def _source(self, address: str) -> str | None:
        return source_of(address) if address.startswith("data:") else resolve(self._here, address)

    def _key(self, address: str) -> str | None:
        """What a place in the book is called here: path#fragment, or the path alone."""
        target, _, fragment = address.partition("#")
        path = resolve(self._here, target) if target else self._here
        if path is None or path not in self._paths:
            return None
        return f"{path}#{fragment}" if fragment else path

    def _address(self, href: str) -> str:
        key = self._key(href)
        return f"#{key}" if key is not None else href

    def _mark_headings(self, root: Element, builder: Builder) -> None:
        """The lines that the contents name are headings, even where they are set by style alone."""
        entries = self._entries.get(self._here, [])
        if not entries:
            return
        body = _body(root)
        blocks = word_set("pages", "block_elements")
        places = {one.get("id"): one for one in body.iter() if one.get("id")}
        for entry in entries[:200]:
            start = places.get(entry.fragment, body)
            found = _saying(start, entry.title, blocks)
            if found is not None and local_name(found) not in _HEADINGS:
                found.tag = f"h{min(entry.depth, 6)}"
        first = entries[0]
        headed = any(local_name(one).lower() in _HEADINGS for one in body.iter())
        named = not headed and not first.fragment and not _MADE_UP.fullmatch(first.title)
        if named and sum(map(len, body.itertext())) > _SHORT:
            builder.text(first.title)
            builder.end_line(BlockKind.HEADING, first.depth)


def _saying(start: Element, title: str, blocks: frozenset[str]) -> Element | None:
    """The first of the next few blocks that holds the title and nothing else."""
    wanted = "".join(title.split())
    seen = 0
    for element in chain(start.iter(), start.itersiblings()):
        tag = local_name(element).lower()
        if tag not in blocks or any(local_name(one).lower() in blocks for one in element):
            continue
        said = "".join("".join(element.itertext()).split())
        if said == wanted:
            return element
        seen += bool(said)
        if seen > _NEAR:
            break
    return None


def _parsed(data: bytes, budget: limits.Budget) -> Element | None:
    """XHTML as XML; what is not well-formed as HTML."""
    from lxml import etree

    if len(data) <= limits.PART_BYTES and not _NOT_UTF_8.match(data[:200].lstrip()):
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            return etree.fromstring(
                _ENTITY.sub(_character, _DOCTYPE.sub(b"", data, count=1)), parser
            )
        except (etree.XMLSyntaxError, ValueError):
            pass
    return parse_html(decode_page(data).text, budget)


def _character(found: re.Match[bytes]) -> bytes:
    """A named character of HTML, which XML does not know without the document type."""
    if found[1] in _OF_XML:
        return found[0]
    character = html5.get(found[1].decode("ascii") + ";")
    return character.encode() if character else b""


def _body(root: Element) -> Element:
    for child in root:
        if local_name(child).lower() == "body":
            return child
    return root


def _navigation(root: Element) -> frozenset[Element]:
    return frozenset(one for one in root.iter() if local_name(one) == "nav")
