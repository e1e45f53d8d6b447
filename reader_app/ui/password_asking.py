"""Asks for the passwords of files that could not be read without one, a file at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.documents import passwords
from reader_app.errors import Notice

_NEEDED, _WRONG = "password-needed", "password-wrong"


class PasswordAsking(QObject):
    """``retry_wanted`` has the files to be read again, now that a password was given: all that
    wait, as one password often opens several."""

    retry_wanted = Signal(list)  # of Path

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: dict[Path, bool] = {}  # whether a password that was given did not fit
        self._entered: set[Path] = set()
        self._open = False

    def ask(self, failures: Sequence[Notice]) -> None:
        """Ask for those of the failures that a password would mend; the others are passed over."""
        for notice in failures:
            if notice.code in (_NEEDED, _WRONG):
                path = _on_disk(Path(str(notice.details.get("path", ""))))
                wrong = notice.code == _WRONG and path in self._entered
                self._waiting[path] = self._waiting.get(path, False) or wrong
        self._next()

    def _next(self) -> None:
        if self._open or not self._waiting:
            return
        from reader_app.ui.dialogs.password import PasswordDialog

        path, wrong = next(iter(self._waiting.items()))
        dialog = PasswordDialog(path, wrong, len(self._waiting) - 1, self._window)
        dialog.entered.connect(self._on_entered)
        dialog.all_skipped.connect(self._on_all_skipped)
        dialog.rejected.connect(self._on_skipped)
        dialog.finished.connect(self._on_finished)
        self._open = True
        dialog.open()

    @Slot(str)
    def _on_entered(self, password: str) -> None:
        passwords.give(password)
        paths = list(self._waiting)
        self._entered.add(paths[0])
        self._waiting.clear()
        self.retry_wanted.emit(paths)

    @Slot()
    def _on_skipped(self) -> None:
        if self._waiting:
            self._waiting.pop(next(iter(self._waiting)))

    @Slot()
    def _on_all_skipped(self) -> None:
        self._waiting.clear()

    @Slot()
    def _on_finished(self) -> None:
        self._open = False
        self._next()


def _on_disk(path: Path) -> Path:
    """The file itself, or the archive that it lies in."""
    return next((one for one in (path, *path.parents) if one.is_file()), path)
