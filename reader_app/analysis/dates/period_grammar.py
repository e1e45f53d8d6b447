"""Decades, centuries, five-year plans, runs of years, and dates in figures alone (2022-02-08)."""

from __future__ import annotations

import datetime
import re

from reader_app.analysis.dates.atoms import PART, S
from reader_app.analysis.dates.clock_grammar import CLOCK, clock_of
from reader_app.analysis.dates.expressions import Between, Expression, Moment, Part, Several, Years
from reader_app.analysis.dates.numerals import integer
from reader_app.analysis.dates.words import any_of, cues, table

# The centuries that a page of today means by 上世纪 and 本世纪.
_CENTURIES = {"上": 20, "上个": 20, "本": 21, "这个": 21}

_DECADE = re.compile(
    rf"(?:(?P<century>上个?|本|这个|\d{{1,2}}|[一二三四五六七八九十]{{1,3}})世纪{S})?"
    r"(?P<decade>(?:1[0-9]|20)?\d0|[一二三四五六七八九]?十|[一二][〇一二三四五六七八九][一二三四五六七八九]〇)年代"
    "(?:初期?|末期?|中期|中叶|后期|前期|中后期|早期|晚期)?"
)
_CENTURY = re.compile(
    r"(?:(?P<era>公元前)|公元)?(?P<century>上个?|本|这个|\d{1,2}|[一二三四五六七八九十]{1,3})世纪(?![个])"
    "(?:初期?(?![中级])|末期?|中期|中叶|后期|前期|下半叶|上半叶|后半叶|前半叶|中后期|早期|晚期)?"
)
_PLAN = re.compile(
    "(?P<plan>(?:十[一二三四五六]?|[一二三四六七八九])五)(?=[”\"」』’']?" + any_of(cues("plan_period_after")) + ")"
)
_FIRST_YEARS_OF_PLANS = {1: 1953, 2: 1958, 3: 1966}
_RUN_OF_YEARS = re.compile(
    rf"(?P<first>(?:19|20)\d\d){S}(?:--?|~|至|到){S}(?P<last>(?:19|20)\d\d)(?!\d|[-/.]\d|{S}年{S}\d|学?年?第)"
    rf"(?:{S}(?:学年度?|财年|年度?))?"
)
_FIGURES = re.compile(
    rf"(?P<year>[12]\d{{3}})(?:(?P<separator>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=separator)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?![\d])(?!\.\d)"
    r"|(?P<compact_month>0[1-9]|1[0-2])(?P<compact_day>0[1-9]|[12]\d|3[01])(?![\d.A-Za-z号元%]))日?"
    rf"(?:(?:T|{S})(?P<part>{PART})?{S}(?P<clock>{CLOCK}))?",
    re.X,
)
_FIGURES_MONTH = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-/.](?:(?P<month>0[1-9]|1[0-2])(?=$|[\s,，。;；、)）~至到]|-[12]\d{3})"
    r"|(?P<loose>[1-9]|1[0-2])(?=(?:--?|~|至|到)[12]\d{3}[-/.]))"
)
_SEVERAL = re.compile(any_of(table("words")["several"]))


def read_period(text: str, position: int, end: int) -> tuple[Expression, int] | None:
    """A named run of years, or of days or years around the document's date, at ``position``."""
    for pattern, build in _READERS:
        if (match := pattern.match(text, position, end)) and (built := build(match)):
            return built, match.end()
    return None


def read_figures(text: str, position: int, end: int) -> tuple[Moment, int] | None:
    """A date written in figures and signs alone, with or without a clock time."""
    if match := _FIGURES.match(text, position, end):
        month = int(match["month"] or match["compact_month"])
        day = int(match["day"] or match["compact_day"])
        if not _is_day(int(match["year"]), month, day):
            return None
        clock = clock_of(match, match["part"]) if match["clock"] else None
        stop = match.end() if clock or not match["clock"] else match.start("clock")
        while text[stop - 1] == " ":
            stop -= 1
        return Moment(Part(int(match["year"])), Part(month), Part(day), clock=clock), stop
    if match := _FIGURES_MONTH.match(text, position, end):
        month = int(match["month"] or match["loose"])
        return Moment(Part(int(match["year"])), Part(month)), match.end()
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _century(word: str) -> int | None:
    return _CENTURIES.get(word) or integer(word)


def _decade(match: re.Match[str]) -> Expression | None:
    decade = integer(match["decade"])
    century = _century(match["century"]) if match["century"] else None
    if decade is None or (match["century"] and (century is None or decade > 90)):
        return None
    if century is not None:
        decade += 100 * (century - 1)
    elif decade < 100:
        decade += 1900 if decade >= 20 else 2000
    return Years(decade, decade + 9)


def _century_years(match: re.Match[str]) -> Expression | None:
    century = _century(match["century"])
    if century is None or not 1 <= century <= 30:
        return None
    if match["era"]:
        return Years(1 - 100 * century, -100 * (century - 1))
    return Years(100 * century - 99, 100 * century)


def _plan_years(match: re.Match[str]) -> Expression | None:
    quoted = match.string[match.end() : match.end() + 1] in ("”", '"', "」", "』", "’")
    ordinal = integer(match["plan"][:-1])
    if ordinal is None or not (quoted or ordinal > 10):
        return None
    first = _FIRST_YEARS_OF_PLANS.get(ordinal, 1966 + 5 * (ordinal - 3))
    return Years(first, first + 4)


def _run_of_years(match: re.Match[str]) -> Expression | None:
    first, last = int(match["first"]), int(match["last"])
    return Between(Moment(Part(first)), Moment(Part(last))) if first < last else None


def _several(match: re.Match[str]) -> Expression:
    unit, first, last = table("words")["several"][match[0]]
    return Several(unit, first, last)


_READERS = (
    (_SEVERAL, _several),
    (_PLAN, _plan_years),
    (_DECADE, _decade),
    (_CENTURY, _century_years),
    (_RUN_OF_YEARS, _run_of_years),
)
