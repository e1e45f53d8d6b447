"""The one way into the library, for the window and the command line alike."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import Document
from reader_app.errors import CancelledError, KnownError, Notice, bug_notice
from reader_app.library import documents, places, walk
from reader_app.library.library import Library
from reader_app.library.originals import content_hash
from reader_app.library.rows import DocumentRow, Failure, Place

_log = logging.getLogger(__name__)

# The index follows the import in batches of this many files.
_INDEX_EVERY = 200

Analyzer = Callable[[Document, Lexicon], Analysis]


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """``done`` of ``total`` files; ``path`` is the file that comes next, None at the end."""

    done: int
    total: int
    path: Path | None


@dataclass(slots=True)
class ImportResult:
    """What an import did. ``new`` names documents that the list did not show before."""

    new: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
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
) -> ImportResult:
    """Bring files, and the files of folders, into the library: read, analysed, searchable.

    One transaction a document; ``on_document(id, new)`` is called once it is on the disk.
    ``analyzer`` None leaves the findings to be made later (``Library.stale`` lists them).
    ``report`` is called before each file and at the end; it may raise CancelledError, which ends
    the import with what is done so far. A file that cannot be read is a Failure of the result.
    Raises KnownError only if the library itself cannot be written.
    """
    started = time.monotonic()
    with ThreadPoolExecutor(1, "originals") as keeper:
        run = _Import(library, analyzer, keeper if keep_originals else None, on_document)
        try:
            run.all(paths, report)
        except CancelledError:
            run.result.cancelled = True
    library.ensure_indexed()
    run.result.seconds = time.monotonic() - started
    return run.result


class _Import:
    def __init__(
        self,
        library: Library,
        analyzer: Analyzer | None,
        keeper: ThreadPoolExecutor | None,
        on_document: OnDocument | None,
    ) -> None:
        self._library = library
        self._analyzer = analyzer
        self._lexicon = library.lexicon()
        self._keeper = keeper
        self._on_document = on_document
        self.result = ImportResult()

    def all(self, paths: Sequence[Path], report: Report | None) -> None:
        found = list(walk.files([path.absolute() for path in paths], self._failed))
        for done, path in enumerate(found):
            if report:
                report(ImportProgress(done, len(found), path))
            self._one(path)
            if done % _INDEX_EVERY == _INDEX_EVERY - 1:
                self._library.index.catch_up(most=2 * _INDEX_EVERY)
        if report:
            report(ImportProgress(len(found), len(found), None))

    def _one(self, path: Path) -> None:
        try:
            data, place = _read(path)
        except KnownError as error:
            self._failed(path, error.notice)
            return
        digest = content_hash(data)
        with self._library.database.read() as connection:
            known = documents.find(connection, digest)
        if known:
            self._known(known, place)
            return
        try:
            document = load_bytes(data, str(path))
            kept = self._keep(digest, data)
            analysis = self._analyzer(document, self._lexicon) if self._analyzer else None
        except KnownError as error:
            self._failed(path, error.notice)
        except CancelledError:
            raise
        except Exception as error:  # noqa: BLE001  a bug that one file shows must not end the rest
            _log.debug("%s", path, exc_info=True)
            self._failed(path, bug_notice(str(path), error))
        else:
            if kept:
                kept.result()
            self._new(digest, document, analysis, place)

    def _keep(self, digest: str, data: bytes) -> Future[None] | None:
        """Begin to store the original: the disk takes its time while the analysis takes its own."""
        if self._keeper is None:
            return None
        return self._keeper.submit(self._library.originals.keep, digest, data)

    def _new(
        self, digest: str, document: Document, analysis: Analysis | None, place: Place
    ) -> None:
        with self._library.database.write() as connection:
            known = documents.find(connection, digest)  # another window may have been faster
            number = known.id if known else None
            if number is None:
                number = documents.insert(
                    connection, digest, places.readable_name(place.path), document
                )
                if analysis is not None:
                    documents.put_analysis(connection, number, analysis)
            places.put(connection, number, place)
        self._done(number, known is None)

    def _known(self, row: DocumentRow, place: Place) -> None:
        """The content is there already; note the place, and bring it back from the bin."""
        with self._library.database.read() as connection:
            noted = places.is_known(connection, row.id, place)
        if not noted:
            with self._library.database.write() as connection:
                places.put(connection, row.id, place)
        binned = row.removed is not None
        if binned:
            self._library.restore([row.id], undoable=False)
        self._done(row.id, binned)

    def _done(self, number: int, new: bool) -> None:
        (self.result.new if new else self.result.unchanged).append(number)
        if self._on_document:
            self._on_document(number, new)

    def _failed(self, path: Path, notice: Notice) -> None:
        failure = Failure(path, notice, documents.now())
        with self._library.database.write() as connection:
            places.put_failure(connection, failure)
        self.result.failed.append(failure)


def _read(path: Path) -> tuple[bytes, Place]:
    """A file's content and its place. Raises KnownError if it cannot be read."""
    try:
        stat = path.stat()
        data = path.read_bytes()
    except FileNotFoundError:
        raise KnownError("file-missing", path=str(path)) from None
    except OSError as error:
        raise KnownError("file-unreadable", path=str(path), reason=error.strerror or "") from error
    return data, Place(path, stat.st_mtime_ns, stat.st_size, documents.now())
