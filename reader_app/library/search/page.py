"""A page of search results: which documents, in which order, and how each is shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apsw

from reader_app.documents.model import Span
from reader_app.library import documents
from reader_app.library.search.query import long_expression, short_expression
from reader_app.library.search.snippets import snippet


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that holds every term, with a piece of its text.

    ``start`` and ``end`` are the first occurrence in the text, None if only the title or the
    source has it; ``marks`` are spans within ``snippet``, which begins at ``snippet_start``.
    """

    document: int
    title: str
    path: Path | None
    snippet: str
    snippet_start: int
    start: int | None
    end: int | None
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The best hits and how many documents match (``total``).

    ``pending`` documents are not in the index yet; ``milliseconds`` is what the search took.
    """

    query: str
    terms: tuple[str, ...] = ()
    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    pending: int = 0
    milliseconds: float = 0.0


def match(connection: apsw.Connection, wanted: list[str], limit: int) -> tuple[list[int], int]:
    """The best documents and how many there are: by rank, of single characters the newest."""
    long, short = long_expression(wanted), short_expression(wanted)
    if long and short:
        table, order = "pairs", "rank"
        # The plus keeps SQLite from asking the index of pairs anew for every single row.
        condition = "pairs MATCH ? AND +rowid IN (SELECT rowid FROM singles WHERE singles MATCH ?)"
        values: tuple[str, ...] = (long, short)
    elif long:
        table, order, condition, values = "pairs", "rank", "pairs MATCH ?", (long,)
    else:
        table, order, condition, values = "singles", "rowid DESC", "singles MATCH ?", (short,)
    found = connection.execute(
        f"SELECT rowid FROM {table} WHERE {condition} ORDER BY {order} LIMIT ?", (*values, limit)
    )
    ids = [id for (id,) in found]
    if len(ids) < limit:
        return ids, len(ids)
    total = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}", values).get
    return ids, total


def hit_of(connection: apsw.Connection, id: int, wanted: list[str]) -> SearchHit | None:
    """The hit of one document; None if it has gone to the bin since it was indexed."""
    row = documents.row(connection, id)
    if row.removed is not None:
        return None
    title, path = row.display_title, row.path
    found = snippet(documents.text(connection, id), wanted)
    if found is None:
        return SearchHit(id, title, path, row.first_line, 0, None, None)
    return SearchHit(id, title, path, found.text, found.start, *found.hit, found.marks)
