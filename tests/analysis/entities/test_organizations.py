"""Organisations: bodies of an area, institutions, branches, and what is none."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import names, organizations, places


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("潮阳区纪委监委召开会议。", ["潮阳区纪委监委"]),
        ("按照市委、市政府部署", ["市委", "市政府"]),
        ("记者从省水利厅了解到", ["省水利厅"]),
        ("走访了石桥镇福康养老院。", ["石桥镇福康养老院"]),
        ("中标人：东江省宏远建筑工程集团有限公司", ["东江省宏远建筑工程集团有限公司"]),
        ("青溪市公安局特警支队水上大队出动", ["青溪市公安局特警支队水上大队"]),
        ("驻市公安局纪检监察组负责人说", ["驻市公安局纪检监察组"]),
        ("国家税务总局海丰县税务局发布公告", ["国家税务总局海丰县税务局"]),
        ("青溪市财政局政府采购监管科负责监督", ["青溪市财政局政府采购监管科"]),
        ("成立“红马甲先锋队”巡堤", ["红马甲先锋队"]),
        ("就读于北京大学。", ["北京大学"]),
        ("国务院办公厅印发通知", ["国务院办公厅"]),
        ("省人民检察院反贪污贿赂局局长李明说", ["省人民检察院反贪污贿赂局"]),
        ("国家卫生健康委医政司副司长王敏介绍", ["国家卫生健康委医政司"]),
        ("省委考察市教育局局长李明", ["省委", "市教育局"]),
        (
            "采购单位为泽南省体育局，开标地点为泽南省公共资源交易中心。",
            ["泽南省体育局", "泽南省公共资源交易中心"],
        ),
        ("岑阳市公安局交警支队副支队长王军", ["岑阳市公安局交警支队"]),
    ],
)
def test_organizations_are_found_with_exact_borders(sentence: str, expected: list[str]) -> None:
    assert organizations(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "督导组要求各级党委政府落实责任。",
        "一家公司和两所学校受到影响。",
        "有关部门、相关单位和镇党委政府要加强领导。",
        "我厅、本院和你省要认真落实。",
        "公安机关和医疗机构协同配合。",
    ],
)
def test_common_words_are_no_organizations(sentence: str) -> None:
    assert organizations(sentence) == []


def test_a_head_that_two_names_share_is_left_out() -> None:
    sentence = "梅州、兴宁两级水务局联合巡查。"
    assert (organizations(sentence), places(sentence)) == ([], ["梅州", "兴宁"])


def test_an_owner_before_a_counted_group_is_labelled_as_what_it_is() -> None:
    sentence = "船山区6个防汛巡查组分头出发。"
    assert (organizations(sentence), places(sentence)) == ([], ["船山区"])


def test_short_forms_are_the_bodies_of_this_document() -> None:
    found = names("潮阳区纪委监委成立专班。", "区纪委监委要求压实责任。")
    assert found["区纪委监委"] == "潮阳区纪委监委"


def test_a_level_stands_for_the_area_of_this_document() -> None:
    assert names("汕尾市召开会议。", "会议由市委主持。")["市委"] == "汕尾市委"


def test_the_same_short_form_names_two_bodies_in_two_places() -> None:
    text = "湛江市纪委开会。市纪委要求严格。廉江市纪委也开会。市纪委提出意见。"
    from tests.analysis.entities.reading import read

    named = {e.name: len(e.mentions) for e in read(text)}
    assert named == {"湛江市纪委": 2, "廉江市纪委": 2}


def test_a_defined_short_name_is_the_body_from_there_on() -> None:
    text = "云岭县顺达运输有限公司（以下简称“顺达”）违规。顺达已整改。"
    assert names(text)["顺达"] == "云岭县顺达运输有限公司"
