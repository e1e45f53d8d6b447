"""Finds every date expression of a stretch of folded text, from left to right, none overlapping.

A cheap pattern finds where an expression may begin; the grammars read it from there. Every
quantifier is bounded, so the work grows with the text and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.dates.atoms import S, part
from reader_app.analysis.dates.calendar_grammar import clock_begins, read_moment
from reader_app.analysis.dates.calendar_patterns import BRANCHES, LUNAR, STEMS, to
from reader_app.analysis.dates.clock_grammar import MERIDIEMS
from reader_app.analysis.dates.expressions import Between, Expression, Found, Moment, Part
from reader_app.analysis.dates.length_grammar import read_length
from reader_app.analysis.dates.period_grammar import read_figures, read_period
from reader_app.analysis.dates.words import any_of, cues, parts_of_day, table

_NUMERAL_UNITS = "年财学月日号天周季世点时分秒小个星礼钟昼工交自刻旬载多余来几整"


@cache
def _words() -> tuple[str, ...]:
    """The words that begin an expression."""
    words = table("words")
    groups = (words[group].values() for group in ("days", "months", "years"))
    names = [word for group in groups for entries in group for word in entries]
    weeks = [week + unit for week in words["weeks"] for unit in ("周", "星期", "礼拜")]
    return (*names, *weeks, *words["quarters"], *words["several"], *table("reigns")["reigns"])


def _beginnings() -> tuple[tuple[str, str], ...]:
    """Where an expression may begin: the characters that it may begin with, and the pattern."""
    part_initials = "".join({part[0] for part in parts_of_day()})
    firsts, seconds = ("".join({word[at] for word in _words()}) for at in (0, 1))
    return (
        (
            "0-9",
            rf"(?<![\d.])(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|[0-9]{{1,8}})"
            rf"(?=[ ]{{0,2}}[{_NUMERAL_UNITS}\-~/.:至起到、和及与或AaPp])"
            r"|(?<![\dA-Za-z.])(?:19|20)\d{6}(?![\d.])|(?<!\d)(?:19|20)\d\d(?=年)",
        ),
        (
            "〇一二三四五六七八九十百千两半廿卅",
            rf"(?<![〇一二三四五六七八九十百千万亿])[〇一二三四五六七八九十百千两半廿卅]{{1,8}}"
            rf"(?=[ ]{{0,2}}[{_NUMERAL_UNITS}\-~至起到、和及与或五])|廿[一二三四五六七八九]"
            '|十?[一二三四五六七八九]五[”"」』’]|[一二三四]季度',
        ),
        ("AaPp", r"(?<![A-Za-z0-9])[AaPp]\.?[Mm]\.? ?\d{1,2}:\d\d"),
        (firsts, f"(?=.[{seconds}])(?:{any_of(_words())})"),
        (part_initials, rf"{part()}{S}(?:差|大约|将近|[约近])?[\d〇一二三四五六七八九十两]"),
        ("周星礼", "(?:周|星期|礼拜)[一二三四五六日天末]"),
        ("上下中前后", "[上下前后]半年|[上中下]旬|[上下]半月"),
        ("年月", "[年月][初底末中]|年三十"),
        ("首第", "首季|第[一二三四1-4](?:季度|[、和至到~\\-])"),
        (
            "前头",
            r"(?<=[(，、])前(?=\d{1,4}年)|[前头](?:\d{1,2}|[二两三四五六七八九十]{1,2})个?(?:季度|月)",
        ),
        ("公西农阴旧夏大", rf"(?:公元|西元)前?[\d一二三四五六七八九]|{LUNAR}|大年"),
        ("正腊冬闰元初", "[正腊冬元]月|闰[一二三四五六七八九十]|初[一二三四五六七八九十]"),
        ("上本这", "(?:上个?|本|这个)世纪"),
        (STEMS, rf"[{STEMS}][{BRANCHES}]年"),
        ("今昨明", r"[今昨明]\(\d{1,2}\)[日天]"),
        ("’", r"’\d\d年"),
        ("差每逢", r"差[\d一二三五十]|[每逢]"),
        ("Q", "(?<![0-9A-Za-z])Q[1-4](?![0-9A-Za-z])"),
        ("2", r"(?<![\dA-Za-z])20\d\d(?:Q[1-4](?![0-9A-Za-z])|[上下]半年)"),
    )


@cache
def _start() -> re.Pattern[str]:
    """Finds the first character of what may be an expression; the last group is the text looked at.

    A set of characters comes first, because the engine skips to one of a set many times faster
    than it tries alternatives at every place; the look back then looks ahead from that character,
    at what may begin with it: the scan takes a third of the time that all alternatives take.
    """
    by_initial: dict[str, list[str]] = {}
    for characters, pattern in _beginnings():
        for character in dict.fromkeys("0123456789" if characters == "0-9" else characters):
            by_initial.setdefault(character, []).append(pattern)
    initials_of: dict[str, list[str]] = {}
    for character, patterns in by_initial.items():
        initials_of.setdefault("|".join(patterns), []).append(character)
    choices = (
        rf"[{''.join(initials)}](?<=(?=({patterns})).)"
        for patterns, initials in initials_of.items()
    )
    return re.compile(rf"[{''.join(by_initial)}](?<=(?={'|'.join(choices)}).)")


@cache
def _idiom() -> re.Pattern[str]:
    return re.compile(any_of(cues("idioms")))


@cache
def _firsts_of_idioms() -> frozenset[str]:
    """Most expressions begin with a digit, and no idiom does."""
    return frozenset(idiom[0] for idiom in cues("idioms"))


_UNIT_OF_REPETITION = re.compile(
    "[每逢](?:逢|隔)?(?:个?(?:年|月|天|日|晚|早|季度|周(?![一二三四五六日末])|(?:星期|礼拜)(?![一二三四五六日天])))?的?"
)


# Behind a numeral these make it a length or nothing: 三个月, 十多年.
_LENGTH_FOLLOWS = frozenset("个多余来几")
_NUMERALS = frozenset("0123456789〇一二三四五六七八九十百千两半廿卅")


def scan(text: str, start: int, end: int) -> Iterator[Found]:
    """The expressions of ``text[start:end]`` in order. ``text`` is folded (see ``script.fold``)."""
    position, begins, idioms = start, _start(), _firsts_of_idioms()
    while match := begins.search(text, position, end):
        at = match.start()
        if text[at] in "每逢":
            position = _skip_repeated(text, at, end)
            continue
        if text[max(0, at - 1) : at] == "第" and text[at] != "第":
            position = _begun(match)
            continue
        if text[at] in idioms and (idiom := _idiom().match(text, at, end)):
            position = idiom.end()
            continue
        read = _read(text, at, end, _begun(match))
        if read is None:
            position = max(at + 1, _after_run(match))
            continue
        expression, position = read
        yield Found(at, position, expression)


def _begun(match: re.Match[str]) -> int:
    """The end of the text that a match of ``_start`` looked at."""
    return match.end(match.lastindex or 0)


def _after_run(match: re.Match[str]) -> int:
    """Digits that begin nothing are passed in one step."""
    begun = match.string[match.start() : _begun(match)]
    return match.start() + (len(begun) if begun.isascii() and begun.isdigit() else 1)


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


def _read(text: str, at: int, end: int, begun: int) -> tuple[Expression, int] | None:
    """The expression at ``at``, whose beginning was found to reach to ``begun``."""
    if text[at] in "AaPp" and (meridiem := _MERIDIEM.match(text, at, end)):
        return _with_meridiem(text, meridiem, end)
    if read := read_period(text, at, end):
        return read
    if text[begun : begun + 1] in _LENGTH_FOLLOWS and text[at] in _NUMERALS:
        return read_length(text, at, end)
    if figures := read_figures(text, at, end):
        return _with_end(text, figures, end)
    between = _read_between(text, at, end)
    length = read_length(text, at, end)
    if between is None or (length and length[1] >= between[1] and not _states_year(between[0])):
        return length
    return between


_MERIDIEM = re.compile(r"(?P<half>[AaPp])\.?[Mm]\.? ?(?=\d)")


def _with_meridiem(text: str, before: re.Match[str], end: int) -> tuple[Expression, int] | None:
    """PM 3:00."""
    read = read_moment(text, before.end(), end)
    if read is None or read[0].clock is None:
        return None
    clock = read[0].clock._replace(part=MERIDIEMS[before["half"].lower()])
    return read[0]._replace(clock=clock), read[1]


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
    if first[0].part and not first[0].clock and (until := _part().match(text, link.end(), end)):
        return first[0], until.end()  # 28日早晨到上午
    last = _old_year(text, first[0], link.end(), end) or _read_end(text, link.end(), end)
    if last and _is_daily(text, first[0], last, end):
        stop = clock_begins(text, link.end(), end)
        last = last[0]._replace(clock=None, part=None), stop
    if last is None or not _same_kind(first[0], last[0]):
        return first
    return Between(first[0], last[0]), last[1]


@cache
def _part() -> re.Pattern[str]:
    """A part of the day without a clock time behind it."""
    return re.compile(rf"{part()}(?!{S}(?:\d|[〇一二三四五六七八九十两]{{1,3}}[点时]))")


def _read_end(text: str, at: int, end: int) -> tuple[Moment, int] | None:
    return read_figures(text, at, end, linked=True) or read_moment(text, at, end, linked=True)


def _is_daily(text: str, first: Moment, last: tuple[Moment, int], end: int) -> bool:
    """周一至周五9:00-18:00: hours of each of these days."""
    hours = last[0].weekday is not None and last[0].clock is not None
    return hours and first.clock is None and to().match(text, last[1], end) is not None


_OLD_YEAR = re.compile(r"(?P<bc>前)?(?P<year>\d{1,4})年")


def _old_year(text: str, first: Moment, at: int, end: int) -> tuple[Moment, int] | None:
    """After a year of three places another may follow without 公元: 公元618年至907年."""
    if first.year is None or not first.year.stated or first.year.number >= 1000:
        return None
    match = _OLD_YEAR.match(text, at, end)
    if match is None:
        return None
    year = int(match["year"])
    return Moment(year=Part(1 - year if match["bc"] else year)), match.end()


def _is_near(moment: Moment) -> bool:
    """今天, 明天: a day told by its distance."""
    return moment.day is not None and not moment.day.stated


def _same_kind(first: Moment, last: Moment) -> bool:
    """Whether the second moment can end what the first begins (3月至5月, not 3月至9时)."""
    if last.clock_only and not first.clock:
        return False
    if first.clock_only or last.clock_only:
        return last.clock is not None
    if first.in_week != last.in_week:  # 今天到下周五
        return (
            (bool(last.day) and bool(last.month))
            or (_is_near(first) and last.in_week)
            or (_is_near(last) and first.in_week)
        )
    return True
