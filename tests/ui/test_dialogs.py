"""Dialogs by the keyboard alone, and what they show of what is longer than they are wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.ui.actions import Actions
from reader_app.ui.dialogs.failures import FailuresDialog
from reader_app.ui.dialogs.shortcuts import ShortcutsDialog
from reader_app.ui.dialogs.tags import TagsDialog
from reader_app.ui.dialogs.word_lists import WordListsDialog
from reader_app.ui.style import style_sheet
from reader_app.ui.theme import theme
from reader_app.ui.widgets.read_line import ReadLine

Key = Qt.Key
Part = TypeVar("Part", bound=QWidget)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """As the window dresses its dialogs."""
    qapp.setStyleSheet(style_sheet(theme("light")))
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as library:
        yield library


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def press(*keys: Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def part(dialog: QDialog, kind: type[Part]) -> Part:
    found = dialog.findChild(kind)
    assert found is not None
    return found


def button(dialog: QDialog, words: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text() == words)


def test_return_leads_from_the_filter_to_an_action_and_on_to_its_keys(
    qtbot: QtBot, library: Library
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(parent)
    dialog = ShortcutsDialog(actions, library, parent)
    show(qtbot, dialog)

    QTest.keyClicks(part(dialog, QLineEdit), "next pane")
    press(Key.Key_Return)
    chosen = part(dialog, QTreeWidget).currentItem()
    assert part(dialog, QTreeWidget).hasFocus()
    assert chosen is not None
    assert chosen.text(0) == "Next pane"
    press(Key.Key_Return)

    field, focused = part(dialog, QKeySequenceEdit), QApplication.focusWidget()
    assert focused is not None
    assert field in (focused, focused.parent())
    assert dialog.isVisible()
    assert actions["next_pane"].shortcut().toString() == "F6"


def test_return_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    words = WordListsDialog(())
    show(qtbot, words)
    button(words, "New list").setFocus()
    press(Key.Key_Return)
    assert words.isVisible()
    assert words.names.count() == 1

    tags = TagsDialog([["flood"]], ["flood"])
    show(qtbot, tags)
    button(tags, "Cancel").setFocus()
    press(Key.Key_Return)
    assert tags.result() == QDialog.DialogCode.Rejected


def test_a_long_fact_is_cut_in_its_middle_until_it_has_the_keyboard(qtbot: QtBot) -> None:
    whole = "0123456789abcdef" * 4
    holder = QWidget()
    other, line = QLineEdit(holder), ReadLine(whole, holder)
    line.resize(200, 20)
    show(qtbot, holder)
    other.setFocus()

    assert line.text() != whole
    assert (line.text()[:4], line.text()[-4:]) == (whole[:4], whole[-4:])
    assert line.toolTip() == whole

    line.setFocus()

    assert line.text() == whole


def test_the_cause_of_a_failure_is_shown_to_its_end(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    broken = [folder / ("very-" * count + "long.docx") for count in range(1, 25)]
    for file in broken:
        file.write_bytes(b"PK\x03\x04 rubbish")
    import_paths(library, [folder])
    dialog = FailuresDialog(library, "en")
    show(qtbot, dialog)

    rows = part(dialog, QListWidget)
    assert rows.count() == len(broken)
    for row in range(rows.count()):
        item = rows.item(row)
        cell = rows.visualItemRect(item)
        room = QRect(0, 0, cell.width() - 16, 0)  # the style's padding and margin
        words = rows.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
        assert cell.right() <= rows.viewport().width()
        assert words.height() <= cell.height() - 8
