"""Moments of the calendar: reads one from folded text and says what its fields are."""

from __future__ import annotations

import re

from reader_app.analysis.dates.calendar_patterns import BRANCHES, STEMS, moment, to
from reader_app.analysis.dates.clock_grammar import clock_of, counts_as_clock, counts_points
from reader_app.analysis.dates.expressions import Anchor, Clock, Moment, Part
from reader_app.analysis.dates.numerals import integer
from reader_app.analysis.dates.ordinal_units import nth_unit
from reader_app.analysis.dates.words import follows, precedes, relative, table

_CALENDAR_GROUPS = (
    "era_year", "reign", "roc_year", "year", "quoted_year", "short_year", "bare_year",
    "placed_year", "edged_year", "document_year", "text_year", "ganzhi", "bare_edge", "quarter",
    "bare_quarter", "two_quarters", "latin_quarter", "first_quarter", "first_quarters",
    "first_months", "quarter_word", "half", "first_half", "iso_week", "month_word", "month",
    "two_months", "lunar_month",
    "third", "lunar_day", "lunar_tens", "day", "noted_day", "day_word", "parted_day", "week",
    "weekday", "weekend",
)  # fmt: skip
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_THIRDS = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "上中旬": (1, 20), "中下旬": (11, 31),
    "上半月": (1, 15), "下半月": (16, 31),
}  # fmt: skip
_HALVES = {"上": (1, 6), "前": (1, 6), "下": (7, 12), "后": (7, 12)}
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
# Lunar days that are written without 农历: a month of Chinese numerals and a feast's day.
_KNOWN_LUNAR = {(1, 15), (7, 15), (8, 15)}


def read_moment(
    text: str, position: int, end: int, linked: bool = False
) -> tuple[Moment, int] | None:
    """The moment that begins at ``position`` and where it ends, or None.

    ``linked``: it stands after 至, so it may leave out what the moment before it says.
    """
    match = moment().match(text, position, end)
    if match is None or match.end() == position:
        return None
    clock, stop = _clock(text, match, end, linked)
    if clock is None and not any(match.group(*_CALENDAR_GROUPS)):
        return None
    built = _build(match, clock)
    if built is None or not (linked or _stands(text, match, built, end)):
        return None
    if linked and match["day_unit"] == "号" and text[stop : stop + 1] in _NO_HAO_AFTER:
        return None
    stop = _without_blanks(text, position, stop)
    return (built, stop) if stop > position else None


def clock_begins(text: str, position: int, end: int) -> int:
    """Where the clock time, or the part of the day before it, begins in the moment there."""
    match = moment().match(text, position, end)
    if match is None or not match["clock"]:
        return position
    return match.start("part") if match["part"] else match.start("clock")


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _clock(text: str, match: re.Match[str], end: int, linked: bool) -> tuple[Clock | None, int]:
    if not match["clock"]:
        return None, match.end()
    in_context = linked or match.start("clock") > match.start()
    part = match["part"] or _parted_word(match)
    clock = clock_of(match, part)
    at_end = match.end() == end and match["sign"] is not None and not counts_points(text, match)
    if at_end and match["hour"] in ("一", "两"):  # 再快一点
        at_end = text[match.start() - 1 : match.start()] in ("", "\n")
    if clock is None or not (at_end or counts_as_clock(text, match, in_context)):
        return None, match.start("clock")
    return clock, match.end()


def _parted_word(match: re.Match[str]) -> str | None:
    """The part of the day in 今晚, 昨夜, 明早."""
    word: str | None = match["parted_day"]
    return word[-1] if word else None


