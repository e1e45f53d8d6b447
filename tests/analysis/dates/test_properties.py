"""No text breaks the reading of dates, however it is put together."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.analysis.dates.scanner import _beginnings, scan
from reader_app.analysis.dates.script import FOLDED, fold
from reader_app.analysis.findings import Basis
from tests.analysis.dates.reading import document, read

CHARACTERS = (
    "0123456789０１〇零一二两三四五六七八九十廿百千半年月日号天周星期礼拜"
    "时點点分秒刻個个小钟世纪季度上下本这今明昨前后去大当同次第初底末中旬"
    "农历闰正腊元至到-—~:：./、，。（）()每差多余 \n’公元甲子Q"
)
PIECES = (
    "腊月", "Q4", "次日", "旬", "末", "9999年", "三天前",
    "2022年", "3月", "5日", "至", "到", "、", "-", "上午", "晚", "8时", "30分", "半", "周三",
    "上", "下", "3天", "前", "后", "大年", "初二", "农历", "闰", "一季度", "今年", "去年", "当天",
    "每", "20220230", "2022-02-30", "24:00", "(", ")", "，", "的", "起", "两个", "多月", "世纪",
    "年代", "十五", "零", "99",
)  # fmt: skip


def check(text: str, date: str | None) -> None:
    made = document(*text.split("\n"), date=date)
    mentions = read(made)
    position = 0
    for mention in mentions:
        assert position <= mention.start < mention.end
        assert "\n" not in text[mention.start : mention.end]
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.basis is Basis.RESOLVED or mention.reference is None
        position = mention.end
    assert position <= len(text)


@given(
    st.text(CHARACTERS, max_size=60), st.sampled_from([None, "2022-03-04", "2022", "0001-01-01"])
)
@settings(max_examples=400, deadline=None)
def test_mentions_lie_in_order_in_blocks(text: str, date: str | None) -> None:
    check(text, date)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([None, "9999-12-31"]))
@settings(max_examples=400, deadline=None)
def test_pieces_of_dates_in_any_order(pieces: list[str], date: str | None) -> None:
    check("".join(pieces), date)


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_at_all(text: str) -> None:
    assert len(fold(text)) == len(text)
    list(scan(fold(text), 0, len(text)))


def test_folding_is_settled_after_one_pass() -> None:
    folded = "".join(map(str, FOLDED.values()))
    assert fold(folded) == folded


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
@settings(max_examples=10, deadline=None)
def test_long_repetitions_come_to_an_end(pieces: list[str]) -> None:
    """Work that grew with the square of the text would not end within the patience of a test run;
    ``tests/bench`` measures it."""
    text = "".join(pieces) * 1500
    assert all(found.end <= len(text) for found in scan(text, 0, len(text)))


def test_every_beginning_is_among_the_initial_characters() -> None:
    """The search skips to initial characters; a pattern that begins otherwise would never match."""
    for characters, pattern in _beginnings():
        initials = re.compile(f"[{characters}]")
        for sample in (
            *PIECES,
            "差五分八点",
            "’98年",
            "元月",
            "首季",
            "年三十",
            "周末",
            "Q3",
            "2022Q1",
        ):
            match = re.compile(pattern).match(fold(sample))
            assert match is None or initials.match(sample)
