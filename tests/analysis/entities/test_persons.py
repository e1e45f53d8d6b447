"""Persons and the posts beside them."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import details, organizations, persons, places, titles


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县长罗春燕赶赴现场。", ["罗春燕"]),
        ("本报讯（记者 林小雨 通讯员 高飞）", ["林小雨", "高飞"]),
        ("当事人李某和王某某逃逸。", ["李某", "王某某"]),
        ("驾驶人孟某说。", ["孟某"]),
        ("原告王某诉被告某建材公司。", ["王某"]),
        ("任命欧阳雪梅为院长。", ["欧阳雪梅"]),
        ("总干事马丁内斯·奥尔特加说", ["马丁内斯·奥尔特加"]),
        ("任命买买提·艾山为副局长。", ["买买提·艾山"]),
        ("联系人：孙女士", ["孙女士"]),
        ("组长：刘建国、张桂芳、王海波", ["刘建国", "张桂芳", "王海波"]),
        ("研究员田中一郎参与了研究。", ["田中一郎"]),
        ("法定代表人：阚文博", ["阚文博"]),
        ("公司高管、经理甯玉林出席", ["甯玉林"]),
    ],
)
def test_persons_are_found_with_exact_borders(sentence: str, expected: list[str]) -> None:
    assert persons(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "和谐发展，安全第一，高度重视，全力以赴。",
        "干部向村民讲解政策，群众安置工作有序推进。",
        "严格落实防控措施，切实维护群众利益。",
        "白云飘过，洪水退去，马上恢复生产。",
    ],
)
def test_common_words_are_no_persons(sentence: str) -> None:
    assert persons(sentence) == []


def test_a_name_seen_once_with_its_post_is_that_name_everywhere() -> None:
    assert persons("县委书记常远出席。", "会上常远要求严格落实。") == ["常远", "常远"]


def test_a_chain_of_bodies_and_posts_before_a_name() -> None:
    sentence = "船山区委常委、区纪委副书记、区监委代主任柳文静讲话。"
    assert organizations(sentence) == ["船山区委", "区纪委", "区监委"]
    assert titles(sentence) == ["常委", "副书记", "代主任"]
    assert persons(sentence) == ["柳文静"]


def test_a_post_in_brackets_behind_the_name() -> None:
    assert titles("成员：刘建国（组长）、张桂芳") == ["成员", "组长"]


def test_posts_of_nobody_named_are_left_out() -> None:
    sentence = "一名副书记带队，2005年任副县长，由李明担任主任。"
    assert titles(sentence) == []


def test_roles_and_trades_are_no_posts() -> None:
    assert titles("干部王小明、志愿者李红霞和记者周晓东参加。") == []


def test_a_place_before_a_bare_post_is_a_place() -> None:
    sentence = "东江省副省长周立民出席。"
    assert (places(sentence), titles(sentence)) == (["东江省"], ["副省长"])


def test_a_person_carries_the_post() -> None:
    assert details("县长罗春燕赶赴现场。")["罗春燕"] == "县长"


def test_doctrines_hold_no_names() -> None:
    sentence = "以习近平新时代中国特色社会主义思想为指导，实现中国梦。"
    assert (persons(sentence), places(sentence)) == ([], [])


def test_who_stands_and_looks_is_a_person_however_the_words_are_cut() -> None:
    text = "第一书记江问渠站在村头。两年前，江问渠从省城来到这里，初中生10人。"
    assert persons(text) == ["江问渠", "江问渠"]


def test_a_name_behind_a_post_ends_where_the_line_ends() -> None:
    assert persons("岑阳县县长  闻人杰", "（2022年2月）开会。") == ["闻人杰"]
    assert persons("会上，主任欧阳靖说，要抓实。") == ["欧阳靖"]


def test_a_text_may_end_with_a_japanese_surname() -> None:
    assert persons("他姓中川") in ([], ["中川"])
    assert persons("竹中直人") == ["竹中直人"]
