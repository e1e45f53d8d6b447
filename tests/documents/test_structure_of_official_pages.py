"""Official pages as they are saved: index tables and forms that became lines, broken frames."""

from __future__ import annotations

import pytest

from reader_app.documents.model import BlockKind
from reader_app.documents.structure import read_structure
from tests.documents.lines import blocks, kind_of

BODY = "会议听取了全市水库安全度汛情况汇报，研究部署了下一阶段重点工作，要求各地抓好落实。"
TITLE = "岑阳市水务局关于表扬2024年度先进个人的决定"


INDEX = (
    "索 引 号\t330000/2024-00017",
    "发布机构\t岑阳市人民政府办公室",
    "概 述\t关于表扬先进个人的决定",
    "文 号\t岑政发〔2024〕14号\t所属机构\t综合科",
    "成文日期\t2024-10-16",
    "废止日期\t",
)


@pytest.mark.parametrize("line", INDEX)
def test_rows_of_an_index_table_are_metadata_whatever_their_labels_are(line: str) -> None:
    assert kind_of(line, "首页\t机构\t新闻\t政务", *INDEX, TITLE, BODY, BODY) == "metadata"


def test_a_row_of_a_table_in_the_text_is_no_row_of_an_index_table() -> None:
    row = "教育支出\t1234.5"
    assert kind_of(row, TITLE, BODY, "科目\t金额", row, "卫生支出\t88.2", BODY) == "paragraph"


def test_an_unknown_field_under_those_of_an_index_table_is_metadata() -> None:
    line = "公文时效：有效"
    fields = ("发布机构：岑阳市水务局", "公开日期：2024-02-07", line)
    assert kind_of(line, *fields, TITLE, BODY, BODY) == "metadata"


FORM = (
    "行政相对人名称",
    "岑阳绿洲染整有限公司",
    "法定代表人",
    "沈家骏",
    "住所",
    "岑阳市东城区纬二路16号",
    "违法事实",
    "2023年11月21日，我局对你单位进行现场检查，发现废水总排口正在排水，经采样监测超过标准限值。",
    "处罚决定日期",
    "2024/03/06",
    "公示截止期",
    "2025/03/06",
)


@pytest.mark.parametrize("line", FORM)
def test_keys_and_values_in_turn_are_text(line: str) -> None:
    title = "岑阳市生态环境局行政处罚信息公示"
    assert kind_of(line, title, "发布时间：2024-03-12", *FORM, "上一条：没有了") == "paragraph"


def test_the_dates_of_a_form_are_not_the_documents() -> None:
    lines = ("岑阳市生态环境局行政处罚信息公示", "发布时间：2024-03-12", *FORM)
    metadata = read_structure("\n".join(lines)).metadata
    assert metadata.date == "2024-03-12"


def test_the_parts_of_a_breadcrumb_in_lines_of_their_own_belong_to_the_page() -> None:
    lines = ("当前位置：", "首页", "> 重点领域", "> 行政处罚", TITLE, BODY, BODY)
    assert [kind for kind, _ in blocks(*lines)][:5] == ["boilerplate"] * 4 + ["title"]


@pytest.mark.parametrize(
    "line",
    [
        "首页 走进岑阳 要闻动态 政务公开 政务服务 互动交流",
        "WATER RESOURCES BUREAU OF CENYANG MUNICIPAL PEOPLE'S GOVERNMENT OF ZENAN",
    ],
)
def test_the_head_of_a_site_is_no_text(line: str) -> None:
    lines = ("岑阳市水务局", line, TITLE, BODY, BODY)
    assert [kind for kind, _ in blocks(*lines)][1:3] == ["boilerplate", "title"]


def test_the_first_line_of_a_broken_paragraph_is_text() -> None:
    line = "2022年9月14日5时38分许，岑阳县境内省道331线K23+600处，"
    below = "一辆重型半挂牵引车与一辆面包车相撞，造成人员伤亡，直接经"
    title = "岑阳县“9·14”道路交通事故调查报告"
    assert kind_of(line, title, "发布日期：2022-12-09", line, below, "济损失已核定。", BODY) == (
        "paragraph"
    )


