"""What the library needs done while nobody waits: the index brought up to date, and every
document analysed that has no findings of today's analysis yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.reading_session import LONGEST_ANALYSED

# After so many documents their names, and what the user has written meanwhile, go into the index:
# a search by itself brings in no more than fifty.
_INDEX_EVERY = 40


@dataclass(frozen=True)
class Analysed:
    """One more document has its findings: ``done`` of ``total``."""

    row: DocumentRow
    done: int
    total: int


class BackgroundAnalysis(QObject):
    """Works through ``Library.stale()`` while nothing more urgent is done.

    Runs after imports, and after an update of the program that understands texts better.
    """

    progressed = Signal(object)  # Analysed
    finished = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    @Slot()
    def start(self) -> None:
        """Begin, unless at work already."""
        if self._job is None:
            self._job = self._jobs.start(
                _Rest(self._library).run,
                succeeded=self._on_succeeded,
                failed=self._on_failed,
                progressed=self._on_progressed,
                long=True,
            )

    @Slot()
    def stop(self) -> None:
        """Make room for something more urgent; ``start`` goes on with what is left."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot(object)
    def _on_progressed(self, analysed: Analysed) -> None:
        self.progressed.emit(analysed)

    @Slot(object)
    def _on_succeeded(self, _result: object) -> None:
        self._job = None
        self.finished.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)


def _can_analyse(row: DocumentRow) -> bool:
    return row.characters <= LONGEST_ANALYSED


class _Rest:
    """What runs on the worker: the index, then every stale document, the newest first."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, report: Report) -> None:
        library = self._library
        self._index(report)
        lexicon = library.lexicon()
        waiting = [row.id for row in library.rows(library.stale()) if _can_analyse(row)]

        if not waiting:
            return
        from reader_app.analysis.pipeline import analyze  # takes memory and time: not for nothing

        def breathe(_share: float) -> None:
            report(None)

        for number, id in enumerate(waiting, 1):
            try:
                library.store_analysis(id, analyze(library.load(id), lexicon, breathe))
                row = library.document(id)
            except KnownError:
                continue  # deleted meanwhile; or its text is damaged: opening it says so
            report(Analysed(row, number, len(waiting)))
            if number % _INDEX_EVERY == 0:
                self._index(report)

    def _index(self, report: Report) -> None:
        try:
            self._library.ensure_indexed(breathe=lambda: report(None))
        except KnownError as error:
            if error.code != "library-locked":  # else another process is at work on it
                raise
