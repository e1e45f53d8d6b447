"""A block as a row of amounts with the words between them: what the sum checks read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise

from reader_app.analysis.checks.amounts import Amount, amount
from reader_app.analysis.context import Context
from reader_app.analysis.findings import Figure, FigureKind
from reader_app.documents.model import Span

# A short bracket inside a label, 因公出国(境)费, parts nothing.
_MARK = re.compile(r"[，。；！？,;!?\n]|[（(](?![^()（）]{1,4}[)）])")
_SENTENCE_END = "。！？!?\n"
_END = re.compile(r"[。！？\n]")
# Words in front of a number by which something changed, or which no sum can take in.
_NO_LEVEL = re.compile(
    r"(?:增加|减少|增长|下降|上升|提高|降低|增|减|多|少|高|低|同比|环比|净增|调减|调增)(?:了|约)?\Z"
)
_AVERAGE = re.compile(r"(?:人均|户均|日均|月均|年均|亩均|平均|均价|单价|每)[^，。；、]{0,10}\Z")
_OTHER_TIME = re.compile(
    r"(?:(?:上年(?!结[余转]|滚存)|去年|同期|前年|往年|历史(?![类科])|上次|此前)[^，。；、]{0,8}"
    r"|(?:原?计划|目标)[数值为是约]{0,2})\Z"
)
# What ought to be, in front of what is: 应到|320人，实到312人.
DUE = re.compile(r"(?:应|须|需)[^，。；、\d]{1,12}\Z")
_RESPECTIVELY = re.compile(
    r"(?P<names>[^，。；：\d]{4,60}?)分别(?:为|是|有|达到?)?[^，。；、\d]{0,4}\Z"
)
_JOINED_NAMES = re.compile("、|以及|[和与及]")
_BETWEEN = re.compile("[、，和与及]|以及")
# The farthest that a clause or a sentence is followed, in code points.
_REACH = 400
# The most parts that a sum is looked for in.
MOST_PARTS = 30
# How many blocks with figures back a total is looked for.
_BLOCKS_BACK = 3


@dataclass(frozen=True)
class Row:
    """The amounts and the percentages of one block in order, with their index among the
    figures, and the plain text of the document."""

    text: str
    start: int
    end: int
    amounts: tuple[Amount, ...]
    percents: tuple[tuple[int, Figure], ...]
    earlier: tuple[Amount, ...] = ()  # the levels of the blocks right before

    @cached_property
    def _followers(self) -> dict[tuple[int, int], list[Amount]]:
        return {}

    def following(self, total: Amount, end: int) -> list[Amount]:
        """The levels in the total's unit behind it, up to ``end``; not more than a sum has."""
        known = self._followers.get((total.place, end))
        if known is None:
            members = (
                member
                for member in self.within(total.end, end)
                if member.end <= end and member.unit == total.unit and member.place in self.levels
            )
            known = self._followers[total.place, end] = list(islice(members, MOST_PARTS))
        return known

    @cached_property
    def _starts(self) -> list[int]:
        return [member.start for member in self.amounts]

    def within(self, start: int, end: int) -> tuple[Amount, ...]:
        """The amounts that start at or after ``start`` and before ``end``."""
        return self.amounts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def left_of(self, member: Amount) -> Amount | None:
        """The amount in another unit right in front of one, in the same clause or the one before;
        None if there is none."""
        index = bisect_left(self._starts, member.start) - 1
        left = self.amounts[index] if index >= 0 else None
        return left if left and left.unit != member.unit else None

    @cached_property
    def levels(self) -> frozenset[int]:
        """The figures that tell how much there is now: no changes, averages, past values."""
        return frozenset(m.place for m in self.amounts if _is_level(self, m))

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [m.start() for m in _END.finditer(self.text, self.start, self.end)]

    def sentence_end(self, position: int, more: int = 0) -> int:
        """The end of the sentence at ``position``, or of the ``more``-th sentence behind it;
        no farther than a breakdown reaches."""
        limit = min(self.end, position + _REACH)
        index = bisect_left(self._sentence_ends, position) + more
        ends = self._sentence_ends
        return min(limit, ends[index]) if index < len(ends) else limit

    def sentence_start(self, position: int) -> int:
        """Where the sentence at ``position`` starts; no farther back than a breakdown reaches."""
        index = bisect_left(self._sentence_ends, position)
        limit = max(self.start, position - _REACH)
        return max(limit, self._sentence_ends[index - 1] + 1) if index else limit

    def between(self, left: Amount, right: Amount) -> str:
        return self.text[left.end : right.start]

    def before(self, member: Amount, reach: int = 16) -> str:
        return self.text[max(self.start, member.start - reach) : member.start]

    def clause_before(self, member: Amount) -> str:
        """The words in front of an amount, back to the amount or the mark before it."""
        return self._clauses[member.place]

    @cached_property
    def _clauses(self) -> dict[int, str]:
        clauses: dict[int, str] = {}
        position, last = self.start, -1
        for member in self.amounts:
            start = max(position, member.start - 40)
            words = _MARK.split(self.text[start : member.start])[-1]
            # 逮捕|318件|438人: what touches the amount before it is of the same thing.
            touches = member.start == position and last in clauses
            clauses[member.place] = clauses[last] if touches else words
            position, last = member.end, member.place
        if self.text.find("分别", self.start, self.end) < 0:
            return clauses
        return clauses | dict(self._respective_names(clauses))

    def _respective_names(self, clauses: dict[int, str]) -> Iterator[tuple[int, str]]:
        """城镇和农村分别为2.15万人和1.67万人: each number has the name in its place."""
        for position, member in enumerate(self.amounts):
            clause = clauses[member.place]
            match = _RESPECTIVELY.search(clause) if "分别" in clause else None
            if match is None:
                continue
            names = _JOINED_NAMES.split(match["names"])
            listed = self.amounts[position : position + len(names)]
            joined = all(_BETWEEN.fullmatch(self.between(a, b)) for a, b in pairwise(listed))
            if len(listed) == len(names) > 1 and joined and min(map(len, names)) > 1:
                yield from zip((m.place for m in listed), names, strict=True)


