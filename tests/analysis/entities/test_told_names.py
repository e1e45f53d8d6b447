"""Names that no list has, told by what stands around them or by the rest of the document."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import (
    documents,
    names,
    organizations,
    persons,
    places,
    titles,
)


def test_an_unknown_city_is_told_by_its_bodies() -> None:
    found = organizations(
        "任命尹涛为泸川关市人民政府副市长。", "免去何栋的泸川关市公安局局长职务。"
    )
    assert found == ["泸川关市人民政府", "泸川关市公安局"]


def test_what_is_done_before_a_level_tells_of_no_area() -> None:
    found = organizations("会议审议并通过县人大常委会报告。", "会议原则通过县政府方案。")
    assert found == ["县人大常委会", "县政府"]


def test_an_area_named_once_is_no_more_than_what_is_known() -> None:
    assert places("他在泸水关市场买菜。") != ["泸水关市"]


def test_towns_of_a_list_need_no_type_of_their_own() -> None:
    assert places("城关、石门两镇的群众已经转移。") == ["城关", "石门"]


def test_sites_are_named_after_places() -> None:
    assert places("陈家冲水库、石门水库年内下闸蓄水。") == ["陈家冲水库", "石门水库"]


def test_lines_are_named_by_their_ends() -> None:
    assert places("京哈高速与沪昆高铁在此交会。") == ["京哈高速", "沪昆高铁"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("这位女诗人葬于科马罗沃。", ["科马罗沃"]),
        ("士兵从首都撤往布阿尔。", ["布阿尔"]),
        ("老将在基茨比厄尔摔断了跟腱。", ["基茨比厄尔"]),
    ],
)
def test_where_a_foreign_name_stands_tells_a_place(sentence: str, expected: list[str]) -> None:
    assert places(sentence) == expected
    assert persons(sentence) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("负责人王　小　明表示满意。", ["王　小　明"]),
        ("主讲人： 王 小 明，上午九时。", ["王 小 明"]),
        ("组　长：林　小　舟　　副组长：欧阳　锋", ["林　小　舟", "欧阳　锋"]),
        ("检察长 路 瑶 李 明", ["路 瑶", "李 明"]),
    ],
)
def test_names_whose_characters_are_set_apart(line: str, expected: list[str]) -> None:
    assert persons(line) == expected


def test_the_label_of_a_field_is_no_name_however_it_is_spread() -> None:
    assert persons("索 引 号：11341825003257") == []


def test_the_post_of_a_town_is_not_the_river() -> None:
    sentence = "石桥镇镇长江敏现场签了责任状。"
    assert (places(sentence), titles(sentence), persons(sentence)) == (
        ["石桥镇"],
        ["镇长"],
        ["江敏"],
    )


def test_posts_stand_behind_a_name_and_its_body() -> None:
    sentence = "冉茂华，梓坪县应急管理局党委委员、副局长。分管非煤矿山。"
    assert titles(sentence) == ["党委委员", "副局长"]


def test_what_somebody_became_is_told_of_him_and_no_post_beside_him() -> None:
    assert titles("冉茂华，梓坪县应急管理局副局长人选已经公示。") == []


def test_a_party_of_a_notice_is_a_body_whatever_it_trades_in() -> None:
    assert organizations("当事人：柳荫区胡记卤味坊（个体工商户）") == ["柳荫区胡记卤味坊"]
    assert organizations("当事人：胡素芬") == []


def test_a_factory_is_itself_without_its_town() -> None:
    found = names("荆山县鑫荣石料厂清理料仓。", "对鑫荣石料厂处以罚款。")
    assert found["鑫荣石料厂"] == "荆山县鑫荣石料厂"


def test_a_club_has_a_team() -> None:
    assert organizations("鹭滨足球俱乐部今晚获胜。", "鹭滨队士气高涨。") == [
        "鹭滨足球俱乐部",
        "鹭滨队",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("论文发表在《自然》上。", ["《自然》"]),
        ("一名外交官向《世界报》透露。", ["《世界报》"]),
        ("据《科学》杂志报道，样本有九个。", ["《科学》"]),
        ("会议印发了《情况通报》。", []),
    ],
)
def test_journals_are_bodies(sentence: str, expected: list[str]) -> None:
    assert organizations(sentence) == expected


def test_medals_hold_no_names() -> None:
    assert places("优先推荐参评山东省五一劳动奖章。") == []


def test_the_committee_is_the_prefectures_where_its_cities_are_named() -> None:
    found = names("会议在宁德召开。", "福安市、霞浦县作了发言。", "市公安局派人参加。")
    assert found["市公安局"] == "宁德市公安局"


def test_cities_that_lie_under_no_prefecture_name_none() -> None:
    found = names("仙桃市、潜江市参加会议。", "市委要求落实。")
    assert "市委" in found


def test_a_short_form_is_written_in_full_in_the_script_of_the_text() -> None:
    assert names("他從麗江進入峽谷，當時學校在廣州。")["麗江"] == "麗江市"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("泡沫玛丽创始人王宁回到老家过年。", ["泡沫玛丽"]),
        ("记者采访了公司董事长张三。", []),
        ("民营企业董事长王明到会。", []),
    ],
)
def test_a_company_is_told_by_the_post_of_its_head(sentence: str, expected: list[str]) -> None:
    assert organizations(sentence) == expected


def test_a_verb_is_no_part_of_the_body_that_it_takes() -> None:
    assert organizations("他出身望族，领导台湾文化协会。") == ["台湾文化协会"]


def test_whoever_is_appointed_is_a_person_though_a_place_has_the_name() -> None:
    text = "免去靳长河的市水利局局长职务；接受车文辞去检察长职务的请求；任命罗江为副市长。"
    assert persons(text) == ["靳长河", "车文", "罗江"]
    assert persons("任命阿依古丽·买买提（女，维吾尔族）为局长；") == ["阿依古丽·买买提"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("副市长贝宁主持会议。", ["贝宁"]),
        ("据老郑回忆，那年水很大。", ["老郑"]),
        ("老板说不行，老方案作废。", []),
        ("州统计局副局长岩罕说，游客多了。", ["岩罕"]),
        ("副局长当场表示反对，校长对此表示遗憾。", []),
        ("行长植田和男暗示还会加息。", ["植田和男"]),
    ],
)
def test_what_stands_around_a_name_tells_it(sentence: str, expected: list[str]) -> None:
    assert persons(sentence) == expected


def test_a_company_has_a_name_before_its_trade() -> None:
    assert organizations("位于镇上的鼎和木业有限公司停产。") == ["鼎和木业有限公司"]


def test_officials_are_named_by_their_posts_whatever_joins_them() -> None:
    sentence = "县委书记邵廷和、县长栗建设到会，县人大常委会主任印志远、县政协主席席雅琴参加。"
    assert persons(sentence) == ["邵廷和", "栗建设", "印志远", "席雅琴"]
    assert persons("对祁敏给予警告，并处以20万元罚款。") == ["祁敏"]


def test_who_is_dismissed_has_any_given_name() -> None:
    line = "免去方万里的岚城市中级人民法院副院长、审判委员会委员、审判员职务；"
    assert persons(line) == ["方万里"]
    assert organizations(line) == ["岚城市中级人民法院"]


def test_who_checked_a_page_is_named_behind_the_label() -> None:
    assert persons("一审：阿丽 二审：柏松 三审：晏如") == ["阿丽", "柏松", "晏如"]


def test_the_standing_committee_of_a_congress_is_a_body() -> None:
    line = "郎咸忠辞去安庆市第十五届人民代表大会常务委员会委员职务的请求。"
    assert organizations(line) == ["安庆市第十五届人民代表大会常务委员会"]


def test_offices_and_departments_join_what_they_belong_to() -> None:
    line = "区应急管理局、港前街道办事处、洛澜区殡葬管理所、洛澜区婚姻登记处。"
    assert organizations(line)[1:] == ["港前街道办事处", "洛澜区殡葬管理所", "洛澜区婚姻登记处"]
    assert organizations("省委组织部组织二处") == ["省委组织部组织二处"]
    assert organizations("临皋县沙埠镇盛源酱菜厂发生事故。") == ["临皋县沙埠镇盛源酱菜厂"]


def test_posts_of_a_roster_with_their_rank_and_where_they_were_sent() -> None:
    rows = (
        "卜　凡　　　　省农业农村厅二级调研员",
        "苟富贵　　　　白沙县委办公室派驻三岔村第一书记",
    )
    assert titles(*rows) == ["二级调研员", "第一书记"]


def test_an_address_goes_on_to_the_room() -> None:
    address = "百色市右江区进站大道9号澳琴湾3栋1202室"
    assert places(f"地　址：{address}") == [address]


def test_a_document_number_begins_behind_the_verb_and_may_stand_alone() -> None:
    assert documents("市安委办专门下发梧安办〔2021〕52号文件。") == ["梧安办〔2021〕52号"]
    assert documents("〔2021〕7号") == ["〔2021〕7号"]
