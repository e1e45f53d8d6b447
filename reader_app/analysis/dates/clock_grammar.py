"""Clock times: 20:30, 8点半, 晚8时许, 差五分八点."""

from __future__ import annotations

import re

from reader_app.analysis.dates.atoms import N2, ONE, S, shared
from reader_app.analysis.dates.expressions import Clock
from reader_app.analysis.dates.numerals import integer
from reader_app.analysis.dates.words import follows, parts_of_day
from reader_app.analysis.scores import is_score

# 时 where it begins no other word.
_HOUR_SIGN = "(?:点钟?|时(?![间候期段速装尚差节隔刻]|代(?!表)))"
_MINUTE_BARE = (
    rf"(?:[0-5]\d(?![\d.%人个名元万亿家条项件年月日])|〇{ONE}(?![\d〇一二三四五六七八九公千米万亿元度%])"
    rf"|[二三四五]?十{ONE}?(?![人个名元万分]))"
)
_HALF = "半(?![年天个小月数夜价])"

CLOCK = rf"""(?:
    (?P<colon_hour>[01]?\d|2[0-4])[ ]?(?: :[ ]?(?P<colon_minute>[0-5]\d)
        (?:[ ]?:[ ]?(?P<colon_second>[0-5]\d)(?:\.\d{{1,6}})?)?(?![\d:])(?:分(?![之析布管局行别]))?
        (?:[ ]?(?P<meridiem>[AaPp])\.?[Mm](?![A-Za-z])\.?)?
      | (?P<only_meridiem>[AaPp])\.?[Mm](?![A-Za-z0-9]))
  | (?:差(?P<before>{N2}|[一三]刻)分?钟?(?:到)?)?
    (?<!两)(?P<hour>{N2}|两){S}(?:(?P<sign>{_HOUR_SIGN})|{shared(N2, _HOUR_SIGN)})
    (?: 整 | {_HALF.replace("半", "(?P<half_hour>半)", 1)} | 过?(?P<quarter_hour>[一二三123])刻钟?
      | 差(?P<less>{N2}分|[一三]刻)钟?
      | {S}过?(?P<minute>{N2}){S}分(?![之析布管局行别])(?:{S}(?P<second>{N2}){S}秒)?
      | (?P<bare>{_MINUTE_BARE}))?
    (?:多钟?)?
)"""


# 8:30 pm, PM 3:00: the parts of the day.
MERIDIEMS = {"a": "early", "p": "afternoon"}


def clock_of(match: re.Match[str], part_word: str | None) -> Clock | None:
    """The clock time of a match of ``CLOCK``; None if there is none or no such time."""
    rule = parts_of_day().get(part_word or "")
    if match["colon_hour"]:
        hour, minute, second = match["colon_hour"], match["colon_minute"], match["colon_second"]
        if meridiem := match["meridiem"] or match["only_meridiem"]:
            rule = MERIDIEMS[meridiem.lower()]
        return _valid(int(hour), int(minute or 0), int(second) if second else None, rule)
    decimal = match["hour"] == "〇" and match["sign"] == "点" and not part_word
    hour_number = integer(match["hour"])
    goes_on = (match["bare"] or match.string[match.end() : match.end() + 1])[:1]
    if hour_number is None or (decimal and goes_on and goes_on in _DECIMALS):
        return None  # 零点零五, 零点二
    minutes = _minutes(match)
    if minutes < 0:
        hour_number, minutes = hour_number - 1, 60 + minutes
    second_number = integer(match["second"]) if match["second"] else None
    return _valid(hour_number, minutes, second_number, rule)


def _minutes(match: re.Match[str]) -> int:
    """Minutes past the hour; below zero for the minutes that are missing (差五分八点)."""
    if match["half_hour"]:
        return 30
    if match["quarter_hour"]:
        return 15 * (integer(match["quarter_hour"]) or 0)
    if missing := match["before"] or match["less"]:
        amount = integer(missing.rstrip("分刻")) or 0
        return -15 * amount if missing.endswith("刻") else -amount
    said = match["minute"] or match["bare"]
    return (integer(said) or 0) if said else 0


def _valid(hour: int, minute: int, second: int | None, rule: str | None) -> Clock | None:
    if not 0 <= hour <= 24 or not 0 <= minute <= 59 or (hour == 24 and minute):
        return None
    return Clock(hour, minute, second, rule)


_SCORED = re.compile("(?:得|打|考|扣|评[分为]|均分)了?\\Z")
_DECIMALS = "〇一二三四五六七八九"
# 讲三点, 以下3点: points of a talk.
_COUNTED_POINTS = re.compile("(?:[提讲谈说强有下这那几做调到出了第]|意见|注意|如下|等于|为|=)\\Z")


def counts_points(text: str, match: re.Match[str]) -> bool:
    """上涨20点, 跌30点: points of an index; 得了九点五分: of a score."""
    before = text[max(0, match.start() - 3) : match.start()]
    return before[-1:] in ("涨", "跌") or _SCORED.search(before) is not None


def counts_as_clock(text: str, match: re.Match[str], has_context: bool) -> bool:
    """Whether ``hour`` with 点 or 时 is a time of the day and not three points or a moment.

    ``has_context``: a day or a part of the day stands before it in the same expression.
    """
    if match["colon_hour"]:
        return has_context or not is_score(text, match.start("colon_hour"))
    if has_context:
        return True
    if counts_points(text, match):
        return False
    if (
        match["half_hour"]
        or match["quarter_hour"]
        or match["minute"]
        or match["before"]
        or match["less"]
    ):
        return True
    if _COUNTED_POINTS.search(text[max(0, match.start() - 3) : match.start()]):
        return False
    sign = match["sign"]
    if sign == "点" and match["hour"] in ("一", "两") and match["bare"] is None:
        return False
    if sign is None or sign == "点":
        bare_number = match["bare"] is not None
        return bare_number or sign is None or follows(text, match.end(), "dian_after")
    return sign != "时" or match["hour"] not in ("一", "两")
