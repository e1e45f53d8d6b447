"""Notices what another window, or the command line, has changed in the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.ui.jobs import Job, Jobs, Report

_EVERY = 1_000  # milliseconds
_PORTION = 50  # documents that are read at once


class LibraryWatch(QObject):
    """``changed`` names the documents of which something has changed, with their rows as they
    are now; changes of this window's own are among them."""

    changed = Signal(object)  # list[DocumentRow]
    lists_changed = Signal()  # collections, word lists or the names of colours

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._job: Job | None = None
        self._token = library.changes_since().token
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask the library now."""
        if self._job is not None:
            return
        try:
            changes = self._library.changes_since(self._token)
        except KnownError:  # another program holds the file for a moment: there is a next second
            return
        self._token = changes.token
        if changes.lists:
            self.lists_changed.emit()
        if changes.documents:
            read = _Rows(self._library, changes.documents)
            self._job = self._jobs.start(read.run, succeeded=self.changed.emit)
            self._job.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None


class _Rows:
    def __init__(self, library: Library, documents: frozenset[int]) -> None:
        self._library = library
        self._documents = sorted(self._real(documents))

    @staticmethod
    def _real(documents: frozenset[int]) -> frozenset[int]:
        """Without 0, which stands for what belongs to no document."""
        return documents - {0}

    def run(self, report: Report) -> list[DocumentRow]:
        rows: list[DocumentRow] = []
        for start in range(0, len(self._documents), _PORTION):
            report(None)
            rows += self._library.rows(self._documents[start : start + _PORTION])
        return rows
