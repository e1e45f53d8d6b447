"""What the two ends of an interval take from each other (2月4日至10日, 下午2:30-4:00)."""

from __future__ import annotations

from reader_app.analysis.dates import lunar
from reader_app.analysis.dates.expressions import Clock, Moment, Part
from reader_app.analysis.dates.iso import Day
from reader_app.analysis.dates.stretches import hour_of


def with_year_of(first: Moment, last: Moment) -> Moment:
    """12月30日至2019年1月1日: the first takes the stated year of the last, or the one before."""
    if first.year or not (last.year and last.year.stated and first.month and last.month):
        return first
    earlier = first.month.stated and last.month.stated and first.month.number > last.month.number
    return first._replace(year=Part(last.year.number - (1 if earlier else 0)))


def completed(first: Moment, begin: Day, last: Moment) -> Moment:
    if last.year or last.cycle is not None or last.quarter or last.in_week:
        return last
    if (last.month and not last.month.stated) or (last.day and not last.day.stated):
        return last
    if last.lunar or (first.lunar and last.day and not last.month):
        own = begin.date
        year = lunar.year_of(own) if own else None
        lunar_month = last.month or first.month or Part(1)
        return last._replace(lunar=True, year=Part(year) if year else None, month=lunar_month)
    month = last.month
    if month is None and (last.day or last.days) and begin.month:
        month = Part(begin.month)
    return last._replace(year=Part(begin.year), month=month)


def same_part(first: Clock, last: Clock) -> Clock:
    """下午2:30-4:00: the part of the day holds for both, unless the end would come first."""
    if last.part or not first.part:
        return last
    carried = last._replace(part=first.part)
    return carried if hour_of(carried)[0] >= hour_of(first)[0] else last
