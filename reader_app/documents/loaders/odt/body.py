"""The running text of an OpenDocument file: paragraphs, headings, lists, tables, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from reader_app.documents.limits import REPEATED, Budget
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.list_labels import is_item
from reader_app.documents.loaders.odt.changes import changes
from reader_app.documents.loaders.odt.inline import InlineReader
from reader_app.documents.loaders.odt.lists import Lists
from reader_app.documents.loaders.odt.package import Opened
from reader_app.documents.loaders.odt.styles import Styles
from reader_app.documents.model import BlockKind
from reader_app.documents.xml import Element, attribute, local_name

_DEEPEST = 48
_FRAMED = 60
_HEADERS = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")


class BodyReader:
    """Reads the body into a flow; notes, headers and footers follow at the end."""

    def __init__(self, opened: Opened, flow: Flow, budget: Budget) -> None:
        self._opened = opened
        self._flow = flow
        self._budget = budget
        self._styles = Styles()
        self._styles.read(opened.styles)
        if opened.content is not opened.styles:
            self._styles.read(opened.content)
        self._lists = Lists(self._styles)
        self._inline = InlineReader(opened, self._styles, changes(opened.content), flow, budget)
        self._depth = 0
        self._boilerplate = 0
        self._label = ""
        self._beside = False

    def read(self) -> None:
        if self._has_pages():
            self._flow.builder.page("1")
        for body in self._opened.content.iter("{*}body"):
            for kind in body:
                self._content(kind)
        self._flow.end_paragraph()
        self._inline.finish()
        self._write_notes()
        self._write_page_furniture()
        self._flow.finish()

    def _has_pages(self) -> bool:
        content = self._opened.content
        if next(content.iter("{*}soft-page-break"), None) is not None:
            return True
        return any(
            attribute(properties, "break-before") == "page"
            for properties in content.iter("{*}paragraph-properties")
        )

    def _content(self, parent: Element) -> None:
        if self._depth >= _DEEPEST:
            self._budget.warn("content-cut")
            return
        self._depth += 1
        for element in self._budget.while_lasts(parent):
            name = local_name(element)
            read = _BLOCKS.get(name)
            if read:
                read(self, element)
            elif name not in _OUTSIDE:
                self._inline.one(element)
                self._write_boxes()
        self._depth -= 1

    # Paragraphs

    def _paragraph(self, element: Element) -> None:
        style = attribute(element, "style-name")
        if self._styles.is_hidden("paragraph", style):
            return
        if self._styles.breaks_page(style):
            self._inline.page_break()
        heading = local_name(element) == "h"
        outline = _number(attribute(element, "outline-level"), 1)
        label = self._label or (self._lists.heading(min(outline, 10)) if heading else "")
        role = self._role(style, outline if heading else None, label)
        self._label = ""
        self._flow.text(label)
        self._flow.role = role
        self._inline.content(element)
        self._flow.end_paragraph(*role)
        self._write_boxes()

    def _role(
        self, style: str, outline: int | None, label: str
    ) -> tuple[BlockKind | None, int | None]:
        if self._boilerplate:
            return BlockKind.BOILERPLATE, None
        role = self._styles.role(style)
        if outline is not None:
            title = role and role.kind is BlockKind.TITLE
            return (BlockKind.TITLE, None) if title else (BlockKind.HEADING, outline)
        if role is None and label and is_item(label, beside=self._beside):
            return BlockKind.LIST, None
        return role or (None, None)

    def _write_boxes(self) -> None:
        boxes, self._inline.boxes = self._inline.boxes, []
        for box in boxes:
            self._content(box)

    # Lists

    def _list(self, element: Element) -> None:
        if self._lists.depth >= _DEEPEST:
            return
        self._lists.begin(element)
        items = [item for item in element if local_name(item) in ("list-item", "list-header")]
        for item in self._budget.while_lasts(items):
            self._beside = len(items) > 1
            if local_name(item) == "list-item" and _has_own_paragraph(item):
                self._label = self._lists.item(item, self._paragraph_list_style(item))
            self._content(item)
            self._label = ""
        self._lists.end()

    def _paragraph_list_style(self, item: Element) -> str | None:
        """A list without a style of its own is labelled as its paragraphs' style says."""
        for part in item:
            if local_name(part) in ("p", "h"):
                style = self._styles.list_style(attribute(part, "style-name"))
                return style if style in self._styles.list_styles else None
        return None

    # Tables

    def _table(self, element: Element) -> None:
        rows = list(_rows(element, _DEEPEST))
        if not self._flow.in_cell and _is_frame(rows):
            for row in rows:
                for cell in row:
                    self._content(cell)
            return
        if local_name(element.getparent()) == "spreadsheet" and not self._flow.in_cell:
            self._flow.text(attribute(element, "name"))
            self._flow.end_paragraph(BlockKind.HEADING, 1)
        with self._flow.table():
            for row in self._budget.while_lasts(rows):
                self._row(row)

    def _row(self, row: Element) -> None:
        cells = list(self._cells(row))
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            return
        again = min(_number(attribute(row, "number-rows-repeated"), 1), REPEATED // len(cells))
        for _ in self._budget.while_lasts(range(max(1, again)), every=1):
            self._flow.row(cells)

    def _cells(self, row: Element) -> Iterator[Callable[[], None] | None]:
        """A merged cell is written where it starts; the places that it covers are empty."""
        for cell in row:
            name = local_name(cell)
            if name not in ("table-cell", "covered-table-cell"):
                continue
            again = _number(attribute(cell, "number-columns-repeated"), 1)
            written = partial(self._content, cell) if name == "table-cell" and len(cell) else None
            yield from [written] * max(1, min(again, REPEATED))

    # Wrappers

    def _index(self, element: Element) -> None:
        """A generated table of contents."""
        self._boilerplate += 1
        for part in element:
            if local_name(part) == "index-body":
                self._content(part)
        self._boilerplate -= 1

    def _section(self, element: Element) -> None:
        if attribute(element, "display") != "none":
            self._content(element)

    # What stands apart

    def _write_notes(self) -> None:
        number = 0
        while number < len(self._inline.notes):  # a note may bring another
            note = self._inline.notes[number]
            number += 1
            with self._flow.builder.note(note.key):
                self._flow.text(f"[{note.mark}] " if note.mark.isdecimal() else f"{note.mark} ")
                self._content(note.body)

    def _write_page_furniture(self) -> None:
        """Headers and footers, each once; lines that count pages are left out."""
        seen: set[str] = set()
        root = self._opened.styles
        for part in root.iter(*(f"{{*}}{name}" for name in _HEADERS)) if root is not None else ():
            for paragraph in part.iter("{*}p"):
                text = "".join(paragraph.itertext()).strip()
                numbered = next(paragraph.iter("{*}page-number", "{*}page-count"), None)
                if text and text not in seen and numbered is None:
                    seen.add(text)
                    self._flow.text(" ".join(text.split()))
                    self._flow.end_paragraph(BlockKind.BOILERPLATE)


def _rows(element: Element, deepest: int) -> Iterator[Element]:
    """The rows of a table, those of its header and of groups too."""
    for part in element:
        name = local_name(part)
        if name == "table-row":
            yield part
        elif name in ("table-header-rows", "table-row-group", "table-rows") and deepest > 0:
            yield from _rows(part, deepest - 1)


def _is_frame(rows: list[Element]) -> bool:
    """Whether a table is only a frame around text: one cell a row, and that no mere word."""
    cells = [[cell for cell in row if local_name(cell).endswith("table-cell")] for row in rows]
    if not rows or any(len(row) != 1 for row in cells[:REPEATED]):
        return False
    repeated = attribute(cells[0][0], "number-columns-repeated")
    texts = ("".join(row.itertext()) for row in rows[:REPEATED])
    return not repeated and any(len(text.strip()) > _FRAMED for text in texts)


def _has_own_paragraph(item: Element) -> bool:
    first = next(iter(item), None)
    return first is not None and local_name(first) in ("p", "h")


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else default


_OUTSIDE = frozenset({"tracked-changes", "sequence-decls", "variable-decls", "user-field-decls"})
_BLOCKS: dict[str, Callable[[BodyReader, Element], None]] = {
    "p": BodyReader._paragraph,
    "h": BodyReader._paragraph,
    "list": BodyReader._list,
    "table": BodyReader._table,
    "section": BodyReader._section,
    "numbered-paragraph": BodyReader._content,
    "index-title": BodyReader._content,
    "table-of-content": BodyReader._index,
    "illustration-index": BodyReader._index,
    "table-index": BodyReader._index,
    "alphabetical-index": BodyReader._index,
    "user-index": BodyReader._index,
}
