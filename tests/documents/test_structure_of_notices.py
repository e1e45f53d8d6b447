"""Lines that notices, rosters and scanned papers have, and articles do not."""

from __future__ import annotations

import pytest

from reader_app.documents.structure import read_structure

BODY = "会议听取了全市水库安全度汛情况汇报，研究部署了下一阶段重点工作，要求各地抓好落实。"
TITLE = "岑阳市水务局关于表扬2024年度先进个人的决定"


def blocks(*lines: str) -> list[tuple[str, str]]:
    text = "\n".join(lines)
    return [(str(b.kind), text[b.start : b.end]) for b in read_structure(text).blocks]


def kind_of(line: str, *lines: str) -> str:
    return next(kind for kind, text in blocks(*lines) if text == line.strip())


@pytest.mark.parametrize(
    "line", ["— 2 —", "- 12 -", "第 2 页　共 9 页", "岑水发〔2024〕6号　　　　第 3 页 共 3 页"]
)
def test_page_numbers_and_running_heads_belong_to_the_page(line: str) -> None:
    assert kind_of(line, TITLE, BODY, line, BODY, BODY) == "boilerplate"


def test_a_heading_whose_characters_are_set_apart_is_a_heading() -> None:
    assert kind_of("二 、 处 罚 的 依 据", TITLE, BODY, "二 、 处 罚 的 依 据", BODY) == "heading"


def test_lines_of_uneven_width_whose_sentences_go_on_are_text() -> None:
    lines = (
        TITLE,
        "    我局于2024年3月12日对当事人进行了现场检查，发现当事人实施了以",
        "下违法行为：2023年9月起，当事人在未取得许可",
        "证的情况下，擅自投入设备进行生产，生产废水未经处理经雨水管",
        "排入河道。经采样监测，外排废水超过标准限值，有",
        "监测报告为证。",
        "    上述行为违反了有关规定，应当依法处理。",
        "    依据有关规定，参照《泽南省水行政处",
        "罚裁量基准》，决定处以罚款。",
    )
    assert {kind for kind, _ in blocks(*lines)[1:]} == {"paragraph"}


def test_the_heading_over_a_roster_and_its_rows() -> None:
    found = blocks(
        TITLE,
        BODY,
        "先进个人名单（3名）",
        "江　涛　　　岑阳市供电公司检修工",
        "欧阳靖　　　岑阳日报社记者",
        "李　敏（女）　岑阳市第一小学教师",
        "先进集体名单",
        "岑阳市水文中心",
        "岑阳市防汛抗旱指挥部办公室",
        "岑阳市河道管理处",
    )
    assert [kind for kind, _ in found[2:]] == ["heading", *["paragraph"] * 3, "heading"] + [
        "paragraph"
    ] * 3


def test_a_post_and_its_holders_are_no_heading() -> None:
    line = "副主任委员：阴丽华（女）、池映雪（女）"
    assert kind_of(line, TITLE, BODY, "主任委员：包弘毅", line, BODY) == "paragraph"


def test_a_line_over_rows_of_cells_is_their_caption() -> None:
    rows = ("标段　｜　中标人　｜　中标价", "甲　｜　岑阳建工有限公司　｜　1200", BODY)
    assert [kind for kind, _ in blocks(TITLE, BODY, "各标段中标情况", *rows)][2:] == [
        "caption",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_who_took_part_in_a_meeting_stands_under_its_title() -> None:
    found = blocks(
        "全市防汛工作会议召开", "陈启明出席并讲话　李昭主持", "来源：岑阳日报", BODY, BODY
    )
    assert [kind for kind, _ in found[:3]] == ["title", "heading", "metadata"]


def test_where_complaints_go_is_a_line_of_the_notice() -> None:
    line = "举报电话：0899-123800　邮政编码：561200"
    after = ("通讯地址：岑阳市迎宾大道1号", "岑阳市水务局", "2024年3月1日")
    assert kind_of(line, TITLE, BODY, line, *after) == "paragraph"


def test_a_section_glued_to_a_sentence_without_a_blank() -> None:
    assert blocks(TITLE, BODY + "（三）全力惠民生", BODY)[1:3] == [
        ("paragraph", BODY),
        ("heading", "（三）全力惠民生"),
    ]


def test_names_behind_the_day_and_the_outlet_wrote_it() -> None:
    text = "\n".join(["一片苇叶的旅程", "2026-03-02 06:48　岑阳晚报　鹿鸣 蒲一苇", BODY, BODY])
    assert read_structure(text).metadata.author == "鹿鸣 蒲一苇"


def test_the_number_of_minutes_over_their_title_and_the_day_behind_an_outlet() -> None:
    text = "\n".join(
        ["〔2023〕32期", "岑阳市人民政府常务会议纪要", "来源：泽南气象　01月17日 21:40", BODY, BODY]
    )
    metadata = read_structure(text).metadata
    assert (metadata.title, metadata.source) == ("岑阳市人民政府常务会议纪要", "泽南气象")
