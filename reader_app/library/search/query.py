"""What a query asks for, as a tree: words in fields, conditions, and how they go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from reader_app.library.search.fields import Field

# What ``*`` stands for at most, in code points.
LONGEST_GAP = 30


@dataclass(frozen=True, slots=True)
class Words:
    """A folded string that is contained in a field, or in any (``field`` None).

    ``exact`` wants it to be the whole value. ``sounds`` are spellings (``pinyin.wanted``) of
    which one will do instead, in the title and the names; ``letters`` is what was typed for them.
    """

    text: str
    field: Field | None = None
    exact: bool = False
    sounds: tuple[str, ...] = ()
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Any characters, from ``least`` to ``most`` of them."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Folded strings with a gap between each two of them: ``疫情*措施``."""

    pieces: tuple[str, ...]
    gaps: tuple[Gap, ...]
    field: Field | None = None

    @property
    def written(self) -> str:
        """Folded, as it was typed: no folded text has an asterisk or question mark of ASCII."""
        marks = ("?" * gap.least + "*" * (gap.most > gap.least) for gap in self.gaps)
        return "".join(chain(*zip(self.pieces, (*marks, ""), strict=True)))


@dataclass(frozen=True, slots=True)
class Near:
    """Folded strings in any order, each at most ``distance`` code points from the first."""

    words: tuple[str, ...]
    distance: int
    field: Field | None = None


class Property(StrEnum):
    """What can be asked of a document besides its words."""

    DATE = "date"
    STATUS = "status"
    HAS = "has"
    IS = "is"
    FORMAT = "format"
    COLLECTION = "collection"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Condition:
    """A property with its value; of a date, ``value`` to ``until`` (ISO 8601, "" for open)."""

    property: Property
    value: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Both:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    part: Node


Leaf = Words | Pattern | Near
Node = Leaf | Condition | Both | Either | Without


def leaves(node: Node) -> Iterator[Leaf]:
    """What is to be seen in a hit: everything that is looked for and not ruled out."""
    if isinstance(node, Words | Pattern | Near):
        yield node
    elif isinstance(node, Both | Either):
        for part in node.parts:
            yield from leaves(part)


def has_condition(node: Node) -> bool:
    """Whether a query has an operator on a field or a property in it."""
    if isinstance(node, Both | Either):
        return any(has_condition(part) for part in node.parts)
    if isinstance(node, Without):
        return has_condition(node.part)
    return isinstance(node, Condition) or node.field is not None
