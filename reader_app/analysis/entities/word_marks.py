"""What the finders ask of every word of a text, asked once: marks, a byte for each word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np

from reader_app.analysis.entities.cuts import may_join
from reader_app.analysis.entities.place_words import place_type
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.memo import Memo

# A word that may be two; that opens with a surname; that ends with a type of place; that is an
# official word; a name that needs nothing beside it; that is written with characters of
# transliteration. And the tag of a place that was found.
JOINED, SURNAMED, TYPED, OFFICIAL, FAMOUS, SOUNDING, PLACE = (1 << bit for bit in range(7))


def _marks(word: str) -> int:
    surnamed = word[0] in characters("surnames") or word[0] in _openings_of_compounds()
    return (
        JOINED * may_join(word)
        | SURNAMED * surnamed
        | TYPED * (word[-1] in _ends_of_places() and bool(place_type(word)))
        | OFFICIAL * (word in words("official_words"))
        | FAMOUS * (word in words("rulers") or word in words("foreign_given_names"))
        | SOUNDING * characters("transliteration_characters").issuperset(word)
    )


@cache
def _openings_of_compounds() -> frozenset[str]:
    return frozenset(name[0] for name in words("compound_surnames"))


@cache
def _ends_of_places() -> frozenset[str]:
    return frozenset(kind[-1] for kind in words("place_types"))


MARKS = Memo(_marks)


def marks_of(text: Iterable[str]) -> bytes:
    """The marks of each of the words of a text."""
    return bytes(map(MARKS.__getitem__, text))


def marked(marks: bytes | bytearray, mark: int) -> list[int]:
    """The indices of the words with a mark."""
    found: list[int] = np.flatnonzero(np.frombuffer(marks, np.uint8) & mark).tolist()
    return found
