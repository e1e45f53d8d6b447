"""Lines that notices, rosters and scanned papers have, and articles do not."""

from __future__ import annotations

import pytest

from reader_app.documents.structure import read_structure
from tests.documents.lines import blocks, kind_of

BODY = "会议听取了全市水库安全度汛情况汇报，研究部署了下一阶段重点工作，要求各地抓好落实。"
TITLE = "岑阳市水务局关于表扬2024年度先进个人的决定"


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


def test_labels_without_colons_over_their_values_are_an_index_table() -> None:
    table = ("索 引 号", "cy0412/2023-00077", "分　　类", "行政处罚", "发文单位", "岑阳市水务局")
    table += ("发文日期", "2023年05月08日", "文　　号", "岑水罚〔2023〕4号")
    lines = ("首页 > 政务公开", *table, "岑阳市水务局行政处罚决定书", BODY, BODY)
    assert [kind for kind, _ in blocks(*lines)[1:12]] == ["metadata"] * 10 + ["title"]
    metadata = read_structure("\n".join(lines)).metadata
    assert (metadata.source, metadata.date) == ("岑阳市水务局", "2023-05-08")


def test_a_report_on_work_is_a_title_whatever_it_begins_with() -> None:
    lines = ("安岭县人民法院网", "来源：安岭县人民法院", "安岭县人民法院工作报告")
    found = blocks(*lines, "发布时间：2023-01-16", "各位代表：", BODY, BODY)
    assert ("title", "安岭县人民法院工作报告") in found


def test_a_day_in_brackets_under_a_decision_is_the_day_it_was_made() -> None:
    lines = (TITLE, "（2024年5月10日）", "发布时间：2024-05-14", BODY, BODY)
    assert read_structure("\n".join(lines)).metadata.date == "2024-05-10"


def test_sections_by_the_year_are_headings() -> None:
    lines = (TITLE, BODY, "2022年工作回顾", BODY * 3, BODY, "2023年工作安排", BODY)
    assert [kind_of(line, *lines) for line in (lines[2], lines[5])] == ["heading"] * 2


def test_the_groups_of_a_roster_are_its_headings() -> None:
    rows = ("石漠市（2名）", "江　涛（女）　　石漠市供电公司检修工", "欧阳靖　　　石漠日报社记者")
    rows += ("省直机关（1名）", "李　敏　　　　　省水利厅一级主任科员")
    found = blocks(TITLE, BODY, "先进个人名单", *rows)
    assert [kind for kind, _ in found[3:]] == [
        "heading",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_long_line_of_a_curriculum_vitae_is_no_caption() -> None:
    line = "2011.06—2016.09　青岩区委副书记、区政府区长（其间：2012.03—2012.07省委党校中青班学习）"
    above = "2004.11—2011.06　临湖县副县长"
    assert (
        kind_of(line, TITLE, BODY, above, line, "2016.09—2020.08　岚城市政府秘书长") == "paragraph"
    )


def test_a_greeting_that_waits_for_its_date_begins_no_text() -> None:
    lines = ("安岭清风网欢迎您！今天是：", "首页 |> 曝光台", "安岭县通报三起典型问题")
    lines += ("2023-07-24　　安岭清风　　作者：沈一鸣　　审核：管理员", BODY, BODY)
    assert [kind for kind, _ in blocks(*lines)][:4] == [
        "boilerplate",
        "boilerplate",
        "title",
        "metadata",
    ]
    assert read_structure("\n".join(lines)).metadata.source == "安岭清风"


def test_the_name_in_an_index_table_is_no_form() -> None:
    title = "红沙镇补贴发放情况公示（第二批）"
    lines = ("首页 > 惠民补贴", f"名称: {title}", "索引号: 11152/2023-17", title, BODY, BODY)
    found = blocks(*lines)
    assert [kind for kind, _ in found][1:4] == ["metadata", "metadata", "title"]


def test_fields_side_by_side_are_no_part_of_the_title() -> None:
    lines = ("岑阳市中级人民法院关于召开债权人会议的公告", "案件类别：破产　　承办庭室：民二庭")
    found = blocks("公告查询 → 破产文书 → 公告详情", *lines, BODY, BODY)
    assert [kind for kind, _ in found][1:3] == ["title", "metadata"]


def test_a_company_and_the_resolution_of_its_meeting_are_one_title() -> None:
    lines = ("岑阳药业股份有限公司", "2022年年度股东大会决议公告", BODY, BODY)
    assert [kind for kind, _ in blocks(*lines)][:2] == ["title", "title"]


def test_a_seal_is_no_part_of_the_name_that_signed() -> None:
    text = "\n".join(
        ("征收土地公告", BODY, BODY, "特此公告", "岑阳市人民政府（印）", "2022年3月14日")
    )
    assert read_structure(text).metadata.source == "岑阳市人民政府"


def test_a_section_under_an_announcement_heads_its_numbered_parts() -> None:
    lines = (TITLE, BODY + "现将不合格情况通告如下：", "一、农药残留超标问题", f"（一）{BODY}")
    lines += (f"（二）{BODY}", "二、微生物污染问题", f"（三）{BODY}")
    assert [kind_of(line, *lines) for line in (lines[2], lines[5])] == ["heading"] * 2


def test_a_numbered_label_over_its_value_is_no_heading() -> None:
    line = "2、出席会议的股东所持有表决权的股份总数（股）"
    lines = (TITLE, BODY, "1、出席会议的股东人数", "46", line, "318,604,227", BODY)
    assert kind_of(line, *lines) == "paragraph"


def test_an_account_that_signs_for_itself_is_no_author() -> None:
    text = "\n".join(["安岭一厂房起火", "原创 安岭发布 安岭发布 2020-12-06 23:15", BODY, BODY])
    metadata = read_structure(text).metadata
    assert (metadata.source, metadata.author) == ("安岭发布", None)


@pytest.mark.parametrize(
    "line",
    [
        "站内搜索：",
        "当前时间：",
        "今天是2024年5月1日 星期三 天气：晴",
        "打开微信，点击底部的“发现”，使用“扫一扫”即可将网页分享至朋友圈。",
        "您好，请登录 免费注册",
        "政务新媒体矩阵",
        "热搜词：减税降费 促进就业",
        "一网通办",
        "大 中 小",
        "中国·安岭",
    ],
)
def test_a_line_of_the_pages_frame_leaves_the_title_as_it_is(line: str) -> None:
    title = "关于全市水库安全度汛情况的通报"
    found = blocks(line, title, "各县（市、区）人民政府：", BODY, BODY)
    assert [kind for kind, _ in found][:3] == ["boilerplate", "title", "paragraph"]
