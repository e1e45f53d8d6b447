"""Tables of a page: those that hold rows and columns, told from those that only lay out a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from reader_app.documents import limits
from reader_app.documents.loaders.html.content import ATTACHED
from reader_app.documents.structure.labels import is_labelled
from reader_app.documents.xml import Element, local_name

_BLOCKS_OF_TEXT = frozenset({"table", "div", "p", "ul", "ol", "h1", "h2", "h3", "h4", "pre"})
_OF_PAGES = frozenset({"pre", "h1"})
# A table inside a cell of another that holds rows has few words, and few cells have one.
_LONGEST_NESTED = 80
_FEWEST_PLAIN = 5  # cells for each of them
# A cell with more characters, or more paragraphs, holds a piece of a page.
_LONGEST_CELL = 400
_MOST_PARAGRAPHS = 4
_MOST_INDEX_ROWS = 20
_MOST_MENU_ROWS = 3
_FEWEST_MENU_CELLS = 3
_LONGEST_MENU_CELL = 12
# Columns beyond these stand under no head any more.
_MOST_COLUMNS = 200


class Cell(NamedTuple):
    """``skipped`` counts the columns before it that cells above or to the left reach into."""

    element: Element
    skipped: int


class Row(NamedTuple):
    cells: list[Cell]


def is_layout(table: Element) -> bool:
    """Whether the table only arranges a page: other tables in it, one column, or long texts."""
    if table.get("role") in ("presentation", "none"):
        return True
    widest = nested = plain = 0
    for row in _rows(table):
        cells = _cells(row)
        widest = max(widest, len(cells))
        for cell in cells:
            inner = [local_name(one).lower() for one in cell.iter() if one is not cell]
            if _OF_PAGES.intersection(inner) or inner.count("br") > _MOST_PARAGRAPHS:
                return True
            words = sum(len(text.strip()) for text in cell.itertext())
            if "table" in inner:
                nested += 1
                if words > _LONGEST_NESTED:
                    return True
                continue
            plain += words > 0
            if sum(tag in _BLOCKS_OF_TEXT for tag in inner) > _MOST_PARAGRAPHS:
                return True
            if sum(len(text) for text in cell.itertext()) > _LONGEST_CELL:
                return True
    return widest < 2 or (nested > 0 and plain < _FEWEST_PLAIN * nested)


def is_menu(table: Element) -> bool:
    """Whether most cells are nothing but links, in the few rows that menus have; links to files
    are no menu."""
    rows = list(islice(_rows(table), _MOST_MENU_ROWS + 1))
    cells = [cell for row in rows for cell in _cells(row) if "".join(cell.itertext()).strip()]
    if len(rows) > _MOST_MENU_ROWS or len(cells) < _FEWEST_MENU_CELLS:
        return False
    return sum(map(_is_link, cells)) * 3 >= len(cells) * 2


def _is_link(cell: Element) -> bool:
    links = list(cell.iter("a"))
    if any(ATTACHED.search(link.get("href") or "") for link in links):
        return False
    words = len("".join("".join(cell.itertext()).split()))
    linked = sum(len("".join("".join(link.itertext()).split())) for link in links)
    return bool(links) and words <= _LONGEST_MENU_CELL and linked >= words


def states_metadata(table: Element) -> bool:
    """Whether it is the index table of an official page: labels and values (索引号, 发文机关)."""
    rows = list(islice(_rows(table), _MOST_INDEX_ROWS + 1))
    if not 0 < len(rows) <= _MOST_INDEX_ROWS:
        return False
    return all(
        is_labelled(
            "\t".join(" ".join("".join(c.itertext()).split()) for c in _cells(row)), loose=True
        )
        for row in rows
    )


def rows_of(table: Element) -> Iterator[Row]:
    """The rows in order; the place of a cell that reaches over several is left empty there."""
    open_below: dict[int, int] = {}
    for row in _rows(table):
        cells: list[Cell] = []
        column, skipped = 0, 0
        for element in _cells(row):
            while open_below.get(column):
                column, skipped = column + 1, skipped + 1
            cells.append(Cell(element, skipped))
            width, height = _span(element, "colspan"), _span(element, "rowspan")
            width = min(width, max(1, _MOST_COLUMNS - column))
            for covered in range(column, column + width):
                open_below[covered] = height
            column += width
            skipped = width - 1
        open_below = {place: left - 1 for place, left in open_below.items() if left > 1}
        if cells:
            yield Row(cells)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        tag = local_name(child).lower()
        if tag == "tr":
            yield child
        elif tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if local_name(row).lower() == "tr")


def _cells(row: Element) -> list[Element]:
    return [one for one in row if local_name(one).lower() in ("td", "th")]


def _span(cell: Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return max(1, min(int(written), limits.REPEATED)) if written.isdecimal() else 1
