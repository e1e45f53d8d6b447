"""ISO 8601 values as a reader of the window's language would write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d).*)?")
_DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)


def readable_date(value: str) -> str:
    """An ISO date, time, duration or interval in words; anything else as it stands."""
    if "/" in value:
        start, _, end = value.partition("/")
        return _interval(start, end)
    if value.startswith("T"):
        return value[1:]
    if value.startswith("P"):
        return _duration(value)
    match = _POINT.fullmatch(value)
    return _point(*match.groups()) if match else value


def readable_moment(value: str) -> str:
    """A moment in UTC (ISO 8601) as the clock on the wall here showed it."""
    moment = datetime.fromisoformat(value).astimezone()
    return readable_date(moment.strftime("%Y-%m-%dT%H:%M"))


def _interval(start: str, end: str) -> str:
    """From one date to another; the year or month that both share is said once."""
    first, last = _POINT.fullmatch(start), _POINT.fullmatch(end)
    patterns = _patterns(first.groups(), last.groups()) if first and last else ()
    days = [QDate(int(one[1]), int(one[2] or 1), int(one[3] or 1)) for one in (first, last) if one]
    if not patterns or not all(day.isValid() for day in days):
        return f"{readable_date(start)} – {readable_date(end)}"
    return " – ".join(map(QLocale().toString, days, patterns))


def _patterns(first: Sequence[str | None], last: Sequence[str | None]) -> tuple[str, ...]:
    """How two dates (year, month, day, clock) are written that share a part; none if they do not,
    or if they are not equally exact."""
    exact = [bool(part) for part in first]
    if exact != [bool(part) for part in last] or first[0] != last[0] or exact[3] or not exact[1]:
        return ()
    if not exact[2]:
        begin = translate("ReadableDate", "MMMM", "to a month of the same year")
        return begin, translate("ReadableDate", "MMMM yyyy", "from a month of the same year")
    if first[1] == last[1]:
        begin = translate("ReadableDate", "d", "to a day of the same month")
        return begin, translate("ReadableDate", "d MMMM yyyy", "from a day of the same month")
    begin = translate("ReadableDate", "d MMMM", "to a day of the same year")
    return begin, translate("ReadableDate", "d MMMM yyyy", "from a day of the same year")


def _point(year: str, month: str | None, day: str | None, clock: str | None) -> str:
    date = QDate(int(year), int(month or 1), int(day or 1))
    if not date.isValid():
        return "-".join(part for part in (year, month, day) if part)
    if day:
        pattern = translate("ReadableDate", "d MMMM yyyy")
    elif month:
        pattern = translate("ReadableDate", "MMMM yyyy")
    else:
        pattern = translate("ReadableDate", "yyyy")
    text = QLocale().toString(date, pattern)
    return f"{text} {clock}" if clock else text


def _duration(value: str) -> str:
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return value
    units = (
        translate("ReadableDate", "%1 y", "years"),
        translate("ReadableDate", "%1 mo", "months"),
        translate("ReadableDate", "%1 wk", "weeks"),
        translate("ReadableDate", "%1 d", "days"),
        translate("ReadableDate", "%1 h", "hours"),
        translate("ReadableDate", "%1 min", "minutes"),
        translate("ReadableDate", "%1 s", "seconds"),
    )
    parts = zip(units, match.groups(), strict=True)
    return " ".join(unit.replace("%1", amount) for unit, amount in parts if amount)
