"""The parts of an OFD file: documents, pages, templates, resources (GB/T 33190-2016, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from reader_app.documents.archives import Archive, resolve
from reader_app.documents.limits import Budget
from reader_app.documents.paging.outline import Bookmark
from reader_app.documents.xml import Element, attribute, local_name, parse_part
from reader_app.errors import KnownError

_ENTRY = "OFD.xml"
_MOST_OUTLINE = 5_000
_DEEPEST_OUTLINE = 12
Box = tuple[float, float, float, float]
_A4: Box = (0.0, 0.0, 210.0, 297.0)


@dataclass(slots=True)
class Resources:
    """Media files by their ids, and the fonts that are set bold."""

    media: dict[str, str] = field(default_factory=dict)
    bold_fonts: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Body:
    """One document of the file: its part, its common data and its page list."""

    part: str
    area: Box = _A4
    resources: Resources = field(default_factory=Resources)
    templates: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class PageEntry:
    """A page's part, with what its document gives all pages."""

    part: str
    body: _Body
    page_id: str = ""


class OfdPackage:
    """An opened file. Raises KnownError ``file-damaged``, ``file-encrypted``."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._archive = Archive(data, budget)
        self._budget = budget
        entry = self.xml(_ENTRY)
        if entry is None:
            raise KnownError("file-damaged", path=budget.name, reason=_ENTRY)
        if child(entry, "Encryptions") is not None or "Encryptions.xml" in self._archive:
            raise KnownError("file-encrypted", path=budget.name)
        self._bodies = [body for body in entry if local_name(body) == "DocBody"]
        self._pages: list[PageEntry] | None = None
        self._outlines: list[tuple[_Body, Element | None]] = []
        self._templates: dict[str, Element | None] = {}

    def xml(self, part: str | None) -> Element | None:
        """The root of a part; None if it is missing or beyond reading (noted)."""
        if part is None:
            return None
        return parse_part(self._archive, part, self._budget)

    def pages(self) -> list[PageEntry]:
        """The pages of all documents in order."""
        if self._pages is None:
            self._pages = [page for body in self._bodies for page in self._pages_of(body)]
        return self._pages

    def outline(self) -> list[Bookmark]:
        """The entries that lead to a page (7.8), of all documents."""
        numbers = {(id(page.body), page.page_id): n for n, page in enumerate(self.pages())}
        entries = (
            Bookmark(title, numbers[id(body), page], level)
            for body, outline in self._outlines
            for title, page, level in _entries(outline, 1)
            if (id(body), page) in numbers
        )
        return list(islice(entries, _MOST_OUTLINE))

    def title(self) -> str | None:
        """The title in the file's own description."""
        for body in self._bodies:
            info = child(body, "DocInfo")
            title = text_of(child(info, "Title"))
            if title:
                return title
        return None

    def signatures(self) -> int:
        """How many signatures and seals the file lists."""
        lists = (self.xml(resolve(_ENTRY, text_of(child(b, "Signatures")))) for b in self._bodies)
        return sum(
            local_name(one) == "Signature" for found in lists if found is not None for one in found
        )

    def template(self, part: str) -> Element | None:
        """A template page, read once."""
        if part not in self._templates:
            self._templates[part] = self.xml(part)
        return self._templates[part]

    def resources(self, reference: str, base: str, into: Resources) -> None:
        """Add the resources of a part that ``base`` names."""
        part = resolve(base, reference)
        root = self.xml(part)
        if root is None or part is None:
            return
        folder = attribute(root, "BaseLoc")
        for element in root.iter("{*}MultiMedia"):
            name = text_of(child(element, "MediaFile"))
            target = resolve(part, f"{folder}/{name}" if folder else name)
            for place in (target, resolve(part, name)):
                if place and place in self._archive:
                    into.media[attribute(element, "ID")] = place
                    break
        for element in root.iter("{*}Font"):
            if (
                attribute(element, "Bold") == "true"
                or "bold" in attribute(element, "FontName").lower()
            ):
                into.bold_fonts.add(attribute(element, "ID"))

    def _pages_of(self, entry: Element) -> list[PageEntry]:
        part = resolve(_ENTRY, text_of(child(entry, "DocRoot")))
        root = self.xml(part)
        if root is None or part is None:
            self._budget.warn("content-missing", part=part or "Document.xml")
            return []
        body = _Body(part)
        self._read_common(child(root, "CommonData"), body)
        found = []
        pages = child(root, "Pages")
        for page in pages if pages is not None else ():
            target = resolve(part, attribute(page, "BaseLoc"))
            if target:
                found.append(PageEntry(target, body, attribute(page, "ID")))
        self._outlines.append((body, child(root, "Outlines")))
        return found

    def _read_common(self, common: Element | None, body: _Body) -> None:
        for element in common if common is not None else ():
            name = local_name(element)
            if name == "PageArea":
                body.area = area_of(element) or body.area
            elif name in ("PublicRes", "DocumentRes"):
                self.resources(text_of(element), body.part, body.resources)
            elif name == "TemplatePage":
                target = resolve(body.part, attribute(element, "BaseLoc"))
                if target:
                    body.templates[attribute(element, "ID")] = target


def _entries(element: Element | None, level: int) -> Iterator[tuple[str, str, int]]:
    """Title, id of the page and level of each entry and those below it."""
    for entry in element if element is not None and level <= _DEEPEST_OUTLINE else ():
        if local_name(entry) != "OutlineElem":
            continue
        goal = next(entry.iter("{*}Dest"), None)
        title = " ".join(attribute(entry, "Title").split())
        if goal is not None and title:
            yield title, attribute(goal, "PageID"), level
        yield from _entries(entry, level + 1)


def child(element: Element | None, name: str) -> Element | None:
    for one in element if element is not None else ():
        if local_name(one) == name:
            return one
    return None


def text_of(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def area_of(element: Element) -> Box | None:
    """The physical box of a page area (7.5, CT_PageArea)."""
    return box_of(text_of(child(element, "PhysicalBox")))


def box_of(text: str) -> Box | None:
    """ST_Box: x, y, width and height in millimetres."""
    values = numbers(text)
    if len(values) != 4:
        return None
    return values[0], values[1], values[2], values[3]


def numbers(text: str) -> list[float]:
    """The numbers of an array, up to the first that is none."""
    try:
        return [value if abs(value) < 1e6 else 0.0 for value in map(float, text.split())]
    except ValueError:
        return _numbers_before(text)


def _numbers_before(text: str) -> list[float]:
    """Those of an array that has something else in it, too."""
    found: list[float] = []
    for word in text.split():
        try:
            value = float(word)
        except ValueError:
            break
        found.append(value if abs(value) < 1e6 else 0.0)
    return found
