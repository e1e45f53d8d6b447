"""Names of a statistical tagger join the grammar's candidates and give way to them."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.entities.recognition import Tagger, recognise
from reader_app.analysis.lexicon import Lexicon
from tests.analysis.entities.reading import document


def named(text: str, *names: tuple[int, int, str, float]) -> dict[str, str]:
    """The text and kind of each mention, with a tagger that finds ``names`` in every block."""
    tagger: Tagger = lambda blocks: [names for _ in blocks]  # noqa: E731
    entities = recognise(Context(document(text), Lexicon()), tagger)
    return {text[m.start : m.end]: e.kind.value for e in entities for m in e.mentions}


def test_a_name_that_the_tagger_is_sure_of_stands_alone() -> None:
    assert named("今天小蓝鲸来到这里。", (2, 5, "person", 0.95)) == {"小蓝鲸": "person"}


def test_a_name_that_the_tagger_is_unsure_of_falls() -> None:
    assert named("今天小蓝鲸来到这里。", (2, 5, "person", 0.4)) == {}


def test_an_unsure_name_stands_where_it_is_repeated() -> None:
    text = "小蓝鲸来了。"
    tagger: Tagger = lambda blocks: [[(0, 3, "person", 0.7)] for _ in blocks]  # noqa: E731
    entities = recognise(Context(document(text, text, text, text), Lexicon()), tagger)
    assert [(e.name, len(e.mentions)) for e in entities] == [("小蓝鲸", 4)]


def test_the_grammar_wins_where_both_name_a_stretch() -> None:
    found = named("潮阳区纪委监委召开会议。", (0, 3, "person", 0.99))
    assert found == {"潮阳区纪委监委": "organization"}
