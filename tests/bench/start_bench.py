"""A start, from the process's beginning to the painted window, beside a bare PySide6 window.

    python -m tests.bench.start_bench [--runs 9] [--documents 10000] [--megabytes 50]

What is compared runs in turn, so that quiet and busy moments are shared; medians and the ratios
of the quickest runs are told.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.documents.model import Document
from reader_app.library import documents
from reader_app.library.library import Library
from tests.bench.table import print_table
from tests.bench.texts import text

# Printed by each process itself when its window is painted: milliseconds since it began.
_AGE = """
import os, time
fields = open("/proc/self/stat").read().rpartition(")")[2].split()
began = int(fields[19]) / os.sysconf("SC_CLK_TCK")
"""
_TOLD = """
print(1000 * (time.clock_gettime(time.CLOCK_BOOTTIME) - began), flush=True)
os._exit(0)
"""
_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1280, 800)
window.show(); app.processEvents()
"""
_PAGE = """
import sys
from PySide6.QtWidgets import QApplication, QTextBrowser
app = QApplication([]); window = QTextBrowser(); window.resize(1280, 800)
window.setPlainText(open(sys.argv[1], encoding="utf-8").read(1500))
window.show(); app.processEvents(); window.viewport().repaint()
"""
_OURS = """
import gc, sys
gc.disable()
from pathlib import Path
from reader_app.ui import application as a
from reader_app.ui.main_window import MainWindow
app = a._application()
home = Path(sys.argv[1])
settings = a.Settings(home)
a.translation.install(app, "zh")
window = MainWindow(a.Library.open(home), settings, "zh")
window.show(); app.processEvents()
"""
_OUR_PAGE = (
    _OURS
    + """
from PySide6.QtCore import QEventLoop
loop = QEventLoop()
window.session.previewed.connect(loop.quit)
window.import_paths([Path(sys.argv[2])])
loop.exec()
window.reading.view.viewport().repaint()
"""
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--megabytes", type=int, default=50)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        _measure(Path(folder), options.runs, options.documents, options.megabytes)


def _measure(folder: Path, runs: int, count: int, megabytes: int) -> None:
    page, huge = folder / "page.txt", folder / "huge.txt"
    page.write_text(text(3000), encoding="utf-8")
    _write_huge(huge, megabytes)
    full = folder / "full"
    _fill(full, count)
    starts: dict[str, Callable[[int], list[str]]] = {
        "an empty PySide6 window": lambda _: [_EMPTY],
        "a QTextBrowser with a page": lambda _: [_PAGE, str(page)],
        "the window, empty library": lambda run: [_OURS, str(folder / f"empty{run}")],
        f"the window, {count:,} documents": lambda _: [_OURS, str(full)],
        f"the first page of {megabytes} MB": lambda run: [
            _OUR_PAGE,
            str(folder / f"huge{run}"),
            str(huge),
        ],
    }
    times: dict[str, list[float]] = {name: [] for name in starts}
    for run in range(runs + 1):
        for name, command in starts.items():
            times[name].append(_start(*command(run)))
    _tell({name: measured[1:] for name, measured in times.items()})  # the first fills the caches


def _tell(times: dict[str, list[float]]) -> None:
    least = {name: min(measured) for name, measured in times.items()}
    bare, browser, *_ = least.values()
    rows = [
        (name, least[name], statistics.median(measured), least[name] / bare, least[name] / browser)
        for name, measured in times.items()
    ]
    header = ("start of", "least ms", "median ms", "x empty window", "x QTextBrowser")
    print_table("Process start to painted window", header, rows)


def _start(program: str, *arguments: str) -> float:
    command = [sys.executable, "-c", _AGE + program + _TOLD, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def _write_huge(path: Path, megabytes: int) -> None:
    part = text(1_000_000).encode("utf-8")
    with path.open("wb") as file:
        for _ in range(round(megabytes * 1e6 / len(part)) or 1):
            file.write(part)


def _fill(home: Path, count: int) -> None:
    with Library.open(home) as library, library.database.write() as connection:
        for number in range(count):
            words = f"第{number}号水位登记\n岑阳市渡口第{number}次登记。"
            documents.insert(connection, f"{number:064x}", f"{number}.txt", Document(words))


if __name__ == "__main__":
    main()
