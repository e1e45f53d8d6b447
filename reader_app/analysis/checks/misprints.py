"""Misprints: whether parts make their total but for one digit of one number.

A list that leaves parts out comes so near to its total once in thirty times for a total of three
digits, once in two hundred for four. The words around the list say how many digits are enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reader_app.analysis.checks.amounts import Amount, sum_of


def one_digit_off(total: Amount, parts: Sequence[Amount], least: int = 1) -> bool:
    """Whether one other digit in one of the numbers would make the parts the total.

    ``least`` is how many digits the total must have, zeros that all numbers end in not counted.
    """
    missing = total.value - sum_of(parts)
    if len(missing.normalize().as_tuple().digits) > 1:
        return False  # another digit in one place changes a number by one digit and zeros
    members = (total, *parts)
    unit = _common_unit(members)
    if len(_digits(total.value, unit)) < least:
        return False
    return any(_one_other_digit(part, part.value + missing, unit) for part in parts) or (
        _one_other_digit(total, total.value - missing, unit)
    )


def digits_told(total: Amount, parts: Sequence[Amount]) -> int:
    """How many digits the total has, zeros that all numbers end in not counted."""
    return len(_digits(total.value, _common_unit((total, *parts))))


def _common_unit(members: Sequence[Amount]) -> Decimal:
    """The largest power of ten that every number is a multiple of."""
    unit = min(member.step for member in members)
    values = [member.value for member in members if member.value]
    while values and all(value % (unit * 10) == 0 for value in values):
        unit *= 10
    return unit


def _digits(value: Decimal, unit: Decimal) -> str:
    return f"{value / unit:f}".partition(".")[0]


def _one_other_digit(member: Amount, value: Decimal, unit: Decimal) -> bool:
    """Whether ``value`` is written like the member but for one digit; only a number with decimals
    begins with zeros."""
    if value < 0 or value == member.value:
        return False
    stated, meant = _digits(member.value, unit), _digits(value, unit)
    if member.decimal:
        width = max(len(stated), len(meant))
        stated, meant = stated.zfill(width), meant.zfill(width)
    if len(stated) != len(meant):
        return False
    return sum(a != b for a, b in zip(stated, meant, strict=True)) == 1
