"""Parts of saved articles: what wikis, news sites and papers set around and into their text."""

from __future__ import annotations

from reader_app.documents.structure import read_structure
from tests.documents.lines import PROSE, blocks


def test_the_link_beside_a_section_of_a_wiki_is_no_part_of_its_heading() -> None:
    found = blocks("鄧遠舟", PROSE, "早年[編輯]", PROSE, "参考文献[编辑]", PROSE)
    assert ("heading", "早年") in found and ("boilerplate", "[編輯]") in found
    assert ("heading", "参考文献") in found


def test_strokes_with_blanks_part_the_crumbs_of_a_way() -> None:
    assert blocks("首页 / 交易信息 / 中标公告", "某项目中标结果公告", PROSE)[0][0] == "boilerplate"


def test_the_day_stays_metadata_where_a_tool_bar_follows_it() -> None:
    found = blocks("两国签署备忘录", "2022/11/18 09:30　A- A+　分享", PROSE)
    assert ("metadata", "2022/11/18 09:30") in found
    assert ("boilerplate", "A- A+　分享") in found


def test_sections_glued_to_a_sentence_are_headings() -> None:
    assert blocks(PROSE + "二、2022年怎么干", PROSE)[1] == ("heading", "二、2022年怎么干")
    assert blocks(PROSE + "把握节点 挂图作战", PROSE)[1] == ("heading", "把握节点 挂图作战")


def test_a_heading_may_name_its_topic_before_a_colon() -> None:
    assert blocks("某区经济运行简况", PROSE, "工业：八成行业飘红", PROSE)[2][0] == "heading"


def test_a_long_line_whose_sentence_goes_on_is_no_caption() -> None:
    line = (
        "2024年1月9日上午，我局执法人员会同公安分局民警，根据群众的举报，对当事人的后厨进行突击检"
    )
    rest = "查，当场翻出超过保质期的酱鸭脖三十六袋，另有散装牛肉约八公斤，来路不清。"
    assert ("paragraph", line) in blocks("行政处罚决定书", PROSE, line, rest, PROSE)


def test_the_speaker_under_a_report_is_no_line_of_its_title() -> None:
    text = "\n".join(
        ["政府工作报告", "盘陀县人民政府县长  闻人杰", "（2022年2月24日）", PROSE, PROSE]
    )
    metadata = read_structure(text).metadata
    assert (metadata.title, metadata.author) == ("政府工作报告", "闻人杰")


def test_reporters_whose_names_are_spread_and_trainees_are_authors() -> None:
    text = "\n".join(["灯笼照进博物馆", "南屿科技报记者 万　籁　实习生 宁静远", PROSE])
    assert read_structure(text).metadata.author == "万籁 宁静远"


def test_the_day_of_the_page_comes_before_the_day_of_a_vote() -> None:
    vote = "（2023年6月29日某市第八届人民代表大会常务委员会第十五次会议通过）"
    text = "\n".join(
        ["某市人大常委会任免名单", vote, "2023年06月30日　来源：某市人大常委会", PROSE]
    )
    assert read_structure(text).metadata.date == "2023-06-30"
    assert read_structure("\n".join(["某市条例", vote, PROSE])).metadata.date == "2023-06-29"


def test_a_story_goes_on_under_a_picture_where_captions_have_no_stop() -> None:
    picture = "<image>a.jpg</image>"
    found = blocks(
        "渡口的一天", PROSE, picture, "清晨的渡船。葛青 摄", PROSE + "完",
        picture, "船到了对岸，大家一个接一个跳上岸去，谁也没有多说一句话。", PROSE + "了",
        picture, "他在这里撑了三十年的船。", PROSE,
    )  # fmt: skip
    assert [text for kind, text in found if kind == "caption"] == ["清晨的渡船。葛青 摄"]


def test_whose_words_stood_above_is_no_heading() -> None:
    assert ("paragraph", "——作者手记") in blocks("渡口的一天", PROSE, "——作者手记", PROSE + "完")


def test_a_word_in_black_brackets_heads_a_part_of_a_digest() -> None:
    assert ("heading", "【人事】") in blocks("一周要闻", PROSE, "【人事】", PROSE + "完")


def test_what_a_leader_did_is_no_body_under_the_title() -> None:
    found = blocks("澄湾市召开防汛工作会议", "汤怀瑾作部署", "来源：澄湾日报 2023-04-27", PROSE)
    assert found[1][0] != "metadata"


def test_an_outlet_between_the_time_and_the_author_is_the_source() -> None:
    text = f"澄湾建成新渡口\n2024年3月15日 06:30　澄湾周刊　作者：魏子衿\n{PROSE}"
    assert read_structure(text).metadata.source == "澄湾周刊"


def test_columns_parted_by_blanks_may_have_a_title() -> None:
    found = blocks(
        "旅游简报",
        PROSE,
        "各县接待游客情况",
        "地区　游客　增长",
        "瑞溪市　412.0　1.3",
        "盐井县　168.5　-2.4",
    )
    assert ("caption", "各县接待游客情况") in found


def test_the_name_under_the_last_caption_is_the_authors() -> None:
    picture = "<image>a.jpg</image>"
    found = blocks("渡口的一天", PROSE, picture, "清晨的渡口", "葛青")
    assert found[-2:] == [("caption", "清晨的渡口"), ("metadata", "葛青")]
    assert blocks("渡口的一天", PROSE, picture, "葛青")[-1] == ("caption", "葛青")
