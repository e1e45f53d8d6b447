"""Sums: every stated breakdown is added up, a wrong digit is told, and nothing else is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.analysis.findings import CheckKind
from tests.analysis.checks.reading import checked

DATA = Path(__file__).parents[2] / "data" / "checks"
SPEAK = tomllib.loads((DATA / "speak.toml").read_text("utf-8"))["case"]
SILENT = tomllib.loads((DATA / "silent.toml").read_text("utf-8"))["texts"]
SAYS = [(case["text"], case["sum"]) for case in SPEAK]


def test_there_are_more_texts_to_be_silent_about_than_to_speak_about() -> None:
    assert len(SILENT) >= len(SPEAK)


@pytest.mark.parametrize(("text", "arithmetic"), SAYS, ids=[text for text, _ in SAYS])
def test_a_stated_breakdown_is_added_up(text: str, arithmetic: str) -> None:
    figures, checks = checked(text)
    assert [(check.kind, check.holds, check.arithmetic) for check in checks] == [
        (CheckKind.SUM, True, arithmetic)
    ]
    check = checks[0]
    assert check.total is not None
    assert check.span.start <= figures[check.total].start
    assert check.span.end >= figures[check.parts[-1]].end


@pytest.mark.parametrize("text", SILENT)
def test_no_word_where_no_complete_breakdown_is_stated(text: str) -> None:
    _, checks = checked(text)
    assert [(check.kind, check.arithmetic) for check in checks] == []


def with_one_digit_changed(text: str, start: int, end: int) -> Iterator[str]:
    """``text`` with each digit of ``text[start:end]`` replaced by the one five places on.

    A change of the last decimal could be rounding; five units of it are more than rounding.
    """
    for match in re.finditer(r"\d", text[start:end]):
        position = start + match.start()
        digit = str((int(match[0]) + 5) % 10)
        if digit == "0" and match.start() == 0:
            digit = "4"
        yield text[:position] + digit + text[position + 1 :]


@pytest.mark.parametrize(("text", "arithmetic"), SAYS, ids=[text for text, _ in SAYS])
def test_one_wrong_digit_is_told_and_nothing_else(text: str, arithmetic: str) -> None:
    figures, checks = checked(text)
    true = checks[0]
    assert true.total is not None
    for index in (true.total, *true.parts):
        for wrong in with_one_digit_changed(text, figures[index].start, figures[index].end):
            _, found = checked(wrong)
            assert [(c.kind, c.holds, c.total, c.parts) for c in found] == [
                (CheckKind.SUM, False, true.total, true.parts)
            ], wrong


def test_a_sum_that_does_not_hold_shows_what_the_parts_make() -> None:
    _, checks = checked("发现问题369个，已完成整改314个，持续跟进54个。")
    assert [(c.holds, c.arithmetic) for c in checks] == [(False, "369 ≠ 314 + 54 = 368")]


def test_rounding_in_the_last_place_still_holds() -> None:
    _, checks = checked("产值100.0亿元，其中一产10.1亿元、二产40.2亿元、三产49.8亿元。")
    assert [(c.holds, c.arithmetic) for c in checks] == [(True, "100 ≈ 10.1 + 40.2 + 49.8")]


def test_a_list_that_may_be_open_is_told_only_if_it_adds_up() -> None:
    _, whole = checked("全市共有学校120所，其中小学80所、中学40所。")
    assert [c.holds for c in whole] == [True]
    _, some = checked("全市共有学校120所，其中小学80所、中学30所。")
    assert not some
