"""The library as its callers see it: every read and every change goes through here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon, analysis_version
from reader_app.documents.model import Document
from reader_app.errors import KnownError
from reader_app.library import documents, places
from reader_app.library.database import BUSY_MS, Database, known_errors
from reader_app.library.originals import Originals, content_hash
from reader_app.library.rows import Change, ChangeKind, DocumentRow, Failure, Place, Status
from reader_app.library.schema import migrate
from reader_app.library.search.index import SearchIndex
from reader_app.library.search.page import SearchPage


class Library:
    """The user's documents and all that is kept of them, in one folder.

    Safe to use from several threads and processes. Every write is one transaction, on the disk
    when the method returns, and answers with what it changed. Every method may raise KnownError
    (``library-locked``, ``library-damaged``, ``library-unwritable``, ``library-full``).
    """

    def __init__(self, home: Path, database: Database) -> None:
        self.path = home
        self.database = database
        self.originals = Originals(home / "originals")
        self.index = SearchIndex(home / "search.db", database)

    @classmethod
    def open(cls, home: Path, busy_ms: int = BUSY_MS) -> Library:
        """Open the library in ``home``, or begin one there.

        Raises KnownError, also ``library-newer`` for a library that a newer program has written.
        """
        with known_errors(home):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)  # for its owner's eyes only
        database = Database(home / "library.db", durable=True, busy_ms=busy_ms)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(home, database)

    def close(self) -> None:
        """Let go of the files. No other thread may be using the library any more."""
        self.index.close()
        self.database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is there

    def documents(self) -> list[DocumentRow]:
        """Every document but those in the bin, the newest first."""
        with self.database.read() as connection:
            return documents.rows(connection, "removed IS NULL")

    def bin(self) -> list[DocumentRow]:
        """The documents that were removed and can be restored, the newest first."""
        with self.database.read() as connection:
            return documents.rows(connection, "removed IS NOT NULL")

    def document(self, id: int) -> DocumentRow:
        """One document's row. Raises BugError for a number that was never given out."""
        with self.database.read() as connection:
            return documents.row(connection, id)

    def load(self, id: int) -> Document:
        """A document with its text, as it was imported."""
        with self.database.read() as connection:
            return documents.load(connection, id)

    def text(self, id: int) -> str:
        """A document's text alone: there long before a long document's blocks are."""
        with self.database.read() as connection:
            return documents.text(connection, id)

    def analysis(self, id: int) -> Analysis | None:
        """The stored findings; None if there are none of this version for the present text."""
        with self.database.read() as connection:
            return documents.analysis(connection, id, analysis_version(self.lexicon()))

    def stale(self) -> list[int]:
        """The documents whose findings are to be made anew, the newest first."""
        with self.database.read() as connection:
            return documents.stale(connection, analysis_version(self.lexicon()))

    def lexicon(self) -> Lexicon:
        """The user's words as the analysis takes them."""
        from reader_app.library.word_lists import lexicon_of, load

        return lexicon_of(load(self))

    def places(self, id: int) -> list[Place]:
        """The files that hold this document's content, the one seen last first."""
        with self.database.read() as connection:
            return places.of_document(connection, id)

    def failures(self) -> list[Failure]:
        """The files that could not be imported, the latest first."""
        with self.database.read() as connection:
            return places.failures(connection)

    def original(self, id: int) -> bytes:
        """The bytes of the imported file: the copy kept here, or a file that still holds them.

        Raises KnownError ``original-missing`` if neither is left.
        """
        row = self.document(id)
        kept = self.originals.read(row.content_hash)
        if kept is not None:
            return kept
        for place in self.places(id):
            data = _read_if_there(place.path)
            if data is not None and content_hash(data) == row.content_hash:
                return data
        raise KnownError("original-missing", path=row.location or row.name)

    # Search

    def search(self, query: str, limit: int = 20) -> SearchPage:
        """The documents that hold every term of the query, the best ``limit`` of them.

        Blanks part terms, straight quotes hold a phrase together; case, width, and traditional or
        simplified make no difference. See ``SearchPage.pending`` while the index is behind.
        """
        return self.index.search(query, limit)

    def ensure_indexed(self, report: Callable[[int, int], None] | None = None) -> None:
        """Bring the index up to date; ``report(done, total)`` may raise CancelledError."""
        self.index.catch_up(report)

    # What changes

    def remove(self, ids: Sequence[int]) -> Change:
        """Move documents to the bin; all that belongs to them stays."""
        with self.database.write() as connection:
            documents.set_columns(connection, ids, removed=documents.now())
            documents.touch(connection, ids)
        return Change(ChangeKind.REMOVED, frozenset(ids))

    def restore(self, ids: Sequence[int]) -> Change:
        """Take documents back out of the bin."""
        with self.database.write() as connection:
            documents.set_columns(connection, ids, removed=None)
            documents.touch(connection, ids)
        return Change(ChangeKind.RESTORED, frozenset(ids))

    def set_status(self, ids: Sequence[int], status: Status) -> Change:
        with self.database.write() as connection:
            documents.set_columns(connection, ids, status=status.value)
        return Change(ChangeKind.STATUS, frozenset(ids))

    def set_position(self, id: int, position: int, progress: float) -> Change:
        """Keep where the reader is (code points) and the share that has been on screen."""
        with self.database.write() as connection:
            documents.set_columns(
                connection, [id], position=position, progress=progress, opened=documents.now()
            )
        return Change(ChangeKind.POSITION, frozenset([id]))

    def store_analysis(self, id: int, analysis: Analysis) -> Change:
        """Keep findings made from the document's present text."""
        with self.database.write() as connection:
            documents.put_analysis(connection, id, analysis)
        return Change(ChangeKind.ANALYSIS, frozenset([id]))

    def set_encoding(self, id: int, encoding: str | None) -> Change:
        """Read the original anew with this encoding (None: as found), and analyse it anew.

        The choice belongs to the content and is kept. Raises KnownError if the original is gone
        or cannot be read so; then nothing has changed.
        """
        from reader_app.analysis.pipeline import analyze
        from reader_app.documents.loaders import load_bytes

        row = self.document(id)
        document = load_bytes(self.original(id), row.location or row.name, encoding)
        analysis = analyze(document, self.lexicon())
        with self.database.write() as connection:
            documents.put_text(connection, id, document, encoding)
            documents.put_analysis(connection, id, analysis)
        return Change(ChangeKind.TEXT, frozenset([id]))

    def dismiss_failures(self, paths: Sequence[Path]) -> Change:
        """Take files off the list of failures."""
        with self.database.write() as connection:
            places.forget_failure(connection, paths)
        return Change(ChangeKind.FAILURES)

    # The state of the window

    def get_state(self, key: str, default: Any = None) -> Any:
        """A JSON value kept under ``key``."""
        with self.database.read() as connection:
            value = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).get
        return default if value is None else json.loads(value)

    def set_state(self, key: str, value: Any) -> None:
        """Keep a JSON value under ``key``."""
        with self.database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO state VALUES (?, ?)",
                (key, json.dumps(value, ensure_ascii=False)),
            )


def _read_if_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # moved or unreadable: another place may serve
        return None
