"""Reads one figure around a numeral: its number or range, unit, qualifier words and span.

Works on one block's text in plain script; offsets are code points within it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reader_app.analysis.figures import numerals, qualifiers
from reader_app.analysis.figures.numerals import CHINESE, NUMERAL
from reader_app.analysis.figures.units import Sort, Unit, per_end, unit_at, words
from reader_app.analysis.findings import Qualifier


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it is written, before it is known whether it counts anything.

    ``start`` and ``end`` hold the qualifier words too; ``number`` is the numeral alone.
    ``unit`` is the unit as written, ``unit_start`` and ``unit_end`` its place (equal if none).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: int | float
    high: int | float | None
    unit: str
    unit_start: int
    unit_end: int
    sort: Sort | None
    qualifier: Qualifier
    ordinal: bool = False
    magnitude: str = ""

    @property
    def bare(self) -> bool:
        return self.sort is None


@dataclass(slots=True)
class _Number:
    """A numeral with the words inside it (20余万): its value, and how it is qualified."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    magnitude: str
    qualifier: Qualifier | None


_MYRIAD = re.compile(r"[万亿]+$")
_INNER = re.compile(r" ?(多|余|来|几|有余)(?=(?:[百千十]?[万亿]+)?(?: ?))([百千十]?[万亿]+)?")
_FRACTION = re.compile(
    rf"(?:又({NUMERAL}))?分之(负?(?:{NUMERAL})(?:\.\d+)?)"
    rf"(?:(?:[-~]{{1,2}}|—{{1,2}}|至|到)(?:百分之|千分之)?({NUMERAL}))?"
)
_SLASH = re.compile(r"/(\d{1,3})(?![\d/.年月])")
_RATIO = re.compile(rf" ?[:：比] ?({NUMERAL})(?! ?[:：比\d])")
_RANGE = re.compile(rf" ?(?:[-~]{{1,2}}|—{{1,2}}|至|到) ?({NUMERAL})")
_ADJACENT = re.compile(r"、(\d{1,2}|[二三四五六七八九])(?=[个名位人次件起条家户年天万元岁])")
_COMPOSITE = re.compile(r"\([^\d()]{1,4}\)|/(?=[^\d])")
_MONEY_TAIL = re.compile(rf"(?:零)?([\d{CHINESE}]{{1,2}}|半)(角|毛|分)?(?:([\d{CHINESE}])分)?")
# 两毛五, 一米八, 三斤二两, 七成五, 三十七度五: a digit behind the unit is its tenths.
_WITH_TENTHS = frozenset({"毛", "角", "斤", "米", "丈", "尺", "度", "成"})
_TENTHS = re.compile(
    rf"([\d一二三四五六七八九]{{1,2}})(?:分(?!之|[钟别])|两(?![个名])|(?![\d{CHINESE}.,%])(?!\w))"
)
_HALF = re.compile(r"半(?![个天年月数])")


# Steps that open a unit: 两千克 is two 千克. 两千米 and 两百克 are read as written.
_UNIT_STEPS = frozenset({"千克", "千瓦", "千伏", "千赫", "千卡", "千帕", "千焦", "千牛", "百帕"})
_TWO_DIGITS = re.compile(r"[一二三四五六七八九]{2}")

# Last characters of words that are numerals by themselves: 队伍三个, 统一两项, 大陆一百人.
_WORD_ENDING = re.compile(
    r"(?<=[统唯专单归合择逐同划其之均])一|(?<=[队入退])伍|(?<=[大内登着])陆|(?<=收)拾"
)


def _without_word_ending(text: str, start: int, end: int) -> int:
    match = _WORD_ENDING.match(text, start, end)
    return match.end() if match and match.end() < end else start


def _numeral(text: str, start: int, end: int) -> _Number | None:
    """The numeral in ``text[start:end]`` and what stands inside the number after it."""
    start = _without_word_ending(text, start, end)
    if text[end - 1 : end + 1] in _UNIT_STEPS and (text[start].isdecimal() or end - start == 2):
        end -= 1
    written = text[start:end]
    if text[end : end + 1] in ("折", "成") and _TWO_DIGITS.fullmatch(written):
        written = written[0] + "点" + written[1]  # 八五折
    bounds = numerals.parse_bounds(written)
    value = Decimal(str(bounds.low)) if bounds else numerals.parse_decimal(written)
    if value is None:
        return None
    high = Decimal(str(bounds.high)) if bounds else None
    magnitude = (_MYRIAD.search(written) or [""])[0]
    found = _Number(start, end, value, high, magnitude, Qualifier.RANGE if bounds else None)
    return _with_inner(text, found)


