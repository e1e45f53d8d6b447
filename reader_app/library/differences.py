"""What changed from one version of a text to the next: by paragraph, and by character inside one.

Paragraphs that occur once in both texts are matched first, in the longest order that both share
(patience diff, Bram Cohen); between them the same again, then the longest common runs. What was
moved is told from what was deleted and written anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from reader_app.documents.model import Span
from reader_app.library.alignment import common_prefix, common_suffix

_PARAGRAPH = re.compile(r"[^\n]+")
# Pairs of paragraphs compared one by one; beyond, those in the same order are taken for pairs.
_MOST_PAIRS = 4_000
# The share of characters that two paragraphs have in common if one is the other, changed.
_SAME = 0.4
# Characters: shorter paragraphs are not said to have been moved.
_MOVED = 6
# Characters of a paragraph that are compared one by one.
_COMPARED = 4_000
# Fewer equal characters than this between two changes are part of the change.
_SPECK = 2


class DifferenceKind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a changed paragraph: in both texts, or (the other is None) in one of them."""

    old: Span | None
    new: Span | None

    @property
    def same(self) -> bool:
        return self.old is not None and self.new is not None


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph of the old text, of the new, or of both. Spans count code points.

    ``parts`` are the pieces of a changed paragraph, in order. Of a moved paragraph both places
    are given, each with both spans.
    """

    kind: DifferenceKind
    old: Span | None
    new: Span | None
    parts: tuple[Part, ...] = ()


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Every paragraph of both texts, in the order of the new one. Blank lines are no paragraphs.

    A text of a million characters takes about a second, if most of it is unchanged.
    """
    a, b = _Paragraphs(old), _Paragraphs(new)
    pairs = list(_matched(a.words, b.words))
    found: list[Difference] = []
    at_a = at_b = 0
    for i, j in [*pairs, (len(a.words), len(b.words))]:
        found += _between(a, b, range(at_a, i), range(at_b, j))
        if i < len(a.words):
            found.append(Difference(DifferenceKind.SAME, a.spans[i], b.spans[j]))
        at_a, at_b = i + 1, j + 1
    return tuple(_with_moves(found, old, new))


class _Paragraphs:
    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [
            Span(found.start(), found.end())
            for found in _PARAGRAPH.finditer(text)
            if not found.group().isspace()
        ]
        self.words = [text[start:end].strip() for start, end in self.spans]


