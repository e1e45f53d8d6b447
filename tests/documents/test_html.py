"""Web pages: the main content, what it says of itself, and nothing that is not meant to be read."""

# ruff: noqa: E501  # a piece of markup reads best in one line

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from reader_app.documents import loaders
from reader_app.documents.loaders import load, load_bytes
from reader_app.documents.model import BlockKind, Document
from tests.documents.golden import FORMATS, check

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BODY = "澄湾市气象台发布消息，未来三天本市有中到大雨，局部暴雨，请市民注意防范，减少外出。"


def page(body: str, head: str = "") -> Document:
    return load_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


@pytest.mark.parametrize("path", sorted((FORMATS / "pages").glob("*.html")), ids=lambda p: p.stem)
def test_a_page_reads_as_its_golden_file_says(path: Path) -> None:
    check(path)


@pytest.mark.parametrize(
    "frame", ["<nav></nav>", "<nav><a href=/></a></nav>", "<footer> </footer>"]
)
def test_an_empty_part_of_the_frame_is_nothing(frame: str) -> None:
    assert kinds(page(f"{frame}<p>{BODY}</p>")) == [("paragraph", BODY)]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("big5", "big5"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),  # declared by the template, not by who wrote the file
        ("iso-8859-1", "gb18030"),
        ("utf-16", "utf-16"),
        ("klingon", "utf-8"),
        ("", "gbk"),
    ],
)
def test_the_encoding_is_declared_or_found(declared: str, codec: str) -> None:
    text = f"<html><meta http-equiv=content-type content='text/html; charset={declared}'><p>本市發布消息，請市民注意防範，減少外出，堅持安全第一。"
    assert page_text(text.encode(codec)) == "本市發布消息，請市民注意防範，減少外出，堅持安全第一。"


def page_text(data: bytes) -> str:
    return load_bytes(data, "a.html").text


def test_what_is_not_shown_is_no_text() -> None:
    document = page(
        f"<script>bad()</script><style>p{{}}</style><!-- 注释 --><p hidden>隐藏</p>"
        f"<p style='display: none'>不显示</p><template>模板</template><p>{BODY}</p>"
        f"<noscript>请打开脚本</noscript><textarea>输入</textarea>"
    )
    assert document.text == BODY


def test_an_article_that_a_script_would_show_is_shown() -> None:
    assert page(f"<div style='display:none' id=content><p>{BODY * 3}</p></div>").text == BODY * 3


def test_line_ends_of_the_source_are_no_blanks_in_chinese() -> None:
    document = page(
        "<p>澄湾市气象台\n  发布消息，<b>未来\n三天</b> 本市有雨。\nRain in\nthe city.</p>"
    )
    assert document.text == "澄湾市气象台发布消息，未来三天 本市有雨。 Rain in the city."


def test_lists_number_as_the_page_does() -> None:
    document = page(
        f"<p>{BODY}</p><ol start=3><li>检查堤防</li><li><p>备足物资</p><ul><li>沙袋<li>铁锹</ul>"
        f"<li>一、组织演练</ol>"
    )
    items = [text for kind, text in kinds(document) if kind == "list"]
    assert items == ["3. 检查堤防", "4. 备足物资", "沙袋", "铁锹", "一、组织演练"]
    assert "\n  沙袋\n" in document.text


def test_cells_stand_under_their_heads_where_others_span() -> None:
    document = page(
        f"<p>{BODY}</p><table><tr><th rowspan=2>镇</th><th colspan=2>人数</th><th>备注</th></tr>"
        "<tr><td>男</td><td>女</td></tr><tr><td>南溪</td><td>1</td><td>2</td><td>无</td></tr></table>"
    )
    assert kinds(document)[1] == ("table", "镇\t人数\t\t备注\n\t男\t女\n南溪\t1\t2\t无")


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    document = page(f"<table><tr><td>{BODY}</td></tr></table>")
    assert kinds(document) == [("paragraph", BODY)]


def test_links_lead_to_addresses_and_places_but_run_no_script() -> None:
    document = page(
        f"<p>{BODY}<a href='https://example.org/a'>原文</a><a href='javascript:x()'>打印</a>"
        "<a href='#b'>附录</a></p><h2 id=b>附录</h2><p>另有说明，请一并阅读。</p>"
    )
    text = document.text
    place = text.rindex("附录")
    assert [(text[a:b], target) for a, b, target in document.links] == [
        ("原文", "https://example.org/a"),
        ("附录", f"#{place}"),
    ]


