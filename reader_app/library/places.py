"""The files that documents came from, and those that could not be read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from reader_app.errors import Notice
from reader_app.library.rows import Failure, Place

# A path as the database keeps it: text, or bytes where the name is no valid Unicode.
PathValue = str | bytes


def path_value(path: Path) -> PathValue:
    text = str(path)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a name in another encoding, as old archives leave them
        return os.fsencode(text)
    return text


def readable_name(path: Path) -> str:
    """A file's name for people: one that is no valid Unicode is most likely GB 18030."""
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path.name).decode("gb18030", "replace")
    return path.name


def _path(value: PathValue) -> Path:
    return Path(os.fsdecode(value))


def of_document(connection: apsw.Connection, document: int) -> list[Place]:
    """A document's places, the one seen last first."""
    found = connection.execute(
        """SELECT path, mtime_ns, size, seen FROM places
           WHERE document = ? ORDER BY seen DESC, path DESC""",
        (document,),
    )
    return [Place(_path(path), mtime_ns, size, seen) for path, mtime_ns, size, seen in found]


def several(connection: apsw.Connection) -> dict[int, int]:
    """Document → how many places it has, where it has more than one."""
    found: Any = connection.execute(
        "SELECT document, count(*) FROM places GROUP BY document HAVING count(*) > 1"
    )
    return dict(found)


def put(connection: apsw.Connection, document: int, place: Place) -> int | None:
    """Note that a file holds a document; the one that it held before, if that is nowhere else."""
    superseded = would_supersede(connection, document, place.path)
    connection.execute(
        "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?)",
        (path_value(place.path), document, place.mtime_ns, place.size, place.seen),
    )
    connection.execute(_NEWEST, (document,))
    forget_failure(connection, [place.path])
    return superseded


# What was superseded and is found in a file again is the newest version: back into the list.
_NEWEST = """
    UPDATE documents SET superseded_by = NULL, removed = NULL
    WHERE id = ? AND superseded_by IS NOT NULL
"""


def would_supersede(connection: apsw.Connection, document: int | None, path: Path) -> int | None:
    """The document that a file held before another one, and that no other file holds."""
    found = connection.execute(
        """SELECT document FROM places p WHERE path = ?1 AND document IS NOT ?2 AND NOT EXISTS (
               SELECT 1 FROM places WHERE document = p.document AND path <> ?1)""",
        (path_value(path), document),
    ).get
    return None if found is None else int(found)


def document_at(connection: apsw.Connection, path: Path) -> int | None:
    """The document that a file held when it was last read."""
    found = connection.execute("SELECT document FROM places WHERE path = ?", (path_value(path),))
    number: int | None = found.get
    return number


def listed_at(connection: apsw.Connection, path: Path) -> tuple[int, Place] | None:
    """The document in the list that a file held when it was last read, and when that was."""
    found: Any = connection.execute(
        """SELECT document, mtime_ns, size, seen FROM places JOIN documents ON id = document
           WHERE path = ? AND removed IS NULL AND path NOT IN (SELECT path FROM failures)""",
        (path_value(path),),
    ).fetchall()
    return (found[0][0], Place(path, *found[0][1:])) if found else None


def forget(connection: apsw.Connection, paths: Iterable[Path]) -> None:
    """These files hold nothing any more."""
    connection.executemany(
        "DELETE FROM places WHERE path = ?", ((path_value(path),) for path in paths)
    )


def known(connection: apsw.Connection) -> dict[str, tuple[int, int, int, str]]:
    """The files whose documents are in the list: path → document, mtime_ns, size, seen."""
    found: Any = connection.execute(
        """SELECT path, document, mtime_ns, size, seen FROM places JOIN documents ON id = document
           WHERE removed IS NULL AND path NOT IN (SELECT path FROM failures)"""
    )
    return {os.fsdecode(path): tuple(noted) for path, *noted in found}


def held(connection: apsw.Connection) -> dict[int, list[Path]]:
    """The documents in the list that came from files, each with all its files."""
    found: Any = connection.execute(
        "SELECT document, path FROM places JOIN documents ON id = document WHERE removed IS NULL"
    )
    by_document: dict[int, list[Path]] = {}
    for document, path in found:
        by_document.setdefault(document, []).append(_path(path))
    return by_document


class Noted(NamedTuple):
    """What the library knows of files: of those it holds time and size, of failures when."""

    held: dict[str, tuple[int, int]]
    failed: dict[str, int]

    def covers(self, path: Path, mtime_ns: int, size: int) -> bool:
        """Whether nothing has become of a file since the library last read it."""
        name = str(path)
        return (mtime_ns, size) == self.held.get(name) or self.failed.get(name, 0) > mtime_ns


def noted(connection: apsw.Connection) -> Noted:
    """All files that the library knows of, those of documents in the bin and deleted ones too."""
    from datetime import datetime  # a start on a file asks this module too, but not for this

    found: Any = connection.execute(
        """SELECT path, mtime_ns, size FROM deleted WHERE path IS NOT NULL
           UNION ALL SELECT path, mtime_ns, size FROM places"""
    ).fetchall()
    held = {os.fsdecode(path): (mtime_ns, size) for path, mtime_ns, size in found}
    failed = {
        os.fsdecode(path): int(datetime.fromisoformat(when).timestamp() * 1e9)
        for path, when in connection.execute("SELECT path, failed FROM failures")
    }
    return Noted(held, failed)


def is_known(connection: apsw.Connection, document: int, place: Place) -> bool:
    """Whether all this is noted already, so that nothing needs to be written."""
    value = path_value(place.path)
    found = connection.execute(
        """SELECT 1 FROM places WHERE path = ? AND document = ? AND mtime_ns = ? AND size = ?
           AND NOT EXISTS (SELECT 1 FROM failures WHERE failures.path = places.path)""",
        (value, document, place.mtime_ns, place.size),
    )
    return found.get is not None


def failures(connection: apsw.Connection) -> list[Failure]:
    """The files that could not be imported, the latest first."""
    found = connection.execute(
        "SELECT path, code, details, failed FROM failures ORDER BY failed DESC, path"
    )
    return [
        Failure(_path(path), Notice(code, json.loads(details)), when)
        for path, code, details, when in found
    ]


def put_failure(connection: apsw.Connection, failure: Failure) -> None:
    notice = failure.notice
    connection.execute(
        "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)",
        (path_value(failure.path), notice.code, json.dumps(dict(notice.details)), failure.when),
    )


def forget_failure(connection: apsw.Connection, paths: Iterable[Path]) -> None:
    connection.executemany(
        "DELETE FROM failures WHERE path = ?", ((path_value(path),) for path in paths)
    )
