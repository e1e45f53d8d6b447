"""Deleting documents of the bin for good: asked first, as nothing brings them back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from reader_app.library.deletion import Doomed, doomed
from reader_app.library.library import Library
from reader_app.library.rows import Change
from reader_app.ui.icons import ALERT, application_icon
from reader_app.ui.jobs import Job, Jobs, Operation, Report
from reader_app.ui.notify import Notifier


class Deleting(QObject):
    """One deletion at a time; ``deleted`` follows when the documents are gone."""

    deleted = Signal()

    def __init__(self, library: Library, jobs: Jobs, notifier: Notifier, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._notifier = notifier
        self._window = window
        self._ids: list[int] = []
        self._job: Job | None = None

    def ask(self, ids: list[int]) -> None:
        """Say what would go, and delete it if the user agrees."""
        if ids and self._job is None:
            self._ids = list(ids)
            self._start(_Count(self._library, self._ids).run, self._on_counted)

    def _start(self, operation: Operation, succeeded: Callable[[Any], None]) -> None:
        self._job = self._jobs.start(operation, succeeded=succeeded, failed=self._notifier.report)
        self._job.finished.connect(self._on_finished)

    @Slot(object)
    def _on_counted(self, found: Doomed) -> None:
        if not found.documents:
            return
        box = QMessageBox(self._window)
        box.setIconPixmap(application_icon().pixmap(ALERT, ALERT))
        box.setWindowTitle(self.tr("Delete for good"))
        box.setText(self.tr("Delete %n document(s) for good?", "", found.documents))
        box.setInformativeText(self._consequences(found))
        role = QMessageBox.ButtonRole.AcceptRole
        box.addButton(self.tr("Delete for good"), role)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.accepted.connect(self._on_agreed)
        box.finished.connect(box.deleteLater)
        box.open()

    def _consequences(self, found: Doomed) -> str:
        sentences = [self.tr("This cannot be undone.")]
        if found.annotations:
            sentences.append(
                self.tr("%n annotation(s) and bookmark(s) go with them.", "", found.annotations)
            )
        sentences.append(self.tr("Your own files stay where they are."))
        sentences.append(
            self.tr("A backup made just before keeps texts and annotations for a while.")
        )
        return "\n".join(sentences)

    @Slot()
    def _on_agreed(self) -> None:
        self._notifier.bar.show_news(self.tr("Deleting…"))
        self._start(_Delete(self._library, self._ids).run, self._on_deleted)

    @Slot(object)
    def _on_deleted(self, _: Change) -> None:
        count = len(self._ids)
        self._notifier.bar.show_news(self.tr("%n document(s) deleted for good.", "", count))
        self.deleted.emit()

    @Slot()
    def _on_finished(self) -> None:
        self._job = None


class _Count:
    """What runs on the worker."""

    def __init__(self, library: Library, ids: list[int]) -> None:
        self._library = library
        self._ids = ids

    def run(self, _: Report) -> Doomed:
        return doomed(self._library, self._ids)


class _Delete:
    def __init__(self, library: Library, ids: list[int]) -> None:
        self._library = library
        self._ids = ids

    def run(self, _: Report) -> Change:
        return self._library.delete_for_good(self._ids)
