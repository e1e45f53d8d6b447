"""Ten thousand annotations in one document and a hundred thousand in the library, in the window.

python -m tests.bench.marks_bench [--marks 10000] [--library 100000] [--characters 300000]
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from reader_app.documents.model import Document
from reader_app.library.anchors import Describer
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.settings import Settings
from reader_app.ui import translation
from reader_app.ui.main_window import MainWindow
from tests.bench.table import print_table
from tests.bench.texts import text

_KINDS = (MarkKind.HIGHLIGHT, MarkKind.NOTE, MarkKind.UNDERLINE, MarkKind.FINDING)
_BATCH = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=10_000)
    parser.add_argument("--library", type=int, default=100_000)
    parser.add_argument("--characters", type=int, default=300_000)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        _measure(app, Path(folder), options)


def _measure(app: QApplication, folder: Path, options: argparse.Namespace) -> None:
    marks, everywhere = options.marks, options.library
    files = _files(folder, options.characters)
    with Library.open(folder / "home") as library:
        import_paths(library, files)
        id = max(library.documents(), key=lambda row: row.characters).id
        translation.install(app, "en")
        window = MainWindow(library, Settings(folder / "home"), "en")
        window.resize(1600, 900)
        window.show()
        window.open_document(id)
        _wait(lambda: _shown(window) == id and not window.jobs.running)
        rows = [("page down, no annotation", _pages(window))]
        _annotate(library, id, marks, everywhere)
        rows += _with_marks(window, marks)
        rows += _lists(window)
        table = [_row(*row) for row in rows]
        title = f"{marks:,} annotations on {options.characters:,} characters, {everywhere:,} in all"
        print_table(f"{title} (milliseconds)", ("what", "median or once", "p99"), table)
        window.close()
        window.deleteLater()


def _files(folder: Path, characters: int) -> list[Path]:
    words = text(characters)
    files = [folder / f"{n}.txt" for n in range(10)]
    for n, file in enumerate(files):
        file.write_text(words if not n else f"第{n}号\n{words[:3000]}", encoding="utf-8")
    return files


def _shown(window: MainWindow) -> int | None:
    return window.session.current.row.id if window.session.current else None


def _with_marks(window: MainWindow, marks: int) -> list[tuple[str, object]]:
    opened, id = window.marks.open, _shown(window)
    assert id is not None
    opened.reload()
    _wait(lambda: len(opened.set) >= marks and not window.jobs.running)
    first, every = zip(*(_opened(window, id, marks) for _ in range(5)), strict=True)
    view, mark = window.reading.view, opened.set.placed[marks // 2]
    view.to_start()
    colours = cycle(Colour)

    def recolour() -> None:
        window.marks.commands.recolour([mark.id], next(colours))
        _wait(lambda: not window.marks.keeper.busy)
        QApplication.processEvents()

    window.marks.page.choose(mark.id)
    return [
        ("opened: from the text to its first annotations", first),
        ("opened: from the text to all of them", every),
        ("page down", _pages(window)),
        ("jump anywhere", _jumps(window)),
        ("set them anew on the page", _time(window.marks.page._on_marks_changed)),
        ("one recoloured, kept and shown", [_time(recolour) for _ in range(10)]),
    ]


def _opened(window: MainWindow, id: int, marks: int) -> tuple[float, float]:
    """Milliseconds from a document's text to what of its annotations is in the window, and to
    all of them."""
    opened, at = window.marks.open, dict[int, float]()
    opened.clear()
    window.session.close()

    def note() -> None:
        at.setdefault(min(len(opened.set), marks), time.perf_counter())

    opened.changed.connect(note)
    window.open_document(id)
    _wait(lambda: marks in at and not window.jobs.running)
    opened.changed.disconnect(note)
    text, first, *_, every = sorted(at.values())
    return 1000 * (first - text), 1000 * (every - text)


def _lists(window: MainWindow) -> list[tuple[str, object]]:
    tab = window.panel.annotations
    window.panel.show_tab("annotations")
    rows: list[tuple[str, object]] = []
    for words in ("整改", "第9"):
        tab.filter.words.blockSignals(True)
        tab.filter.words.setText(words)
        tab.filter.words.blockSignals(False)
        rows.append((f"this document filtered by {words}", _time(window.marks.panel.rows.refresh)))
    tab.filter.clear()

    def everywhere() -> None:
        tab.model.show(())
        tab.filter.changed.emit()
        _wait(lambda: tab.model.rowCount() > 0 or not window.jobs.running)
        tab.view.viewport().repaint()

    def rest() -> None:
        _wait(lambda: not window.jobs.running)

    tab.filter.everywhere.click()
    rest()
    for words in ("", "整改", "第9条：", "无此词语"):
        tab.filter.words.blockSignals(True)
        tab.filter.words.setText(words)
        tab.filter.words.blockSignals(False)
        what = f"filtered by {words}" if words else "listed"
        shown, whole = [], []
        for _ in range(9):
            shown.append(_time(everywhere))
            whole.append(shown[-1] + _time(rest))
        rows.append((f"all documents {what}: the first rows", shown))
        rows.append(("… and all of them", whole))
    tab.filter.clear()
    _wait(lambda: not tab.filter._typed.isActive() and not window.jobs.running)
    return rows + _list_of_all(window)


def _list_of_all(window: MainWindow) -> list[tuple[str, object]]:
    view, model = window.panel.annotations.view, window.panel.annotations.model
    bar, draw = view.verticalScrollBar(), random.Random(3)
    id = window.marks.open.set.placed[20].id
    view.scrollTo(model.index_of(id))
    _wait(lambda: model.annotation(model.index_of(id)) is not None)

    def recolour(colour: Colour) -> float:
        started = time.perf_counter()
        window.marks.commands.recolour([id], colour)
        _wait(lambda: not window.marks.keeper.busy)
        QApplication.processEvents()  # which draws page, map and list
        spent = 1000 * (time.perf_counter() - started)
        _wait(lambda: not window.marks.panel.rows._rest.isActive() and not window.jobs.running)
        return spent

    def turn() -> None:
        bar.setValue(bar.value() + 120)
        view.viewport().repaint()

    def jump() -> None:
        row = draw.randrange(model.rowCount())
        view.scrollTo(model.index(row))
        view.viewport().repaint()
        _wait(lambda: model.annotation(model.index(row)) is not None)
        view.viewport().repaint()

    return [
        ("one recoloured in the list of all, kept and shown", [recolour(c) for c in Colour]),
        ("the list of all: a turn of the wheel", [_time(turn) for _ in range(200)]),
        ("the list of all: anywhere, read and drawn", [_time(jump) for _ in range(50)]),
    ]


def _annotate(library: Library, id: int, marks: int, everywhere: int) -> None:
    document = library.load(id)
    describer, draw = Describer(document), random.Random(7)
    drafts = [_draft(id, document, describer, draw, n) for n in range(marks)]
    library.annotations.add(drafts)
    others = [row.id for row in library.documents() if row.id != id]
    for start in range(0, everywhere - marks, _BATCH):
        other = others[start // _BATCH % len(others)]
        library.annotations.add([replace(draft, document=other) for draft in drafts[:_BATCH]])


def _draft(
    id: int, document: Document, describer: Describer, draw: random.Random, number: int
) -> Annotation:
    start = draw.randrange(len(document.text) - 60)
    anchor = describer.describe(start, start + draw.randrange(4, 50))
    kind = _KINDS[number % 4]
    note = f"第{number}条：与**通报**口径核对" if number % 3 == 0 else ""
    colour = list(Colour)[number % 5]
    return Annotation("", id, kind, anchor=anchor, colour=colour, note=note)


def _pages(window: MainWindow, count: int = 100) -> list[float]:
    view = window.reading.view
    view.to_start()
    return [_frame(window, view.page_down) for _ in range(count)]


def _jumps(window: MainWindow, count: int = 60) -> list[float]:
    draw, bar = random.Random(5), window.reading.view.verticalScrollBar()
    return [
        _frame(window, lambda: bar.setValue(draw.randrange(max(1, bar.maximum()))))
        for _ in range(count)
    ]


def _frame(window: MainWindow, move: Callable[[], object]) -> float:
    """Milliseconds that the window's thread works, whatever else the machine does."""

    def frame() -> None:
        move()
        window.reading.view.viewport().repaint()
        window.reading.view.verticalScrollBar().repaint()

    started = time.thread_time()
    frame()
    return 1000 * (time.thread_time() - started)


def _wait(done: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


def _time(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def _row(what: str, measured: float | Sequence[float]) -> tuple[str, float, float | str]:
    if isinstance(measured, float):
        return what, measured, ""
    ordered = sorted(measured)
    worst = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return what, statistics.median(ordered), worst


if __name__ == "__main__":
    main()
