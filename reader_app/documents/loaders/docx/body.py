"""The running text of a Word document: paragraphs, tables, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from reader_app.documents.limits import REPEATED, Budget
from reader_app.documents.loaders.docx.fields import Fields
from reader_app.documents.loaders.docx.notes import Comments, Notes, note_format
from reader_app.documents.loaders.docx.numbering import NO_LIST, Numbering
from reader_app.documents.loaders.docx.package import Package
from reader_app.documents.loaders.docx.paragraph_properties import (
    ParagraphProperties,
    child_of,
    is_on,
    number_of,
)
from reader_app.documents.loaders.docx.runs import RunReader
from reader_app.documents.loaders.docx.styles import Styles
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.list_labels import is_item
from reader_app.documents.loaders.style_names import Role
from reader_app.documents.model import BlockKind
from reader_app.documents.xml import Element, attribute, local_name

# Wrappers inside wrappers; a person's document has three or four.
_DEEPEST = 48


class BodyReader:
    """Reads the main part into a flow; notes, headers and footers follow at the end."""

    def __init__(self, package: Package, part: str, flow: Flow, budget: Budget) -> None:
        self._package = package
        self._part = part
        self._flow = flow
        self._budget = budget
        self._styles = Styles(package.xml(package.related(part, "styles")))
        self._numbering = Numbering(package.xml(package.related(part, "numbering")))
        self._fields = Fields(flow.builder)
        settings = package.xml(package.related(part, "settings"))
        self._notes = {
            kind: Notes(package, part, kind, note_format(settings, kind))
            for kind in ("footnote", "endnote")
        }
        self._comments = Comments(package, part)
        self._runs = RunReader(
            package, part, flow, self._fields, self._notes, self._comments, budget
        )
        self._last_item: tuple[str, int] | None = None
        self._depth = 0
        self._sections: list[Element] = []
        self._boilerplate = 0

    def read(self, root: Element) -> None:
        """Read the part's root element (w:document)."""
        self._runs.find_pages(root)
        self._set_note_formats(root)
        for element in root:
            if local_name(element) == "body":
                self._content(element)
        self._flow.end_paragraph()
        self._comments.finish(self._flow.builder)
        for notes in self._notes.values():
            self._write_notes(notes)
        self._write_page_furniture()
        self._flow.finish()

    def _set_note_formats(self, root: Element) -> None:
        for kind, notes in self._notes.items():
            for properties in root.iter("{*}" + f"{kind}Pr"):
                for child in properties:
                    if local_name(child) == "numFmt":
                        notes.number_format = attribute(child, "val")

    # Blocks

    def _content(self, parent: Element) -> None:
        """Paragraphs and tables in order, whatever they are wrapped in."""
        if self._depth >= _DEEPEST:
            self._budget.warn("content-cut")
            return
        self._depth += 1
        for element in self._budget.while_lasts(parent):
            read = _BLOCKS.get(local_name(element))
            if read:
                read(self, element)
        self._depth -= 1

    def _paragraph(self, element: Element) -> None:
        properties = child_of(element, "pPr")
        told = ParagraphProperties(properties, self._styles)
        if told.page_break:
            self._runs.page_break()
        self._label(element, told)
        self._runs.begin_paragraph()
        self._flow.role = self._role(told)
        self._runs.inline(element)
        boxes = self._runs.end_paragraph()
        if not told.joins_next:
            self._flow.end_paragraph(*self._role(told))
        for box in boxes:
            self._content(box)
        if properties is not None and (section := child_of(properties, "sectPr")) is not None:
            self._section(section)

    def _role(self, told: ParagraphProperties) -> tuple[BlockKind | None, int | None]:
        if self._boilerplate or self._fields.in_contents:
            return BlockKind.BOILERPLATE, None
        return told.outline or self._styles.role(told.style) or told.item_role or (None, None)

    def _label(self, element: Element, told: ParagraphProperties) -> None:
        """Write the number or bullet, and note whether the paragraph is an item of a list."""
        item = self._item(told)
        before, self._last_item = self._last_item, item
        if item is None:
            return
        label = self._numbering.label(*item)
        if label is None:
            return
        self._flow.text(label)
        following = _next_paragraph(element)
        after = following is not None and self._item(
            ParagraphProperties(child_of(following, "pPr"), self._styles)
        )
        beside = item in (before, after)
        if is_item(label, beside=beside):
            told.item_role = Role(BlockKind.LIST)

    def _item(self, told: ParagraphProperties) -> tuple[str, int] | None:
        """The list and level that the paragraph is an item of."""
        if told.list_id == NO_LIST:
            return None
        styled = self._styles.numbering(told.style)
        own = self._numbering.of_style(told.style)
        if told.list_id is not None:
            default = own[1] if own and own[0] == told.list_id else 0
            return told.list_id, told.list_level if told.list_level is not None else default
        if styled is None or styled[0] == NO_LIST:
            return None
        if told.list_level is not None:
            return styled[0], told.list_level
        return (styled[0], own[1]) if own and own[0] == styled[0] else styled

    # Tables

    def _table(self, element: Element) -> None:
        rows = list(_found(element, "tr", _DEEPEST))
        if not self._flow.in_cell and _is_frame(rows):
            for row in rows:
                for cell in _found(row, "tc", _DEEPEST):
                    self._content(cell)
            return
        with self._flow.table():
            for row in self._budget.while_lasts(rows):
                with self._row_change(row):
                    self._flow.row(list(self._cells(row)))

    def _row_change(self, row: Element) -> AbstractContextManager[None]:
        properties = child_of(row, "trPr")
        for child in properties if properties is not None else ():
            if local_name(child) in ("ins", "del"):
                return self._change(child)
        return nullcontext()

    def _cells(self, row: Element) -> Iterator[Callable[[], None] | None]:
        """A merged cell is written where it starts; the places that it covers are empty."""
        properties = child_of(row, "trPr")
        yield from [None] * _count(properties, "gridBefore", 0)
        for cell in _found(row, "tc", _DEEPEST):
            properties = child_of(cell, "tcPr")
            yield None if _continues(properties) else partial(self._content, cell)
            yield from [None] * (_count(properties, "gridSpan", 1) - 1)

    # Wrappers

    def _control(self, element: Element) -> None:
        """A content control: its content, unless that is only the prompt to fill it in."""
        properties, content = child_of(element, "sdtPr"), child_of(element, "sdtContent")
        if content is None or _is_prompt(properties):
            return
        contents = _is_table_of_contents(properties)
        self._boilerplate += contents
        self._content(content)
        self._boilerplate -= contents

    def _changed(self, element: Element) -> None:
        with self._change(element):
            self._content(element)

    def _change(self, element: Element) -> AbstractContextManager[None]:
        return self._runs.change(element)

    def _alternate(self, element: Element) -> None:
        self._content(self._runs.alternative(element))

    def _between(self, element: Element) -> None:
        """Bookmarks and the ends of comments between paragraphs."""
        self._runs.inline_one(element)

    def _section(self, element: Element) -> None:
        self._sections.append(element)
        kind = child_of(element, "type")
        if element.getparent() is not None and local_name(element.getparent()) == "body":
            return
        if kind is None or attribute(kind, "val") != "continuous":
            self._runs.page_break()

    # What stands apart

    def _write_notes(self, notes: Notes) -> None:
        for key, mark, element, part in notes.referenced():
            self._runs.enter(part)
            with self._flow.builder.note(key):
                self._runs.note_mark = mark
                self._flow.text("" if _has_mark(element) else f"{mark} ")
                self._content(element)
        self._runs.enter(self._part)

    def _write_page_furniture(self) -> None:
        """Headers and footers, each once; lines that count pages are left out."""
        seen: set[str] = set()
        for section in self._sections:
            for reference in section:
                if local_name(reference) not in ("headerReference", "footerReference"):
                    continue
                relation = self._package.relations(self._part).get(attribute(reference, "id"))
                if relation and not relation.external and relation.target not in seen:
                    seen.add(relation.target)
                    self._furniture(relation.target, seen)
        self._runs.enter(self._part)

    def _furniture(self, part: str, seen: set[str]) -> None:
        root = self._package.xml(part)
        if root is None:
            return
        self._runs.enter(part)
        for paragraph in root.iter("{*}p"):
            text = "".join(paragraph.itertext("{*}t")).strip()
            if text and text not in seen and not _counts_pages(paragraph):
                seen.add(text)
                self._flow.text(text)
                self._flow.end_paragraph(BlockKind.BOILERPLATE)


