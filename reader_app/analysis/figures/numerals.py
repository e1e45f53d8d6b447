"""The value of a written numeral: Arabic, Chinese, capital and mixed.

Pure functions over text that ``script.plain`` has been applied to. Values are exact: whole
numbers come out as ``int``, others as the ``float`` nearest to the decimal that is written.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **{"○": 0, "两": 2, "弍": 2, "幺": 1},
}
# Numbers of persons and things with 个 in them: 父子俩, 他们仨.
TOGETHER = {"俩": 2, "仨": 3}
STEPS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}

_LATIN_STEPS = {"k": 10**3, "K": 10**3, "w": 10**4, "W": 10**4}

DIGIT = "".join(DIGITS)
CHINESE = DIGIT + "".join(STEPS) + "".join(TENS) + "万亿"

ARABIC = r"(?:(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?|(?<![^\s(])\.\d+)"
# 兆 is a million million in front of money or of 亿, and behind a Chinese numeral with no unit
# of data behind it; else it is a unit (500兆).
_TRILLION = r"兆(?=[元美欧日韩圆亿千百]|\d+亿)"
# After Arabic digits 千 and 百 are a step only if they do not open a unit (千克, 百帕).
MAGNITUDE = rf"(?:[十百千]?(?:[万亿]+|{_TRILLION})|[百千](?![米克瓦伏赫卡焦帕安牛字分比]|公顷))"
# 3万5: a last digit that takes the place below; 12万5000.
_PLACE_BELOW = r"(?:(?<=[万亿千])[1-9]\d{0,3}(?![\d.,%‰:：/~-]|[年月日时点号个百分天季]))?"
_WITH_TRILLIONS = rf"[{CHINESE}]+兆(?![字瓦赫帕比流宽带位内空存欧伏焦牛网以的])[{CHINESE}]*"
_RAISED = {c: str(i) for i, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {"⁻": "-"}
_SUPERSCRIPT = rf"⁻?[{''.join(_RAISED)}]{{1,2}}"
# 1.5e10, 10^6, 1.5×10^8, 10⁶; another number with a raised one behind is of a note: 120¹.
POWER = (
    r"(?:\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2}(?![A-Za-z\d])"
    rf"|(?: ?[×xX*] ?10)?\^-?\d{{1,2}}(?!\d)| ?[×xX*] ?10{_SUPERSCRIPT})"
    rf"|(?<![\d.,])10{_SUPERSCRIPT})"
)
_STEPPED = rf"(?: (?=[百千]?[万亿]))?{MAGNITUDE}(?:零?{ARABIC}(?:{MAGNITUDE}|十))*{_PLACE_BELOW}"
# 100k; 10w+ and 5w人 for 万, as is written online: a lamp of 10w has no person behind it.
_LATIN_STEP = (
    r"(?:[kK](?![A-Za-z\d])|[wW](?=[+人粉赞元块]|的?(?:阅读|播放|浏览|点赞|点击|流量|[月年]薪)))"
)
# ½, 2¾
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
NUMERAL = (
    rf"(?:{POWER}|{ARABIC}(?:{_STEPPED}|{_LATIN_STEP}|[{VULGAR}])?|[{VULGAR}]"
    rf"|{_WITH_TRILLIONS}|[{CHINESE}]+(?:点[{DIGIT}]+[万亿]*)?)"
)

# Longer numerals are serial numbers of something, whatever they look like.
LONGEST = 32

_ARABIC_RUN = re.compile(r"[\d.]+")
_POWER = re.compile(r"([\d.]+)(?:[eE]([+-]?\d+)|([×xX*]10)?\^(-?\d+))")
_SUPERSCRIPTS = re.compile(f"[{''.join(_RAISED)}]+")
_NEIGHBOURS = re.compile(r"(.*?)([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]*)")
_IN_ORDER = frozenset(
    [
        "一两",
        "两三",
        "三五",
        *(a + b for a, b in zip("一二三四五六七八", "二三四五六七八九", strict=True)),
    ]
)


class Bounds(NamedTuple):
    """The two ends of an inexact numeral such as 七八 or 三四十."""

    low: int | float
    high: int | float


def number(value: Decimal) -> int | float:
    """A decimal as the plainest Python number."""
    return int(value) if value == value.to_integral_value() else float(value)


def parse(text: str) -> int | float | None:
    """The value of a whole numeral, None if it is not well formed (``万一``, ``一三五``)."""
    value = parse_decimal(text)
    return None if value is None else number(value)


@lru_cache(maxsize=4096)
def parse_bounds(text: str) -> Bounds | None:
    """Two neighbouring digits name a stretch: 七八 (7 to 8), 十七八, 三四十, 两三百."""
    match = _NEIGHBOURS.fullmatch(text)
    if not match or match[2] + match[3] not in _IN_ORDER:
        return None
    before, first, second, after = match.groups()
    if before and before[-1] not in STEPS and before[-1] not in "万亿零":
        return None
    low, high = parse(before + first + after), parse(before + second + after)
    return None if low is None or high is None else Bounds(low, high)


@lru_cache(maxsize=4096)
def parse_decimal(text: str) -> Decimal | None:
    """As ``parse``, before rounding to a float."""
    if not text or len(text) > LONGEST:
        return None
    if text == "半":
        return Decimal("0.5")
    if text.isdecimal():
        return Decimal(text)
    if text[0] in "负-":
        rest = parse_decimal(text[1:])
        return None if rest is None else -rest
    text = text.replace(",", "").replace(" ", "")
    if text.isdecimal():
        return Decimal(text)
    if step := _LATIN_STEPS.get(text[-1]):
        return Decimal(text[:-1]) * step
    if power := _POWER.fullmatch(_SUPERSCRIPTS.sub(_on_the_line, text)):
        return _power(power)
    if text[-1] in VULGAR:
        return Decimal(text[:-1] or 0) + _vulgar(text[-1])
    if text in TOGETHER:
        return Decimal(TOGETHER[text])
    whole, point, fraction = text.partition("点")
    return _with_fraction(whole, fraction) if point else _whole(text)


def _vulgar(sign: str) -> Decimal:
    """¾."""
    above, below = unicodedata.normalize("NFKC", sign).split("\u2044")
    return Decimal(above) / int(below)


def _on_the_line(raised: re.Match[str]) -> str:
    """⁸ as ^8."""
    return "^" + "".join(_RAISED[c] for c in raised[0])


def _power(match: re.Match[str]) -> Decimal:
    """1.5e10, 1.5×10^8, 2^10."""
    base, exponent, times_ten, power = match.groups()
    if exponent or times_ten:
        return Decimal(base).scaleb(int(exponent or power))
    return Decimal(base) ** int(power)


def _with_fraction(whole: str, fraction: str) -> Decimal | None:
    digits = fraction.rstrip("万亿")
    head = _whole(whole) if whole else None
    if head is None or not digits or any(c not in DIGITS for c in digits):
        return None
    value = head + Decimal("0." + "".join(str(DIGITS[c]) for c in digits))
    for myriad in fraction[len(digits) :]:
        value *= MYRIADS[myriad]
    return value


def _whole(text: str) -> Decimal | None:
    for short, long in TENS.items():
        text = text.replace(short, long)
    if all(c in DIGITS for c in text):
        return _digit_by_digit(text)
    return _by_place(text)


def _digit_by_digit(text: str) -> Decimal | None:
    """二〇二二. Two or three digits without a zero are a list (一二三产业), not a number."""
    if 1 < len(text) < 4 and not set(text) & set("〇零○"):
        return None
    return Decimal("".join(str(DIGITS[c]) for c in text))


class _Places:
    """Adds up a numeral written by place: steps within a section, sections by 万 and 亿."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.pending: Decimal | None = None
        self.zero = False
        self.last = Decimal(10**16)  # the place written last: places must descend
        self.lowest_myriad = 10**16

    def digit(self, value: Decimal) -> bool:
        if value == 0:
            self.zero = True
            return self.pending is None
        if self.pending is not None:
            return False
        self.pending = value
        return True

    def step(self, size: int) -> bool:
        if size >= self.last and self.section:
            return False
        if self.pending is None and size > 10 and (self.total or self.zero):
            return False  # 十万千瓦 is no 十万 and 千, 零百加速 no number
        self.section += (1 if self.pending is None else self.pending) * size
        self.pending, self.last, self.zero = None, Decimal(size), False
        return True

    def myriad(self, size: int) -> bool:
        value = self.section + (self.pending or 0)
        if value == 0 and self.total == 0:
            if self.zero:  # 0万元
                return True
            value = Decimal(1)
        if size > self.lowest_myriad:  # 十五万亿, 一万亿
            self.total = (self.total + value) * size
        elif value == 0:
            if size < self.lowest_myriad:
                return False
            self.total *= size
        else:
            self.total += value * size
        self.section, self.pending, self.zero = Decimal(0), None, False
        self.last, self.lowest_myriad = Decimal(size), size
        return True

    def result(self) -> Decimal:
        """The sum; a last digit without 零 takes the place below: 一百五, 两万五."""
        rest = self.pending or Decimal(0)
        if rest and not self.zero and self.last >= 100 and self.last < 10**16 and rest < 10:
            rest *= self.last / 10
        return self.total + self.section + rest


def _by_place(text: str) -> Decimal | None:
    places, position = _Places(), 0
    while position < len(text):
        c = text[position]
        if c in DIGITS:
            fine, width = places.digit(Decimal(DIGITS[c])), 1
        elif c in STEPS:
            fine, width = places.step(STEPS[c]), 1
        elif c in MYRIADS:
            fine, width = places.myriad(MYRIADS[c]), 1
        else:
            run = _ARABIC_RUN.match(text, position)
            if not run or run[0].count(".") > 1 or run[0] == ".":
                return None
            fine, width = places.digit(Decimal(run[0])), len(run[0])
        if not fine:
            return None
        position += width
    return places.result()
