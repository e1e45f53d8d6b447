"""Back up, restore and check the library from within the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.errors import Notice
from reader_app.library.backup_contents import Backup, kept_backups
from reader_app.library.library import Library
from reader_app.messages import render
from reader_app.ui.actions import Actions
from reader_app.ui.dialogs.export_progress import WorkDialog
from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.notify import Notifier

_MOST_TOLD = 200


class SafetyCommands(QObject):
    """The work runs beside the window; a dialog tells its outcome.

    A library can only be put back while it is closed: ``restore_requested`` asks for that.
    """

    restore_requested = Signal(object)  # Path

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        notifier: Notifier,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._notifier = notifier
        self._window = window
        self._dialog: WorkDialog | None = None
        actions.connect_to("back_up", self.back_up)
        actions.connect_to("restore_backup", self.restore)
        actions.connect_to("check_library", self.check)

    def _folder(self) -> Path:
        return Path(str(self._library.get_state("last_folder", str(Path.home()))))

    # -- back up -----------------------------------------------------------------------------------

    @Slot()
    def back_up(self) -> None:
        """Ask where to, and write the whole library into one file."""
        name = self.tr("Library {0}.zip").format(date.today().isoformat())
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Back up the library"),
            str(self._folder() / name),
            self.tr("Backups (*.zip)"),
        )
        if chosen:
            target = Path(chosen)
            self._begin(self.tr("Back up the library"), self.tr("Writing and checking the copy…"))
            self._jobs.start(
                _BackUp(self._library, target).run,
                succeeded=self._on_backed_up,
                failed=self._on_failed,
            )

    @Slot(object)
    def _on_backed_up(self, target: Path) -> None:
        words = self._say(Notice("backup-done", {"path": str(target)}))
        if self._dialog is not None:
            self._dialog.show_outcome(words, written=target)
            self._dialog.open_file.hide()

    # -- check -------------------------------------------------------------------------------------

    @Slot()
    def check(self) -> None:
        """Read everything that is kept, and tell what is wrong with it."""
        dialog = self._begin(self.tr("Check the library"), self.tr("Reading every document…"))
        job = self._jobs.start(
            _Check(self._library).run,
            succeeded=self._on_checked,
            failed=self._on_failed,
            progressed=dialog.on_progressed,
        )
        dialog.cancel_requested.connect(job.cancel)

    @Slot(object)
    def _on_checked(self, found: tuple[list[Notice], int]) -> None:
        problems, count = found
        if self._dialog is None:
            return
        if problems:
            words = self.tr("%n problem(s) found.", "", len(problems))
            told = "\n".join(self._say(problem) for problem in problems[:_MOST_TOLD])
            self._dialog.show_outcome(words, told)
        else:
            details: dict[str, str | int] = {"count": count, "path": str(self._library.path)}
            self._dialog.show_outcome(self._say(Notice("check-done", details)))

    # -- restore -----------------------------------------------------------------------------------

    @Slot()
    def restore(self) -> None:
        """Show what can be put back, once the backups have been looked into."""
        self._jobs.start(self._read_backups, succeeded=self._on_backups, failed=self._on_failed)

    def _read_backups(self, _: Report) -> list[Backup]:
        return kept_backups(self._library.path)

    @Slot(object)
    def _on_backups(self, backups: list[Backup]) -> None:
        from reader_app.ui.dialogs.restore_backup import RestoreDialog

        dialog = RestoreDialog(backups, str(self._folder()), self._window)
        dialog.restore_requested.connect(self.restore_requested)
        dialog.open()

    # -- shared ------------------------------------------------------------------------------------

    def _begin(self, title: str, doing: str) -> WorkDialog:
        self._dialog = dialog = WorkDialog(title, self._window)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.show_working(doing)
        dialog.open()
        return dialog

    @Slot()
    def _on_dialog_closed(self) -> None:
        self._dialog = None

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self._notifier.report(error)

    def _say(self, notice: Notice) -> str:
        return render(notice, self._notifier.language)


class _BackUp:
    def __init__(self, library: Library, target: Path) -> None:
        self._library = library
        self._target = target

    def run(self, _: Report) -> Path:
        from reader_app.library import archive

        archive.back_up(self._library, self._target)
        return self._target


class _Check:
    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, report: Report) -> tuple[list[Notice], int]:
        """The problems, and how many documents there are."""
        from reader_app.library.inspection import inspect

        total = 0

        def told(done: int, of: int) -> None:
            nonlocal total
            total = of
            report((done, of))

        return list(inspect(self._library, told)), total
