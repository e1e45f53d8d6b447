"""A screen reader has a name for everything that the keyboard can reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

# Actions that open a dialog on a library with one open document.
OPENERS = (
    "preferences",
    "shortcuts",
    "about",
    "export_annotations",
    "review_report",
    "watched_folders",
    "failures",
    "word_lists",
    "name_colours",
    "citation_form",
    "tags",
    "details",
    "go_to_share",
)


def nameless(top: QWidget) -> list[str]:
    """The kinds of the widgets on screen that take the keyboard and are called nothing."""
    parts = [top, *top.findChildren(QWidget)]
    focusable = [
        part
        for part in parts
        if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus and not part.isWindow()
    ]
    return [f"{type(p).__name__} in {type(p.parent()).__name__}" for p in focusable if not name(p)]


def name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


@pytest.fixture(params=["zh", "en"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow, folder: Path) -> MainWindow:
    window = open_window(folder, language=request.param)
    window.resize(1280, 800)
    return window


def test_every_control_of_the_window_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    for tab in window.panel.tabs:
        window.panel.show_tab(tab)
        assert nameless(window) == [], tab
    for action in ("find", "beside", "sources", "list_columns"):
        window.commands[action].trigger()
        assert nameless(window) == [], action
    with qtbot.waitSignal(window.searching.runner.alternatives_found, timeout=10_000):
        window.searching.show_all("石桥镇")
    assert nameless(window) == []


def test_every_control_of_every_dialog_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    def dialogs() -> list[QDialog]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if isinstance(top, QDialog) and top.isVisible()]

    for action in OPENERS:
        window.commands[action].trigger()
        qtbot.waitUntil(lambda: bool(dialogs()), timeout=5_000)
        (dialog,) = dialogs()
        assert dialog.windowTitle(), action
        assert nameless(dialog) == [], action
        dialog.close()


def test_the_buttons_that_only_show_a_picture_have_a_tool_tip(window: MainWindow) -> None:
    bare = [
        button.accessibleName()
        for button in window.findChildren(QToolButton)
        if button.isVisible()
        and button.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not button.text()
        and not button.toolTip()
    ]
    assert bare == []
