"""Totals that are divided farther on: by another aspect (分产品看), in the line below, a second
time, two of them in turn.

They are told only if they hold, or would but for one digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader_app.analysis.checks import likeness
from reader_app.analysis.checks.amounts import Amount, makes
from reader_app.analysis.checks.breakdowns import Breakdown, adjacent, best_of, equal, totals
from reader_app.analysis.checks.misprints import one_digit_off
from reader_app.analysis.checks.statements import MOST_PARTS, Row

_LEAST_PARTS = 2
_DIGITS_OF_TWO = 3
# Two totals have two parts each.
_LEAST_COLUMNS = 4
# So many characters at its beginning tell what a whole is called, and so many digits a misprint.
_BEGINNING = 3
_DIGITS_OF_A_NAMED_WHOLE = 2
# How far back in its block a total of one aspect is looked for, in code points.
_FARTHEST = 1000
# What every such cue ends with; most blocks have none.
_OF_ASPECTS = re.compile("[看分]，|[布计分中][：:]|中，")
# 基本支出中：人员经费…: the parts of what was told of before.
_ASPECT = re.compile(
    r"(?<![^。；\s])(?:其中)?，?(?:[分按从][^，。；\d]{1,8}(?:(?:看|分|划分)，|(?:分布|统计|划分|分)[：:])|(?P<whole>[^，。；：\d]{2,12})中[：:，])"
)


# -- a total told of before, divided by one aspect: 分产品看，甲收入…、乙收入…、其他收入…


def by_aspect(row: Row) -> Iterator[Breakdown]:
    if _OF_ASPECTS.search(row.text, row.start, row.end) is None:
        return
    for cue in _ASPECT.finditer(row.text, row.start, row.end):
        end = row.sentence_end(cue.end())
        parts = [m for m in row.within(cue.end(), end) if m.place in row.levels][:MOST_PARTS]
        if len(parts) < 2 or len({part.unit for part in parts}) > 1:
            continue
        levels = _told_of(row, cue["whole"]) if cue["whole"] else _told_before(row, cue.start())
        told = [total for total in levels if total.unit == parts[0].unit and total.exact]
        yield from best_of([(total, tuple(parts)) for total in told])
        if cue["whole"] and (total := _called(row, cue["whole"], cue.start(), parts[0].unit)):
            near = one_digit_off(total, parts, _DIGITS_OF_A_NAMED_WHOLE)
            yield Breakdown(total, tuple(parts), complete=near)


def _told_before(row: Row, position: int) -> list[Amount]:
    own = row.within(max(row.start, position - _FARTHEST), position)
    return [*reversed(own), *reversed(row.earlier[-MOST_PARTS:])]


def _called(row: Row, whole: str, position: int, unit: str) -> Amount | None:
    """The one level in front that is called so: 不合格样品58批次。不合格项目中，…"""
    own = row.within(max(row.start, position - _FARTHEST), position)
    called = [m for m in own if m.unit == unit and m.place in row.levels]
    named = [m for m in called if whole[:_BEGINNING] in row.clause_before(m)]
    return named[0] if len(named) == 1 else None


def _told_of(row: Row, whole: str) -> list[Amount]:
    """The levels of that name in the blocks before; within a block 收入中，… is an open list."""
    named = (m for m in reversed(row.earlier) if m.what)
    return [member for member in named if whole in member.what or member.what in whole]


# -- a total in the line before: …总预算4128万元。/其中：…拨款3864万元；…收入264万元。


_OPENS = re.compile(r"\s*其中[：，]?")


def of_the_line_before(row: Row) -> Iterator[Breakdown]:
    if not row.earlier or not _OPENS.match(row.text, row.start, row.end):
        return
    end = row.sentence_end(row.start)
    parts = [m for m in row.within(row.start, end) if m.place in row.levels][:MOST_PARTS]
    totals_before = (m for m in reversed(row.earlier) if m.unit == parts[0].unit) if parts else ()
    if len(parts) >= _LEAST_PARTS and len({part.unit for part in parts}) == 1:
        yield from best_of([(total, tuple(parts)) for total in totals_before if total.exact])


# -- two totals, and parts of both in turn: 受理90件，审结80件。其中民事受理60件、审结55件，刑事…


def in_columns(row: Row) -> Iterator[Breakdown]:
    told = list(totals(row))
    if len(told) < _LEAST_COLUMNS + len(("one", "other")):
        return
    for one, other in pairwise(told):
        if one.unit != other.unit or one.kind is not other.kind:
            continue
        parts = row.following(other, row.sentence_end(other.end, more=1))
        columns = (one, tuple(parts[::2])), (other, tuple(parts[1::2]))
        if len(parts) < _LEAST_COLUMNS or len(parts) % 2 or not adjacent(row, one, [other, *parts]):
            continue
        # That both come out, or one does and the other but for one digit, is no chance.
        near = [one_digit_off(total, column, _DIGITS_OF_TWO) for total, column in columns]
        held = [makes(total, column) for total, column in columns]
        if any(held) and all(map(max, near, held)):
            yield from (Breakdown(total, column, complete=True) for total, column in columns)


# -- a total that was divided before, by something else: 214件，属实156件…；办结198件，…16件


def divided_again(row: Row, first: Breakdown) -> Iterator[Breakdown]:
    total, last = first.total, max(part.end for part in first.parts)
    behind = row.amounts[-1].end > last and total.start < first.parts[0].start
    if not behind or len(row.amounts) < len(first.parts) + 1 + _LEAST_PARTS:
        return
    end = row.sentence_end(last)
    if row.text.startswith("。", end):
        end = row.sentence_end(end, more=1)
    start = max(last, total.end)
    members = [m for m in row.within(start, end) if m.unit == total.unit and m.place in row.levels]
    parts = tuple(members[:MOST_PARTS])
    if len(parts) < _LEAST_PARTS or "其中" in row.between(parts[0], parts[-1]):
        return
    near = one_digit_off(total, parts, _DIGITS_OF_TWO)
    if equal(total, parts) or (near and likeness.bare(likeness.names(row, parts))):
        yield Breakdown(total, parts, complete=True)
