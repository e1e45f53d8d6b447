"""A start, from the process's beginning to the painted window, beside a bare PySide6 window.

    python -m tests.bench.start_bench [--runs 9] [--documents 10000] [--megabytes 50]

What is compared runs in turn, so that quiet and busy moments are shared. Of each the quickest run
and the median are told, in milliseconds of the clock and of the processor (all threads), and how
many times the empty window's processor time the quickest took: with others at work on the machine
that is what can be compared.

The program starts as ``reader-app --home …`` does. *Painted* is the end of the window's first
picture, with the list's rows in it. *A key answered* is later: a letter was then typed into the
filter over the list, and the list painted anew. *Complete* is when every part has been made. *The
first page* is the end of the first picture with text in it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reader_app.documents.model import Document
from reader_app.library import documents
from reader_app.library.library import Library
from tests.bench.table import print_table
from tests.bench.texts import text

# Each process tells by itself when something has happened: since its beginning, and worked for.
_CLOCK = """
import json, os, sys, time
fields = open("/proc/self/stat").read().rpartition(")")[2].split()
began = int(fields[19]) / os.sysconf("SC_CLK_TCK")
told = {}
def tell(name):
    clock = time.clock_gettime(time.CLOCK_BOOTTIME) - began
    told[name] = (1000 * clock, 1000 * time.process_time())
def end():
    print(json.dumps(told), flush=True)
    os._exit(0)
"""
_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1280, 800)
window.show(); app.processEvents()
tell("an empty PySide6 window"); end()
"""
_PAGE = """
from PySide6.QtWidgets import QApplication, QTextBrowser
app = QApplication([]); window = QTextBrowser(); window.resize(1280, 800)
window.setPlainText(open(sys.argv[1], encoding="utf-8").read(1500))
window.show(); app.processEvents(); window.viewport().repaint()
tell("a QTextBrowser with a page"); end()
"""
_OURS = """
from reader_app.cli.main import main
def watch_window(name):
    from PySide6.QtCore import Qt
    from reader_app.ui.main_window import MainWindow
    begin = MainWindow._on_painted
    def on_painted(window):
        if told:
            return
        tell(f"{name}: painted")
        press_key(window)
        tell(f"{name}: a key answered")
        window.completion.finished.connect(lambda: tell(f"{name}: complete"))
        window.completion.finished.connect(window.close, Qt.ConnectionType.QueuedConnection)
        begin(window)
    MainWindow._on_painted = on_painted
def press_key(window):
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1")
    QApplication.sendEvent(window.list_pane.filter, key)
    window.list_pane.filter.repaint(); window.list_pane.views.cards.viewport().repaint()
def watch_page(name):
    from reader_app.ui.main_window import MainWindow
    take_paths = MainWindow.import_paths
    def import_paths(window, paths):
        take_paths(window, paths)
        view = type(window.reading.view)
        paint = view.paintEvent
        def paint_event(page, event):
            paint(page, event)
            if page.document() is not None:
                tell(name); end()
        view.paintEvent = paint_event
    MainWindow.import_paths = import_paths
"""
_WINDOW = """
import reader_app.ui.binding  # before the watch imports the window: as the program does
import gc; gc.disable()
watch_window(sys.argv[1])
main(["--home", sys.argv[2]])  # until the window is closed
end()
"""
_FILE = """
import gc; gc.disable()
watch_page(sys.argv[1])
main(["--home", sys.argv[2], sys.argv[3]])
"""


class Times(NamedTuple):
    """What was measured of one event, run by run, in milliseconds."""

    clock: list[float]
    processor: list[float]


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
    name, first_page = f"{count:,} documents", f"the first page of {megabytes} MB"
    starts: list[Callable[[int], list[str]]] = [
        lambda _: [_EMPTY],
        lambda _: [_PAGE, str(page)],
        lambda run: [_OURS + _WINDOW, "empty library", str(folder / f"empty{run}")],
        lambda _: [_OURS + _WINDOW, name, str(full)],
        lambda run: [_OURS + _FILE, first_page, _begun(folder / f"huge{run}"), str(huge)],
    ]
    times: dict[str, Times] = {}
    for run in range(runs + 1):  # the first fills the caches
        for event, clock, processor in (told for start in starts for told in _start(*start(run))):
            measured = times.setdefault(event, Times([], []))
            if run:
                measured.clock.append(clock)
                measured.processor.append(processor)
    _tell(times)
    _tell_memory(folder / "memory", huge, megabytes)


def _start(program: str, *arguments: str) -> Iterator[tuple[str, float, float]]:
    command = [sys.executable, "-c", _CLOCK + program, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    for event, (clock, processor) in json.loads(done.stdout.splitlines()[-1]).items():
        yield event, clock, processor


def _environment() -> dict[str, str]:
    """As users have it: what Python has compiled is kept, and the first run keeps it."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _tell(times: dict[str, Times]) -> None:
    bare, browser, *_ = (min(measured.processor) for measured in times.values())
    rows = [
        (
            event,
            min(measured.clock),
            statistics.median(measured.clock),
            min(measured.processor),
            min(measured.processor) / bare,
            min(measured.processor) / browser,
        )
        for event, measured in times.items()
    ]
    header = ("start of", "least ms", "median ms", "processor ms", "x empty", "x QTextBrowser")
    print_table("Process start to picture", header, rows)


def _tell_memory(home: Path, huge: Path, megabytes: int) -> None:
    command = [sys.executable, "-m", "reader_app", "--home", str(home), "open", str(huge)]
    done = subprocess.run([*command, "--profile"], check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    rows = [
        (f"with {megabytes} MB, imported and indexed", told["rss_mb"]),
        ("at the peak", told["peak_mb"]),
    ]
    print_table("Memory", ("of the process", "MB"), rows)


def _write_huge(path: Path, megabytes: int) -> None:
    part = text(1_000_000).encode("utf-8")
    with path.open("wb") as file:
        for _ in range(round(megabytes * 1e6 / len(part)) or 1):
            file.write(part)


def _begun(home: Path) -> str:
    """A library in which the file is not, as all starts but the very first find one."""
    Library.open(home).close()
    return str(home)


def _fill(home: Path, count: int) -> None:
    with Library.open(home) as library, library.database.write() as connection:
        for number in range(count):
            words = f"第{number}号水位登记\n岑阳市渡口第{number}次登记。"
            documents.insert(connection, f"{number:064x}", f"{number}.txt", Document(words))


if __name__ == "__main__":
    main()
