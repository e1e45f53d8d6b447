"""Numerals to numbers: well formed ones exactly, ill formed ones not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.figures.numerals import parse, parse_bounds

DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def section(number: int) -> str:
    """A number below 10,000 as it is written by place."""
    written, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            written += "零" * (gap and bool(written)) + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return written


def chinese(number: int) -> str:
    """A whole number as it is written in full: 一亿零三百万零五."""
    if number == 0:
        return "零"
    written = ""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // size % 10**4
        if part:
            written += ("零" if written and part < 1000 else "") + section(part) + name
    return written


@given(st.integers(0, 10**12 - 1))
def test_whole_numbers_come_back(number: int) -> None:
    assert parse(chinese(number)) == number
    assert parse(chinese(number).translate(CAPITALS)) == number
    assert parse(f"{number:,}") == number


@given(st.integers(0, 10**6), st.integers(0, 999))
def test_decimals_come_back(whole: int, thousandths: int) -> None:
    fraction = f"{thousandths:03}"
    value = float(f"{whole}.{fraction}")
    assert parse(f"{whole}.{fraction}") == value
    assert parse(chinese(whole) + "点" + "".join(DIGITS[int(c)] for c in fraction)) == value


@given(st.text("零〇一二三四五六七八九两十百千万亿点壹贰拾佰廿负-.,0123456789", max_size=60))
def test_any_numeral_is_read_or_refused(text: str) -> None:
    assert isinstance(parse(text.strip(".,")) if _arabic_fine(text) else None, int | float | None)


def _arabic_fine(text: str) -> bool:
    """The scanner hands over well formed runs of Arabic digits only."""
    return ".." not in text and not any(c in text for c in ".,")


@pytest.mark.parametrize("text", ["", "一三五", "三五七", "十十", "二百三百", "9" * 40, "三点"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("七八", 7, 8),
        ("十七八", 17, 18),
        ("三四十", 30, 40),
        ("两三百", 200, 300),
        ("五六万", 50000, 60000),
    ],
)
def test_neighbouring_digits_name_a_stretch(text: str, low: int, high: int) -> None:
    assert parse_bounds(text) == (low, high)


@pytest.mark.parametrize("text", ["九十", "一百", "八九十百", "二二", "七九"])
def test_other_digits_do_not(text: str) -> None:
    assert parse_bounds(text) is None
