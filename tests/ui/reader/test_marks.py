from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from reader_app.documents.model import Document
from reader_app.ui.layers import Layer, LayerSpan
from reader_app.ui.reader.marks import MarkSource, ticks_of
from reader_app.ui.reader.view import ReaderView

RED = QColor("red")


@pytest.mark.parametrize(
    ("starts", "rows"),
    [
        ([], []),
        ([0], [0]),
        ([5, 6, 7, 12], [0, 1]),  # several in a row are one tick
        ([99], [9]),
        ([100], [9]),  # a caret's place after the last character
    ],
)
def test_a_layer_has_at_most_one_tick_a_row(starts: list[int], rows: list[int]) -> None:
    edges = [*range(0, 100, 10), 101]
    assert [tick.row for tick in ticks_of(edges, [MarkSource(starts, RED)])] == rows


def test_ticks_do_not_grow_with_the_spans() -> None:
    edges = [*range(0, 100_000, 100), 100_001]
    ticks = ticks_of(edges, [MarkSource(range(100_000), RED)])
    assert len(ticks) == 1000


def test_a_click_on_a_mark_goes_to_it(view: ReaderView) -> None:
    text = "\n".join(f"第{n}段。" for n in range(2000))
    view.set_document(Document(text))
    target = text.index("第1500段")
    view.set_layers([Layer("keyword", (LayerSpan(target, target + 3),), "marker")])
    bar = view.verticalScrollBar()
    (tick,) = bar.ticks()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, tick.row + 1))
    start, end = view.visible_range()
    assert start <= target < end
    assert view.can_go_back


def test_a_click_beside_the_marks_scrolls_there(view: ReaderView) -> None:
    view.set_document(Document("\n".join(f"第{n}段。" for n in range(2000))))
    bar = view.verticalScrollBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, bar.height() // 2))
    assert 0.4 < view.position() / len(view.document().text) < 0.6


def test_hidden_layers_are_not_on_the_map(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    view.set_layers([Layer("place", (LayerSpan(3, 9),))])
    view.set_layer_visible("place", False)
    assert view.verticalScrollBar().ticks() == []