def _matched(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The paragraphs that are the same in both texts, in the order of both."""
    pending = [(0, len(a), 0, len(b))]
    while pending:
        low_a, high_a, low_b, high_b = pending.pop()
        while low_a < high_a and low_b < high_b and a[low_a] == b[low_b]:
            yield low_a, low_b
            low_a, low_b = low_a + 1, low_b + 1
        tail = 0
        while low_a < high_a - tail and low_b < high_b - tail:
            if a[high_a - tail - 1] != b[high_b - tail - 1]:
                break
            tail += 1
        region = low_a, high_a - tail, low_b, high_b - tail
        anchors = _anchors(a, b, *region)
        # The last comes off the stack first: pushed from the end to the beginning.
        rest = [(high_a - tail, high_a, high_b - tail, high_b)] if tail else []
        bounds = [*anchors, (region[1], region[3])]
        at_a, at_b = region[0], region[2]
        pieces = []
        for i, j in bounds:
            if anchors:
                pieces.append((at_a, i, at_b, j))
                if i < region[1]:
                    pieces.append((i, i + 1, j, j + 1))
            at_a, at_b = i + 1, j + 1
        pending += reversed([*pieces, *rest])


def _anchors(
    a: Sequence[str], b: Sequence[str], low_a: int, high_a: int, low_b: int, high_b: int
) -> list[tuple[int, int]]:
    """Paragraphs of a region that occur once on both sides, in the longest common order.

    Without any, the runs that a small region has in common.
    """
    in_b = _once(b, low_b, high_b)
    pairs = [(i, in_b[words]) for words, i in _once(a, low_a, high_a).items() if words in in_b]
    if pairs:
        return _longest_order(sorted(pairs))
    if (high_a - low_a) * (high_b - low_b) > _MOST_PAIRS:
        return []
    matcher = SequenceMatcher(None, a[low_a:high_a], b[low_b:high_b], autojunk=False)
    return [
        (low_a + block.a + n, low_b + block.b + n)
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]


def _once(words: Sequence[str], low: int, high: int) -> dict[str, int]:
    found: dict[str, int] = {}
    twice = set()
    for number in range(low, high):
        if words[number] in found:
            twice.add(words[number])
        found[words[number]] = number
    return {word: number for word, number in found.items() if word not in twice}


def _longest_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs whose second numbers rise, too (patience sorting)."""
    ends: list[int] = []  # the least second number that ends an order of each length
    last: list[int] = []  # the pair that does
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [number]
    chosen, number = [], last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _between(a: _Paragraphs, b: _Paragraphs, ours: range, theirs: range) -> Iterator[Difference]:
    """The paragraphs between two that are the same: changed, deleted and inserted ones."""
    pairs = [*_alike(a.words, b.words, ours, theirs), (ours.stop, theirs.stop)]
    at_a, at_b = ours.start, theirs.start
    for i, j in pairs:
        for n in range(at_a, i):
            yield Difference(DifferenceKind.DELETED, a.spans[n], None)
        for n in range(at_b, j):
            yield Difference(DifferenceKind.INSERTED, None, b.spans[n])
        if i < ours.stop:
            old, new = a.spans[i], b.spans[j]
            parts = tuple(_parts(a.text, b.text, old, new))
            yield Difference(DifferenceKind.CHANGED, old, new, parts)
        at_a, at_b = i + 1, j + 1


def _alike(a: Sequence[str], b: Sequence[str], ours: range, theirs: range) -> list[tuple[int, int]]:
    """Which paragraphs are others, changed: the pairs that have most in common, in order."""
    if len(ours) * len(theirs) > _MOST_PAIRS:
        pairs = zip(ours, theirs, strict=False)
        return [(i, j) for i, j in pairs if _likeness(a[i], b[j]) >= _SAME]
    likeness = {(i, j): _likeness(a[i], b[j]) for i in ours for j in theirs}
    best: dict[tuple[int, int], float] = {}
    for i in reversed(ours):
        for j in reversed(theirs):
            own = likeness[i, j]
            taken = own + best.get((i + 1, j + 1), 0.0) if own >= _SAME else 0.0
            best[i, j] = max(taken, best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
    pairs_found, i, j = [], ours.start, theirs.start
    while i < ours.stop and j < theirs.stop and best[i, j] > 0:
        if best[i, j] == best.get((i + 1, j), 0.0):
            i += 1
        elif best[i, j] == best.get((i, j + 1), 0.0):
            j += 1
        else:
            pairs_found.append((i, j))
            i, j = i + 1, j + 1
    return pairs_found


def _likeness(one: str, other: str) -> float:
    """The share of pairs of characters that two paragraphs have in common (Dice, 0 to 1)."""
    if min(len(one), len(other)) < 2:
        return float(one == other)
    first = {one[n : n + 2] for n in range(min(len(one), _COMPARED) - 1)}
    second = {other[n : n + 2] for n in range(min(len(other), _COMPARED) - 1)}
    return 2 * len(first & second) / (len(first) + len(second))


def _parts(a: str, b: str, old: Span, new: Span) -> Iterator[Part]:
    """The pieces of a changed paragraph, character by character."""
    for kind, i, k, j, m in _steps(a[old.start : old.end], b[new.start : new.end]):
        ours = Span(old.start + i, old.start + k)
        theirs = Span(new.start + j, new.start + m)
        if kind == "equal":
            yield Part(ours, theirs)
            continue
        if ours.start < ours.end:
            yield Part(ours, None)
        if theirs.start < theirs.end:
            yield Part(None, theirs)


def _steps(a: str, b: str) -> list[tuple[str, int, int, int, int]]:
    """The steps from ``a`` to ``b``; equal specks between changes are part of the change."""
    steps = list(_raw_steps(a, b))
    joined: list[tuple[str, int, int, int, int]] = []
    for number, (kind, i, k, j, m) in enumerate(steps):
        speck = kind == "equal" and k - i < _SPECK and 0 < number < len(steps) - 1
        if joined and (speck or kind != "equal") and joined[-1][0] == "replace":
            joined[-1] = ("replace", joined[-1][1], k, joined[-1][3], m)
        else:
            joined.append(("equal" if kind == "equal" and not speck else "replace", i, k, j, m))
    return joined


def _raw_steps(a: str, b: str) -> Iterator[tuple[str, int, int, int, int]]:
    """The steps as they are found: first what both begin and end with, then what lies between."""
    head = common_prefix(a, 0, b, 0)
    most = min(len(a), len(b)) - head
    tail = min(most, common_suffix(a, len(a), b, len(b)))
    end_a, end_b = len(a) - tail, len(b) - tail
    if head:
        yield "equal", 0, head, 0, head
    if max(end_a, end_b) - head > _COMPARED:
        yield "replace", head, end_a, head, end_b
    else:
        matcher = SequenceMatcher(None, a[head:end_a], b[head:end_b], autojunk=False)
        for kind, i, k, j, m in matcher.get_opcodes():
            yield kind, head + i, head + k, head + j, head + m
    if tail:
        yield "equal", end_a, len(a), end_b, len(b)


def _with_moves(found: Sequence[Difference], old: str, new: str) -> Iterator[Difference]:
    """Deleted paragraphs that were inserted elsewhere have been moved."""
    gone: dict[str, list[Span]] = {}
    come: dict[str, list[Span]] = {}
    for one in found:
        for kind, span, text, lists in (
            (DifferenceKind.DELETED, one.old, old, gone),
            (DifferenceKind.INSERTED, one.new, new, come),
        ):
            if one.kind is kind and span is not None:
                words = text[span.start : span.end].strip()
                if len(words) >= _MOVED:
                    lists.setdefault(words, []).append(span)
    moved = {
        (ours[0], theirs[0])
        for words, ours in gone.items()
        if len(ours) == len(theirs := come.get(words, [])) == 1
    }
    to, from_ = dict(moved), {theirs: ours for ours, theirs in moved}
    for one in found:
        if one.kind is DifferenceKind.DELETED and one.old in to:
            yield replace(one, kind=DifferenceKind.MOVED_FROM, new=to[one.old])
        elif one.kind is DifferenceKind.INSERTED and one.new in from_:
            yield replace(one, kind=DifferenceKind.MOVED_TO, old=from_[one.new])
        else:
            yield one
