"""Which annotations of the whole library are wanted: all of them, or the first at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from reader_app.library.anchors import Placement
from reader_app.library.annotation import Colour, MarkKind
from reader_app.library.annotation_index import AnnotationIndex, Entry
from reader_app.library.search.folding import fold


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

_PORTION = 4_000  # entries that are looked through at once for the first that pass
# Reading order, by the index that has all columns of a filter but words and tags.
_IN_ORDER = """
    SELECT {columns} FROM annotations INDEXED BY annotations_reading
    WHERE {where} ORDER BY document DESC, start, "end" DESC, created, rowid {limit}
"""


def found(
    connection: apsw.Connection,
    index: AnnotationIndex,
    wanted: MarkFilter,
    breathe: Callable[[], object] = bool,
) -> list[str]:
    """The ids of all that pass: document by document, the newest first, each in the order of its
    text. ``breathe`` is called now and then."""
    if wanted.documents:
        where, values = condition(wanted)
        statement = _IN_ORDER.format(columns="id", where=where, limit="")
        return [id for (id,) in connection.execute(statement, values)]
    entries = index.entries(connection, _rarest(wanted), breathe)
    return [entry.id for entry in _passing(entries, wanted)]


def first(
    connection: apsw.Connection, index: AnnotationIndex, wanted: MarkFilter, limit: int
) -> list[str]:
    """The first of them, much sooner: nothing is looked through for longer than is needed."""
    entries = index.at_hand(connection, _rarest(wanted))
    if wanted.documents or entries is None:
        where, values = condition(wanted)
        statement = _IN_ORDER.format(columns="rowid", where=where, limit="LIMIT ?")
        return _ids(connection, connection.execute(statement, (*values, limit)))
    passing: list[str] = []
    for start in range(0, len(entries), _PORTION):
        passing += [entry.id for entry in _passing(entries[start : start + _PORTION], wanted)]
        if len(passing) >= limit:
            break
    return passing[:limit]


def _ids(connection: apsw.Connection, numbers: Iterable[Any]) -> list[str]:
    """The ids of rows: read for those alone that are wanted, as no index has them."""
    return [
        str(connection.execute("SELECT id FROM annotations WHERE rowid = ?", number).get)
        for number in numbers
    ]


def _rarest(wanted: MarkFilter) -> str | None:
    """The tag by which the index is entered."""
    return min(wanted.tags, default=None)


def _passing(entries: Sequence[Entry], wanted: MarkFilter) -> Sequence[Entry]:
    """Those that pass; each condition looks at what the ones before it have left."""
    for term in map(fold, wanted.words.split()):
        entries = [entry for entry in entries if term in entry.words]
    for tag in wanted.tags:
        entries = [entry for entry in entries if tag in entry.tags]
    if (kinds := wanted.kinds) and len(kinds) < len(MarkKind):
        entries = [entry for entry in entries if entry.kind in kinds]
    if colours := wanted.colours:
        entries = [entry for entry in entries if entry.colour in colours]
    if placements := wanted.placements:
        entries = [entry for entry in entries if entry.placement in placements]
    if since := wanted.since:
        entries = [entry for entry in entries if entry.modified >= since]
    if wanted.until:
        until = wanted.until + _LAST
        entries = [entry for entry in entries if entry.modified < until]
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
