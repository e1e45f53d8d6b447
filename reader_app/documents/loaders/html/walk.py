"""From the element tree of a page to lines: headings, items, tables, pictures, notes, readings."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from reader_app.documents import limits
from reader_app.documents.builder import Builder
from reader_app.documents.loaders.html.content import ATTACHED
from reader_app.documents.loaders.html.images import Picture, picture_of
from reader_app.documents.loaders.html.notes import Notes
from reader_app.documents.loaders.html.tables import is_layout, rows_of, states_metadata
from reader_app.documents.loaders.html.tree import class_words
from reader_app.documents.loaders.html.writer import Writer
from reader_app.documents.model import BlockKind
from reader_app.documents.structure.labels import is_labelled
from reader_app.documents.structure.numbering import numbering
from reader_app.documents.structure.words import word_set
from reader_app.documents.xml import Element, attribute, local_name

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SCRIPTS = {
    "sup": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}
_LONGEST_SCRIPT = 3
_TASK = "task-list-item"
# Pieces of a line that state something each, and how they begin: with a label or a date.
_PIECES = frozenset({"span", "em", "i", "b", "label", "small", "font", "strong", "a"})
_STATES = re.compile(
    r"\s*(?:[\u4e00-\u9fff][\u4e00-\u9fff\s]{0,6}[\u4e00-\u9fff][：:]|(?:19|20)\d{2}[-年/.])"
)
_LONGEST_PIECE = 40
_MOST_FACTS = 12
# Nested elements whose markup is read; Python's own depth of calls is five times as much.
_DEEPEST = 140
_ASKED_EVERY = 64
_PAGE_BREAK = "pagebreak"
# What leads from a note back to its mark.
_BACK_SIGNS = frozenset("↩↑^⤴⏎↵") | {"↩︎", "返回"}
_INDENT = "  "
_LONGEST_LABELLED = 200
_LONGEST_MENU = 120
_INK = re.compile(r"[^\w。！？]+")
_NO_MENU = re.compile(r"[。！？]|^附件|^\d")


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


class _Place(NamedTuple):
    """What the elements around say of a line."""

    kind: BlockKind | None = None
    level: int | None = None
    items: int = 0  # nested lists
    verbatim: bool = False


_OUTSIDE = _Place()


class Walk:
    """Writes an element and all in it to a builder."""

    def __init__(self, builder: Builder, budget: limits.Budget, page: Page) -> None:
        self._builder = builder
        self._budget = budget
        self._writer = Writer(builder)
        self._page = page
        self._depth = self._seen = 0
        self._over = False
        self._linked = 0  # characters of the line that are in links of a web page
        self._blocks = word_set("pages", "block_elements")
        self._silent = word_set("pages", "silent_elements")

    def write(self, root: Element) -> None:
        self._element(root, _OUTSIDE)
        self._end_line(_OUTSIDE)

    def _children(self, element: Element, place: _Place) -> None:
        self._text(element.text, place)
        parted = self._page.title is not None and _states_facts(element)
        for child in element:
            if self._is_over():
                return
            if child.tag in _PIECES and (parted or _parted_by_style(child)):
                self._writer.run(" ")
            self._element(child, place)
            self._text(child.tail, place)

    def _is_over(self) -> bool:
        """Whether the text has reached its limit, or the time its end; asked now and then."""
        self._seen += 1
        if not self._over and self._seen % _ASKED_EVERY == 0:
            self._over = self._builder.full or self._budget.spent
            if self._over:
                self._budget.warn("content-cut")
        return self._over

    def _text(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        if place.verbatim:
            self._writer.verbatim(text, place.kind)
        else:
            self._writer.run(text)

    def _end_line(self, place: _Place) -> None:
        """A line of the page's frame that states metadata may be the document's all the same."""
        kind = place.kind
        if kind is BlockKind.BOILERPLATE and is_labelled(
            self._builder.current_line(_LONGEST_LABELLED), loose=False
        ):
            kind = None
        if kind is None and self._linked and self._is_menu():
            kind = BlockKind.BOILERPLATE
        self._linked = 0
        self._writer.end_line(kind, place.level)

    def _is_menu(self) -> bool:
        """Whether the line is nothing but links that no sentence holds; of files it is none."""
        line = _INK.sub("", self._builder.current_line(_LONGEST_MENU))
        if not line or len(line) > self._linked or _NO_MENU.search(line):
            return False
        return line not in _INK.sub("", self._page.title or "")

    def _element(self, element: Element, place: _Place) -> None:
        if element.tag == "p" and not element.attrib and not len(element) and not place.verbatim:
            self._plain_paragraph(element, place)
            return
        tag = local_name(element).lower()
        if tag == "input" and _TASK in (element.get("class") or ""):
            self._writer.insert("☑" if "checked" in element.attrib else "☐")
        if not tag or tag in self._silent or element in self._page.hidden:
            return
        if self._depth >= _DEEPEST:
            self._budget.warn("markup-deep")
            self._flat(element, place)
            return
        self._depth += 1
        self._shown(element, tag, place)
        self._depth -= 1

    def _plain_paragraph(self, element: Element, place: _Place) -> None:
        """What most of a page is made of: no attributes, no elements inside, never a note."""
        if element in self._page.hidden:
            return
        place = self._framed(element, place)
        self._end_line(place)
        if element.text:
            self._writer.run(element.text)
            self._end_line(place)

    def _flat(self, element: Element, place: _Place) -> None:
        """The lines of what is nested too deeply, of its markup only where lines begin and end."""
        from lxml import etree

        walker = etree.iterwalk(element, events=("start", "end"))
        for event, one in walker:
            tag = local_name(one).lower()
            if event == "start" and (not tag or tag in self._silent):
                walker.skip_subtree()
                continue
            if tag in self._blocks or tag == "br":
                self._end_line(place)
            text = one.text if event == "start" else one.tail if one is not element else None
            self._text(text, place)

    def _shown(self, element: Element, tag: str, place: _Place) -> None:
        self._name_place(element)
        if element.attrib and _PAGE_BREAK in (attribute(element, "type"), element.get("role")):
            self._page_break(element)
            return
        place = self._framed(element, place)
        handle = _HANDLERS.get(tag)
        if handle:
            handle(self, element, place)
        elif tag in self._blocks:
            self._block(element, place)
        else:
            self._children(element, place)

    def _page_break(self, element: Element) -> None:
        """Where a page of the printed book begins (EPUB 3 Structural Semantics, pagebreak)."""
        words = element.get("title") or element.get("aria-label") or "".join(element.itertext())
        self._builder.page(words.strip() or (element.get("id") or ""))

    def _drawing(self, element: Element, place: _Place) -> None:
        """Pictures that a drawing sets into its frame, as covers do."""
        for one in element.iter():
            if local_name(one).lower() == "image":
                self._image(one, place)

    def _name_place(self, element: Element) -> None:
        if name := element.get("id") or element.get("name"):
            self._builder.target(self._page.prefix + name)

    def _framed(self, element: Element, place: _Place) -> _Place:
        if element in self._page.frame:
            return place._replace(kind=BlockKind.BOILERPLATE, level=None)
        return place

    def _block(self, element: Element, place: _Place) -> None:
        outer = place
        self._end_line(outer)
        key = self._page.notes.body_key(element)
        if key is None:
            self._children(element, place)
            self._end_line(place)
        else:
            with self._builder.note(key):
                self._children(element, place)
                self._end_line(place)

    def _inside(self, element: Element, place: _Place, kind: BlockKind, level: int | None) -> None:
        """A block whose lines are of one kind, unless they belong to the page's frame."""
        self._end_line(place)
        if place.kind is not BlockKind.BOILERPLATE:
            place = place._replace(kind=kind, level=level)
        self._block(element, place)

    def _heading(self, element: Element, place: _Place) -> None:
        level = _HEADINGS[local_name(element).lower()]
        self._inside(element, place, BlockKind.HEADING, level)

    def _quote(self, element: Element, place: _Place) -> None:
        self._inside(element, place, BlockKind.QUOTE, None)

    def _caption(self, element: Element, place: _Place) -> None:
        self._inside(element, place, BlockKind.CAPTION, None)

    def _preformatted(self, element: Element, place: _Place) -> None:
        """Lines as they are; of a program's text none is judged by its shape."""
        self._end_line(place)
        program = any(local_name(one).lower() == "code" for one in element)
        kind = place.kind or (BlockKind.PARAGRAPH if program else None)
        self._block(element, place._replace(verbatim=True, kind=kind))

    def _line_break(self, _element: Element, place: _Place) -> None:
        """The heading of a chapter stays one line; a page's title may take several."""
        if place.kind is BlockKind.HEADING and self._page.title is None:
            self._writer.run(" ")
        else:
            self._end_line(place)

    def _end(self, _element: Element, place: _Place) -> None:
        self._end_line(place)

    def _list(self, element: Element, place: _Place) -> None:
        """Items, each with the number that the list gives it; bullets are no text."""
        self._end_line(place)
        ordered = local_name(element).lower() == "ol"
        number = _integer(element.get("start"), 1)
        step = -1 if "reversed" in element.attrib else 1
        inner = place._replace(items=place.items + 1)
        for child in element:
            if local_name(child).lower() != "li":
                self._element(child, inner)
                continue
            number = _integer(child.get("value"), number)
            self._item(child, inner, f"{number}. " if ordered else "")
            number += step
        self._end_line(place)

    def _item(self, element: Element, place: _Place, label: str = "") -> None:
        self._end_line(place)
        place = self._framed(element, place)
        if place.kind is not BlockKind.BOILERPLATE:
            place = place._replace(kind=BlockKind.LIST, level=None)
            label = _INDENT * max(0, place.items - 1) + label
        else:
            label = ""
        self._name_place(element)
        key = self._page.notes.body_key(element)
        if key is None:
            self._item_content(element, place, label)
        else:
            with self._builder.note(key):
                self._item_content(element, place, label)

    def _item_content(self, element: Element, place: _Place, label: str) -> None:
        """A paragraph that opens an item stands beside the item's number."""
        if label.strip() and numbering(_opening(element)):
            label = label[: len(label) - len(label.lstrip())]
        self._writer.insert(label)
        self._text(element.text, place)
        for child in element:
            opens = self._builder.current_line(8).strip() and local_name(child).lower() == "p"
            if opens and child is element[0] and not (element.text or "").strip():
                self._children(child, place)
                self._end_line(place)
            else:
                self._element(child, place)
            self._text(child.tail, place)
        self._end_line(place)

    def _table(self, element: Element, place: _Place) -> None:
        if place.kind is BlockKind.BOILERPLATE and states_metadata(element):
            place = place._replace(kind=None)
        if place.kind is BlockKind.BOILERPLATE or is_layout(element):
            self._block(element, place)
            return
        self._end_line(place)
        for caption in element:
            if local_name(caption).lower() == "caption":
                self._caption(caption, place)
        with self._builder.block(BlockKind.TABLE):
            for row in self._budget.while_lasts(rows_of(element)):
                for number, cell in enumerate(row.cells):
                    self._writer.begin_cell(number == 0, cell.skipped)
                    self._children(cell.element, place)
                    self._writer.end_cell()
                self._writer.end_line()

    def _image(self, element: Element, place: _Place) -> None:
        if place.kind is BlockKind.BOILERPLATE:
            return
        picture = picture_of(element)
        source = self._page.source(picture.address) if picture else None
        if picture and source:
            self._picture(picture, source)

    def _picture(self, picture: Picture, source: str) -> None:
        self._builder.image(source, picture.words)
        if self._builder.at_line_start:
            self._writer.end_line()

    def _link(self, element: Element, place: _Place) -> None:
        mark = self._page.notes.mark_key(element)
        words = " ".join("".join(element.itertext()).split())
        if mark is not None and words:
            self._writer.settle()
            start = self._builder.position
            span = self._builder.note_reference(mark, words.strip("[]［］()（）"))
            self._writer.continued(words[-1])
            self._builder.link(start, span.end, self._page.address(element.get("href", "")))
            return
        if words in _BACK_SIGNS:
            return
        if place.kind is BlockKind.BOILERPLATE:  # entries of menus, parted by the style alone
            self._writer.run(" ")
        start = self._writer.position
        self._children(element, place)
        target = element.get("href", "").strip()
        if self._page.title is not None and not ATTACHED.search(target):
            here = self._builder.current_line(_LONGEST_MENU)
            self._linked += len(_INK.sub("", here[-max(1, self._builder.position - start) :]))
        if place.kind is not BlockKind.BOILERPLATE and _leads_somewhere(target):
            self._builder.link(start, self._builder.position, self._page.address(target))

    def _ruby(self, element: Element, place: _Place) -> None:
        """Readings stand over the text since the reading before."""
        start = self._writer.position
        self._text(element.text, place)
        for child in element:
            if local_name(child).lower() in ("rt", "rtc"):
                reading = "".join(child.itertext())
                self._builder.ruby(start, self._builder.position, reading)
                start = self._builder.position
            else:
                self._element(child, place)
            self._text(child.tail, place)

    def _script(self, element: Element, place: _Place) -> None:
        """Digits set high or low have characters of their own: m², CO₂."""
        words = "".join(element.itertext()).strip()
        table = _SCRIPTS[local_name(element).lower()]
        small = 0 < len(words) <= _LONGEST_SCRIPT and all(ord(sign) in table for sign in words)
        if small and not any(self._page.notes.mark_key(one) for one in element.iter()):
            self._writer.insert(words.translate(table))
        else:
            self._children(element, place)

    def _formula(self, element: Element, _place: _Place) -> None:
        from reader_app.documents.formulas import mathml

        self._writer.run(attribute(element, "alttext") or mathml(element))

    def _button(self, element: Element, place: _Place) -> None:
        self._end_line(place)
        self._block(element, place._replace(kind=BlockKind.BOILERPLATE, level=None))


