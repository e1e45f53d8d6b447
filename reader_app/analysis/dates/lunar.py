"""The Chinese lunar calendar: which day a lunar date falls on, from 1900 to 2100."""

from __future__ import annotations

import datetime
from functools import cache
from typing import NamedTuple

from reader_app.resources import resource


class LunarYear(NamedTuple):
    """Its first day, the lengths of its months (days, leap month in place), its leap month or 0."""

    first_day: datetime.date
    lengths: tuple[int, ...]
    leap_month: int


@cache
def _years() -> dict[int, LunarYear]:
    table = {}
    for line in resource("lexicons/dates/lunar_years.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            year, first, lengths, leap = line.split()
            table[int(year)] = LunarYear(
                datetime.date.fromisoformat(first),
                tuple(29 + int(long) for long in lengths),
                int(leap),
            )
    return table


def month_days(year: int, month: int, leap: bool = False) -> tuple[datetime.date, int] | None:
    """The first day and the length (days) of a lunar month; None if that year has no such month."""
    lunar_year = _years().get(year)
    if lunar_year is None or not 1 <= month <= 12 or (leap and lunar_year.leap_month != month):
        return None
    index = month - 1 + (leap or 0 < lunar_year.leap_month < month)
    before = sum(lunar_year.lengths[:index])
    return lunar_year.first_day + datetime.timedelta(before), lunar_year.lengths[index]


def to_gregorian(
    year: int, month: int, day: int, leap: bool = False, last: bool = False
) -> datetime.date | None:
    """The day of a lunar date, or None if there is none. ``last``: a 30th of a month of 29 days
    is its last day (年三十)."""
    found = month_days(year, month, leap)
    if found is None:
        return None
    first, length = found
    if last and day == 30:
        day = length
    return first + datetime.timedelta(day - 1) if 1 <= day <= length else None


def year_of(day: datetime.date) -> int | None:
    """The lunar year that a day lies in."""
    for year in (day.year, day.year - 1):
        lunar_year = _years().get(year)
        if lunar_year and lunar_year.first_day <= day:
            return year
    return None
