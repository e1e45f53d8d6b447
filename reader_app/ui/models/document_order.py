"""In what order documents are listed: one key for each, which Python compares as fast as bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from reader_app.library.rows import DocumentRow, Status

Value = bytes | float | None
Key = tuple[bool, bytes | float, bytes | int]
_INVERTED = bytes(range(255, -1, -1))
# Search folds Latin letters and digits to their full width, which stands after all sounds.
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_RANKS = {status: rank for rank, status in enumerate(Status)}


class Order(StrEnum):
    """What the list is ordered, or grouped, by."""

    ADDED = "added"
    TITLE = "title"
    SOURCE = "source"
    DATE = "date"
    READ = "read"
    LENGTH = "length"
    WORDS = "words"
    ANNOTATIONS = "annotations"
    PROGRESS = "progress"
    STATUS = "status"


ASCENDING = frozenset({Order.TITLE, Order.SOURCE, Order.STATUS})
"""The orders that begin with the least unless asked otherwise; the others with the most."""

_BY_TITLE = frozenset(
    {Order.SOURCE, Order.DATE, Order.WORDS, Order.ANNOTATIONS, Order.PROGRESS, Order.STATUS}
)


class _Sounds(dict[str, bytes]):
    """Character → its part of the key, worked out at first need."""

    def __missing__(self, character: str) -> bytes:
        from reader_app.library.search.pinyin import sort_key  # most lists are ordered by time

        self[character] = key = sort_key(character).translate(_NARROW).encode("utf-8", "replace")
        return key


_SOUNDS = _Sounds()


@lru_cache(maxsize=1 << 17)  # all titles of a large library: a second order asks for them again
def text_key(text: str) -> bytes:
    """Text as a dictionary orders it: digits first, then by sound."""
    return b"".join(map(_SOUNDS.__getitem__, text))


def value_of(order: Order, words: Mapping[int, int]) -> Callable[[DocumentRow], Value]:
    """What an order compares; ``words`` are hits of word lists by document. None is unknown."""
    values: dict[Order, Callable[[DocumentRow], Any]] = {
        Order.ADDED: lambda row: row.added[:10].encode(),  # within a day as they came in
        Order.TITLE: lambda row: text_key(row.display_title),
        Order.SOURCE: lambda row: text_key(row.source) if row.source else None,
        Order.DATE: lambda row: row.date.encode() if row.date else None,
        Order.READ: lambda row: row.opened.encode() if row.opened else None,
        Order.LENGTH: lambda row: row.characters,
        Order.WORDS: lambda row: words.get(row.id, 0),
        Order.ANNOTATIONS: lambda row: row.annotations,
        Order.PROGRESS: lambda row: row.progress,
        Order.STATUS: lambda row: _RANKS[row.status],
    }
    return values[order]


def directed(value: bytes | float, ascending: bool) -> bytes | float:
    """A value that sorts the other way round unless ``ascending``."""
    if ascending:
        return value
    return value.translate(_INVERTED) + b"\xff" if isinstance(value, bytes) else -value


def key_of(order: Order, ascending: bool, words: Mapping[int, int]) -> Callable[[DocumentRow], Key]:
    """The key to sort documents by; what is unknown comes last either way."""
    value_of_row, by_title = value_of(order, words), order in _BY_TITLE

    def key(row: DocumentRow) -> Key:
        value = value_of_row(row)
        tie = text_key(row.display_title) if by_title else row.id
        return (True, b"", tie) if value is None else (False, directed(value, ascending), tie)

    return key
