"""The real window with a document open, and helpers to select and wait in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.ui.main_window import MainWindow


@pytest.fixture
def window(open_window, folder: Path) -> MainWindow:
    """A window wide enough for notes in the margin, with the report open."""
    window = open_window(folder / "report.txt")
    window.resize(1600, 900)
    window.activateWindow()
    return window


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits until everything that was asked for is kept."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: not window.marks.keeper.busy, timeout=10_000)
        qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)

    return wait
