"""Documents that are deleted for good: out of the bin, with all that is theirs.

This cannot be undone, so a copy of the database is made before. Their former versions go with
them, and so does what the journal knows of them; what else it records can be undone as before.
What was deleted is not brought back by watched folders, only by the user.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import apsw

from reader_app.errors import KnownError
from reader_app.library import documents, journal
from reader_app.library.places import path_value
from reader_app.library.rows import Change, ChangeKind, Place

if TYPE_CHECKING:
    from reader_app.library.library import Library

# All that hangs on a document, what hangs on it first.
_OWNED = (
    """DELETE FROM annotation_tags WHERE annotation IN (
           SELECT id FROM annotations WHERE document IN doomed)""",
    "DELETE FROM annotations WHERE document IN doomed",
    "DELETE FROM document_tags WHERE document IN doomed",
    "DELETE FROM collected WHERE document IN doomed",
    "DELETE FROM pictures WHERE document IN doomed",
    "DELETE FROM analyses WHERE document IN doomed",
    "DELETE FROM texts WHERE document IN doomed",
    "DELETE FROM places WHERE document IN doomed",
    "DELETE FROM state WHERE key IN (SELECT 'read/' || document FROM doomed)",
    "DELETE FROM documents WHERE id IN doomed",
)
_NOTED = """
    INSERT OR REPLACE INTO deleted
    SELECT content_hash, path, mtime_ns, size, ?
    FROM doomed d JOIN documents ON id = d.document LEFT JOIN places USING (document)
"""
# Files that no document that stays is made from or shows.
_UNUSED = """
    SELECT content_hash FROM documents WHERE id IN doomed
    UNION SELECT hash FROM pictures WHERE document IN doomed
    EXCEPT SELECT content_hash FROM documents WHERE id NOT IN doomed
    EXCEPT SELECT hash FROM pictures WHERE document NOT IN doomed
"""
# Other windows read their bins anew.
_TOLD = """
    INSERT INTO stamps (stamp, document)
    SELECT (SELECT coalesce(max(stamp), 0) + 1 FROM stamps), 0 WHERE true
    ON CONFLICT (document) DO UPDATE SET stamp = excluded.stamp
"""


@dataclass(frozen=True, slots=True)
class Doomed:
    """What would go: documents of the bin, and the annotations and bookmarks in them and in
    their former versions."""

    documents: int
    annotations: int


def doomed(library: Library, ids: Sequence[int]) -> Doomed:
    """What deleting documents would take. Those that are not in the bin are left out."""
    with library.database.read() as connection:
        everything = _with_former_versions(connection, ids)
        found = connection.execute(
            "SELECT count(*) FROM annotations WHERE document IN (SELECT value FROM json_each(?))",
            (json.dumps(everything),),
        ).get
        return Doomed(len(_in_bin(connection, ids)), int(found))


def delete_for_good(library: Library, ids: Sequence[int]) -> Change:
    """Delete documents of the bin; the space that they took is given back.

    Takes its time: the database is copied before. Raises KnownError if that fails; then nothing
    is deleted.
    """
    from reader_app.library import upkeep

    upkeep.back_up_before_deletion(library)
    with library.database.write() as connection:
        gone = _with_former_versions(connection, ids)
        files = _delete(connection, gone)
    for digest in files:
        library.originals.remove(digest)
    _give_space_back(library)
    return Change(ChangeKind.DELETED, frozenset(gone), collections=True)


def _give_space_back(library: Library) -> None:
    """A disk without the room that this takes for a moment is no reason to say that it failed."""
    try:
        library.index.catch_up()
        library.index.give_space_back()
        library.database.give_space_back()
    except KnownError as error:
        if error.code not in ("library-full", "library-locked"):
            raise


def _in_bin(connection: apsw.Connection, ids: Iterable[int]) -> list[int]:
    found: Any = connection.execute(
        """SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))
           AND removed IS NOT NULL AND superseded_by IS NULL""",
        (json.dumps(list(ids)),),
    )
    return [number for (number,) in found]


def _with_former_versions(connection: apsw.Connection, ids: Iterable[int]) -> list[int]:
    found: Any = connection.execute(
        """WITH RECURSIVE doomed (id) AS (
               SELECT value FROM json_each(?)
               UNION SELECT d.id FROM documents d JOIN doomed ON superseded_by = doomed.id
           ) SELECT id FROM doomed""",
        (json.dumps(_in_bin(connection, ids)),),
    )
    return [number for (number,) in found]


def _delete(connection: apsw.Connection, gone: Sequence[int]) -> list[str]:
    """Delete documents; the hashes of the files that nothing needs any more."""
    connection.execute("CREATE TEMP TABLE doomed (document INTEGER PRIMARY KEY)")
    try:
        connection.executemany("INSERT INTO doomed VALUES (?)", ((one,) for one in gone))
        journal.forget(connection, set(gone))
        connection.execute(_NOTED, (documents.now(),))
        files: Any = connection.execute(_UNUSED).fetchall()
        for statement in _OWNED:
            connection.execute(statement)
        connection.execute(_TOLD)
    finally:
        connection.execute("DROP TABLE IF EXISTS temp.doomed")
    return [digest for (digest,) in files]


# -- what was deleted ------------------------------------------------------------------------------


def is_deleted(connection: apsw.Connection, content_hash: str) -> bool:
    """Whether the user has deleted this content for good."""
    found = connection.execute("SELECT 1 FROM deleted WHERE content_hash = ?", (content_hash,))
    return found.get is not None


def note_place(connection: apsw.Connection, content_hash: str, place: Place) -> None:
    """A file holds what was deleted; it need not be read again."""
    connection.execute(
        "INSERT OR REPLACE INTO deleted VALUES (?, ?, ?, ?, ?)",
        (content_hash, path_value(place.path), place.mtime_ns, place.size, documents.now()),
    )


def forget(connection: apsw.Connection, content_hash: str) -> None:
    """The user has brought it back."""
    connection.execute("DELETE FROM deleted WHERE content_hash = ?", (content_hash,))