def _build(match: re.Match[str], clock: Clock | None) -> Moment | None:
    year, month, lunar = _year(match), _month(match), _is_lunar(match)
    day = _day(match)
    if (month and month.stated and not 1 <= month.number <= 12) or (
        day and day.stated and not 1 <= day.number <= 31
    ):
        return None
    week, weekday, weekend = _week(match)
    if lunar and (match["lunar_after"] == "大年" or (day and not month)):
        month = month or Part(12 if day and day.number == 30 else 1)
    if match["bare_edge"] and match["bare_edge"].startswith("月"):
        month = Part(0, Anchor.DOCUMENT)
    return Moment(
        year=year,
        month=month,
        day=day,
        months=_months(match),
        quarter=_relative_quarter(match),
        edge=match["month_edge"] or match["bare_edge"],
        cycle=ganzhi_offset(match["ganzhi"]) if match["ganzhi"] else None,
        days=_THIRDS.get(match["third"] or ""),
        week=week,
        weekday=weekday,
        weekend=weekend,
        nth=nth_unit(match),
        same_day=bool(match["same_day"]),
        lunar=lunar,
        leap=bool(match["leap"]),
        clock=clock,
        part=match["part"] or _parted_word(match),
    )


def _year(match: re.Match[str]) -> Part | None:
    if match["document_year"]:
        return relative("years")[match["document_year"]]
    if match["text_year"]:
        return relative("years")[match["text_year"]]
    number = _stated_year(match)
    return None if number is None else Part(number)


def _stated_year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return integer(match["year"])
    if match["era_year"]:
        number = integer(match["era_year"]) or 0
        return 1 - number if match["bc"] else number
    if match["roc_year"]:  # 113年5月20日: in Taiwan years are counted from 1912
        return 1911 + int(match["roc_year"])
    if match["reign"]:
        first, last = table("reigns")["reigns"][match["reign"]]
        return min(int(last), int(first) + (integer(match["reign_year"]) or 1) - 1)
    for group in ("quoted_year", "short_year", "bare_year", "placed_year", "edged_year"):
        if match[group]:
            return _century(integer(match[group]) or 0)
    return None


def _century(two_places: int) -> int:
    """’98 is 1998, 22 is 2022; three places (756年) stand for themselves."""
    if two_places >= 100:
        return two_places
    return two_places + (2000 if two_places < 50 else 1900)


def ganzhi_offset(word: str) -> int:
    """The place of a sexagenary year (庚子) in its cycle of 60; 甲子 is 0."""
    stem, branch = STEMS.index(word[0]), BRANCHES.index(word[1])
    return (6 * stem - 5 * branch) % 60


def _month(match: re.Match[str]) -> Part | None:
    if match["month_word"]:
        return relative("months")[match["month_word"]]
    if match["lunar_month"]:
        return Part(_LUNAR_MONTHS[match["lunar_month"]])
    return Part(integer(match["month"]) or 0) if match["month"] else None


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if name := match["quarter"] or match["bare_quarter"] or match["latin_quarter"]:
        number = integer(name[-1]) or 1
        return 3 * number - 2, 3 * number
    if both := match["two_quarters"]:
        return 3 * (integer(both[0]) or 1) - 2, 3 * (integer(both[1]) or 1)
    if both := match["two_months"]:
        return integer(both[0]) or 1, integer(both[1]) or 1
    if match["first_quarter"]:
        return 1, 3
    if match["first_quarters"]:
        return 1, 3 * (integer(match["first_quarters"]) or 1)
    if match["first_months"]:
        return 1, min(12, integer(match["first_months"]) or 1)
    if match["season"]:
        first, last = table("words")["seasons"][match["season"]]
        return int(first), int(last)
    return _HALVES.get("上" if match["first_half"] else match["half"] or "")


def _relative_quarter(match: re.Match[str]) -> Part | None:
    word = match["quarter_word"]
    return Part(table("words")["quarters"][word], Anchor.DOCUMENT) if word else None


def _day(match: re.Match[str]) -> Part | None:
    if word := match["day_word"] or match["parted_day"]:
        if match["bracket_day"]:
            return Part(integer(match["bracket_day"]) or 0)
        return relative("days")[word]
    said = match["lunar_day"] or match["lunar_tens"] or match["day"] or match["open_day"]
    said = said or match["noted_day"]
    return Part(integer(said.removeprefix("初")) or 0) if said else None


