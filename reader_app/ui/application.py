"""Starting the window: the application object, one instance a library, pictures and timings."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from reader_app.errors import KnownError, Notice
from reader_app.library.library import Library
from reader_app.messages import render
from reader_app.settings import LANGUAGE, Settings, default_home
from reader_app.ui import translation
from reader_app.ui.appearance import STYLE, prepare_application
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notify import show_crash
from reader_app.ui.single_instance import InstanceServer, hand_over

# The start has better things to do than to look through all fonts.
FONT_CHECK_MILLISECONDS = 1_000
# How long a worker may keep the interpreter while the window wants it; Python's own 5 ms, taken
# several times in drawing a page, can be felt.
SWITCH_SECONDS = 0.0005


def main(home: Path | None, paths: Sequence[Path]) -> int:
    """Open the window on a library and bring ``paths`` into it; returns the exit status.

    KnownError ``display-missing`` where Qt would end the process.
    """
    if not _has_display() and "QT_QPA_PLATFORM" not in os.environ:
        raise KnownError("display-missing")
    home = home or default_home()
    app = _application()
    if hand_over(home, list(paths)):
        return 0
    settings = Settings(home)
    language = translation.resolve(settings.get(LANGUAGE))
    translation.install(app, language)
    news: Notice | None = None
    while True:
        try:
            library = Library.open(home)
        except KnownError as error:
            backup = _backup_instead(home, error, language)
            if backup is None:
                return _cannot_start(render(error.notice, language))
            news, paths = put_back(home, backup), ()
            continue
        with library:
            status, backup = _run(app, library, settings, language, paths, news)
        if backup is None:
            return status
        news, paths = put_back(home, backup), ()


def _run(
    app: QApplication,
    library: Library,
    settings: Settings,
    language: str,
    paths: Sequence[Path],
    news: Notice | None,
) -> tuple[int, Path | None]:
    """One window from its opening to its end; its status, and the backup that it asks for."""
    window = MainWindow(library, settings, language, resume=not paths)
    _catch_bugs(window)
    server = InstanceServer(library.path, window)
    server.paths_received.connect(window.receive)
    window.completion.finished.connect(server.listen)
    window.show()
    if paths:
        window.import_paths(list(paths))
    if news is not None:
        window.notifier.bar.show_error(render(news, language))
    QTimer.singleShot(FONT_CHECK_MILLISECONDS, window.reading, window.reading.check_fonts)
    status = app.exec()
    server.close()
    backup = window.backup_wanted
    window.release()
    return status, backup


def put_back(home: Path, backup: Path) -> Notice:
    """Put a backup in place of a library that is closed; what there is to tell about it."""
    from reader_app.library import archive

    try:
        aside = archive.restore(home, backup)
    except KnownError as error:
        return error.notice
    return Notice("restored", {"path": str(aside or "")})


def screenshot(
    home: Path | None,
    file: Path,
    target: Path,
    size: tuple[int, int],
    theme: str,
    tab: str | None,
    language: str | None,
    scale: float,
) -> int:
    """Draw the real window once, with ``file`` open, and save it as a picture (PNG)."""
    from reader_app.ui.trial import Trial, trial_window

    os.environ["QT_SCALE_FACTOR"] = str(scale)
    _offscreen_without_display()
    app = _application()
    with trial_window(app, home, language, theme) as window:
        language = window.language
        window.resize(*size)
        window.show()
        trial = Trial(window, file)
        trial.wait(lambda: trial.over)
        problems = trial.why_not()
        if tab is not None and not window.panel.show_tab(tab):
            names = ", ".join(window.panel.tabs)
            problems.append(Notice("tab-unknown", {"name": tab, "names": names}))
        _settle(app)
        if not window.grab().save(str(target), "PNG"):
            problems.append(Notice("picture-unwritable", {"path": str(target)}))
    for problem in problems:
        sys.stderr.write(render(problem, language) + "\n")
    return 1 if problems else 0


def profile(home: Path | None, file: Path) -> int:
    """Measure a start with ``file`` open and print one JSON object."""
    from reader_app.ui.profiling import measure

    _offscreen_without_display()
    return measure(_application(), home, file)


# -- parts ---------------------------------------------------------------------------------------


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(SWITCH_SECONDS)
    qInstallMessageHandler(_say)
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("Zhanjuan")
    app.setApplicationDisplayName("展卷 Zhanjuan")
    app.setDesktopFileName("zhanjuan")
    prepare_application(app)
    return app


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's own messages, without those that tell a user nothing: of drawing offscreen, and of a
    locale without UTF-8, instead of which Qt takes another by itself."""
    if not text.startswith(("This plugin does not support", "Detected locale")):
        sys.stderr.write(text + "\n")


def _has_display() -> bool:
    known = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return known or not sys.platform.startswith("linux")


def _offscreen_without_display() -> None:
    if not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _settle(app: QApplication) -> None:
    """Let layouts and queued paints come to rest."""
    for _ in range(5):
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 50)


def _backup_instead(home: Path, error: KnownError, language: str) -> Path | None:
    """Of a damaged or lost library, the backup that the user wants to have in its place."""
    if (
        error.code not in ("library-damaged", "library-lost")
        or os.environ.get("QT_QPA_PLATFORM") == "offscreen"
    ):
        return None
    from reader_app.ui.rescue import backup_instead

    return backup_instead(home, render(error.notice, language))


def _cannot_start(message: str) -> int:
    from PySide6.QtWidgets import QMessageBox

    sys.stderr.write(message + "\n")
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        QMessageBox.critical(None, "展卷 Zhanjuan", message)
    return 1


def _catch_bugs(window: MainWindow) -> None:
    """A bug anywhere saves the state first, then says what happened."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        if "session" in vars(window):  # the bug may be in what makes it
            window.session.save_place()
        show_crash(details, window)

    def report_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            sys.stderr.write("".join(traceback.format_exception(arguments.exc_value)))

    sys.excepthook = report
    threading.excepthook = report_thread
