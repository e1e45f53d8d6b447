"""Decades, centuries, five-year plans, runs of years, and dates in figures alone (2022-02-08)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache

from reader_app.analysis.dates.atoms import DIGIT, S, part
from reader_app.analysis.dates.clock_grammar import CLOCK, clock_of
from reader_app.analysis.dates.expressions import Between, Expression, Moment, Part, Several, Years
from reader_app.analysis.dates.numerals import integer
from reader_app.analysis.dates.words import any_of, cues, table

# The centuries that a page of today means by 上世纪 and 本世纪.
_CENTURIES = {"上": 20, "上个": 20, "本": 21, "这个": 21}

_Reader = tuple[Callable[[], re.Pattern[str]], Callable[[re.Match[str]], Expression | None]]

_CENTURY_NAME = r"(?P<century>上个?|本|这个|\d{1,2}|[一二三四五六七八九十]{1,3})世纪"
_STAGE = "(?:初期?(?![中级])|末期?|[中后前早晚]期|中后期|中叶|[上下前后]半叶)?"
# The end of a longer number, so what follows is no date: 0123-2022-03.
_NUMBERED = re.compile(r"[0-9A-Za-z][-/]")
_FIRST_YEARS_OF_PLANS = {1: 1953, 2: 1958, 3: 1966}


@cache
def _decade_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_CENTURY_NAME}{S})?"
        r"(?P<decade>(?:1[0-9]|20)?\d0|[一二三四五六七八九]{1,2}十|十"
        rf"|[一二]{DIGIT}[一二三四五六七八九]〇)年代{_STAGE}"
    )


@cache
def _century_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<era>公元前)|公元)?{_CENTURY_NAME}{_STAGE}")


@cache
def _plan_pattern() -> re.Pattern[str]:
    """The short name of a five-year plan before a word that means its years."""
    after = any_of(cues("plan_period_after"))
    return re.compile(
        rf"(?P<plan>(?:十[一二三四五六]?|[一二三四六七八九])五)"
        rf"(?:(?=[”\"」』’']?{after})|(?<=[步进迈跨]入[“\"「]...)(?=[”\"」][，。；、]))"
    )


@cache
def _run_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<first>(?:19|20)\d\d|1[5-8]\d\d(?=--?\d\d年)|(?<=\()1\d{{3}}(?=--?\d{{4}}\))){S}(?:--?|~|至|到){S}"
        r"(?P<last>(?:1[89]|20)\d\d|\d\d(?=年|赛季|学年|财年))"
        rf"(?!\d|[-/.]\d|{S}年{S}\d|学?年?第)(?:{S}(?:学年度?|财年|年度?))?"
    )


@cache
def _figures_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<year>[12]\d{{3}})
        (?: (?P<separator>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=separator)
            (?P<day>3[01]|[12]\d|0?[1-9])(?!\d|\.\d)
          | (?P<compact_month>0[1-9]|1[0-2])(?P<compact_day>0[1-9]|[12]\d|3[01])
            (?![\d.A-Za-z号元%]))日?
        (?:(?:T|{S})(?P<part>{part()})?{S}(?P<clock>{CLOCK}(?:Z(?![A-Za-z])|(?<=:\d\d)[+]\d\d:?\d\d(?!\d))?))?""",
        re.X,
    )


@cache
def _figures_month_pattern() -> re.Pattern[str]:
    """2022-02 before a break; 2022.2 before the year that ends an interval."""
    return re.compile(
        r"(?P<year>(?:19|20)\d\d)[-/.](?:(?P<month>0[1-9]|1[0-2])"
        r"(?!赛季|学年|年)(?![\d.万亿元%％个人吨米公亩倍分度千百/]|-(?![12]\d{3}|-?(?:\s|\Z|至?今)))"
        r"|(?P<loose>[1-9]|1[0-2])(?=(?:--?|~|至|到)[12]\d{3}[-/.]))"
    )


# 08/15/2019, 15/08/2019: month and day in the order of English; which is which may stay open.
_YEAR_LAST = re.compile(r"(0?[1-9]|[12]\d|3[01])/(0?[1-9]|[12]\d|3[01])/((?:19|20)\d\d)(?![\d/.])")


