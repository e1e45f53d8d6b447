"""Rich Text Format as Chinese programs write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents.loaders import load_bytes, picture
from reader_app.documents.model import BlockKind, Document, RevisionKind
from tests.documents.make_rtf import escaped, in_unicode, row, rtf

PROSE = "各地要加强防汛工作，落实责任，确保水库安全度汛，不得有误。"


def loaded(body: str) -> Document:
    return load_bytes(rtf(body), "文件.rtf")


def test_bytes_unicode_and_raw_characters_give_the_same_text() -> None:
    text = "岑阳市𠮷川“水库”"
    parts = escaped("岑阳市") + in_unicode("𠮷") + in_unicode("川") + escaped("“水库”")
    assert loaded(parts).text == text
    raw = rtf("x").replace(b"x", "岑阳市".encode("gbk"))
    assert load_bytes(raw, "a").text == "岑阳市"


def test_a_character_may_be_spread_over_bytes_and_plain_characters() -> None:
    assert "乗".encode("gbk") == b"\x81\x5c"
    assert loaded(r"\'81\\").text == "乗"
    assert loaded(r"\'8c" + "W").text == b"\x8cW".decode("gbk")


def test_the_font_tells_the_code_page_of_its_bytes() -> None:
    fonts = (
        r"{\fonttbl{\f0\fcharset134 a;}{\f1\fcharset136 b;}{\f2\fcharset128 c;}{\f3\fcharset0 d;}}"
    )
    body = (
        r"\f0 " + escaped("广") + r"\f1 " + escaped("廣", "big5") + r"\f2 " + escaped("広", "cp932")
    )
    body += r"\f3 " + escaped("国")
    assert load_bytes(rtf(body, head=fonts), "a").text == "广廣広国"


def test_fallbacks_are_skipped_as_many_as_there_are() -> None:
    assert loaded(r"\uc2\u23383 ab\u23383\'d7\'d6 c{\uc0\u23383 d}").text == "字字 c字d"


def test_styles_outline_levels_and_quotations() -> None:
    body = (
        rf"\pard {escaped(PROSE)}\par\pard\s1 {escaped('总体要求')}\par\pard {escaped(PROSE)}\par"
    )
    body += rf"\pard\outlinelevel1 {escaped('目的')}\par\pard\s10 {escaped('引来的话')}\par"
    body += rf"\pard {escaped(PROSE)}\par"
    found = [(b.kind.value, b.level) for b in loaded(body).blocks]
    assert found == [
        ("paragraph", None),
        ("heading", 1),
        ("paragraph", None),
        ("heading", 2),
        ("quote", None),
        ("paragraph", None),
    ]


def item(label: str, text: str) -> str:
    return rf"\pard{{\listtext\pard\plain {label}\tab}}\ls1\ilvl0 {escaped(text)}\par"


def test_the_printed_labels_of_lists_are_in_the_text() -> None:
    body = rf"{escaped(PROSE)}\par" + item("1.", "检查") + item("2.", "整改")
    body += (
        item(r"\f2\'b7", "铁锹") + item(escaped("一、"), "总则") + rf"\pard {escaped(PROSE)}\par"
    )
    document = loaded(body)
    assert document.text.split("\n")[1:5] == ["1. 检查", "2. 整改", "• 铁锹", "一、总则"]
    kinds = [b.kind for b in document.blocks][1:5]
    assert kinds == [BlockKind.LIST, BlockKind.LIST, BlockKind.LIST, BlockKind.HEADING]


def test_tables_nested_ones_and_frames() -> None:
    nested = (
        r"\trowd\cellx1000\cellx2000\pard\intbl a\cell\pard\intbl\itap2 b\nestcell c\nestcell"
        r"{\*\nesttableprops\trowd\cellx1\nestrow}\pard\intbl d\cell\row"
    )
    frame = (
        rf"\trowd\cellx9000\pard\intbl {escaped(PROSE)}\par {escaped('另一段。')}\cell\row\pard "
    )
    document = loaded(row(("县", "人数")) + row(("云岫", "12")) + nested + frame + "e")
    assert next((b.kind.value, document.block_text(b)) for b in document.blocks) == (
        "table",
        "县\t人数\n云岫\t12\na\tb c d",
    )
    assert document.text.split("\n")[3:] == [PROSE, "另一段。", "e"]


def test_notes_links_readings_and_raised_figures() -> None:
    note = r"{\super\chftn{\footnote\pard\plain{\super\chftn}" + escaped("脚注内容。") + "}}"
    link = (
        r'{\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt ' + escaped("网站") + "}}"
    )
    ruby = r"{\field{\*\fldinst EQ \\* jc2 \\o\\ad(\\s\\up 9(c),\'e1\'af)}{\fldrslt}}"
    body = (
        escaped("面积12m") + r"{\super 2}" + note + r"\par " + link + ruby + escaped("阳") + r"\par"
    )
    document = loaded(body)
    assert document.text == "面积12m²[1]\n网站岑阳\n[1] 脚注内容。"
    assert [document.text[n.note_start : n.note_end] for n in document.notes] == ["[1] 脚注内容。"]
    assert [tuple(link) for link in document.links] == [(10, 12, "https://example.org/a")]
    assert [document.text[a:b] for a, b, _ in document.ruby] == ["岑"]


def test_changes_are_read_as_the_final_version_and_comments_are_kept() -> None:
    authors = r"{\*\revtbl {Unknown;}{Zhang;}}"
    body = (
        authors
        + escaped("问题")
        + r"{\deleted\revauthdel1 369}{\revised\revauth1 37}{\revised\revauth1 0}"
    )
    body += (
        r"{\*\atrfstart 1}" + escaped("个") + r"{\*\atrfend 1}{\*\atnid L}{\*\atnauthor Li}\chatn"
    )
    body += (
        r"{\*\annotation{\*\atnref 1}\pard\plain "
        + escaped("核实")
        + "}。".replace("。", escaped("。"))
    )
    document = loaded(body)
    assert document.text == "问题370个。"
    assert [(r.kind, r.start, r.end, r.author, r.text) for r in document.revisions] == [
        (RevisionKind.DELETED, 2, 2, "Zhang", "369"),
        (RevisionKind.INSERTED, 2, 5, "Zhang", ""),
        (RevisionKind.COMMENT, 5, 6, "Li", "核实"),
    ]


@pytest.mark.parametrize(
    "content", [r"\pngblip 89504e47" + "\n" + "0d0a", r"\pngblip\bin6 " + "\x89PNG\r\n"]
)
def test_pictures_are_found_again(content: str) -> None:
    alt = r"{\*\picprop{\sp{\sn wzDescription}{\sv " + escaped("库区全景") + "}}}"
    body = (
        rf"a\par{{\*\shppict{{\pict{alt}{content}}}}}{{\nonshppict{{\pict\wmetafile8 00}}}}\par b"
    )
    data = rtf(body)
    (image,) = load_bytes(data, "a.rtf").images
    assert image.alt == "库区全景"
    assert picture(data, image.src, Path("a.rtf")) == b"\x89PNG\r\n"
    assert picture(data, "pict-1.png", Path("a.rtf")) is None


def test_hidden_text_is_out_headers_are_boilerplate_and_pages_are_counted() -> None:
    body = r"{\header\pard " + escaped("岑阳简报") + r"\par}{\footer\pard\chpgn\par}{\v x}"
    body += escaped(PROSE) + r"\par\page " + escaped("第二页。") + r"\par"
    document = loaded(body)
    assert document.text == f"{PROSE}\n第二页。\n岑阳简报"
    assert document.blocks[-1].kind is BlockKind.BOILERPLATE
    assert [(page.label, page.start) for page in document.pages] == [
        ("1", 0),
        ("2", len(PROSE) + 1),
    ]


def test_text_boxes_follow_their_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt \pard " + escaped("框中文字。") + r"\par}}}"
    assert (
        loaded(escaped("前文，") + box + escaped("后文。") + r"\par").text
        == "前文，后文。\n框中文字。"
    )


def test_a_cell_may_begin_with_an_empty_paragraph() -> None:
    row = r"\trowd\cellx1000\cellx2000\pard\intbl "
    body = row + r"a\cell\pard\intbl\par\pard\intbl b\cell\row\pard "
    assert load_bytes(rb"{\rtf1\ansi " + body.encode() + b"}", "a.rtf").text == "a\tb"


def test_numbers_that_are_only_printed_make_items() -> None:
    label = r"{\pntext %d.\tab}"
    body = "".join(label % number + rf"item {number}\par " for number in (1, 2))
    document = load_bytes(rb"{\rtf1\ansi " + body.encode() + b"}", "a.rtf")
    assert document.text == "1. item 1\n2. item 2"
    assert [block.kind for block in document.blocks] == [BlockKind.LIST, BlockKind.LIST]
