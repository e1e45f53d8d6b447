"""The plain script keeps every offset."""

from __future__ import annotations

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
