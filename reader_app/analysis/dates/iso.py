"""Writes and reads the ISO 8601 forms of calendar values, with a clock time or without."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple


class Day(NamedTuple):
    """A year, a month of it, or a day of that month, with a clock time or without."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day as a date; None for a coarser value, or one outside the years 1 to 9999."""
        if self.month is None or self.day is None or not 1 <= self.year <= 9999:
            return None
        return datetime.date(self.year, self.month, self.day)

    @property
    def calendar(self) -> Day:
        """The same without the clock time."""
        return Day(self.year, self.month, self.day)

    def lies_before(self, other: Day) -> bool:
        """Whether it is earlier, as far as both are told: 2022 and 2022-03 are neither earlier."""
        for own, others in zip(self[:3], other[:3], strict=True):
            if own is None or others is None:
                return False
            if own != others:
                return own < others
        return False

    def iso(self) -> str:
        text = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text if self.hour is None else text + clock_iso(self.hour, self.minute, self.second)


def clock_iso(hour: int, minute: int, second: int | None) -> str:
    text = f"T{hour:02d}:{minute:02d}"
    return text if second is None else f"{text}:{second:02d}"


def is_valid(year: int, month: int | None = None, day: int | None = None) -> bool:
    """Whether the calendar has such a day; 29 February only in leap years."""
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= month_length(year, month)


def month_length(year: int, month: int) -> int:
    """Days of a Gregorian month."""
    if month == 2:
        return 29 if calendar.isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?")


def parse(text: str | None) -> Day | None:
    """The value of an ISO 8601 date or time, or None if it is none."""
    match = _ISO.match(text or "")
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(g) if g else None for g in match.groups())
    if year is None or not is_valid(year, month, day) or (hour or 0) > 23:
        return None
    return Day(year, month, day, hour, minute or 0, second)


def day_of(date: datetime.date) -> Day:
    return Day(date.year, date.month, date.day)


def shift_months(day: Day, months: int) -> Day:
    """The month that lies ``months`` after the month of ``day``, without a day."""
    total = day.year * 12 + (day.month or 1) - 1 + months
    return Day(total // 12, total % 12 + 1)


def shift_days(day: Day, days: int) -> Day | None:
    """The day ``days`` later, or None if ``day`` is no full day or the calendar ends."""
    date = day.date
    if date is None:
        return None
    try:
        return day_of(date + datetime.timedelta(days))
    except OverflowError:
        return None
