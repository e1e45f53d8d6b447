"""The window's care for the library: copies at idle, and one word if they cannot be made."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.errors import KnownError
from reader_app.ui.main_window import MainWindow

from .conftest import OpenWindow


def look(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running)
    window.upkeep.look()
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_the_library_is_copied_while_nothing_goes_on(
    open_window: OpenWindow, folder: Path, home: Path, qtbot: QtBot
) -> None:
    window = open_window(folder / "report.txt")
    look(window, qtbot)
    (copy,) = (home / "backups").iterdir()
    look(window, qtbot)
    assert list((home / "backups").iterdir()) == [copy]


def test_a_copy_that_cannot_be_made_is_told_once(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()

    def full() -> None:
        raise KnownError("library-full", path="library.db")

    monkeypatch.setattr(window.library, "back_up_if_due", full)
    look(window, qtbot)
    assert "disk is full" in window.notifier.bar.text()
    window.notifier.bar.hide()
    look(window, qtbot)
    assert window.notifier.bar.isHidden()
