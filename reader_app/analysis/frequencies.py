"""How rare words are in general Chinese: a table that is looked into without being read whole.

The file (made by ``tools/make_frequencies.py`` from the table of jieba, MIT licence) is a hash
table with open addressing and linear probing, so that opening it takes a few milliseconds and
2 MB, where a dictionary of 270,000 words takes a tenth of a second and 40 MB. All numbers are
little-endian:

- the count of values (4 bytes), then the values (8 bytes each, IEEE 754): few numbers recur;
- the slots, 4 bytes each, a power of two of them. A slot is 0 where it is empty; else its lower
  12 bits are the number of a value, counted from 1, and its upper 20 bits are those of the word's
  hash. A word that the table lacks is taken for one of its own once in a million times.
"""

from __future__ import annotations

import struct
import sys
from array import array
from functools import cache
from hashlib import blake2b

from reader_app.analysis.memo import Memo
from reader_app.resources import resource

FILE = "lexicons/frequencies.bin"
VALUE_BITS = 12
_VALUE_MASK = (1 << VALUE_BITS) - 1
_COUNT = struct.Struct("<I")


def word_hash(word: str) -> int:
    """64 bits; the lower ones choose the slot, the upper 20 are kept in it."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def marked(hashed: int) -> int:
    """What of a hash stands in a slot, in its place."""
    return (hashed >> 44) << VALUE_BITS


class Frequencies:
    """Inverse document frequencies (natural logarithms) of the words of general Chinese."""

    def __init__(self, data: bytes) -> None:
        (count,) = _COUNT.unpack_from(data)
        start = _COUNT.size + 8 * count
        self._values: array[float] = array("d")
        self._slots: array[int] = array("I")
        _fill(self._values, data[_COUNT.size : start])
        _fill(self._slots, data[start:])
        self._last = len(self._slots) - 1
        self._found = Memo(self._find)

    def __contains__(self, word: str) -> bool:
        return self._found[word] is not None

    def get(self, word: str, unseen: float) -> float:
        """The figure of ``word``, or ``unseen`` for a word that the table lacks."""
        found = self._found[word]
        return unseen if found is None else found

    def _find(self, word: str) -> float | None:
        hashed = word_hash(word)
        mark, position = marked(hashed), hashed & self._last
        while slot := self._slots[position]:
            if slot & ~_VALUE_MASK == mark:
                return self._values[(slot & _VALUE_MASK) - 1]
            position = (position + 1) & self._last
        return None


def _fill(numbers: array[float] | array[int], data: bytes) -> None:
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()


@cache
def inverse_document_frequencies() -> Frequencies:
    """The table that comes with the program."""
    return Frequencies(resource(FILE).read_bytes())
