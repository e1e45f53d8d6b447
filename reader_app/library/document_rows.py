"""Reading the rows of documents, as a list shows them: with tags, marks and place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader_app.errors import BugError, KnownError
from reader_app.library.rows import DocumentRow, Status

if TYPE_CHECKING:
    import apsw

# What the user has written wins; an empty string says that there is nothing to state.
_ROW = """
    SELECT id, content_hash, name,
           nullif(coalesce(hand_title, title), ''), nullif(coalesce(hand_source, source), ''),
           nullif(coalesce(hand_author, author), ''), nullif(coalesce(hand_date, date), ''),
           first_line, encoding,
           encoding_override, characters, images, checks_hold, checks_fail, status, progress,
           position, added, opened, removed, superseded_by,
           (SELECT path FROM places WHERE document = d.id ORDER BY seen DESC, path DESC LIMIT 1),
           format, starred, status = 'reviewed' AND reviewed_hash IS NOT text_hash
    FROM documents d
"""
_STATUS_FIELD = DocumentRow._fields.index("status")
_LOCATION_FIELD = DocumentRow._fields.index("location")
_STARRED_FIELD = DocumentRow._fields.index("starred")
_REVIEW_FIELD = DocumentRow._fields.index("changed_since_review")
_NO_MARKS = (0, 0)
# Of so few documents tags and marks are looked up one by one.
_FEW = 100
_STATUS = {status.value: status for status in Status}


class Glance(NamedTuple):
    """The documents of the last days, within a day as they came in, and the counts of all by
    status."""

    rows: list[DocumentRow]
    counts: dict[Status, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def glance(connection: apsw.Connection, most: int) -> Glance:
    """What a list shows first: so many rows, and the counts of all."""
    counted = connection.execute(
        "SELECT status, count(*) FROM documents WHERE removed IS NULL GROUP BY status"
    )
    counts = {_STATUS[str(status)]: int(str(count)) for status, count in counted}
    newest = """id IN (SELECT id FROM documents WHERE removed IS NULL
                       ORDER BY substr(added, 1, 10) DESC, id LIMIT ?)"""
    return Glance(rows(connection, newest, (most,)), counts)


def rows(
    connection: apsw.Connection, condition: str, values: Sequence[Any] = ()
) -> list[DocumentRow]:
    """The documents that fulfil an SQL condition, newest first."""
    found: Any = connection.execute(f"{_ROW} WHERE {condition} ORDER BY id DESC", values).fetchall()
    few = [values[0] for values in found] if len(found) <= _FEW else None
    tags, marks = _tags(connection, few), _marks(connection, few)
    return [_row(values, tags, marks) for values in found]


def _tags(connection: apsw.Connection, only: list[int] | None) -> dict[int, tuple[str, ...]]:
    """Document → its tags by name, of all documents or of some."""
    found: dict[int, list[str]] = {}
    statement = f"SELECT document, tag FROM document_tags {_among(only)}"
    chosen: Any = connection.execute(statement, only or ())
    for number, tag in chosen:
        found.setdefault(number, []).append(tag)
    return {number: tuple(tags) for number, tags in found.items()}


def _marks(connection: apsw.Connection, only: list[int] | None) -> dict[int, tuple[int, int]]:
    """Document → its annotations that are no bookmarks, and its marks that wait for a place."""
    found: Any = connection.execute(
        f"""SELECT document, sum(kind <> 'bookmark'), sum(placement <> 'placed')
            FROM annotations {_among(only)} GROUP BY document""",
        only or (),
    )
    return {number: (annotations, waiting) for number, annotations, waiting in found}


def _among(only: list[int] | None) -> str:
    return "" if only is None else f"WHERE document IN ({','.join('?' * len(only))})"


def _path_text(value: str | bytes | None) -> str | None:
    """A path as the database keeps it: bytes where the name is no valid Unicode."""
    return os.fsdecode(value) if isinstance(value, bytes) else value


def row(connection: apsw.Connection, document: int) -> DocumentRow:
    """One document, also from the bin. Raises as :func:`missing` says."""
    found = rows(connection, "id = ?", (document,))
    if not found:
        raise missing(connection, document)
    return found[0]


def missing(connection: apsw.Connection, document: int) -> KnownError | BugError:
    """What to raise for a document that is not there: KnownError ``document-deleted`` for one
    that was deleted for good, BugError for a number that was never given out."""
    given = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'documents'").get
    if 0 < document <= (given or 0):
        return KnownError("document-deleted")
    return BugError(f"no document {document}")


def _row(
    values: tuple[Any, ...],
    tags: dict[int, tuple[str, ...]],
    marks: dict[int, tuple[int, int]],
) -> DocumentRow:
    columns = [*values, tags.get(values[0], ()), *marks.get(values[0], _NO_MARKS)]
    columns[_STATUS_FIELD] = _STATUS[columns[_STATUS_FIELD]]
    columns[_LOCATION_FIELD] = _path_text(columns[_LOCATION_FIELD])
    columns[_STARRED_FIELD] = bool(columns[_STARRED_FIELD])
    columns[_REVIEW_FIELD] = bool(columns[_REVIEW_FIELD])
    return DocumentRow._make(columns)


def read_key(number: int) -> str:
    """The key of the state that says which stretches of a document have been on the page."""
    return f"read/{number}"
