"""Spreadsheets are read as tables of what their cells show."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from reader_app.documents.loaders import load_bytes
from reader_app.documents.loaders.xlsx.number_formats import shown
from reader_app.documents.model import BlockKind
from tests.documents.zips import with_part


def workbook(*, second: bool = True) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("物资")
    sheet.merge_range("A1:C1", "岑阳市防汛物资情况表")
    for column, head in enumerate(("县（区）", "编织袋", "占比", "日期")):
        sheet.write(1, column, head)
    sheet.write_row(2, 0, ["澄湾县", 12000])
    sheet.write(2, 2, 0.155, book.add_format({"num_format": "0.0%"}))
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    sheet.write_datetime(2, 3, date(2023, 7, 3), day)
    sheet.write(3, 0, "云岫区")
    sheet.write(3, 2, 0.5)
    sheet.write(5, 0, "注：数据截至7月3日。")
    if second:
        book.add_worksheet("Sheet2").write(0, 0, "另一张表")
        hidden = book.add_worksheet("藏起来的")
        hidden.write(0, 0, "看不见")
        hidden.hide()
    book.close()
    return buffer.getvalue()


def test_sheets_are_tables_with_their_titles_and_notes() -> None:
    document = load_bytes(workbook(), "a.xlsx")
    assert document.text.split("\n") == [
        "物资",
        "岑阳市防汛物资情况表",
        "县（区）\t编织袋\t占比\t日期",
        "澄湾县\t12000\t15.5%\t2023年7月3日",
        "云岫区\t\t0.5",
        "注：数据截至7月3日。",
        "Sheet2",
        "另一张表",
    ]
    (table,) = (block for block in document.blocks if block.kind is BlockKind.TABLE)
    assert document.block_text(table).count("\n") == 2


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("0.1", "", "0.1"),
        ("0.30000000000000004", "", "0.3"),
        ("12000", "#,##0", "12,000"),
        ("12.5", '0.00"万元"', "12.50万元"),
        ("-3", "0;[Red]-0", "-3"),
        ("45110", "yyyy-mm-dd", "2023-07-03"),
        ("45110.5", "yyyy/m/d h:mm", "2023-07-03 12:00"),
        ("45110", "m月d日", "7月3日"),
        ("0.25", "h:mm", "6:00"),
        ("1.5", "0.##", "1.5"),
        ("文", "0", "文"),
        ("1e300", "0", "1e300"),
        ("99999999", "yyyy", "99999999"),
    ],
)
def test_numbers_are_shown_in_their_format(value: str, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_sheet_beyond_reading_is_told_and_the_others_are_read() -> None:
    data = with_part(workbook(), "xl/worksheets/sheet1.xml", b"<x><row><c")
    assert load_bytes(data, "a.xlsx").text == "Sheet2\n另一张表"
