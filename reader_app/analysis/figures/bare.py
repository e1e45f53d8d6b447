"""Numbers with no unit: which of them count, and which are codes, names, years, pages."""

from __future__ import annotations

import re

from reader_app.analysis.figures.labels import ID_LABEL, ONE_OF_SEVERAL, SENTENCE_EDGE
from reader_app.analysis.figures.numbered_parts import is_of_lot
from reader_app.analysis.figures.numerals import DIGIT, DIGITS, STEPS, TOGETHER, VULGAR
from reader_app.analysis.figures.reading import Reading
from reader_app.analysis.findings import Qualifier

# 感染者12, 病例3: persons that a bulletin tells apart by numbers.
_OF_PERSONS = re.compile(r"(?:(?:感染|患|死)者|病例|病人|密接) ?\Z")
_MARK_BEFORE = tuple("+#·._/@*=&^№")
_MARK_AFTER = tuple("+#·_/@*&^~-—")
_BOUNDS = re.compile("[到至—-]")
_COMPARED = re.compile(
    "(?:大于|小于|等于|多于|少于|高于|低于|超过|不足|加上|减去|乘以|除以|(?<=[\\d一二三四五六七八九十百千万亿])"
    "(?:加上?|减去?|乘以?|除以))\\Z"
)
# 七加五: a single numeral in a sum.
_REACH_OF_COMPARING = 4
_RECKONED_ON = re.compile(
    "(?:等于|还[剩有]|得|[加减乘]|除以|[大小]于|[且是为余]|而|[但不]|[和与到的])"
)
_RECKONED = re.compile("(?:加上?|减去?|乘以?|除以)[\\d一二三四五六七八九十]")
_OPEN_AFTER = re.compile(r"[^\w]|之间|高龄|出头|[是为和与加减乘除等的或以比至到及从由]|\Z")
_OF_POWERS = frozenset("^×⁰¹²³⁴⁵⁶⁷⁸⁹")
# 从5涨到10
_CHANGING = re.compile("(?:上?[涨升]|下?[跌降]|增加?|减少?|提高|扩大|缩小)[到至为]")
# 1920×1080
_OF_SIDES = re.compile(r" ?[×xX] ?\d")
# 数到五十就停, 从三万涨到五万: words that no name goes on with.
# 零点一二五, 三点一四: what no clock shows and no word is made of.
_DECIMAL = re.compile(f"(?:负?零点|.+点[{DIGIT}]{{2}})")
_TOLD_OF = re.compile(r"一个?[月年天晚]|[就还才也都便了吗呢吧啊得涨增升降跌]")


def bare_counts(text: str, reading: Reading) -> bool:
    """Whether a number with no unit counts something."""
    if reading.chinese:
        return _bare_chinese_counts(text, reading)
    return _bare_arabic_counts(text, reading)


def _bare_chinese_counts(text: str, reading: Reading) -> bool:
    number = text[reading.number_start : reading.number_end]
    if number in TOGETHER:
        return True
    if number[:1] in "百千万亿":
        return False
    if reading.qualifier is Qualifier.RANGE and number[-1] not in "万亿":
        # 三五; 三万到五万 and 一百到两百之间 are ranges of amounts
        bounded = len(number) > 2 + (number[-1] not in STEPS) or _between(text, reading)
        neighbours = bounded and number[-1] in STEPS and _OPEN_AFTER.match(text, reading.end)
        return bool(neighbours) or (bounded and _BOUNDS.search(number) is not None)
    if len(number) == 1 and _is_reckoned(text, reading):
        return True
    if len(number) > 1 and number[-1] in STEPS and _counted_from(text, reading):
        return True
    if number[-1] in VULGAR or _DECIMAL.match(number):
        return True
    if len(number) > 1 and reading.magnitude and reading.magnitude != number:
        return True  # 中了五百万大奖
    if not _OPEN_AFTER.match(text, reading.end) and (
        number == "十一" or not _TOLD_OF.match(text, reading.end)
    ):
        return False
    signed = number[0] in "负-零"
    digits_only = all(c in DIGITS for c in number)
    return len(number) > 1 and (signed or not digits_only)


def _counted_from(text: str, reading: Reading) -> bool:
    """从一千倒数, 减去二十后: whatever the number goes on with."""
    before = text[max(0, reading.start - 2) : reading.start]
    return before.endswith("从") or before in ("加上", "减去", "乘以", "除以")


def _between(text: str, reading: Reading) -> bool:
    """从一到十, 一到十之间."""
    return text[reading.start - 1 : reading.start] == "从" or text.startswith("之间", reading.end)


def _is_reckoned(text: str, reading: Reading) -> bool:
    """大于五, 三加二等于五."""
    before = max(0, reading.start - _REACH_OF_COMPARING)
    if _COMPARED.search(text, before, reading.start):
        after = text[reading.end : reading.end + 1]
        return not after.isalnum() or _RECKONED_ON.match(text, reading.end) is not None
    at_edge = SENTENCE_EDGE.search(text, max(0, reading.start - 1), reading.start)
    return bool(at_edge and _RECKONED.match(text, reading.end))


def _bare_arabic_counts(text: str, reading: Reading) -> bool:
    number = text[reading.number_start : reading.number_end]
    before, after = text[: reading.start][-1:], text[reading.end : reading.end + 1]
    if number[-1] in "kKwW" or not _OF_POWERS.isdisjoint(number):
        return True  # 5w赞, 8.6×10⁹/L
    if (before in _MARK_BEFORE and before) or (after in _MARK_AFTER and after):
        return False
    if before == "-" or (after.isascii() and after.isalpha()):
        return False
    if looks_like_code(number) and not _OF_SIDES.match(text, reading.end):
        return False
    if ID_LABEL.search(text, max(0, reading.start - 30), reading.start):
        return False
    if ONE_OF_SEVERAL.search(text, max(0, reading.start - 5), reading.start):
        return False
    if _OF_PERSONS.search(text, max(0, reading.start - 4), reading.start):
        return False
    if before == "秒":
        return False  # 9秒83
    if before == ":" and text[: reading.start - 1][-1:].isdecimal():
        return is_of_lot(text, reading)
    if after == ":" and text[reading.end + 1 : reading.end + 2].isdecimal():
        return False
    if _CHANGING.match(text, reading.end) and before in ("从", "由"):
        return True
    return bool(_OPEN_AFTER.match(text, reading.end)) or "." in number


def looks_like_code(number: str) -> bool:
    """Leading zeros, years, and long runs of digits without separators."""
    digits = number.lstrip("-")
    if not digits.isdecimal():
        return False
    if len(digits) > 1 and digits[0] == "0":
        return True
    return len(digits) >= 7 or (len(digits) == 4 and 1900 <= int(digits) < 2100)
