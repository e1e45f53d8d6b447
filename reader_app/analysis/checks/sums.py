"""Sums: a total and its breakdown, where the text itself states both.

A *complete* form says by itself that nothing is left out (a bracket behind the total, 已…尚…,
其余, categories that divide a whole, parts closed by 合计): there the sum is told whether it
holds or not. An *open* form (其中, 包括) may list some parts only: it is told only if it holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reader_app.analysis.checks.amounts import Amount, add_up
from reader_app.analysis.checks.statements import MOST_PARTS, Row, sentence
from reader_app.analysis.findings import Check, CheckKind, FigureKind
from reader_app.resources import resource

# Without any word of a breakdown, so many parts must make so much for it to be no chance.
_LEAST_UNTOLD = 3
_LEAST_TOTAL = 20

# How far a bracket may close, in code points.
_REACH = 400

_PARTIAL = re.compile(r"其中|含|包括|如[：:]?|主要|不含|另有|另外|除")
_OPEN_CUE = re.compile(
    r"其中|中，|包括|包含|分别|分为|分成|由.{0,10}组成|[：:]|从[^，。]{1,10}看|按[^，。]{1,10}分|\("
)
_ASPECT = re.compile(r"(?<![^。；\s])(?:其中)?，?[分按从][^，。；\d]{1,8}(?:看|分|划分)，")
_LIST_CUE = re.compile(
    r"[^，。；\d]{0,16}(?:[：:]|[，,]?(?:具体)?分别(?:是|为))|[，,]?全部(?:用于|投向|来自|安排给?|投入)"
)
_DONE = re.compile(r"已|完成|办结|整改|销号|解决|化解|交付|竣工|结案")
_REST = re.compile(r"正在|尚|仍|持续|未|剩余|余下|其余|还有|待|在办|在建|跟进|推进|剩下")
_REMAINDER = re.compile(r"(?:其余|剩余|余下|其他|其它|剩下)")
_OTHERS = ("其他", "其它")
_OF_WHICH = re.compile(r"其中|包括|分别|[：:]|[(（]")
_CLOSER = re.compile(r"(?:合计|总计|共计|总共|一共|累计共)(?:为|达|有|[：:])?[^，。；、\d]{0,10}\Z")
# 三项合计, 两者共: a count of the parts in front of their total.
_COUNTS_PARTS = re.compile(r"(?:资金|收入|支出|费用|经费|指标|工程|类)?(?:合计|总计|共计|相加|共)")
_ADDED = re.compile(r"^\s*(?:再|另)?加(?!强|快|大|工|入|固|密|装|油|速|之|盟|班|急)")
_WEAK_CLOSER = re.compile(r"共(?:有|为|达)?[^，。；、\d]{0,10}\Z")
_ENDS_OPEN = re.compile(r"等[^，。；]{0,6}\Z|……|\.\.\.")


class Breakdown(NamedTuple):
    """A total with the parts that the text gives for it."""

    total: Amount
    parts: tuple[Amount, ...]
    complete: bool


def sum_checks(row: Row) -> list[Check]:
    """The sums of one block; each total is checked once, by the strongest form it stands in."""
    checks: list[Check] = []
    told: set[int] = set()
    counted: set[int] = set()
    for form in _FORMS:
        for breakdown in form(row):
            total, parts = breakdown.total.place, {part.place for part in breakdown.parts}
            if total in told or (total in counted and parts <= counted):
                continue
            holds, arithmetic = add_up(breakdown.total, breakdown.parts)
            if holds or breakdown.complete:
                told.add(total)
                counted |= parts
                checks.append(_check(row, breakdown, holds, arithmetic))
    return checks


def _check(row: Row, breakdown: Breakdown, holds: bool, arithmetic: str) -> Check:
    members = (breakdown.total, *breakdown.parts)
    inside = [m for m in members if m.start >= row.start]
    span = sentence(row, min(m.start for m in inside), max(m.end for m in inside))
    indexes = tuple(part.place for part in breakdown.parts)
    return Check(CheckKind.SUM, breakdown.total.place, indexes, holds, arithmetic, span)


def _totals(row: Row) -> Iterator[Amount]:
    return (member for member in row.amounts if member.place in row.levels)


# -- a bracket behind the total: 831名党员干部(市直机关118名,市城区99名…)


def _in_brackets(row: Row) -> Iterator[Breakdown]:
    for total in _totals(row):
        inside = _bracket_behind(row, total)
        if inside is None:
            continue
        opened, closed = inside
        words = row.text[opened:closed]
        if _PARTIAL.match(words.lstrip()) or _ENDS_OPEN.search(words):
            continue
        members = row.within(opened, closed)
        parts = [m for m in members if m.unit == total.unit]
        if len(parts) < 2 or not all(part.place in row.levels for part in parts):
            continue
        if _one_number_a_clause(row, parts, words):
            yield Breakdown(total, tuple(parts), complete=True)


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


def _done_and_rest(row: Row) -> Iterator[Breakdown]:
    for total in _totals(row):
        parts = row.following(total, row.sentence_end(total.end))
        for count in (2, 3):
            chosen = parts[:count]
            if len(chosen) == count and _covers(row, total, chosen):
                yield Breakdown(total, tuple(chosen), complete=True)
                break


def _covers(row: Row, total: Amount, parts: list[Amount]) -> bool:
    words = [row.clause_before(part) for part in parts]
    if any("其中" in word for word in words[1:]):
        return False
    return (
        bool(_DONE.search(words[0]) and _REST.search(words[-1]))
        and not _REST.search(words[0])
        and _adjacent(row, total, parts)
    )


def _adjacent(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """Nothing else in the same unit, of whatever time or exactness, stands among the members."""
    inner = [m for m in row.within(total.end, parts[-1].end) if m.unit == total.unit]
    return len(inner) == len(parts)


# -- the last part is what is left: …，其余12个…


def _with_remainder(row: Row) -> Iterator[Breakdown]:
    for rest in _totals(row):
        words = _REMAINDER.search(row.clause_before(rest))
        if words is None:
            continue
        candidates = list(_before_remainder(row, rest))
        cued = [c for c in candidates if _OF_WHICH.search(row.between(c.total, c.parts[0]))]
        holding = [c for c in candidates if add_up(c.total, c.parts)[0]]
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
        parts = [*members[index + 1 :], rest]
        if _adjacent(row, members[index], parts):
            yield Breakdown(members[index], tuple(parts), complete=True)


# -- categories that divide a whole


@cache
def _partitions() -> tuple[tuple[tuple[str, ...], ...], ...]:
    data = tomllib.loads(resource("lexicons/figures/partitions.toml").read_text("utf-8"))
    return tuple(tuple(tuple(member.split("|")) for member in each) for each in data["sets"])


@cache
def _categories() -> re.Pattern[str]:
    """Any name of a category: most labels hold none."""
    names = {name for each in _partitions() for member in each for name in member}
    return re.compile("|".join(map(re.escape, names)))


@cache
def _wholes() -> tuple[str, ...]:
    data = tomllib.loads(resource("lexicons/figures/partitions.toml").read_text("utf-8"))
    return tuple(data["wholes"])


def _without_wholes(label: str) -> str:
    for whole in _wholes():
        label = label.replace(whole, "")
    return label


def _by_category(row: Row) -> Iterator[Breakdown]:
    labels = {member.place: _without_wholes(row.clause_before(member)) for member in row.amounts}
    for total in _totals(row):
        parts = row.following(total, row.sentence_end(total.end, more=1))
        if len(parts) < 2 or not all(_categories().search(labels[p.place]) for p in parts[:2]):
            continue
        for members in _partitions():
            chosen = parts[: len(members)]
            if (
                len(chosen) == len(members)
                and _fits(labels, total, chosen, members)
                and _nearest_level(row, total, chosen)
            ):
                yield Breakdown(total, tuple(chosen), complete=True)


def _fits(
    labels: dict[int, str], total: Amount, parts: list[Amount], members: tuple[tuple[str, ...], ...]
) -> bool:
    """Whether each part is labelled with another member of a set, and the total with none."""
    if _member(labels[total.place], members) is not None:
        return False
    return {_member(labels[part.place], members) for part in parts} == set(range(len(members)))


def _member(label: str, members: tuple[tuple[str, ...], ...]) -> int | None:
    """Which member a label names: the longest name decides (不合格, not 合格)."""
    named = [
        (len(name), index)
        for index, alternatives in enumerate(members)
        for name in alternatives
        if name in label
    ]
    return max(named)[1] if named else None


def _nearest_level(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """Whether no other level in the unit stands between the total and the first part."""
    return not any(
        member.unit == total.unit and member.place in row.levels
        for member in row.within(total.end, parts[0].start)
    )


# -- parts that are closed by their total: …，合计56个


def _closed_by_total(row: Row) -> Iterator[Breakdown]:
    for position, total in enumerate(row.amounts):
        if not total.exact:
            continue
        words = row.clause_before(total)
        strong, weak = _CLOSER.search(words), _WEAK_CLOSER.search(words)
        if not (strong or weak):
            continue
        parts = _run_before(row, position, total)
        if len(parts) > 1:
            added = _ADDED.search(row.clause_before(parts[0]))  # to an amount told of before
            sure = bool(strong) and not added and _pure(row, parts, total)
            yield Breakdown(total, tuple(parts), complete=sure)


def _run_before(row: Row, position: int, total: Amount) -> list[Amount]:
    parts: list[Amount] = []
    right = total
    for member in reversed(row.amounts[max(0, position - MOST_PARTS) : position]):
        if member.unit != total.unit and not parts and _COUNTS_PARTS.match(row.text, member.end):
            continue  # 三项合计35.7亿元
        if member.unit != total.unit or member.place not in row.levels:
            break
        if any(mark in row.between(member, right) for mark in "。！？；\n"):
            break
        if _closes(row, member):
            break
        parts.insert(0, member)
        right = member
    return parts


def _closes(row: Row, member: Amount) -> bool:
    words = row.clause_before(member)
    return bool(_CLOSER.search(words) or _WEAK_CLOSER.search(words))


# -- more that comes to an amount told of before: …100万元。加补助30万元，总计130万元


def _with_additions(row: Row) -> Iterator[Breakdown]:
    for position, total in enumerate(row.amounts):
        if not (total.exact and _CLOSER.search(row.clause_before(total))):
            continue
        added = _run_before(row, position, total)
        if not added or not _ADDED.search(row.clause_before(added[0])):
            continue
        before = row.within(row.start, added[0].start)[-MOST_PARTS:]
        for base in reversed(before):
            if base.unit == total.unit and add_up(total, [base, *added])[0]:
                yield Breakdown(total, (base, *added), complete=False)
                break


def _pure(row: Row, parts: list[Amount], total: Amount) -> bool:
    """Whether only short names stand between the members of the list."""
    members = [*parts, total]
    gaps = (row.between(a, b) for a, b in pairwise(members))
    return all(len(gap) <= 16 and not _PARTIAL.search(gap) for gap in gaps)


# -- a list that is announced: 共120起：甲50起、乙40起、丙30起


def _announced(row: Row) -> Iterator[Breakdown]:
    for total in _totals(row):
        parts = row.following(total, row.sentence_end(total.end))
        if len(parts) < 2 or not _adjacent(row, total, parts):
            continue
        lead = row.between(total, parts[0])
        tail = row.text[parts[-1].end : row.sentence_end(parts[-1].end)]
        if not _LIST_CUE.match(lead) or _PARTIAL.search(lead) or _ENDS_OPEN.search(tail[:8]):
            continue
        yield Breakdown(total, tuple(parts), complete=_pure(row, parts[:-1], parts[-1]))


# -- parts in measure words of their own: 项目12个，其中学校5所、医院3家、道路4条


def _in_other_words(row: Row) -> Iterator[Breakdown]:
    for total in _totals(row):
        end = row.sentence_end(total.end, more=1)
        parts = [m for m in row.within(total.end, end) if m.place in row.levels][:MOST_PARTS]
        counted = all(member.kind is FigureKind.COUNT for member in (total, *parts))
        if len(parts) < _LEAST_UNTOLD or not counted or not _equal(total, parts):
            continue
        if _OF_WHICH.search(row.between(total, parts[0])):
            yield Breakdown(total, tuple(parts), complete=False)


# -- a total told of before, divided by one aspect: 分产品看，甲收入…、乙收入…、其他收入…


def _by_aspect(row: Row) -> Iterator[Breakdown]:
    for cue in _ASPECT.finditer(row.text, row.start, row.end):
        end = row.sentence_end(cue.end())
        parts = [m for m in row.within(cue.end(), end) if m.place in row.levels][:MOST_PARTS]
        if len(parts) < 2 or len({part.unit for part in parts}) > 1:
            continue
        own = row.within(row.start, cue.start())
        for total in (*reversed(own), *reversed(row.earlier)):
            if total.unit == parts[0].unit and _equal(total, parts):
                yield Breakdown(total, tuple(parts), complete=False)
                break


def _equal(total: Amount, parts: Sequence[Amount]) -> bool:
    """Without any rounding: where nothing but the sum itself says what belongs together."""
    return total.value == sum(part.value for part in parts)


# -- parts that follow their total to the end of the sentence: 资金48万元，自筹20万元，…


def _following_to_the_end(row: Row) -> Iterator[Breakdown]:
    for total in _totals(row):
        end = row.sentence_end(total.end)
        parts = row.following(total, end)
        if len(parts) < _LEAST_UNTOLD or total.value < _LEAST_TOTAL * total.size:
            continue
        if not row.between(total, parts[0]).startswith("，") or not _equal(total, parts):
            continue
        first = row.within(row.sentence_start(total.start), total.start)
        if _adjacent(row, total, parts) and not any(m.unit == total.unit for m in first):
            yield Breakdown(total, tuple(parts), complete=False)


# -- open forms: 其中…, 包括…


def _open_lists(row: Row) -> Iterator[Breakdown]:
    for total in _totals(row):
        parts = row.following(total, row.sentence_end(total.end, more=1))
        if len(parts) < 2 or not _OPEN_CUE.search(row.between(total, parts[0])):
            continue
        for count in range(len(parts), 1, -1):
            if not _list_ends(row, parts, count):
                continue
            holds, _ = add_up(total, parts[:count])
            if holds:
                yield Breakdown(total, tuple(parts[:count]), complete=False)
                break


def _list_ends(row: Row, parts: list[Amount], count: int) -> bool:
    """Whether a list of so many parts ends where a sentence or a part of one ends."""
    return count == len(parts) or any(
        mark in row.between(parts[count - 1], parts[count]) for mark in "。；"
    )


_FORMS = (
    _in_brackets,
    _done_and_rest,
    _by_category,
    _with_remainder,
    _announced,
    _closed_by_total,
    _with_additions,
    _open_lists,
    _in_other_words,
    _by_aspect,
    _following_to_the_end,
)
