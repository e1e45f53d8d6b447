"""What holds for any text: spans, order, no overlap, no failure, no slow text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.figures import readings
from reader_app.analysis.figures.script import plain
from tests.analysis.figures.reading import figures_of

CHARACTERS = (
    "0123456789一二三十百千万亿两半点多余几第个名元％%岁度℃成倍年月日"
    "，。、；：（）()“”《》的等至到-—~/.: \n和占比增长约近超"
)
WORDS = (
    "罚款 （1元） 整 被 每公斤 排名 优良天数 俩 3又1/2 1e5 三两 兆 第 个月大 占比 高于 以上 左右"
    " 分之 万元 平方米 公里/小时 增长 其中 问题 人民币 ¥ 零下 5万 台（套）"
)
PIECES = st.sampled_from([*CHARACTERS, *WORDS.split(" ")])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_figures_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    position = 0
    for figure in figures_of(text):
        assert position <= figure.start < figure.end <= len(text)
        assert "\n" not in text[figure.start : figure.end]
        position = figure.end


@given(TEXTS)
def test_what_is_a_piece_of_the_text_and_ranges_rise(text: str) -> None:
    for figure in figures_of(text):
        if figure.what_span:
            start, end = figure.what_span
            assert 0 <= start < end <= len(text)
            assert text[start:end] == figure.what
        else:
            assert figure.what == ""
        if figure.high is not None:
            assert figure.low is not None
            assert figure.low < figure.high


HOSTILE = [
    "1",
    "一",
    "1,111",
    "1.1.",
    "1-",
    "第",
    "（1",
    "《1",
    "“1",
    "1个",
    "1%、",
    "1至",
    "十多",
    "3万",
    "占1%，",
    "A1 ",
    "1:",
    "¥1",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_repetition_is_read_to_the_end(piece: str) -> None:
    """The work is bounded at every place; this would not end in time if it were not."""
    text = plain(piece * (60_000 // len(piece)) + "，共3人。")
    found = list(readings(text))
    assert found
    assert found[-1].end <= len(text)


@pytest.mark.parametrize("piece", ["1.5m$", "3条大型及", "9个超10亿元", "5元(5元)", "每台3元"])
def test_what_counts_is_found_in_long_lists_without_end(piece: str) -> None:
    """Each figure may look at the next one for its noun; two thousand in a row are no deeper."""
    assert figures_of(piece * 2000 + "项目")
