"""Reads the figure around a numeral: number or range, unit, ordinal, qualifier words."""

from __future__ import annotations

import re
from decimal import Decimal

from reader_app.analysis.figures import numerals
from reader_app.analysis.figures.amount_tails import tail
from reader_app.analysis.figures.numerals import NUMERAL
from reader_app.analysis.figures.proportions import fraction, power, ratio, slash
from reader_app.analysis.figures.reading import Reading, marked, signed, size_of, with_qualifiers
from reader_app.analysis.figures.units import NEVER, Sort, Unit, per_end, unit_at
from reader_app.analysis.figures.written import Written, numeral
from reader_app.analysis.findings import Qualifier

_RANGE = re.compile(rf" ?(?:-{{1,2}}|~{{1,2}}|—{{1,2}}|至|到) ?(?P<sign>-|负|零下)?({NUMERAL})")
# The first characters of what may link two bounds: most numbers stand alone.
_LINKS = frozenset(" -~—至到、")
_MINUS = re.compile(r"(?:负|零下|(?<![A-Za-z0-9)%°])-)\Z")
# What may stand between the unit of the first bound and the link: 三斤六两, 一米七五.
_LONGEST_TAIL = 5
# 两到三千: a single digit in front of so many hundreds or thousands.
_HUNDREDS = re.compile(r"[一二两三四五六七八九]([十百千])")
# 六个月大, 十天大: lengths of a life; 三天大雨 is none.
_AGES = frozenset({"个月", "个半月", "月", "周", "天", "个星期", "个礼拜"})
_OLD = re.compile(r"半?大(?=[的，。、；,;)]|\Z|就|时|了|左右|便|还|才|已)")
# 优良天数207天，同比增加16天: days that are counted, no length of time.
_COUNTED_DAYS = re.compile(
    r"[天日]数(?:达到?|为|共|有|累计)?(?:[^。；]{0,30}(?:增加|减少|多|少))?\Z"
)
_ALTERNATIVES = re.compile(r"\([县市区镇乡村街道局企场](?:、(?:[县市区镇乡村局企场]|街道)){1,3}\)")
# Behind the numeral of a fraction: 三分之一, 3又1/2, 1/3.
_PROPORTIONED = frozenset("分又/ ")
# 提高0.4个和0.6个百分点
_OF_POINTS = re.compile(r"[、和与及]\d+\.\d+个?百分点")
_OF_ANOTHER = frozenset(" KMGTP人、和与及")
_DATA = re.compile(r" ?([KMGTP]i?B?)(?![A-Za-z])")
# 四个半百分点, 三个多百分点: what stands inside the unit belongs to the number.
_POINTS = {"个": Decimal(0), "个半百分点": Decimal("0.5"), "个多百分点": Decimal(0)}
_HANDS = re.compile("人(?![民员物大防力才和])")
_ORDINAL = re.compile(r"第 ?\Z")
_SECOND_ORDER = re.compile(rf" ?(?:-|~|—{{1,2}}|至|到) ?第 ?({NUMERAL})")
_ORDERED = re.compile(" ?(代(?![表码理办])|任(?![务职命免教期何意用]))")
_ADJACENT = re.compile(
    r"、(\d{1,2}|[二三四五六七八九][十百千]?)(?=[个名位人次件起条家户年天万元岁块斤里米公亩吨只头])"
)


def read(text: str, start: int, end: int) -> Reading | None:
    """The figure around the numeral ``text[start:end]``; None if it is not well formed."""
    behind = text[end : end + 1]
    if behind == "的" and (raised := power(text, start, end)):
        return raised
    if behind in _PROPORTIONED and (
        proportion := fraction(text, start, end) or slash(text, start, end)
    ):
        return proportion
    number = numeral(text, start, end)
    if number is None:
        return None
    if mark := _ORDINAL.search(text, max(0, start - 2), start):
        return _ordinal(text, number, mark.start())
    return ratio(text, number) or _quantity(text, number)


def _quantity(text: str, number: Written) -> Reading | None:
    unit = _unit_after(text, number.end)
    # Most have no link near.
    linked = unit and not _LINKS.isdisjoint(text[unit.end : unit.end + _LONGEST_TAIL])
    if linked and (grown := _range_of_amounts(text, number, unit)):
        return _finish(text, *grown)
    return _finish(text, *(_range(text, number, unit) or (number, unit)))


