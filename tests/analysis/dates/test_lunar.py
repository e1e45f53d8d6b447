"""The lunar calendar against days that anyone can look up."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.dates import lunar


@pytest.mark.parametrize(
    ("year", "month", "day", "leap", "gregorian"),
    [
        (1900, 1, 1, False, "1900-01-31"),
        (1949, 8, 10, False, "1949-10-01"),
        (2020, 1, 1, False, "2020-01-25"),
        (2020, 4, 1, True, "2020-05-23"),
        (2020, 5, 5, False, "2020-06-25"),
        (2021, 8, 15, False, "2021-09-21"),
        (2022, 12, 30, False, "2023-01-21"),
        (2033, 11, 1, True, "2033-12-22"),
    ],
)
def test_a_known_day(year: int, month: int, day: int, leap: bool, gregorian: str) -> None:
    assert lunar.to_gregorian(year, month, day, leap) == datetime.date.fromisoformat(gregorian)


def test_the_eve_of_the_new_year_in_a_month_of_29_days() -> None:
    assert lunar.to_gregorian(2021, 12, 30) is None
    assert lunar.to_gregorian(2021, 12, 30, last=True) == datetime.date(2022, 1, 31)


@pytest.mark.parametrize(
    ("year", "month", "leap"),
    [(1899, 1, False), (2101, 1, False), (2022, 4, True), (2022, 13, False)],
)
def test_there_is_no_such_month(year: int, month: int, leap: bool) -> None:
    assert lunar.month_days(year, month, leap) is None


@given(st.integers(1900, 2099))
def test_the_months_of_a_year_reach_the_next_year(year: int) -> None:
    start, length = lunar.month_days(year, 12) or (datetime.date.min, 0)
    following, _ = lunar.month_days(year + 1, 1) or (datetime.date.min, 0)
    assert (following - start).days == length


@given(st.dates(datetime.date(1901, 1, 1), datetime.date(2100, 1, 1)))
def test_every_day_lies_in_its_lunar_year(day: datetime.date) -> None:
    year = lunar.year_of(day)
    assert year is not None
    first = lunar.to_gregorian(year, 1, 1)
    assert first is not None and first <= day < first + datetime.timedelta(385)
