"""Dates that contradict themselves: a weekday that the day was not, an interval that runs back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from reader_app.analysis.context import Context
from reader_app.analysis.dates import stated_weekday
from reader_app.analysis.findings import Basis, Check, CheckKind, DateKind, DateMention
from reader_app.documents.model import Span

_DAYS = "一二三四五六日"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_STATED_YEAR = re.compile(r"\d{4}|[一二三四五六七八九〇零○]{4}")


def calendar_checks(context: Context, dates: Iterable[DateMention]) -> list[Check]:
    """What the calendar contradicts; a date in order needs no word."""
    found = []
    for mention in dates:
        if mention.kind in (DateKind.DATE, DateKind.TIME):
            found += _weekday(context, mention)
        elif mention.kind is DateKind.INTERVAL:
            found += _order(context, mention)
    return found


def _weekday(context: Context, mention: DateMention) -> list[Check]:
    """A stated day with its weekday behind it; of a year that was worked out nothing is sure."""
    day = _day(mention.value)
    stated = stated_weekday(context.text, mention)
    if day is None or stated is None or stated.number == day.weekday():
        return []
    arithmetic = f"{day.isoformat()}: 星期{_DAYS[day.weekday()]} ≠ 星期{_DAYS[stated.number]}"
    span = Span(mention.start, max(mention.end, stated.span.end))
    verdict = False if _states_year(context, mention) else None
    return [Check(CheckKind.WEEKDAY, None, (), verdict, arithmetic, span)]


def _order(context: Context, mention: DateMention) -> list[Check]:
    if not mention.value or "/" not in mention.value or not _states_year(context, mention):
        return []
    first, _, last = mention.value.partition("/")
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", first) or len(first) != len(last) or first <= last:
        return []
    span = Span(mention.start, mention.end)
    return [Check(CheckKind.ORDER, None, (), False, f"{first} > {last}", span)]


def _states_year(context: Context, mention: DateMention) -> bool:
    written = context.text[mention.start : mention.end]
    return mention.basis is Basis.STATED and bool(_STATED_YEAR.search(written))


def _day(value: str | None) -> date | None:
    match = _DAY.match(value or "")
    if not match or "/" in (value or ""):
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
