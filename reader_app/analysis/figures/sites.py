"""Figures in their places, as the search for what they count needs them."""

from __future__ import annotations

from typing import NamedTuple

from reader_app.analysis.findings import FigureKind

# The farthest that a phrase reaches from its number, in code points.
REACH = 60


class Site(NamedTuple):
    """A figure's place; offsets in the document's text."""

    start: int
    end: int
    unit: str
    unit_start: int
    unit_end: int
    kind: FigureKind
    noun_unit: bool
