"""How long the window keeps an event waiting while a thousand documents are imported.

A timer asks for a turn every 5 ms; the time that it comes too late is what a key press or a
click would have waited.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import texts

DOCUMENTS = 1000
TICK_MILLISECONDS = 5


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from reader_app.library.library import Library
    from reader_app.settings import Settings
    from reader_app.ui.application import _application
    from reader_app.ui.main_window import MainWindow

    app = _application()
    with TemporaryDirectory() as folder:
        documents = write_documents(Path(folder) / "documents", DOCUMENTS)
        with Library.open(Path(folder) / "home") as library:
            window = MainWindow(library, Settings(Path(folder) / "home"), "en")
            window.show()
            window.jobs.collect()
            loop = QEventLoop()
            window.preloading.finished.connect(loop.quit)
            loop.exec()  # the window comes to rest
            late: list[float] = []
            last = time.perf_counter()

            def tick() -> None:
                nonlocal last
                now = time.perf_counter()
                late.append(max(0.0, 1000 * (now - last) - TICK_MILLISECONDS))
                last = now

            timer = QTimer()
            timer.setTimerType(timer.timerType().PreciseTimer)
            timer.timeout.connect(tick)
            window.importer.finished.connect(loop.quit)
            started = time.perf_counter()
            timer.start(TICK_MILLISECONDS)
            window.import_paths([documents])
            loop.exec()
            imported, waits = time.perf_counter() - started, sorted(late)
            report("import", waits, imported)
            late.clear()
            last = time.perf_counter()
            window.background.finished.connect(loop.quit)
            started = time.perf_counter()
            loop.exec()
            report("analysis", sorted(late), time.perf_counter() - started)
            window.close()
    app.processEvents()


def write_documents(folder: Path, count: int) -> Path:
    """A folder of documents of about 2,500 characters, no two alike."""
    folder.mkdir(parents=True)
    for number in range(count):
        texts.write(folder / f"{number:05}.txt", 2500, seed=number)
    return folder


def report(what: str, waits: list[float], seconds: float) -> None:
    p99 = waits[int(0.99 * (len(waits) - 1))]
    sys.stdout.write(
        f"{what}: {DOCUMENTS} documents in {seconds:.1f} s ({DOCUMENTS / seconds:.0f}/s); an event "
        f"waits p50 {waits[len(waits) // 2]:.1f} ms, p99 {p99:.1f} ms, longest {waits[-1]:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
