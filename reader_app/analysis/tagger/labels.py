"""The labels of the tagger: what one character is within a name."""

from __future__ import annotations

from reader_app.analysis.findings import EntityKind

KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)
# Outside a name; then for each kind: a name's begin, its inside, its end, a name of one character.
OUTSIDE = 0
BEGIN, INSIDE, END, SINGLE = range(4)
COUNT = 1 + 4 * len(KINDS)


def label(kind: int, part: int) -> int:
    """The label of a part of a name of the kind with this index in ``KINDS``."""
    return 1 + 4 * kind + part


def _opens(one: int) -> bool:
    """Whether a label leaves a name unfinished."""
    return one != OUTSIDE and (one - 1) % 4 in (BEGIN, INSIDE)


def may_follow(first: int, second: int) -> bool:
    """Whether ``second`` may be the label of the character after one with ``first``."""
    continues = second != OUTSIDE and (second - 1) % 4 in (INSIDE, END)
    if _opens(first):
        return continues and (first - 1) // 4 == (second - 1) // 4
    return not continues


def may_start(one: int) -> bool:
    return may_follow(OUTSIDE, one)


def may_end(one: int) -> bool:
    return not _opens(one)
