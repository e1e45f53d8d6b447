"""The library as its callers see it: every read and every change goes through here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from reader_app.deferred import Deferred
from reader_app.errors import KnownError
from reader_app.library import document_rows
from reader_app.library.database import BUSY_MS, Database, known_errors
from reader_app.library.document_changes import DocumentChanges
from reader_app.library.rows import (
    Change,
    ChangeKind,
    Changes,
    DocumentRow,
    Failure,
    Place,
    Step,
)
from reader_app.library.schema import migrate
from reader_app.library.search.index import SearchIndex

# A window that starts shows the rows of the list: all else is imported when it is used.
if TYPE_CHECKING:
    from reader_app.analysis import lexicon
    from reader_app.analysis.findings import Analysis
    from reader_app.analysis.lexicon import Lexicon
    from reader_app.documents.model import Document
    from reader_app.library import documents, pictures, places
    from reader_app.library.annotations import Annotations
    from reader_app.library.document_rows import Glance
    from reader_app.library.journal import Journal
    from reader_app.library.organizing import Collections, Tags
    from reader_app.library.originals import Originals
    from reader_app.library.search.page import Facets, SearchPage, View
else:
    lexicon = Deferred("reader_app.analysis.lexicon")
    documents = Deferred("reader_app.library.documents")
    pictures = Deferred("reader_app.library.pictures")
    places = Deferred("reader_app.library.places")


DATABASE = "library.db"  # its name in the home of a library


class Library(DocumentChanges):
    """The user's documents and all that is kept of them, in one folder.

    Safe to use from several threads and processes. Every write is one transaction, on the disk
    when the method returns, and answers with what it changed. Every method may raise KnownError
    (``library-locked``, ``library-damaged``, ``library-unwritable``, ``library-full``).
    """

    def __init__(self, home: Path, database: Database) -> None:
        self.path = home
        self.database = database
        self.index = SearchIndex(home / "search.db", database)

    @cached_property
    def originals(self) -> Originals:
        """The files as they were imported."""
        from reader_app.library.originals import Originals

        return Originals(self.path / "originals")

    @cached_property
    def journal(self) -> Journal:  # type: ignore[override]
        """What can be undone and redone."""
        from reader_app.library.journal import Journal

        return Journal(self.database)

    @cached_property
    def annotations(self) -> Annotations:
        from reader_app.library.annotations import Annotations

        return Annotations(self.database, self.journal)

    @cached_property
    def tags(self) -> Tags:
        from reader_app.library.organizing import Tags

        return Tags(self.database, self.journal)

    @cached_property
    def collections(self) -> Collections:
        from reader_app.library.organizing import Collections

        return Collections(self.database, self.journal)

    @staticmethod
    def is_in(home: Path) -> bool:
        """Whether there is a library in ``home``; of a folder that may not be read, it seems so."""
        try:
            return (home / DATABASE).is_file()
        except OSError:
            return True

    @classmethod
    def open(cls, home: Path, busy_ms: int = BUSY_MS) -> Library:
        """Open the library in ``home``, or begin one there.

        Raises KnownError, also ``library-newer`` for a library that a newer program has written,
        and ``library-lost`` where the originals of one lie without it.
        """
        with known_errors(home):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)  # for its owner's eyes only
            if _is_lost(home):
                raise KnownError("library-lost", path=str(home / DATABASE))
        database = Database(home / DATABASE, durable=True, busy_ms=busy_ms)
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

    def glance(self, most: int) -> Glance:
        """The documents of the last days, ``most`` of them, and how many there are in all."""
        with self.database.read() as connection:
            return document_rows.glance(connection, most)

    def documents(self) -> list[DocumentRow]:
        """Every document but those in the bin, the newest first."""
        with self.database.read() as connection:
            return document_rows.rows(connection, "removed IS NULL")

    def rows(self, ids: Iterable[int]) -> list[DocumentRow]:
        """The rows of these documents, also from the bin, the newest first."""
        with self.database.read() as connection:
            return document_rows.rows(
                connection, "id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
            )

    def bin(self) -> list[DocumentRow]:
        """The documents that were removed and can be restored, the newest first."""
        with self.database.read() as connection:
            return document_rows.rows(connection, "removed IS NOT NULL AND superseded_by IS NULL")

    def superseded(self) -> list[DocumentRow]:
        """The former versions of documents whose files have changed, the newest first."""
        with self.database.read() as connection:
            return document_rows.rows(connection, "superseded_by IS NOT NULL")

    def document(self, id: int) -> DocumentRow:
        """One document's row. Raises KnownError ``document-deleted`` for one that was deleted for
        good, BugError for a number that was never given out."""
        with self.database.read() as connection:
            return document_rows.row(connection, id)

    def listed_at(self, path: Path) -> tuple[DocumentRow, Place] | None:
        """The document in the list that a file held when it was last read, and when that was."""
        with self.database.read() as connection:
            found = places.listed_at(connection, path)
            return found and (document_rows.row(connection, found[0]), found[1])

    def load(self, id: int, at_hand: str | None = None) -> Document:
        """A document with its text, as it was imported; ``at_hand`` is what may be that text."""
        with self.database.read() as connection:
            return documents.load(connection, id, at_hand)

    def text(self, id: int) -> str:
        """A document's text alone: there long before a long document's blocks are."""
        with self.database.read() as connection:
            return documents.text(connection, id)

    def analysis(self, id: int) -> Analysis | None:
        """The stored findings; None if there are none of this version for the present text."""
        with self.database.read() as connection:
            return documents.analysis(connection, id, lexicon.analysis_version(self.lexicon()))

    def stale(self) -> list[int]:
        """The documents whose findings are to be made anew, the newest first."""
        with self.database.read() as connection:
            return documents.stale(connection, lexicon.analysis_version(self.lexicon()))

    def lexicon(self) -> Lexicon:
        """The user's words as the analysis takes them."""
        from reader_app.library.word_lists import lexicon_of, load

        return lexicon_of(load(self))

    def places(self, id: int) -> list[Place]:
        """The files that hold this document's content, the one seen last first."""
        with self.database.read() as connection:
            return places.of_document(connection, id)

    def several_places(self) -> dict[int, int]:
        """How many files hold a document, of those that more than one does."""
        with self.database.read() as connection:
            return places.several(connection)

    def count_failures(self) -> int:
        """How many files could not be imported."""
        with self.database.read() as connection:
            return int(str(connection.execute("SELECT count(*) FROM failures").get))

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
        found = self.file_of(row)
        if found is None:
            raise KnownError("original-missing", path=row.location or row.name)
        return found[1]

    def file_of(self, row: DocumentRow) -> tuple[Path, bytes] | None:
        """The user's file that still holds a document's content, and that; None if none does."""
        from reader_app.library.originals import content_hash

        for place in self.places(row.id):
            data = _read_if_there(place.path)
            if data is not None and content_hash(data) == row.content_hash:
                return place.path, data
        return None

    def picture(self, id: int, src: str) -> bytes | None:
        """A picture that lay outside a document's file; None if it was not kept."""
        with self.database.read() as connection:
            digest = pictures.hash_of(connection, id, src)
        return self.originals.read(digest) if digest else None

    def changes_since(self, token: int | None = None) -> Changes:
        """What this window, or another one, has changed since ``token`` was given.

        Without a token: no documents, and the token to begin with. Cheap: ask every second.
        """
        with self.database.read() as connection:
            return documents.changes_since(connection, token)

    # Search

    def search(self, query: str, limit: int = 20, view: View | None = None) -> SearchPage:
        """The documents that match a query, the best ``limit`` of them, or those of a ``view``.

        docs/search.md describes the queries; case, width, and traditional or simplified make no
        difference. See ``SearchPage.pending`` while the index is behind.
        """
        from reader_app.library.search.page import View

        return self.index.search(query, view or View(limit))

    def matching(self, query: str) -> list[int]:
        """All documents that match a query, the newest first: a kept search as a folder."""
        return self.index.matching(query)

    def facets(self, query: str, view: View | None = None) -> Facets:
        """The sources, dates and tags of all documents of which a view shows a part."""
        from reader_app.library.search.page import FIRST

        return self.index.facets(query, view or FIRST)

    def ensure_indexed(
        self,
        report: Callable[[int, int], None] | None = None,
        breathe: Callable[[], object] = bool,
    ) -> None:
        """Bring the index up to date, and the folded words of annotations with it.

        ``report(done, total)`` may raise CancelledError. ``breathe`` is called between small
        steps; it may do the same, or wait.
        """
        from reader_app.library.refolding import fold_anew

        fold_anew(self.database, breathe)
        self.index.catch_up(report, breathe=breathe)

    def release_memory(self) -> None:
        """Give back to the system what work on a huge text has left behind."""
        from reader_app.library.memory import give_back

        self.database.release_memory()
        self.index.release_memory()
        give_back()

    # What changes

    def back_up_if_due(self) -> Path | None:
        """Keep a copy of the database in ``backups/`` once a day; see :mod:`upkeep`.

        For idle moments, off the window's thread: it reads the whole database. Also puts right
        what killed processes have left. The new copy, or None if none was due.
        """
        from reader_app.library import upkeep

        upkeep.sweep(self)
        self._place_marks(None)
        return upkeep.back_up_if_due(self)

    def undo(self) -> Change | None:
        """Take the newest change back; see :meth:`Journal.undo`."""
        return self._placed(self.journal.undo())

    def redo(self) -> Change | None:
        """Make again what was undone last; see :meth:`Journal.redo`."""
        return self._placed(self.journal.redo())

    def _placed(self, change: Change | None) -> Change | None:
        """Marks that come back to a text which has changed meanwhile find their places in it."""
        if change is not None and change.annotations:
            for document in change.documents:
                self._place_marks(document)
        return change

    def _place_marks(self, document: int | None) -> None:
        from reader_app.library.versions import find_places

        for waiting in self.annotations.waiting(document):
            find_places(self, waiting)

    def next_undo(self) -> Step | None:
        """What :meth:`undo` would take back, for the menu."""
        return self.journal.next_undo()

    def next_redo(self) -> Step | None:
        """What :meth:`redo` would make again, for the menu."""
        return self.journal.next_redo()

    def store_analysis(self, id: int, analysis: Analysis) -> Change:
        """Keep findings made from the document's present text."""
        with self.database.write() as connection:
            documents.put_analysis(connection, id, analysis)
        return Change(ChangeKind.ANALYSIS, frozenset([id]))

    def set_encoding(self, id: int, encoding: str | None) -> Change:
        """Read the original anew with this encoding (None: as found), and analyse it anew.

        Marks find their places in the new text, or wait. The choice belongs to the content and is
        kept. Raises KnownError if the original is gone or cannot be read so; then nothing has
        changed.
        """
        from reader_app.analysis.pipeline import analyze
        from reader_app.documents.loaders import load_bytes
        from reader_app.library.versions import read_anew

        row = self.document(id)
        document = load_bytes(self.original(id), row.location or row.name, encoding)
        change = read_anew(self, id, document, encoding)
        self.store_analysis(id, analyze(document, self.lexicon()))
        return change

    def dismiss_failures(self, paths: Sequence[Path]) -> Change:
        """Take files off the list of failures."""
        with self.database.write() as connection:
            places.forget_failure(connection, paths)
        return Change(ChangeKind.FAILURES)

    def delete_for_good(self, ids: Sequence[int]) -> Change:
        """Delete documents of the bin, and all that is theirs; see :mod:`deletion`.

        This cannot be undone: a copy of the database is made before. For a worker.
        """
        from reader_app.library import deletion

        return deletion.delete_for_good(self, ids)

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
                (key, json.dumps(value)),  # plain ASCII: any file's name can be kept
            )


def _is_lost(home: Path) -> bool:
    """Whether originals were kept here, but by a library whose file is gone or empty: what begins
    anew would hide that, and its backups would in time displace those of the other one."""
    file = home / DATABASE
    if file.exists() and (not file.is_file() or file.stat().st_size):
        return False
    return next(home.glob("originals/??/*"), None) is not None


def _read_if_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # moved or unreadable: another place may serve
        return None
