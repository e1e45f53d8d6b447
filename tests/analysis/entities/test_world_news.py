"""Names in news of the world and in encyclopedias: where foreign names end, what bears them."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import organizations, persons, places


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("五国元首中、俄、哈、吉、塔的代表已经到齐。", ["中", "俄", "哈", "吉", "塔"]),
        ("该国宣布降低与奥关系的级别。", ["奥"]),
        ("总统同俄特使举行了会谈。", ["俄"]),
        ("他说，辽、吉、黑三省的大豆丰收。", ["辽", "吉", "黑"]),
    ],
)
def test_further_states_and_provinces_stand_for_themselves_by_one_character(
    sentence: str, expected: list[str]
) -> None:
    assert places(sentence) == expected


def test_a_day_is_no_state() -> None:
    assert places("近日官员前往调查，7日大使回国。") == []


def test_what_is_called_after_a_person_is_a_place_or_a_body() -> None:
    text = "他在奥马尔·本·哈桑清真寺祈祷，后来就读于海伦·巴克斯特大学。"
    assert places(text) == ["奥马尔·本·哈桑清真寺"]
    assert organizations(text) == ["海伦·巴克斯特大学"]
    assert persons(text) == []


def test_what_stands_in_a_known_place_bears_its_name() -> None:
    assert places("列车由宇都宫车站开往小樽车站。") == ["宇都宫车站", "小樽车站"]


def test_japanese_names_are_read_however_they_are_cut() -> None:
    assert persons("导演是竹中直人。") == ["竹中直人"]
    assert persons("炸死白川义则大将。") == ["白川义则"]


def test_a_number_of_years_makes_no_era_of_a_name() -> None:
    assert "孟庆岚" in persons("工人孟庆岚三十年如一日，照顾邻居。")


def test_a_club_s_town_is_a_place_where_something_is_held() -> None:
    assert places("年会昨天在布莱顿举行。") == ["布莱顿"]


def test_a_word_that_opens_like_a_rare_surname_is_no_person() -> None:
    assert persons("他由衷地感慨，请求原谅，义务为居民修表。") == []


def test_a_company_s_name_begins_behind_the_verb_of_a_career() -> None:
    text = "邵维岚，现任岑阳恒润纺织股份有限公司董事长，历任泽南恒润置业有限公司经理。"
    assert organizations(text) == ["岑阳恒润纺织股份有限公司", "泽南恒润置业有限公司"]


def test_in_general_prose_the_place_of_a_contest_stands_for_itself() -> None:
    text = "他参加了伦敦奥运会，妹妹在家看法国世界杯，两人都很高兴。"
    assert places(text) == ["伦敦", "法国"]


def test_words_and_towns_are_clubs_where_they_play_each_other() -> None:
    assert organizations("骑士客场险胜猛龙，罗马1-0拉齐奥。") == ["骑士", "猛龙", "罗马", "拉齐奥"]
    assert organizations("骑士在罗马的石桥上击败了恶龙。") == []


def test_japanese_given_names_of_three_characters_are_whole() -> None:
    assert persons("佐佐木小次郎昨天退役。") == ["佐佐木小次郎"]
