"""What a format tells of its pages: runs of characters and pictures with their places."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """Characters set one after another in one line. Any unit of length; y grows downward.

    ``size`` is the height of the type (the em), ``first`` the format's own number of the first
    character, for finding it again.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    first: int = -1


class Placed(NamedTuple):
    """A picture and its box on the page; ``src`` is what the loader finds its bytes by."""

    src: str
    left: float
    top: float
    right: float
    bottom: float
    alt: str = ""


class Rule(NamedTuple):
    """A straight line across or down a page, as the box that it fills."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its label in the original, its size, what stands on it in the file's order.

    ``turned`` runs are set at an angle to the others (watermarks, a table's upright heads).
    ``rules`` are drawn lines, of which some may be a table's.
    """

    label: str
    width: float
    height: float
    runs: tuple[Run, ...] = ()
    pictures: tuple[Placed, ...] = ()
    turned: tuple[Run, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(slots=True)
class Strip:
    """Runs beside each other on one line of one column, or a picture, or a table.

    ``pieces`` has the runs with the place of each in ``text``. ``rows`` counts the lines.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    pieces: list[tuple[int, Run]] = field(default_factory=list)
    picture: Placed | None = None
    table: bool = False
    column: tuple[float, float] = (0.0, 0.0)
    furniture: bool = False
    note: bool = False  # stands under the line over the notes of its page
    edges: tuple[float, float] | None = None  # of its column, once they are known (setting.py)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


def body_size(strips: list[Strip]) -> float:
    """The size of the type that most characters are set in; 1.0 where there are none."""
    weights: dict[float, int] = {}
    for strip in strips:
        if strip.picture is None:
            size = round(strip.size * 2) / 2
            weights[size] = weights.get(size, 0) + len(strip.text)
    return max(weights, key=lambda size: weights[size], default=1.0) or 1.0


def pitch(strips: list[Strip]) -> float:
    """The usual distance from one line to the next; 0.0 if there are too few lines."""
    steps = [
        below.middle - above.middle
        for above, below in itertools.pairwise(strips)
        if 0 < below.middle - above.middle < 4 * max(above.size, 1e-6)
    ]
    return median(steps) if steps else 0.0
