"""The full-text index: derived from the library, in its own file, rebuilt at will."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from reader_app.errors import KnownError
from reader_app.library import documents
from reader_app.library.database import Database
from reader_app.library.search.folding import bigrams, characters, fold
from reader_app.library.search.page import SearchPage, hit_of, match
from reader_app.library.search.query import terms

# The form of the index; another number in the file has it built anew.
INDEX_VERSION = 2
_BATCH = 200
# A search itself brings this many changed documents into the index; a longer queue is reported.
_AT_ONCE = 50
# After so many changes at least, and as many as there were documents, the index is put in order.
_MERGE_AT = 1000

# The tokenizer "ascii" takes every character beyond ASCII as part of a word: as the folded text
# has nothing else, the words are the bigrams, whatever they consist of. Contentless: the text
# lies in the library, only ids come back. The body is the first column because every entry of
# the others costs two bytes more. Single characters have a table of their own, without places:
# as beginnings of bigrams they would be a hundred times slower, in one table with them a quarter
# larger.
_SCHEMA = (
    "DROP TABLE IF EXISTS meta",
    "DROP TABLE IF EXISTS pairs",
    "DROP TABLE IF EXISTS singles",
    """CREATE TABLE meta (
           version INTEGER, library TEXT, revision INTEGER, changes INTEGER, merged INTEGER
       ) STRICT""",
    """CREATE VIRTUAL TABLE pairs USING fts5 (
           body, title, source, content='', contentless_delete=1, tokenize='ascii')""",
    "INSERT INTO pairs (pairs, rank) VALUES ('rank', 'bm25(1.0, 8.0, 2.0)')",
    """CREATE VIRTUAL TABLE singles USING fts5 (
           characters, content='', contentless_delete=1, tokenize='ascii', detail=none)""",
    # Room for a whole batch in memory before it is written: half as much again in a second.
    "INSERT INTO pairs (pairs, rank) VALUES ('hashsize', 16777216)",
    "INSERT INTO singles (singles, rank) VALUES ('hashsize', 16777216)",
)

Report = Callable[[int, int], None]


class SearchIndex:
    """Keeps up with the library by its revisions, and answers queries."""

    def __init__(self, path: Path, library: Database) -> None:
        self._path = path
        self._library = library
        self._opened: Database | None = None
        self._lock = threading.Lock()

    def close(self) -> None:
        with self._lock:
            if self._opened:
                self._opened.close()
                self._opened = None

    def pending(self) -> int:
        """How many changed documents the index does not know yet."""
        with self._database().read() as connection:
            revision = _revision(connection)
        with self._library.read() as connection:
            return _count_since(connection, revision)

    def catch_up(self, report: Report | None = None, most: int | None = None) -> None:
        """Bring the changes of the library in, all of them or the next ``most``.

        ``report(done, total)`` may raise CancelledError; what is done by then stays. A damaged
        index is built anew.
        """
        try:
            self._catch_up(report, most)
        except KnownError as error:
            if not self._is_damage(error):
                raise
            self._start_anew()
            self._catch_up(report, most)

    def _catch_up(self, report: Report | None, most: int | None) -> None:
        total, done = self.pending(), 0
        if most is not None:
            total = min(total, most)
        while done < total:
            if report:
                report(done, total)
            brought = self._batch()
            if not brought:  # another process has brought the rest in meanwhile
                break
            done += brought
            self._merge_if_due()
        if report and total:
            report(total, total)

    def search(self, query: str, limit: int = 20) -> SearchPage:
        """The best ``limit`` documents in which every term of the query occurs.

        An index that proves damaged is thrown away, and its documents are pending again.
        """
        try:
            return self._search(query, limit)
        except KnownError as error:
            if not self._is_damage(error):
                raise
        self._start_anew()
        return self._search(query, limit)

    def _search(self, query: str, limit: int) -> SearchPage:
        started = time.perf_counter()
        wanted = terms(query)
        pending = self.pending()
        if 0 < pending <= _AT_ONCE:
            self._catch_up(None, None)
            pending = 0
        if not wanted:
            return SearchPage(query, pending=pending)
        with self._database().read() as connection:
            ids, total = match(connection, wanted, limit)
        with self._library.read() as connection:
            found = (hit_of(connection, id, wanted) for id in ids)
            hits = tuple(hit for hit in found if hit is not None)
        spent = 1000 * (time.perf_counter() - started)
        return SearchPage(query, tuple(wanted), hits, total, pending, spent)

    def _batch(self) -> int:
        """Bring in the next changed documents; how many they were."""
        with self._database().write() as index:
            revision = _revision(index)
            with self._library.read() as library:
                changed: list[Any] = library.execute(_CHANGED, (revision, _BATCH)).fetchall()
                for row in changed:
                    _put(index, library, *row[:-1])
            if changed:
                index.execute(
                    "UPDATE meta SET revision = ?, changes = changes + ?",
                    (changed[-1][-1], len(changed)),
                )
        return len(changed)

    def _merge_if_due(self) -> None:
        """Join the pieces that additions leave, so that queries look into one place.

        Done each time the index has doubled, it costs every document the same.
        """
        with self._database().read() as connection:
            due = connection.execute("SELECT changes >= max(?, merged) FROM meta", (_MERGE_AT,)).get
        if not due:
            return
        with self._database().write() as connection:
            for table in ("pairs", "singles"):
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
            connection.execute("UPDATE meta SET merged = merged + changes, changes = 0")

    def _is_damage(self, error: KnownError) -> bool:
        """Whether the index's own file is damaged: nothing of the user's is."""
        ours = error.notice.details.get("path") == str(self._path)
        return ours and error.code == "library-damaged"

    def _start_anew(self) -> None:
        self.close()
        discard(self._path)

    def _database(self) -> Database:
        with self._lock:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def _open(self) -> Database:
        try:
            return self._open_fitting()
        except KnownError as error:
            if not self._is_damage(error):
                raise
        discard(self._path)
        return self._open_fitting()

    def _open_fitting(self) -> Database:
        database = Database(self._path, durable=False)
        try:
            with self._library.read() as connection:
                key = connection.execute("SELECT value FROM meta WHERE key = 'key'").get
                newest = connection.execute("SELECT max(revision) FROM documents").get or 0
            with database.read() as connection:
                fits = _fits(connection, key, newest)
            if not fits:
                with database.write() as connection:
                    for statement in _SCHEMA:
                        connection.execute(statement)
                    connection.execute(
                        "INSERT INTO meta VALUES (?, ?, 0, 0, 0)", (INDEX_VERSION, key)
                    )
        except BaseException:
            database.close()
            raise
        return database


_CHANGED = """
    SELECT id, coalesce(title, nullif(first_line, ''), name), source, removed, revision
    FROM documents
    WHERE revision > ? ORDER BY revision LIMIT ?
