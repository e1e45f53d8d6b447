"""A number as it is written: its value, unit, qualifier and span, and the signs around it.

Offsets are code points within one block's text in plain script.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reader_app.analysis.figures import currencies, numerals, qualifiers
from reader_app.analysis.figures.labels import LOT
from reader_app.analysis.figures.units import NEVER, Sort, unit_at
from reader_app.analysis.findings import Qualifier

_MINUS = re.compile(r"(?:(?:(?<!正)负|零下(?:摄氏)?) ?|(?<![A-Za-z0-9)%°])-)\Z")
# The last characters of what may sign a number.
_SIGNED = frozenset("-负下氏+ ")
_PLUS = re.compile(r"(?<![\w)%°+])\+\Z")
_BRACKET_BEHIND = re.compile(r" ?\(([^\d()]{1,6})\)")
_BRACKET_BEFORE = re.compile(r"\((?:单位:)?([^\d()]{1,6})\)(?: ?[:：] ?| ?[|｜\t] ?)\Z")
_LABELLED_UNIT = re.compile(r"\(([千百万亿]*元)\) ?[:：]")
_BEHIND_LOTS = (":", "：", " ")
_REACH_OF_LOTS = 90
_SCALE = re.compile(r"(摄氏|华氏)(?P<below>零下)?\Z")
_AGE_LABEL = re.compile(r"(?:年[近过逾满]|年龄|周岁|虚岁|芳龄|享年|终年)(?:为|是|约)?:? ?\Z")


class Reading(NamedTuple):
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
    chinese: bool
    ordinal: bool = False
    magnitude: str = ""

    @property
    def bare(self) -> bool:
        return self.sort is None


def signed(text: str, reading: Reading) -> Reading:
    """-3℃, 负五, 零下5度: the sign belongs to the number and to the span."""
    if text[reading.start - 1 : reading.start] not in _SIGNED:
        return reading
    if reading.start != reading.number_start and reading.sort is not Sort.MONEY:  # -¥300
        return reading
    match = _MINUS.search(text, max(0, reading.start - 5), reading.start)
    marked = reading.start != reading.number_start
    if plus := _PLUS.search(text, max(0, reading.start - 1), reading.start):
        return _from(plus.start(), reading, marked)
    if not match:
        return reading
    low, high = -reading.low, reading.high
    if high is not None and match[0].startswith("零下"):
        low, high = sorted((-reading.low, -high))
    return _from(match.start(), reading._replace(low=low, high=high), marked)


def _from(start: int, reading: Reading, marked: bool) -> Reading:
    """The reading from its sign on, which stands in front of the mark of its currency if any."""
    number_start = reading.number_start if marked else start
    return reading._replace(start=start, number_start=number_start)


def with_qualifiers(text: str, reading: Reading) -> Reading:
    """The reading with the qualifier words that touch it."""
    start, before = qualifiers.before(text, reading.start)
    end, after = qualifiers.after(text, reading.end, reading.sort)
    verb = qualifiers.verb_before(text, start)
    qualifier = reading.qualifier
    if qualifier is Qualifier.EXACT:
        qualifier = before or after or verb or qualifier
    if start == reading.start and end == reading.end and qualifier is reading.qualifier:
        return reading
    return reading._replace(start=start, end=end, qualifier=qualifier)


def size_of(magnitude: str) -> Decimal:
    size = Decimal(1)
    for myriad in magnitude:
        size *= numerals.MYRIADS[myriad]
    return size


def _unit_in_brackets(text: str, reading: Reading) -> Reading | None:
    """单价（元）：4500 and 189.80（万元）: the unit stands beside the number, outside its span."""
    stated = (
        _BRACKET_BEHIND.match(text, reading.end)
        or _BRACKET_BEFORE.search(text, max(0, reading.start - 12), reading.start)
        or _unit_of_lots(text, reading.start)
    )
    if not stated or reading.magnitude:
        return None
    unit = stated[1].lstrip("百千万亿")
    found = unit_at(unit, 0) if unit else None
    if not found or found.end != len(unit) or found.sort in NEVER:
        return None
    return reading._replace(unit=stated[1], sort=found.sort)


def _unit_of_lots(text: str, start: int) -> re.Match[str] | None:
    """最高限价（元）：包1 2,598,000.00，包2 1,305,500.00: told once, in front of all."""
    if text[start - 1 : start] not in _BEHIND_LOTS or not LOT.search(
        text, max(0, start - 8), start
    ):
        return None
    told = [*_LABELLED_UNIT.finditer(text, max(0, start - _REACH_OF_LOTS), start)]
    return told[-1] if told else None


def marked(text: str, reading: Reading) -> Reading:
    """A sign or name of currency, or of a temperature scale, in front of the number."""
    before, start = max(0, reading.start - currencies.REACH), reading.start
    if not start:
        return reading
    last = text[start - 1]
    signs = last == " " or (not last.isalnum()) or last.isascii()
    if signs and (sign := currencies.SIGN.search(text, before, start)):
        unit = reading.unit if reading.sort is Sort.MONEY else sign[0].rstrip("- ")
        if sign[0][-1] == "-":  # ¥-300
            reading = reading._replace(low=-reading.low, number_start=reading.start - 1)
        if reading.magnitude:  # $1.5亿
            unit = reading.magnitude + currencies.NAMES.get(unit, "")
        reading = _with_latin_size(text, reading) if not reading.magnitude else reading
        return _as_money(reading._replace(start=sign.start()), unit)
    told = reading.bare and last in currencies.LAST_OF_NAME
    if told and (named := currencies.NAME.search(text, before, start)):
        return _as_money(reading, reading.magnitude or named["name"])
    if reading.bare and (bracketed := _unit_in_brackets(text, reading)):
        return bracketed
    if reading.unit == "度" and (scale := _SCALE.search(text, before, start)):
        found = reading._replace(unit=scale[1] + "度", sort=Sort.TEMPERATURE)
        first = reading.start if scale["below"] else scale.start()
        return found._replace(start=first, number_start=first)
    if reading.bare and not reading.magnitude and _AGE_LABEL.search(text, before, start):
        return reading._replace(sort=Sort.AGE)
    return reading


def _with_latin_size(text: str, reading: Reading) -> Reading:
    """$3 million, £1.5m: the size behind a sum in Latin letters, which is no unit (1.5m)."""
    size = currencies.SIZE.match(text, reading.number_end)
    if size is None:
        return reading
    low = Decimal(str(reading.low)).scaleb(currencies.SIZES[size[1].lower()])
    end = size.end()
    return reading._replace(
        low=numerals.number(low), end=end, unit="", unit_start=end, unit_end=end
    )


def _as_money(reading: Reading, unit: str) -> Reading:
    """A bare number as an amount of money: 万 and 亿 go from the value into the unit."""
    if reading.sort is Sort.MONEY:
        return reading
    size = size_of(reading.magnitude)
    low = numerals.number(Decimal(str(reading.low)) / size)
    high = None if reading.high is None else numerals.number(Decimal(str(reading.high)) / size)
    return reading._replace(low=low, high=high, unit=unit, sort=Sort.MONEY)


def as_money(reading: Reading) -> Reading:
    """The reading as money, where the words around a bare number say that it is."""
    return _as_money(reading, reading.magnitude)
