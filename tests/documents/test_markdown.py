"""Markdown: what CommonMark says, front matter, notes, and no text taken for it lightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents import loaders
from reader_app.documents.loaders import load, load_bytes
from tests.documents.golden import FORMATS, check
from tests.documents.test_html import PNG


def test_markdown_reads_as_its_golden_file_says() -> None:
    check(FORMATS / "markdown/ferry.md")


@pytest.mark.parametrize(
    "text",
    [
        "# 号楼二单元的住户请注意\n* 停水时间为明日八时至十八时。",
        "1. 检查堤防\n2. 备足物资\n\n> 以上",
        "---\n分隔线之间的文字。\n---\n",
        "---\n甲：你好。\n乙：你好。\n---\n",
    ],
)
def test_signs_of_markdown_in_a_plain_text_are_text(text: str) -> None:
    document = load_bytes(text.encode(), "a.txt")
    assert (document.format, document.text) == ("text", text)


def test_front_matter_tells_markdown_from_text() -> None:
    document = load_bytes("---\r\ntitle: 渡口\r\n---\r\n# 灯\r\n\r\n*夜*里。".encode(), "a.txt")
    assert document.format == "markdown"
    assert document.text == "title: 渡口\n灯\n夜里。"
    assert document.metadata.title == "渡口"


def test_only_pictures_beside_the_file_are_read(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/a.png").write_bytes(PNG)
    path = tmp_path / "a.md"
    path.write_text(
        "![一](pictures/a.png)\n\n![二](https://example.org/b.png)\n\n![三](../../c.png)"
    )
    data = path.read_bytes()
    found = [loaders.picture(data, image.src, path) for image in load(path).images]
    assert found == [PNG, None, None]


def test_a_long_file_is_read_to_its_end() -> None:
    part = (
        "## 第{}节\n\n"
        + "渡口的灯亮了一夜，摆渡人守了一夜。" * 60
        + "\n\n```\n\n# 不是标题\n\n```\n\n"
    )
    document = load_bytes("".join(part.format(n) for n in range(400)).encode(), "a.md")
    headings = [document.block_text(b) for b in document.blocks if b.kind == "heading"]
    assert headings == [f"第{n}节" for n in range(400)]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("**结论：**尽快处置。", "结论：尽快处置。"),
        ("支持**“拼音”**首字母。", "支持“拼音”首字母。"),
        ("面积2*3*4平方米。", "面积234平方米。"),
        ("共 2 * 3 个。", "共 2 * 3 个。"),
    ],
)
def test_emphasis_beside_chinese_marks_is_read_as_it_was_meant(source: str, read: str) -> None:
    document = load_bytes(source.encode(), "a.md")
    assert document.text == read


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("1. 检查堤防\n\n2. 备足物资\n", "1. 检查堤防\n2. 备足物资"),
        ("- 备足\n  - 沙袋\n\n    四千条\n  - 木桩", "备足\n  沙袋\n四千条\n  木桩"),
        ("1. 一、检查\n2. 二、备足", "一、检查\n二、备足"),
        ("- [ ] 检查\n- [x] 备足", "☐ 检查\n☑ 备足"),
        ("渡口\n的灯\nand the\nlamp", "渡口的灯 and the lamp"),
        ("**时间：今夜**[地点：渡口](a.md)", "时间：今夜 地点：渡口"),
        ("渡口\\\n的灯\n===\n\n灯亮  \n了", "渡口 的灯\n灯亮\n了"),
    ],
)
def test_tokens_and_a_page_of_them_give_the_same_lines(source: str, read: str) -> None:
    """What raw HTML is in goes by way of a page; a comment is raw HTML that says nothing."""
    for text in (source, f"{source}\n\n<!-- 完 -->"):
        assert load_bytes(text.encode(), "a.md").text == read


def test_a_table_of_one_column_is_a_table() -> None:
    document = load_bytes("|渡口|\n|-|\n|北河|".encode(), "a.md")
    assert [block.kind for block in document.blocks] == ["table"]


def test_a_second_mark_leads_to_the_same_note() -> None:
    document = load_bytes("灯[^a]亮[^a]了。\n\n[^a]: 油灯。".encode(), "a.md")
    assert document.text == "灯[1]亮[1]了。\n[1] 油灯。"
    assert [link.target for link in document.links] == ["#11", "#11"]


def test_terms_and_titles_of_tables_as_pandoc_has_them() -> None:
    table = "|年份|旅客|\n|-|-|\n|1998|11.2|\n\n: 表1 **旅客**人数"
    document = load_bytes(f"{table}\n\n渡口\n: 上船的地方。\n\n另见附件。".encode(), "a.md")
    assert [(b.kind.value, document.block_text(b)) for b in document.blocks] == [
        ("table", "年份\t旅客\n1998\t11.2"),
        ("caption", "表1 旅客人数"),
        ("heading", "渡口"),
        ("paragraph", "上船的地方。"),
        ("paragraph", "另见附件。"),
    ]


@pytest.mark.parametrize("raw", ["", "<!-- 完 -->"])
def test_notes_and_addresses_at_the_end_of_a_long_file_are_those_of_its_marks(raw: str) -> None:
    part = "渡口的灯亮了一夜，摆渡人守了一夜。" * 12_000
    text = f"灯[^a]。\n\n{part}\n\n船[^b]与[港][x]。\n\n{part}\n\n{raw}\n\n岸[^c]。\n\n"
    text += "[^a]: 油灯。\n[^b]: 木船，\n    三艘。\n\n[^c]: 北岸。\n\n[x]: gang.md\n"
    document = load_bytes(text.encode(), "a.md")
    notes = [
        (document.text[a:b], document.text[c:d].replace("\n", "")) for a, b, c, d in document.notes
    ]
    said = [words.partition(" ")[2] for _, words in notes]
    assert said == ["油灯。", "木船，三艘。", "北岸。"]
    assert "gang.md" in [link.target for link in document.links]
    assert raw or [mark for mark, _ in notes] == ["[1]", "[2]", "[3]"]
