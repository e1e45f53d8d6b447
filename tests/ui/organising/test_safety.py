"""Backing up, checking and restoring the library from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from reader_app.errors import KnownError
from reader_app.library.archive import back_up
from reader_app.library.backup_contents import kept_backups
from reader_app.library.library import Library
from reader_app.library.rows import Status
from reader_app.library.upkeep import back_up_if_due
from reader_app.ui import rescue
from reader_app.ui.application import put_back
from reader_app.ui.dialogs.export_progress import WorkDialog
from reader_app.ui.dialogs.restore_backup import RestoreDialog
from reader_app.ui.main_window import MainWindow


def work(window: MainWindow) -> WorkDialog:
    return next(found for found in window.findChildren(WorkDialog) if found.isVisible())


def test_backup_is_written_where_the_user_says(
    open_window, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(folder)
    target = tmp_path / "copy.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.commands["back_up"].trigger()
    qtbot.waitUntil(lambda: "copy.zip" in work(window).outcome.text(), timeout=10_000)
    assert target.stat().st_size > 0
    work(window).close()


def test_folder_that_cannot_be_written_is_told(
    open_window, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(folder)
    target = str(tmp_path / "nowhere" / "copy.zip")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    window.commands["back_up"].trigger()
    qtbot.waitUntil(lambda: "copy.zip" in window.reading.notice.text(), timeout=10_000)


def test_check_tells_that_all_is_well_and_what_is_not(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    window.commands["check_library"].trigger()
    qtbot.waitUntil(lambda: bool(work(window).outcome.text()), timeout=10_000)
    assert "whole" in work(window).outcome.text()
    work(window).close()
    row = window.library.documents()[0]
    window.library.originals.path(row.content_hash).write_bytes(b"something else")
    window.commands["check_library"].trigger()
    qtbot.waitUntil(lambda: "1 problem" in work(window).outcome.text(), timeout=10_000)
    assert row.display_title in work(window).details.toPlainText()
    work(window).close()


def test_a_window_goes_to_another_document_and_closes_while_nothing_can_be_written(
    open_window, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(folder)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)

    def full(*_: object) -> None:
        raise KnownError("library-full", path="library.db")

    for write in ("set_position", "set_state", "set_status"):
        monkeypatch.setattr(window.library, write, full)
    first = window.session.current.row.id
    (other,) = (row.id for row in window.library.documents() if row.id != first)
    assert window.library.document(other).status is Status.UNREAD
    window.session.note_place(5, 0.1, [])
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.open_document(other)
    assert "library.db" in window.reading.notice.text()
    window.session.note_place(5, 0.1, [])
    assert window.close()


def test_restore_lists_what_the_backups_hold(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    backup = back_up_if_due(window.library)
    assert backup is not None
    window.commands["restore_backup"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)), timeout=10_000)
    (dialog,) = window.findChildren(RestoreDialog)
    assert "2 document" in dialog.list.item(0).text()
    dialog.restore.click()
    assert window.backup_wanted == backup
    assert not window.isVisible()  # it is opened again when the backup is in place


def test_closed_library_is_replaced_and_the_old_one_kept(home: Path, tmp_path: Path) -> None:
    with Library.open(home) as library:
        library.collections.create("督查")
        back_up(library, tmp_path / "copy.zip")
        library.collections.create("后来的")
    assert put_back(home, tmp_path / "copy.zip").code == "restored"
    with Library.open(home) as library:
        assert [one.name for one in library.collections.all()] == ["督查"]
    assert any((home / "replaced").iterdir())
    assert put_back(home, tmp_path / "no.zip").code == "file-missing"


def test_damaged_backup_is_listed_as_such(home: Path) -> None:
    (home / "backups").mkdir()
    (home / "backups" / "library-20230501T000000Z.db").write_bytes(b"no database at all")
    (backup,) = kept_backups(home)
    assert (backup.documents, backup.annotations) == (None, None)


def test_damaged_library_can_be_replaced_before_a_window_opens(
    home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(home) as library:
        library.set_state("x", 1)
        copy = library.back_up_if_due()
    (home / "library.db").write_bytes(b"no database" * 1000)
    asked: list[RestoreDialog] = []

    def answer(dialog: RestoreDialog) -> None:
        asked.append(dialog)
        QTimer.singleShot(0, dialog.restore.click)

    monkeypatch.setattr(RestoreDialog, "open", answer)
    chosen = rescue.backup_instead(home, "damaged")
    assert chosen == copy
    assert asked[0].findChild(QLabel).text().startswith("damaged")
    assert put_back(home, chosen).code == "restored"
    with Library.open(home) as library:
        assert library.get_state("x") == 1


def test_damaged_library_is_left_alone_where_nobody_chooses(
    home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RestoreDialog, "open", lambda dialog: QTimer.singleShot(0, dialog.reject))
    assert rescue.backup_instead(home, "damaged") is None
