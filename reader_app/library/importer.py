"""The one way into the library, for the window and the command line alike."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents import loaders
from reader_app.documents.model import Document
from reader_app.errors import CancelledError, KnownError, Notice, bug_notice
from reader_app.library import documents, incoming, pictures, places, versions, walk
from reader_app.library.analysis_pool import WORTH_IT, AnalysisPool
from reader_app.library.incoming import IncomingFile
from reader_app.library.library import Library
from reader_app.library.memory import HUGE
from reader_app.library.originals import content_hash
from reader_app.library.rows import DocumentRow, Failure, Place
from reader_app.library.versions import NewVersion

if TYPE_CHECKING:
    from reader_app.documents.loaders.archive import Member

Value = TypeVar("Value")

_log = logging.getLogger(__name__)

# The index follows the import in batches of this many files.
_INDEX_EVERY = 200
# What rate and time left are worked out from: files, and seconds of work.
_RATE_FILES = 5
_RATE_SECONDS = 1.0

Analyzer = Callable[[Document, Lexicon], Analysis]


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """``done`` of ``total`` files; ``path`` is the file that comes next, None at the end.

    ``rate`` is in files per second, ``left`` the seconds that the rest will take; None until
    they can be told. Time that ``report`` takes (a pause) does not count.
    """

    done: int
    total: int
    path: Path | None
    rate: float | None = None
    left: float | None = None


@dataclass(slots=True)
class ImportResult:
    """What an import did. ``new`` names documents that the list did not show before; those of
    them that took the place of others are in ``renewed``, too."""

    new: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    renewed: list[NewVersion] = field(default_factory=list)
    seconds: float = 0.0
    cancelled: bool = False


Report = Callable[[ImportProgress], None]
OnDocument = Callable[[int, bool], None]


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
) -> ImportResult:
    """Bring files, and the files of folders, into the library: read, analysed, searchable.

    One transaction a document; ``on_document(id, new)`` is called once it is on the disk. A file
    that is in the library with the same time and size is not read again; one whose content has
    changed is a new version of its document (see :mod:`versions`); an archive is its files.
    ``analyzer`` None leaves the findings to be made later (``Library.stale`` lists them).
    ``restore`` False leaves documents in the bin that the user has put there.
    ``report`` is called before each file and at the end; it may raise CancelledError, which ends
    the import with what is done so far, or wait, which pauses it. A file that cannot be read is a
    Failure of the result. Raises KnownError only if the library itself cannot be written.
    """
    started = time.monotonic()
    with ThreadPoolExecutor(1, "originals") as keeper, ExitStack() as stack:
        run = _Import(library, analyzer, keeper if keep_originals else None, on_document, restore)
        try:
            run.all(paths, report, stack)
        except CancelledError:
            run.result.cancelled = True
    library.ensure_indexed()
    if run.largest >= HUGE:
        library.release_memory()
    run.result.seconds = time.monotonic() - started
    return run.result


@dataclass(frozen=True, slots=True)
class _Pending:
    """A document that is read, but waits for its findings."""

    digest: str
    document: Document
    analysis: Future[Analysis] | None
    place: Place
    kept: Future[dict[str, str]]


class _Import:
    def __init__(
        self,
        library: Library,
        analyzer: Analyzer | None,
        keeper: ThreadPoolExecutor | None,
        on_document: OnDocument | None,
        restore: bool,
    ) -> None:
        self._library = library
        self._analyzer = analyzer
        self._lexicon = library.lexicon()
        self._keeper = keeper
        self._on_document = on_document
        self._restore = restore
        with library.database.read() as connection:
            self._known_places = places.known(connection)
        self._pool: AnalysisPool | None = None
        self._pending: deque[_Pending] = deque()
        self.largest = 0  # code points of the longest new text
        self.result = ImportResult()

    def all(self, paths: Sequence[Path], report: Report | None, stack: ExitStack) -> None:
        found = list(walk.files([path.absolute() for path in paths], self._failed))
        if self._analyzer is analyzed and len(found) >= WORTH_IT:
            self._pool = stack.enter_context(AnalysisPool())
        pace = _Pace(len(found), report)
        for done, path in enumerate(found):
            pace.tell(done, path)
            if not self._is_known(path):
                self._one(path)
                pace.worked()
            if done % _INDEX_EVERY == _INDEX_EVERY - 1:
                self._library.index.catch_up(most=2 * _INDEX_EVERY)
        self._finish(0)
        pace.tell(len(found), None)

    def _is_known(self, path: Path) -> bool:
        """Whether the file is as it was when it was last read: then it is not read again."""
        noted = self._known_places.get(str(path))
        if noted is None:
            return False
        try:
            stat = path.stat()
        except OSError:  # reading it says what is the matter
            return False
        number, mtime_ns, size, seen = noted
        if (stat.st_mtime_ns, stat.st_size) != (mtime_ns, size) or incoming.is_fresh(
            mtime_ns, seen
        ):
            return False
        self._done(number, new=False)
        return True

    def _one(self, path: Path) -> None:
        try:
            file = incoming.read(path)
            archive = file.is_archive()
        except KnownError as error:
            self._failed(path, error.notice)
            return
        if archive:
            self._archive(file)
        else:
            self._file(file)

    def _archive(self, archive: IncomingFile) -> None:
        """Every file of an archive, as if it were a folder; the original kept is the member's."""
        outer = archive.place.path
        for member in self._members(archive):
            path = outer if member.name == str(outer) else outer / member.name
            if member.data is None:
                self._failed(
                    path, member.notice or Notice("file-damaged", {"path": str(path), "reason": ""})
                )
            else:
                self._file(IncomingFile(replace(archive.place, path=path), member.data))

    def _members(self, archive: IncomingFile) -> Iterator[Member]:
        """What can be had of an archive, up to where it breaks off."""
        try:
            yield from archive.members()
        except KnownError as error:
            self._failed(archive.place.path, error.notice)

    def _file(self, file: IncomingFile) -> None:
        digest = content_hash(file.data)
        with self._library.database.read() as connection:
            known = documents.find(connection, digest)
        if known:
            self._known(known, file.place)
            return
        path = file.place.path
        try:
            document = loaders.load_bytes(file.data, str(path))
            beside = file.pictures_beside(document)
            kept = self._keep(digest, file.data, beside)
            analysis = self._analysed(document)
        except KnownError as error:
            self._failed(path, error.notice)
        except CancelledError:
            raise
        except Exception as error:  # noqa: BLE001  a bug that one file shows must not end the rest
            self._stumbled(path, error)
        else:
            self._pending.append(_Pending(digest, document, analysis, file.place, kept))
            self._finish(2 * self._pool.size if self._pool else 0)

    def _analysed(self, document: Document) -> Future[Analysis] | None:
        """The findings, under way in another process or made already; None if they can wait."""
        if self._pool is not None:
            return self._pool.submit(document, self._lexicon)
        return _done(self._analyzer(document, self._lexicon)) if self._analyzer else None

    def _finish(self, most: int) -> None:
        """Store what has been read, the first first, until at most so many wait for findings."""
        while len(self._pending) > most:
            one = self._pending.popleft()
            try:
                analysis = one.analysis.result() if one.analysis else None
            except Exception as error:  # noqa: BLE001  as above
                self._stumbled(one.place.path, error)
            else:
                self._new(one.digest, one.document, analysis, one.place, one.kept.result())

    def _stumbled(self, path: Path, error: Exception) -> None:
        _log.debug("%s", path, exc_info=error)
        self._failed(path, bug_notice(str(path), error))

    def _keep(
        self, digest: str, data: bytes, beside: Mapping[str, bytes]
    ) -> Future[dict[str, str]]:
        """Begin to store the original: the disk takes its time while the analysis takes its own.

        The result are the hashes of the pictures that lie beside it.
        """
        if self._keeper is None:
            return _done({})
        originals = self._library.originals

        def keep() -> dict[str, str]:
            originals.keep(digest, data)
            return pictures.keep(originals, beside)

        return self._keeper.submit(keep)

    def _new(
        self,
        digest: str,
        document: Document,
        analysis: Analysis | None,
        place: Place,
        kept: Mapping[str, str],
    ) -> None:
        self.largest = max(self.largest, len(document.text))
        plan = self._plan(None, place, document)
        with self._library.database.write() as connection:
            known = documents.find(connection, digest)  # another window may have been faster
            number = known.id if known else None
            if number is None:
                number = documents.insert(
                    connection, digest, places.readable_name(place.path), document
                )
                if kept:
                    pictures.put(connection, number, kept)
                if analysis is not None:
                    documents.put_analysis(connection, number, analysis)
            superseded = places.put(connection, number, place)
            if plan is not None and plan.old == superseded:
                renewed = versions.supersede(
                    connection, self._library.journal, plan, number, document
                )
                self.result.renewed.append(renewed)
        self._done(number, known is None)

    def _plan(
        self, number: int | None, place: Place, document: Document
    ) -> versions.Renewal | None:
        """What is to be done if a file's content takes the place of what the file held before."""
        with self._library.database.read() as connection:
            old = places.would_supersede(connection, number, place.path)
            return None if old is None else versions.renewal(connection, old, document)

    def _known(self, row: DocumentRow, place: Place) -> None:
        """The content is there already; note the place, and bring it back from the bin."""
        with self._library.database.read() as connection:
            noted = places.is_known(connection, row.id, place)
        binned = row.removed is not None
        if not noted:
            self._moved(row, place)
        if binned and self._restore:
            self._library.restore([row.id], undoable=False)
        self._done(row.id, binned and self._restore)

    def _moved(self, row: DocumentRow, place: Place) -> None:
        """A file holds what is known from elsewhere, or what it held once: the newest version."""
        document = self._library.load(row.id)
        plan = self._plan(row.id, place, document)
        with self._library.database.write() as connection:
            superseded = places.put(connection, row.id, place)
            if plan is not None and plan.old == superseded:
                renewed = versions.supersede(
                    connection, self._library.journal, plan, row.id, document
                )
                self.result.renewed.append(renewed)

    def _done(self, number: int, new: bool) -> None:
        (self.result.new if new else self.result.unchanged).append(number)
        if self._on_document:
            self._on_document(number, new)

    def _failed(self, path: Path, notice: Notice) -> None:
        failure = Failure(path, notice, documents.now())
        with self._library.database.write() as connection:
            places.put_failure(connection, failure)
        self.result.failed.append(failure)


class _Pace:
    """Tells how far the import is, how fast it goes, and how long it will take."""

    def __init__(self, total: int, report: Report | None) -> None:
        self._total = total
        self._report = report
        self._worked = 0
        self._started = time.monotonic()

    def worked(self) -> None:
        """One more file was read; those that are known already cost next to nothing."""
        self._worked += 1

    def tell(self, done: int, path: Path | None) -> None:
        if self._report is None:
            return
        before = time.monotonic()
        spent = before - self._started
        rate = left = None
        if self._worked >= _RATE_FILES and spent >= _RATE_SECONDS:
            rate = self._worked / spent
            left = (self._total - done) / rate
        self._report(ImportProgress(done, self._total, path, rate, left))
        self._started += time.monotonic() - before


def _done(value: Value) -> Future[Value]:
    """A result that is there already."""
    future: Future[Value] = Future()
    future.set_result(value)
    return future
