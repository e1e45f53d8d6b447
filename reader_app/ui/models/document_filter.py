"""Which documents are listed: those of a source that have every word and the status asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from reader_app.library.rows import DocumentRow


class SourceKind(StrEnum):
    """What the documents listed have in common."""

    ALL = "all"
    STARRED = "starred"
    CHANGED = "changed"
    WAITING = "waiting"
    COLLECTION = "collection"
    SEARCH = "search"
    TAG = "tag"
    BIN = "bin"


class Source(NamedTuple):
    """Where the listed documents are taken from; ``key`` is a tag, or a collection's id."""

    kind: SourceKind = SourceKind.ALL
    key: str = ""


EVERYTHING = Source()
MEMBERSHIPS = frozenset({SourceKind.COLLECTION, SourceKind.SEARCH, SourceKind.BIN})
"""The sources whose documents are read from the library: their rows do not tell."""

_PLAIN: dict[SourceKind, Callable[[DocumentRow], bool]] = {
    SourceKind.STARRED: lambda row: row.starred,
    SourceKind.CHANGED: lambda row: row.changed_since_review,
    SourceKind.WAITING: lambda row: row.waiting > 0,
}


def belongs(source: Source, members: frozenset[int]) -> Callable[[DocumentRow], bool] | None:
    """Whether a document is in a source; ``members`` are those of a collection or search.

    None: every document is.
    """
    if source.kind in (SourceKind.COLLECTION, SourceKind.SEARCH):
        return lambda row: row.id in members
    if source.kind == SourceKind.TAG:
        return lambda row: source.key in row.tags
    return _PLAIN.get(source.kind)


def fold(text: str) -> str:
    """Text as the filter compares it: full and half width alike, letter case ignored."""
    return unicodedata.normalize("NFKC", text).casefold()


def all_searchable(rows: Iterable[DocumentRow]) -> list[str]:
    """What the words of the filter are looked for in, for each document.

    A tag stands behind its sign: ``#flood``. All are folded at once, as that takes a third.
    """
    texts = [_searchable(row) for row in rows]
    return fold("\0".join(texts)).split("\0") if texts else []


def _searchable(row: DocumentRow) -> str:
    parts = [row.display_title, row.source, row.author, row.date, row.name]
    parts += [f"#{tag}" for tag in row.tags or ()]
    return "\n".join(part for part in parts if part).replace("\0", "")
