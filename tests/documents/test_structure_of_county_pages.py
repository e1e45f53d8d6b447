"""Pages of counties and local papers: cut index tables, links around the text, names at its end."""

from __future__ import annotations

import pytest

from reader_app.documents.structure import read_structure

BODY = "会议强调，各级各部门要加快重点项目建设进度，加大协调力度，加快手续办理，确保工程按期完工。"
TITLE = "岑阳县防汛工作推进有力"


def kinds(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [block.kind.value for block in read_structure(text).blocks]


@pytest.mark.parametrize(
    "title",
    ["王岑主持召开县长办公会", "李澄出席全县经济工作会议并讲话", "陈泽主持召开县委专题会议"],
)
def test_a_title_that_says_who_held_the_meeting(title: str) -> None:
    opening = f"本报讯 12月5日，{title}。{BODY}"
    assert kinds(title, opening, BODY)[0] == "title"
    assert read_structure("\n".join([title, opening, BODY])).metadata.title == title


@pytest.mark.parametrize(
    ("ending", "author"),
    [
        ("（郭岑 天乐）", "郭岑 天乐"),
        ("（徐　岑、陈小澄）", "徐岑 陈小澄"),
        ("（许文昌）", "许文昌"),
        ("（讨论稿）", None),
        ("（其他）", None),
    ],
)
def test_names_in_brackets_under_a_report_wrote_it(ending: str, author: str | None) -> None:
    alone = read_structure("\n".join([TITLE, f"本报讯 {BODY}", BODY, ending])).metadata
    glued = read_structure("\n".join([TITLE, f"本报讯 {BODY}", BODY + ending])).metadata
    assert (alone.author, glued.author) == (author, author)


def test_a_name_without_brackets_behind_the_last_sentence_of_a_report_wrote_it() -> None:
    assert read_structure(f"{TITLE}\n本报讯 {BODY}\n{BODY}李岑").metadata.author == "李岑"
    assert read_structure(f"{TITLE}\n{BODY}\n{BODY}谢谢").metadata.author is None


def test_an_index_table_without_marks_between_labels_and_values() -> None:
    rows = (
        "索 引 号00761842K/2022-01935分    类城乡建设（含住房）",
        "发布机构泽南省住房和城乡建设厅发文日期2022-04-12",
        "文    号泽建〔2022〕86号效力状态有效",
    )
    title = "关于对优秀建筑企业进行表扬的通报"
    assert kinds(title, "发布时间：2022-04-15", *rows, BODY)[2:5] == ["metadata"] * 3
    found = read_structure("\n".join([title, *rows, BODY])).metadata
    assert (found.source, found.date) == ("泽南省住房和城乡建设厅", "2022-04-12")


def test_a_row_cut_off_at_its_label_belongs_to_the_index_table() -> None:
    rows = (
        "号： 008812705/202105-00364 信息分类： 规范性文件发布",
        "发文机关： 岑阳县人民政府（办公室） 主题分类： 综合政务",
    )
    lines = (*rows, "关于印发防汛应急预案的通知", "各乡镇人民政府：", BODY)
    assert kinds(*lines)[:3] == ["metadata", "metadata", "title"]
    assert read_structure("\n".join(lines)).metadata.source == "岑阳县人民政府（办公室）"


def test_a_title_that_repeats_the_index_table_between_bars() -> None:
    title = "岑政发〔2010〕22号 岑阳市人民政府关于表彰优胜单位的决定"
    rows = (f"标 题： | {title} | ||", "发文字号： | 发布日期： | 2010-12-13 | |", "主 题 词： |")
    assert kinds(*rows, title, "各县、区人民政府：", BODY)[3] == "title"


def test_the_day_of_a_page_and_of_links_is_not_that_of_the_text() -> None:
    lines = (
        "2024-11-02 12:27:48",
        "首页 国际 社会 领导 地方",
        TITLE,
        "来源：岑阳日报 发布时间：2020-10-05 10:04",
        BODY,
        "编辑：王岑",
        "相关阅读",
        "岑阳县城区供水恢复",
        "2024-08-27",
    )
    found = kinds(*lines)
    assert (found[0], found[-1]) == ("boilerplate", "boilerplate")
    assert read_structure("\n".join(lines)).metadata.date == "2020-10-05"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("上一条记录：岑阳县发布提醒下一条记录：县领导调研防汛", "boilerplate"),
        ("下一篇文章：县领导调研防汛", "boilerplate"),
        ("| |||", "boilerplate"),
        ("| 請您文明上網、理性發言並遵守相關規定。 | ||||", "boilerplate"),
    ],
)
def test_what_a_page_leaves_under_a_text(line: str, kind: str) -> None:
    assert kinds(TITLE, BODY, BODY, line)[-1] == kind


def test_a_picture_from_the_archive_stands_over_the_text() -> None:
    assert kinds("林岑 资料图", f"12月5日，{BODY}", BODY)[0] == "caption"


