from __future__ import annotations

import pytest

from reader_app.ui.reader.find import (
    BadPatternError,
    Mode,
    Query,
    Search,
    SlowPatternError,
    finder,
)


def hits(text: str, query: Query, **how: object) -> list[str]:
    search = Search(text, finder(query, how.get("variants")), how.get("is_word"))
    while not search.done:
        search.step(0.0)
    return [text[s:e] for s, e in zip(search.starts, search.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("北岭县与北岭", Query("北岭"), ["北岭", "北岭"]),
        ("ＡＢＣ与abc与Abc", Query("abc"), ["ＡＢＣ", "abc", "Abc"]),
        ("ABC与abc", Query("abc", match_case=True), ["abc"]),
        ("１２３和123", Query("123"), ["１２３", "123"]),
        ("(甲)与（甲）", Query("(甲)"), ["(甲)", "（甲）"]),
        ("a.b 与 aab", Query("a.b"), ["a.b"]),
        ("云　溪与云 溪", Query("云 溪"), ["云　溪", "云 溪"]),
        ("云\n\n溪", Query("云 溪"), ["云\n\n溪"]),
        ("甲 乙", Query(" "), [" "]),
        ("𠮷野与𠮷", Query("𠮷"), ["𠮷", "𠮷"]),
        ("plan planner", Query("plan", Mode.WORD), ["plan"]),
        ("118名和99名", Query(r"\d+名", Mode.REGEX), ["118名", "99名"]),
        ("甲\n乙", Query("^乙$", Mode.REGEX), ["乙"]),
        ("防汛与防漏演练，练", Query("防*练\n汛", Mode.ANY), ["防汛与防漏演练"]),
        ("防a演 防\n演 防演", Query("防?演", Mode.ANY), ["防a演", "防\n演"]),
        ("防汛演练 防练", Query("防??*练", Mode.ANY), ["防汛演练"]),
        ("问？号*星", Query("问？\n＊星", Mode.ANY), ["问？", "*星"]),
        ("甲乙", Query("x*", Mode.REGEX), []),  # empty matches are no hits
    ],
)
def test_what_is_found(text: str, query: Query, found: list[str]) -> None:
    assert hits(text, query) == found


def test_traditional_forms_count_as_the_same_where_asked_for() -> None:
    variants = {"国": "國", "國": "国"}.get
    assert hits("中国與中國", Query("中国"), variants=lambda c: variants(c, "")) == ["中国", "中國"]


def test_chinese_words_are_whole_as_the_segmenter_cuts() -> None:
    assert hits("县委与县", Query("县", Mode.WORD), is_word=lambda s, _: s == 3) == ["县"]


def test_hits_across_the_borders_of_slices_are_found_once() -> None:
    text = "，" * 65533 + "北岭北岭北岭" + "，" * 70000 + "北岭"
    assert hits(text, Query("北岭")) == ["北岭"] * 4
    assert hits(text, Query("(北岭)+", Mode.REGEX)) == ["北岭北岭北岭", "北岭"]


def test_every_hit_is_found_without_a_limit() -> None:
    assert len(hits("的" * 200_000, Query("的"))) == 200_000


def test_an_expression_that_cannot_be_read_says_why() -> None:
    with pytest.raises(BadPatternError, match=r"\)"):
        finder(Query("(a", Mode.REGEX))


def test_an_expression_that_never_ends_is_given_up() -> None:
    search = Search("a" * 5000 + "!", finder(Query("(a|a)*(a|aa)+b$", Mode.REGEX)))
    with pytest.raises(SlowPatternError):
        search.step(60)


def test_the_window_has_its_turn_before_an_expression_is_given_up() -> None:
    search = Search("a" * 5000 + "!", finder(Query("(a|a)*(a|aa)+b$", Mode.REGEX)))
    search.step(0.0)
    search.step(0.0)
    assert not search.done
    with pytest.raises(SlowPatternError):
        search.step(0.0)


def test_a_step_ends_with_the_hit_at_which_its_time_is_over() -> None:
    asked = []
    search = Search("县" * 900, finder(Query("县")), lambda *hit: not asked.append(hit))
    search.step(0.0)
    assert len(asked) == 1
    assert hits("县" * 900, Query("县")) == ["县"] * 900


@pytest.mark.parametrize(("expression", "found"), [("[^。]+", 2), ("^水+$", 1)])
def test_a_match_as_long_as_many_slices_is_one_hit(expression: str, found: int) -> None:
    text = "水" * 100_000 + "。\n" + "水" * 300
    assert len(hits(text, Query(expression, Mode.REGEX))) == found