def _with_inner(text: str, found: _Number) -> _Number:
    """Take 多, 余, 来, 几 after the numeral in, with 万 or 亿 behind them."""
    inner = _INNER.match(text, found.end)
    if not inner or not _belongs_inside(text, inner, found):
        return found
    end = inner.end()
    if inner[2]:
        size = numerals.parse_decimal(inner[2]) or Decimal(1)
        found.low *= size
        found.high = found.high and found.high * size
        found.magnitude = (_MYRIAD.search(inner[2]) or [""])[0]
    found.end = end
    found.qualifier = Qualifier.ABOUT if inner[1] == "来" else Qualifier.OVER
    return found


def _belongs_inside(text: str, inner: re.Match[str], found: _Number) -> bool:
    if inner[2]:
        return True
    if inner[1] == "几" and text[found.end - 1] != "十":
        return False
    after = text[inner.end() : inner.end() + 1]
    if inner[1] == "多" and not after.isalnum():
        return True
    if inner[1] in ("多", "来", "几"):
        return unit_at(text, inner.end() + (after == " ")) is not None
    return True


def read(text: str, match: re.Match[str]) -> Reading | None:
    """The figure around the numeral ``match``; None if it is not well formed."""
    start, end = match.span()
    fraction = _FRACTION.match(text, end)
    if fraction:
        return _fraction(text, start, end, fraction)
    slash = _SLASH.match(text, end)
    if slash and (fraction_reading := _slash(text, start, end, slash)):
        return fraction_reading
    number = _numeral(text, start, end)
    if number is None:
        return None
    if text[start - 1 : start] == "第":
        return _ordinal(text, number)
    ratio = _RATIO.match(text, number.end)
    if ratio and (ratio_reading := _ratio(text, number, ratio)):
        return ratio_reading
    return _quantity(text, number)


def _plain(
    text: str, start: int, end: int, low: Decimal, high: Decimal | None, unit: str, sort: Sort
) -> Reading:
    """A number whose unit is part of its form: a fraction, a ratio."""
    first = numerals.number(low)
    last = None if high is None else numerals.number(high)
    kind = Qualifier.RANGE if high is not None else Qualifier.EXACT
    reading = Reading(start, end, start, end, first, last, unit, end, end, sort, kind)
    return qualifiers_around(text, reading)


def _fraction(text: str, start: int, end: int, match: re.Match[str]) -> Reading | None:
    """三分之一, 六又二分之一, 百分之二十."""
    below = numerals.parse_decimal(text[start:end])
    above = numerals.parse_decimal(match[2])
    upper = numerals.parse_decimal(match[3]) if match[3] else None
    if below is None or above is None:
        return None
    over = _with_inner(text, _Number(start, match.end(), above, None, "", None))
    if match[1]:
        whole, below = below, numerals.parse_decimal(match[1]) or Decimal(0)
    else:
        whole = Decimal(0)
    if below == 0:
        return None
    percent = {100: "%", 1000: "‰"}.get(int(below)) if not whole else None
    if percent:
        reading = _plain(text, start, over.end, above, upper, percent, Sort.PERCENT)
    else:
        value = whole + above / below
        reading = _plain(text, start, over.end, value, None, "", Sort.NUMBER)
    if over.qualifier and reading.qualifier is Qualifier.EXACT:
        reading = replace(reading, qualifier=over.qualifier)
    return _signed(text, reading)


def _slash(text: str, start: int, end: int, match: re.Match[str]) -> Reading | None:
    """1/3. Not 24/7, 2/2022 or 台/套."""
    if not text[start:end].isdecimal() or len(text[start:end]) > 3:
        return None
    above, below = int(text[start:end]), int(match[1])
    if not 0 < above < below <= 20 and below not in (100, 1000):
        return None
    return _plain(text, start, match.end(), Decimal(above) / below, None, "", Sort.NUMBER)


def _ratio(text: str, first: _Number, match: re.Match[str]) -> Reading | None:
    """5：1, 三比一. A clock time looks alike: 8:30."""
    second = numerals.parse_decimal(match[1])
    if second is None or second == 0 or unit_at(text, match.end()) is not None:
        return None
    written = text[match.start() : match.end()]
    minutes = re.fullmatch(r"[:：][0-5]\d", written)
    if minutes and first.low < 25 and "比" not in text[max(0, first.start - 12) : first.start]:
        return None
    return _plain(text, first.start, match.end(), first.low / second, None, "", Sort.NUMBER)


def _quantity(text: str, number: _Number) -> Reading | None:
    first_unit = _unit_after(text, number.end)
    number, unit = _range(text, number, first_unit) or (number, first_unit)
    return _finish(text, number, unit)


