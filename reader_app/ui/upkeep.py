"""Has the library copy itself once a day, while nothing else is going on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from reader_app.library.library import Library
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.notify import Notifier

FIRST_AFTER = 120_000  # milliseconds: a start has better things to do
EVERY = 1_800_000


class Upkeep(QObject):
    """Looks every half hour; what cannot be done is told once, the library works all the same."""

    def __init__(self, library: Library, jobs: Jobs, notifier: Notifier, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._notifier = notifier
        self._told = False
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_AFTER)

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Do what is due, unless there is other work: then the next look finds it."""
        self._timer.setInterval(EVERY)
        if self._job is None and not self._jobs.running:
            self._job = self._jobs.start(self._work, failed=self._on_failed, long=True)
            self._job.finished.connect(self._on_finished)

    def _work(self, _: Report) -> None:
        self._library.back_up_if_due()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            self._notifier.report(error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
