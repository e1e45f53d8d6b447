"""How the members of a list are named: whether they divide a whole, or are attributes that one
member can have several of (党员, 女职工, 大学以上学历)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reader_app.analysis.checks.amounts import Amount
from reader_app.analysis.checks.categories import partition_data
from reader_app.analysis.checks.statements import Row

# A name in a list is short; what is longer tells something.
_LONGEST_NAME = 16
_LEAD = re.compile(
    r"^[，、：:;；\s]*(?:其中|包括|包含|分别|以及|又|再|和|及|与|中|是|为|来自|[：:，])*"
)
_NOUN_BEHIND = re.compile(r"[^，。；、,;:：()（）\d]{1,8}")
# Words that tell something of the number: it belongs to no list of names.
_TELLS = re.compile(r"获|发现|查出|达|惠及|带动|参与|力争|拟|比|较|超|新增")
_JOINED = re.compile(r"\s*(?:以及|和|及|与)")
# The last character of a name that says what kind of thing it is; 的 and the like say nothing.
_NO_HEAD = frozenset("的了为达有共约在")
_PLACES = frozenset("县区市州旗盟镇乡村街道")


class _Lists(NamedTuple):
    scales: tuple[re.Pattern[str], ...]
    attributes: tuple[re.Pattern[str], ...]


@cache
def _lists() -> _Lists:
    data = partition_data()
    compiled = (
        tuple(re.compile("|".join(map(re.escape, line.split()))) for line in data[name])
        for name in ("scales", "attributes")
    )
    return _Lists(*compiled)


def names(row: Row, parts: Sequence[Amount]) -> list[str]:
    """What each part is a number of: the words in front of it, else those behind it."""
    named = [_name(row, part) for part in parts]
    return named if len(set(named)) == len(named) else _names_in_full(row, parts) or named


def _names_in_full(row: Row, parts: Sequence[Amount]) -> list[str]:
    """Names with the amounts in them: 产业项目86个，年投资186亿元；民生项目28个，年投资42亿元;
    100亩以上的7块，50亩以下的14块."""
    leaders = [row.left_of(part) for part in parts]
    apart = all(a.end <= b.start for a, b in zip(parts, leaders[1:], strict=False) if b)
    if all(leaders) and apart:
        return [_name(row, leader) for leader in leaders if leader]
    starts = [row.start, *(part.end for part in parts)]
    spans = zip(starts, parts, strict=False)
    return [row.text[max(start, part.start - _LONGEST_NAME) : part.start] for start, part in spans]


def _name(row: Row, part: Amount) -> str:
    words = row.clause_before(part).rpartition("、")[2]
    before = _LEAD.sub("", words).strip(" )").removesuffix("的")
    if before:
        return before
    behind = _NOUN_BEHIND.match(row.text, part.end, min(row.end, part.end + 8))
    return behind[0] if behind else ""


def bare(names: Sequence[str]) -> bool:
    """Whether nothing but names stands in front of the numbers, and every one has one."""
    short = all(0 < len(name) <= _LONGEST_NAME and not _TELLS.search(name) for name in names)
    return short and len(set(names)) == len(names)


def evenly_joined(row: Row, parts: Sequence[Amount]) -> bool:
    """Whether the same mark stands in front of each part but the first: 、 or ，."""
    marks = {_mark(row, part) for part in parts[1:]}
    return len(marks - {""}) <= 1


def _mark(row: Row, part: Amount) -> str:
    """The mark that a part is set off with; nothing where 和 or the like joins it."""
    words = row.clause_before(part)
    if "、" in words:
        return "、"
    start = part.start - len(words)
    joined = _JOINED.match(words) and row.text[start - 1].isalnum()
    return "" if joined else row.text[start - 1].replace(",", "，")


def alike(names: Sequence[str]) -> bool:
    """Whether the names end in the same word (国控点位, 省控点位), are all places, or begin alike
    (进社区, 进学校, 进企业)."""
    heads = {name[-1:] for name in names}
    if (len(heads) == 1 and not heads & _NO_HEAD) or heads <= _PLACES:
        return True
    beginning = 1 if len(names) > 2 else 2  # 用于抗旱, 用于防汛
    return len({name[:beginning] for name in names}) == 1


def of_one_scale(names: Sequence[str]) -> bool:
    """Whether every name stands in the same list of kinds that add up: 中央, 省级, 自筹."""
    return bool(frozenset.intersection(*map(_scales_of, names)))


_DONE = re.compile("^(?:均?已经?|有|现已|实)")
_NOT = re.compile("^(?:尚未|还未|没有|未予|不予|未|不|非|无)")


def contrary(names: Sequence[str]) -> bool:
    """Whether the second of two names says that of the first is not so: 立案, 不予立案; 有证,
    无证."""
    if len(names) != 2 or not all(names):
        return False
    one, other = sorted(names, key=lambda name: _NOT.match(name) is not None)
    negated = _NOT.match(other)
    return negated is not None and _DONE.sub("", one) == other[negated.end() :] != ""


def denies(names: Sequence[str]) -> bool:
    """Whether one of two names, and not the other, says that something is not so: 1家未通过审查，
    3家参加报价."""
    return len(names) == 2 and sum(1 for name in names if _NOT.match(name)) == 1


def from_end_to_end(names: Sequence[str]) -> bool:
    """Whether the names are steps of a scale with both its ends: 100亩以上, 50—100亩, 50亩以下."""
    return any("以上" in name for name in names) and any("以下" in name for name in names)


def may_overlap(names: Sequence[str]) -> bool:
    """Whether some names tell attributes, and not all of them one and the same kind."""
    kinds = [_attributes_of(name) for name in names]
    return any(kinds) and not frozenset.intersection(*kinds)


def one_attribute(names: Sequence[str]) -> bool:
    """Whether but one of three names or more tells an attribute: a list with it may still be of
    one kind (领导干部, 专业技术人员, 一线代表)."""
    return len(names) > 2 and sum(1 for name in names if _attributes_of(name)) == 1


@lru_cache(maxsize=1 << 12)
def _scales_of(name: str) -> frozenset[int]:
    return _places(_lists().scales, name)


@lru_cache(maxsize=1 << 12)
def _attributes_of(name: str) -> frozenset[int]:
    return _places(_lists().attributes, name)


def _places(patterns: Sequence[re.Pattern[str]], name: str) -> frozenset[int]:
    """Which of the patterns the name holds."""
    return frozenset(place for place, pattern in enumerate(patterns) if pattern.search(name))