def _ordinal(text: str, number: _Number) -> Reading:
    """第二批, 第352位, 第3至5名: the unit belongs to it only if it is one that counts."""
    unit = _unit_after(text, number.end)
    number, unit = _range(text, number, unit) or (number, unit)
    end = unit.end if unit else number.end
    return Reading(
        number.start - 1,
        end,
        number.start,
        number.end,
        numerals.number(number.low),
        None if number.high is None else numerals.number(number.high),
        _name(text, unit) if unit else "",
        unit.start if unit else end,
        end,
        unit.sort if unit else None,
        number.qualifier or Qualifier.EXACT,
        ordinal=True,
    )


def _skip_space(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] in (" ", "\u00a0") else position


def _unit_after(text: str, position: int) -> Unit | None:
    """The unit after a number, grown to its full form: 台(套), 人次, 公里/小时, 元每平方米."""
    unit = unit_at(text, _skip_space(text, position))
    if unit is None or unit.sort in (Sort.DURATION, Sort.NUMBERING):
        return unit
    end = unit.end
    if text[end : end + 1] == "(":
        end = _bracketed_unit(text, end) or end
    if text[end : end + 1] in ("/", "每"):
        rate = per_end(text, end + 1) or _alternative(text, end + 1)
        end = rate or end
    elif unit.sort is Sort.COUNT and text[end : end + 1] in ("次", "段") and end == unit.end:
        end += text[end + 1 : end + 2] not in ("数", "元", "落", "品", "级")
    return Unit(unit.start, end, unit.sort)


def _bracketed_unit(text: str, position: int) -> int | None:
    """台(套): a second unit in brackets, and nothing else in them."""
    unit = unit_at(text, position + 1)
    if unit and unit.sort in (Sort.COUNT, Sort.NOUN) and text[unit.end : unit.end + 1] == ")":
        return unit.end + 1
    return None


def _alternative(text: str, position: int) -> int | None:
    unit = unit_at(text, position)
    return unit.end if unit and unit.sort is Sort.COUNT else None


def _range(
    text: str, first: _Number, first_unit: Unit | None
) -> tuple[_Number, Unit | None] | None:
    """Grow a number by the upper bound behind it: 5—8个, 三至五万, 10%-15%, 7、8个."""
    after = first_unit.end if first_unit else first.end
    match = _RANGE.match(text, after) or (
        _ADJACENT.match(text, after) if first_unit is None else None
    )
    if not match or first.high is not None:
        return None
    second = _numeral(text, *match.span(1))
    if second is None or second.high is not None:
        return None
    unit = _unit_after(text, second.end)
    if first_unit and (unit is None or _name(text, unit) != _name(text, first_unit)):
        return None
    low = first.low
    if not first.magnitude and second.magnitude and first_unit is None:
        low = _in_magnitude_of(second, first.low)
    if low >= second.low or (match[0][0] == "、" and low + 1 != second.low):
        return None
    merged = _Number(first.start, second.end, low, second.low, second.magnitude, Qualifier.RANGE)
    return merged, unit


def _name(text: str, unit: Unit) -> str:
    return text[unit.start : unit.end]


def _in_magnitude_of(upper: _Number, low: Decimal) -> Decimal:
    """三至五万 means three to five times 万; 500至1万 does not."""
    size = _size(upper.magnitude)
    return low * size if low * size < upper.low else low


def _size(magnitude: str) -> Decimal:
    size = Decimal(1)
    for myriad in magnitude:
        size *= numerals.MYRIADS[myriad]
    return size


def _finish(text: str, number: _Number, unit: Unit | None) -> Reading:
    """Put number, unit and the words around them together."""
    low, high = number.low, number.high
    name, sort, unit_start, end = "", None, number.end, number.end
    if unit:
        name, sort = _name(text, unit), unit.sort
        unit_start, end = unit.start, unit.end
    if sort is Sort.MONEY and number.magnitude:
        scale = _size(number.magnitude)
        low, high = low / scale, None if high is None else high / scale
        name = number.magnitude + name
    if name == "半":
        low /= 2
    if unit and high is None:
        low, end = _tail(text, low, unit, end, number)
    reading = Reading(
        number.start,
        end,
        number.start,
        number.end,
        numerals.number(low),
        None if high is None else numerals.number(high),
        name,
        unit_start,
        max(unit_start, unit.end if unit else unit_start),
        sort,
        number.qualifier or Qualifier.EXACT,
        magnitude=number.magnitude,
    )
    return qualifiers_around(text, _signed(text, _marked(text, reading)))


