"""The smallest patterns of the grammar, over folded text (see ``script.fold``)."""

from __future__ import annotations

from functools import cache

from reader_app.analysis.dates.words import any_of, parts_of_day

# Word processors put blanks between digits and units.
S = "[ ]{0,2}"
ONE = "[一二三四五六七八九]"
DIGIT = "[〇一二三四五六七八九]"

# Up to two digits, or a Chinese numeral up to 99.
N2 = (
    rf"(?:\d{{1,2}}(?!\d)|[廿卅]{ONE}?|[二三四五六七八九]?十{ONE}?(?!{DIGIT})|〇(?:{ONE}|\d(?!\d))"
    rf"|{ONE}(?![〇一二三四五六七八九十百千万亿])|〇)"
)
# A year with four places, also 二千〇二十二.
Y4 = (
    rf"(?:[12]\d{{3}}(?!\d)|[一二]{DIGIT}{{3}}(?!{DIGIT})"
    "|[一二两]千[〇一二三四五六七八九十百]{1,6})"
)

TO = rf"{S}(?:日?起?至|日?起?到|-{{1,2}}|~){S}"
LINK = rf"(?:{S}(?:日?起?至|到|-{{1,2}}|~|、|和|及|与|或){S})"

WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天]"


# 晚, 早, 夜, 晨 alone are parts of the day only where they begin no other word.
_SHORT_PARTS = (
    "晚(?![会宴报餐自高婚期年饭班于辈稻熟安礼到点唐清明])"
    "|早(?![已些前日期在就报餐市稻教饭恋先产茶熟高点班])"
    "|夜(?![市校班景间生色餐宵空总])|晨(?![练会跑曦报检光])"
)


@cache
def part() -> str:
    """A part of the day."""
    long_parts = any_of(word for word in parts_of_day() if len(word) > 1)
    return f"(?:{long_parts}|{_SHORT_PARTS})"


def shared(numeral: str, unit: str) -> str:
    """A look ahead: the unit comes only after a later number (5、6日, 4-10日, 1至3月)."""
    return rf"(?=(?:{LINK}{numeral}){{0,5}}{LINK}{numeral}{S}{unit})"
