"""Opening a protected file in the window: it asks for the password, as often as it takes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.documents import passwords
from reader_app.ui.dialogs.password import PasswordDialog
from reader_app.ui.main_window import MainWindow
from tests.documents.golden import FORMATS

TITLE = "岑阳市水利局关于水库检查的通知"
PASSWORD = "cheng-wan"


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    passwords.forget()


@pytest.fixture
def locked(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "locked"
    folder.mkdir()
    sources = sorted((FORMATS / "protected").glob("*.pdf"))
    return [Path(shutil.copy(source, folder)) for source in sources]


def asked(window: MainWindow, qtbot: QtBot, *not_these: PasswordDialog) -> PasswordDialog:
    """The dialog that comes up."""

    def up() -> list[PasswordDialog]:
        found = window.findChildren(PasswordDialog)
        return [one for one in found if one.isVisible() and one not in not_these]

    qtbot.waitUntil(lambda: bool(up()), timeout=20_000)
    return up()[0]


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.importer.busy, timeout=20_000)


def test_the_password_is_asked_for_until_it_fits(
    open_window, qtbot: QtBot, locked: list[Path]
) -> None:
    window = open_window()
    window.import_paths(locked[:1])
    first = asked(window, qtbot)
    assert not first.open_button.isEnabled()
    first.field.setText("wrong")
    first.accept()
    second = asked(window, qtbot, first)
    second.field.setText(PASSWORD)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        second.accept()
    idle(window, qtbot)
    assert [row.title for row in window.library.documents()] == [TITLE]
    assert window.library.failures() == []


def test_one_password_opens_all_files_that_wait(
    open_window, qtbot: QtBot, locked: list[Path]
) -> None:
    window = open_window()
    window.import_paths(locked)
    dialog = asked(window, qtbot)
    dialog.field.setText(PASSWORD)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        dialog.accept()
    idle(window, qtbot)
    assert len(window.library.documents()) == len(locked)


def test_skipped_files_stay_among_the_failures(
    open_window, qtbot: QtBot, locked: list[Path]
) -> None:
    window = open_window()
    window.import_paths(locked)
    dialog = asked(window, qtbot)
    dialog.reject()
    dialog = asked(window, qtbot, dialog)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PasswordDialog), timeout=5_000)
    assert {failure.path for failure in window.library.failures()} == set(locked)
    assert all(one.notice.code == "password-needed" for one in window.library.failures())


def test_what_is_typed_shows_only_when_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PasswordDialog(tmp_path / "a.pdf", wrong=False, others=0)
    qtbot.addWidget(dialog)
    dialog.field.setText("geheim")
    assert "geheim" not in dialog.field.displayText()
    dialog.shown.setChecked(True)
    assert dialog.field.displayText() == "geheim"
