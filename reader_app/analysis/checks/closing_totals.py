"""Totals behind their parts: …，合计56个; in a sentence of their own; areas side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.checks.amounts import Amount, makes
from reader_app.analysis.checks.breakdowns import DIGITS_OF_ANY_LIST, Breakdown, best_of, pure
from reader_app.analysis.checks.misprints import one_digit_off
from reader_app.analysis.checks.statements import MOST_PARTS, Row

# The most parts that a total in another line is made of.
_MOST_LINES = 8
# How far back its parts are looked for, in code points.
_REACH = 400
_CLOSER = re.compile(
    r"(?:合计|总计|共计|总共|一共|累计共|加起来|相加)(?:正好|刚好)?(?:为|是|达|有|[：:])?[^，。；、\d]{0,10}\Z"
)
# 三项合计, 两个标段共: a count of the parts in front of their total.
_COUNTS_PARTS = re.compile(r"[^，。；、\d]{0,4}(?:合计|总计|共计|相加|共)")
_ADDED = re.compile(r"^\s*(?:再|另)?加(?!强|快|大|工|入|固|密|装|油|速|之|盟|班|急)")
_WEAK_CLOSER = re.compile(r"(?:共(?:有|为|达)?|累计|总[长数量额投面人户建里])[^，。；、\d]{0,10}\Z")


# -- …，合计56个


def closed_by_total(row: Row) -> Iterator[Breakdown]:
    for position, total in enumerate(row.amounts):
        if not total.exact:
            continue
        words = row.clause_before(total)
        strong, weak = _CLOSER.search(words), _WEAK_CLOSER.search(words)
        if not (strong or weak):
            continue
        parts = _from_a_new_start(total, _run_closed(row, position, total))
        if len(parts) < 2 and strong:
            yield from _over_sentences(row, total)
        if len(parts) > 1:
            added = _ADDED.search(row.clause_before(parts[0]))  # to an amount told of before
            plain = not added and pure(row, parts, total)
            same = bool(strong) and not _count_others(row, total, parts)
            sure = plain and (same or one_digit_off(total, parts))
            yield Breakdown(total, tuple(parts), complete=sure)


# -- areas side by side: 辖6镇5乡2街道，共13个乡级行政区


# Areas of one level, and what their number is called.
_LEVELS = (
    (frozenset({"镇", "乡", "街道", "苏木"}), re.compile("乡级|镇级|乡镇|镇乡|镇街|街镇|镇|乡")),
    (frozenset({"区", "县", "市", "旗"}), re.compile("县级|[县市区旗]{2,3}|县")),
    (frozenset({"村", "社区"}), re.compile("村")),
)
_AREAS = frozenset().union(*(level for level, _ in _LEVELS))
_SIDE_BY_SIDE = re.compile("[、和]?")


def areas_closed_by_total(row: Row) -> Iterator[Breakdown]:
    for position, total in enumerate(row.amounts):
        parts = _areas_before(row, position) if total.unit == "个" else []
        if len(parts) < len(("镇", "乡")) or row.between(parts[-1], total)[:1] != "，":
            continue
        words, units = row.clause_before(total), {part.unit for part in parts}
        called = (name for level, name in _LEVELS if units <= level)
        named = any(name.match(row.text, total.end, row.end) for name in called)
        if named and (_CLOSER.search(words) or _WEAK_CLOSER.search(words)):
            yield Breakdown(total, tuple(parts), complete=True)


def _areas_before(row: Row, position: int) -> list[Amount]:
    parts: list[Amount] = []
    for member in reversed(row.amounts[max(0, position - MOST_PARTS) : position]):
        joined = not parts or _SIDE_BY_SIDE.fullmatch(row.between(member, parts[0]))
        if member.unit not in _AREAS or not member.exact or not joined:
            break
        parts.insert(0, member)
    return parts


_NOUN_BEHIND = re.compile("[\u4e00-\u9fff]{0,4}")


def _count_others(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """Whether the total counts what no part does: 7个镇和8个乡，总计213个行政村."""
    own, *others = (_noun_behind(row, member) for member in (total, *parts))
    return bool(own) and all(other and not other & own for other in others)


def _noun_behind(row: Row, member: Amount) -> set[str]:
    """The characters of what stands behind an amount, up to the word that joins the next."""
    found = _NOUN_BEHIND.match(row.text, member.end, row.end)
    return set(re.split("[和与及等，]", found[0])[0]) if found else set()


def _over_sentences(row: Row, total: Amount) -> Iterator[Breakdown]:
    """A total in a sentence or line of its own, with its parts in those in front of it; not in a
    table."""
    if any(mark in row.text[row.start : row.end] for mark in "\t|│｜"):
        return
    near = row.within(max(row.start, total.start - _REACH), total.start)
    own = [member for member in near if member.place in row.levels]
    before = [member for member in (*row.earlier, *own) if member.unit == total.unit]
    runs = [tuple(before[-count:]) for count in range(2, min(_MOST_LINES, len(before)) + 1)]
    yield from best_of([(total, run) for run in runs])


def _from_a_new_start(total: Amount, parts: list[Amount]) -> list[Amount]:
    """The parts, without those that something else is told of: 收取货款300万元，少缴甲税3万元、
    乙税2万元，合计5万元."""
    if len(parts) < 3 or makes(total, parts):
        return parts
    later = [parts[start:] for start in range(1, len(parts) - 1)]
    if found := next((run for run in later if makes(total, run)), None):
        return found
    if one_digit_off(total, parts):
        return parts
    return next((run for run in later if one_digit_off(total, run, DIGITS_OF_ANY_LIST)), parts)


def _run_closed(row: Row, position: int, total: Amount) -> list[Amount]:
    """The parts in front of a total.

    One with 共 before it (共评出一等奖5名、二等奖10名，合计15名) opens the list, if it is not the
    total of another.
    """
    parts = _run_before(row, position, total)
    first = position - len(parts) - 1
    if first < 0 or not parts or makes(total, parts):
        return parts
    opener = row.amounts[first]
    opens = opener.unit == total.unit and opener.place in row.levels and _closes(row, opener)
    joined = "、" in row.between(opener, parts[0])
    return [opener, *parts] if opens and joined else parts


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


def with_additions(row: Row) -> Iterator[Breakdown]:
    for position, total in enumerate(row.amounts):
        if not (total.exact and _CLOSER.search(row.clause_before(total))):
            continue
        added = _run_before(row, position, total)
        if not added or not _ADDED.search(row.clause_before(added[0])):
            continue
        before = row.within(max(row.start, added[0].start - _REACH), added[0].start)[-MOST_PARTS:]
        bases = [base for base in reversed(before) if base.unit == total.unit]
        yield from best_of([(total, (base, *added)) for base in bases])
