"""Categories that divide a whole by their meaning: 男 and 女, 城镇 and 农村, 出口 and 进口."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from reader_app.analysis.checks.amounts import Amount, makes
from reader_app.analysis.checks.breakdowns import Breakdown, outside_brackets, totals
from reader_app.analysis.checks.misprints import one_digit_off
from reader_app.analysis.checks.statements import Row
from reader_app.resources import resource

_LIST_END = re.compile(r"[。；！？]")
_NOUN_BEHIND = re.compile(r"[^，。；、：()\d]{1,8}")
# So many digits tell a misprint of a set that something else stands beside.
_DIGITS_OF_A_SET = 3


@cache
def partition_data() -> dict[str, list[Any]]:
    """The word lists of ``partitions.toml``, read once."""
    return tomllib.loads(resource("lexicons/figures/partitions.toml").read_text("utf-8"))


@cache
def _partitions(name: str = "sets") -> tuple[tuple[tuple[str, ...], ...], ...]:
    sets = partition_data()[name]
    return tuple(tuple(tuple(member.split("|")) for member in each) for each in sets)


@cache
def _all_sets() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The sets that divide a whole for sure, then those that mostly do."""
    return (*_partitions(), *_partitions("loose_sets"))


@cache
def _category() -> re.Pattern[str]:
    """Any name of a category: most labels hold none."""
    names = {name for each in _all_sets() for member in each for name in member}
    return re.compile("|".join(map(re.escape, names)))


@lru_cache(maxsize=1 << 12)
def _sets_with(label: str) -> frozenset[int]:
    """The sets a name of which stands in the label, by place in the list."""
    if not _category().search(label):
        return frozenset()
    return frozenset(
        place
        for place, members in enumerate(_all_sets())
        if any(name in label for member in members for name in member)
    )


@cache
def _wholes() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, partition_data()["wholes"])))


def _label(row: Row, member: Amount) -> str:
    """The words in front of an amount, or where there are none, behind it: 18人获救，3人遇难."""
    words = row.clause_before(member)
    if not words.rpartition("、")[2] or words.endswith("中"):
        behind = _NOUN_BEHIND.match(row.text, member.end, row.end)
        words = behind[0] if behind else ""
    return _without_wholes(words)


@lru_cache(maxsize=1 << 12)
def _without_wholes(label: str) -> str:
    return _wholes().sub("", label)


def by_category(row: Row) -> Iterator[Breakdown]:
    if not _category().search(row.text, row.start, row.end):
        return
    for total in totals(row):
        parts = row.following(total, row.sentence_end(total.end, more=1))
        if len(parts) > 2:
            parts = outside_brackets(row, parts)
        if len(parts) < 2:
            continue
        first, second = (_sets_with(_label(row, part)) for part in parts[:2])
        for place in sorted(first & second):
            members = _all_sets()[place]
            chosen = parts[: len(members)]
            if (
                len(chosen) == len(members)
                and _fits(row, total, chosen, members)
                and _nearest_level(row, total, chosen)
                and not (_is_listed(row, total, chosen) and not _comes_near(total, chosen))
            ):
                sure = place < len(_partitions())
                yield from _as_far_as_it_goes(row, total, parts, len(chosen), sure)


def _as_far_as_it_goes(
    row: Row, total: Amount, parts: list[Amount], count: int, sure: bool
) -> Iterator[Breakdown]:
    """The set, ``sure`` if it divides a whole without rest.

    Where the list goes on behind it (立行立改153个，限期整改49个，移交14个), the set is all of the
    whole only if it holds and the list does not.
    """
    chosen, longer = tuple(parts[:count]), tuple(parts[: count + 1])
    if not _goes_on(row, parts, count):
        yield Breakdown(total, chosen, complete=sure or one_digit_off(total, chosen))
    elif makes(total, chosen) or not makes(total, longer):
        near = one_digit_off(total, chosen, _DIGITS_OF_A_SET)
        yield Breakdown(total, chosen, near and not one_digit_off(total, longer))
    else:
        yield Breakdown(total, longer, complete=True)


def _goes_on(row: Row, parts: list[Amount], count: int) -> bool:
    """Whether the list goes on behind its first ``count`` parts: set off as they are, ；…；…；…"""
    gaps = [row.between(a, b) for a, b in pairwise(parts[: count + 1])]
    if len(gaps) < count:
        return False
    mark = _LIST_END.search(gaps[-1])
    return mark is None or (mark[0] == "；" and all("；" in gap for gap in gaps))


# 全年, 累计: a total that stands behind its parts says that it is one.
_WHOLE = re.compile(r"全年|上半年|累计|合计|总|共")


def category_before(row: Row) -> Iterator[Breakdown]:
    """一季度完成12.6亿元，二季度完成15.3亿元，上半年累计完成27.9亿元."""
    for total in totals(row):
        if not _WHOLE.search(row.clause_before(total)):
            continue
        before = row.within(row.sentence_start(total.start), total.start)
        parts = [m for m in before if m.unit == total.unit and m.place in row.levels]
        last = _label(row, parts[-1]) if parts else ""
        for members in (*_all_sets(), *_partitions("periods")):
            if _member(last, members) is None:
                continue  # nearly all: a hundred sets are asked for every total
            chosen = tuple(parts[-len(members) :])
            if len(chosen) != len(members) or not _fits(row, total, chosen, members):
                continue
            near = one_digit_off(total, chosen, _DIGITS_OF_A_SET)
            yield Breakdown(total, chosen, complete=near)


def _fits(
    row: Row, total: Amount, parts: Sequence[Amount], members: tuple[tuple[str, ...], ...]
) -> bool:
    """Whether each part is labelled with another member of a set, and the total with none."""
    named = set()
    for part in parts:
        index = _member(_label(row, part), members)
        if index is None:  # most lists end here, at their first part
            return False
        named.add(index)
    return len(named) == len(members) and _member(_label(row, total), members) is None


def divides(labels: Sequence[str]) -> bool:
    """Whether the labels name the members of a set that divides a whole, each of them once."""
    clean = [_without_wholes(label) for label in labels]
    return any(
        len(members) == len(clean)
        and {_member(label, members) for label in clean} == set(range(len(members)))
        for members in _partitions()
    )


@lru_cache(maxsize=1 << 14)
def _member(label: str, members: tuple[tuple[str, ...], ...]) -> int | None:
    """Which member a label names: the longest name decides (不合格, not 合格)."""
    named = [
        (len(name), index)
        for index, alternatives in enumerate(members)
        for name in alternatives
        if name in label
    ]
    return max(named)[1] if named else None


def _is_listed(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """行政编制17人，事业编制35人。在职49人，退休21人: the end of a list, and another sentence."""
    before = row.within(row.sentence_start(total.start), total.start)
    listed = any(member.unit == total.unit for member in before)
    return listed and _LIST_END.search(row.between(total, parts[0])) is not None


def _comes_near(total: Amount, parts: list[Amount]) -> bool:
    return makes(total, parts) or one_digit_off(total, parts, _DIGITS_OF_A_SET)


def _nearest_level(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """Whether no other level in the unit stands between the total and the first part."""
    return not any(
        member.unit == total.unit and member.place in row.levels
        for member in row.within(total.end, parts[0].start)
    )
