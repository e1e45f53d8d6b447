"""Persons of history and of the news, whom the gazetteer knows without a word about them."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import persons


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("完颜阿骨打后来称帝。", ["完颜阿骨打"]),
        ("树木希林演的外婆让人难忘。", ["树木希林"]),
        ("慈禧太后与奕劻都不同意。", ["慈禧太后", "奕劻"]),
        ("主教练换上了姚明。", ["姚明"]),
        ("司馬懿按兵不動，士兵們議論紛紛，說這個將軍膽子太小。", ["司馬懿"]),
    ],
)
def test_whom_everybody_knows_needs_no_introduction(sentence: str, expected: list[str]) -> None:
    assert persons(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "这条曲线用的是泰勒斯定理。",
        "门捷列夫奖今年不颁发。",
        "普希金广场上人很多。",
    ],
)
def test_what_is_named_after_a_person_is_not_the_person(sentence: str) -> None:
    assert persons(sentence) == []


def test_a_known_name_inside_a_longer_one_is_not_told_apart() -> None:
    assert "普京" not in persons("普京娜昨天出席了会议。")


def test_of_a_known_person_the_model_does_not_make_anything_else() -> None:
    assert persons("雷军隔空回应") == ["雷军"]
    assert persons("日相岸田文雄将访美。") == ["岸田文雄"]
