"""The printed numbers of lists: a count written in the way that a word processor's format asks for.

The names are those of Office Open XML (ECMA-376-1, 17.18.59 ST_NumberFormat); loaders of other
formats translate theirs into them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

_HAN = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 3999
_LARGEST_COUNTED = 99_999


def written(number: int, number_format: str) -> str:
    """``number`` as ``number_format`` prints it; in Arabic numerals where the format is unknown.

    ``bullet`` and ``none`` print nothing.
    """
    write = _FORMATS.get(number_format)
    return write(number) if write else str(number)


def han(number: int, digits: str = _HAN, units: str = "十百千万") -> str:
    """Counted as it is said: 十二, 一百〇五; beyond 99,999 in Arabic numerals."""
    if not 0 <= number <= _LARGEST_COUNTED:
        return str(number)
    if number < len(digits):
        return digits[number]
    said = "".join(_places(number, digits, units))
    leads_with_ten = digits == _HAN and said.startswith("一十")
    return said[1:] if leads_with_ten else said


def _places(number: int, digits: str, units: str) -> list[str]:
    said: list[str] = []
    gap = False
    for place in range(4, -1, -1):
        digit = number // 10**place % 10
        if digit:
            if gap:
                said.append(digits[0])
            said.append(digits[digit] + (units[place - 1] if place else ""))
        gap = bool(said) and not digit
    return said


def _digit_by_digit(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(abs(number)))


def _letters(number: int, first: str) -> str:
    """a … z, aa … zz: the letter is repeated (17.18.59, lowerLetter)."""
    if number < 1:
        return ""
    turn, place = divmod(number - 1, 26)
    return chr(ord(first) + place) * min(turn + 1, 8)


def _roman(number: int) -> str:
    if not 1 <= number <= _LARGEST_ROMAN:
        return str(number)
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def _from_row(number: int, row: str) -> str:
    """A sign of a closed row, such as 甲乙丙; in Arabic numerals beyond its end."""
    return row[number - 1] if 1 <= number <= len(row) else str(number)


def _cycle(number: int) -> str:
    """甲子, 乙丑 …: the sixty pairs of stem and branch."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number > 0 else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


def _two_digits(number: int) -> str:
    return f"{number:02}"


def _lower_roman(number: int) -> str:
    return _roman(number).lower()


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else endings.get(number % 10, 'th')}"


def _nothing(number: int) -> str:  # noqa: ARG001  # every format is asked the same way
    return ""


def _row(start: int, length: int) -> str:
    return "".join(chr(start + step) for step in range(length))


_CIRCLED = _row(0x2460, 20) + _row(0x3251, 15) + _row(0x32B1, 15)
_legal = partial(han, digits=_LEGAL_SIMPLIFIED, units="拾佰仟万")
_legal_traditional = partial(han, digits=_LEGAL_TRADITIONAL, units="拾佰仟萬")

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": _two_digits,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": partial(_from_row, row=_CIRCLED),
    "decimalEnclosedCircleChinese": partial(_from_row, row=_CIRCLED),
    "decimalEnclosedFullstop": partial(_from_row, row=_row(0x2488, 20)),
    "decimalEnclosedParen": partial(_from_row, row=_row(0x2474, 20)),
    "ideographEnclosedCircle": partial(_from_row, row=_row(0x3280, 10)),
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "japaneseCounting": han,
    "koreanDigital2": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_traditional,
    "ideographTraditional": partial(_from_row, row=_STEMS),
    "ideographZodiac": partial(_from_row, row=_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "upperLetter": partial(_letters, first="A"),
    "lowerLetter": partial(_letters, first="a"),
    "ordinal": _ordinal,
    "bullet": _nothing,
    "none": _nothing,
}
