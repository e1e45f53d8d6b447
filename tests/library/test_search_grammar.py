"""The language of the search: what is an operator, and what is only text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader_app.library.search.fields import Field
from reader_app.library.search.folding import fold
from reader_app.library.search.grammar import parse
from reader_app.library.search.query import (
    Both,
    Condition,
    Either,
    Gap,
    Near,
    Node,
    Pattern,
    Property,
    Without,
    Words,
)
from reader_app.library.search.rewriting import others


def w(text: str, field: Field | None = None) -> Words:
    return Words(fold(text), field)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("检查 问题", Both((w("检查"), w("问题")))),
        ("检查 AND 问题", Both((w("检查"), w("问题")))),
        ("检查 OR 问题 防汛", Either((w("检查"), Both((w("问题"), w("防汛")))))),
        ("(检查 OR 问题) 防汛", Both((Either((w("检查"), w("问题"))), w("防汛")))),
        ("检查 -问题", Both((w("检查"), Without(w("问题"))))),
        ("检查 NOT (问题 OR 防汛)", Both((w("检查"), Without(Either((w("问题"), w("防汛"))))))),
        ("NOT 检查", Without(w("检查"))),
        ('"检查 问题"', w("检查 问题")),
        ("title:检查", w("检查", Field.TITLE)),
        ("标题：检查", w("检查", Field.TITLE)),
        ("標題：检查", w("检查", Field.TITLE)),
        ("ｔｉｔｌｅ：检查", w("检查", Field.TITLE)),
        ("狀態:待讀", Condition(Property.STATUS, "unread")),
        ("Title:(检查 OR 问题)", Either((w("检查", Field.TITLE), w("问题", Field.TITLE)))),
        ('人物:"林 晓"', w("林 晓", Field.PERSON)),
        ("tag:急", Words("急", Field.TAG, exact=True)),
        ("检查*问题", Pattern(("检查", "问题"), (Gap(0, 30),))),
        ("检?问题", Pattern(("检", "问题"), (Gap(1, 1),))),
        ("检查*", w("检查")),
        ("NEAR(检查 问题, 5)", Near(("检查", "问题"), 5)),
        ("NEAR(检查 问题)", Near(("检查", "问题"), 10)),
        ('NEAR("检查(三)" 问题, 5)', Near(("检查（三）", "问题"), 5)),
        ('NEAR(检查, "问题,"，"OR", 5)', Near(("检查", "问题，", "ｏｒ"), 5)),
        ("标题：NEAR(检查 问题, 5)", Near(("检查", "问题"), 5, Field.TITLE)),
        ("(note:NEAR(检查 问题))", Near(("检查", "问题"), 10, Field.NOTE)),
        ("date:2022-02..2022-03", Condition(Property.DATE, "2022-02", "2022-03")),
        ("日期：2022年2月", Condition(Property.DATE, "2022-02", "2022-02")),
        ("date:..2022", Condition(Property.DATE, "", "2022")),
        ("date:２０２２..", Condition(Property.DATE, "2022", "")),
        ("状态：待读", Condition(Property.STATUS, "unread")),
        ("has:note", Condition(Property.HAS, "note")),
    ],
)
def test_a_query_is_read_as_docs_search_says(query: str, tree: Node) -> None:
    assert parse(query) == (tree, None)


@pytest.mark.parametrize(
    "query",
    ["党委(党组)", "COVID-19", "10:30", "http://a.cn", "“检查”", "a|b", "什么？", "And", "+"],
)
def test_signs_within_text_are_text(query: str) -> None:
    assert parse(query) == (w(query), None)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('"检查', "search-quote"),
        ("(检查", "search-parenthesis"),
        ("检查 OR", "search-operator"),
        ("AND 检查", "search-operator"),
        ("检查 NOT", "search-operator"),
        ("-检查", "search-only-minus"),
        ("NEAR(检查)", "search-near"),
        ("NEAR(检查 OR 问题)", "search-near"),
        ('NEAR(检查 "问题)', "search-near"),
        ("title: 检查", "search-value"),
        ("date:昨天", "search-date"),
        ("date:2022-13", "search-date"),
        ("status:lost", "search-choice"),
        ("*", "search-wildcard"),
    ],
)
def test_what_cannot_be_read_is_taken_literally_with_a_hint(query: str, code: str) -> None:
    node, hint = parse(query)
    assert hint is not None
    assert hint.code == code
    found = node.parts if isinstance(node, Both) else (node,)
    assert found == tuple(w(word) for word in query.split())


@given(st.text(st.sampled_from('ab检问 "()-*?:：,.\n0') | st.characters(), max_size=40))
@example("(" * 3000 + "a" + ")" * 3000)
@example("-" * 3000 + "a")
@example("NOT " * 3000 + "a")
@example("title:" * 500)
def test_nothing_that_is_typed_is_a_failure(query: str) -> None:
    node, hint = parse(query)
    assert hint is None or node is not None or not fold(query).strip("\u3000")
    others(query)


def test_lower_case_letters_may_be_pinyin_and_quoted_ones_are_not() -> None:
    node = parse("lianjiang").node
    assert isinstance(node, Words)
    assert node.sounds
    for query in ('"lianjiang"', "GDP", "a4", "l"):
        node = parse(query).node
        assert isinstance(node, Words)
        assert not node.sounds


def test_other_queries_ask_for_less() -> None:
    assert others("title:检查 防汛") == ["检查", "防汛", "检查 防汛"]
    assert others("检查发现问题") == ["检查发现问题", "检查 发现 问题", "检查", "发现", "问题"]
    assert others("date:2022") == []
