"""The first, third or last day, weekday, week or month of a year or of a month."""

from __future__ import annotations

import re

from reader_app.analysis.dates.atoms import N2, WEEKDAY
from reader_app.analysis.dates.iso import Day, month_length, shift_days
from reader_app.analysis.dates.numerals import integer
from reader_app.analysis.dates.stretches import Stretch, days_between, iso_monday

# 第二个星期一, 最后一天, 第一周, 第一个月, or 今日 (去年今日), after a year or a month.
NTH = (
    r"(?<=[月份年])的?(?:(?P<same_day>(?<![月份])今[天日](?=[^起后]|\Z))"
    rf"|(?:第(?P<nth>{N2})个?|(?P<nth_last>最后一?个?)|(?P<nth_first>首个|头一?个))"
    rf"(?P<nth_unit>{WEEKDAY}|周末|[天日](?![报本])|(?:周|星期|礼拜)(?![年期岁刊])|个?月(?![份])))"
)
_LAST = -1
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}


def nth_unit(match: re.Match[str]) -> tuple[int, str] | None:
    """Which of them, -1 for the last, and the unit as written."""
    if not match["nth_unit"]:
        return None
    if match["nth_last"]:
        return _LAST, match["nth_unit"]
    return (integer(match["nth"]) or 1 if match["nth"] else 1), match["nth_unit"]


def nth_of(whole: Day, nth: int, unit: str) -> Stretch | None:
    """What the nth ``unit`` of a year or of a month covers; None where there is none."""
    if unit in ("天", "日"):
        return _nth_day(whole, nth)
    if unit.endswith("月"):
        month = 12 if nth == _LAST else nth
        return (Day(whole.year, month), None) if not whole.month and month <= 12 else None
    if unit == "周末":
        saturday = _nth_weekday(whole, nth, 5)
        return days_between(saturday.date, 0, 1) if saturday and saturday.date else None
    if unit in ("周", "星期", "礼拜"):
        return _nth_week(whole, nth)
    day = _nth_weekday(whole, nth, _WEEKDAYS[unit[-1]])
    return (day, None) if day else None


def _bounds(whole: Day) -> tuple[Day, Day]:
    if whole.month is None:
        return Day(whole.year, 1, 1), Day(whole.year, 12, 31)
    last = month_length(whole.year, whole.month)
    return Day(whole.year, whole.month, 1), Day(whole.year, whole.month, last)


def _nth_day(whole: Day, nth: int) -> Stretch | None:
    first, last = _bounds(whole)
    day = last if nth == _LAST else shift_days(first, nth - 1)
    return (day, None) if day and not last.lies_before(day) else None


def _nth_weekday(whole: Day, nth: int, weekday: int) -> Day | None:
    """The nth Monday; the last one where ``nth`` is -1."""
    first, last = _bounds(whole)
    if first.date is None or last.date is None:
        return None
    if nth == _LAST:
        return shift_days(last, -((last.date.weekday() - weekday) % 7))
    day = shift_days(first, (weekday - first.date.weekday()) % 7 + 7 * (nth - 1))
    return day if day and not last.lies_before(day) else None


def _nth_week(whole: Day, nth: int) -> Stretch | None:
    """Weeks begin on Monday; the first is the one with most of its days in the month (ISO 8601
    counts those of a year so), which is the one with the first Thursday."""
    if whole.month is None and nth != _LAST:
        monday = iso_monday(whole.year, nth)
        return days_between(monday, 0, 6) if monday else None
    thursday = _nth_weekday(whole, nth, 3)
    return days_between(thursday.date, -3, 3) if thursday and thursday.date else None
