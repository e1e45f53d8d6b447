"""A document cut into the segments that are laid out one at a time, kept in flat arrays."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from operator import add, attrgetter, sub

from reader_app.documents.blocks import BlockArray
from reader_app.documents.model import Block, BlockKind, Document

# Code points of a segment: a block's layout costs about half a millisecond at this length.
LONGEST = 1200
# What each role takes of the numbers in ``Segments.measures``.
STRIDE = LONGEST + 1
# A long block's segments are laid out in a chain, each beginning where the lines of the one
# before end, so that no seam shows; a chain ends after this many, so that a jump into the
# middle of a book in one line need not lay out all of it.
CHAIN = 16
# From this many blocks on, a run of boilerplate is folded behind one line.
FOLDED_RUN = 3

_CONTINUES, _CONTINUED, _CHAINED = 1, 2, 4


class Role(IntEnum):
    """How a block is set: its kind, and for headings the level."""

    TITLE = 0
    HEADING_1 = 1
    HEADING_2 = 2
    HEADING_3 = 3
    PARAGRAPH = 4
    CAPTION = 5
    QUOTE = 6
    LIST = 7
    TABLE = 8
    METADATA = 9
    BOILERPLATE = 10
    IMAGE = 11
    LISTING = 12


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)

_FIRST = [role * STRIDE for role in Role]

# By identity: an enumeration's own hash is computed in Python, block by block.
_ROLES = {
    id(kind): role
    for kind, role in {
        BlockKind.TITLE: Role.TITLE,
        BlockKind.HEADING: Role.HEADING_2,
        BlockKind.PARAGRAPH: Role.PARAGRAPH,
        BlockKind.CAPTION: Role.CAPTION,
        BlockKind.QUOTE: Role.QUOTE,
        BlockKind.LIST: Role.LIST,
        BlockKind.TABLE: Role.TABLE,
        BlockKind.METADATA: Role.METADATA,
        BlockKind.BOILERPLATE: Role.BOILERPLATE,
        BlockKind.IMAGE: Role.IMAGE,
        BlockKind.LISTING: Role.LISTING,
    }.items()
}

_ROLE_OF_KIND = bytes(_ROLES[id(kind)] for kind in BlockKind).ljust(256, b"\0")


@dataclass(slots=True, eq=False, repr=False)
class Fold:
    """A run of boilerplate segments, ``first`` to ``last``; shut until the reader opens it."""

    first: int
    last: int
    blocks: int
    is_open: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Segments:
    """Parallel arrays, one entry a segment: code points, role, and how it joins its neighbours.

    ``measures`` holds role and length in one number, so that the heights of all segments can
    be looked up in a table without a step of Python for each.
    """

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    roles: bytes = b""
    joins: bytearray = field(default_factory=bytearray)
    folds: list[Fold] = field(default_factory=list)
    measures: array[int] = field(default_factory=lambda: array("I"))

    def __post_init__(self) -> None:
        lengths = map(sub, self.ends, self.starts)
        self.measures = array("I", map(add, lengths, map(_FIRST.__getitem__, self.roles)))

    def __len__(self) -> int:
        return len(self.starts)

    def role(self, index: int) -> Role:
        return Role(self.roles[index])

    def continues(self, index: int) -> bool:
        """Whether this is not the first segment of its block."""
        return bool(self.joins[index] & _CONTINUES)

    def continued(self, index: int) -> bool:
        """Whether this is not the last segment of its block."""
        return bool(self.joins[index] & _CONTINUED)

    def chained(self, index: int) -> bool:
        """Whether it begins where the lines of the segment before it end."""
        return index < len(self.joins) and bool(self.joins[index] & _CHAINED)

    def at(self, position: int) -> int:
        """The segment that a code point falls into by the nominal cuts; gaps go to the left."""
        return max(0, bisect_right(self.starts, position) - 1)

    def block_span(self, index: int) -> tuple[int, int]:
        """The code points of the whole block that a segment belongs to."""
        first = last = index
        while self.continues(first):
            first -= 1
        while self.continued(last):
            last += 1
        return self.starts[first], self.ends[last]

    def fold_at(self, index: int) -> Fold | None:
        """The run of boilerplate that a segment lies in, if it is one that folds."""
        place = bisect_right(self.folds, index, key=lambda fold: fold.first) - 1
        if place < 0 or index > self.folds[place].last:
            return None
        return self.folds[place]

    def hidden(self, index: int) -> bool:
        """Whether the segment lies behind a shut fold's line."""
        fold = self.fold_at(index)
        return fold is not None and not fold.is_open and index != fold.first

    def has_headings(self) -> bool:
        return any(bytes([role]) in self.roles for role in HEADINGS)

    def following(self, index: int) -> int:
        """The next segment that takes room; ``len(self)`` after the last."""
        fold = self.fold_at(index)
        return index + 1 if fold is None or fold.is_open else fold.last + 1

    def preceding(self, index: int) -> int:
        """The segment before that takes room; -1 before the first."""
        fold = self.fold_at(index - 1) if index else None
        return index - 1 if fold is None or fold.is_open else fold.first