def test_pictures_come_from_the_page_or_from_beside_it_and_never_from_elsewhere(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "site"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files/图 1.png").write_bytes(PNG)
    (folder / "page_files/secret.png").write_text("no picture")
    (tmp_path / "outside.png").write_bytes(PNG)
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    embedded = "data:image/png;base64," + base64.b64encode(PNG).decode()
    sources = [
        "page_files/%E5%9B%BE%201.png",
        embedded,
        "../outside.png",
        str(tmp_path / "outside.png"),
        (tmp_path / "outside.png").as_uri(),
        "https://example.org/1.png",
        "//example.org/1.png",
        "link.png",
        "page_files/secret.png",
        "page_files",
    ]
    path = folder / "page.html"
    path.write_text(f"<p>{BODY}</p>" + "".join(f"<p><img src='{one}'></p>" for one in sources))
    document = load(path)
    assert len(document.images) == len(sources)
    assert max(len(image.src) for image in document.images) < 200
    found = [loaders.picture(path.read_bytes(), image.src, path) for image in document.images]
    assert found == [PNG, PNG] + [None] * 8
    kept = dict(loaders.pictures(path.read_bytes(), document, path))
    assert list(kept) == [image.src for image in document.images[:2]]


def test_what_only_the_style_parts_stays_parted() -> None:
    line = "<span>来源：岑阳日报</span><span>作者：方圆</span><span>2024-05-06</span>"
    document = page(f"<h1>大雨将至</h1><div>{line}</div><p>其中，<b>第一：</b><b>{BODY}</b></p>")
    meta = document.metadata
    assert (meta.source, meta.author, meta.date) == ("岑阳日报", "方圆", "2024-05-06")
    assert f"其中，第一：{BODY}" in document.text


def test_signs_and_counters_are_no_pictures() -> None:
    document = page(
        f"<p>{BODY}<img src=a.gif width=1 height=1><img src=b.png style='width:16px;height:16px'>"
        "<img src=top.jpg width=1000 height=120><img src=/u/avatar.png></p>"
    )
    assert document.images == ()


def test_the_title_of_the_page_loses_the_names_of_the_site() -> None:
    document = page(f"<p>{BODY}</p>", "<title>连日大雨_天气_澄湾在线</title>")
    assert document.metadata.title == "连日大雨"


@pytest.mark.parametrize(
    "text",
    [
        "a < b，且 b > c。\n若 x<y>z，则另议。",
        "会议决定<br>另行通知，<br>请各单位遵照执行。",
        "<图1>见附件。\n<图2>见附件。\n<图3>略。",
        "if (a<b) { p<q>(c); }\n<T> T get();\n",
        "1. 标签 <div> 用来分块\n2. 标签 <span> 用来分行\n3. </div> 结束",
        "<img src=1.jpg>\n本报讯 " + BODY,
    ],
)
def test_a_text_in_which_a_sign_of_markup_occurs_stays_a_text(text: str) -> None:
    document = load_bytes(text.encode(), "a.txt")
    assert (document.format, document.text) == ("text", text)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"<!DOCTYPE html><p>{BODY}".encode(), "a.txt"),
        (f"\ufeff\n<!-- saved from url=(0014)about:internet -->\n<HTML><p>{BODY}".encode(), "a"),
        (
            f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></html>'.encode(),
            "a.dat",
        ),
        (f"<div class=x><p>{BODY}</p><p>又讯。</p></div>".encode(), "a.txt"),
        (f"<p>{BODY}".encode(), "a.htm"),
        (f"<html><p>{BODY}</html>".encode("utf-16"), "a.doc"),
    ],
)
def test_a_page_is_known_by_its_content(data: bytes, name: str) -> None:
    document = load_bytes(data, name)
    assert document.format == "html"
    assert BODY in document.text


def test_markup_nested_beyond_reason_keeps_its_words() -> None:
    document = page("<div>" * 5000 + f"<p>{BODY}</p>" + "</div>" * 5000 + "<p>完。</p>")
    assert BODY in document.text and "完。" in document.text
    assert [one.code for one in document.warnings] == ["markup-deep"]


@pytest.mark.parametrize("head", ["<title>公告</tit", "<textarea>", "<select>", "<noframes>"])
def test_a_page_that_one_broken_tag_would_swallow_is_read(head: str) -> None:
    data = f"<!DOCTYPE html><html>{head}<body><p>{BODY}</p><p>完。</p></body>".encode()
    document = load_bytes(data, "a.html")
    assert document.text.endswith(f"{BODY}\n完。")


