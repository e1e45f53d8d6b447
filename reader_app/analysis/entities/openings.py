"""Where words of the lists may begin in a text, and where characters of some classes stand.

All are told in one pass over the characters; searched one by one the lists alone would take a
third of the whole recognition's time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.entities.gazetteer import known_names
from reader_app.analysis.entities.name_index import PLANE, code_points
from reader_app.analysis.entities.place_letters import PLACE_LETTERS, heads
from reader_app.analysis.entities.vocabulary import index_of

KNOWN_NAMES = "known names"
# All characters but Chinese ones.
NOT_CHINESE = "not Chinese"
# The lists that the finders look for anywhere in a text.
_LISTS = (
    "title_heads",
    "role_nouns",
    "name_announcers",
    "institution_types",
    "area_bodies",
    "events",
    "japanese_surnames",
    "japanese_surnames_too",
    "clubs_by_contest",
    "doctrines",
    "tibetan_elements",
    "mongolian_elements",
)
_PAIRS = 1 << 18

Positions = dict[str, list[int]]


class Openings:
    """Tells by the first two characters where a word of each list may begin.

    Two tables hold a bit for each list: one by characters, for words of a single one, and one by
    hashes of two characters. Different pairs may share a hash, so that a place may be wrong.
    """

    def __init__(self, heads: Mapping[str, Collection[str]]) -> None:
        names = [*heads, NOT_CHINESE]
        self._bits = {name: np.uint16(1 << number) for number, name in enumerate(names)}
        self._single = np.full(PLANE, self._bits[NOT_CHINESE])
        self._single[0x4E00:0xA000] = 0
        self._pairs = np.zeros(_PAIRS, np.uint16)
        for name in heads:
            self._learn(heads[name], self._bits[name])

    def _learn(self, heads: Collection[str], bit: np.uint16) -> None:
        single, pairs = ("".join(h for h in heads if len(h) == size) for size in (1, 2))
        self._single[code_points(single)] |= bit
        points = code_points(pairs)
        self._pairs[_hashed(points[::2], points[1::2])] |= bit

    def of(self, text: str) -> Positions:
        """For each list the places, in order, where a word of it may begin; and each class."""
        points = code_points(text)
        masks = self._single.take(points)
        masks[:-1] |= self._pairs.take(_hashed(points[:-1], points[1:]))
        return {name: (masks & bit).nonzero()[0].tolist() for name, bit in self._bits.items()}


def _hashed(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """A hash for each pair of characters."""
    mixed = first * np.uint32(0x9E3779B1) + second * np.uint32(0x85EBCA6B)
    hashed: NDArray[np.uint32] = mixed >> np.uint32(14)
    return hashed


@cache
def openings() -> Openings:
    """Those of the lists that come with the program."""
    return Openings(
        {KNOWN_NAMES: known_names().heads(), PLACE_LETTERS: heads()}
        | {name: index_of(name).heads() for name in _LISTS}
    )
