"""Annotations as a table: CSV that a spreadsheet opens without harm, and XLSX. Row after row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO, TextIO

from reader_app.exchange.annotation_page import quoted
from reader_app.exchange.carried import COLUMN, Carrier, line_of
from reader_app.exchange.characters import fit
from reader_app.exchange.marked import Marked
from reader_app.exchange.wording import Wording, local_time
from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation

# Columns by the codes of their names, and their widths in a sheet (characters).
COLUMNS = {
    "column-document": 32,
    "report-source": 14,
    "report-author": 12,
    "report-date": 11,
    "column-headings": 24,
    "column-page": 7,
    "column-kind": 8,
    "column-colour": 9,
    "column-quote": 60,
    "column-note": 44,
    "column-tags": 18,
    "column-name": 14,
    "column-placed": 8,
    "column-creator": 10,
    "column-created": 16,
    "column-modified": 16,
    "column-start": 8,
    "column-end": 8,
    "column-link": 20,
    "report-file": 30,
    "column-id": 20,
}
Cell = str | int
_PIECE = 30_000  # characters of a cell of the sheet that nobody sees
# What a spreadsheet would take for a formula (OWASP, CSV injection), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Excel keeps no longer text in a cell, and no more rows on a sheet.
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_XLSX = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TEXT = {"font_name": "等线", "font_size": 10.5, "valign": "top", "text_wrap": True}
_HEAD = {**_TEXT, "text_wrap": False, "bold": True, "bg_color": "#F1ECE2", "bottom": 1}


def rows(marked: Iterable[Marked], wording: Wording) -> Iterator[tuple[Cell, ...]]:
    """A row an annotation, in the order of :data:`COLUMNS`."""
    for document in marked:
        for annotation in document.annotations:
            yield _row(document, annotation, wording)


def _row(document: Marked, annotation: Annotation, wording: Wording) -> tuple[Cell, ...]:
    row, anchor = document.row, annotation.anchor
    placed = annotation.placement is Placement.PLACED
    return (
        row.display_title,
        row.source or "",
        row.author or "",
        row.date or "",
        wording.headings(annotation),
        (anchor.page or "") if anchor else "",
        wording.kind(annotation.kind),
        wording.colour(annotation.colour),
        quoted(annotation, wording),
        annotation.note,
        wording.tags(annotation),
        annotation.name,
        wording.say("column-yes" if placed else "column-no"),
        annotation.creator or "",
        local_time(annotation.created),
        local_time(annotation.modified),
        anchor.start if anchor else "",
        anchor.end if anchor else "",
        document.link(annotation),
        row.location or row.name,
        annotation.id,
    )


def write_csv(target: TextIO, marked: Iterable[Marked], wording: Wording) -> None:
    """RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before it."""
    writer = csv.writer(target)
    writer.writerow([*(wording.say(code) for code in COLUMNS), COLUMN])
    for document in marked:
        for annotation, entry in zip(document.annotations, document.entries(), strict=True):
            row = _row(document, annotation, wording)
            cells = (harmless(cell) if isinstance(cell, str) else cell for cell in row)
            writer.writerow([*cells, line_of(entry)])


def harmless(cell: str) -> str:
    """A cell's text as no formula."""
    text = fit(cell)
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def write_xlsx(
    target: BinaryIO, marked: Iterable[Marked], wording: Wording, carrier: Carrier
) -> None:
    """One sheet, its head fixed and filtered; text is always text, never a formula.

    What the ``carrier`` has is on a sheet that is not shown.
    """
    import xlsxwriter  # takes a while, and only this needs it

    book = xlsxwriter.Workbook(target, _XLSX)
    try:
        head, text = book.add_format(_HEAD), book.add_format(_TEXT)
        for number, sheet_rows in enumerate(_sheets(rows(marked, wording)), 1):
            sheet = book.add_worksheet(f"{wording.say('page-annotations')} {number}")
            _fill(sheet, sheet_rows, head, text, wording)
        _carry(book.add_worksheet(COLUMN), carrier.lines())
    finally:
        book.close()


def _carry(sheet: Any, lines: Iterable[str]) -> None:
    """A row an annotation, cut into cells that are not too long."""
    sheet.very_hidden()
    sheet.write_string(0, 0, COLUMN)
    for row, line in enumerate(islice(lines, _MOST_ROWS - 1), 1):
        for column, start in enumerate(range(0, len(line), _PIECE)):
            sheet.write_string(row, column, line[start : start + _PIECE])


def _fill(
    sheet: Any, found: Iterable[tuple[Cell, ...]], head: Any, text: Any, wording: Wording
) -> None:
    for column, (code, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, wording.say(code), head)
    sheet.freeze_panes(1, 1)
    last = 0
    for last, row in enumerate(found, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(last, column, cell, text)
            elif cell:
                sheet.write_string(last, column, fit(cell)[:_LONGEST_CELL], text)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _sheets(found: Iterator[tuple[Cell, ...]]) -> Iterator[Iterator[tuple[Cell, ...]]]:
    """The rows in portions that fit on a sheet; one empty portion if there are none."""

    def portion(first: tuple[Cell, ...] | None) -> Iterator[tuple[Cell, ...]]:
        if first is not None:
            yield first
            for _ in range(_MOST_ROWS - 2):
                row = next(found, None)
                if row is None:
                    return
                yield row

    first = next(found, None)
    yield portion(first)
    while first is not None and (first := next(found, None)) is not None:
        yield portion(first)
