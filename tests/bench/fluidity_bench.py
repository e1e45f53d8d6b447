"""How long the window keeps an event waiting while a thousand documents are imported.

    python -m tests.bench.fluidity_bench [--documents 1000]

A timer asks for a turn every 5 ms; the time that it comes too late is what a key press or a
click would have waited. On a machine with other work a part of that is waiting for a processor:
where the system tells that (Linux, schedstat), the second line leaves it out.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import texts

TICK_MILLISECONDS = 5


class Heartbeat:
    """Notes of each turn how late it came, and how long of that was spent waiting for a
    processor (milliseconds)."""

    def __init__(self) -> None:
        self.late: list[tuple[float, float]] = []
        self._schedstat = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self.begin()

    def begin(self) -> None:
        self.late.clear()
        self._last, self._queued = time.perf_counter(), self._waited_ms()
        self._started = self._last

    def tick(self) -> None:
        now, queued = time.perf_counter(), self._waited_ms()
        wait = max(0.0, 1000 * (now - self._last) - TICK_MILLISECONDS)
        self.late.append((wait, queued - self._queued))
        self._last, self._queued = now, queued

    def _waited_ms(self) -> float:
        try:
            return int(self._schedstat.read_text().split()[1]) / 1e6
        except (OSError, IndexError):
            return 0.0

    def report(self, what: str, documents: int) -> None:
        seconds = time.perf_counter() - self._started
        waits = sorted(wait for wait, _ in self.late)
        own = sorted(max(0.0, wait - queued) for wait, queued in self.late)
        sys.stdout.write(
            f"{what}: {documents} documents in {seconds:.1f} s ({documents / seconds:.0f}/s)\n"
            f"    an event waits {_figures(waits)}\n"
            f"    without waiting for a processor {_figures(own)}\n"
        )
        sys.stdout.flush()


def _figures(waits: Sequence[float]) -> str:
    p99 = waits[int(0.99 * (len(waits) - 1))]
    return f"p50 {waits[len(waits) // 2]:.1f} ms, p99 {p99:.1f} ms, longest {waits[-1]:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    count = parser.parse_args().documents
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from reader_app.library.library import Library
    from reader_app.settings import Settings
    from reader_app.ui.application import _application
    from reader_app.ui.main_window import MainWindow

    app = _application()
    with TemporaryDirectory() as folder:
        documents = write_documents(Path(folder) / "documents", count)
        with Library.open(Path(folder) / "home") as library:
            window = MainWindow(library, Settings(Path(folder) / "home"), "en")
            window.show()
            window.jobs.collect()
            loop = QEventLoop()
            window.preloading.finished.connect(loop.quit)
            loop.exec()  # the window comes to rest
            heart, timer = Heartbeat(), QTimer()
            timer.setTimerType(timer.timerType().PreciseTimer)
            timer.timeout.connect(heart.tick)
            timer.start(TICK_MILLISECONDS)
            window.importer.finished.connect(loop.quit)
            heart.begin()
            window.import_paths([documents])
            loop.exec()
            heart.report("import", count)
            heart.begin()
            window.background.finished.connect(loop.quit)
            loop.exec()
            heart.report("analysis", count)
            window.close()
    app.processEvents()
    if hasattr(os, "getloadavg"):
        sys.stdout.write(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")


def write_documents(folder: Path, count: int) -> Path:
    """A folder of documents of about 2,500 characters, no two alike."""
    folder.mkdir(parents=True)
    for number in range(count):
        texts.write(folder / f"{number:05}.txt", 2500, seed=number)
    return folder


if __name__ == "__main__":
    main()