def test_the_version_of_an_attached_text_stands_under_its_title() -> None:
    notice = ("关于印发防汛应急预案的通知", "各乡镇人民政府：", BODY)
    signed = ("岑阳县防汛抗旱指挥部", "2019年6月10日")
    attached = ("岑阳县防汛抢险应急预案", "（2019年修订）", "1 总则", BODY)
    assert kinds(*notice, *signed, *attached)[5:7] == ["heading", "heading"]


def test_items_of_an_attachment_list_that_open_with_a_year() -> None:
    listed = ("附件：", "1.2022年度优秀企业名单", "2.2022年度先进单位名单")
    signed = ("岑阳县住房和城乡建设局", "2023年2月20日")
    assert kinds("关于表扬优秀企业的通报", "各企业：", BODY, *listed, *signed)[3:] == [
        "paragraph",
        "paragraph",
        "paragraph",
        "metadata",
        "metadata",
    ]


def test_a_sites_notices_in_a_numbered_list_are_no_text() -> None:
    notices = (
        "1、凡本网专稿均属于岑阳网所有，转载请注明来源及作者姓名。",
        "2、本网注明其他来源的信息，均转载自其它媒体，并不代表本网赞同其观点。",
        "3、因使用岑阳网而导致任何意外、疏忽、合约毁坏及其所造成的各种损失，岑阳网概不负责。",
        "4、任何人打开岑阳网的网页，即视为已经阅读本《网站声明》，并同意其全部条款。",
    )
    closing = f"{BODY}（来源 澄湾日报 记者 王岑）"
    assert kinds(TITLE, BODY, closing, *notices)[3:] == ["boilerplate"] * 4
    found = read_structure("\n".join([TITLE, BODY, closing, *notices])).metadata
    assert (found.source, found.author) == ("澄湾日报", "王岑")


def test_items_of_the_text_that_mention_a_site_stay_text() -> None:
    items = (
        "1、加强学习，认真落实各项要求，确保措施到位。",
        "2、转载请注明出处的规定应当写入合同，由各单位执行。",
        "3、做好值班值守，遇有情况及时报告县防汛抗旱指挥部。",
    )
    assert kinds(TITLE, BODY, *items)[2:] == ["paragraph"] * 3


def test_an_index_table_over_a_text_without_a_title_names_it() -> None:
    rows = (
        "索引号： | 113418210033/202405-00058 | 组配分类： | 预案管理 |",
        "发布机构： | 葛岑镇人民政府 | 主题分类： | 农业、林业、水利 |",
        "名称： | 葛岑镇防汛抗旱应急预案 | 文号： | 无 |",
    )
    lines = (*rows, "（1）自然地理", BODY, "（2）历史灾害", BODY)
    assert kinds(*lines)[3] != "title"
    assert read_structure("\n".join(lines)).metadata.title == "葛岑镇防汛抗旱应急预案"


def test_a_kicker_under_a_title_that_is_whole() -> None:
    page = ("下一版»本期共4版", "王岑主持召开县长办公会", "安排部署重点工作任务")
    opening = f"本报讯 12月5日，王岑主持召开县长办公会议，安排部署重点工作任务。{BODY}"
    assert kinds(*page, opening, BODY)[1:3] == ["title", "heading"]


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("来源：莲生三十二作者：开心麻花2025-09-18", "莲生三十二", "开心麻花"),
        ("来源：岑阳日报发布时间：2025-09-18作者：王岑 李澄", "岑阳日报", "王岑 李澄"),
        ("作者：记者 王岑 通讯员 李澄　发布时间：2025-09-18", None, "王岑 李澄"),
    ],
)
def test_labels_that_lost_the_blank_in_front(line: str, source: str | None, author: str) -> None:
    found = read_structure("\n".join([TITLE, line, BODY, BODY])).metadata
    assert (found.source, found.author, found.date) == (source, author, "2025-09-18")


def test_what_a_thing_is_describes_no_photo() -> None:
    line = "肇事车辆为一辆重型半挂货车，驾驶人已被控制"
    assert kinds(TITLE, BODY, BODY, line)[-1] == "paragraph"


def test_the_sites_address_the_time_and_the_outlet_under_a_title() -> None:
    crumbs, title = "首页 > 新闻 > 正文", "岑网专稿：澄湾隆重表彰先进"
    line = "http://www.example.cn 2002年04月29日09:56 岑网"
    lines = (crumbs, title, line, f"昨日，澄湾隆重表彰先进。{BODY}", BODY)
    assert kinds(*lines)[1:3] == ["title", "metadata"]
    found = read_structure("\n".join(lines)).metadata
    assert (found.source, found.date) == ("岑网", "2002-04-29")


def test_the_column_the_time_and_the_home_of_an_account() -> None:
    line = "民生   2024-11-09 11:45   泽南"
    assert kinds(TITLE, line, BODY, BODY)[1] == "metadata"
    assert read_structure("\n".join([TITLE, line, BODY, BODY])).metadata.date == "2024-11-09"


def test_a_numbered_breadcrumb_over_the_title() -> None:
    crumbs = ("1. 首页", "2. 信息公开", "3. 政策法规")
    title = "岑阳县人民政府办公室关于印发防汛应急预案的通知"
    assert kinds(*crumbs, title, "各乡镇人民政府：", BODY)[:4] == ["boilerplate"] * 3 + ["title"]
