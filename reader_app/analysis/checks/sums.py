"""Sums: a total and its breakdown, where the text itself states both.

A *complete* form says by itself that nothing is left out (a bracket behind the total, 已…尚…,
其余, categories that divide a whole, parts closed by 合计): there the sum is told whether it
holds or not. An *open* form (其中, 包括) may list some parts only: it is told only if it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from reader_app.analysis.checks.amounts import Amount, add_up, makes, number
from reader_app.analysis.checks.breakdowns import Breakdown
from reader_app.analysis.checks.categories import by_category, category_before
from reader_app.analysis.checks.closing_totals import (
    areas_closed_by_total,
    closed_by_total,
    with_additions,
)
from reader_app.analysis.checks.farther_divisions import (
    by_aspect,
    divided_again,
    in_columns,
    of_the_line_before,
)
from reader_app.analysis.checks.open_forms import (
    following_to_the_end,
    in_other_words,
    open_lists,
)
from reader_app.analysis.checks.stated_forms import (
    announced,
    done_and_rest,
    in_brackets,
    with_remainder,
)
from reader_app.analysis.checks.statements import Row, sentence
from reader_app.analysis.findings import Check, CheckKind

# A part behind 其中, and nothing that counts longer or farther than the whole does.
_OF_IT = re.compile(
    r"[^，。；：、\d]{0,8}[，(]其中[，：]?(?:(?!累计|总|共|历年|上年|去年|以来|全)[^，。；、\d]){1,12}"
)
# Units that count things of different kinds: 3个县，其中12个乡镇.
_LOOSE_UNITS = frozenset({"个", "项", "次", "种", "类", "处", "起", "", "份", "批", "件", "套"})
_CHINESE = re.compile("[\u4e00-\u9fff]")
# Code points in front of an amount in which what it measures is named.
_LABEL = 12

_FORMS = (
    in_brackets,
    done_and_rest,
    by_category,
    with_remainder,
    announced,
    closed_by_total,
    areas_closed_by_total,
    category_before,
    with_additions,
    by_aspect,
    in_columns,
    open_lists,
    in_other_words,
    of_the_line_before,
    following_to_the_end,
)


def sum_checks(row: Row) -> list[Check]:
    """The sums of one block; each total is checked once, by the strongest form it stands in."""
    found: dict[int, Breakdown] = {}
    counted: set[int] = set()
    divided: set[tuple[Amount, ...]] = set()
    for form in _forms(row):
        for breakdown in form(row):
            total, parts = breakdown.total.place, {part.place for part in breakdown.parts}
            inside = total in counted and parts <= counted
            if total in found or inside or breakdown.parts in divided:
                continue
            if _is_told(row, breakdown):
                found[total] = breakdown
                divided.add(breakdown.parts)
                counted |= parts
    again = [
        more
        for first in found.values()
        for more in divided_again(row, first)
        if _is_told(row, more)
    ]
    # 隐患64处，其中重大26处、一般38处；已整改52处，剩余12处: what is left is of all of them.
    others = {more.parts for more in again}
    first = [one for one in found.values() if one.parts not in others]
    checks = [_check(row, breakdown) for breakdown in (*first, *again)]
    return [*_not_inside_another(checks), *_larger_than_the_whole(row, set(found))]


def _is_told(row: Row, breakdown: Breakdown) -> bool:
    return makes(breakdown.total, breakdown.parts) or (
        breakdown.complete and _is_told_in_chinese(row, breakdown)
    )


def _is_told_in_chinese(row: Row, breakdown: Breakdown) -> bool:
    """Whether words tell that these are whole and parts: settings and listings of programs, where
    signs stand between numbers, tell nothing of the kind."""
    members = (breakdown.total, *breakdown.parts)
    start, end = min(m.start for m in members), max(m.end for m in members)
    return _CHINESE.search(row.text, max(row.start, start - _LABEL), end) is not None


def _not_inside_another(checks: list[Check]) -> list[Check]:
    """Without sums that are nothing but parts of another: 6例、5例、3例、2例 are 16."""
    dividing: dict[int, list[frozenset[int]]] = {}
    for check in checks:
        parts = frozenset(check.parts)
        for part in parts:
            dividing.setdefault(part, []).append(parts)
    return [
        check
        for check in checks
        if check.total is None
        or not any(parts.issuperset(check.parts) for parts in dividing.get(check.total, ()))
    ]


def _larger_than_the_whole(row: Row, told: set[int]) -> Iterator[Check]:
    """全市党员1200人，其中女党员3100人: one part that is more than its whole."""
    for total, part in pairwise(row.amounts):
        if not part.value > total.value or total.unit != part.unit or total.place in told:
            continue
        both = total.place in row.levels and part.place in row.levels
        if not both or total.unit in _LOOSE_UNITS or not _OF_IT.fullmatch(row.between(total, part)):
            continue
        span = sentence(row, total.start, part.end)
        arithmetic = f"{number(part.value / total.size)} > {number(total.value / total.size)}"
        yield Check(CheckKind.SUM, total.place, (part.place,), False, arithmetic, span)


def _forms(row: Row) -> Sequence[Callable[[Row], Iterator[Breakdown]]]:
    """The forms that so many amounts can make: a total with two parts, or, where the total or the
    parts stand in a block before, fewer."""
    amounts = len(row.amounts)
    if amounts > 2:
        return _FORMS
    if amounts == 2:
        return (by_aspect, of_the_line_before, closed_by_total)
    return (closed_by_total,) if row.earlier else ()


def _check(row: Row, breakdown: Breakdown) -> Check:
    holds, arithmetic = add_up(breakdown.total, breakdown.parts)
    members = (breakdown.total, *breakdown.parts)
    inside = [m for m in members if m.start >= row.start]
    span = sentence(row, min(m.start for m in inside), max(m.end for m in inside))
    indexes = tuple(part.place for part in breakdown.parts)
    return Check(CheckKind.SUM, breakdown.total.place, indexes, holds, arithmetic, span)