def test_a_title_goes_on_with_those_who_are_praised() -> None:
    lines = ("岑阳市水务局", "关于表彰全市水务系统", "先进集体和先进工作者的决定", BODY, BODY)
    assert [kind for kind, _ in blocks(*lines)][:3] == ["title"] * 3


def test_the_number_of_a_telegram_and_who_signs_it_are_metadata() -> None:
    line = "岑汛发电〔2023〕11号　签发：蔡梅生"
    assert kind_of(line, "关于启动应急响应的通知", line, BODY, BODY) == "metadata"


def test_persons_to_ask_stand_over_the_signature() -> None:
    row = "岑阳市水务局办公室　邢　立　0799-88330561"
    lines = (TITLE, BODY, "联系人及电话：", row, "岑阳市水务局", "2024年8月21日", "版权所有")
    assert [kind for kind, _ in blocks(*lines)][3:6] == ["paragraph", "metadata", "metadata"]


@pytest.mark.parametrize("line", ["售价（元）：0", "本项目（是/否）接受联合体投标：否"])
def test_a_key_with_a_short_value_is_no_heading(line: str) -> None:
    assert kind_of(line, TITLE, BODY, line, "二、其他事项", BODY, BODY) == "paragraph"


def test_a_section_between_two_is_one_though_a_colon_ends_it() -> None:
    line = "二、申请人的资格要求："
    lines = ("一、项目基本情况", BODY, line, "1.满足有关规定；", "三、获取招标文件", BODY)
    assert kind_of(line, TITLE, BODY, *lines) == "heading"


def test_the_words_of_a_pictures_marker_repeated_under_it_are_its_caption() -> None:
    marker = '<img src="/1.jpg" alt="查获现场"/>'
    structure = read_structure("\n".join([TITLE, BODY, marker, "查获现场", BODY]))
    assert structure.images[0].caption == "查获现场"
    assert structure.blocks[3].kind is BlockKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "扫码下载“岑阳新闻”APP",
        "网友评论：0 条",
        "版权声明：凡注明来源为“岑阳新闻网”的稿件，版权均属本网所有。",
    ],
)
def test_what_a_page_says_of_itself_under_the_text(line: str) -> None:
    lines = (TITLE, BODY, BODY, "岑阳市水务局", "2024年8月21日", line, "ICP备2012003号")
    assert kind_of(line, *lines) == "boilerplate"


def test_a_file_that_is_attached_is_part_of_the_text() -> None:
    line = "招标文件.zip（2.3M）"
    assert kind_of(line, TITLE, BODY, "附件信息：", line, "版权所有 ICP备1号") == "paragraph"


@pytest.mark.parametrize("line", ["[ 索引号 ] 115002350/2022", "[ 发布机构 ] 岑阳县教委"])
def test_labels_in_brackets_are_metadata(line: str) -> None:
    assert kind_of(line, line, "[ 发布日期 ] 2022-09-09", TITLE, BODY, BODY) == "metadata"


def test_a_button_in_brackets_is_no_label() -> None:
    assert kind_of("[打印] [关闭]", TITLE, BODY, BODY, "[打印] [关闭]") == "boilerplate"


def test_a_title_goes_on_behind_a_pause() -> None:
    lines = ("岑阳县教委关于表彰2022年优秀教师、", "优秀教育工作者的通报", BODY, BODY)
    assert [kind for kind, _ in blocks("首页 > 公示", *lines)][1:3] == ["title"] * 2


def test_the_body_over_the_kind_of_its_document_under_the_breadcrumb() -> None:
    lines = (
        "当前位置：首页 > 公告",
        "岑阳市税务局第一稽查局",
        "税务行政处罚事项告知书送达公告",
        BODY,
    )
    assert [kind for kind, _ in blocks(*lines, BODY)][1:3] == ["title"] * 2


