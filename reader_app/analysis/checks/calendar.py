"""Dates that contradict themselves: a weekday that the day was not, an interval that runs back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from reader_app.analysis.context import Context
from reader_app.analysis.dates import stated_weekday
from reader_app.analysis.dates.iso import month_length
from reader_app.analysis.figures.script import plain
from reader_app.analysis.findings import Basis, Check, CheckKind, DateKind, DateMention
from reader_app.documents.model import Span

_DAYS = "一二三四五六日"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d)?")
_MONTH_AND_DAY = re.compile(r"(?P<month>\d{1,2})[月/.-](?P<day>\d{1,2})(?:日|号|\Z)")
_TO = "(?:至|到|[-—~～–]{1,2})"
_DAYS_OF_A_MONTH = re.compile(
    rf"(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]?{_TO}(?:(?P<last_month>\d{{1,2}})月)?(?P<last>\d{{1,2}})[日号]\Z"
)
_HOURS_OF_A_HALF_DAY = re.compile(
    rf"[上下]午\d[^至到~～—–-]{{0,6}}{_TO}\d{{1,2}}[时点:：][\d分]{{0,4}}\Z"
)
_STATED_YEAR = re.compile(r"\d{4}|[一二三四五六七八九〇零○]{4}")


# 自|5月20日|开始，至|5月30日
_BEGINS = ("自", "从")
_UNTIL = re.compile(r"(?:起|开始|启动)?[，,]?(?:一直|直|持续|延续)?[至到]")


def calendar_checks(context: Context, dates: Sequence[DateMention]) -> list[Check]:
    """What the calendar contradicts; a date in order needs no word."""
    found = [check for pair in pairwise(dates) for check in _from_until(context, *pair)]
    for mention in dates:
        if mention.kind is DateKind.INTERVAL:
            found += _order(context, mention)
        elif mention.value:
            found += _weekday(context, mention)
        elif mention.kind in (DateKind.DATE, DateKind.TIME):
            found += _length_of_month(context, mention)
    return found


def _length_of_month(context: Context, mention: DateMention) -> list[Check]:
    """6月31日: a day that its month has not."""
    written = plain(context.text[mention.start : mention.end])
    stated = _MONTH_AND_DAY.search(written)
    if not stated:
        return []
    month, day = int(stated["month"]), int(stated["day"])
    year = re.match(r"(\d{4})\D", written)
    # Of no year in particular, February may have 29 days.
    last = month_length(int(year[1]) if year else 2000, month) if 1 <= month <= 12 else 31
    if not last < day <= 31:
        return []
    return [_out_of_order(mention, f"{month}月{day}日 > {month}月{last}日")]


def _out_of_order(mention: DateMention, arithmetic: str) -> Check:
    span = Span(mention.start, mention.end)
    return Check(CheckKind.ORDER, None, (), False, arithmetic, span)


def _weekday(context: Context, mention: DateMention) -> list[Check]:
    """A stated day with its weekday behind it; of a year that was worked out nothing is sure."""
    if mention.kind not in (DateKind.DATE, DateKind.TIME):
        return []
    day = _day(mention.value)
    stated = stated_weekday(context.text, mention)
    if day is None or stated is None or stated.number == day.weekday():
        return []
    arithmetic = f"{day.isoformat()}: 星期{_DAYS[day.weekday()]} ≠ 星期{_DAYS[stated.number]}"
    end = max(mention.end, stated.span.end)
    end += context.text.startswith(("）", ")"), end)
    span = Span(mention.start, end)
    verdict = False if _states_year(context, mention) else None
    return [Check(CheckKind.WEEKDAY, None, (), verdict, arithmetic, span)]


def _order(context: Context, mention: DateMention) -> list[Check]:
    first, _, last = (mention.value or "").partition("/")
    written = plain(context.text[mention.start : mention.end])
    if back := _within_a_month(written) or _within_half_a_day(written, first, last):
        return [_out_of_order(mention, back)]
    if not last or not _states_year(context, mention):
        return []
    if not _ISO.fullmatch(first) or len(first) != len(last) or first <= last:
        return []
    return [_out_of_order(mention, f"{first} > {last}")]


def _from_until(context: Context, first: DateMention, last: DateMention) -> list[Check]:
    """自2023年5月20日开始，至2023年5月10日结束: of days without a year only those of one month are
    told, another month may be the next year's."""
    text, begins, ends = context.text, first.value or "", last.value or ""
    if begins <= ends or len(begins) != len(ends) or not _ISO.fullmatch(ends):
        return []
    between = _UNTIL.fullmatch(text, first.end, last.start)
    if not between or not text.endswith(_BEGINS, 0, first.start):
        return []
    years_stated = _states_year(context, first) and _states_year(context, last)
    if not years_stated and begins[:7] != ends[:7]:
        return []
    span = Span(first.start, last.end)
    return [Check(CheckKind.ORDER, None, (), False, f"{begins} > {ends}", span)]


def _within_a_month(written: str) -> str | None:
    """10月24日至15日, 5月10日至5月2日: who means the next month or year says so."""
    days = _DAYS_OF_A_MONTH.search(written)
    if not days or (days["last_month"] or days["month"]) != days["month"]:
        return None
    if int(days["day"]) <= int(days["last"]):
        return None
    return f"{days['month']}月{days['day']}日 > {days['month']}月{days['last']}日"


def _within_half_a_day(written: str, first: str, last: str) -> str | None:
    """上午9时至8时: an end that names no other part of the day lies in the same one."""
    hours = _HOURS_OF_A_HALF_DAY.search(written)
    begins, ends = first.partition("T")[2], last.partition("T")[2]
    if not hours or not begins > ends > "":
        return None
    return f"{begins} > {ends}"


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
