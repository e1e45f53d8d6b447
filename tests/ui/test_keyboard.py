"""Reading, marking and reviewing with the keyboard alone; every key stands in a menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.annotation import Colour, MarkKind
from reader_app.library.rows import Status
from reader_app.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

Press = Callable[[str], None]


@pytest.fixture
def window(open_window: OpenWindow, folder: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(folder)
    window.activateWindow()
    qtbot.waitUntil(window.reading.view.hasFocus, timeout=5_000)
    return window


@pytest.fixture
def press(window: MainWindow, qtbot: QtBot) -> Press:
    """Presses a key where the keyboard is, as the portable text of a shortcut names it."""

    def press(keys: str) -> None:
        if QApplication.activeWindow() is None:  # a dialog was closed
            window.activateWindow()
            qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        key = QKeySequence(keys)[0]
        QTest.keyClick(focus(), key.key(), key.keyboardModifiers())

    return press


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def dialogs() -> list[QDialog]:
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, QDialog) and top.isVisible()]


def test_a_document_is_read_marked_and_reviewed_without_a_mouse(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    view, first = window.reading.view, window.session.current.row.id
    text = window.session.current.document.text
    word = "石桥镇" if "石桥镇" in text else "检查"

    press("Ctrl+F")
    assert focus() is window.reading.find_bar.field
    window.reading.find_bar.field.setText(word)  # an input method's work
    qtbot.waitUntil(lambda: window.reading.find_bar.session.current is not None)
    press("Esc")
    assert focus() is view
    assert view.caret_position() == text.index(word)  # the caret goes on from the hit

    for _ in word:
        press("Shift+Right")
    assert view.selected_text() == word
    press("2")
    press("Shift+Right")
    press("A")
    qtbot.waitUntil(lambda: focus() is not view)  # a note is written
    QTest.keyClicks(focus(), "to be checked")
    press("Esc")
    qtbot.waitUntil(lambda: focus() is view)
    marks = window.library.annotations
    notes = ["", "to be checked"]
    qtbot.waitUntil(
        lambda: sorted(mark.note for mark in marks.of_document(first)) == notes, timeout=10_000
    )

    press("Ctrl+Return")
    qtbot.waitUntil(lambda: window.library.document(first).status == Status.REVIEWED)
    press("N")
    qtbot.waitUntil(
        lambda: window.session.current is not None and window.session.current.row.id != first
    )

    press("Ctrl+K")
    assert focus() is window.search
    QTest.keyClicks(window.search, "126")
    qtbot.waitUntil(lambda: window.search.hits.rowCount() > 0, timeout=10_000)
    press("Ctrl+Return")
    page = window.searching.page
    qtbot.waitUntil(lambda: page.isVisible() and focus() is page.view, timeout=10_000)
    press("Esc")
    qtbot.waitUntil(lambda: focus() is view)

    press("Ctrl+Shift+R")
    qtbot.waitUntil(lambda: any(dialog.isAncestorOf(focus()) for dialog in dialogs()))
    press("Esc")
    assert dialogs() == []


def test_a_note_is_written_in_the_mark_that_was_just_made(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    view = window.reading.view
    view.select(40, 46)
    press("3")
    note = window.commands["mark_note"]
    qtbot.waitUntil(lambda: view.chosen_annotation is not None and note.isEnabled())
    assert not window.marks.page.mark_bar.isVisible()  # nothing lies on the text
    press("A")
    qtbot.waitUntil(window.marks.page.editor.isVisible)
    press("Esc")
    (mark,) = window.library.annotations.of_document(window.session.current.row.id)
    assert (mark.kind, mark.colour) == (MarkKind.HIGHLIGHT, Colour.BLUE)


def test_escape_leads_back_to_the_text(window: MainWindow, press: Press) -> None:
    view = window.reading.view
    for name in ("filter", "next_pane", "previous_pane"):
        window.commands[name].trigger()
        assert focus() is not view
        press("Esc")
        assert focus() is view, name
    window.commands["only_text"].trigger()
    press("Esc")
    assert window.top_bar.isVisible()


def test_the_keyboard_stays_on_what_is_seen(window: MainWindow, press: Press) -> None:
    view = window.reading.view
    press("Ctrl+L")
    press("F9")  # the list goes, with the field that has the keyboard
    assert focus() is view
    window.panel.setFocus()
    press("F8")
    assert focus() is view
    for keys, wanted in (("Ctrl+K", window.search), ("Ctrl+L", window.list_pane.filter)):
        press("Shift+F11")
        assert not window.top_bar.isVisible()
        press(keys)
        assert focus() is wanted
        assert wanted.isVisible()
        view.setFocus()


def test_return_in_the_list_goes_on_in_the_text(window: MainWindow, press: Press) -> None:
    window.list_pane.view.setFocus()
    press("Return")
    assert focus() is window.reading.view


def test_the_caret_is_shown_by_a_command_of_its_own(window: MainWindow, press: Press) -> None:
    view = window.reading.view
    window.commands["caret_mode"].trigger()
    before = view.caret_position()
    press("Right")
    assert view.caret_position() > before
    window.commands["caret_mode"].trigger()
    assert not view.caret_mode


def entries(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        yield action
        if (below := action.menu()) is not None:
            yield from entries(below)


def test_every_action_is_in_the_menu(window: MainWindow) -> None:
    shown = set(entries(window.top_bar.menu_button.menu()))
    assert [name for name, action in window.commands.items() if action not in shown] == ["menu"]


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for _, action in window.commands.items() for key in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_every_status_has_a_key(window: MainWindow, qtbot: QtBot, press: Press) -> None:
    id = window.session.current.row.id
    for keys, status in (
        ("Ctrl+Return", Status.REVIEWED),
        ("Ctrl+Alt+Return", Status.READING),
        ("Ctrl+Shift+Return", Status.SET_ASIDE),
        ("Ctrl+Shift+U", Status.UNREAD),
    ):
        press(keys)
        qtbot.waitUntil(lambda: window.library.document(id).status == status)  # noqa: B023  at once
