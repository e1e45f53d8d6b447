"""A narrow window: everything can still be read and reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.document_list.delegate import fitting
from reader_app.ui.main_window import MainWindow
from reader_app.ui.models.document_columns import COLUMNS
from tests.ui.conftest import OpenWindow


@pytest.fixture
def window(open_window: OpenWindow, folder: Path) -> MainWindow:
    window = open_window(folder / "report.txt")
    window.resize(900, 600)
    window.activateWindow()
    return window


def outside(part: QWidget) -> list[str]:
    """The buttons and fields in a part of the window of which something is hidden by its edge."""
    window = part.window()
    return [
        type(child).__name__
        for child in part.findChildren(QAbstractButton)
        if child.isVisible()
        and not QRect(part.mapTo(window, QPoint()), part.size()).contains(
            QRect(child.mapTo(window, QPoint()), child.size())
        )
    ]


def test_the_bar_of_the_selection_shows_all_its_buttons(window: MainWindow, qtbot: QtBot) -> None:
    view, bar = window.reading.view, window.marks.page.selection_bar
    view.select(40, 60)
    qtbot.waitUntil(bar.isVisible)
    assert view.rect().contains(bar.geometry())
    assert outside(bar) == []


def test_the_find_bars_buttons_do_not_lie_on_its_field(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["find"].trigger()
    bar = window.reading.find_bar
    buttons = (bar.word, bar.regex, bar.case, bar.previous, bar.next, bar.close_button)

    def overlaps() -> list[str]:
        field = QRect(bar.field.mapTo(bar, QPoint()), bar.field.size())
        return [
            b.text() for b in buttons if field.intersects(QRect(b.mapTo(bar, QPoint()), b.size()))
        ]

    qtbot.waitUntil(lambda: overlaps() == [])
    assert outside(bar) == []


def test_a_second_page_can_be_read_and_closed(window: MainWindow) -> None:
    window.commands["beside"].trigger()
    pane = window.beside.pane
    assert pane.width() >= 200
    assert outside(pane) == []
    assert window.reading.rect().contains(QRect(pane.mapTo(window.reading, QPoint()), pane.size()))
    least = window.reading.minimumWidth()
    window.commands["beside"].trigger()
    assert window.reading.minimumWidth() < least


def test_a_message_has_its_button_below_its_words(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.reading.notice
    bar.show_news("One document was replaced by the new version of its file.", "Show what changed")
    button = next(b for b in bar.findChildren(QAbstractButton) if b.text())
    qtbot.waitUntil(lambda: button.mapTo(bar, QPoint()).x() < bar.width() // 4)
    assert bar.width() < 520
    assert outside(bar) == []


def test_columns_begin_with_title_and_status_in_view(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["list_columns"].trigger()
    table = window.list_pane.view
    section = COLUMNS.index("status")

    def in_view() -> bool:
        end = table.columnViewportPosition(section) + table.columnWidth(section)
        return bool(end <= table.viewport().width())

    qtbot.waitUntil(in_view)


def test_an_error_calls_a_file_by_its_name_and_the_tip_says_where(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    bar = window.notifier.bar
    window.import_paths([folder / "empty.txt"])
    qtbot.waitUntil(bar.isVisible)
    assert bar.text().startswith("empty.txt: ")
    assert str(folder / "empty.txt") in bar.findChild(QLabel).toolTip()
    bar.show_news("Something else.")
    assert bar.findChild(QLabel).toolTip() == ""


def test_facts_of_a_document_are_left_out_whole(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    facts = ["The Office of the Chengwan Daily News", "2023-07-29", "4 annotations"]
    whole = " · ".join(facts)
    room = metrics.horizontalAdvance(whole)
    assert fitting(facts, metrics, room) == whole
    closer = fitting(facts, metrics, room - 12)
    assert closer.startswith("The Office of")
    assert closer.endswith("… · 2023-07-29 · 4 annotations")
    half = 2 * metrics.horizontalAdvance(" · 2023-07-29") + 2
    assert fitting(facts, metrics, half).endswith("… · 2023-07-29")
    assert fitting(facts, metrics, 60).endswith("…")
    assert fitting([], metrics, 40) == ""


def test_a_folder_with_nothing_to_read_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / "pictures" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "pictures" / name).touch()
    window.import_paths([tmp_path / "pictures"])
    qtbot.waitUntil(window.notifier.bar.isVisible)
    assert window.notifier.bar.text() == "2 files without text left out."