"""


def discard(path: Path) -> None:
    """Delete an index; it is built anew when it is needed."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _fits(connection: apsw.Connection, key: str, newest: int) -> bool:
    """Whether the file is an index of this form and of this library, no newer than it."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'").get
    if not tables:
        return False
    present: Any = connection.execute("SELECT version, library, revision FROM meta").fetchall()[0]
    version, library, revision = present
    return bool(version == INDEX_VERSION and library == key and revision <= newest)


def _revision(connection: apsw.Connection) -> int:
    return int(connection.execute("SELECT revision FROM meta").get)


def _count_since(connection: apsw.Connection, revision: int) -> int:
    return int(
        connection.execute("SELECT count(*) FROM documents WHERE revision > ?", (revision,)).get
    )


def _put(
    index: apsw.Connection,
    library: apsw.Connection,
    id: int,
    title: str,
    source: str | None,
    removed: str | None,
) -> None:
    index.execute("DELETE FROM pairs WHERE rowid = ?", (id,))
    index.execute("DELETE FROM singles WHERE rowid = ?", (id,))
    if removed is not None:
        return
    columns = [fold(documents.text(library, id)), fold(title), fold(source or "")]
    index.execute(
        "INSERT INTO pairs (rowid, body, title, source) VALUES (?, ?, ?, ?)",
        (id, *map(bigrams, columns)),
    )
    index.execute(
        "INSERT INTO singles (rowid, characters) VALUES (?, ?)", (id, characters("".join(columns)))
    )
