"""Deleting for good from the bin: asked, told, and gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.ui.main_window import MainWindow
from reader_app.ui.models.document_filter import Source, SourceKind


@pytest.fixture
def window(open_window, qtbot: QtBot, folder: Path) -> MainWindow:
    """A window with two documents in the bin, the first with a note."""
    window = open_window(folder)
    qtbot.waitUntil(lambda: not window.importer.busy and not window.background.busy)
    first, second = [row.id for row in window.library.documents()][-2:]
    window.library.annotations.add(
        [Annotation("", first, MarkKind.NOTE, Target.DOCUMENT, note="阅")]
    )
    window.documents.remove([first, second])
    window.list_pane.tree.source_chosen.emit(Source(SourceKind.BIN))
    qtbot.waitUntil(lambda: window.list_pane.model.source.kind == SourceKind.BIN)
    qtbot.waitUntil(lambda: len(window.list_pane.model.ids()) == 2)
    return window


def question(window: MainWindow, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    return window.findChild(QMessageBox)


def answer(box: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    next(one for one in box.buttons() if box.buttonRole(one) == role).click()


def test_emptying_the_bin_says_how_much_goes(window: MainWindow, qtbot: QtBot) -> None:
    window.list_pane.notes.empty_bin_requested.emit()
    box = question(window, qtbot)
    assert "2 document" in box.text()
    assert "1 annotation" in box.informativeText()
    assert "cannot be undone" in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    with qtbot.waitSignal(window.organising.deleting.deleted, timeout=10_000):
        answer(box, QMessageBox.ButtonRole.AcceptRole)
    assert window.library.bin() == []
    qtbot.waitUntil(lambda: window.list_pane.model.in_bin == 0)
    assert "2 document" in window.notifier.bar.text()
    qtbot.waitUntil(lambda: window.commands["undo"].text() == "Undo")
    assert len(list((window.library.path / "backups").iterdir())) == 1


def test_one_of_the_bin_is_deleted_by_key(window: MainWindow, qtbot: QtBot) -> None:
    chosen = window.list_pane.model.ids()[0]
    window.activateWindow()
    window.list_pane.view.setFocus()
    qtbot.waitUntil(window.list_pane.view.hasFocus)
    window.list_pane.views.select([chosen])
    window.commands["remove"].trigger()
    box = question(window, qtbot)
    assert "1 document" in box.text()
    with qtbot.waitSignal(window.organising.deleting.deleted, timeout=10_000):
        answer(box, QMessageBox.ButtonRole.AcceptRole)
    assert chosen not in {row.id for row in window.library.bin()}
    assert len(window.library.bin()) == 1


def test_nothing_goes_without_the_answer(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.list_pane.tree.menu_of(Source(SourceKind.BIN))
    next(one for one in menu.actions() if one.text() == "Empty bin…").trigger()
    menu.close()
    box = question(window, qtbot)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None)
    assert len(window.library.bin()) == 2
