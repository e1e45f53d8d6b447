"""What a figure is: a count, an amount of money, a share, a rank and so on."""

from __future__ import annotations

import re

from reader_app.analysis.figures.ambiguous_units import (
    degrees_of_heat,
    knots,
    pieces,
    points_of_index,
)
from reader_app.analysis.figures.numerals import TOGETHER
from reader_app.analysis.figures.orders import is_rank
from reader_app.analysis.figures.reading import Reading
from reader_app.analysis.figures.units import Sort
from reader_app.analysis.findings import FigureKind

_BY_SORT = {
    Sort.COUNT: FigureKind.COUNT,
    Sort.NOUN: FigureKind.COUNT,
    Sort.NOUN_ARABIC: FigureKind.COUNT,
    Sort.PEOPLE: FigureKind.COUNT,
    Sort.MONEY: FigureKind.MONEY,
    Sort.PERCENT: FigureKind.PERCENT,
    Sort.NUMBER: FigureKind.NUMBER,
    Sort.AGE: FigureKind.AGE,
    Sort.TEMPERATURE: FigureKind.TEMPERATURE,
    Sort.MEASURE: FigureKind.MEASURE,
}
_MONEY_WORDS = re.compile(
    r"(?:投资|资金|金额|收入|支出|产值|罚款|罚没|价款?|费用?|款|税|利润|额|经费|贷款|补贴|补助|赔偿|损失|捐|奖金|工资|预算|成本|资产|负债|存款|余额|造价)"
    r"[^，。；！？\n、\d]{0,6}\Z"
)


def kind_of(text: str, reading: Reading) -> FigureKind:
    if reading.ordinal:
        return FigureKind.RANK if is_rank(text, reading) else FigureKind.ORDINAL
    if reading.unit == "度" and not degrees_of_heat(text, reading):
        return FigureKind.MEASURE
    if knots(text, reading):
        return FigureKind.MEASURE
    if reading.unit == "点":
        return FigureKind.NUMBER if points_of_index(text, reading) else FigureKind.COUNT
    if _together(text, reading) or pieces(text, reading):
        return FigureKind.COUNT
    return _BY_SORT[reading.sort] if reading.sort else FigureKind.NUMBER


def _together(text: str, reading: Reading) -> bool:
    return text[reading.number_start : reading.number_end] in TOGETHER


def money_without_unit(text: str, reading: Reading) -> bool:
    """投资5000万: an amount of money told by the word before it and 万 or 亿 behind it."""
    return (
        reading.bare
        and bool(reading.magnitude)
        and bool(_MONEY_WORDS.search(text, max(0, reading.start - 14), reading.start))
    )