def rows(context: Context, figures: Sequence[Figure], text: str) -> Iterator[Row]:
    """One row for each content block that holds figures."""
    position = 0
    levels: list[tuple[Amount, ...]] = []
    for block in context.paced(context.blocks):
        members, percents = [], []
        while position < len(figures) and figures[position].start < block.end:
            figure = figures[position]
            if found := amount(figure, position, text):
                members.append(found)
            elif figure.kind is FigureKind.PERCENT:
                percents.append((position, figure))
            position += 1
        if members or percents:
            earlier = tuple(chain.from_iterable(levels[-_BLOCKS_BACK:]))
            members = _with_units_told_once(text, members)
            row = Row(text, block.start, block.end, tuple(members), tuple(percents), earlier)
            levels.append(tuple(m for m in row.amounts if m.place in row.levels))
            yield row


def _with_units_told_once(text: str, members: list[Amount]) -> list[Amount]:
    """总投资（万元）：86.5，其中：设备费61.2，…: bare numbers behind have the unit of the head."""
    head, found, position = None, [], 0
    for member in members:
        bare = text[member.end - 1].isdigit()
        if head and (not bare or _END.search(text, position, member.start)):
            head = None
        if bare and member.unit:
            head = member
        elif bare and head:
            value, step = member.value * head.size, member.step * head.size
            member = member._replace(value=value, step=step, unit=head.unit, size=head.size)
        found.append(member)
        position = member.end
    return found


# 完成年初预算数60999万元的40.4%: only what the share is measured by.
_MEASURE_OF_SHARE = re.compile(r"的 ?\d[\d.]{0,6} ?%")
_MEASURED = re.compile(r"(?:完成|占|达到?|为)[^，。；、\d]{0,12}\Z")


def _is_level(row: Row, member: Amount) -> bool:
    before = row.before(member)
    if _MEASURE_OF_SHARE.match(row.text, member.end) and _MEASURED.search(before):
        return False
    return member.exact and not (
        _NO_LEVEL.search(before) or _AVERAGE.search(before) or _OTHER_TIME.search(before)
    )


def sentence(row: Row, left: int, right: int) -> Span:
    """The sentence or sentences around a stretch of the block."""
    start, end = left, right
    lowest, highest = max(row.start, left - _REACH), min(row.end, right + _REACH)
    while start > lowest and row.text[start - 1] not in _SENTENCE_END:
        start -= 1
    while end < highest and row.text[end] not in _SENTENCE_END:
        end += 1
    if end < highest and row.text[end] != "\n":
        end += 1
    while start < left and row.text[start].isspace():
        start += 1
    return Span(start, end)
