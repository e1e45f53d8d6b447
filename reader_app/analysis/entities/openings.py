"""Where words of the lists may begin in a text: all lists in one pass over its characters.

Searched one by one they would take a third of the whole recognition's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.entities.gazetteer import known_names
from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.vocabulary import index_of

KNOWN_NAMES = "known names"
# The lists that the finders look for anywhere in a text.
_LISTS = (
    "title_heads",
    "role_nouns",
    "name_announcers",
    "institution_types",
    "area_bodies",
    "events",
    "japanese_surnames",
    "doctrines",
)
_PLANE = 1 << 16
_PAIRS = 1 << 18

Positions = dict[str, list[int]]


class Openings:
    """Tells by the first two characters where a word of each list may begin.

    Two tables hold a bit for each list: one by characters, for words of a single one, and one by
    hashes of two characters. Different pairs may share a hash, so that a place may be wrong.
    """

    def __init__(self, indexes: Mapping[str, NameIndex]) -> None:
        self._bits = {name: np.uint16(1 << number) for number, name in enumerate(indexes)}
        self._single = np.zeros(_PLANE, np.uint16)
        self._pairs = np.zeros(_PAIRS, np.uint16)
        for name, index in indexes.items():
            self._learn(index.heads(), self._bits[name])

    def _learn(self, heads: Iterable[str], bit: np.uint16) -> None:
        for head in heads:
            points = _code_points(head)
            if len(head) == 1:
                self._single[points] |= bit
            else:
                self._pairs[_hashed(points)] |= bit

    def of(self, text: str) -> Positions:
        """For each list the places, in order, where a word of it may begin."""
        points = _code_points(text)
        masks = self._single.take(points)
        masks[:-1] |= self._pairs.take(_hashed(points))
        places = np.flatnonzero(masks)
        masks = masks[places]
        return {name: places[(masks & bit) != 0].tolist() for name, bit in self._bits.items()}


def _code_points(text: str) -> NDArray[np.uint32]:
    """The characters as numbers; those beyond the basic plane count as its last, which is none."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(points, _PLANE - 1)


def _hashed(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """A hash for each character and the one behind it."""
    mixed = points[:-1] * np.uint32(0x9E3779B1) + points[1:] * np.uint32(0x85EBCA6B)
    hashed: NDArray[np.uint32] = mixed >> np.uint32(14)
    return hashed


@cache
def openings() -> Openings:
    """Those of the lists that come with the program."""
    return Openings({KNOWN_NAMES: known_names()} | {name: index_of(name) for name in _LISTS})
