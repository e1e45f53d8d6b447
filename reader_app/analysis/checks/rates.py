"""Rates: a share of a stated total, growth between two stated values.

A rate is compared with what the stated values allow for, each of them rounded to its last
printed place. Only contradictions are told: a rate that fits needs no word.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reader_app.analysis.checks.amounts import Amount, half_step, number, step_of
from reader_app.analysis.checks.stated_rates import (
    against_the_year_before,
    by_so_much,
    named_share,
    share_of_stated,
    share_of_the_budget,
    share_of_the_due,
)
from reader_app.analysis.checks.statements import Row, sentence
from reader_app.analysis.findings import Check, CheckKind, Figure, FigureKind, Qualifier

_HALF = Decimal("0.5")
# The farthest that a rate stands from the values it is taken of, in code points.
_REACH = 200

_SHARE = re.compile(
    r"[，,、（(]?\s?(?:占|占比|占比为|占总数的?|占总量的?|占总额的?|占总人数的?|占全部的?|所占比例为"
    r"|占(?P<of>[^，。；、\d的]{1,6})(?:总数|总量|总额|总人数)的?)[约为达]?\Z"
)
# What is told of a part between its number and its share: 9个完成任务，占75%.
_TOLD = re.compile(r"[^，。；、()\d]{0,8}")
_OF_WHICH = re.compile(r"其中|\A[^，。；、\d]{1,8}中，?有?\Z")
_RISE = re.compile(
    r"[，,、（(]\s?(?:同比|比上年|较上年|比去年|较去年|上升|增幅|涨幅)?(?:增长|上升|提高|增加|上涨|增幅为?|涨幅为?)(?:了|约)?\Z"
)
_FALL = re.compile(
    r"[，,、（(]\s?(?:同比|比上年|较上年|比去年|较去年)?(?:下降|减少|降低|下跌|回落|降幅为?|跌幅为?)(?:了|约)?\Z"
)
_FROM_TO = re.compile(
    r"(?:增加|提高|上升|增长|扩大|下降|减少|降低|降|升|增|减|缩小|调整|上调|下调)(?:到|至|为)\Z"
)
_FROM = re.compile(r"(?:由|从)[^，。；]{0,20}\Z")
_REAL_TERMS = re.compile(r"可比|不变价|实际增|年均|复合|年平均|平均每|平均[增下]")


Members = tuple[Amount, ...]
"""The amounts of a sentence in front of a rate; two at least."""


class _Range(NamedTuple):
    low: Decimal
    high: Decimal


def rate_checks(row: Row) -> list[Check]:
    """The rates of one block that its own values contradict."""
    checks = []
    for index, figure in row.percents:
        if figure.qualifier is not Qualifier.EXACT or not is_percent(figure):
            continue
        members = _last_amounts(row, figure.start)
        if len(members) < len(("of", "what")):
            continue
        for form in (_share, _of_a_stated_whole, _growth):
            if check := form(row, index, figure, members):
                checks.append(check)
                break
    return checks


def _rounding(member: Amount) -> _Range:
    half = half_step(member)
    return _Range(member.value - half, member.value + half)


def _stated(row: Row, figure: Figure) -> _Range:
    """The values that print as the stated percentage, rounded or cut off."""
    value = Decimal(str(figure.value))
    step = step_of(row.text[figure.start : figure.end])
    return _Range(value - step * _HALF, value + step)


def is_percent(figure: Figure) -> bool:
    return figure.kind is FigureKind.PERCENT and figure.unit in ("%", "％") and figure.high is None


def _last_amounts(row: Row, position: int) -> tuple[Amount, ...]:
    """The amounts of the same sentence in front of a rate."""
    start = max(row.start, position - _REACH)
    mark = max(row.text.rfind(c, start, position) for c in "。！？\n")
    return row.within(mark + 1 if mark >= 0 else start, position)


def _share(row: Row, index: int, figure: Figure, members: Members) -> Check | None:
    """共有100人，其中甲30人，占30%."""
    before = row.text[max(row.start, figure.start - 12) : figure.start]
    match = _SHARE.search(before)
    if not match:
        return None
    part = members[-1]
    wholes = list(_wholes_of(row, members[:-1], part))
    touches = _TOLD.fullmatch(row.text, part.end, max(part.end, figure.start - len(match[0])))
    if match["of"]:
        wholes = [whole for whole in wholes if match["of"] in row.clause_before(whole)]
    if not touches or not wholes or not all(member.exact for member in (*wholes, part)):
        return None
    checks = [_part_of(row, index, figure, whole, part) for whole in wholes]
    return checks[0] if all(checks) else None


def _wholes_of(row: Row, before: tuple[Amount, ...], part: Amount) -> Iterator[Amount]:
    """The amounts whose parts are listed behind 其中, the nearest first: a share may be of any
    of them (共48人，其中老人10人，占20%，其中女7人，占15%). Another unit ends the list."""
    for total, following in reversed(list(itertools.pairwise((*before, part)))):
        if total.unit != part.unit:
            return
        if _OF_WHICH.search(row.between(total, following)):
            yield total


_STATED_SHARES = (named_share, share_of_the_due, share_of_the_budget, share_of_stated)


def _of_a_stated_whole(row: Row, index: int, figure: Figure, members: Members) -> Check | None:
    """检查20家，合格18家，合格率95%, and the other ways to state a rate beside its values."""
    for share in _STATED_SHARES:
        if found := share(row, figure, members):
            whole, part = found
            # 抽检386批次，合格380批次，不合格6批次，不合格率1.6%: of what stands farther in front.
            farther = [m for m in members if m.end < whole.start and m.unit == whole.unit]
            checks = [_part_of(row, index, figure, m, part) for m in (whole, *farther)]
            return checks[0] if all(checks) else None
    return None


def _part_of(row: Row, index: int, figure: Figure, total: Amount, part: Amount) -> Check | None:
    if total.value <= 0:
        return None
    whole, piece = _rounding(total), _rounding(part)
    possible = _Range(piece.low / whole.high * 100, piece.high / whole.low * 100)
    computed = part.value / total.value * 100
    left = f"{number(part.value / part.size)} ÷ {number(total.value / part.size)}"
    return _contradiction(
        row, CheckKind.PERCENT, figure, index, (total, part), possible, left, computed
    )


def _growth(row: Row, index: int, figure: Figure, members: Members) -> Check | None:
    """由100万元增加到120万元，增长20%; 120万元，上年同期100万元，增长20%."""
    before = row.text[max(row.start, figure.start - 14) : figure.start]
    if found := against_the_year_before(row, figure, members) or by_so_much(row, figure, members):
        return _grown(row, index, figure, *found)
    fall = _FALL.search(before)
    if not (fall or _RISE.search(before)):
        return None
    old, new = members[-2], members[-1]
    if not _from_to(row, old, new) or old.value <= 0:
        return None
    if _REAL_TERMS.search(row.text, old.start - 20 if old.start > 20 else 0, figure.start):
        return None
    if row.text[new.end : figure.start].count("，") > 1:
        return None
    return _grown(row, index, figure, old, new, bool(fall))


def _grown(
    row: Row, index: int, figure: Figure, old: Amount, new: Amount, fall: bool
) -> Check | None:
    if old.value <= 0:
        return None
    first, last = _rounding(old), _rounding(new)
    ends = sorted([(last.low / first.high - 1) * 100, (last.high / first.low - 1) * 100])
    computed = (new.value / old.value - 1) * 100
    if fall:
        ends, computed = sorted([-ends[0], -ends[1]]), -computed
    possible = _Range(ends[0], ends[1])
    ratio = f"{number(new.value / new.size)} ÷ {number(old.value / new.size)}"
    left = f"1 − {ratio}" if fall else f"{ratio} − 1"
    return _contradiction(
        row, CheckKind.GROWTH, figure, index, (old, new), possible, left, computed
    )


def _from_to(row: Row, old: Amount, new: Amount) -> bool:
    return (
        old.unit == new.unit
        and old.exact
        and new.exact
        and bool(_FROM.search(row.before(old, 24)))
        and bool(_FROM_TO.search(row.between(old, new)))
        and len(row.between(old, new)) <= 12
    )


def _contradiction(
    row: Row,
    kind: CheckKind,
    figure: Figure,
    index: int,
    members: tuple[Amount, Amount],
    possible: _Range,
    left: str,
    computed: Decimal,
) -> Check | None:
    stated = _stated(row, figure)
    if possible.low < stated.high and stated.low <= possible.high:
        return None
    written = number(Decimal(str(figure.value)))
    arithmetic = f"{left} = {number(round(computed, 2))}% ≠ {written}%"
    span = sentence(row, members[0].start, figure.end)
    parts = tuple(member.place for member in members)
    return Check(kind, index, parts, False, arithmetic, span)
