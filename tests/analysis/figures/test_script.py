"""The plain script keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.figures.script import is_traditional, plain


@given(st.text())
def test_every_character_stays_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_signs_and_characters_are_told_apart() -> None:
    assert plain("兩萬餘個（３％）") == "两万余个(3%)"
    assert is_traditional("兩萬")
    assert not is_traditional("两万（３％）")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("获补助1，234，567元", "获补助1,234,567元"),
        ("到场1，200人", "到场1,200人"),
        ("投入10 000元", "投入10,000元"),
        ("第1，2，3条", "第1，2，3条"),
        ("2018，120人参加", "2018，120人参加"),
        ("电话 138 0000 0000", "电话 138 0000 0000"),
    ],
)
def test_thousands_parted_by_a_wide_comma_or_a_blank_are_one_number(text: str, same: str) -> None:
    assert plain(text) == same
