"""Function words that a segmenter joins to a name or to the level of an area."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import organizations, persons, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市审计局会同县委组织部办理。", ["市审计局", "县委组织部"]),
        ("湖南省怀化市会同县委召开会议。", ["湖南省怀化市会同县委"]),
        ("省农科院专家和县农商行代表参加。", ["省农科院", "县农商行"]),
        ("免去其县财政局国库集中支付中心主任职务。", ["县财政局国库集中支付中心"]),
        ("他从西南林业大学毕业。", ["西南林业大学"]),
        ("市安委会办公室会同市应急管理局开展检查。", ["市安委会办公室", "市应急管理局"]),
    ],
)
def test_a_verb_or_conjunction_never_begins_a_body(text: str, expected: list[str]) -> None:
    assert organizations(text) == expected


def test_a_day_does_not_join_the_place_behind_it() -> None:
    assert places("6月9日至11日桐岭县普降大雨。") == ["桐岭县"]


def test_a_country_that_somebody_leaves_for_is_a_place() -> None:
    assert places("他后来赴美国工作。") == ["美国"]


def test_an_appointment_ends_the_name_before_it() -> None:
    assert persons("孟庆安同志任县公安局副局长；") == ["孟庆安"]


def test_an_amount_in_words_holds_no_name() -> None:
    assert persons("处罚款人民币肆佰柒拾陆元整。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青岚县、青沙县普降大雨。", ["青岚县", "青沙县"]),
        ("工作组到岚县和沙县调研。", ["岚县", "沙县"]),
        ("项目与岚县交界。", ["岚县"]),
    ],
)
def test_a_county_may_end_like_a_known_one(text: str, expected: list[str]) -> None:
    assert places(text) == expected
