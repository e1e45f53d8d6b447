"""Breakdowns that may leave parts out (其中, 包括), or that nothing but their sum tells.

They are told only if they hold, or would but for one digit: how many digits are enough for that to
be no chance, the names of the parts say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader_app.analysis.checks import likeness
from reader_app.analysis.checks.amounts import Amount, makes, sum_of
from reader_app.analysis.checks.breakdowns import (
    DIGITS_OF_ANY_LIST,
    ENDS_OPEN,
    OF_WHICH,
    Breakdown,
    adjacent,
    best_of,
    beyond_brackets,
    equal,
    outside_brackets,
    totals,
)
from reader_app.analysis.checks.misprints import digits_told, one_digit_off
from reader_app.analysis.checks.statements import MOST_PARTS, Row
from reader_app.analysis.findings import FigureKind

# Without any word of a breakdown, so many parts must make so much for it to be no chance.
_LEAST_UNTOLD = 3
_LEAST_PARTS = 2
_DIGITS_OF_TWO = 3
_LEAST_TOTAL = 20
# Two totals have two parts each.
_LEAST_COLUMNS = 4

# A list that is named as a whole stands right behind its total, in code points.
_LONGEST_LEAD = 60
_ALL = re.compile(r"共|总|合计")
_MOST = re.compile("主要")
_SOME = re.compile(r"主要|(?<!包)含|比如|例如|如[：:]?\Z|除|达到|超过|(?<![级及])以上")

# So many characters at its beginning tell what a whole is called, and so many digits a misprint.
_BEGINNING = 3
_DIGITS_OF_A_NAMED_WHOLE = 2
# 由16人组成，其中…: all of it is told.
_MADE_UP = re.compile("[^，。；]{0,4}组成")

# How far back in its block a total of one aspect is looked for, in code points.
_FARTHEST = 1000
# 27名船员中获救12人; not 中学, 集中.
_OF_THEM = r"(?<![集其空])中(?![学心央型国间医等小专文])"
_OPEN_CUE = re.compile(
    rf"其中|中，|^[^，。；：\d]{{1,10}}{_OF_THEM}[^，。；\d]{{0,6}}\Z|包括|包含|分别|分为|分成"
    r"|由.{0,10}组成|[：:]|从[^，。]{1,10}看|按[^，。]{1,10}分|\("
)
# What every such cue ends with; most blocks have none.
_OF_ASPECTS = re.compile("[看分]，|[布计分中][：:]|中，")
# 基本支出中：人员经费…: the parts of what was told of before.
_ASPECT = re.compile(
    r"(?<![^。；\s])(?:其中)?，?(?:[分按从][^，。；\d]{1,8}(?:(?:看|分|划分)，|(?:分布|统计|划分|分)[：:])|(?P<whole>[^，。；：\d]{2,12})中[：:，])"
)


# -- parts in measure words of their own: 项目12个，其中学校5所、医院3家、道路4条


def in_other_words(row: Row) -> Iterator[Breakdown]:
    for total in totals(row):
        end = row.sentence_end(total.end, more=1)
        parts = [m for m in row.within(total.end, end) if m.place in row.levels][:MOST_PARTS]
        counted = all(member.kind is FigureKind.COUNT for member in (total, *parts))
        if len(parts) < _LEAST_UNTOLD or not counted or not equal(total, parts):
            continue
        if OF_WHICH.search(row.between(total, parts[0])):
            yield Breakdown(total, tuple(parts), complete=False)


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


# -- parts that follow their total to the end of the sentence: 资金48万元，自筹20万元，…


# What stands between a total and the mark behind it: 214件|信访件，…
_NOUN = re.compile(r"[^，。；、：:()\d]{0,10}(?=[，；])")
# What is worked out from the numbers beside it is no part of them: 预算3万元，支出2万元，节约1万元.
_WORKED_OUT = re.compile(
    r"节[约余支省]|[结盈]余|盈利|利润|亏损|[顺逆]差|差[额价]|差\Z|权益|实[发得付]|缺口|超[支收]|净|增[加收支]|减[少收支]"
)
_BY_KIND = re.compile("[按从][^，。；]{1,8}[分看]")
# 申报8.64亿元；经审查，确认…，不予确认…，暂缓…: what becomes of all of it.
_SIFTED = re.compile("；经[^，；。]{2,8}，")


def following_to_the_end(row: Row) -> Iterator[Breakdown]:
    for total in totals(row):
        parts = row.following(total, row.sentence_end(total.end))
        lead = row.between(total, parts[0]) if len(parts) >= _LEAST_PARTS else ""
        noun = _NOUN.match(lead)
        if noun is None:
            continue
        first = row.within(row.sentence_start(total.start), total.start)
        if any(m.unit == total.unit for m in first):
            continue
        for count in (len(parts), _to_the_semicolon(row, parts)):
            chosen = parts[:count]
            if _follows(row, total, chosen, lead[noun.end() :]):
                yield Breakdown(total, tuple(chosen), complete=not equal(total, chosen))
                break


def _to_the_semicolon(row: Row, parts: list[Amount]) -> int:
    """How many parts stand in front of the first ； among them."""
    gaps = (row.between(a, b) for a, b in pairwise(parts))
    return next((count for count, gap in enumerate(gaps, 1) if "；" in gap), 0)


def _follows(row: Row, total: Amount, parts: list[Amount], lead: str) -> bool:
    """Whether the parts behind a total are told as all of it."""
    if len(parts) < _LEAST_PARTS or _WORKED_OUT.search(row.clause_before(parts[-1])):
        return False
    if len(parts) < _LEAST_UNTOLD and not _are_two_kinds(row, total, parts):
        return False
    holds = equal(total, parts) and total.value >= _LEAST_TOTAL * total.step
    tells = holds or _misses_as_one(row, total, parts, lead)
    return tells and adjacent(row, total, parts)


def _are_two_kinds(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """库存12.4万吨，稻谷7.1万吨、小麦5.3万吨: two names, and numbers too long for their sum to be
    a chance."""
    named = likeness.names(row, parts)
    if likeness.contrary(named):
        return True
    between = row.between(*parts)  # empty where one amount touches the next
    joined = "、" in between or row.between(total, parts[0])[:1] == between[:1]
    long = digits_told(total, parts) >= _DIGITS_OF_TWO
    return long and bool(joined) and likeness.bare(named) and not likeness.may_overlap(named)


def _misses_as_one(row: Row, total: Amount, parts: list[Amount], lead: str) -> bool:
    if makes(total, parts):
        return False  # by rounding only
    if "；" in lead:
        return _SIFTED.match(lead) is not None and one_digit_off(total, parts)
    return _misses_as_one_scale(row, total, parts, lead)


def _misses_as_one_scale(row: Row, total: Amount, parts: list[Amount], lead: str) -> bool:
    """启动资金48万元，自筹20万元，亲友入股18万元，贷款11万元: kinds of money that make one sum."""
    named = likeness.names(row, parts)
    own = row.clause_before(total)
    alike = likeness.bare(named) and likeness.alike(named) and not likeness.alike([own, named[0]])
    # 增值税3亿元，所得税1亿元，契税2亿元: the first is one of the list.
    beside = not OF_WHICH.search(lead) and not _BY_KIND.search(lead)
    one_of_them = beside and likeness.of_one_scale([own, *named])
    of_one_scale = likeness.of_one_scale(named) and not one_of_them
    digits = digits_told(total, parts)
    long = digits >= DIGITS_OF_ANY_LIST and len(parts) >= _LEAST_UNTOLD and not one_of_them
    one_list = (
        likeness.contrary(named)
        or (alike and digits >= _DIGITS_OF_TWO and _ALL.search(own))
        or of_one_scale
        or (long and likeness.bare(named))
    )
    return bool(one_list) and not likeness.may_overlap(named) and one_digit_off(total, parts)


# -- open forms: 其中…, 包括…


def open_lists(row: Row) -> Iterator[Breakdown]:
    for total in totals(row):
        following = row.following(total, row.sentence_end(total.end, more=1))
        if len(following) < _LEAST_PARTS:
            continue
        beyond = beyond_brackets(row, total, following)
        for parts in (_of_the_bracket(row, total, following), beyond):
            if found := next(_open_list(row, total, parts), None):
                yield found
                break
            if parts == beyond:
                break


def _open_list(row: Row, total: Amount, parts: list[Amount]) -> Iterator[Breakdown]:
    lead = row.between(total, parts[0]) if len(parts) > 1 else ")"
    if lead.startswith(")") or not _OPEN_CUE.search(lead):  # 甲地(5例)、乙地(3例)、丙地(2例)
        return
    parts = outside_brackets(row, parts)
    for count in range(len(parts), 1, -1):
        if not _list_ends(row, parts, count):
            continue
        if makes(total, parts[:count]):
            yield Breakdown(total, tuple(parts[:count]), complete=False)
            return
    yield from _misprinted(row, total, parts)


def _of_the_bracket(row: Row, total: Amount, parts: list[Amount]) -> list[Amount]:
    """If a bracket opens behind the total, the parts in it."""
    lead = row.between(total, parts[0]) if parts else ""
    if lead.count("(") <= lead.count(")"):
        return parts
    closed = row.text.find(")", parts[0].end, row.end)
    return [part for part in parts if closed < 0 or part.start < closed]


def _side_by_side(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """Whether nothing else in the unit stands among the parts, but in brackets, and no other level
    between the total and the first."""
    lead = beyond_brackets(row, total, list(row.within(total.end, parts[0].start)))
    inner = [m for m in row.within(parts[0].start, parts[-1].end) if m.unit == total.unit]
    return not any(m.unit == total.unit and m.place in row.levels for m in lead) and (
        outside_brackets(row, inner) == parts
    )


def _misprinted(row: Row, total: Amount, parts: list[Amount]) -> Iterator[Breakdown]:
    """The longest list that is named like a whole and misses its total as a misprint does."""
    for count in range(len(parts), 1, -1):
        chosen = parts[:count]
        if not _list_ends(row, parts, count) or not _side_by_side(row, total, chosen):
            continue
        near, more = one_digit_off(total, chosen), _exceeds(total, chosen)
        least = _digits_to_tell(row, total, chosen) if near or more else None
        if least is None:
            continue
        if one_digit_off(total, chosen, least) or (least == 1 and more and count > 2):
            yield Breakdown(total, tuple(chosen), complete=True)
            break


def _digits_to_tell(row: Row, total: Amount, parts: list[Amount]) -> int | None:
    """How many digits a total needs for a list so named to be told as wrong by one; None: never."""
    lead = row.between(total, parts[0])
    tail = row.text[parts[-1].end : row.sentence_end(parts[-1].end)]
    named = likeness.names(row, parts)
    if likeness.contrary(named) or likeness.from_end_to_end(named):
        return 1
    if _MOST.search(lead) and len(parts) > _LEAST_PARTS:
        return DIGITS_OF_ANY_LIST
    if _SOME.search(lead) or ENDS_OPEN.search(tail[:8]):
        return None
    if likeness.may_overlap(named):
        least = DIGITS_OF_ANY_LIST if len(parts) > _LEAST_PARTS else None
        return 3 if likeness.one_attribute(named) else least
    listed = likeness.bare(named) and likeness.evenly_joined(row, parts)
    if len(lead) > _LONGEST_LEAD or not listed:
        return DIGITS_OF_ANY_LIST
    if _MADE_UP.match(lead) and len(parts) > _LEAST_PARTS:
        return 2
    if likeness.of_one_scale(named) or _counted(row, total, len(parts)):
        return 1
    if len(parts) == 2:
        return 3 if likeness.alike(named) else DIGITS_OF_ANY_LIST
    if likeness.alike(named):
        return 1
    return 2 if _ALL.search(row.clause_before(total)) else 3


def _counted(row: Row, total: Amount, parts: int) -> bool:
    """Whether the text says that the total is one of so many things: 3座水库蓄水量合计41.8万方."""
    before = row.within(row.sentence_start(total.start), total.start)
    return any(m.value == parts and m.kind is FigureKind.COUNT for m in before[-2:])


def _exceeds(total: Amount, parts: list[Amount]) -> bool:
    return sum_of(parts) > total.value and not makes(total, parts)


def _list_ends(row: Row, parts: list[Amount], count: int) -> bool:
    """Whether a list of so many parts ends where a sentence or a part of one ends."""
    return count == len(parts) or any(
        mark in row.between(parts[count - 1], parts[count]) for mark in ("。", "；", "其中")
    )


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