def _range_of_amounts(
    text: str, first: Written, first_unit: Unit | None
) -> tuple[Written, Unit, int] | None:
    """一米六到一米八, 三斤到四斤半: bounds that go on behind their unit. With the end of both."""
    if first_unit is None or first.high is not None:
        return None
    low, end = tail(text, first.low, first_unit, first_unit.end, first)
    if text[end : end + 1] not in _LINKS or not (match := _RANGE.match(text, end)):
        return None
    second = numeral(text, *match.span(match.lastindex or 1))
    unit = _unit_after(text, second.end) if second else None
    if second is None or unit is None or _name(text, unit) != _name(text, first_unit):
        return None
    high, last = tail(text, second.low, unit, unit.end, second)
    if (end, last) == (first_unit.end, unit.end) or low >= high or match["sign"]:
        return None
    both = Written(first.start, second.end, low, high, second.magnitude, Qualifier.RANGE)
    return both, unit, last


def _ordinal(text: str, number: Written, start: int) -> Reading:
    """第二批, 第352位, 第3至5名: the unit belongs to it only if it is one that counts."""
    unit = _unit_after(text, number.end) or _only_ordered(text, number.end)
    number, unit = (
        _range(text, number, unit) or _range_of_orders(text, number, unit) or (number, unit)
    )
    end = unit.end if unit else number.end
    return Reading(
        start,
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
        chinese=_is_chinese(text, number.start),
        ordinal=True,
    )


def _range_of_orders(
    text: str, first: Written, unit: Unit | None
) -> tuple[Written, Unit | None] | None:
    """第三到第五, 第1名至第3名."""
    after = unit.end if unit else first.end
    match = _SECOND_ORDER.match(text, after) if text[after : after + 1] in _LINKS else None
    second = numeral(text, *match.span(1)) if match else None
    if second is None or second.low <= first.low:
        return None
    last = _unit_after(text, second.end)
    if unit and (last is None or _name(text, unit) != _name(text, last)):
        return None
    return Written(first.start, second.end, first.low, second.low, "", Qualifier.RANGE), last


def _only_ordered(text: str, position: int) -> Unit | None:
    """第四代, 第四十五任总统: counted without 第 these make other words (二代, 两任务)."""
    match = _ORDERED.match(text, position)
    return Unit(match.start(1), match.end(), Sort.COUNT) if match else None


def _is_chinese(text: str, position: int) -> bool:
    return not text[position].isascii()


def _skip_space(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] in (" ", "\u00a0") else position


def _unit_after(text: str, position: int) -> Unit | None:
    """The unit after a number, grown to its full form: 台(套), 人次, 公里/小时, 元每平方米."""
    unit = unit_at(text, _skip_space(text, position))
    if unit is None:
        return None
    end = unit.end
    behind = text[end : end + 1]
    if behind in _OF_ANOTHER and (other := _other_unit(text, unit)):
        return other
    if unit.sort in NEVER:
        return unit
    if behind == "(":
        end = _bracketed_unit(text, end) or end
        behind = text[end : end + 1]
    if behind in ("/", "每"):
        end = per_end(text, end + 1) or _alternative(text, end + 1) or end
    elif unit.sort is Sort.COUNT and behind in ("次", "段") and end == unit.end:
        end += text[end + 1 : end + 2] not in ("数", "元", "落", "品", "级")
    return Unit(unit.start, end, unit.sort)


def _other_unit(text: str, unit: Unit) -> Unit | None:
    """两个TB: data have their own unit; 0.4个和0.6个百分点: the unit of both stands behind the
    second; 三十号人: persons, no number of a house."""
    if text[unit.start : unit.end] == "个" and (data := _DATA.match(text, unit.end)):
        return Unit(data.start(1), data.end(1), Sort.MEASURE)
    if text[unit.start : unit.end] == "个" and _OF_POINTS.match(text, unit.end):
        return Unit(unit.start, unit.end, Sort.PERCENT)
    if text[unit.start : unit.end] == "号" and _HANDS.match(text, unit.end):
        return Unit(unit.start, unit.end, Sort.COUNT)
    return None


def _bracketed_unit(text: str, position: int) -> int | None:
    """台(套), 县(市、区): other units in brackets, and nothing else in them."""
    if alternatives := _ALTERNATIVES.match(text, position):
        return alternatives.end()
    unit = unit_at(text, position + 1)
    if unit and unit.sort in (Sort.COUNT, Sort.NOUN) and text[unit.end : unit.end + 1] == ")":
        return unit.end + 1
    return None


def _alternative(text: str, position: int) -> int | None:
    unit = unit_at(text, position)
    return unit.end if unit and unit.sort is Sort.COUNT else None


