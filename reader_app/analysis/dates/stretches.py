"""What a moment covers, in days: clock times on a day, parts of a year, weeks, lunar months."""

from __future__ import annotations

import datetime

from reader_app.analysis.dates import lunar
from reader_app.analysis.dates.expressions import Clock, Moment
from reader_app.analysis.dates.iso import (
    Day,
    day_of,
    is_valid,
    month_length,
    shift_days,
    shift_months,
)

Stretch = tuple[Day, Day | None]
"""First and last day (month, year) of what a moment covers; the last is None for a single one."""

# Hours of a clock time that a part of the day moves past noon, and past midnight.
_PAST_NOON = {
    "noon": range(1, 6),
    "afternoon": range(1, 12),
    "evening": range(4, 12),
    "night": range(8, 12),
}
_NEXT_DAY = {"evening": (0, 12, 1, 2, 3), "night": (12,)}


def hour_of(clock: Clock) -> tuple[int, int]:
    """The hour on the clock of 24 and how many days later it is (0 or 1).

    24时 stays the end of its own day, as ISO 8601 writes it (T24:00): 17日0时至24时 is one day.
    """
    rule = clock.part or ""
    if clock.hour in _PAST_NOON.get(rule, ()):
        return clock.hour + 12, 0
    if clock.hour in _NEXT_DAY.get(rule, ()):
        return clock.hour % 12, 1
    if rule == "early" and clock.hour == 12:
        return 0, 0
    return clock.hour, 0


def at_clock(day: Day, clock: Clock) -> Day | None:
    """The clock time on that day; None if the day is not known."""
    hour, later = hour_of(clock)
    on = shift_days(day.calendar, later) if later else day.calendar
    if on is None or on.day is None:
        return None
    return on._replace(hour=hour, minute=clock.minute, second=clock.second)


def not_before(first: Day | None, last: Day | None) -> Day | None:
    """晚8时至早6时 ends on the next day."""
    if first is None or last is None or first.hour is None or last.calendar != first.calendar:
        return last
    if (last.hour, last.minute) > (first.hour, first.minute):
        return last
    later = shift_days(last.calendar, 1)
    return later and later._replace(hour=last.hour, minute=last.minute, second=last.second)


def narrowed(unit: Day, moment: Moment) -> Stretch | None:
    """The part of a year or month that a moment names."""
    if moment.months:
        return _part_of_year(unit.year, moment)
    if moment.days and unit.month:
        first, last = moment.days
        last = min(last, month_length(unit.year, unit.month))
        if first >= last:
            return Day(unit.year, unit.month, last), None
        return Day(unit.year, unit.month, first), Day(unit.year, unit.month, last)
    day = moment.day.number if moment.day and unit.month else None
    return (Day(unit.year, unit.month, day), None) if is_valid(unit.year, unit.month, day) else None


def _part_of_year(year: int, moment: Moment) -> Stretch:
    first, last = (shift_months(Day(year, 1), month - 1) for month in moment.months or (1, 12))
    if moment.edge:
        return (first if moment.edge.startswith("初") else last), None
    return first, last


def lunar_month(year: int, month: int, leap: bool) -> Stretch | None:
    found = lunar.month_days(year, month, leap)
    return days_between(found[0], 0, found[1] - 1) if found else None


def days_between(start: datetime.date, first: int, last: int) -> Stretch | None:
    a, b = shift_days(day_of(start), first), shift_days(day_of(start), last)
    return (a, b) if a and b else None


def iso_monday(year: int, week: int) -> datetime.date | None:
    try:
        return datetime.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def written(stretch: Stretch | None) -> str | None:
    if stretch is None:
        return None
    first, last = stretch
    return first.iso() if last is None else f"{first.iso()}/{last.iso()}"
