"""Work off the window's thread: the one seam between the GUI thread and everything slow.

A pure ``op(report)`` runs on a pool; its result, error and progress come back through one
``Job`` object that lives in the GUI thread. Connect methods of QObjects only: a plain function
or lambda connected to a worker's signal would run in the worker.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.errors import BugError, CancelledError, KnownError
from reader_app.ui.collecting import Collector
from reader_app.ui.giving_way import GivingWay

Report = Callable[[Any], None]
Operation = Callable[[Report], Any]


class Job(QObject):
    """One piece of work under way. Its signals are received in the GUI thread.

    Exactly one of ``succeeded``, ``failed`` (KnownError or BugError) and ``cancelled`` is
    emitted, then ``finished``.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal(object)

    _ended = Signal(str, object)

    def __init__(
        self, parent: QObject, operation: Operation, give_way: Callable[[], object] = bool
    ) -> None:
        """``give_way`` is called by the worker between two steps of its work; it may wait."""
        super().__init__(parent)
        self._operation = operation
        self._give_way = give_way
        self._cancel_requested = False
        self._ending: tuple[str, object] = ("cancelled", None)
        self._ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Ask the work to stop: its next report raises CancelledError inside it."""
        self._cancel_requested = True

    def run(self) -> None:
        """Called on the worker thread."""
        ended = self._outcome()
        del self._operation  # and the texts that it holds; the job itself stays for a while
        try:
            self._ended.emit(*ended)
        except RuntimeError:
            if shiboken6.isValid(self):
                raise
            # The window went before its work had an end.

    def _outcome(self) -> tuple[str, object]:
        try:
            return "succeeded", self._operation(self._report)
        except CancelledError:
            return "cancelled", None
        except KnownError as error:
            return "failed", error
        except Exception as error:  # noqa: BLE001  # a bug in a job must reach the window, not kill a thread
            bug = BugError("".join(traceback.format_exception(error)))
            bug.__cause__ = error
            return "failed", bug

    def _report(self, progress: object) -> None:
        """None says nothing, but lets the work be stopped, and the window have its turn."""
        self._give_way()
        if self._cancel_requested:
            raise CancelledError
        if progress is not None:
            self.progressed.emit(progress)

    @Slot(str, object)
    def _on_ended(self, outcome: str, value: object) -> None:
        """The result is told in a turn of the event loop of its own: what else this turn brought is
        laid out and painted before, and what the user did is answered."""
        self._ending = outcome, value
        QTimer.singleShot(0, self, self._tell)

    @Slot()
    def _tell(self) -> None:
        (outcome, value), self._ending = self._ending, ("cancelled", None)
        if self._cancel_requested and outcome == "succeeded":
            outcome = "cancelled"  # nobody waits for it any more
        if outcome == "cancelled":
            self.cancelled.emit()
        else:
            getattr(self, outcome).emit(value)
        self.finished.emit(self)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Starts jobs and keeps them alive while they run.

    ``long`` jobs (imports) go one after another on a lane of their own, so that opening a
    document never waits behind them; ``aside`` is another such lane, for what must not wait for
    an import or for the analysis of all documents either.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short = QThreadPool(self)
        self._short.setMaxThreadCount(2)
        self._long = QThreadPool(self)
        self._long.setMaxThreadCount(1)
        self._aside = QThreadPool(self)
        self._aside.setMaxThreadCount(1)
        self._running: set[Job] = set()
        self._collector = Collector(self)
        self._giving_way = GivingWay(self, parent if isinstance(parent, QWidget) else None)

    def start(
        self,
        operation: Operation,
        *,
        succeeded: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
        progressed: Callable[[Any], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        long: bool = False,
        aside: bool = False,
    ) -> Job:
        """Run ``operation`` on a worker; the callbacks must be methods of GUI-thread QObjects."""
        job = Job(self, operation, self._giving_way.wait)
        for told in (job.progressed, job.succeeded, job.failed):
            told.connect(self._giving_way.work)
        if succeeded:
            job.succeeded.connect(succeeded)
        if failed:
            job.failed.connect(failed)
        if progressed:
            job.progressed.connect(progressed)
        if cancelled:
            job.cancelled.connect(cancelled)
        job.finished.connect(self._on_finished)
        self._running.add(job)
        self._collector.work_begins()
        self._giving_way.begin()
        pool = self._long if long else self._aside if aside else self._short
        pool.start(_Runner(job))
        return job

    def hold(self) -> None:
        """Workers wait until the window has done what it begins now."""
        self._giving_way.work()

    @property
    def running(self) -> int:
        return len(self._running)

    @Slot()
    def collect(self) -> None:
        """Python's collector, which the start goes without, begins its work; what is there by
        now will stay, so it need not be looked through each time."""
        self._collector.begin(working=bool(self._running))

    def stop(self, milliseconds: int = 10_000) -> bool:
        """Cancel everything and wait for the threads; False if one did not end in time."""
        for job in self._running:
            job.cancel()
        self._giving_way.end()
        pools = (self._short, self._long, self._aside)
        ended = [pool.waitForDone(milliseconds) for pool in pools]
        self._collector.stop()
        return all(ended)

    @Slot(object)
    def _on_finished(self, job: Job) -> None:
        self._running.discard(job)
        job.deleteLater()
        if not self._running:
            self._collector.work_ended()
            self._giving_way.end()
