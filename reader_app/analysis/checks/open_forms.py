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

# A list that is named as a whole stands right behind its total, in code points.
_LONGEST_LEAD = 60
_ALL = re.compile(r"共|总|合计|全[长程]")
# A list that ends so leaves nothing out: …，其他9个省58例.
_AND_OTHERS = re.compile("(?:^|[，、；和及])(?:其他|其它|其余)")
_MOST = re.compile("主要")
_SOME = re.compile(r"主要|(?<!包)含|比如|例如|如[：:]?\Z|除|达到|超过|(?<![级及])以上")

# 由16人组成，其中…: all of it is told.
_MADE_UP = re.compile("[^，。；]{0,4}组成")

# 27名船员中获救12人; not 中学, 集中.
_OF_THEM = r"(?<![集其空])中(?![学心央型国间医等小专文])"
_OPEN_CUE = re.compile(
    rf"其中|中，|^[^，。；：\d]{{1,10}}{_OF_THEM}[^，。；\d]{{0,6}}\Z|包括|包含|分别|分为|分成"
    r"|由.{0,10}组成|[：:]|从[^，。]{1,10}看|按[^，。]{1,10}分|\("
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
    large = total.value >= _LEAST_TOTAL * total.step or likeness.denies(likeness.names(row, parts))
    holds = large and equal(total, parts)
    tells = holds or _misses_as_one(row, total, parts, lead)
    return tells and adjacent(row, total, parts)


def _are_two_kinds(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """库存12.4万吨，稻谷7.1万吨、小麦5.3万吨: two names, and numbers too long for their sum to be
    a chance."""
    named = likeness.names(row, parts)
    if likeness.denies(named):
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
        inside = _of_the_bracket(row, total, following)
        found = next(_open_list(row, total, inside), None)
        if found is None and (beyond := beyond_brackets(row, total, following)) != inside:
            found = next(_open_list(row, total, beyond), None)
        if found:
            yield found


def _open_list(row: Row, total: Amount, parts: list[Amount]) -> Iterator[Breakdown]:
    lead = row.between(total, parts[0]) if len(parts) > 1 else ")"
    if lead.startswith(")") or not _OPEN_CUE.search(lead):  # 甲地(5例)、乙地(3例)、丙地(2例)
        return
    parts = outside_brackets(row, parts)
    lists = [parts[:count] for count in _list_ends(row, parts)]
    for chosen in lists:
        if makes(total, chosen):
            yield Breakdown(total, tuple(chosen), complete=False)
            return
    yield from _misprinted(row, total, lists)


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


def _misprinted(row: Row, total: Amount, lists: list[list[Amount]]) -> Iterator[Breakdown]:
    """The longest list that is named like a whole and misses its total as a misprint does."""
    for chosen in lists:
        near, more = one_digit_off(total, chosen), _exceeds(total, chosen)
        if not (near or more) or not _side_by_side(row, total, chosen):
            continue
        least = _digits_to_tell(row, total, chosen)
        if least is None:
            continue
        if one_digit_off(total, chosen, least) or (least == 1 and more and len(chosen) > 2):
            yield Breakdown(total, tuple(chosen), complete=True)
            break


def _digits_to_tell(row: Row, total: Amount, parts: list[Amount]) -> int | None:
    """How many digits a total needs for a list so named to be told as wrong by one; None: never."""
    lead = row.between(total, parts[0])
    tail = row.text[parts[-1].end : row.sentence_end(parts[-1].end)]
    named = likeness.names(row, parts)
    if likeness.contrary(named) or likeness.from_end_to_end(named):
        return 1
    if _AND_OTHERS.search(row.between(parts[-2], parts[-1])):
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


def _list_ends(row: Row, parts: list[Amount]) -> list[int]:
    """After how many parts, two at least, the list may end, the most first: with all of them, with
    a sentence or a part of one, or before the first that is divided itself (其中)."""
    ends = [len(parts)] if len(parts) > 1 else []
    divided = False
    for count, (one, other) in enumerate(pairwise(parts), 1):
        gap = row.between(one, other)
        first_divided = not divided and "其中" in gap
        divided = divided or first_divided
        if count > 1 and (first_divided or "。" in gap or "；" in gap):
            ends.append(count)
    return sorted(ends, reverse=True)
