"""What the elements of a page mean that begin and end lines: headings, items, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader_app.documents.loaders.html.images import picture_of
from reader_app.documents.loaders.html.place import Place
from reader_app.documents.loaders.html.tables import is_layout, is_menu, rows_of, states_metadata
from reader_app.documents.model import BlockKind
from reader_app.documents.structure.numbering import numbering
from reader_app.documents.xml import Element, local_name

if TYPE_CHECKING:
    from reader_app.documents.loaders.html.walk import Walk

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
INDENT = "  "
_NUMBERED = re.compile(r"(\d+)\. $")
_LONGEST_OPENING = 12  # code points in which the number of an item is looked for


def _inside(walk: Walk, element: Element, place: Place, kind: BlockKind, level: int | None) -> None:
    """A block whose lines are of one kind, unless they belong to the page's frame."""
    walk.end_line(place)
    if not place.in_frame:
        place = place._replace(kind=kind, level=level)
    walk.block(element, place)


def _heading(walk: Walk, element: Element, place: Place) -> None:
    level = _HEADINGS[local_name(element).lower()]
    _inside(walk, element, place, BlockKind.HEADING, level)


def _quote(walk: Walk, element: Element, place: Place) -> None:
    _inside(walk, element, place, BlockKind.QUOTE, None)


def _caption(walk: Walk, element: Element, place: Place) -> None:
    _inside(walk, element, place, BlockKind.CAPTION, None)


def _preformatted(walk: Walk, element: Element, place: Place) -> None:
    """Lines as they are; of a program's text none is judged by its shape."""
    walk.end_line(place)
    walk.writer.begin_verbatim()
    if not place.in_frame and any(local_name(one).lower() == "code" for one in element):
        place = place._replace(kind=BlockKind.LISTING, level=None)
    with walk.builder.preformatted():
        walk.block(element, place._replace(verbatim=True))


def _line_break(walk: Walk, _element: Element, place: Place) -> None:
    """The heading of a chapter stays one line; a page's title may take several."""
    if place.kind is BlockKind.HEADING and walk.page.title is None:
        walk.writer.run(" ")
    else:
        walk.end_line(place)


def _rule(walk: Walk, _element: Element, place: Place) -> None:
    walk.end_line(place)


def _button(walk: Walk, element: Element, place: Place) -> None:
    walk.end_line(place)
    walk.block(element, place._replace(kind=BlockKind.BOILERPLATE, level=None))


def _list(walk: Walk, element: Element, place: Place) -> None:
    """Items, each with the number that the list gives it; bullets are no text."""
    walk.end_line(place)
    ordered = local_name(element).lower() == "ol"
    number = _integer(element.get("start"), 1)
    step = -1 if "reversed" in element.attrib else 1
    inner = place._replace(items=place.items + 1)
    for child in element:
        if local_name(child).lower() != "li":
            walk.element(child, inner)
            continue
        number = _integer(child.get("value"), number)
        _item(walk, child, inner, f"{number}. " if ordered else "")
        number += step
    walk.end_line(place)


def _item(walk: Walk, element: Element, place: Place, label: str = "") -> None:
    walk.end_line(place)
    place = walk.framed(element, place)
    if place.in_frame:
        label = ""
    else:
        place = place._replace(kind=BlockKind.LIST, level=None)
        label = INDENT * max(0, place.items - 1) + label
    walk.name_place(element)
    key = walk.page.notes.body_key(element)
    if key is None:
        _item_content(walk, element, place, label)
    else:
        label = _NUMBERED.sub(r"[\1] ", label)  # as its mark in the text is written
        with walk.builder.note(key):
            _item_content(walk, element, place, label)


def _item_content(walk: Walk, element: Element, place: Place, label: str) -> None:
    """A paragraph that opens an item stands beside the item's number."""
    if label.strip() and numbering(_opening(element)):
        label = label[: len(label) - len(label.lstrip())]
    first = None if (element.text or "").strip() else next(iter(element), None)
    opens = local_name(first).lower() if first is not None else ""
    if opens in _LISTS:  # the number stands beside nothing
        label = ""
    if label:
        walk.writer.insert(label)
        walk.writer.continued("")  # no blank of the source follows the label's own
    walk.text(element.text, place)
    for child in element:
        if label and child is first and (opens == "p" or opens in _HEADINGS):
            inside = place
            if opens in _HEADINGS and not place.in_frame:
                inside = place._replace(kind=BlockKind.HEADING, level=_HEADINGS[opens])
            walk.name_place(child)
            walk.children(child, inside)
            walk.end_line(inside)
        else:
            walk.element(child, place)
        walk.text(child.tail, place)
    walk.end_line(place)


def _opening(element: Element) -> str:
    """The first words of an element."""
    words = ""
    for text in element.itertext():
        words += text
        if len(words.strip()) > _LONGEST_OPENING:
            break
    return words.strip()[:16]


def _integer(written: str | None, otherwise: int) -> int:
    try:
        number = int(written or "")
    except ValueError:
        return otherwise
    return number if abs(number) < 1_000_000 else otherwise


def _table(walk: Walk, element: Element, place: Place) -> None:
    if place.in_frame and states_metadata(element):
        place = place._replace(kind=None)
    if walk.writer.in_cell:  # a table inside a cell is a part of it
        walk.children(element, place)
        return
    if not place.in_frame and walk.page.title is not None and is_menu(element):
        place = place._replace(kind=BlockKind.BOILERPLATE, level=None)
    if place.in_frame or is_layout(element):
        walk.block(element, place)
        return
    walk.end_line(place)
    for caption in element:
        if local_name(caption).lower() == "caption":
            _caption(walk, caption, place)
    with walk.builder.block(BlockKind.TABLE):
        for row in walk.budget.while_lasts(rows_of(element)):
            for number, cell in enumerate(row.cells):
                walk.writer.begin_cell(number == 0, cell.skipped)
                walk.children(cell.element, place)
                walk.writer.end_cell()
            walk.writer.end_line()


def _image(walk: Walk, element: Element, place: Place) -> None:
    picture = None if place.in_frame else picture_of(element)
    source = walk.page.source(picture.address) if picture else None
    if picture and source:
        walk.builder.image(source, picture.words)
        if walk.builder.at_line_start:
            walk.writer.end_line()


def _drawing(walk: Walk, element: Element, place: Place) -> None:
    """Pictures that a drawing sets into its frame, as covers do."""
    for one in element.iter():
        if local_name(one).lower() == "image":
            _image(walk, one, place)


HANDLERS: dict[str, Callable[[Walk, Element, Place], None]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    "blockquote": _quote,
    "figcaption": _caption,
    **dict.fromkeys(("pre", "listing", "xmp"), _preformatted),
    "br": _line_break,
    "hr": _rule,
    "button": _button,
    **dict.fromkeys(_LISTS, _list),
    "li": _item,
    "table": _table,
    "img": _image,
    "image": _image,
    "svg": _drawing,
}
