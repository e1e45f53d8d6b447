"""Fixed expressions whose numerals count nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from reader_app.analysis.figures.numerals import CHINESE
from reader_app.resources import resource

_NUMERAL = re.compile(rf"[\d{CHINESE}第]")


class _Shape(NamedTuple):
    """How far before the numeral an idiom starts, and how long it is (code points)."""

    before: int
    length: int


@cache
def _idioms() -> frozenset[str]:
    data = tomllib.loads(resource("lexicons/figures/idioms.toml").read_text("utf-8"))
    return frozenset(word for words in data.values() for word in words.split())


@cache
def _by_pair() -> dict[str, tuple[_Shape, ...]]:
    """The shapes of the idioms with each numeral and its neighbour, the longest first.

    The neighbour is the next character; of a numeral at the end, the one before.
    """
    table: dict[str, set[_Shape]] = {}
    for idiom in _idioms():
        for match in _NUMERAL.finditer(idiom):
            place = match.start()
            pair = idiom[place : place + 2] if place + 1 < len(idiom) else idiom[place - 1 :] + "|"
            table.setdefault(pair, set()).add(_Shape(place, len(idiom)))
    return {
        pair: tuple(sorted(shapes, key=lambda shape: -shape.length))
        for pair, shapes in table.items()
    }


def idiom_over(text: str, position: int) -> tuple[int, int] | None:
    """The span of the longest idiom that holds the numeral at ``position``."""
    table = _by_pair()
    ahead = table.get(text[position : position + 2], ())
    behind = table.get(text[max(0, position - 1) : position + 1] + "|", ())
    for before, length in (*ahead, *behind):
        start = position - before
        if start >= 0 and text[start : start + length] in _idioms():
            return start, start + length
    return None
