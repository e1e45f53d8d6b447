"""Weekdays and the order of dates: told only where the calendar contradicts the text."""

from __future__ import annotations

import calendar
import re
from datetime import date

import pytest

from reader_app.analysis.findings import Basis, CheckKind, DateKind, DateMention
from tests.analysis.checks.reading import checked
from tests.analysis.dates.reading import document, read


def mention(
    text: str, value: str, kind: DateKind, basis: Basis = Basis.STATED
) -> tuple[DateMention, ...]:
    return (DateMention(0, len(text), value, kind, basis),)


@pytest.mark.parametrize("weekday", ["（星期二）", "(周二)", "星期二"])
def test_a_wrong_weekday_is_told(weekday: str) -> None:
    day = "2024年3月4日"
    _, checks = checked(day + weekday + "召开", mention(day, "2024-03-04", DateKind.DATE))
    assert [(c.kind, c.holds, c.arithmetic) for c in checks] == [
        (CheckKind.WEEKDAY, False, "2024-03-04: 星期一 ≠ 星期二")
    ]
    assert checks[0].total is None


def test_a_right_weekday_needs_no_word() -> None:
    day = "2024年3月4日"
    _, checks = checked(day + "（星期一）", mention(day, "2024-03-04", DateKind.DATE))
    assert checks == ()


def test_of_a_year_that_was_worked_out_a_wrong_weekday_cannot_be_told() -> None:
    day = "3月4日"
    _, checks = checked(
        day + "（星期二）", mention(day, "2024-03-04", DateKind.DATE, Basis.RESOLVED)
    )
    assert [(c.kind, c.holds) for c in checks] == [(CheckKind.WEEKDAY, None)]


def test_an_interval_that_runs_back_is_told() -> None:
    text = "2024年5月至2024年3月"
    _, checks = checked(text, mention(text, "2024-05/2024-03", DateKind.INTERVAL))
    assert [(c.kind, c.holds) for c in checks] == [(CheckKind.ORDER, False)]
    _, fine = checked(text, mention(text, "2024-03/2024-05", DateKind.INTERVAL))
    assert fine == ()


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("10月24日至15日", "10月24日 > 10月15日"),
        ("2024年10月24日至10月15日", "10月24日 > 10月15日"),
        ("2024年5月20日9时至2024年5月19日17时", "2024-05-20T09:00 > 2024-05-19T17:00"),
        ("上午9时至8时", "09:00 > 08:00"),
        ("2024年6月31日", "6月31日 > 6月30日"),
        ("2023年2月29日", "2月29日 > 2月28日"),
        ("2月30日", "2月30日 > 2月29日"),
        ("自2023年5月20日开始，至2023年5月10日结束", "2023-05-20 > 2023-05-10"),
        ("行动从5月20日起，持续到5月10日", "2024-05-20 > 2024-05-10"),
    ],
)
def test_days_and_hours_out_of_order_are_told(text: str, arithmetic: str) -> None:
    _, checks = checked(text, tuple(read(document(text, date="2024-07-01"))))
    assert [(c.kind, c.holds, c.arithmetic) for c in checks] == [
        (CheckKind.ORDER, False, arithmetic)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "12月28日至1月3日",
        "10月24日至次月5日",
        "9月至6月",
        "22时至6时",
        "上午9时至下午5时",
        "2024年2月29日",
        "10月24日至25日",
        "行动从12月20日开始，到1月10日结束",
        "自2023年5月20日开始，至2024年5月10日结束",
        "5月20日开始的行动，到5月10日已有3人报名",
    ],
)
def test_what_runs_into_the_next_day_month_or_year_is_in_order(text: str) -> None:
    assert checked(text, tuple(read(document(text, date="2024-07-01"))))[1] == ()


def test_a_wrong_digit_in_a_day_with_its_weekday_is_told() -> None:
    text = "2024年3月14日（星期四）"
    for position in (3, 5, 7, 8):
        for digit in "123456789":
            wrong = f"{text[:position]}{digit}{text[position + 1 :]}"
            year, month, day = map(int, re.findall(r"\d+", wrong))
            if wrong == text or day > calendar.monthrange(year, month)[1]:
                continue
            _, checks = checked(wrong, tuple(read(document(wrong))))
            told = [check.holds for check in checks if check.kind is CheckKind.WEEKDAY]
            assert told == ([] if date(year, month, day).weekday() == 3 else [False]), wrong
