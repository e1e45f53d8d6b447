"""The wheel moves the page by its full way, gliding or at once, as the system wants it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document
from reader_app.ui.reader.gliding import Glide
from reader_app.ui.reader.view import ReaderView


@pytest.fixture
def long_view(view: ReaderView) -> ReaderView:
    view.set_document(Document("\n".join(f"第{n}段。" for n in range(900))))
    return view


def turn(
    view: ReaderView, clicks: float, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    event = QWheelEvent(
        QPointF(100, 100),
        QPointF(view.mapToGlobal(QPoint(100, 100))),
        QPoint(),
        QPoint(0, round(-120 * clicks)),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_without_animations_a_turn_moves_at_once(
    long_view: ReaderView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Glide, "_wanted", lambda _: False)
    turn(long_view, 2)
    moved = long_view.position()
    assert moved > 0


def test_turns_in_a_row_add_up(
    long_view: ReaderView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Glide, "_wanted", lambda _: False)
    turn(long_view, 5)
    goal = long_view.position()
    long_view.to_start()
    monkeypatch.setattr(Glide, "_wanted", lambda _: True)
    for _ in range(5):
        turn(long_view, 1)
    assert long_view.position() < goal
    qtbot.waitUntil(lambda: long_view.position() == goal, timeout=2_000)


def test_a_jump_ends_the_gliding(long_view: ReaderView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Glide, "_wanted", lambda _: True)
    turn(long_view, 8)
    assert long_view.glide.under_way
    place = long_view.document().text.index("第500段")
    long_view.jump_to(place, where="top")
    assert not long_view.glide.under_way
    assert long_view.position() == place


def test_a_notch_with_the_control_key_is_a_step_of_the_zoom_however_fine_the_wheel(
    long_view: ReaderView,
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    turn(long_view, -1, control)
    assert long_view.zoom() == 110
    for _ in range(8):
        turn(long_view, -0.125, control)
    assert long_view.zoom() == 125
    turn(long_view, -0.5, control)
    turn(long_view, 1, control)
    assert long_view.zoom() == 110
