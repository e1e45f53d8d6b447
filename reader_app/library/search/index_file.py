"""The file of the index: opened, and begun anew where it is damaged, or not this library's."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import apsw

from reader_app.errors import KnownError
from reader_app.library.database import Database
from reader_app.library.search import segments

# The form of the index; another number in the file has it built anew.
INDEX_VERSION = 8

_SCHEMA = (
    "CREATE TABLE meta (version INTEGER, library TEXT, stamp INTEGER, generation INTEGER) STRICT",
    """CREATE TABLE known (
           document INTEGER PRIMARY KEY, text_hash TEXT, signature BLOB
       ) STRICT""",
    *segments.SCHEMA,
)


class IndexFile:
    """The database of the index, opened when it is first asked for; from any thread."""

    def __init__(self, path: Path, library: Database) -> None:
        self._path = path
        self._library = library
        self._opened: Database | None = None
        self._lock = threading.Lock()

    def database(self) -> Database:
        with self._lock:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def close(self) -> None:
        with self._lock:
            if self._opened:
                self._opened.close()
                self._opened = None

    def release_memory(self) -> None:
        with self._lock:
            opened = self._opened
        if opened:
            opened.release_memory()

    def discard(self) -> None:
        """Throw a closed file away; the next call begins a new one."""
        discard(self._path)

    def is_damage(self, error: KnownError) -> bool:
        """Whether the index's own file is damaged: nothing of the user's is."""
        ours = error.notice.details.get("path") == str(self._path)
        return ours and error.code == "library-damaged"

    def _open(self) -> Database:
        try:
            return self._open_fitting()
        except KnownError as error:
            if not self.is_damage(error):
                raise
        self.discard()
        return self._open_fitting()

    def _open_fitting(self) -> Database:
        database = Database(self._path, durable=False)
        try:
            with self._library.read() as connection:
                key = connection.execute("SELECT value FROM meta WHERE key = 'key'").get
                newest = connection.execute("SELECT max(stamp) FROM stamps").get or 0
            with database.read() as connection:
                fits = _fits(connection, key, newest)
            if not fits:
                _begin(database, key, newest)
        except BaseException:
            database.close()
            raise
        return database


def discard(path: Path) -> None:
    """Delete an index; it is built anew when it is needed."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _begin(database: Database, key: str, newest: int) -> None:
    """An empty index; of a file in another form nothing is kept.

    The file itself stays: another process may have it open, and may have been faster.
    """
    with database.write() as connection:
        if _fits(connection, key, newest):
            return
        tables = connection.execute(
            """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
               ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"""
        ).fetchall()
        for (name,) in tables:  # the tables behind a virtual one go with it
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES (?, ?, 0, 0)", (INDEX_VERSION, key))


def _fits(connection: apsw.Connection, key: str, newest: int) -> bool:
    """Whether the file is an index of this form and of this library, no newer than it."""
    tables = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    if {sql for (sql,) in tables} != set(_SCHEMA):  # a form of before, or what is left of one
        return False
    present: list[Any] = connection.execute("SELECT version, library, stamp FROM meta").fetchall()
    return any(row[:2] == (INDEX_VERSION, key) and row[2] <= newest for row in present)
