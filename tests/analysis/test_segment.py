"""Words and their classes: both engines cut alike, and what is remembered of a word holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.analysis import segment
from reader_app.analysis.segment import (
    Engine,
    PythonEngine,
    RustEngine,
    Segmenter,
    default_segmenter,
)

SENTENCE = "岑阳市水务局昨日通报，青禾水库除险加固工程已完成投资3.5万元，受益群众1200余人。"
TEXTS = st.lists(
    st.sampled_from((*SENTENCE, "不落下一户", "初心", "报到", "应于", "GDP", "12.5%", "\n", "　")),
    max_size=40,
).map("".join)


@pytest.fixture(scope="module")
def python() -> Segmenter:
    return Segmenter(engine=PythonEngine())


@pytest.fixture(scope="module")
def rust() -> Segmenter:
    return Segmenter(engine=RustEngine(own=False))


def test_both_engines_cut_alike(rust: Segmenter, python: Segmenter) -> None:
    assert rust.cut(SENTENCE).words == python.cut(SENTENCE).words


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_word_has_the_class_that_the_engine_gives_it_in_its_place(text: str) -> None:
    engine = RustEngine(own=False)
    for segmenter in (Segmenter(engine=engine), segment.default_segmenter()):
        for _ in range(2):  # asked for, then remembered
            words, tags, starts = segmenter.cut(text)
            assert list(zip(words, tags, strict=True)) == engine.tag(text)
            assert all(text.startswith(word, at) for word, at in zip(words, starts, strict=True))
    assert "".join(words) == text


class Stubborn:
    """Cuts 初心 out of a text, and cuts it apart where it stands alone."""

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(word, "n" if word == "初心" else "x") for word in self.cut(text)]

    def cut(self, text: str) -> list[str]:
        return [*text] if text == "初心" else ["初心", *text[2:]]

    def add_word(self, word: str, tag: str) -> None:
        pass


def test_a_word_that_is_cut_apart_alone_keeps_its_class() -> None:
    engine: Engine = Stubborn()
    assert Segmenter(engine=engine).cut("初心不改").tags == ["n", "x", "x"]


def test_memory_for_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment, "_MOST_KNOWN", 5)
    segmenter = Segmenter(engine=RustEngine(own=False))
    for text in (SENTENCE, SENTENCE[::-1], SENTENCE):
        assert segmenter.cut(text).tags == [tag for _, tag in RustEngine(own=False).tag(text)]
        assert len(segmenter._known) <= 5


def test_common_words_that_the_dictionary_takes_for_names_are_common_words() -> None:
    tags = {token.word: token.tag for token in Segmenter().tokens("把补丁、日志和盖子加密")}
    assert (tags["补丁"], tags["日志"], tags["盖子"], tags["加密"]) == ("n", "n", "n", "v")


def test_half_a_pair_is_a_character_like_another() -> None:
    cut = default_segmenter().cut("某市\ud800委员会3人")
    assert sum(map(len, cut.words)) == len("某市?委员会3人") and "市" in "".join(cut.words)
