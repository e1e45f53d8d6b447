"""Drawn tables on pages: cells of several lines, merged cells, and lines that are no table's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import BlockKind, Document
from tests.documents.make_ofd import EM as OFD_EM
from tests.documents.make_ofd import LEFT as OFD_LEFT
from tests.documents.make_ofd import Line, ofd
from tests.documents.pdf_files import (
    EM,
    HEIGHT,
    LEADING,
    LEFT,
    Writer,
    with_header_and_number,
)

BEFORE = "现将全市水库检查情况公布如下，请各单位对照整改，并在月底前报送整改结果。"
BEHIND = "以上情况，请各县（区）抓好落实，市水利局将在汛前再次组织检查。"
ROWS = (
    ("县（区）", "检查内容", "发现的问题"),
    (
        "澄湾县",
        "大坝安全监测设施情况，溢洪道是否畅通",
        "部分数据没有及时上传，溢洪道有杂物堆积，须在六月底前清理",
    ),
    ("云岫区", "值班值守", "无"),
    ("合计", "", "两项"),
)
WIDTHS = (60.0, 130.0, 160.0)


def tables(document: Document) -> list[str]:
    return [document.block_text(b) for b in document.blocks if b.kind is BlockKind.TABLE]


def as_text(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def broken(text: str, width: float, em: float) -> Iterator[str]:
    count = int((width - 4) / em)
    yield from (text[start : start + count] for start in range(0, len(text), count))


def draw_table(
    writer: Writer, rows: Sequence[Sequence[str]], drawn: str = "lines", merged: bool = False
) -> None:
    """``drawn`` as lines, as boxes, or as thin filled shapes; ``merged`` leaves out the line
    between the second and third row of the first column."""
    canvas = writer.canvas
    edges = [LEFT + sum(WIDTHS[:n]) for n in range(len(WIDTHS) + 1)]
    heights = [writer.y]
    for row in rows:
        cells = [list(broken(text, width, EM)) for text, width in zip(row, WIDTHS, strict=True)]
        for left, lines in zip(edges, cells, strict=False):
            for number, line in enumerate(lines):
                writer.line(line, left + 2, y=heights[-1] + 14 + 15 * number)
        heights.append(heights[-1] + 6 + 15 * max(1, *map(len, cells)))
    for number, (top, bottom) in enumerate(pairwise(heights)):
        for column, (left, right) in enumerate(pairwise(edges)):
            open_below = merged and column == 0 and number == 1
            _draw_cell(canvas, drawn, left, top, right, bottom, open_below, not number)
    writer.y = heights[-1] + LEADING


def _draw_cell(canvas, drawn, left, top, right, bottom, open_below, first) -> None:
    up, low = HEIGHT - top, HEIGHT - bottom
    if drawn == "boxes":
        canvas.rect(left, low, right - left, up - low, stroke=1, fill=0)
    elif drawn == "shapes":
        canvas.rect(left, up, right - left, 0.7, stroke=0, fill=1)
        canvas.rect(left, low, right - left, 0.7, stroke=0, fill=1)
        canvas.rect(left, low, 0.7, up - low, stroke=0, fill=1)
        canvas.rect(right, low, 0.7, up - low, stroke=0, fill=1)
    else:
        canvas.line(left, low, left, up)
        canvas.line(right, low, right, up)
        if first:
            canvas.line(left, up, right, up)
        if not open_below:
            canvas.line(left, low, right, low)


@pytest.mark.parametrize("drawn", ["lines", "boxes", "shapes"])
def test_cells_of_several_lines_are_one_cell_each(drawn: str) -> None:
    writer = Writer()
    writer.paragraph(BEFORE)
    draw_table(writer, ROWS, drawn)
    writer.paragraph(BEHIND)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert tables(document) == [as_text(ROWS)]
    texts = [document.block_text(block) for block in document.blocks]
    assert texts[0] == BEFORE
    assert texts[-1] == BEHIND


def test_a_merged_cell_is_written_where_it_starts() -> None:
    writer = Writer()
    head, first, second, total = ROWS
    draw_table(writer, (head, ("", *first[1:]), (first[0], *second[1:]), total), merged=True)
    found = tables(load_bytes(writer.bytes(), "a.pdf"))
    assert found == [as_text((head, first, ("", *second[1:]), total))]


def test_a_box_around_text_and_a_line_under_it_are_no_table() -> None:
    writer = Writer()
    writer.canvas.rect(LEFT - 10, HEIGHT - 300, 460, 240)
    writer.canvas.line(LEFT, HEIGHT - 110, LEFT + 400, HEIGHT - 110)
    writer.paragraph(BEFORE)
    writer.y += 30
    writer.paragraph(BEHIND)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert [document.block_text(block) for block in document.blocks] == [BEFORE, BEHIND]


def test_squared_paper_under_running_text_is_no_table() -> None:
    writer = Writer()
    for number in range(30):
        writer.canvas.line(LEFT, HEIGHT - 80 - 20 * number, 512, HEIGHT - 80 - 20 * number)
        writer.canvas.line(LEFT + 15 * number, HEIGHT - 80, LEFT + 15 * number, HEIGHT - 660)
    writer.paragraph(BEFORE * 3)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert [document.block_text(block) for block in document.blocks] == [BEFORE * 3]


def test_words_in_a_drawn_table_are_found_on_the_page() -> None:
    from reader_app.documents import loaders

    writer = Writer()
    writer.paragraph(BEFORE)
    draw_table(writer, ROWS)
    data = writer.bytes()
    document = load_bytes(data, "a.pdf")
    pages = loaders.open_pages(data, "a.pdf")
    assert pages is not None
    start = document.text.index("溢洪道有杂物堆积")
    [(left, *_), *_] = pages.rects(document, 0, start, start + 2)
    pages.close()
    assert left * 595 > LEFT + WIDTHS[0] + WIDTHS[1]


def test_a_drawn_table_of_an_ofd_page() -> None:
    assert tables(load_bytes(ruled_ofd(), "a.ofd")) == [as_text(ROWS)]


def ruled_pdf() -> bytes:
    """A page with a table between two paragraphs."""
    writer = Writer()
    writer.paragraph(BEFORE)
    draw_table(writer, ROWS)
    writer.paragraph(BEHIND)
    return writer.bytes()


def ruled_ofd() -> bytes:
    """The same table on a page of the other format."""
    lines, paths, y = [], [], 60.0
    edges = [OFD_LEFT, OFD_LEFT + 30, OFD_LEFT + 85, OFD_LEFT + 150]
    for row in ROWS:
        cells = [
            list(broken(text, right - left, OFD_EM))
            for text, left, right in zip(row, edges, edges[1:], strict=False)
        ]
        for left, parts in zip(edges, cells, strict=False):
            lines += [Line(part, left + 1, y + 6 + 7 * n) for n, part in enumerate(parts)]
        bottom = y + 3 + 7 * max(1, *map(len, cells))
        paths += [_path(edges[0], at, edges[-1], at) for at in (y, bottom)]
        paths += [_path(at, y, at, bottom) for at in edges]
        y = bottom
    lines.append(Line(BEHIND[:25], OFD_LEFT, y + 20))
    return ofd([lines], objects={0: "".join(paths)})


def _path(left: float, top: float, right: float, bottom: float) -> str:
    return (
        f"<ofd:PathObject ID='9' Boundary='{left} {top} {right - left} {bottom - top}'>"
        f"<ofd:AbbreviatedData>M 0 0 L {right - left} {bottom - top}</ofd:AbbreviatedData>"
        "</ofd:PathObject>"
    )


@pytest.mark.parametrize("said", ["", "续表", "附表1（续）"])
def test_a_table_that_goes_on_over_the_page_is_one_table(said: str) -> None:
    writer = Writer()
    writer.furniture = with_header_and_number
    writer.paragraph(BEFORE)
    draw_table(writer, ROWS[:2])
    writer.new_page()
    if said:
        writer.line(said)
        writer.y += LEADING
    draw_table(writer, (ROWS[0], *ROWS[2:]))
    writer.paragraph(BEHIND)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert tables(document) == [as_text(ROWS)]
    assert document.text[document.pages[1].start :].startswith("云岫区\t值班值守")
    content = [document.block_text(block) for block in document.content_blocks()]
    assert content == [BEFORE, as_text(ROWS), BEHIND]


def test_another_table_on_the_next_page_is_another() -> None:
    writer = Writer()
    draw_table(writer, ROWS)
    writer.new_page()
    writer.paragraph(BEFORE)
    draw_table(writer, ROWS)
    assert tables(load_bytes(writer.bytes(), "a.pdf")) == [as_text(ROWS), as_text(ROWS)]


@pytest.mark.parametrize("middle", [False, True])
def test_cells_of_several_lines_need_no_rules(middle: bool) -> None:
    """The first cell, of one line, stands beside the first of the others or at their middle."""
    rows = (
        ("县（区）", ["检查内容"], ["问题"]),
        ("澄湾县", ["大坝安全监测设施情况，", "溢洪道是否畅通"], ["数据没有上传，", "有杂物"]),
        ("云岫区", ["值班值守"], ["无"]),
        ("合计", ["六座水库，四座山塘，", "两处堤防"], ["两项"]),
    )
    writer = Writer()
    writer.paragraph(BEFORE)
    for first, *others in rows:
        lines = max(map(len, others))
        for cells, x in zip(([first], *others), (LEFT, LEFT + 80, LEFT + 260), strict=True):
            shift = (lines - len(cells)) * 15 / 2 if middle else 0
            for number, line in enumerate(cells):
                writer.line(line, x, y=writer.y + shift + 15 * number)
        writer.y += 15 * lines + 12
    writer.paragraph(BEHIND)
    read = as_text([(first, *map("".join, others)) for first, *others in rows])
    assert tables(load_bytes(writer.bytes(), "a.pdf")) == [read]


def test_the_index_of_an_official_document_at_the_top_is_no_header() -> None:
    writer = Writer()
    writer.y = 50
    for left, right in (
        ("索 引 号：014349/2024-0021", "主题分类：水利"),
        ("发文机关：澄湾县水利局", "成文日期：2024年5月3日"),
    ):
        writer.line(left, size=10)
        writer.line(right, LEFT + 250, size=10)
        writer.y += 20
    writer.y += 40
    writer.centred("关于公布水库检查情况的通知", 20)
    writer.y += 40
    writer.paragraph(BEFORE * 2)
    document = load_bytes(writer.bytes(), "a.pdf")
    kinds = [block.kind.value for block in document.blocks]
    assert kinds == ["metadata", "metadata", "title", "paragraph"]
    assert (document.metadata.source, document.metadata.date) == ("澄湾县水利局", "2024-05-03")
