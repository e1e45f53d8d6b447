"""The numeral itself: digits, the words inside a number (20余万), neighbours (七八)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reader_app.analysis.figures import numerals
from reader_app.analysis.figures.numerals import CHINESE
from reader_app.analysis.figures.units import unit_at
from reader_app.analysis.findings import Qualifier

_MYRIAD = re.compile(r"[万亿兆]+$")
_INNER = re.compile(
    r" ?(多|余|来|几|有余|(?<=[\d万亿wWkK])\+(?! ?[0-9A-Za-z+]))([百千十]?[万亿]+)?"
)
# The first characters of what may stand inside a number.
_INSIDE = frozenset("多余来几有个+ ")
# 十几二十: from ten to twenty.
_TENS = re.compile("几([二三四五六七八九]十)")
_IN_MYRIADS = re.compile(
    rf"个([多余])?([万亿])(?![多余]?[个名])((?<=亿)零?(?:[{CHINESE}]+|\d+[百千]?)万)?"
)
_TELLS_OF_DATA = re.compile("宽带|流量|内存|网速|带宽|文件|硬盘|下载|上传|存储|附件|空间|速率")
_REACH = 12
# Steps that open a unit: 两千克 is two 千克. 两千米 and 两百克 are read as written.
_UNIT_STEPS = frozenset({"千克", "千瓦", "千伏", "千赫", "千卡", "千帕", "千焦", "千牛", "百帕"})
_MAY_OPEN_A_UNIT = frozenset("千百两")
_TWO_DIGITS = re.compile(r"[一二三四五六七八九]{2}")
# Last characters of words that are numerals by themselves: 队伍三个, 统一两项, 大陆一百人.
_WORD_ENDING = re.compile(
    r"(?<=[统唯专单归合择逐同划其之均])一|(?<=[队入退])伍|(?<=[大内登着])陆|(?<=收)拾|(?<=找)零"
)


# 三两酒, 三千两银子: 两 behind a numeral weighs; 三两个 and 三两好友 are vague.
_TAEL = re.compile(r"[一二三四五六七八九十百千万半]两(?!好友|知己|朋友|下|成群|岁|[百千万亿])")


@dataclass(slots=True)
class Written:
    """A numeral with the words inside it (20余万): its value, and how it is qualified."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    magnitude: str = ""
    qualifier: Qualifier | None = None


def _without_word_ending(text: str, start: int, end: int) -> int:
    if text[start] not in "一伍陆拾零":
        return start
    match = _WORD_ENDING.match(text, start, end)
    return match.end() if match and match.end() < end else start


def numeral(text: str, start: int, end: int) -> Written | None:
    """The numeral in ``text[start:end]`` and what stands inside the number after it."""
    start = _without_word_ending(text, start, end)
    if text[end - 1] == "兆" and (
        _TELLS_OF_DATA.search(text, max(0, start - _REACH), start)
        or _TELLS_OF_DATA.match(text, end)
    ):
        end -= 1  # 流量两百兆
    if text[end - 1] in _MAY_OPEN_A_UNIT and (
        _opens_unit(text, start, end) or _weighs(text, start, end)
    ):
        end -= 1
    written = text[start:end]
    if written.isdecimal() and written.isascii():  # most are
        value = numerals.parse_decimal(written)
        return None if value is None else with_inner(text, Written(start, end, value))
    in_order = text[end : end + 1] == "成" and numerals.parse_bounds(written)  # 六七成
    if text[end : end + 1] in ("折", "成") and _TWO_DIGITS.fullmatch(written) and not in_order:
        written = written[0] + "点" + written[1]  # 八五折
    bounds = None if written.isascii() else numerals.parse_bounds(written)
    value = Decimal(str(bounds.low)) if bounds else numerals.parse_decimal(written)
    if value is None:
        return None
    high = Decimal(str(bounds.high)) if bounds else None
    magnitude = (_MYRIAD.search(written) or [""])[0]
    found = Written(start, end, value, high, magnitude, Qualifier.RANGE if bounds else None)
    return with_inner(text, found)


def _opens_unit(text: str, start: int, end: int) -> bool:
    """Whether the last step belongs to the unit: 3千克, 两千克, and 七百八十千米, which is no
    number with it."""
    step = text[end - 1 : end + 1]
    if step in _UNIT_STEPS and not text.startswith("卡路里", end):
        return text[start].isdecimal() or end - start == 2 or _ends_with_unit(text, start, end)
    return step == "千米" and _ends_with_unit(text, start, end)


def _ends_with_unit(text: str, start: int, end: int) -> bool:
    return numerals.parse_decimal(text[start:end]) is None


def _weighs(text: str, start: int, end: int) -> bool:
    return (
        end - start > 1
        and text[end - 1] == "两"
        and _TAEL.match(text, end - 2) is not None
        and unit_at(text, end) is None
    )


def with_inner(text: str, found: Written) -> Written:
    """Take 多, 余, 来, 几, + after the numeral in, with 万 or 亿 behind them; also 1.5个亿."""
    if text[found.end : found.end + 1] not in _INSIDE:
        return found
    if in_myriads := _IN_MYRIADS.match(text, found.end):
        found.low *= numerals.MYRIADS[in_myriads[2]]
        found.low += numerals.parse_decimal((in_myriads[3] or "零").lstrip("零") or "零") or 0
        found.end, found.magnitude = in_myriads.end(), in_myriads[2]
        found.qualifier = Qualifier.OVER if in_myriads[1] else found.qualifier
        return found
    if text[found.end] == "几" and (tens := _up_to_tens(text, found)):
        return tens
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


def _up_to_tens(text: str, found: Written) -> Written | None:
    tens = _TENS.match(text, found.end)
    high = numerals.parse_decimal(tens[1]) if tens else None
    if tens is None or high is None or high != found.low + 10:
        return None
    return Written(found.start, tens.end(), found.low, high, "", Qualifier.RANGE)


def _belongs_inside(text: str, inner: re.Match[str], found: Written) -> bool:
    if inner[2]:
        return True
    if inner[1] == "几" and text[found.end - 1] not in "十0":
        return False
    after = text[inner.end() : inner.end() + 1]
    if not after.isalnum() and inner[1] != "余":
        return True
    if inner[1] in ("多", "来", "几", "+"):
        return unit_at(text, inner.end() + (after == " ")) is not None
    return True
