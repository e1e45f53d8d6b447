"""Runs searches off the window's thread: the latest wins, and the index is brought up beside."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.library.library import Library
from reader_app.library.search.page import Facets, SearchPage, View
from reader_app.ui.jobs import Job, Jobs, Report


class IndexKeeper(QObject):
    """Brings the index up to date in the background, once at a time."""

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._job: Job | None = None

    @Slot()
    def start(self) -> None:
        """Begin, if it is not being done already."""
        if self._job is None:
            self._job = self._jobs.start(
                _CatchUp(self._library).run,
                progressed=self._on_progressed,
                succeeded=self._on_succeeded,
                failed=self._on_ended,
                cancelled=self._on_cancelled,
                aside=True,
            )

    @Slot(object)
    def _on_progressed(self, progress: tuple[int, int]) -> None:
        self.progressed.emit(*progress)

    @Slot(object)
    def _on_succeeded(self, _nothing: object) -> None:
        self._job = None
        self.finished.emit()

    @Slot(object)
    def _on_ended(self, _error: object) -> None:
        # A search that fails for the same reason tells the user; this is work beside.
        self._job = None

    @Slot()
    def _on_cancelled(self) -> None:
        self._job = None


class SearchRunner(QObject):
    """One place where results are shown. ``found`` gives the page of the latest query only."""

    found = Signal(object)  # SearchPage
    alternatives_found = Signal(object)  # pairs of query and total
    facets_found = Signal(object)  # Facets of all that the latest query finds
    failed = Signal(object)

    def __init__(
        self, library: Library, jobs: Jobs, keeper: IndexKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._keeper = keeper
        self._job: Job | None = None
        self._counting: Job | None = None
        self._last: tuple[str, View] | None = None
        keeper.finished.connect(self._on_index_ready)

    def start(self, query: str, view: View) -> None:
        """Search; what an earlier query finds is not wanted any more."""
        self.stop()
        self._last = query, view
        operation = _Search(self._library, query, view)
        self._job = self._jobs.start(
            operation.run, succeeded=self._on_found, failed=self._on_failed
        )

    def stop(self) -> None:
        """Do without the answer."""
        self._last = None
        for job in (self._job, self._counting):
            if job is not None:
                job.cancel()
        self._job = self._counting = None

    @Slot(object)
    def _on_found(self, answer: tuple[SearchPage, tuple[tuple[str, int], ...]]) -> None:
        self._job = None
        page, alternatives = answer
        if not page.pending:
            self._last = None
        else:
            self._keeper.start()
        self.found.emit(page)
        self.alternatives_found.emit(alternatives)
        if page.view.facets:
            counting = _Facets(self._library, page.query, page.view)
            self._counting = self._jobs.start(
                counting.run, succeeded=self._on_counted, failed=self._on_failed
            )

    @Slot(object)
    def _on_counted(self, facets: Facets) -> None:
        self._counting = None
        self.facets_found.emit(facets)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    @Slot()
    def _on_index_ready(self) -> None:
        if self._last is not None:
            self.start(*self._last)


class _Search:
    """What runs on the worker."""

    def __init__(self, library: Library, query: str, view: View) -> None:
        self._library = library
        self._query = query
        self._view = view

    def run(self, report: Report) -> tuple[SearchPage, tuple[tuple[str, int], ...]]:
        report(None)  # which ends here what was cancelled while it waited
        page = self._library.search(self._query, view=self._view)
        report(None)
        wanted = not page.total and not self._view.offset and self._view.status is None
        return page, self._library.index.alternatives(self._query) if wanted else ()


class _Facets:
    def __init__(self, library: Library, query: str, view: View) -> None:
        self._library = library
        self._query = query
        self._view = view

    def run(self, report: Report) -> Facets:
        report(None)
        return self._library.facets(self._query, self._view)


class _CatchUp:
    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, report: Report) -> None:
        def step(done: int, total: int) -> None:
            report((done, total))

        self._library.ensure_indexed(step)