def test_the_title_of_an_attached_text_behind_its_word_is_a_heading() -> None:
    line = "附件:2022年市级决算草案报告(摘要)"
    assert kind_of(line, TITLE, BODY, line, BODY, BODY) == "heading"


def test_foreign_names_in_a_roster_are_no_caption() -> None:
    line = "江口镇中心小学：古力·阿依、汪洋、邬婷"
    rows = ("一、优秀教师", "双江中学：冉崇明、程大川", line, "二、优秀教育工作者")
    assert kind_of(line, TITLE, BODY, *rows, BODY) == "paragraph"


def test_a_seal_alone_between_the_body_and_the_day_is_read_over() -> None:
    text = "\n".join([TITLE, BODY, BODY, "岑阳市水务局", "（印章）", "2023年9月11日"])
    metadata = read_structure(text).metadata
    assert (metadata.source, metadata.date) == ("岑阳市水务局", "2023-09-11")


def test_a_row_of_sections_over_the_breadcrumb_is_no_text() -> None:
    lines = (
        "岑阳长安网",
        "政法要闻\t平安建设\t法治岑阳",
        "长安网 > 见义勇为 > 表彰决定",
        TITLE,
        BODY,
    )
    assert [kind for kind, _ in blocks(*lines, BODY)][1:4] == ["boilerplate"] * 2 + ["title"]


def test_whom_to_ask_at_the_end_is_text() -> None:
    line = "咨询处室：消费价格调查处　联系人：敬 丹　电话：028-86523100"
    assert kind_of(line, TITLE, BODY, BODY, line, "版权所有 岑阳市统计局") == "paragraph"


def test_who_published_a_notice_stands_over_its_day() -> None:
    lines = (
        TITLE,
        BODY,
        "三、公告期限为一个工作日。",
        "发布人：岑阳市招标代理有限公司",
        "2023年9月11日",
    )
    found = read_structure("\n".join(lines))
    assert found.metadata.source == "岑阳市招标代理有限公司"
    assert found.blocks[3].kind is BlockKind.METADATA


def test_links_to_files_under_the_signature_belong_to_the_page() -> None:
    lines = (TITLE, BODY, BODY, "岑阳市水务局", "2023年9月11日", "附件下载：", "报名表.doc")
    assert [kind for kind, _ in blocks(*lines)][-2:] == ["boilerplate"] * 2


def test_a_sites_name_over_its_column_and_an_index_table_is_no_issuer() -> None:
    lines = (
        "岑阳市人民政府",
        "统计数据",
        "索 引 号：\t1123270\t主题分类：\t统计",
        "发文机关：\t岑阳市统计局\t成文日期：\t2024年04月18日",
        TITLE,
        BODY,
    )
    assert [kind for kind, _ in blocks(*lines, BODY)][:2] == ["boilerplate"] * 2


@pytest.mark.parametrize(
    "title", ["岑阳市人民政府2023年工作报告", "岑阳市城市管理局2024年度部门预算公开"]
)
def test_whose_yearly_report_it_is_has_issued_it(title: str) -> None:
    issuer = title.partition("20")[0]
    assert read_structure("\n".join([title, BODY, BODY])).metadata.source == issuer


def test_how_long_a_notice_stands_is_no_heading() -> None:
    line = "征集时间：2023-04-10 至 2023-05-10"
    assert kind_of(line, TITLE, line, BODY, BODY) == "metadata"


def test_a_signature_under_a_roster_of_any_people() -> None:
    rows = (
        "先进个人名单（2名）",
        "江　涛　　　岑阳市供电公司检修工",
        "东主才让（藏族）　　岑阳市公安局所长",
    )
    found = read_structure("\n".join([TITLE, BODY, *rows, "岑阳市水务局", "2023年9月11日"]))
    assert (found.metadata.source, found.metadata.date) == ("岑阳市水务局", "2023-09-11")
