"""Work on files behind a dialog: started off the window's thread, shown, cancelled, told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.messages import render
from reader_app.ui.jobs import Jobs, Operation, Report
from reader_app.ui.notify import Notifier

if TYPE_CHECKING:
    from reader_app.ui.dialogs.export_progress import WorkDialog

_FOLDER = "last_export_folder"  # the key of the state that remembers it


class ExchangeWork(QObject):
    """One dialog at a time, and the folder that files were last written to or read from."""

    def __init__(self, library: Library, jobs: Jobs, notifier: Notifier, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.dialog: WorkDialog | None = None
        self.folder = str(library.get_state(_FOLDER, str(Path.home())))
        self.library = library
        self.jobs = jobs
        self.notifier = notifier

    @property
    def language(self) -> str:
        return self.notifier.language

    def show(self, dialog: WorkDialog) -> None:
        """Open a dialog; what is started from now on is shown in it."""
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def start(self, operation: Operation, succeeded: Callable[[Any], None]) -> None:
        """Run the work; closing the dialog cancels it."""
        dialog = self.dialog
        if dialog is None:
            return
        job = self.jobs.start(
            operation,
            succeeded=succeeded,
            failed=self._on_failed,
            progressed=dialog.on_progressed,
        )
        dialog.cancel_requested.connect(job.cancel)

    def write(self, operation: Callable[[Report], str], path: Path) -> None:
        """Run work that makes a file or folder, and offer to open it; it answers with words."""

        def written(report: Report) -> tuple[str, Path]:
            return operation(report), path

        self.start(written, self._on_written)

    def remember(self, folder: Path) -> None:
        """Begin there the next time."""
        self.folder = str(folder)
        self.keep(_FOLDER, self.folder)

    def keep(self, key: str, value: object) -> None:
        """Keep a choice, off the window's thread; nobody need be told where that cannot be."""
        self.jobs.start(lambda _report: self.library.set_state(key, value), aside=True)

    @Slot(object)
    def _on_written(self, written: tuple[str, Path]) -> None:
        text, path = written
        if self.dialog is not None:
            self.dialog.show_outcome(text, written=path)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, KnownError):
            self.dialog.show_outcome(render(error.notice, self.language))
            return
        if self.dialog is not None:
            self.dialog.close()
        self.notifier.report(error)

    @Slot()
    def _on_dialog_closed(self) -> None:
        self.dialog = None


def pairs(report: Report) -> Callable[[int, int], None]:
    """A job's report as the exchange calls it: how much is done, of how much."""

    def told(done: int, total: int) -> None:
        report((done, total))

    return told
