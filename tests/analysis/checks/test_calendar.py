"""Weekdays and the order of dates: told only where the calendar contradicts the text."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import Basis, CheckKind, DateKind, DateMention
from tests.analysis.checks.reading import checked


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
