"""OFD: characters with their places become paragraphs, with pages and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents.loaders import beginning, load_bytes, picture
from reader_app.documents.model import BlockKind
from reader_app.errors import KnownError
from tests.documents.article import ARTICLE, Part
from tests.documents.make_docx import PNG
from tests.documents.make_ofd import NAMESPACE, Line, make_ofd, ofd, page, pages_of
from tests.documents.zips import unzipped, with_part

PROSE = "各地要加强防汛工作，落实责任，确保水库安全度汛，不得有误，有情况及时报告市水利局。"


def test_lines_are_joined_to_paragraphs_without_breaks_or_spaces() -> None:
    article = tuple(part for part in ARTICLE if part.kind != "table")
    text = load_bytes(make_ofd(article), "a.ofd").text
    for part in article:
        if part.kind != "title":
            assert part.text in text.split("\n")


def test_pages_are_locators_and_their_numbers_are_boilerplate() -> None:
    long = tuple(Part("paragraph", f"第{n}段。" + PROSE * 4) for n in range(1, 16))
    document = load_bytes(make_ofd(long), "a.ofd")
    assert [one.label for one in document.pages] == [str(n + 1) for n in range(len(document.pages))]
    assert len(document.pages) > 1
    frame = [document.block_text(b) for b in document.blocks if b.kind is BlockKind.BOILERPLATE]
    assert frame == [f"— {n + 1} —" for n in range(len(document.pages))]


def test_offsets_in_short_form_missing_ones_and_characters_set_apart() -> None:
    lines = [
        Line("水库安全", 30, 40, 5, deltas="g 3 5"),
        Line("水库巡查", 30, 60, 5, deltas=""),
        Line("会议通知", 30, 80, 5, deltas="g 3 10"),
    ]
    assert load_bytes(ofd([lines]), "a").text.split("\n") == ["水库安全", "水库巡查", "会议通知"]


def test_digits_that_take_a_whole_cell_each_are_one_number() -> None:
    lines = [Line("全县派出369人，其中A1级24人。", 30, 40, 5, deltas="g 18 5")]
    assert load_bytes(ofd([lines]), "a").text == "全县派出369人，其中A1级24人。"


def test_a_matrix_moves_and_enlarges() -> None:
    moved = (
        "<ofd:TextObject ID='9' Size='1' Boundary='30 100 100 10' CTM='5 0 0 5 0 0'>"
        "<ofd:TextCode X='0' Y='1' DeltaX='g 7 1'>矩阵里的一行文字</ofd:TextCode></ofd:TextObject>"
    )
    data = ofd([[Line("上面的一行文字。", 30, 50, 5)]], objects={0: moved})
    assert load_bytes(data, "a").text.split("\n") == ["上面的一行文字。", "矩阵里的一行文字"]


RESOURCES = (
    f"<ofd:Res {NAMESPACE} BaseLoc='Res'><ofd:MultiMedias><ofd:MultiMedia ID='7' Type='Image'>"
    "<ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
)
IMAGE = "<ofd:ImageObject ID='8' ResourceID='7' Boundary='{}'/>"


def with_picture(box: str, lines: list[Line]) -> bytes:
    return ofd(
        [lines],
        {"Doc_0/DocumentRes.xml": RESOURCES, "Doc_0/Res/a.png": PNG},
        objects={0: IMAGE.format(box)},
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
    )


def test_pictures_stand_where_they_are_and_grounds_are_left_out() -> None:
    lines = [Line("上面的一个句子。", 30, 40), Line("下面的一个句子。", 30, 200)]
    data = with_picture("50 80 60 60", lines)
    document = load_bytes(data, "a")
    assert document.text.split("\n") == ["上面的一个句子。", "[图片]", "下面的一个句子。"]
    assert picture(data, document.images[0].src, Path("a.ofd")) == PNG
    assert not load_bytes(with_picture("0 0 210 297", lines), "a").images


def test_a_scanned_page_is_told() -> None:
    document = load_bytes(with_picture("0 0 210 297", []), "a")
    assert [notice.code for notice in document.warnings] == ["pdf-scanned"]
    assert len(document.images) == 1


def test_templates_are_part_of_their_pages() -> None:
    lines = [Line("发票代码", 30, 30)]
    use = f"<ofd:Page {NAMESPACE}><ofd:Template TemplateID='5'/></ofd:Page>"
    common = "<ofd:TemplatePage ID='5' BaseLoc='Tpls/0.xml'/>"
    data = ofd([[]], {"Doc_0/Tpls/0.xml": page(lines)}, common=common)
    data = with_part(data, "Doc_0/Pages/Page_0/Content.xml", use.encode())
    assert load_bytes(data, "a").text == "发票代码"


def test_lines_that_the_outline_names_are_headings() -> None:
    lines = [
        Line("工作部署从检查做起。", 60, 40),
        Line(PROSE[:20], 40, 60),
        Line(PROSE[20:], 30, 70),
    ]
    entry = "<ofd:OutlineElem Title='工作部署从检查做起。'><ofd:Actions><ofd:Action><ofd:Goto>"
    entry += "<ofd:Dest PageID='10'/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>"
    data = ofd([[Line("前言是这样的一句话。", 40, 20), *lines]])
    document = f"<ofd:Outlines>{entry}</ofd:Outlines></ofd:Document>".encode()
    with_outline = unzipped(data)["Doc_0/Document.xml"].replace(b"</ofd:Document>", document)
    blocks = load_bytes(with_part(data, "Doc_0/Document.xml", with_outline), "a").blocks
    assert BlockKind.HEADING in [block.kind for block in blocks]


def test_seals_are_told_and_not_checked() -> None:
    both = "<ofd:Signature ID='1'/><ofd:Signature ID='2'/>"
    listed = f"<ofd:Signatures {NAMESPACE}>{both}</ofd:Signatures>"
    data = ofd(
        list(pages_of(ARTICLE)),
        {"Doc_0/Signs/Signatures.xml": listed},
        body="<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>",
    )
    (notice,) = load_bytes(data, "a.ofd").warnings
    assert (notice.code, notice.details["count"]) == ("signatures-ignored", 2)


def test_a_long_document_gives_its_first_pages_early() -> None:
    pages = [[Line(f"第{n}页的一个句子。", 30, 40)] for n in range(40)]
    early = beginning(ofd(pages), "a.ofd")
    assert early is not None
    assert early.text.split("\n") == ["第0页的一个句子。", "第1页的一个句子。", "第2页的一个句子。"]
    assert beginning(ofd(pages[:3]), "a.ofd") is None


def test_a_page_that_is_missing_is_told_and_an_encrypted_file_is_refused() -> None:
    data = ofd([[Line("一个正常的句子。", 30, 30)]], body="<ofd:X/>")
    assert load_bytes(data, "a").text == "一个正常的句子。"
    with pytest.raises(KnownError, match="file-encrypted"):
        load_bytes(ofd([[Line("字", 30, 30)]], {"Encryptions.xml": "<x/>"}), "a.ofd")
