"""Whole numbers as dates are written with them: 2022, 二〇二二, 二十二."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {c: i for i, c in enumerate("0123456789")} | {"两": 2, "元": 1, "正": 1}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SHORT_TENS = {"廿": "二十", "卅": "三十"}


def integer(numeral: str) -> int | None:
    """The value of a folded numeral (see ``script.fold``), or None if it is not a whole number."""
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    for short, tens in _SHORT_TENS.items():
        numeral = numeral.replace(short, tens)
    if not any(c in _TENS for c in numeral):
        return _by_place(numeral)
    return _by_tens(numeral)


def _by_place(numeral: str) -> int | None:
    if any(c not in _DIGITS for c in numeral):
        return None
    return int("".join(str(_DIGITS[c]) for c in numeral))


def _by_tens(numeral: str) -> int | None:
    total = digit = 0
    for c in numeral:
        if c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        elif c in _DIGITS and not digit:
            digit = _DIGITS[c]
        else:
            return None
    return total + digit


def number(numeral: str) -> float | None:
    """The value of a folded numeral that may have decimals (``3.5``) or thousands (``1,200``)."""
    plain = numeral.replace(",", "")
    try:
        return float(plain) if plain.isascii() else integer(plain)
    except ValueError:
        return None
