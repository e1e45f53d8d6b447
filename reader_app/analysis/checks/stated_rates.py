"""Rates beside the very values that they are taken of: 上年同期…，增长…; 检查…，合格…，合格率….

As in ``rates``, only contradictions are told, and only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader_app.analysis.checks.amounts import Amount
from reader_app.analysis.checks.statements import Row
from reader_app.analysis.findings import Figure

_BEFORE_RATE = 16
_LONGEST_GAP = 14

_CHANGE = re.compile(
    r"[，,]\s?(?:同比|比上年|较上年|比去年|较去年)?"
    r"(?:(?P<rise>增长|上升|提高|增加|上涨)|(?P<fall>下降|减少|降低|下跌))了?\Z"
)
_YEAR_BEFORE = re.compile(
    r"[，,（(]\s?(?:而|比|较)?(?:上年|去年|上月|上季度|上一年度?)(?:同期|同月)?(?:的|为|是|数为)?\Z"
)
# Their growth is stated at constant prices, whatever the amounts at current prices give.
_AT_CONSTANT_PRICES = re.compile(r"生产总值|增加值|总产值|[Gg][Dd][Pp]|可支配收入|可比|不变价|实际")

_NAMED = re.compile(r"[，,、；（(]\s?(?P<word>[\u4e00-\u9fff]{2})率(?:为|达到?|是)?\Z")
_PART = r"[，,、；（(]\s?(?:其中，?)?(?:均?已|实际?|共|共计|经检[验测])?{word}\Z"


def against_the_year_before(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount, bool] | None:
    """The earlier amount, the later one, whether it fell: 收入12万元，上年同期10万元，增长20%."""
    change = _CHANGE.search(row.text, max(row.start, figure.start - _BEFORE_RATE), figure.start)
    if not change or len(members) < 2:
        return None
    new, old = members[-2], members[-1]
    led = _YEAR_BEFORE.fullmatch(row.between(new, old))
    if not led or old.end != change.start() or not _alike(new, old):
        return None
    if _AT_CONSTANT_PRICES.search(row.text, row.sentence_start(new.start), figure.start):
        return None
    return old, new, change["fall"] is not None


def named_share(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount] | None:
    """The whole and the part of a rate with the part's name: 检查20家，合格18家，合格率90%."""
    named = _NAMED.search(row.text, max(row.start, figure.start - _BEFORE_RATE), figure.start)
    if not named or len(members) < 2:
        return None
    whole, part = members[-2], members[-1]
    between = row.between(whole, part)
    if part.end != named.start() or len(between) > _LONGEST_GAP or not _alike(whole, part):
        return None
    counts = re.search(_PART.format(word=named["word"]), between)
    return (whole, part) if counts and part.value <= whole.value else None


def _alike(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit and one.exact and other.exact
