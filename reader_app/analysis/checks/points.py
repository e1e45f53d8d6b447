"""Percentage points beside the two shares that they lie between: 由5.2%降至4.8%，下降0.4个百分点.

As in ``rates``, only contradictions are told, within what the printed places allow for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reader_app.analysis.checks.amounts import number, step_of
from reader_app.analysis.checks.statements import Row, sentence
from reader_app.analysis.findings import Check, CheckKind, Figure, Qualifier

_POINTS = frozenset({"个百分点", "百分点"})
_PERCENT = frozenset({"%", "％"})
_RISE, _FALL = (
    "上升|提高|增长|增加|上涨|扩大|提升|升|涨|高",
    "下降|回落|降低|减少|收窄|缩小|下滑|降|跌|低",
)
_CHANGE = rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))了?"
# 由2015年的5.2%|降至2020年的|4.8%|，下降|0.4个百分点
_OF_A_YEAR = r"(?:\d{4}年(?:末|底)?的?)?"
_TO = re.compile(rf"(?:{_RISE}|{_FALL}|调整|变)?(?:到|至|为){_OF_A_YEAR}")
_FROM = re.compile(rf"(?:由|从)[^，。；%\d]{{0,20}}{_OF_A_YEAR}\Z")
_BY = re.compile(rf"[，,、（(]\s?(?:共|累计|同比|环比)?{_CHANGE}")
# 88.5%|，较去年同期的|85.2%|提高|3.3个百分点
_COMPARED = re.compile(
    r"[，,（(]\s?(?:比|较|与)(?:上年|去年|上月|上季度|上年同期|去年同期|同期|上一年度?)(?:末|底|同期)?的?"
)
_COMPARED_BY = re.compile(rf"(?:相比)?[，,]?{_CHANGE}")
_HALF = Decimal("0.5")

Share = tuple[int, Figure]


def point_checks(row: Row) -> list[Check]:
    """The percentage points of one block that the shares in front of them contradict."""
    return [check for shares in _triples(row) if (check := _contradiction(row, *shares))]


def _triples(row: Row) -> Iterator[tuple[Share, Share, Share]]:
    """Two shares and the points that part them, each right behind the other."""
    for one, other, points in zip(row.percents, row.percents[1:], row.percents[2:], strict=False):
        shares = one[1].unit in _PERCENT and other[1].unit in _PERCENT
        if shares and points[1].unit in _POINTS and all(map(_is_exact, (one, other, points))):
            yield one, other, points


def _is_exact(share: Share) -> bool:
    return share[1].qualifier is Qualifier.EXACT and share[1].value is not None


def _contradiction(row: Row, one: Share, other: Share, points: Share) -> Check | None:
    gap = row.text[one[1].end : other[1].start]
    behind = row.text[other[1].end : points[1].start]
    before = row.text[max(row.start, one[1].start - 24) : one[1].start]
    if _TO.fullmatch(gap) and _FROM.search(before):
        old, new, change = one, other, _BY.fullmatch(behind)
    elif _COMPARED.fullmatch(gap):
        old, new, change = other, one, _COMPARED_BY.fullmatch(behind)
    else:
        return None
    if change is None:
        return None
    apart = _value(new) - _value(old)
    stated = -_value(points) if change["fall"] else _value(points)
    slack = sum((_step(row, share) for share in (old, new, points)), Decimal(0)) * _HALF
    if abs(apart - stated) <= slack:
        return None
    return _check(row, (old, new, points), apart)


def _value(share: Share) -> Decimal:
    return Decimal(str(share[1].value))


def _step(row: Row, share: Share) -> Decimal:
    return step_of(row.text[share[1].start : share[1].end])


def _check(row: Row, shares: tuple[Share, Share, Share], apart: Decimal) -> Check:
    old, new, points = shares
    high, low = max(_value(old), _value(new)), min(_value(old), _value(new))
    arithmetic = f"{number(high)} − {number(low)} = {number(abs(apart))}"
    if abs(apart) == _value(points):  # the other way than the words say
        arithmetic = f"{number(_value(new))} {'<' if apart < 0 else '>'} {number(_value(old))}"
    else:
        arithmetic += f" ≠ {number(_value(points))}"
    starts, ends = [s[1].start for s in shares], [s[1].end for s in shares]
    span = sentence(row, min(starts), max(ends))
    return Check(CheckKind.GROWTH, points[0], (old[0], new[0]), False, arithmetic, span)