@cache
def _several_pattern() -> re.Pattern[str]:
    return re.compile(any_of(table("words")["several"]))


def read_period(text: str, position: int, end: int) -> tuple[Expression, int] | None:
    """A named run of years, or of days or years around the document's date, at ``position``."""
    for pattern, build in _readers(text[position : position + 16]):
        if (match := pattern().match(text, position, end)) and (built := build(match)):
            return built, match.end()
    return None


def _readers(ahead: str) -> Iterator[_Reader]:
    """The readers worth trying, by what stands ahead: most numbers begin none of these."""
    if ahead[0] in "今昨明去":
        yield _several_pattern, _several
    if "五" in ahead:
        yield _plan_pattern, _plan_years
    if "年代" in ahead:
        yield _decade_pattern, _decade
    if "世纪" in ahead:
        yield _century_pattern, _century_years
    if ahead[0].isascii():
        yield _run_pattern, _run_of_years


def read_figures(
    text: str, position: int, end: int, linked: bool = False
) -> tuple[Moment, int] | None:
    """A date written in figures and signs alone, with or without a clock time."""
    if not text[position : position + 4].isascii():
        return None
    if not linked and _NUMBERED.match(text, max(0, position - 2), position):
        return None
    if "/" in text[position + 1 : position + 3] and (
        match := _YEAR_LAST.match(text, position, end)
    ):
        return _year_last(match)
    if match := _figures_pattern().match(text, position, end):
        month = int(match["month"] or match["compact_month"])
        day = int(match["day"] or match["compact_day"])
        if not _is_day(int(match["year"]), month, day):
            return None
        clock = clock_of(match, match["part"]) if match["clock"] else None
        stop = match.end() if clock or not match["clock"] else match.start("clock")
        while text[stop - 1] == " ":
            stop -= 1
        return Moment(Part(int(match["year"])), Part(month), Part(day), clock=clock), stop
    match = _figures_month_pattern().match(text, position, end)
    if match and not _is_amount_in_a_table(text, match):
        month = int(match["month"] or match["loose"])
        return Moment(Part(int(match["year"])), Part(month)), match.end()
    return None


def _year_last(match: re.Match[str]) -> tuple[Moment, int] | None:
    first, second, year = (int(group) for group in match.groups())
    month, day = (first, second) if first <= 12 else (second, first)
    if not _is_day(year, month, day):
        return None
    if first != second and max(first, second) <= 12:
        return Moment(), match.end()  # the third of April or the fourth of March
    return Moment(Part(year), Part(month), Part(day)), match.end()


# A cell with an amount to two places, which no year and month is.
_AMOUNT_CELL = re.compile(
    r"(?:(?<=[\s|])|\A) ?(?!(?:19|20)\d\d\.(?:0[1-9]|1[0-2])\b)[\d,]+\.\d\d ?(?=[\s|]|\Z)"
)
_CELLS_AROUND = 200


def _is_amount_in_a_table(text: str, match: re.Match[str]) -> bool:
    """1916.10 alone in a cell, with amounts in the cells around it."""
    start, stop = match.span()
    if "." not in match[0] or text[max(0, start - 1) : start].strip(" \t\n|"):
        return False
    if text[stop : stop + 1].strip(" \t\n|"):
        return False
    return (
        _AMOUNT_CELL.search(text, max(0, start - _CELLS_AROUND), stop + _CELLS_AROUND) is not None
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _century(word: str) -> int | None:
    return _CENTURIES.get(word) or integer(word)


def _decade(match: re.Match[str]) -> Expression | None:
    said = match["decade"]
    two = len(said) == 3 and said.endswith("十")  # 八九十年代
    decade = integer(said[0] + "十" if two else said)
    century = _century(match["century"]) if match["century"] else None
    if decade is None or (match["century"] and (century is None or decade > 90)):
        return None
    if century is not None:
        decade += 100 * (century - 1)
    elif decade < 100:
        decade += 1900 if decade >= 20 else 2000
    return Years(decade, decade + (19 if two else 9))


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
    if last < 100:  # 1870-71年
        last += first - first % 100
    return Between(Moment(Part(first)), Moment(Part(last))) if first < last else None


def _several(match: re.Match[str]) -> Expression:
    unit, first, last = table("words")["several"][match[0]]
    return Several(unit, first, last)
