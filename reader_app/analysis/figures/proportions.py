"""Numbers that are written as two: fractions, 百分之, ratios, powers."""

from __future__ import annotations

import re
from decimal import Decimal

from reader_app.analysis.figures import numerals
from reader_app.analysis.figures.labels import LOT
from reader_app.analysis.figures.numerals import NUMERAL
from reader_app.analysis.figures.reading import Reading, signed, with_qualifiers
from reader_app.analysis.figures.units import Sort, unit_at
from reader_app.analysis.figures.written import Written, with_inner
from reader_app.analysis.findings import Qualifier
from reader_app.analysis.scores import is_score

_FRACTION = re.compile(
    rf"(?: ?又 ?({NUMERAL}))? ?分 ?之 ?(负?(?:{NUMERAL})(?:\.\d+)?)"
    rf"(?:(?:[-~]{{1,2}}|—{{1,2}}|至|到)(?:百分之|千分之)?({NUMERAL})(?: ?分之({NUMERAL}))?)?"
)
_SLASH = re.compile(r"/(\d{1,5})(?![\d/.年月])")
# 3又1/2, 1 1/2
_MIXED = re.compile(r"(?: ?又 ?| )(\d{1,2})/(\d{1,2})(?![\d/.年月])")
# 十的八次方, 5的平方
_POWER = re.compile(rf"的(?:(负?(?:{NUMERAL}))次方|(平方|立方)(?![根米千公厘分毫英]))")
_LARGEST_EXPONENT = 100
# Units of one character that are no other word behind a fraction.
_PLAIN = frozenset("米斤亩升吨元克")
# Denominators of fractions; 5/30 and 3/120 are days and pages.
_LARGEST_COMMON, _ROUND = 20, (32, 64, 100, 1000, 10000)
_RATIO = re.compile(rf" ?[:：比] ?({NUMERAL})(?! ?[:：比\d])")


def _plain(
    text: str, start: int, end: int, low: Decimal, high: Decimal | None, unit: str, sort: Sort
) -> Reading:
    """A number whose unit is part of its form: a fraction, a ratio."""
    first = numerals.number(low)
    last = None if high is None else numerals.number(high)
    kind = Qualifier.RANGE if high is not None else Qualifier.EXACT
    reading = Reading(
        start, end, start, end, first, last, unit, end, end, sort, kind, not text[start].isascii()
    )
    return with_qualifiers(text, reading)


def fraction(text: str, start: int, end: int) -> Reading | None:
    """三分之一, 六又二分之一, 百分之二十; ``text[start:end]`` is the first numeral."""
    if text[end : end + 1] not in ("分", "又", " "):
        return None
    match = _FRACTION.match(text, end)
    if not match:
        return None
    below = numerals.parse_decimal(text[start:end])
    above = numerals.parse_decimal(match[2])
    if below is None or above is None:
        return None
    whole = Decimal(0)
    if match[1]:
        whole, below = below, numerals.parse_decimal(match[1]) or Decimal(0)
    if below == 0:
        return None
    percent = None if match[1] else {100: "%", 1000: "‰"}.get(int(below))
    end, last = _upper_bound(match, percent is not None)
    over = with_inner(text, Written(start, end, above))
    if percent:
        reading = _plain(text, start, over.end, above, last, percent, Sort.PERCENT)
    else:
        value = whole + above / below
        reading = _plain(text, start, over.end, value, last, "", Sort.NUMBER)
        reading = _measured(text, reading, mixed=bool(whole))
    if over.qualifier and reading.qualifier is Qualifier.EXACT:
        reading = reading._replace(qualifier=over.qualifier)
    return signed(text, reading)


def _upper_bound(match: re.Match[str], percent: bool) -> tuple[int, Decimal | None]:
    """Where a fraction ends, and its upper bound: 百分之三到五, 三分之一到二分之一."""
    last = numerals.parse_decimal(match[3]) if match[3] else None
    if percent and last is not None and not match[4]:
        return match.end(3), last
    parts = numerals.parse_decimal(match[4]) if match[4] and not percent else None
    return (match.end(4), parts / last) if parts and last else (match.end(2), None)


def _measured(text: str, reading: Reading, mixed: bool) -> Reading:
    """四分之三英里, 三又二分之一个: the unit of a fraction, where it can be nothing else."""
    unit = unit_at(text, reading.end)
    if unit is None or unit.sort not in (Sort.MEASURE, Sort.MONEY, Sort.COUNT):
        return reading
    counted = unit.sort is Sort.COUNT
    if not mixed and (counted or (unit.end - unit.start == 1 and text[unit.start] not in _PLAIN)):
        return reading
    name = text[unit.start : unit.end]
    return reading._replace(
        end=unit.end, unit=name, unit_start=unit.start, unit_end=unit.end, sort=unit.sort
    )


def slash(text: str, start: int, end: int) -> Reading | None:
    """1/3. Not 24/7, 2/2022 or 台/套."""
    if text[end : end + 1] not in ("/", "又", " "):
        return None
    if mixed := _mixed(text, start, end):
        return mixed
    match = _SLASH.match(text, end)
    if not match or not text[start:end].isdecimal() or len(text[start:end]) > 3:
        return None
    above, below = int(text[start:end]), int(match[1])
    if not 0 < above < below <= _LARGEST_COMMON and below not in _ROUND:
        return None
    return signed(
        text, _plain(text, start, match.end(), Decimal(above) / below, None, "", Sort.NUMBER)
    )


def power(text: str, start: int, end: int) -> Reading | None:
    """十的八次方; ``text[start:end]`` is the numeral of the base."""
    match = _POWER.match(text, end)
    base = numerals.parse_decimal(text[start:end]) if match else None
    if match is None or base is None:
        return None
    exponent = numerals.parse(match[1]) if match[1] else 2 + (match[2] == "立方")
    if not isinstance(exponent, int) or abs(exponent) > _LARGEST_EXPONENT or not base:
        return None
    return signed(text, _plain(text, start, match.end(), base**exponent, None, "", Sort.NUMBER))


def _mixed(text: str, start: int, end: int) -> Reading | None:
    match = _MIXED.match(text, end)
    if not match or not text[start:end].isdecimal() or not 0 < int(match[1]) < int(match[2]):
        return None
    value = Decimal(text[start:end]) + Decimal(match[1]) / int(match[2])
    return signed(text, _plain(text, start, match.end(), value, None, "", Sort.NUMBER))


def ratio(text: str, first: Written) -> Reading | None:
    """5：1, 三比一. A clock time looks alike: 8:30."""
    if text[first.end : first.end + 1] not in (":", "：", "比", " "):
        return None
    match = _RATIO.match(text, first.end)
    if not match:
        return None
    second = numerals.parse_decimal(match[1])
    if second is None or second == 0 or unit_at(text, match.end()) is not None:
        return None
    if LOT.search(text, max(0, first.start - 4), match.start() + 1):
        return None  # 包1：2,650,000.00
    written = text[match.start() : match.end()]
    minutes = re.fullmatch(r"[:：][0-5]\d", written)
    told = "比" in text[max(0, first.start - 12) : first.start] or is_score(text, first.start)
    if minutes and first.low < 25 and not told:
        return None
    found = _plain(text, first.start, match.end(), first.low / second, None, "", Sort.NUMBER)
    if text.startswith("超", found.start) and found.start == first.start - 1:
        # 侯英超3:2力克: what no ratio has in front is the end of a name.
        return found._replace(start=first.start, qualifier=Qualifier.EXACT)
    return found
