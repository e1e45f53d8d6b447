"""Hostile spreadsheets: cells far apart, cells that span everything, entities."""

from __future__ import annotations

from tests.documents.hostile import hostile
from tests.documents.hostile_office import LAUGHS
from tests.documents.test_xlsx import workbook
from tests.documents.zips import unzipped, zipped

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _sheet(rows: str, behind: str = "") -> bytes:
    parts = unzipped(workbook())
    name = next(part for part in parts if part.endswith("sheet1.xml"))
    parts[name] = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{behind}</worksheet>".encode()
    return zipped(parts)


@hostile("apart.xlsx")
def cells_at_the_far_edge() -> bytes:
    cell = '<row r="{0}"><c r="XFD{0}" t="inlineStr"><is><t>甲</t></is></c></row>'
    return _sheet("".join(cell.format(number * 1000) for number in range(1, 1000)))


@hostile("spans.xlsx")
def a_hundred_thousand_spans_over_everything() -> bytes:
    spans = '<mergeCell ref="A1:XFD1048576"/>' * 100_000
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return _sheet(row, f"<mergeCells>{spans}</mergeCells>")


@hostile("laughs.xlsx")
def laughing_shared_words() -> bytes:
    parts = unzipped(workbook())
    words = f"{LAUGHS}<sst {_MAIN}><si><t>&a11;</t></si></sst>"
    return zipped({**parts, "xl/sharedStrings.xml": words.encode()})


@hostile("halves.xlsx")
def halves_of_characters_in_a_cell() -> bytes:
    return _sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>甲&#xD800;&#xFFFE;</t></is></c></row>')
