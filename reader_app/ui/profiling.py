"""How long a start and the commonest movements take, measured in the real window."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.messages import render
from reader_app.ui.main_window import MainWindow
from reader_app.ui.trial import Trial, trial_window

PAGES = 60
KEYS = 12


def process_age_ms() -> float:
    """Milliseconds since the system started this process, as the system records it.

    Linux has it in ``/proc`` (field 22 of ``stat``, proc(5)); elsewhere it is the processor time
    used so far, the nearest thing that the standard library knows.
    """
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        uptime = time.clock_gettime(time.CLOCK_BOOTTIME)
        return 1000 * (uptime - started)
    except (OSError, AttributeError):
        return 1000 * time.process_time()


class _Start(QObject):
    """Notes when the window is painted for the first time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.milliseconds = 0.0
        window.painted.connect(self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        self.milliseconds = process_age_ms()


class _FirstPaint(QObject):
    """Notes when a widget has been painted for the first time with a document in it."""

    def __init__(self, watched: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__(watched)
        self.milliseconds: float | None = None
        self._ready = ready
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.milliseconds is None and self._ready():
            self.milliseconds = process_age_ms()
        return super().eventFilter(watched, event)


def measure(app: QApplication, home: Path | None, file: Path) -> int:
    """Open ``file`` in the window, move about in it, print one JSON object; the exit status."""
    with trial_window(app, home) as window:
        window.resize(1280, 800)
        start = _Start(window)
        window.show()
        trial = Trial(window, file)
        view = window.reading.view
        paint = _FirstPaint(view.viewport(), lambda: view.document() is not None)
        shown = trial.wait(lambda: paint.milliseconds is not None)
        result: dict[str, object] = {}
        if shown and paint.milliseconds is not None:
            result["first_paint_ms"] = round(paint.milliseconds, 1)
            trial.wait(lambda: window.session.current is not None)
            result["loaded_ms"] = round(process_age_ms(), 1)
            result["busy"] = _movements(app, window)  # while import and index go on
            trial.wait(lambda: not window.jobs.running)
            result["done_ms"] = round(process_age_ms(), 1)
            result |= _movements(app, window)
        result["window_ms"] = round(start.milliseconds, 1)
        result |= {"rss_mb": round(_resident_mb(), 1), "peak_mb": round(_peak_mb(), 1)}
        for problem in [] if shown else trial.why_not():
            sys.stderr.write(render(problem, window.language) + "\n")
    sys.stdout.write(json.dumps(result) + "\n")
    return 0 if shown else 1


def _movements(app: QApplication, window: MainWindow) -> dict[str, object]:
    view = window.reading.view
    jump = _timed(app, view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    _timed(app, view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    pages = sorted(_timed(app, view, Qt.Key.Key_PageDown) for _ in range(PAGES))
    keys = [_timed(app, window.list_pane.filter, Qt.Key.Key_A) for _ in range(KEYS)]
    return {
        "jump_end_ms": round(jump, 2),
        "page_ms": {
            "median": round(statistics.median(pages), 2),
            "p99": round(pages[min(len(pages) - 1, int(0.99 * len(pages)))], 2),
        },
        "keystroke_ms": round(statistics.median(keys), 2),
    }


def _timed(
    app: QApplication,
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> float:
    """Milliseconds from a key press to the repainted widget."""
    text = "a" if key == Qt.Key.Key_A else ""
    started = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
    widget.window().repaint()
    app.processEvents()
    return 1000 * (time.perf_counter() - started)


def _resident_mb() -> float:
    """The resident size now (proc(5), ``statm``); the largest so far where it is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, AttributeError):
        return _peak_mb()


def _peak_mb() -> float:
    """The largest resident size so far; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS, else KiB
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
