"""OpenDocument texts and spreadsheets: what the reader of the file sees is in the text."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from reader_app.documents.loaders import load_bytes, picture
from reader_app.documents.model import BlockKind, Document, RevisionKind
from tests.documents.make_docx import PNG
from tests.documents.make_odt import fodt, odt, paragraph, row

PROSE = "各地要加强防汛工作，落实责任，确保水库安全度汛，不得有误。"


def numbered(name: str, *formats: tuple[str, str, str]) -> str:
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" '
        f'style:num-prefix="{before}" style:num-suffix="{after}"/>'
        for level, (form, before, after) in enumerate(formats, 1)
    )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


LISTS = numbered("L1", ("一, 二, 三, ...", "", "、"), ("一, 二, 三, ...", "（", "）")) + (
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="●"/></text:list-style>'
)


def listed(style: str, *items: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{one}</text:list-item>" for one in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def blocks(document: Document) -> list[tuple[str, int | None, str]]:
    return [(b.kind.value, b.level, document.block_text(b)) for b in document.blocks]


def test_lists_print_their_numbers_and_go_on_where_they_are_told_to() -> None:
    inner = f"<text:list><text:list-item>{paragraph('巡查')}</text:list-item></text:list>"
    body = listed("L1", paragraph("总体要求"), paragraph("任务") + inner) + paragraph(PROSE)
    body += listed("L1", paragraph("保障"), more='text:continue-numbering="true"')
    body += listed("L2", paragraph("铁锹"), paragraph("沙袋"))
    assert load_bytes(odt(body, automatic=LISTS), "a.odt").text.split("\n") == [
        "一、总体要求",
        "二、任务",
        "（一）巡查",
        PROSE,
        "三、保障",
        "● 铁锹",
        "● 沙袋",
    ]


def test_headings_have_levels_and_the_numbers_of_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:outline-style>'
    )
    heads = '<text:h text:outline-level="1">总则</text:h>' + paragraph(PROSE)
    heads += '<text:h text:outline-level="2">目的</text:h>' + paragraph(PROSE)
    document = load_bytes(odt(paragraph(PROSE) + heads, styles=outline), "a.odt")
    found = [b for b in blocks(document) if b[0] == "heading"]
    assert found == [("heading", 1, "1. 总则"), ("heading", 2, "目的")]


def test_styles_by_their_names_make_captions_and_quotations() -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Quotations"/>'
        '<style:style style:name="P2" style:family="paragraph" style:display-name="题注"/>'
    )
    body = paragraph(PROSE) + paragraph("引来的话", "P1") + paragraph("图1　库区", "P2")
    kinds = [b.kind for b in load_bytes(odt(body, automatic=styles), "a.odt").blocks]
    assert kinds[1:] == [BlockKind.QUOTE, BlockKind.CAPTION]


def test_notes_links_readings_and_white_space() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph('脚注内容。')}</text:note-body></text:note>"
    )
    ruby = "<text:ruby-base>岑</text:ruby-base><text:ruby-text>cén</text:ruby-text>"
    ruby = f"<text:ruby>{ruby}</text:ruby>"
    link = '<text:a xlink:href="https://example.org/a">网站</text:a>'
    body = f"<text:p>  {ruby}阳市{note}\n   见{link}<text:s text:c='2'/>甲<text:tab/>乙</text:p>"
    document = load_bytes(odt(body), "a.odt")
    assert document.text == "岑阳市[1] 见网站  甲\t乙\n[1] 脚注内容。"
    assert document.ruby == ((0, 1, "cén"),)
    assert [(document.text[a:b], to) for a, b, to in document.links] == [
        ("网站", "https://example.org/a")
    ]
    assert [document.text[n.note_start : n.note_end] for n in document.notes] == ["[1] 脚注内容。"]


def test_changes_are_read_as_the_final_version_and_comments_are_kept() -> None:
    info = "<dc:creator>张三</dc:creator><dc:date>2023-05-06</dc:date>"
    info = f"<office:change-info>{info}</office:change-info>"
    changes = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>{info}'
        f"{paragraph('369')}</text:deletion></text:changed-region>"
        f'<text:changed-region text:id="c2"><text:insertion>{info}</text:insertion>'
        "</text:changed-region></text:tracked-changes>"
    )
    comment = f"<dc:creator>李四</dc:creator>{paragraph('核实')}"
    comment = f'<office:annotation office:name="k">{comment}</office:annotation>'
    body = (
        f'{changes}<text:p>问题<text:change text:change-id="c1"/>'
        '<text:change-start text:change-id="c2"/>'
        f'370<text:change-end text:change-id="c2"/>个，{comment}完成<office:annotation-end '
        'office:name="k"/>。</text:p>'
    )
    document = load_bytes(odt(body), "a.odt")
    assert document.text == "问题370个，完成。"
    assert [(r.kind, r.start, r.end, r.author, r.text) for r in document.revisions] == [
        (RevisionKind.DELETED, 2, 2, "张三", "369"),
        (RevisionKind.INSERTED, 2, 5, "张三", ""),
        (RevisionKind.COMMENT, 7, 9, "李四", "核实"),
    ]


def test_tables_with_covered_cells_and_header_rows() -> None:
    head = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2">'
        f"{paragraph('人数')}</table:table-cell><table:covered-table-cell/>"
        f"<table:table-cell>{paragraph('户')}</table:table-cell></table:table-row>"
    )
    head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    table = f"<table:table>{head}{row(('1', '2', '3'))}</table:table>"
    assert blocks(load_bytes(odt(paragraph(PROSE) + table), "a"))[1] == (
        "table",
        None,
        "人数\t\t户\n1\t2\t3",
    )


def test_a_spreadsheet_is_read_sheet_by_sheet() -> None:
    empty = '<table:table-cell table:number-columns-repeated="1000"/>'
    last = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    rows = row(("县", "数量")) + row(("云岫", "12")) + last
    sheet = f'<table:table table:name="物资">{rows}</table:table>'
    document = load_bytes(odt(sheet, kind="spreadsheet"), "a.ods")
    assert document.text == "物资\n县\t数量\n云岫\t12"
    assert document.blocks[-1].kind is BlockKind.TABLE


FRAME = '<draw:frame><draw:image xlink:href="{}"/><svg:desc>库区全景</svg:desc></draw:frame>'


def test_pictures_formulas_and_text_boxes() -> None:
    formula = (
        "<draw:frame><draw:object><math:math><math:mfrac><math:mi>a</math:mi><math:mn>2</math:mn>"
        "</math:mfrac></math:math></draw:object></draw:frame>"
    )
    box = f"<draw:frame><draw:text-box>{paragraph('框中文字。')}</draw:text-box></draw:frame>"
    body = f"<text:p>前文{formula}{box}，{FRAME.format('Pictures/1.png')}后文。</text:p>"
    data = odt(body, parts={"Pictures/1.png": PNG})
    document = load_bytes(data, "a.odt")
    assert document.text == "前文a/2，后文。\n[图片：库区全景]\n框中文字。"
    assert picture(data, document.images[0].src, Path("a.odt")) == PNG


def test_a_flat_file_holds_its_pictures() -> None:
    binary = f"<office:binary-data>{base64.b64encode(PNG).decode()}</office:binary-data>"
    image = f"<draw:frame><draw:image>{binary}</draw:image></draw:frame>"
    data = fodt(f"<text:p>甲{image}</text:p>")
    document = load_bytes(data, "a.xml")
    assert document.format == "odt"
    assert picture(data, document.images[0].src, Path("a.xml")) == PNG


def test_pages_headers_and_contents() -> None:
    contents = f"<text:index-body>{paragraph('总则 1')}</text:index-body>"
    contents = f"<text:table-of-content>{contents}</text:table-of-content>"
    master = (
        f"<style:master-page><style:header>{paragraph('岑阳简报')}</style:header><style:footer>"
        "<text:p>第<text:page-number>1</text:page-number>页</text:p></style:footer></style:master-page>"
    )
    body = f"{contents}{paragraph(PROSE)}<text:p>前半<text:soft-page-break/>后半。</text:p>"
    document = load_bytes(odt(body, master=master), "a.odt")
    assert [b.kind for b in document.blocks] == [
        BlockKind.BOILERPLATE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.BOILERPLATE,
    ]
    second = document.pages[1]
    assert (second.label, document.text[second.start :][:2]) == ("2", "后半")


@pytest.mark.parametrize("name", ["a.odt", "a.txt", "a.zip"])
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    assert load_bytes(odt(paragraph("甲。")), name).format == "odt"


def test_signs_of_symbol_fonts_are_shown_and_soft_hyphens_are_not() -> None:
    body = paragraph('<text:span text:style-name="T5">\uf0fe</text:span>同意，con\u00adtent')
    assert load_bytes(odt(body), "a.odt").text == "☑同意，content"
