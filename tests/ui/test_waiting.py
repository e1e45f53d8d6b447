"""While another process holds the library the window does not stand still for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.ui.dialogs.failures import FailuresDialog
from reader_app.ui.dialogs.shortcuts import ShortcutsDialog
from reader_app.ui.main_window import MainWindow


@pytest.fixture
def window(open_window, qtbot: QtBot, folder: Path) -> MainWindow:
    window = open_window(folder)
    idle(window, qtbot)
    return window


@pytest.fixture
def other(window: MainWindow, home: Path) -> Iterator[apsw.Connection]:
    """Another process that writes, until it is done."""
    connection = apsw.Connection(str(home / "library.db"))
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.background.busy and not window.jobs.running, timeout=10_000)


def button(dialog: FailuresDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def test_failures_are_put_away_once_the_library_is_free(
    window: MainWindow, other: apsw.Connection, qtbot: QtBot
) -> None:
    window.commands["failures"].trigger()
    (dialog,) = window.findChildren(FailuresDialog)
    rows = dialog.findChild(QListWidget)
    assert rows.count() == 1
    button(dialog, "Put away").click()
    assert rows.count() == 1
    other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: rows.count() == 0)
    assert window.library.failures() == []
    assert "Every file could be read." in [one.text() for one in dialog.findChildren(QLabel)]


def test_a_file_that_fails_once_more_is_among_the_failures_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.commands["failures"].trigger()
    (dialog,) = window.findChildren(FailuresDialog)
    with qtbot.waitSignal(window.importer.finished, timeout=10_000):
        button(dialog, "Try again").click()
    assert not window.findChildren(FailuresDialog)
    assert [failure.path.name for failure in window.library.failures()] == ["empty.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="names in other encodings")
def test_a_failure_whose_name_is_no_unicode_can_be_tried_again_and_put_away(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    odd = folder / os.fsdecode("空白.txt".encode("gb18030"))
    odd.touch()
    with qtbot.waitSignal(window.importer.finished, timeout=10_000):
        window.import_paths([odd])
    idle(window, qtbot)
    odd.write_text("有字了", encoding="utf-8")
    window.commands["failures"].trigger()
    (dialog,) = window.findChildren(FailuresDialog)
    rows = dialog.findChild(QListWidget)
    assert "\\xbf" in rows.item(0).text()
    rows.setCurrentRow(0)
    with qtbot.waitSignal(window.importer.finished, timeout=10_000):
        button(dialog, "Try again").click()
    idle(window, qtbot)
    assert [failure.path.name for failure in window.library.failures()] == ["empty.txt"]
    assert window.library.listed_at(odd) is not None


def test_own_keys_work_at_once_and_are_kept_once_the_library_is_free(
    window: MainWindow, other: apsw.Connection, qtbot: QtBot
) -> None:
    window.commands["shortcuts"].trigger()
    (dialog,) = window.findChildren(ShortcutsDialog)
    dialog._own = {"find": ["Ctrl+J"]}
    dialog._keep()
    assert window.commands["find"].shortcut().toString() == "Ctrl+J"
    other.execute("ROLLBACK")
    idle(window, qtbot)
    assert window.library.get_state("shortcuts") == {"find": ["Ctrl+J"]}


def test_a_window_that_is_closed_is_gone_before_its_state_is_written(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, bool] = {}
    write = Library.set_state

    def watched(library: Library, key: str, value: object) -> None:
        seen[key] = window.isVisible()
        write(library, key, value)

    monkeypatch.setattr(Library, "set_state", watched)
    window.close()
    assert seen["window"] is False
    assert window.library.get_state("window")["list"] is True


def test_it_is_said_that_notes_are_being_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[list[str]] = []
    flush = window.marks.keeper.flush

    def watched() -> bool:
        said.append([one.text() for one in window.status.findChildren(QLabel)])
        return flush()

    monkeypatch.setattr(window.marks.keeper, "flush", watched)
    window.close()
    assert all("Saving…" in words for words in said)
    assert said
