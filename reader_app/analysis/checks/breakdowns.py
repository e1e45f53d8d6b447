"""A total with the parts that the text gives for it, and what its forms have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader_app.analysis.checks.amounts import Amount, makes
from reader_app.analysis.checks.misprints import one_digit_off
from reader_app.analysis.checks.statements import Row

PARTIAL = re.compile(r"其中|含|包括|如[：:]?|主要|不含|另有|另外|除")
OF_WHICH = re.compile(r"其中|包括|分别|[：:]|[(（]")
ENDS_OPEN = re.compile(r"等[^，。；]{0,6}\Z|……|\.\.\.")


class Breakdown(NamedTuple):
    """A total with the parts that the text gives for it."""

    total: Amount
    parts: tuple[Amount, ...]
    complete: bool


def totals(row: Row) -> Iterator[Amount]:
    return (member for member in row.amounts if member.place in row.levels)


def adjacent(row: Row, total: Amount, parts: list[Amount]) -> bool:
    """Nothing else in the same unit, of whatever time or exactness, stands among the members."""
    inner = [m for m in row.within(total.end, parts[-1].end) if m.unit == total.unit]
    return len(inner) == len(parts)


def pure(row: Row, parts: list[Amount], total: Amount) -> bool:
    """Whether only short names stand between the members of the list."""
    members = [*parts, total]
    gaps = (row.between(a, b) for a, b in pairwise(members))
    return all(len(gap) <= 16 and not PARTIAL.search(gap) for gap in gaps)


def outside_brackets(row: Row, parts: list[Amount]) -> list[Amount]:
    """Without what a bracket tells of the part in front of it: 农用地41公顷（耕地30公顷）."""
    if not any("(" in row.text[a.end : b.start] for a, b in pairwise(parts)):
        return parts
    outer = parts[:1]
    for part in parts[1:]:
        between = row.between(outer[-1], part)
        if between.count("(") <= between.count(")"):
            outer.append(part)
    return outer


def beyond_brackets(row: Row, total: Amount, parts: list[Amount]) -> list[Amount]:
    """The parts that stand outside of all brackets as the total does: 3件（新收2件），审结1件;
    none for a total in a bracket that has closed."""
    if not parts or not any(row.text.find(c, total.end, parts[-1].start) > 0 for c in "()"):
        return parts
    outside, depth, position = [], 0, total.end
    for part in parts:
        gap = row.text[position : part.start]
        depth, position = depth + gap.count("(") - gap.count(")"), part.end
        if depth < 0:
            break
        outside += [] if depth else [part]
    return outside


def equal(total: Amount, parts: Sequence[Amount]) -> bool:
    """Without any rounding: where nothing but the sum itself says what belongs together."""
    return total.value == sum(part.value for part in parts)


# So many digits tell a misprint whatever the numbers are called.
DIGITS_OF_ANY_LIST = 4


def best_of(candidates: Sequence[tuple[Amount, tuple[Amount, ...]]]) -> Iterator[Breakdown]:
    """The first sum that holds; else the only one that is long and wrong by one digit."""
    for total, parts in candidates:
        if makes(total, parts):
            yield Breakdown(total, parts, complete=False)
            return
    near = [
        Breakdown(total, parts, complete=True)
        for total, parts in candidates
        if one_digit_off(total, parts, DIGITS_OF_ANY_LIST)
    ]
    if len(near) == 1:
        yield near[0]
