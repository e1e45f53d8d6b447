"""Spreadsheets of Office Open XML, read as plain tables: values as they are shown, sheet by sheet.

Formulas, charts, comments and macros are left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from reader_app.documents.archives import Archive
from reader_app.documents.builder import Builder
from reader_app.documents.limits import REPEATED, Budget, check_size
from reader_app.documents.loaders.docx.package import Package
from reader_app.documents.loaders.xlsx.number_formats import built_in, shown
from reader_app.documents.model import BlockKind, Document
from reader_app.documents.xml import Element, attribute, local_name, with_whole_characters
from reader_app.errors import KnownError

_ZIP = b"PK"
_USUAL_PART = "xl/workbook.xml"
# Rows of one sheet that a reader would still leaf through.
_MOST_ROWS = 20_000
_MOST_COLUMNS = REPEATED
_CELL = re.compile(r"([A-Z]{1,3})\d+")
_UNNAMED = re.compile(r"(?:Sheet|工作表|表)\s*\d+", re.I)


def sniff(data: bytes, name: str) -> bool:
    """A package whose main part is a spreadsheet's."""
    if not data.startswith(_ZIP):
        return False
    try:
        return _USUAL_PART in Archive(data, Budget(name))
    except KnownError:
        return False


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-damaged``, ``file-encrypted``, ``file-bomb``, ``file-no-text``."""
    check_size(data, name)
    budget = Budget(name)
    workbook = _Workbook(Package(data, budget), budget)
    builder = Builder(budget, "xlsx")
    sheets = list(workbook.sheets())
    for title, rows in ((title, _filled(workbook.rows(part))) for title, part in sheets):
        if rows and (len(sheets) > 1 or not _UNNAMED.fullmatch(title)):
            builder.text(title)
            builder.end_line(BlockKind.HEADING, 1)
        _write(builder, rows)
    return builder.document()


def _filled(rows: Iterator[list[str]]) -> list[list[str]]:
    return [row for row in rows if any(row)]


def _write(builder: Builder, rows: list[list[str]]) -> None:
    """Rows of a single cell over and under a table are its title and its notes."""
    first = next((n for n, row in enumerate(rows) if not _is_single(row)), len(rows))
    last = next((n for n in range(len(rows), first, -1) if not _is_single(rows[n - 1])), first)
    _write_lines(builder, rows[:first])
    with builder.block(BlockKind.TABLE):
        for row in rows[first:last]:
            builder.row(row)
    _write_lines(builder, rows[last:])


def _write_lines(builder: Builder, rows: list[list[str]]) -> None:
    for row in rows:
        for line in "".join(row).split("\n"):
            builder.text(line)
            builder.end_line()


def _is_single(row: list[str]) -> bool:
    return sum(map(bool, row)) == 1


class _Workbook:
    """The sheets of a package with what their cells refer to."""

    def __init__(self, package: Package, budget: Budget) -> None:
        self._package = package
        self._budget = budget
        self._part = package.main_part() or _USUAL_PART
        root = package.xml(self._part)
        if root is None:
            raise KnownError("file-damaged", path=budget.name, reason=self._part)
        self._root = root
        self._strings = self._read_strings()
        self._formats = self._read_formats()
        self._from_1904 = any(
            attribute(one, "date1904") in ("1", "true") for one in root.iter("{*}workbookPr")
        )

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Names and parts of the sheets that are shown."""
        for sheet in self._root.iter("{*}sheet"):
            relation = self._package.relations(self._part).get(attribute(sheet, "id"))
            shown_sheet = attribute(sheet, "state") not in ("hidden", "veryHidden")
            if relation and relation.kind == "worksheet" and shown_sheet:
                yield attribute(sheet, "name"), relation.target

    def rows(self, part: str) -> Iterator[list[str]]:
        """The rows of a sheet, each freed when it has been read."""
        from lxml import etree

        data = with_whole_characters(self._package.bytes(part) or b"")
        events = etree.iterparse(
            io.BytesIO(data),
            tag="{*}row",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=True,
        )
        try:
            for number, (_, row) in enumerate(events):
                if number >= _MOST_ROWS or self._budget.spent:
                    self._budget.warn("sheet-cut", rows=number)
                    return
                yield self._row(row)
                row.clear()
                while row.getprevious() is not None:
                    del row.getparent()[0]
        except etree.XMLSyntaxError:
            self._budget.warn("content-missing", part=part)

    def _row(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if local_name(cell) != "c":
                continue
            column = _column(attribute(cell, "r"))
            if column is not None and len(cells) <= column < _MOST_COLUMNS:
                cells += [""] * (column - len(cells))
            if len(cells) < _MOST_COLUMNS:
                cells.append(self._value(cell))
        while cells and not cells[-1]:
            cells.pop()
        return cells

    def _value(self, cell: Element) -> str:
        kind = attribute(cell, "t", "n")
        if kind == "inlineStr":
            return _words(cell)
        value = next((one.text or "" for one in cell if local_name(one) == "v"), "")
        if kind == "s":
            place = int(value) if value.isdecimal() and len(value) < 9 else -1
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind != "n" or not value:
            return value.strip()
        style = attribute(cell, "s", "0")
        index = int(style) if style.isdecimal() and len(style) < 9 else 0
        code = self._formats[index] if index < len(self._formats) else ""
        return shown(value, code, from_1904=self._from_1904)

    def _read_strings(self) -> list[str]:
        root = self._package.xml(self._package.related(self._part, "sharedStrings"))
        items = (one for one in (root if root is not None else ()) if local_name(one) == "si")
        return [_words(item) for item in items]

    def _read_formats(self) -> list[str]:
        """The format of each style of cells."""
        root = self._package.xml(self._package.related(self._part, "styles"))
        if root is None:
            return []
        custom = {
            attribute(one, "numFmtId"): attribute(one, "formatCode")
            for one in root.iter("{*}numFmt")
        }
        found = []
        for group in root.iter("{*}cellXfs"):
            for style in group:
                number = attribute(style, "numFmtId", "0")
                known = int(number) if number.isdecimal() and len(number) < 6 else 0
                found.append(custom.get(number) or built_in(known))
        return found


def _words(element: Element) -> str:
    """The text of a cell without the readings over it."""
    return "".join(
        one.text or "" for one in element.iter("{*}t") if local_name(one.getparent()) != "rPh"
    ).strip()


def _column(reference: str) -> int | None:
    found = _CELL.match(reference)
    if not found:
        return None
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