_CURRENCY = re.compile(r"(?:(?:US|HK|NT)?\$|[¥€£₩₽₹₫]|RMB ?¥?|CNY|USD|EUR|HKD|JPY|GBP) ?\Z")
_CURRENCY_WORD = re.compile(r"(?:人民币|美元|港币|欧元|日元|英镑)(?:约|大写)?[:：]? ?\Z")
_SCALE = re.compile(r"(?:摄氏|华氏)\Z")


def _marked(text: str, reading: Reading) -> Reading:
    """A sign or name of currency, or of a temperature scale, in front of the number."""
    before, start = max(0, reading.start - 7), reading.start
    if sign := _CURRENCY.search(text, before, start):
        unit = reading.unit if reading.sort is Sort.MONEY else sign[0].strip()
        return _as_money(replace(reading, start=sign.start()), unit)
    if reading.bare and _CURRENCY_WORD.search(text, before, start):
        return _as_money(reading, reading.magnitude)
    if reading.unit == "度" and (scale := _SCALE.search(text, before, start)):
        return replace(reading, start=scale.start(), unit=scale[0] + "度", sort=Sort.TEMPERATURE)
    return reading


def _as_money(reading: Reading, unit: str) -> Reading:
    """A bare number as an amount of money: 万 and 亿 go from the value into the unit."""
    if reading.sort is Sort.MONEY:
        return reading
    size = _size(reading.magnitude)
    low = numerals.number(Decimal(str(reading.low)) / size)
    high = None if reading.high is None else numerals.number(Decimal(str(reading.high)) / size)
    name = reading.magnitude or unit
    return replace(reading, low=low, high=high, unit=name, sort=Sort.MONEY)


def as_money(reading: Reading) -> Reading:
    """The reading as money, where the words around a bare number say that it is."""
    return _as_money(reading, reading.magnitude)


def _tail(text: str, low: Decimal, unit: Unit, end: int, number: _Number) -> tuple[Decimal, int]:
    """What may follow the unit within one amount: 三元五角, 五块三, 1米75, 三岁半, 贰拾元整."""
    name = _name(text, unit)
    if unit.sort is Sort.MONEY and name in words().plain_money:
        scale = Decimal(1) / _size(number.magnitude)
        return _small_change(text, low, end, scale, name)
    if name in _WITH_TENTHS and (tenth := _TENTHS.match(text, end)):
        digits = numerals.parse_decimal(tenth[1])
        if digits is not None and digits < 100:
            return low + digits / 10 ** len(str(int(digits))), tenth.end()
    half = _HALF.match(text, end)
    if half and (unit.sort in (Sort.AGE, Sort.MEASURE, Sort.NUMBER)):
        return low + Decimal("0.5"), half.end()
    return low, end


def _small_change(
    text: str, low: Decimal, end: int, scale: Decimal, name: str
) -> tuple[Decimal, int]:
    """角 and 分 after 元, and the closing 整."""
    if match := re.compile(r"[整正](?!个|体|改|合|理|治|在|式|常|负|值)").match(text, end):
        return low, match.end()
    change = _MONEY_TAIL.match(text, end)
    if not change:
        return low, end
    first = Decimal("5") if change[1] == "半" else numerals.parse_decimal(change[1])
    if first is None or first >= 100:
        return low, end
    if change[2] is None and (name == "元" or unit_at(text, change.end(1)) or change[3]):
        return low, end
    tenths = first * (Decimal("0.01") if change[2] == "分" else Decimal("0.1"))
    if change[2] is None and first >= 10:
        return low, end
    cents = (numerals.parse_decimal(change[3]) or Decimal(0)) / 100 if change[3] else Decimal(0)
    finish = change.end()
    finish += text[finish : finish + 1] in ("整", "正")
    return low + (tenths + cents) * scale, finish


_MINUS = re.compile(r"(?:负|零下(?:摄氏)?|(?<![\w)%°])-)\Z")


def _signed(text: str, reading: Reading) -> Reading:
    """-3℃, 负五, 零下5度: the sign belongs to the number and to the span."""
    match = _MINUS.search(text, max(0, reading.start - 4), reading.start)
    if not match or reading.start != reading.number_start:
        return reading
    low, high = -reading.low, reading.high
    if high is not None and match[0] == "零下":
        low, high = sorted((-reading.low, -high))
    return replace(reading, start=match.start(), number_start=match.start(), low=low, high=high)


def qualifiers_around(text: str, reading: Reading) -> Reading:
    """The reading with the qualifier words that touch it."""
    start, before = qualifiers.before(text, reading.start)
    end, after = qualifiers.after(text, reading.end, reading.sort)
    verb = qualifiers.verb_before(text, start)
    qualifier = reading.qualifier
    if qualifier is Qualifier.EXACT:
        qualifier = before or after or verb or qualifier
    return replace(reading, start=start, end=end, qualifier=qualifier)