def _range(
    text: str, first: Written, first_unit: Unit | None
) -> tuple[Written, Unit | None] | None:
    """Grow a number by the upper bound behind it: 5—8个, 三至五万, 10%-15%, 7、8个."""
    after = first_unit.end if first_unit else first.end
    if text[after : after + 1] not in _LINKS:
        return None
    match = _RANGE.match(text, after) or (
        _ADJACENT.match(text, after) if first_unit is None else None
    )
    if not match or first.high is not None:
        return None
    second = numeral(text, *match.span(match.lastindex or 1))
    if second is None or second.high is not None:
        return None
    if below := _below_zero(text, match, first, second, first_unit):
        return below
    unit = _unit_after(text, second.end)
    if first_unit and (unit is None or _name(text, unit) != _name(text, first_unit)):
        return None
    low = first.low
    if not first.magnitude and first_unit is None:
        low = _in_magnitude_of(text, second, first.low)
    signed_end = match.re is _RANGE and match["sign"] is not None
    if signed_end or low >= second.low or (match[0][0] == "、" and not _adjacent(low, second.low)):
        return None
    merged = Written(first.start, second.end, low, second.low, second.magnitude, Qualifier.RANGE)
    return merged, unit


def _adjacent(low: Decimal, high: Decimal) -> bool:
    """7、8, 七、八百."""
    return any(high - low == step and low < 10 * step for step in (1, 10, 100, 1000))


def _name(text: str, unit: Unit) -> str:
    return text[unit.start : unit.end]


def _below_zero(
    text: str, match: re.Match[str], first: Written, second: Written, first_unit: Unit | None
) -> tuple[Written, Unit | None] | None:
    """-5℃至3℃, 零下8至零下5度; the sign of the lower bound is put on when the figure is read."""
    sign = _MINUS.search(text, max(0, first.start - 2), first.start)
    if not sign or match.re is not _RANGE or (sign[0] == "零下" and not match["sign"]):
        return None
    high = -second.low if match["sign"] and sign[0] != "零下" else second.low
    unit = _unit_after(text, second.end)
    if first_unit and (unit is None or _name(text, unit) != _name(text, first_unit)):
        return None
    if match["sign"] and first.low <= second.low and sign[0] != "零下":
        if "到" not in match[0] and "至" not in match[0]:
            return None
        return Written(first.start, second.end, second.low, -first.low, "", Qualifier.RANGE), unit
    return Written(first.start, second.end, first.low, high, "", Qualifier.RANGE), unit


def _in_magnitude_of(text: str, upper: Written, low: Decimal) -> Decimal:
    """三至五万 means three to five times 万, 两到三千 two to three thousand; 500至1万 does not."""
    step = _HUNDREDS.fullmatch(text[upper.start : upper.end])
    size = Decimal(numerals.STEPS[step[1]]) if step and low < 10 else size_of(upper.magnitude)
    return low * size if low * size < upper.low else low


def _aged(text: str, number: Written, unit: Unit, end: int) -> Reading:
    high = None if number.high is None else numerals.number(number.high)
    half = "半" in text[unit.start : end]  # 六个半月大, 三周半大
    reading = Reading(
        number.start,
        end,
        number.start,
        number.end,
        numerals.number(number.low + Decimal(half) / 2),
        high,
        _name(text, unit).replace("半", ""),
        unit.start,
        unit.end,
        Sort.AGE,
        number.qualifier or Qualifier.EXACT,
        chinese=_is_chinese(text, number.start),
    )
    return with_qualifiers(text, reading)


def _are_counted_days(text: str, start: int) -> bool:
    return _COUNTED_DAYS.search(text, max(0, start - 40), start) is not None


def _finish(text: str, number: Written, unit: Unit | None, last: int = 0) -> Reading | None:
    """Put number, unit and the words around them together; None where the unit makes it a date, a
    length of time or the number of a house: a sixth of all numbers, done with at once. ``last``
    is where the amount ends if it goes on behind its unit."""
    low, high = number.low, number.high
    name, sort, unit_start, end = "", None, number.end, number.end
    if unit:
        name, sort = _name(text, unit), unit.sort
        unit_start, end = unit.start, max(unit.end, last)
        if name in _AGES and (old := _OLD.match(text, end)):
            return _aged(text, number, unit, old.end())
        if sort is Sort.DURATION and _are_counted_days(text, number.start):
            sort = Sort.COUNT
        if sort in NEVER:
            return None
    if sort is Sort.MONEY and number.magnitude:
        scale = size_of(number.magnitude)
        low, high = low / scale, None if high is None else high / scale
        name = number.magnitude + name
    if name == "半":
        low /= 2
    if sort is Sort.PERCENT and name in _POINTS:
        low, name = low + _POINTS[name], "个百分点"
    if unit and high is None:
        low, end = tail(text, low, unit, end, number)
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
        chinese=_is_chinese(text, number.start),
        magnitude=number.magnitude,
    )
    return with_qualifiers(text, signed(text, marked(text, reading)))
