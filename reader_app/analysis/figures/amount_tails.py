"""What may follow the unit within one amount: 三元五角, 五块三, 1米75, 三岁半.

The 整 that closes an amount in capitals is neither number nor unit and stays out.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reader_app.analysis.figures import numerals
from reader_app.analysis.figures.numerals import CHINESE
from reader_app.analysis.figures.reading import size_of
from reader_app.analysis.figures.units import Sort, Unit, unit_at, words
from reader_app.analysis.figures.written import Written

_MONEY_TAIL = re.compile(
    rf"(?:零)?([一二三四五六七八九](?=[一二两三][斤个张只条瓶盒本包袋碗杯份根枝支双对件])"
    rf"|[\d{CHINESE}]{{1,2}}|半)(角|毛|分)?"
    rf"(?:([\d{CHINESE}])(?:分|(?<=[角毛].)(?:(?!\w)|(?=[一两三][斤个只条件]))))?"
)
# 两毛五, 一米八, 三斤二两, 七成五, 三十七度五: a digit behind the unit is its tenths.
_LARGER = {"吨", "里", "公里", "公斤", "升", "两", "厘米", "分米"}
_WITH_TENTHS = frozenset({"毛", "角", "斤", "米", "丈", "尺", "度", "成", "亩", "厘"} | _LARGER)
_TENTHS = re.compile(
    rf"([\d一二三四五六七八九]{{1,2}})(?:分(?!之|[钟别])|两(?![个名])|寸|尺|(?![\d{CHINESE}.,%])"
    r"(?=\W|\Z|左右|上下|以[上下内]|之间|[的高长宽深厚到至和与是就才还也都男女大新]))"
)
# 三美元七十五美分, 十港元五角
_CENTS = re.compile(
    rf"([\d{CHINESE}]{{1,3}}) ?"
    r"(?:[美欧]?分(?![钟之])|便士|戈比|派萨|派士|生丁|欧尔|芬尼|格罗希|港?仙|(角))"
)
_HALF = re.compile(r"半(?![个天年月数])")
# 两个|半球, 三个|半成品: words that begin with 半.
_HALF_OF_WORD = re.compile(
    "半(?:[球岛场决成径导挂自封程小拉脱身边壁山夜途路价截圆侧面衰老透晌信推真公日时学定开]|熟|生(?![抽姜粉菜]))"
)


def tail(text: str, low: Decimal, unit: Unit, end: int, number: Written) -> tuple[Decimal, int]:
    """The value with what follows the unit within one amount, and where that ends."""
    name = text[unit.start : unit.end]
    if unit.sort is Sort.MONEY and name in words().plain_money:
        scale = Decimal(1) / size_of(number.magnitude)
        return _small_change(text, low, end, scale, name)
    whole = unit.sort is Sort.MONEY and not number.magnitude and name not in _WITH_TENTHS
    if whole and (cents := _CENTS.match(text, end)):
        hundredths = numerals.parse_decimal(cents[1])
        if hundredths is not None and hundredths < 100:
            return low + hundredths / (10 if cents[2] else 100), cents.end()
    if name in _WITH_TENTHS and (tenth := _TENTHS.match(text, end)):
        return low + _decimals(tenth[1]), tenth.end()
    half = _HALF.match(text, end)
    if half and (unit.sort in (Sort.AGE, Sort.MEASURE, Sort.NUMBER) or name == "成"):
        return low + Decimal("0.5"), half.end()
    if half and unit.sort is Sort.COUNT and not _HALF_OF_WORD.match(text, end):
        return low + Decimal("0.5"), half.end()  # 两个半, 三打半
    return low, end


def _decimals(digits: str) -> Decimal:
    """七五 and 75 behind 一米: hundredths."""
    return Decimal("0." + "".join(str(numerals.DIGITS.get(c, c)) for c in digits))


def _small_change(
    text: str, low: Decimal, end: int, scale: Decimal, name: str
) -> tuple[Decimal, int]:
    """角 and 分 after 元, and the 钱 that may close them."""
    change = _MONEY_TAIL.match(text, end)
    if not change:
        return low, end
    first = Decimal("5") if change[1] == "半" else numerals.parse_decimal(change[1])
    if not first or first >= 100:  # 二十块|零花钱
        return low, end
    bare = change[2] is None
    if bare and name == "元" and text[change.end() : change.end() + 1].isalnum():
        return low, end
    if bare and (unit_at(text, change.end(1)) or change[3]):
        return low, end
    tenths = first * (Decimal("0.01") if change[2] == "分" else Decimal("0.1"))
    if change[2] is None and first >= 10:
        return low, end
    cents = (numerals.parse_decimal(change[3]) or Decimal(0)) / 100 if change[3] else Decimal(0)
    finish = change.end()
    finish += name != "元" and text[finish : finish + 1] == "钱"
    return low + (tenths + cents) * scale, finish
