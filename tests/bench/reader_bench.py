"""The reading view on huge texts: setting, first paint, scrolling, highlights, width changes.

    python -m tests.bench.reader_bench [--megabytes 10 50] [--pages 300]

Beside it stands Qt's own QPlainTextEdit, measured in the same run.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import time
from array import array
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from reader_app.documents.model import Block, BlockKind, Document
from reader_app.ui.layers import Layer, LayerSpan
from reader_app.ui.reader.find import Query, Search, finder
from reader_app.ui.reader.find_bar import FindBar
from reader_app.ui.reader.page import Page
from reader_app.ui.reader.typography import Typography
from reader_app.ui.reader.view import ReaderView
from tests.bench.table import print_table
from tests.bench.texts import text

BYTES = 2.85  # a code point of these texts in UTF-8
WORDS = re.compile("群众|干部|工作|检查|全县|整改|部门|问题|安全|情况")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, nargs="*", default=[10, 50])
    parser.add_argument("--pages", type=int, default=300)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    for megabytes in options.megabytes:
        _measure(app, megabytes, options.pages)
    _measure_one_line(app, options.pages)
    _keystrokes(app)


def _measure(app: QApplication, megabytes: int, pages: int) -> None:
    words = _text(int(megabytes * 1e6 / BYTES))
    document = Document(words, tuple(_blocks(words)))
    view = _new(ReaderView(), app)
    rows = [
        ("set_document", _time(lambda: view.set_document(document))),
        ("first paint after it", _time(view.viewport().repaint)),
    ]
    rows += _movements(view, pages)
    rows += _highlights(view, words, pages)
    rows += [("width change, a frame", _resize(view, app)), ("zoom, a frame", _zoom(view))]
    rows.append(("find a word, all of it", _time(lambda: _find(words, "整改"))))
    rows.append(("… by another width and case", _time(lambda: _find(words, "abc"))))
    rows.append(("height known at once, error %", _height_error(document)))
    rows += _plain(app, words, pages)
    title = f"{megabytes} MB, {len(document.blocks):,} blocks (milliseconds)"
    print_table(title, ("what", "median or once", "p99"), [_row(*row) for row in rows])
    _close(view)


def _measure_one_line(app: QApplication, pages: int) -> None:
    words = _text(int(20e6 / BYTES)).replace("\n", "").replace("\u3000", "")
    view = _new(ReaderView(), app)
    rows = [
        ("set_document", _time(lambda: view.set_document(Document(words)))),
        ("first paint after it", _time(view.viewport().repaint)),
        *_movements(view, pages),
    ]
    table = [_row(*row) for row in rows]
    print_table("20 MB in one line (milliseconds)", ("what", "median or once", "p99"), table)
    _close(view)


def _text(characters: int) -> str:
    """As many characters, from a stretch of a million that is repeated: made in no time."""
    million = text(min(characters, 1_000_000))
    return (million * (characters // len(million) + 1))[:characters]


def _blocks(words: str) -> list[Block]:
    return [
        Block(BlockKind.PARAGRAPH, line.start(), line.end())
        for line in re.finditer(r"\S(?:.*\S)?", words)
    ]


def _new(view: QAbstractScrollArea, app: QApplication) -> QAbstractScrollArea:
    view.resize(1000, 800)
    view.show()
    app.processEvents()
    return view


def _close(view: QAbstractScrollArea) -> None:
    view.close()
    view.deleteLater()


def _movements(view: ReaderView, pages: int) -> list[tuple[str, object]]:
    draw, bar = random.Random(5), view.verticalScrollBar()
    end = _frame(view, view.to_end)
    home = _frame(view, view.to_start)
    paging = [_frame(view, view.page_down) for _ in range(pages)]
    jumps = [
        _frame(view, lambda: bar.setValue(draw.randrange(max(1, bar.maximum()))))
        for _ in range(pages)
    ]
    return [
        ("jump to the end", end),
        ("back to the start", home),
        ("page down", paging),
        ("jump anywhere", jumps),
    ]


def _highlights(view: ReaderView, words: str, pages: int) -> list[tuple[str, object]]:
    spans = _spans(words)
    rows: list[tuple[str, object]] = []
    for count in (10_000, 100_000):
        chosen = tuple(spans[:: max(1, len(spans) // count)][:count])
        layer = Layer("keyword", chosen, "marker")
        rows.append(
            (f"{len(chosen):,} highlights", _frame(view, lambda la=layer: view.set_layer(la)))
        )
        view.to_start()
        paging = [_frame(view, view.page_down) for _ in range(pages // 2)]
        rows.append((f"page down with {len(chosen):,}", paging))
    view.remove_layer("keyword")
    return rows


def _resize(view: ReaderView, app: QApplication) -> list[float]:
    def resize(width: int) -> None:
        view.resize(width, view.height())
        app.processEvents()

    return [_frame(view, lambda w=width: resize(w)) for width in (600, 520, 640, 480, 1000)]


def _zoom(view: ReaderView) -> list[float]:
    return [_frame(view, lambda z=zoom: view.set_zoom(z)) for zoom in (110, 125, 90, 100)]


def _find(words: str, query: str) -> array[int]:
    search = Search(words, finder(Query(query)))
    search.step(60)
    return search.starts


def _height_error(document: Document) -> float:
    """How far the guessed heights are off, from 3,000 segments laid out."""
    page = Page(Typography(100, True, 32, 1000.0), lambda *_: "")
    page.set_document(document)
    sample = range(0, len(page), max(1, len(page) // 3000))
    guess = sum(page.heights[index] for index in sample)
    return 100 * abs(guess / sum(page.piece(index).height for index in sample) - 1)


def _plain(app: QApplication, words: str, pages: int) -> list[tuple[str, object]]:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    _new(view, app)
    bar = view.verticalScrollBar()
    rows: list[tuple[str, object]] = [
        ("QPlainTextEdit: setPlainText", _time(lambda: view.setPlainText(words))),
        ("QPlainTextEdit: first paint after it", _time(view.viewport().repaint)),
        (
            "QPlainTextEdit: page down",
            [
                _frame(view, lambda: bar.setValue(bar.value() + bar.pageStep()))
                for _ in range(pages)
            ],
        ),
    ]
    _close(view)
    return rows


def _frame(view: QAbstractScrollArea, move: Callable[[], object]) -> float:
    """Milliseconds from a movement to the painted frame, the map included."""

    def frame() -> None:
        move()
        view.viewport().repaint()
        view.verticalScrollBar().repaint()

    return _time(frame)


def _keystrokes(app: QApplication) -> None:
    """What is asked of an ordinary document and of one megabyte."""
    view = _new(ReaderView(), app)
    small = Document(text(3000))
    layers = [Layer("keyword", tuple(_spans(small.text)), "marker")]
    megabyte = Document(_text(int(1e6 / BYTES)))
    bar = FindBar(view)
    bar.open_bar()

    def show() -> None:
        view.set_document(small)
        view.set_layers(layers)

    shown = [_frame(view, show) for _ in range(20)]
    view.set_document(megabyte)
    typed = [_frame(view, lambda q=query: bar.field.setText(q)) for query in ("整", "整改", "的")]
    rows = [
        ("3,000 characters with layers shown", shown),
        ("keystroke in the find bar, 1 MB", typed),
    ]
    table = [_row(*row) for row in rows]
    print_table("Ordinary documents (milliseconds)", ("what", "median", "p99"), table)
    bar.close()
    bar.deleteLater()
    _close(view)


def _spans(words: str) -> list[LayerSpan]:
    return [LayerSpan(*match.span()) for match in WORDS.finditer(words)]


def _time(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def _row(what: str, measured: float | Sequence[float]) -> tuple[str, float, float | str]:
    if isinstance(measured, float):
        return what, measured, ""
    ordered = sorted(measured)
    return (
        what,
        statistics.median(ordered),
        ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)],
    )


if __name__ == "__main__":
    main()
