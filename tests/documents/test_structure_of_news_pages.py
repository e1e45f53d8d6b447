"""News pages as they are saved: what portals set over, beside and under an article."""

from __future__ import annotations

from reader_app.documents.structure import read_structure
from tests.documents.lines import PROSE, blocks


def test_a_title_may_open_with_its_column_and_close_with_its_part() -> None:
    title = "【民声回应】岑阳市水利局公布水库安全度汛检查典型问题（第三批）"
    found = blocks(
        "• 要闻", "• 县区", "首页 / 民声 / 正文", title, "2024年7月10日 12:36", "0", PROSE
    )
    assert ("title", title) in found
    assert ("boilerplate", "• 县区") in found and ("boilerplate", "0") in found


def test_a_long_row_of_a_sites_sections_is_a_menu() -> None:
    menu = (
        "首页 | 时政 | 财经 | 泽南论坛 | 江海 | 综合 | 港澳台 | 时评 | 任免 | 深读 | 图库 | 人物 |"
    )
    assert blocks(menu, "水库安全度汛工作部署", PROSE)[0] == ("boilerplate", menu)


def test_the_source_of_a_picture_belongs_to_its_caption() -> None:
    line = "会场　图片来源：澄湾市融媒体中心"
    assert blocks(line, PROSE, PROSE)[0] == ("caption", line)


def test_an_outlet_and_its_reporter_are_parted_by_a_stroke() -> None:
    line = "澄湾晚報／ 記者游知遠／岑陽即時報導"
    text = "\n".join(["水庫安全度汛工作部署", line, PROSE])
    metadata = read_structure(text).metadata
    assert (metadata.source, metadata.author) == ("澄湾晚報", "游知遠")
    assert ("metadata", line) in blocks(*text.split("\n"))


def test_the_source_stands_behind_its_traditional_label() -> None:
    text = "水庫安全度汛\n2024-07-04 10:54 | 稿件來源：澄湾通訊社\n【字號：\n" + PROSE
    assert read_structure(text).metadata.source == "澄湾通訊社"
    assert ("boilerplate", "【字號：") in blocks(*text.split("\n"))


def test_what_a_site_disclaims_is_boilerplate() -> None:
    note = "郑重声明：以上内容不代表本站立场，本站刊登它只是为了让读者了解更多信息，请自行核实。"
    assert blocks("水库安全度汛", PROSE, PROSE, note)[-1][0] == "boilerplate"
    assert blocks("水库安全度汛", PROSE, PROSE, ">>我要举报")[-1][0] == "boilerplate"


def test_a_collection_of_short_posts_has_no_list_of_links_at_its_end() -> None:
    posts = [f"第{n}天在澄湾看海，晚上和老同学去吃火锅啦" for n in range(1, 16)]
    assert {kind for kind, _ in blocks(*posts)[3:]} == {"paragraph"}
    assert blocks("水库安全度汛", PROSE, PROSE, *posts)[-1][0] == "boilerplate"


def test_headlines_alone_are_a_text_whatever_marks_some_of_them_end_with() -> None:
    lines = [f"澄湾队第{n}轮客场取胜 主教练称满意" for n in range(1, 33)]
    lines[5] = lines[11] = "昨晚的火锅真好吃！"
    assert {kind for kind, _ in blocks(*lines)[13:]} == {"paragraph"}


def test_rows_of_links_stand_over_and_under_an_article() -> None:
    over = "文化名人 | 财富人生 | 澄湾品牌 | 论坛 | 传媒联盟"
    under = "关于本刊 | 广告业务 | 网站动态 | 投诉建议 | 版权说明"
    found = blocks(over, "水库安全度汛工作部署", "来源：澄湾日报", PROSE, PROSE, under)
    assert ("boilerplate", over) in found and ("boilerplate", under) in found


def test_the_heads_of_a_table_are_no_links() -> None:
    heads = "水库 | 名称 | 地点 | 库容 | 水位"
    found = blocks("水库安全度汛", PROSE, heads, "一号 | 澄湾 | 岑阳 | 32.5 | 108.2", PROSE)
    assert ("boilerplate", heads) not in found


def test_a_title_may_stand_under_the_first_picture() -> None:
    title = "岑阳学者一周连发六篇论文"
    found = blocks("W0201.jpg", title, "2019-03-13 08:48:00  来源:澄湾日报", PROSE)
    assert ("title", title) in found


def test_a_reporter_may_write_for_two_outlets() -> None:
    line = "澄湾网·海报新闻记者 杜知倩 岑阳报道"
    found = blocks("志愿者日记：赴一场邻里之约", "来源：澄湾网", line, PROSE)
    assert found[0][0] == "title" and ("metadata", line) in found


def test_counters_are_parted_from_the_day_and_the_source() -> None:
    found = blocks(
        "两国签署备忘录", "發佈時間:2017年09月16日 來源:澄湾社 评论:0條 點擊:2694次", PROSE
    )
    assert ("boilerplate", "评论:0條 點擊:2694次") in found


def test_todays_date_over_a_title_is_the_sites() -> None:
    head = ("2026年2月22日 星期日", "繁體中文", "登录 | 注册")
    text = "\n".join((*head, "水库安全度汛工作部署", "2021-05-04  澄湾新闻", PROSE))
    assert read_structure(text).metadata.date == "2021-05-04"
    assert blocks(*text.split("\n"))[0][0] == "boilerplate"
    alone = read_structure("\n".join(("2026年2月22日 星期日", "水库安全度汛工作部署", PROSE)))
    assert alone.metadata.date == "2026-02-22"


def test_nothing_under_a_dateline_is_a_title() -> None:
    line = "澄湾晚报4月14日讯（记者 曹思远）"
    found = blocks(line, "岑阳2014年招聘工作即将启动，", "招聘简章15日发布", PROSE)
    assert not any(kind == "title" for kind, _ in found)
    assert read_structure("\n".join((line, PROSE))).metadata.source == "澄湾晚报"