def _is_lunar(match: re.Match[str]) -> bool:
    if match["lunar_before"] or match["lunar_after"] or match["lunar_month"] or match["leap"]:
        return True
    if match["lunar_day"]:
        return not match["lunar_day"].startswith("廿") or not match["year"]
    if match["lunar_tens"] and match["month"] and not match["month"].isascii():
        return (integer(match["month"]), integer(match["lunar_tens"])) in _KNOWN_LUNAR
    return False


def _week(match: re.Match[str]) -> tuple[Part | None, int | None, bool]:
    if match["iso_week"]:
        return Part(integer(match["iso_week"]) or 0), None, False
    if match["week"]:
        shift = Part(table("words")["weeks"][match["week"]], Anchor.DOCUMENT)
        day = match["week_day"]
        return shift, _WEEKDAYS.get(day or ""), day == "末"
    weekday = match["weekday"]
    return None, _WEEKDAYS[weekday[-1]] if weekday else None, bool(match["weekend"])


def _stands(text: str, match: re.Match[str], built: Moment, end: int) -> bool:
    """Whether an expression without a higher unit is a date at all, by what stands around it."""
    if _numbers_an_item(text, match):
        return False
    if match["iso_week"] and not built.year:
        return False
    if match["season"] and not built.year:
        return False
    if match["lunar_day"] and not (match["month"] or match["lunar_month"] or match["lunar_after"]):
        return _lunar_day_alone(text, match)
    if match["day"] and not (built.month or built.months or match["lunar_after"]):
        return _day_alone(text, match, built, end)
    if (
        match["third"]
        and not (built.month or built.year)
        and not precedes(text, match.start(), "repeated_before")
    ):
        return True
    return True


_NUMBERS = re.compile(
    r"(?:(?P<one>\d{1,2})|(?P<yi>[一二三四五六七八九十]{1,3}))、"
    r"(?:(?P<two>\d{1,2})|(?P<er>[一二三四五六七八九十]{1,3}))(?P<unit>[月日号])"
)


def _numbers_an_item(text: str, match: re.Match[str]) -> bool:
    """Whether the number at the head of a line counts an item: 1、27日20时前…; 三、5月1日….

    Days or months that are listed are written alike and follow each other (1、2日).
    """
    at = match.start()
    if text[:at].rstrip(" \t")[-1:] not in ("", "\n"):
        return False
    listed = _NUMBERS.match(text, at)
    if listed is None or not (match["day"] or match["month"]):
        return False
    one, two = (integer(listed[a] or listed[b] or "") for a, b in (("one", "yi"), ("two", "er")))
    alike = bool(listed["one"]) == bool(listed["two"])
    return not alike or one is None or two != one + 1


def _lunar_day_alone(text: str, match: re.Match[str]) -> bool:
    """初四 to 初十 are days; 初一 to 初三 may be forms of a school, 廿五 a mere number."""
    if match["lunar_before"] or match["part"] or match["clock"]:
        return True
    after = match.end("lunar_day")
    if match["lunar_day"].startswith("廿"):
        return re.compile(r"[日，。；、\s]|\Z").match(text, after) is not None
    number = integer(match["lunar_day"].removeprefix("初")) or 0
    return number > 3 or re.compile("[至到~-]初").match(text, after) is not None


_NO_DAY_BEFORE = re.compile(r"[第附A-Za-z#号楼栋幢室弄巷路街每逢]\Z")
_NO_HAO_AFTER = tuple("楼线文令院机店台馆门房床仓码井船坑矿栋")


def _day_alone(text: str, match: re.Match[str], built: Moment, end: int) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    if _NO_DAY_BEFORE.search(before):
        return False
    after = match.end("day_unit")
    if match["day_unit"] == "号" and not (built.clock or built.part):
        return after >= end or follows(text, after, "hao_after")
    if match["day"] == "一" and not (built.clock or built.part or to().match(text, after, end)):
        return False
    if match["day_unit"] == "日":
        return not re.match(
            r"[元圆均游志程薪常制益班用照]|本(?![报台网刊社市省县区院公月周年])",
            text[after : after + 2],
        )
    return True
