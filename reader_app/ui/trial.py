"""One file in a window that stands for a while: for a picture of it, or to measure it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from reader_app.errors import Notice
from reader_app.library.library import Library
from reader_app.settings import LANGUAGE, THEME, Settings
from reader_app.ui import translation
from reader_app.ui.main_window import MainWindow

LIMIT_SECONDS = 120


@contextlib.contextmanager
def trial_window(
    app: QApplication, home: Path | None, language: str | None = None, theme: str = "system"
) -> Iterator[MainWindow]:
    """A window, not yet shown, on the library in ``home``, or on a passing one; closed in the end.

    ``language`` is the user's where none is named. Raises KnownError as ``Library.open``.
    """
    with _folder(home) as folder, Library.open(folder) as library:
        settings = Settings(folder)
        if theme != "system":
            settings.set(THEME, theme)
        language = language or translation.resolve(settings.get(LANGUAGE))
        translation.install(app, language)
        window = MainWindow(library, settings, language, resume=False)
        try:
            yield window
        finally:
            window.close()
            window.release()


@contextlib.contextmanager
def _folder(home: Path | None) -> Iterator[Path]:
    if home is not None:
        yield home
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="zhanjuan-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


class Trial(QObject):
    """Opens a file in the window, and knows what came of it."""

    def __init__(self, window: MainWindow, file: Path) -> None:
        super().__init__(window)
        self._window = window
        self._file = file
        self.over = self.opened = False
        window.ready.connect(self._on_ready)
        window.import_paths([file])

    @Slot()
    def _on_ready(self) -> None:
        """What is opened later, in place of a file that cannot be, is another document."""
        if not self.over:
            self.over, self.opened = True, self._window.session.current is not None

    def wait(self, done: Callable[[], bool]) -> bool:
        """Run the event loop until ``done``; False after two minutes, or if there is no text."""
        loop = QEventLoop()
        poll = QTimer(loop)
        poll.timeout.connect(loop.quit)
        poll.start(1)
        end = time.monotonic() + LIMIT_SECONDS
        while not done() and not (self.over and not self.opened) and time.monotonic() < end:
            loop.exec()
        return done()

    def why_not(self) -> list[Notice]:
        """The cause, if the file could not be shown."""
        if self.opened:
            return []
        failed = [failure.notice for failure in self._window.library.failures()]
        return failed[:1] or [Notice("file-unreadable", {"path": str(self._file), "reason": ""})]
