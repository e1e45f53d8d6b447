"""Books: order, contents, notes, readings, pictures, pages, and what the package says."""

# ruff: noqa: E501  # a piece of markup reads best in one line

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents import loaders
from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import Document
from reader_app.errors import KnownError
from tests.documents.books import XHTML, epub, long_book, zipped
from tests.documents.test_html import PNG

PROSE = "摆渡人把缆绳又检查了一遍，等最后一位乘客上了船，才慢慢把船撑离了岸。"
BOOK = Path("book.epub")


def kinds(document: Document) -> list[tuple[str, int | None, str]]:
    return [(b.kind.value, b.level, document.block_text(b)) for b in document.blocks]


def test_pages_stand_in_the_order_of_the_spine() -> None:
    data = epub(
        [f"<p>第一页：{PROSE}</p>", f"<p>第二页：{PROSE}</p>", f"<p>第三页：{PROSE}</p>"],
        spine='<itemref idref="c2"/><itemref idref="c0"/><itemref idref="c2"/><itemref idref="gone"/>',
    )
    document = load_bytes(data, "book.zip")
    assert document.format == "epub"
    assert [line[:3] for line in document.text.split("\n")] == ["第三页", "第一页"]
    assert document.metadata.title == "渡口"
    assert document.metadata.author == "方圆"


def test_the_contents_make_headings_of_lines_set_by_style_alone() -> None:
    pages = [
        f'<p class="t1">上卷</p><div class="t2" id="a">一　灯</div><p>{PROSE}</p>',
        f'<p id="b"><b>二　船</b></p><p>{PROSE}</p>',
        f"<p>{PROSE}</p>" * 20,
    ]
    nav = (
        '<li><a href="c0.xhtml">上卷</a><ol><li><a href="c0.xhtml#a">一　灯</a></li>'
        '<li><a href="c1.xhtml#b">二　船</a></li></ol></li><li><a href="c2.xhtml">尾声</a></li>'
    )
    document = load_bytes(epub(pages, nav=nav), "a")
    assert [one for one in kinds(document) if one[0] == "heading"] == [
        ("heading", 1, "上卷"),
        ("heading", 2, "一　灯"),
        ("heading", 2, "二　船"),
        ("heading", 1, "尾声"),
    ]


def test_the_contents_of_epub_2_do_the_same() -> None:
    ncx = (
        '<navPoint><navLabel><text>上卷</text></navLabel><content src="c0.xhtml"/><navPoint>'
        '<navLabel><text>一　灯</text></navLabel><content src="c0.xhtml#a"/></navPoint></navPoint>'
    )
    document = load_bytes(epub([f'<p>上卷</p><p id="a">一　灯</p><p>{PROSE}</p>'], ncx=ncx), "a")
    assert [one[:2] for one in kinds(document)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
    ]


def test_notes_lead_from_mark_to_text_across_pages() -> None:
    pages = [
        f'<p>{PROSE}<a epub:type="noteref" href="c1.xhtml#n1">1</a>又<a id="r2" href="#n2"><sup>②</sup></a>。</p>'
        '<aside epub:type="footnote" id="n2"><p>②　同上。</p></aside>',
        '<p id="n1">据《澄湾县志》。<a href="c0.xhtml#r1">↩</a></p>',
    ]
    document = load_bytes(epub(pages), "a")
    text = document.text
    assert [(text[a:b], text[c:d]) for a, b, c, d in document.notes] == [
        ("[1]", "据《澄湾县志》。"),
        ("②", "②　同上。"),
    ]


@pytest.mark.parametrize("note", ["①　同上。", "① 见《澄湾志》卷三"])
def test_the_number_of_a_note_is_no_headings(note: str) -> None:
    page = (
        f'<p>{PROSE}<a epub:type="noteref" href="#n1">①</a>。</p>'
        f'<aside epub:type="footnote" id="n1"><p>{note}</p></aside>'
    )
    assert kinds(load_bytes(epub([page]), "书.epub"))[-1] == ("paragraph", None, note)


def test_readings_pages_and_named_characters() -> None:
    document = load_bytes(
        epub(
            [
                f'<p>{PROSE}<span epub:type="pagebreak" title="12"/>老&mdash;&mdash;<ruby>桡<rp>(</rp><rt>ráo</rt><rp>)</rp></ruby>声。</p>'
            ]
        ),
        "a",
    )
    assert document.text == PROSE + "老——桡声。"
    assert document.pages == (("12", len(PROSE)),)
    start, end, reading = document.ruby[0]
    assert (document.text[start:end], reading) == ("桡", "ráo")


