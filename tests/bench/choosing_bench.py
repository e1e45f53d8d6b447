"""A document that is analysed already: from being chosen in the list to painted with all layers.

python -m tests.bench.choosing_bench [--documents 12] [--rounds 4]
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.settings import Settings
from reader_app.ui import translation
from reader_app.ui.application import _application
from reader_app.ui.main_window import MainWindow
from tests.bench.table import print_table
from tests.bench.texts import write

CHARACTERS = 3000
_REST = 100  # milliseconds between two choices


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = _application()
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "home") as library:
        texts = [
            write(Path(folder) / f"{n}.txt", CHARACTERS, seed=n) for n in range(options.documents)
        ]
        import_paths(library, texts)
        settings = Settings(library.path)
        translation.install(app, "zh")
        window = MainWindow(library, settings, "zh", resume=False)
        window.resize(1280, 800)
        window.show()
        _rest(2_000)
        times = _choose_all(window, options.rounds)[options.documents :]
        window.close()
        window.release()
    print_table(
        f"Chosen in the list until painted, {CHARACTERS:,} characters (milliseconds)",
        ("least", "median", "p95"),
        [(min(times), statistics.median(times), sorted(times)[len(times) * 95 // 100])],
    )


class _Painted(QObject):
    """Tells when the page has been painted with a certain document."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.reading.view.viewport()
        self._page.installEventFilter(self)
        self.wanted: int | None = None
        self.loop = QEventLoop()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        opened = self._window.session.current
        if event.type() != QEvent.Type.Paint or opened is None or opened.row.id != self.wanted:
            return False
        self.wanted = None
        QApplication.sendEvent(watched, event)
        self.at = time.perf_counter()
        self.loop.quit()
        return True


def _choose_all(window: MainWindow, rounds: int) -> list[float]:
    painted, times = _Painted(window), []
    ids = [row.id for row in window.library.documents()]
    for id in ids * rounds:
        painted.wanted = id
        started = time.perf_counter()
        window.list_pane.document_chosen.emit(id)
        painted.loop.exec()
        times.append(1000 * (painted.at - started))
        _rest(_REST)
    return times


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