def segments_of(document: Document) -> Segments:
    """The segments of a document; a text without blocks is read as a paragraph a line."""
    blocks = document.blocks
    if isinstance(blocks, BlockArray):
        starts, ends = blocks.starts, blocks.ends  # shared: nobody writes to them
        roles = _long_roles(blocks)
    elif blocks:
        starts = array("I", map(attrgetter("start"), blocks))
        ends = array("I", map(attrgetter("end"), blocks))
        roles = _roles(blocks)
    else:
        starts, ends = _lines(document.text)
        roles = bytes([Role.PARAGRAPH]) * len(starts)
    joins = bytearray(len(starts))
    if max(map(sub, ends, starts), default=0) > LONGEST:
        starts, ends, roles, joins = _cut(document.text, starts, ends, roles)
    return Segments(starts, ends, roles, joins, _folds(roles, joins))


def _lines(text: str) -> tuple[array[int], array[int]]:
    """Starts and ends of the lines that are not blank, without a step of Python for each."""
    lines = partial(re.finditer, r"\S(?:.*\S)?", text)
    return array("I", map(re.Match.start, lines())), array("I", map(re.Match.end, lines()))


def _long_roles(blocks: BlockArray) -> bytes:
    roles = bytearray(blocks.kinds.translate(_ROLE_OF_KIND))
    for match in re.finditer(bytes([Role.HEADING_2]), bytes(roles)):
        level = blocks.levels[match.start()] or 2
        roles[match.start()] = HEADINGS[min(level, 3) - 1]
    return bytes(roles)


def _roles(blocks: Sequence[Block]) -> bytes:
    kinds = map(id, map(attrgetter("kind"), blocks))
    roles = bytearray(map(_ROLES.__getitem__, kinds))
    for match in re.finditer(bytes([Role.HEADING_2]), roles):
        level = blocks[match.start()].level
        if level is not None:
            roles[match.start()] = HEADINGS[min(max(level, 1), 3) - 1]
    return bytes(roles)


def _cut(
    text: str, starts: array[int], ends: array[int], roles: bytes
) -> tuple[array[int], array[int], bytes, bytearray]:
    """The arrays with every long block cut into segments."""
    cut_starts, cut_ends = array("I"), array("I")
    cut_roles, joins = bytearray(), bytearray()
    for start, end, role in zip(starts, ends, roles, strict=True):
        cuts = [start] if end - start <= LONGEST else list(_cuts(text, start, end, role))
        cut_starts.extend(cuts)
        cut_ends.extend(cuts[1:])
        cut_ends.append(end)
        cut_roles.extend([role] * len(cuts))
        chained = role != Role.TABLE
        joins.extend(_join(n, len(cuts), chained) for n in range(len(cuts)))
    return cut_starts, cut_ends, bytes(cut_roles), joins


def _cuts(text: str, start: int, end: int, role: int) -> Iterator[int]:
    if role == Role.TABLE:
        yield from _row_cuts(text, start, end)
        return
    part = 0
    while start < end:
        yield start
        part += 1
        following = start + LONGEST
        if part % CHAIN == 0 and following < end:
            following = _sentence_end(text, following - LONGEST // 3, following)
        start = following


def _row_cuts(text: str, start: int, end: int) -> Iterator[int]:
    """A table is cut between rows, and inside one only where it is longer than a segment."""
    yield start
    while end - start > LONGEST:
        start = text.rfind("\n", start, start + LONGEST) + 1 or start + LONGEST
        yield start


def _sentence_end(text: str, low: int, high: int) -> int:
    """The place after the last sentence end between two positions, else ``high``."""
    found = max(text.rfind(mark, low, high) for mark in "。！？\n")
    return high if found < 0 else found + 1


def _join(part: int, parts: int, chained: bool) -> int:
    join = _CONTINUES if part else 0
    if part < parts - 1:
        join |= _CONTINUED
    if chained and part % CHAIN:
        join |= _CHAINED
    return join


def _folds(roles: bytes, joins: bytearray) -> list[Fold]:
    """The runs that fold; they are shut unless there is nothing else to read."""
    nothing_else = not roles.strip(bytes([Role.BOILERPLATE]))
    run = re.compile(re.escape(bytes([Role.BOILERPLATE])) + b"{%d,}" % FOLDED_RUN)
    folds = []
    for match in run.finditer(roles):
        blocks = sum(not join & _CONTINUES for join in joins[match.start() : match.end()])
        if blocks >= FOLDED_RUN:
            folds.append(Fold(match.start(), match.end() - 1, blocks, is_open=nothing_else))
    return folds
