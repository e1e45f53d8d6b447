"""Places: known and unknown ones, chains, lists, and what is no place."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import details, names, places, read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("队伍到海丰县海城镇走访。", ["海丰县海城镇"]),
        ("该工程位于白石镇柳树村。", ["白石镇柳树村"]),
        ("沿沱水河左堤巡查。", ["沱水河左堤"]),
        ("住所：云岭县城关镇人民路126号。", ["云岭县城关镇人民路126号"]),
        ("代表团先后访问了法国、德国和埃及。", ["法国", "德国", "埃及"]),
        ("走访安新、容城、雄县三地。", ["安新", "容城", "雄县"]),
        ("队员来自湛江、廉江两地。", ["湛江", "廉江"]),
    ],
)
def test_places_are_found_with_exact_borders(sentence: str, expected: list[str]) -> None:
    assert places(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "各镇村干部深入农村社区和居民小区开展工作。",
        "全市、全县上下一心，当地群众积极支持。",
        "这条河流经多个村庄。",
        "我省部署防汛工作，各县区压实责任。",
        "坚持和平发展道路，保障公共安全。",
    ],
)
def test_common_words_are_no_places(sentence: str) -> None:
    assert places(sentence) == []


def test_a_short_form_is_the_place_that_the_document_writes_in_full() -> None:
    assert names("安居区召开会议。", "这为安居经济发展提供保障。")["安居"] == "安居区"


def test_places_know_their_parents() -> None:
    assert details("海丰县召开会议。")["海丰县"] == "广东省 汕尾市"


def test_a_township_of_many_counties_has_the_parents_that_the_document_names() -> None:
    found = details("潮阳区部署工作。", "队伍到和平镇支援。")
    assert found["和平镇"] == "广东省 汕头市 潮阳区"


def test_a_township_of_many_counties_has_no_parents_where_none_is_named() -> None:
    assert details("队伍到和平镇支援。")["和平镇"] is None


def test_who_lives_in_a_village_for_his_work_is_no_village() -> None:
    assert places("梧岭县岩口村驻村第一书记江问渠站在村头。") == ["梧岭县岩口村"]


def test_a_place_in_several_units_knows_what_lies_above_the_first() -> None:
    assert details("海丰县海城镇召开会议。")["海丰县海城镇"] == "广东省 汕尾市"
    assert details("长春市朝阳区召开会议。")["长春市朝阳区"] == "吉林省"
    assert details("安徽贵池区召开会议。")["安徽贵池区"] == "安徽省 池州市"


def test_a_body_s_name_tells_which_place_is_meant() -> None:
    assert details("南京市公安局发布通报。", "鼓楼区组织救援。")["鼓楼区"] == "江苏省 南京市"


def test_a_place_that_may_be_two_has_only_the_parents_of_both() -> None:
    assert details("南京市、福州市派员参加。", "鼓楼区组织救援。")["鼓楼区"] is None
    assert details("河北省召开会议。", "新华区组织救援。")["新华区"] == "河北省"


def test_districts_of_one_name_in_two_cities_stay_two() -> None:
    found = read(
        "北京市朝阳区与长春市朝阳区签约，长春的朝阳区去年建园。", "北京市朝阳区说，朝阳区满意。"
    )
    assert {e.name: len(e.mentions) for e in found if e.name.endswith("朝阳区")} == {
        "北京市朝阳区": 3,
        "长春市朝阳区": 2,
    }


def test_a_short_form_in_traditional_script_is_the_place_written_in_full() -> None:
    assert names("澎湖縣召開會議。", "縣長說，澎湖籍船員獲救。")["澎湖"] == "澎湖縣"
