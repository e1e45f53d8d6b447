"""Which annotations of the whole library are wanted, in which order, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from operator import attrgetter
from typing import Any

import apsw

from reader_app.library import annotation_rows
from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.annotation_index import AnnotationIndex, Entry
from reader_app.library.search.folding import fold


class Order(StrEnum):
    """``READING``: document by document, the newest first, each in the order of its text.

    ``MODIFIED``: what was changed last comes first.
    """

    READING = "reading"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """What an annotation must be; an empty field asks for nothing.

    Of ``kinds``, ``colours`` (None among them: without colour), ``placements`` and ``documents``
    any one; of ``tags`` and of the terms of ``words`` (in quotation, name and note, as search
    folds them) all. ``since`` and ``until`` (ISO 8601, inclusive, as long as they are: a bare
    date means the whole day in UTC) bound the time of the last change. Documents in the bin are
    left out unless they are named.
    """

    kinds: frozenset[MarkKind] = frozenset()
    colours: frozenset[Colour | None] = frozenset()
    placements: frozenset[Placement] = frozenset()
    documents: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()
    words: str = ""
    since: str = ""
    until: str = ""


ALL = MarkFilter()
_LAST = "\U0010ffff"  # after all that begins alike


@dataclass(frozen=True, slots=True)
class AnnotationPage:
    """Some annotations in the order asked for, and how many there are in all (``total``)."""

    annotations: tuple[Annotation, ...]
    total: int


_ORDERS = {
    Order.READING: 'document DESC, start, "end" DESC, created, rowid',
    Order.MODIFIED: "modified DESC, rowid DESC",
}

# The number is counted in an index, and the page stops where it ends.
_PAGE = """
    SELECT (SELECT count(*) FROM annotations WHERE {where}),
           (SELECT json_group_array(hit) FROM (
               SELECT rowid AS hit FROM annotations INDEXED BY {index}
               WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?))
"""
_INDEXES = {Order.READING: "annotations_reading", Order.MODIFIED: "annotations_modified"}


def page(
    connection: apsw.Connection,
    index: AnnotationIndex,
    wanted: MarkFilter,
    order: Order,
    limit: int,
    offset: int,
) -> AnnotationPage:
    """The annotations that pass the filter, ``limit`` of them from ``offset`` on."""
    if (wanted.words or wanted.tags) and not wanted.documents:
        found = _passing(index, connection, wanted)
        if order is Order.MODIFIED:
            chosen = nlargest(offset + limit, found, attrgetter("modified", "number"))
        else:
            chosen = list(found[: offset + limit])
        ids = [entry.id for entry in chosen[offset:]]
        return AnnotationPage(tuple(annotation_rows.some(connection, ids)), len(found))
    where, values = condition(wanted)
    statement = _PAGE.format(where=where, index=_INDEXES[order], order=_ORDERS[order])
    rows: Any = connection.execute(statement, (*values, *values, limit, offset)).fetchall()
    total, hits = rows[0]
    rest = f"WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY {_ORDERS[order]}"
    return AnnotationPage(tuple(annotation_rows.select(connection, rest, (hits,))), total)


def _passing(
    index: AnnotationIndex, connection: apsw.Connection, wanted: MarkFilter
) -> Sequence[Entry]:
    """Those that pass; each condition looks at what the ones before it have left."""
    tags = sorted(wanted.tags)
    entries = index.entries(connection, tags[0] if tags else None)
    for term in map(fold, wanted.words.split()):
        entries = [entry for entry in entries if term in entry.words]
    for tag in tags[1:]:
        entries = [entry for entry in entries if tag in entry.tags]
    for name, values in (
        ("kind", wanted.kinds),
        ("colour", wanted.colours),
        ("placement", wanted.placements),
    ):
        if values:
            column = attrgetter(name)
            entries = [entry for entry in entries if column(entry) in values]
    if wanted.since:
        entries = [entry for entry in entries if entry.modified >= wanted.since]
    if wanted.until:
        entries = [entry for entry in entries if entry.modified < wanted.until + _LAST]
    return entries


def condition(wanted: MarkFilter) -> tuple[str, list[Any]]:
    """The filter as an SQL condition over ``annotations``, and its values."""
    parts: list[str] = []
    values: list[Any] = []
    _any_of(parts, values, "kind", [kind.value for kind in wanted.kinds])
    _any_of(parts, values, "placement", [placement.value for placement in wanted.placements])
    _any_of(parts, values, "document", sorted(wanted.documents))
    _colours(parts, values, wanted.colours)
    for tag in sorted(wanted.tags):
        parts.append("id IN (SELECT annotation FROM annotation_tags WHERE tag = ?)")
        values.append(tag)
    for term in wanted.words.split():
        parts.append("instr(words, ?)")
        values.append(fold(term))
    if wanted.since:
        parts.append("modified >= ?")
        values.append(wanted.since)
    if wanted.until:
        parts.append("modified < ?")
        values.append(wanted.until + _LAST)
    if not wanted.documents:
        parts.append("document NOT IN (SELECT id FROM documents WHERE removed IS NOT NULL)")
    return " AND ".join(parts) or "TRUE", values


def _any_of(parts: list[str], values: list[Any], column: str, wanted: list[Any]) -> None:
    if wanted:
        parts.append(f"{column} IN ({','.join('?' * len(wanted))})")
        values += wanted


def _colours(parts: list[str], values: list[Any], colours: frozenset[Colour | None]) -> None:
    named = [colour.value for colour in colours if colour is not None]
    if not colours:
        return
    choices = [f"colour IN ({','.join('?' * len(named))})"] if named else []
    if None in colours:
        choices.append("colour IS NULL")
    parts.append(f"({' OR '.join(choices)})")
    values += named
