"""Of which kind a mention is: what the expression says decides, whether or not it is resolved."""

from __future__ import annotations

from reader_app.analysis.dates.expressions import (
    Between,
    Expression,
    Length,
    Moment,
    Several,
    Years,
)
from reader_app.analysis.findings import DateKind


def kind_of(expression: Expression) -> DateKind:
    """A date is a day, month or year; a named period of several of them is an interval."""
    match expression:
        case Length():
            return DateKind.DURATION
        case Between() | Years() | Several():
            return DateKind.INTERVAL
        case moment:
            return _kind_of_moment(moment)


def _kind_of_moment(moment: Moment) -> DateKind:
    if moment.clock or moment.minutes:
        return DateKind.TIME
    whole_week = moment.week is not None and moment.weekday is None
    part_of_year = (moment.months or moment.quarter) and not moment.edge
    if moment.nth and moment.nth[1] in ("周", "星期", "礼拜", "周末"):
        return DateKind.INTERVAL
    days = moment.days and moment.days[0] < moment.days[1]
    if part_of_year or days or moment.weekend or whole_week:
        return DateKind.INTERVAL
    return DateKind.DATE
