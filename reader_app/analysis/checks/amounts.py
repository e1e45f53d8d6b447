"""Figures as amounts that can be added and compared: exact values, units, printed precision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reader_app.analysis.figures.numerals import MYRIADS
from reader_app.analysis.figures.script import plain
from reader_app.analysis.findings import Figure, FigureKind, Qualifier

_MAGNITUDE = re.compile(r"^([百千]?(?:[万亿]|兆(?=[元美欧日韩圆]))+)")
# Words that count persons, whichever the writer takes for the total and for the parts.
_PERSONS = frozenset({"名", "位", "人"})
_DECIMALS = re.compile(r"\.(\d+)")
_WRITTEN_SIZE = re.compile(r"\d[\d,.]*\s?([万亿]+)")

ADDABLE = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.NUMBER})


class Amount(NamedTuple):
    """One figure made comparable.

    ``place`` is its index among the figures, ``value`` its value in ``unit`` without 万 and 亿,
    ``size`` the 万 or 亿 it was written in, ``step`` one unit of its last printed place.
    """

    place: int
    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal
    size: Decimal
    decimal: bool
    exact: bool
    what: str
    kind: FigureKind


def _size(magnitude: str) -> Decimal:
    size = Decimal(1)
    for character in magnitude:
        size *= {"百": 100, "千": 1000}.get(character) or MYRIADS[character]
    return size


def amount(figure: Figure, index: int, text: str) -> Amount | None:
    """The figure as an amount; None if it cannot be added (a share, a rank, a range)."""
    if figure.kind not in ADDABLE or figure.value is None or figure.high is not None:
        return None
    written = text[figure.start : figure.end]
    factor, unit = _factor_and_unit(figure.unit)
    written_size = _WRITTEN_SIZE.search(written)
    size = _size(written_size[1]) if written_size else factor
    decimals = _DECIMALS.search(written) if "." in written else None
    return Amount(
        index,
        figure.start,
        figure.end,
        Decimal(str(figure.value)) * factor,
        unit,
        size / 10 ** (len(decimals[1]) if decimals else 0),
        size,
        decimals is not None,
        figure.qualifier is Qualifier.EXACT,
        figure.what,
        figure.kind,
    )


@lru_cache(maxsize=1024)
def _factor_and_unit(unit: str) -> tuple[Decimal, str]:
    """万 and 亿 of a unit as a number, and the unit without them as all parts of a sum write it."""
    unit = plain(unit)
    magnitude = _MAGNITUDE.match(unit)
    factor = _size(magnitude[1]) if magnitude else Decimal(1)
    bare = unit[magnitude.end() :] if magnitude else unit
    return factor, "人" if bare in _PERSONS else bare


def step_of(written: str) -> Decimal:
    """One unit of the last place that a number is printed with: 0.1 of 4.8%."""
    decimals = _DECIMALS.search(written)
    return Decimal(1).scaleb(-len(decimals[1])) if decimals else Decimal(1)


def half_step(member: Amount) -> Decimal:
    """Half a unit of the last printed place, of a number that may have been rounded."""
    return member.step / 2 if member.decimal or member.size > 1 else Decimal(0)


def sum_of(parts: Sequence[Amount]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def makes(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the parts make the total.

    Numbers written with decimals were rounded: a difference of at most one unit of the last
    printed place for each part still holds.
    """
    difference = abs(total.value - sum_of(parts))
    if not difference:
        return True
    members = (total, *parts)
    if not any(member.decimal for member in members):
        return False
    return difference <= min(member.step for member in members) * len(parts)


def add_up(total: Amount, parts: Sequence[Amount]) -> tuple[bool, str]:
    """Whether the parts make the total, and the arithmetic in words."""
    size = _common_size([total, *parts])
    made = sum_of(parts)
    terms = " + ".join(number(part.value / size) for part in parts)
    left = number(total.value / size)
    if makes(total, parts):
        sign = "=" if made == total.value else "≈"
        return True, f"{left} {sign} {terms}"
    return False, f"{left} ≠ {terms} = {number(made / size)}"


def _common_size(members: Sequence[Amount]) -> Decimal:
    """万 or 亿 if every number was written in it, so that the sum reads as the text does."""
    sizes = {member.size for member in members}
    return sizes.pop() if len(sizes) == 1 else Decimal(1)


def number(value: Decimal) -> str:
    """A value as plain digits without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