_HANDLERS: dict[str, Callable[[Walk, Element, _Place], None]] = {
    **dict.fromkeys(_HEADINGS, Walk._heading),
    "blockquote": Walk._quote,
    "figcaption": Walk._caption,
    "pre": Walk._preformatted,
    "listing": Walk._preformatted,
    "xmp": Walk._preformatted,
    "br": Walk._line_break,
    "hr": Walk._end,
    "ul": Walk._list,
    "ol": Walk._list,
    "menu": Walk._list,
    "dir": Walk._list,
    "li": Walk._item,
    "table": Walk._table,
    "img": Walk._image,
    "image": Walk._image,
    "a": Walk._link,
    "ruby": Walk._ruby,
    "sup": Walk._script,
    "sub": Walk._script,
    "math": Walk._formula,
    "svg": Walk._drawing,
    "button": Walk._button,
}


def _integer(written: str | None, otherwise: int) -> int:
    try:
        number = int(written or "")
    except ValueError:
        return otherwise
    return number if abs(number) < 1_000_000 else otherwise


def _opening(element: Element) -> str:
    """The first words of an element."""
    words = ""
    for text in element.itertext():
        words += text
        if len(words.strip()) > 12:
            break
    return words.strip()[:16]


def _parted_by_style(piece: Element) -> bool:
    """Whether it and the piece directly before it state something each (来源：…, 作者：…)."""
    before = piece.getprevious()
    if before is None or before.tail or before.tag not in _PIECES:
        return False
    texts = (before.text or "", piece.text or "")
    return all(len(text) <= _LONGEST_PIECE and _STATES.match(text) for text in texts)


def _states_facts(element: Element) -> bool:
    """Whether its class says that it holds who wrote when: few words, parted by the style."""
    if not element.attrib or len(element) < 2 or len(element) > _MOST_FACTS:
        return False
    if not class_words(element) & word_set("pages", "facts"):
        return False
    return sum(map(len, element.itertext())) <= _LONGEST_LABELLED


def _leads_somewhere(target: str) -> bool:
    return bool(target) and target != "#" and not target.lower().startswith("javascript:")
