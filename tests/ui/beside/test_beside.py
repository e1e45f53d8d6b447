"""Two pages beside each other: the same document or two, scrolled together or apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.library.word_lists import WordList
from reader_app.ui.beside.pane import BesidePane
from reader_app.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


def long_text(title: str, word: str) -> str:
    lines = [
        f"第{n}段{word}，渠道沿着山脚修到了下游，水闸每天早晚各开一次。" for n in range(1, 400)
    ]
    return f"{title}\n\n" + "\n".join(lines) + "\n"


@pytest.fixture
def two_long(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "long"
    folder.mkdir()
    for name, word in (("a", "说的是东渠"), ("b", "说的是西渠")):
        (folder / f"{name}.txt").write_text(long_text(f"水务志{name}", word), encoding="utf-8")
    return [folder / "a.txt", folder / "b.txt"]


def second(window: MainWindow) -> BesidePane:
    pane = window.beside.pane
    assert pane is not None
    return pane


def scroll(window: MainWindow, pixels: float) -> None:
    window.reading.view.scroll_by(pixels)
    QCoreApplication.processEvents()


def test_the_same_document_stands_on_both_pages_and_each_scrolls_alone(
    open_window: OpenWindow, two_long: list[Path]
) -> None:
    window = open_window(two_long[0])
    window.commands["beside"].trigger()
    pane = second(window)
    first = window.reading.view
    assert pane.isVisible()
    assert pane.view.document() is first.document()
    scroll(window, 3000)
    assert first.position() > 0
    assert pane.view.position() == 0


def test_the_pages_begin_at_the_same_height_and_say_their_titles(
    open_window: OpenWindow, two_long: list[Path], qtbot: QtBot
) -> None:
    window = open_window(two_long[0])
    window.commands["beside"].trigger()
    first, other = window.reading.view, second(window).view

    def level() -> bool:
        page = first.line_boxes(0, 3), other.line_boxes(0, 3)
        heights = {
            view.mapTo(window, boxes[0].topLeft().toPoint()).y()
            for view, boxes in zip((first, other), page, strict=True)
        }
        return len(heights) == 1

    qtbot.waitUntil(level)
    assert first.line_boxes(60, 70)[0].top() == other.line_boxes(60, 70)[0].top()
    assert window.reading._title.isVisible()
    assert window.reading._title.text() == "水务志a"
    window.commands["beside"].trigger()
    assert not window.reading._title.isVisible()


def test_two_pages_of_one_document_go_to_the_same_place_together(
    open_window: OpenWindow, two_long: list[Path]
) -> None:
    window = open_window(two_long[0])
    window.commands["beside"].trigger()
    window.commands["scroll_together"].trigger()
    scroll(window, 3000)
    assert second(window).together.isChecked()
    assert second(window).view.position() == window.reading.view.position() > 0
    second(window).view.go_to(9000)
    QCoreApplication.processEvents()
    assert window.reading.view.position() == second(window).view.position()


def test_pages_of_one_document_move_by_pixels_together(
    open_window: OpenWindow, two_long: list[Path]
) -> None:
    window = open_window(two_long[0])
    window.commands["beside"].trigger()
    window.commands["scroll_together"].trigger()
    first, other = window.reading.view, second(window).view
    scroll(window, 3000)
    for _ in range(20):
        scroll(window, 7)
        assert (other.position(), other.offset()) == (first.position(), first.offset())


def test_what_is_selected_on_the_second_page_is_copied(
    open_window: OpenWindow, two_long: list[Path], qtbot: QtBot
) -> None:
    window = open_window(two_long[0])
    window.commands["beside"].trigger()
    window.activateWindow()
    window.reading.view.select(0, 3)
    view = second(window).view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.select(6, 9)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == view.selected_text() != ""
    QGuiApplication.clipboard().clear()
    view.context_menu_requested.emit(QPoint(), None)
    menu = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == view.selected_text()


def test_another_document_is_opened_beside_and_moves_by_the_same_distance(
    open_window: OpenWindow, two_long: list[Path], qtbot: QtBot
) -> None:
    window = open_window(*two_long)
    current = window.session.current
    assert current is not None
    other = next(row.id for row in window.library.documents() if row.id != current.row.id)
    window.list_pane.beside_requested.emit(other)
    qtbot.waitUntil(lambda: second(window).opened is not None, timeout=10_000)
    assert window.session.current is current  # the first page stays what it was
    assert window.library.document(other).progress == 0
    window.commands["scroll_together"].trigger()
    before = second(window).view.top()
    scroll(window, 1500)
    moved = second(window).view.top() - before
    assert moved == pytest.approx(1500, abs=2)


def test_escape_on_the_second_page_leaves_one_page(
    open_window: OpenWindow, two_long: list[Path], qtbot: QtBot
) -> None:
    window = open_window(two_long[0])
    window.commands["beside"].trigger()
    qtbot.keyClick(second(window).view, Qt.Key.Key_Escape)
    assert not second(window).isVisible()
    assert not window.commands["beside"].isChecked()
    assert not window.commands["scroll_together"].isEnabled()


def test_the_second_page_shows_the_marks_too(open_window, qtbot, folder) -> None:
    window = open_window(folder / "report.txt")
    window.commands["beside"].trigger()
    page, second = window.reading.view, window.beside.pane.view
    page.select(40, 60)
    window.commands["mark_green"].trigger()
    qtbot.waitUntil(lambda: second.annotations.at(45) is not None, timeout=10_000)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: second.annotations.at(45) is None, timeout=10_000)


def test_both_pages_mark_the_same(
    open_window: OpenWindow, two_long: list[Path], qtbot: QtBot
) -> None:
    window = open_window(two_long[0])
    chips = window.reading.chips
    chips.layers["keyword"].click()
    window.words.set_lists([WordList("渠", "blue", ("水闸",))])
    window.commands["beside"].trigger()
    view = second(window).view

    def shown(style: str) -> bool:
        return bool(view._overlays.marks(*view.visible_range(), [style]))

    qtbot.waitUntil(lambda: shown("framed"))
    assert not shown("marker")
    chips.layers["keyword"].click()
    assert shown("marker")
    chips.lists["渠"].click()
    qtbot.waitUntil(lambda: not shown("framed"))
