"""Finds every date expression of a stretch of folded text, from left to right, none overlapping.

A cheap pattern finds where an expression may begin; the grammars read it from there. Every
quantifier is bounded, so the work grows with the text and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.dates.atoms import PART, S
from reader_app.analysis.dates.calendar_grammar import clock_begins, read_moment
from reader_app.analysis.dates.calendar_patterns import BRANCHES, LUNAR, STEMS, to
from reader_app.analysis.dates.expressions import Between, Expression, Found, Moment
from reader_app.analysis.dates.length_grammar import read_length
from reader_app.analysis.dates.period_grammar import read_figures, read_period
from reader_app.analysis.dates.words import any_of, table


@cache
def _start() -> re.Pattern[str]:
    """Where an expression may begin; the first characters alone already skip most text."""
    words = table("words")
    names = [word for group in ("days", "months", "years") for ws in words[group].values() for word in ws]
    names += [*words["quarters"], *words["several"], *table("reigns")["reigns"]]
    weeks = [week + unit for week in words["weeks"] for unit in ("周", "星期", "礼拜")]
    return re.compile(
        rf"(?<![\dA-Za-z.])(?:19|20)\d{{6}}(?![\d.])|(?<![\d.])[0-9]{{1,8}}(?=[ ]{{0,2}}[年月日号天周季世点时分秒小个星礼钟昼工交自刻旬多余来几\-~/.:至起到、和及与或])"
        rf"|(?<![〇一二三四五六七八九十百千万亿])[〇一二三四五六七八九十百千两半廿卅]{{1,8}}"
        rf"(?=[ ]{{0,2}}[年月日号天周季世点时分秒小个星礼钟昼工交自刻旬多余来几\-~至起到、和及与或五])"
        rf"|{any_of(names + weeks)}|(?:周|星期|礼拜)[一二三四五六日天末]|[上下前后]半年|[上中下]旬|[上下]半月"
        rf"|[年月][初底末中]|首季|[前头][二两三23]个?季度|第?[一二三四1-4]季度|(?:公元|西元)前?[\d一二三四五六七八九]"
        rf"|{LUNAR}|大年|年三十|[正腊冬闰][月一二三四五六七八九十]|初[一二三四五六七八九十]|廿[一二三四五六七八九]"
        rf"|(?:上个?|本|这个)世纪|[{STEMS}][{BRANCHES}]年|’\d\d年|{PART}{S}(?:差?[\d〇一二三四五六七八九十两])"
        rf"|差[\d一二三五十]|每|十?[一二三四五六七八九]五[”\"」』’]"
    )


_UNIT_OF_REPETITION = re.compile(
    "每(?:逢|隔)?(?:个?(?:年|月|天|日|晚|早|季度|周(?![一二三四五六日末])|(?:星期|礼拜)(?![一二三四五六日天])))?的?"
)


def scan(text: str, start: int, end: int) -> Iterator[Found]:
    """The expressions of ``text[start:end]`` in order. ``text`` is folded (see ``script.fold``)."""
    position, begins = start, _start()
    while match := begins.search(text, position, end):
        at = match.start()
        if text[at] == "每":
            position = _skip_repeated(text, at, end)
            continue
        read = _read(text, at, end)
        if read is None:
            position = max(at + 1, _after_run(text, match))
            continue
        expression, position = read
        yield Found(at, position, expression)


def _after_run(text: str, match: re.Match[str]) -> int:
    """Digits that begin nothing are passed in one step."""
    return match.end() if match[0].isascii() and match[0].isdigit() else match.start() + 1


def _skip_repeated(text: str, start: int, end: int) -> int:
    """Past 每年3月, 每周一至周五, 每月5日: repeated dates are none; a clock time after them is."""
    unit = _UNIT_OF_REPETITION.match(text, start, end)
    position = unit.end() if unit else start + 1
    length = read_length(text, position, end)
    if length and position == start + 1:
        return length[1]
    position = _before_clock(text, position, end)
    if link := to().match(text, position, end):
        return _before_clock(text, link.end(), end)
    return position


def _before_clock(text: str, position: int, end: int) -> int:
    """The end of the moment at ``position``, or where its clock time begins."""
    read = read_moment(text, position, end, linked=True)
    if read is None:
        return position
    return clock_begins(text, position, end) if read[0].clock else read[1]


def _read(text: str, at: int, end: int) -> tuple[Expression, int] | None:
    if read := read_period(text, at, end):
        return read
    if figures := read_figures(text, at, end):
        return _with_end(text, figures, end)
    between = _read_between(text, at, end)
    length = read_length(text, at, end)
    if between is None or (length and length[1] >= between[1] and not _states_year(between[0])):
        return length
    return between


def _states_year(expression: Expression) -> bool:
    first = expression.first if isinstance(expression, Between) else expression
    return isinstance(first, Moment) and first.year is not None and first.year.stated


def _read_between(text: str, at: int, end: int) -> tuple[Expression, int] | None:
    first = read_moment(text, at, end)
    return _with_end(text, first, end) if first else None


def _with_end(text: str, first: tuple[Moment, int], end: int) -> tuple[Expression, int]:
    """The moment, or the interval if 至 and another moment follow it."""
    link = to().match(text, first[1], end)
    if link is None:
        return first
    last = read_figures(text, link.end(), end) or read_moment(text, link.end(), end, linked=True)
    if last is None or not _same_kind(first[0], last[0]):
        return first
    return Between(first[0], last[0]), last[1]


def _same_kind(first: Moment, last: Moment) -> bool:
    """Whether the second moment can end what the first begins (3月至5月, not 3月至9时)."""
    if last.clock_only and not first.clock:
        return False
    if first.clock_only:
        return last.clock is not None
    if first.in_week != last.in_week:
        return bool(last.day) and bool(last.month)
    return True
