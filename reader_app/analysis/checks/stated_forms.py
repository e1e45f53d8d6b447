"""Breakdowns that the words state: brackets, 已…尚…, 其余, lists that are announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.checks.amounts import Amount, makes
from reader_app.analysis.checks.breakdowns import (
    ENDS_OPEN,
    OF_WHICH,
    PARTIAL,
    Breakdown,
    adjacent,
    beyond_brackets,
    pure,
    totals,
)
from reader_app.analysis.checks.misprints import one_digit_off
from reader_app.analysis.checks.statements import DUE, MOST_PARTS, Row
from reader_app.analysis.findings import FigureKind

# How far a bracket may close, in code points.
_REACH = 400

_LIST_CUE = re.compile(
    r"[^，。；\d]{0,16}(?:[：:]|[，,]?(?:具体)?分别(?:是|为|来自|由|投向|用于|分布在))|[，,]?全部(?:用于|投向|来自|安排给?|投入)"
)
_DONE = re.compile(r"已|完成|办结|审结|执结|整改|销号|解决|化解|交付|竣工|结案|兑付")
_REST = re.compile(r"正在|尚|仍|持续|未(?!来)|剩余|余下|其余|还有|待|在办|在建|跟进|推进|剩下")
# 应检测6204人，实际检测6188人，未检测16人
_AS_DUE = re.compile(r"(?:现|均)?(?:已|实)")
_NOT_AS_DUE = re.compile(r"(?:尚|仍|还有)?(?:未(?!来)|缺|欠|漏|少|请假)")
# One of these stands in every such list, and in few blocks.
_REST_OR_NOT = re.compile(f"{_REST.pattern}|缺|欠|漏|少|请假")
# What becomes of cases; those of whom nothing is told are still under way.
_OUTCOME = re.compile(
    r"(?:治愈|康复|出院|死亡|病亡|重症|重伤|失踪|遇难|危重|痊愈|转入|转出)[^，。；]{0,4}\Z"
)
# So many digits tell a misprint of what the next sentence tells.
_DIGITS_FARTHER = 2
# And so many of a list that goes on behind what is still to do.
_DIGITS_OF_A_LIST = 3
# 其余, anywhere in front of the number; 其他 only at the head of its name, not 工程其他费.
_REMAINDER = re.compile(r"其余|剩余|余下|剩下|(?:(?<=[、，；：和及中])|^)(?:其他|其它)")
_OTHERS = ("其他", "其它")


# -- a bracket behind the total: 45名队员(东站20名,西站25名)


def in_brackets(row: Row) -> Iterator[Breakdown]:
    for total in totals(row):
        inside = _bracket_behind(row, total)
        if inside is None:
            continue
        opened, closed = inside
        words = row.text[opened:closed]
        if PARTIAL.match(words.lstrip()) or ENDS_OPEN.search(words):
            continue
        members = row.within(opened, closed)
        parts = [m for m in members if m.unit == total.unit]
        if len(parts) < 2 or not all(part.place in row.levels for part in parts):
            continue
        if _one_number_a_clause(row, parts, words):
            if not makes(total, parts) and _tell_outcomes(row, parts):
                continue
            yield Breakdown(total, tuple(parts), complete=True)


def _tell_outcomes(row: Row, parts: list[Amount]) -> bool:
    """Whether the parts only tell what became of some: 病例4243例(出院3189例,死亡63例)."""
    return all(_OUTCOME.search(row.clause_before(part)) for part in parts)


def _bracket_behind(row: Row, total: Amount) -> tuple[int, int] | None:
    """The inside of the bracket that opens behind the total and the noun it counts."""
    for at in range(total.end, min(row.end, total.end + 20)):
        character = row.text[at]
        if character == "(":
            closed = row.text.find(")", at, min(row.end, at + _REACH))
            return (at + 1, closed) if closed > 0 else None
        if character in "，。；、,;：:" or character.isdecimal():
            return None
    return None


def _one_number_a_clause(row: Row, parts: list[Amount], words: str) -> bool:
    """Whether each part has words of its own in front: 男18名、女13名, not 18名、13名."""
    named = sum(1 for part in parts if row.clause_before(part).strip("、 和及与"))
    return named == len(parts) and "其中" not in words


# -- done and still to do: 发现问题369个,已完成314个,持续跟进55个


def done_and_rest(row: Row) -> Iterator[Breakdown]:
    if not _REST_OR_NOT.search(row.text, row.start, row.end):
        return
    for total in totals(row):
        end = row.sentence_end(total.end)
        parts = beyond_brackets(row, total, row.following(total, row.sentence_end(end, more=1)))
        chosen = _done_and_rest_of(row, total, parts)
        if not chosen:
            continue
        # What the next sentence tells may be of something else.
        if chosen[-1].end <= end or _fits(total, chosen, _DIGITS_FARTHER):
            yield Breakdown(total, tuple(chosen), complete=True)


def _done_and_rest_of(row: Row, total: Amount, parts: list[Amount]) -> list[Amount]:
    """The first two or three parts, if they tell what is done and what is left: those that make the
    total, else those that do but for one digit."""
    runs = [parts[:count] for count in (2, 3) if len(parts) >= count]
    covering = [run for run in runs if _covers(row, total, run)]
    if not covering:
        return []
    # 已解决18件，正在解决6件，难以解决2件: the list of what became of it goes on.
    longer = parts[: len(covering[0]) + 1]
    if held := next((run for run in (*covering, longer) if makes(total, run)), None):
        return held
    if "。" not in row.between(total, longer[-1]) and one_digit_off(
        total, longer, _DIGITS_OF_A_LIST
    ):
        return longer
    near = (run for run in reversed(covering) if one_digit_off(total, run, _DIGITS_FARTHER))
    return next(near, covering[-1])


def _fits(total: Amount, parts: list[Amount], least: int) -> bool:
    return makes(total, parts) or one_digit_off(total, parts, least)


def _covers(row: Row, total: Amount, parts: list[Amount]) -> bool:
    words = [row.clause_before(part) for part in parts]
    if any("其中" in word for word in words[1:]):
        return False
    # 应收账款3万元，实际收回2万元，未到期1万元 tells no whole; 应缴…，已缴…，欠缴… does.
    verb = _AS_DUE.sub("", words[0], count=1)
    one_verb = verb != "" and verb in words[-1] and verb in row.clause_before(total)
    as_due = _AS_DUE.match(words[0]) and (total.kind is not FigureKind.MONEY or one_verb)
    if as_due and DUE.search(row.clause_before(total)):
        rest = len(parts) == len(("done", "not")) and _NOT_AS_DUE.match(words[-1])
        return bool(rest) and adjacent(row, total, parts)
    return (
        bool(_DONE.search(words[0]) and _REST.search(words[-1]))
        and not _REST.search(words[0])
        and _none_between(row, total, parts)
    )


def _none_between(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """Whether nothing else in the unit stands among the members, but in brackets."""
    inner = [m for m in row.within(total.end, parts[-1].end) if m.unit == total.unit]
    return beyond_brackets(row, total, inner) == parts


# -- the last part is what is left: …，其余12个…


def with_remainder(row: Row) -> Iterator[Breakdown]:
    for rest in totals(row):
        words = _REMAINDER.search(row.clause_before(rest))
        if words is None:
            continue
        candidates = list(_before_remainder(row, rest))
        cued = [c for c in candidates if OF_WHICH.search(row.between(c.total, c.parts[0]))]
        holding = [c for c in candidates if makes(c.total, c.parts)]
        # 其他 may be one of several kinds beside each other; 其余 is what is left of a total.
        sure = cued if words[0] in _OTHERS else cued or candidates
        if holding:
            yield holding[0]
        elif len(sure) == 1:
            yield sure[0]


def _before_remainder(row: Row, rest: Amount) -> Iterator[Breakdown]:
    """Every amount of the sentence that what stands between it and the rest could make up."""
    before = row.within(row.sentence_start(rest.start), rest.start)
    members = [m for m in before if m.unit == rest.unit and m.place in row.levels]
    for index in range(max(0, len(members) - MOST_PARTS), len(members) - 1):
        parts = beyond_brackets(row, members[index], [*members[index + 1 :], rest])
        if rest in parts[1:] and _none_between(row, members[index], parts):
            yield Breakdown(members[index], tuple(parts), complete=True)


# -- a list that is announced: 共120起：甲50起、乙40起、丙30起


def announced(row: Row) -> Iterator[Breakdown]:
    for total in totals(row):
        parts = row.following(total, row.sentence_end(total.end))
        if len(parts) < 2 or not adjacent(row, total, parts):
            continue
        lead = row.between(total, parts[0])
        tail = row.text[parts[-1].end : row.sentence_end(parts[-1].end)]
        if not _LIST_CUE.match(lead) or PARTIAL.search(lead) or ENDS_OPEN.search(tail[:8]):
            continue
        yield Breakdown(total, tuple(parts), complete=pure(row, parts[:-1], parts[-1]))