def _found(element: Element, name: str, deepest: int) -> Iterator[Element]:
    """Children of that name, also those inside content controls and tracked changes."""
    for child in element:
        tag = local_name(child)
        if tag == name:
            yield child
        elif tag in _TRANSPARENT and deepest > 0:
            yield from _found(child, name, deepest - 1)


_TRANSPARENT = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def _is_frame(rows: list[Element]) -> bool:
    """Whether a table is only a frame around text: one cell a row, and that no mere word."""
    widths = [sum(1 for _ in _found(row, "tc", _DEEPEST)) for row in rows[:REPEATED]]
    if not rows or max(widths, default=0) > 1:
        return False
    return any(len("".join(row.itertext("{*}t"))) > _FRAMED for row in rows[:REPEATED])


_FRAMED = 60


def _count(properties: Element | None, name: str, default: int) -> int:
    child = child_of(properties, name)
    number = number_of(attribute(child, "val")) if child is not None else None
    return max(0, min(number if number is not None else default, REPEATED))


def _continues(properties: Element | None) -> bool:
    for name in ("vMerge", "hMerge"):
        child = child_of(properties, name)
        if child is not None and attribute(child, "val", "continue") == "continue":
            return True
    return False


def _next_paragraph(element: Element) -> Element | None:
    following = element.getnext()
    return following if following is not None and local_name(following) == "p" else None


def _is_prompt(properties: Element | None) -> bool:
    prompt = child_of(properties, "showingPlcHdr")
    return prompt is not None and is_on(prompt)


def _is_table_of_contents(properties: Element | None) -> bool:
    gallery = child_of(child_of(properties, "docPartObj"), "docPartGallery")
    return gallery is not None and "contents" in attribute(gallery, "val").lower()


def _has_mark(element: Element) -> bool:
    return any(True for _ in element.iter("{*}footnoteRef", "{*}endnoteRef"))


_PAGE_FIELD = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


def _counts_pages(paragraph: Element) -> bool:
    instructions = "".join(paragraph.itertext("{*}instrText"))
    simple = (attribute(field, "instr") for field in paragraph.iter("{*}fldSimple"))
    return bool(_PAGE_FIELD.search(instructions + " ".join(simple)))


_BLOCKS: dict[str, Callable[[BodyReader, Element], None]] = {
    "p": BodyReader._paragraph,
    "tbl": BodyReader._table,
    "sdt": BodyReader._control,
    "customXml": BodyReader._content,
    "smartTag": BodyReader._content,
    "ins": BodyReader._changed,
    "del": BodyReader._changed,
    "moveTo": BodyReader._changed,
    "moveFrom": BodyReader._changed,
    "AlternateContent": BodyReader._alternate,
    "sectPr": BodyReader._section,
    "bookmarkStart": BodyReader._between,
    "commentRangeStart": BodyReader._between,
    "commentRangeEnd": BodyReader._between,
    "oMathPara": BodyReader._between,
}
