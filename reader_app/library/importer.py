"""The one way into the library, for the window and the command line alike."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Document
from reader_app.errors import CancelledError, KnownError, Notice
from reader_app.library import (
    deletion,
    document_rows,
    documents,
    pictures,
    places,
    unpacked,
    versions,
    walk,
)
from reader_app.library.arrivals import (
    NOTHING,
    Arrival,
    Arrivals,
    Failed,
    Fresh,
    Held,
    LeftOut,
    Unchanged,
    Unpacked,
    Unwanted,
    Worked,
    is_respelt,
    is_there,
    openable,
    stumbled,
)
from reader_app.library.incoming import ReadFile
from reader_app.library.journal import Label
from reader_app.library.library import Library
from reader_app.library.memory import HUGE
from reader_app.library.pace import ImportProgress, Pace, Report
from reader_app.library.read_ahead import ReadAhead
from reader_app.library.rows import Failure, Place
from reader_app.library.versions import NewVersion

__all__ = ["ImportProgress", "ImportResult", "analyzed", "import_paths"]

# The index follows the import in batches of this many documents.
_INDEX_EVERY = 64
# So many files are read before their turn, of so many bytes together.
_AHEAD = 8
_AHEAD_BYTES = 32 * 2**20
# So many originals are on their way to the disk at once: it takes them together.
_KEEPERS = 4
# So many documents are stored before the disk is waited for: it takes them together, too.
_UNCONFIRMED = 16
# A folder may take long to go through: the import can be stopped after so many files.
_TOLD_EVERY = 500
# The steps of so many new versions are made one.
_MERGED = 200

Analyzer = Callable[[Document, Lexicon], Analysis]
Breathe = Callable[[], object]
OnDocument = Callable[[int, bool], None]


@dataclass(slots=True)
class ImportResult:
    """What an import did. ``new`` names documents that the list did not show before; those of
    them that took the place of others are in ``renewed``, too. ``left_out`` counts files in folders
    that are of kinds without text, by the ending of their names (``.png``)."""

    new: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    renewed: list[NewVersion] = field(default_factory=list)
    seconds: float = 0.0
    cancelled: bool = False


def analyzed(document: Document, lexicon: Lexicon) -> Analysis:
    """All findings of a document; the analysis is loaded when the first one needs it."""
    from reader_app.analysis.pipeline import analyze

    return analyze(document, lexicon)


def import_paths(
    library: Library,
    paths: Sequence[Path],
    report: Report | None = None,
    on_document: OnDocument | None = None,
    analyzer: Analyzer | None = analyzed,
    keep_originals: bool = True,
    restore: bool = True,
    breathe: Breathe = bool,
    at_hand: Mapping[Path, ReadFile] = NOTHING,
) -> ImportResult:
    """Bring files, and the files of folders, into the library: read, analysed, searchable.

    One transaction a document; ``on_document(id, new)`` is called once it is on the disk. A file
    that is in the library with the same time and size is not read again; one whose content has
    changed is a new version of its document (see :mod:`versions`); an archive is its files.
    ``analyzer`` None leaves the findings to be made later (``Library.stale`` lists them).
    ``restore`` False leaves documents in the bin that the user has put there, and what was
    deleted for good deleted.
    ``report`` is called before each document and at the end; it may raise CancelledError, which
    ends the import with what is done so far, or wait, which pauses it. A file that cannot be read
    is a Failure of the result. ``breathe`` is called by every thread of the import between two
    small steps; it may wait, so that somebody else has the processor, or raise CancelledError.
    Files that are ``at_hand`` already are not read once more.
    Raises KnownError only if the library itself cannot be written.
    """
    started = time.monotonic()
    run = _Import(library, analyzer, on_document, restore, breathe, at_hand)
    with ThreadPoolExecutor(_KEEPERS, "originals") as keeper:
        try:
            run.all(paths, Pace(report), keeper if keep_originals else None)
        except CancelledError:
            run.result.cancelled = True
            run.confirm(told=False)
    run.make_one_step()
    if run.largest >= HUGE:
        library.release_memory()  # the index needs as much again
    with suppress(CancelledError):
        run.index()
    if run.largest >= HUGE:
        library.release_memory()
    run.result.seconds = time.monotonic() - started
    return run.result


class _Import:
    """Stores what :class:`Arrivals` reads ahead, one transaction a document."""

    def __init__(
        self,
        library: Library,
        analyzer: Analyzer | None,
        on_document: OnDocument | None,
        restore: bool,
        breathe: Breathe,
        at_hand: Mapping[Path, ReadFile],
    ) -> None:
        self._library = library
        self._analyzer = analyzer
        self._breathe = breathe
        self._at_hand = at_hand
        self._lexicon = library.lexicon()
        self._on_document = on_document
        self._restore = restore
        self._unconfirmed: list[tuple[int, bool]] = []
        self._unindexed = 0
        self._first_step = library.journal.newest()
        self.largest = 0  # code points of the longest new text
        self.result = ImportResult()

    def all(self, paths: Sequence[Path], pace: Pace, keeper: ThreadPoolExecutor | None) -> None:
        found = self._found(paths, pace)
        pace.total = len(found)
        arrivals = Arrivals(
            self._library, found, keeper, self._restore, self._breathe, self._at_hand
        )
        with ReadAhead(arrivals, _AHEAD, _AHEAD_BYTES) as ahead:
            done = -1
            for number, arrival in ahead:
                if number != done or isinstance(arrival, Fresh):
                    pace.tell(number, found[number])
                    done = number
                if isinstance(arrival, Fresh):
                    self._fresh(arrival, more=ahead.waiting > 0)
                else:
                    self._other(arrival, pace)
                self._keep_up()
        self.confirm()
        pace.tell(len(found), None)

    def _found(self, paths: Sequence[Path], pace: Pace) -> list[Path]:
        found: list[Path] = []
        named = [openable(path.absolute()) for path in paths]
        for path in walk.files(named, self._failed, self._leave_out):
            found.append(path)
            if len(found) % _TOLD_EVERY == 0:
                pace.total = len(found)
                pace.tell(0, path)
        return found

    def _other(self, arrival: Arrival, pace: Pace) -> None:
        """What is no new document."""
        if isinstance(arrival, Worked):
            pace.worked()
            return
        self.confirm()
        match arrival:
            case Unchanged(number):
                self._done(number, new=False)
            case Held(number, place):
                self._held(number, place)
            case Unwanted(digest, place):
                with self._library.database.write() as connection:
                    deletion.note_place(connection, digest, place)
            case Failed(path, notice):
                self._failed(path, notice)
            case LeftOut(path):
                self._leave_out(path)
            case Unpacked(place):
                with self._library.database.write() as connection:
                    unpacked.note(connection, place)

    def _keep_up(self) -> None:
        """Now and then bring the index up to date, and make one step of many new versions."""
        if self._unindexed >= _INDEX_EVERY:
            self.index(_INDEX_EVERY)
            self._unindexed = 0
        if len(self.result.renewed) % _MERGED == _MERGED - 1:
            self.make_one_step()

    def index(self, most: int | None = None) -> None:
        """Bring what is new into the index, as far as nobody else is at work on it: what is left
        comes with the next search or import, here or there."""
        try:
            if most is None:
                self._library.ensure_indexed(breathe=self._breathe)
            else:
                self._library.index.catch_up(most=most, breathe=self._breathe)
        except KnownError as error:
            if error.code != "library-locked":
                raise

    def make_one_step(self) -> None:
        """All new versions of one import are undone together."""
        if len(self.result.renewed) > 1:
            self._library.journal.merge(self._first_step, Label.NEW_VERSION)

    def _fresh(self, fresh: Fresh, more: bool) -> None:
        """A document that was read; ``more`` says whether others wait already."""
        try:
            found = self._analyzer(fresh.document, self._lexicon) if self._analyzer else None
        except CancelledError:
            raise
        except Exception as error:  # noqa: BLE001  a bug that one file shows must not end the rest
            failed = stumbled(fresh.place.path, error)
            self._failed(failed.path, failed.notice)
            return
        wait = not more or len(self._unconfirmed) + 1 >= _UNCONFIRMED
        number, new = self._store(fresh, found, wait)
        self._unconfirmed.append((number, new))
        self._unindexed += 1
        if wait:
            self._told()

    def _store(self, fresh: Fresh, found: Analysis | None, wait: bool) -> tuple[int, bool]:
        """A document's number, and whether it is new; on the disk once it has been waited for."""
        document, place, kept = fresh.document, fresh.place, fresh.kept.result()
        self.largest = max(self.largest, len(document.text))
        plan = self._plan(None, place, document)
        with self._library.database.write(wait) as connection:
            known = documents.number_of(connection, fresh.digest)  # another was faster
            number = known
            if number is None:
                name = places.readable_name(place.path)
                number = documents.insert(connection, fresh.digest, name, document)
                deletion.forget(connection, fresh.digest)
                if kept:
                    pictures.put(connection, number, kept)
                if found is not None:
                    documents.put_analysis(connection, number, found)
            superseded = places.put(connection, number, place)
            renewed = None
            if plan is not None and plan.old == superseded:
                journal = self._library.journal
                renewed = versions.supersede(connection, journal, plan, number, document)
        if renewed is not None:
            self.result.renewed.append(renewed)
        return number, known is None

    def _plan(
        self, number: int | None, place: Place, document: Document
    ) -> versions.Renewal | None:
        """What is to be done if a file's content takes the place of what the file held before."""
        with self._library.database.read() as connection:
            before = places.document_at(connection, place.path)
        if before not in (None, number):
            self._forget_gone(before, place.path)
        with self._library.database.read() as connection:
            old = places.would_supersede(connection, number, place.path)
            return None if old is None else versions.renewal(connection, old, document)

    def _held(self, number: int, place: Place) -> None:
        """The content is there already; note the place, and bring it back from the bin."""
        with self._library.database.read() as connection:
            noted = places.is_known(connection, number, place)
            row = document_rows.row(connection, number)
        binned = row.removed is not None
        if not noted:
            self._moved(number, place)
        if binned and self._restore:
            self._library.restore([number], undoable=False)
        self._done(number, binned and self._restore)

    def _moved(self, number: int, place: Place) -> None:
        """A file holds what is known from elsewhere, or what it held once: the newest version."""
        document = self._library.load(number)
        plan = self._plan(number, place, document)
        renewed = None
        with self._library.database.write() as connection:
            superseded = places.put(connection, number, place)
            if plan is not None and plan.old == superseded:
                journal = self._library.journal
                renewed = versions.supersede(connection, journal, plan, number, document)
        self._forget_gone(number, place.path)
        if renewed is not None:
            self.result.renewed.append(renewed)

    def _forget_gone(self, document: int, there: Path) -> None:
        """Leave out a document's files that are no more (it was moved from there): what changes
        in the one that is left is a new version of the document."""
        found = [place.path for place in self._library.places(document)]
        others = [path for path in found if path != there]
        gone = [path for path in others if not is_there(path) or is_respelt(path, there)]
        if gone:
            with self._library.database.write() as connection:
                places.forget(connection, gone)

    def confirm(self, told: bool = True) -> None:
        """Have what was stored reach the disk, and announce it (``told``) in that order."""
        if self._unconfirmed:
            self._library.database.sync()
            self._told(told)

    def _told(self, told: bool = True) -> None:
        confirmed, self._unconfirmed = self._unconfirmed, []
        for number, new in confirmed:
            (self.result.new if new else self.result.unchanged).append(number)
        for number, new in confirmed:
            if self._on_document and told:
                self._on_document(number, new)

    def _done(self, number: int, new: bool) -> None:
        self._unconfirmed.append((number, new))
        self._told()

    def _leave_out(self, path: Path) -> None:
        self.result.left_out[path.suffix.lower()] += 1

    def _failed(self, path: Path, notice: Notice) -> None:
        failure = Failure(path, notice, documents.now())
        with self._library.database.write() as connection:
            places.put_failure(connection, failure)
        self.result.failed.append(failure)
