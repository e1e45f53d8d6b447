"""What the library needs done while nobody waits: the index brought up to date, and every
document analysed that has no findings of today's analysis yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.analysis.findings import Analysis
from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.reading_session import LONGEST_ANALYSED

if TYPE_CHECKING:
    from reader_app.library.analysis_pool import AnalysisPool

# How soon work that waits for another process notices that it is to stop.
_STOP_SECONDS = 0.1


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
    def _on_progressed(self, progress: Analysed | float) -> None:
        """The share of one document only lets the work be stopped between its steps."""
        if isinstance(progress, Analysed):
            self.progressed.emit(progress)

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
        from reader_app.library import analysis_pool  # not at the start of the program

        library = self._library
        library.ensure_indexed()
        self._lexicon = library.lexicon()
        waiting = [id for id in library.stale() if _can_analyse(library.document(id))]
        with ExitStack() as stack:
            if len(waiting) >= analysis_pool.WORTH_IT:
                count = max(1, analysis_pool.processes() - 1)
                pool = stack.enter_context(analysis_pool.AnalysisPool(count))
                found = self._found_elsewhere(waiting, pool, report)
            else:
                found = self._found_here(waiting, report)
            for number, (id, analysis) in enumerate(found, 1):
                try:
                    library.store_analysis(id, analysis)
                except KnownError:
                    continue  # removed meanwhile
                report(Analysed(library.document(id), number, len(waiting)))

    def _found_here(self, waiting: list[int], report: Report) -> Iterator[tuple[int, Analysis]]:
        """The findings of a few documents, made in this thread."""
        from reader_app.analysis.pipeline import analyze

        for id in waiting:
            try:
                yield id, analyze(self._library.load(id), self._lexicon, report)
            except KnownError:
                continue  # its text is damaged: opening it says so

    def _found_elsewhere(
        self, waiting: list[int], pool: AnalysisPool, report: Report
    ) -> Iterator[tuple[int, Analysis]]:
        """The findings of many documents, made in other processes: the window has this one."""
        from concurrent.futures import Future, wait  # not at the start of the program

        under_way: deque[tuple[int, Future[Analysis]]] = deque()
        rest = iter(waiting)
        while True:
            for id in islice(rest, 2 * pool.size - len(under_way)):
                with suppress(KnownError):
                    document = self._library.load(id)
                    under_way.append((id, pool.submit(document, self._lexicon)))
            if not under_way:
                return
            id, future = under_way.popleft()
            while not future.done():
                report(0.0)  # lets the work be stopped
                wait([future], timeout=_STOP_SECONDS)
            yield id, future.result()