@pytest.mark.parametrize("tags", ["div", "ul><li", "table><tr><td", "blockquote", "font", "dl><dd"])
def test_markup_nested_deeply_keeps_its_lines(tags: str) -> None:
    document = page(f"<{tags}>" * 900 + f"<p>{BODY}</p><style>无</style><p>二<b>三</b></p>四")
    assert document.text.endswith(f"{BODY}\n二三\n四")


def test_a_page_of_links_keeps_them_as_text() -> None:
    document = page(
        "<ul>" + "".join(f"<li><a href={n}>新闻标题{n}</a></li>" for n in range(5)) + "</ul>"
    )
    assert document.text.count("新闻标题") == 5
    assert document.blocks[0].kind in (BlockKind.BOILERPLATE, BlockKind.LIST)


def test_a_column_before_the_title_belongs_to_it() -> None:
    head = "<title>澄湾观察丨一条老街的新生</title>"
    byline = "<div><span>澄湾观察</span><span>·</span><span>2023-06-21 08:00</span></div>"
    story = "".join(f"<p>{BODY}</p>" for _ in range(4))
    body = f"<div><h1>澄湾观察丨一条老街的新生</h1>{byline}<div>{story}</div></div>"
    document = page(body, head)
    assert kinds(document)[:2] == [
        ("title", "澄湾观察丨一条老街的新生"),
        ("metadata", "澄湾观察·2023-06-21 08:00"),
    ]
    assert document.metadata.title == "澄湾观察丨一条老街的新生"
    assert document.metadata.date == "2023-06-21"


def test_a_row_of_links_is_a_menu_and_a_row_of_files_is_not() -> None:
    menu = "".join(
        f"<td><a href=/{n}>{name}</a></td>" for n, name in enumerate(["首页", "要闻", "视频"])
    )
    files = "".join(f"<td><a href=/{n}.pdf>附表{n}</a></td>" for n in range(3))
    document = page(
        f"<table><tr>{menu}</tr></table><h1>渡口</h1><p>{BODY}</p><p>{BODY}</p><table><tr>{files}</tr></table>",
        "<title>渡口</title>",
    )
    found = {words: kind for kind, words in kinds(document)}
    assert found["首页"] == "boilerplate"
    assert found["附表0\t附表1\t附表2"] == "table"


def test_a_small_table_inside_a_cell_is_a_part_of_it() -> None:
    inner = "<p><br></p><table><tr><td><p>水库</p></td><td><p>3座</p></td></tr></table>"
    rows = [("乡镇", "隐患数", "备注"), ("南溪镇", "12", inner), ("北河镇", "8", "已整改")]
    cells = ("".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows)
    document = page("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    assert kinds(document) == [
        ("table", "乡镇\t隐患数\t备注\n南溪镇\t12\t水库 3座\n北河镇\t8\t已整改")
    ]


def test_what_opens_an_item_stands_beside_its_number() -> None:
    document = page(
        "<ol><li><h2>总则</h2><p>略。</p></li><li>\n<p>附则</p></li><li><ol><li>细则</li></ol></li></ol>"
    )
    assert kinds(document) == [
        ("heading", "1. 总则"),
        ("list", "略。"),
        ("list", "2. 附则"),
        ("list", "1. 细则"),
    ]


def test_what_shows_nothing_is_no_text() -> None:
    assert (
        page("<p>con\u00adtent\x01，</p><p>\u00ad</p><pre>a\u00adb</pre>").text == "content，\nab"
    )


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>见县志。</p></div>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 见县志。</p></div>',
        ),
        (
            '<sup><a role="doc-noteref" href="#f1" id="ref1">1</a></sup>',
            '<aside role="doc-footnote" id="f1"><p><sup><a href="#ref1">1</a></sup>见县志。</p></aside>',
        ),
        (
            '<a epub:type="noteref" href="#f1">1</a>',
            '<aside epub:type="footnote" id="f1"><p>[1] 见县志。</p></aside>',
        ),
    ],
)
def test_notes_of_office_programs_belong_to_the_text(mark: str, note: str) -> None:
    story = f"<p>{BODY}</p>" * 6
    document = page(
        f"<div><h1>大雨</h1><div>{story}<p>雨停了{mark}。</p></div></div>{note}",
        "<title>大雨</title>",
    )
    [found] = document.notes
    assert document.text[found.start : found.end] == "[1]"
    assert document.text[found.note_start : found.note_end] == "[1] 见县志。"
    assert kinds(document)[-1][0] != "boilerplate"