def test_pictures_lie_in_the_archive_and_the_cover_comes_first() -> None:
    data = epub(
        [
            f'<p>{PROSE}</p><p><img src="../images/a.png" alt="渡口"/></p><p><img src="../../../etc/passwd"/></p>'
        ],
        others={"images/a.png": PNG, "images/cover.png": PNG + b"1"},
        manifest='<item id="cv" href="../images/cover.png" media-type="image/png" properties="cover-image"/>',
    )
    document = load_bytes(data, "a")
    assert [image.src for image in document.images] == ["images/cover.png", "images/a.png"]
    assert loaders.picture(data, "images/a.png", BOOK) == PNG
    assert loaders.picture(data, "images/none.png", BOOK) is None


def test_a_page_that_is_no_xml_is_read_as_a_page_of_the_web() -> None:
    data = epub(
        [],
        others={"OEBPS/c0.xhtml": f"<html><body><p>{PROSE}<br>第二行 & 完".encode("gbk")},
        manifest='<item id="c0" href="c0.xhtml" media-type="text/html"/>',
        spine='<itemref idref="c0"/>',
    )
    assert load_bytes(data, "a").text == f"{PROSE}\n第二行 & 完"


def test_a_missing_page_is_told_and_the_rest_read() -> None:
    data = epub(
        [f"<p>{PROSE}</p>"],
        manifest='<item id="x" href="x.xhtml" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="x"/><itemref idref="c0"/>',
    )
    document = load_bytes(data, "a")
    assert document.text == PROSE
    assert [one.code for one in document.warnings] == ["parts-missing"]


def test_a_protected_book_says_so() -> None:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        '<e:EncryptedData><e:EncryptionMethod Algorithm="{}"/><e:CipherData><e:CipherReference URI="OEBPS/c0.xhtml"/>'
        "</e:CipherData></e:EncryptedData></encryption>"
    )
    pages = [f"<p>{PROSE}</p>"]
    locked = epub(
        pages,
        others={
            "META-INF/encryption.xml": encryption.format(
                "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
            ).encode()
        },
    )
    with pytest.raises(KnownError, match="file-encrypted"):
        load_bytes(locked, "a")
    fonts = epub(
        pages,
        others={
            "META-INF/encryption.xml": encryption.format(
                "http://www.idpf.org/2008/embedding"
            ).encode()
        },
    )
    assert load_bytes(fonts, "a").text == PROSE


def test_a_book_without_a_package_is_damaged() -> None:
    with pytest.raises(KnownError, match="file-damaged"):
        load_bytes(zipped({"c0.xhtml": XHTML.format(f"<p>{PROSE}</p>").encode()}), "a.epub")


def test_a_long_book_gives_its_first_pages_at_once() -> None:
    data = long_book(60)
    first = loaders.beginning(data, "a.epub")
    whole = load_bytes(data, "a.epub")
    assert first is not None
    assert 2_000 < len(first.text) < 12_000 < len(whole.text)
    assert whole.text.startswith(first.text)
    assert whole.blocks[: len(first.blocks)] == first.blocks
    assert loaders.beginning(epub([f"<p>{PROSE}</p>"]), "a.epub") is None


def test_the_order_of_reading_of_a_vertical_book_is_that_of_its_text() -> None:
    style = '<div style="writing-mode: vertical-rl; -epub-writing-mode: vertical-rl">'
    assert load_bytes(epub([f"{style}<p>{PROSE}</p></div>"]), "a").text == PROSE


def test_the_heading_of_a_chapter_is_one_line_whatever_the_book_breaks() -> None:
    page = f"<html><body><h1>第一章<br/>渡口</h1><p>{PROSE}</p></body></html>"
    document = load_bytes(epub([page]), "a.epub")
    assert "第一章 渡口\n" in document.text


@pytest.mark.parametrize("title", ["Unknown", "Unknown Title", "未命名"])
def test_what_a_program_writes_for_a_missing_title_is_none(title: str) -> None:
    metadata = f"<dc:title>{title}</dc:title><dc:creator>Unknown</dc:creator>"
    page = "<h1>岑阳市水库检查记</h1><p>六月的一天，检查组来到了山里的水库，沿着大坝走了一圈。</p>"
    found = load_bytes(epub([page], metadata=metadata), "a.epub").metadata
    assert (found.title, found.author) == ("岑阳市水库检查记", None)


def test_a_chapter_whose_title_a_program_made_up_has_none() -> None:
    page = "".join(
        f"<p>第{n}夜，渡口的灯亮了一夜，摆渡人守了一夜，河水涨了又落。</p>" for n in range(20)
    )
    for title, shown in (("夜渡", "夜渡"), ("Section 1", ""), ("part0001.xhtml", "")):
        nav = f'<li><a href="c0.xhtml">{title}</a></li>'
        document = load_bytes(epub([page], nav=nav), "a.epub")
        heads = [document.block_text(b) for b in document.blocks if b.kind == "heading"]
        assert "".join(heads) == shown
