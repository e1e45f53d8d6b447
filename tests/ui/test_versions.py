"""New versions of files in the window: told, shown with what changed, gone back from; watched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader_app.library import watched
from reader_app.library.anchors import describe
from reader_app.library.annotation import Annotation, MarkKind
from reader_app.library.differences import differences
from reader_app.library.library import Library
from reader_app.ui import watching
from reader_app.ui.dialogs.watched_folders import WatchedFoldersDialog
from reader_app.ui.dialogs.what_changed import Versions, WhatChangedDialog
from reader_app.ui.main_window import MainWindow
from reader_app.ui.theme import THEMES, theme

OpenWindow = Callable[..., MainWindow]

OLD = """青禾市夏季安全检查通报

　　青禾市教育局检查学校45所，发现隐患30处，其中已整改22处。

　　各学校要建立台账，逐项销号。下一次检查定于9月。

　　石桥镇中心小学的围墙已经重建。
"""
NEW = OLD.replace("30处", "31处").replace("下一次检查定于9月。", "") + "\n　　另行通知。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "papers" / "通报.txt"
    path.parent.mkdir()
    path.write_text(OLD, encoding="utf-8")
    return path


def mark(library: Library, number: int, words: str) -> None:
    start = library.text(number).index(words)
    anchor = describe(library.load(number), start, start + len(words))
    library.annotations.add([Annotation("", number, MarkKind.HIGHLIGHT, anchor=anchor)])


def change(path: Path, text: str = NEW) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))


def import_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.import_paths([path])


def what_changed(qtbot: QtBot, window: MainWindow) -> WhatChangedDialog:
    def dialogs() -> list[WhatChangedDialog]:
        return window.findChildren(WhatChangedDialog)

    qtbot.waitUntil(lambda: bool(dialogs()), timeout=20_000)
    return dialogs()[0]


def test_the_new_version_is_on_the_page_and_told_with_what_changed(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(file)
    old = window.session.current.row.id
    for words in ("围墙已经重建", "发现隐患30处", "下一次检查定于9月"):
        mark(window.library, old, words)
    change(file)
    import_again(qtbot, window, file)
    (new,) = [row.id for row in window.library.documents()]

    def is_open() -> bool:
        return window.session.current is not None and window.session.current.row.id == new

    qtbot.waitUntil(is_open, timeout=20_000)
    assert window.list_pane.model.ids() == [new]
    bar = window.notifier.bar
    assert bar.text() == (
        "1 document replaced by the new version of the file · 2 annotations wait for you"
    )
    bar.action_triggered.emit()
    dialog = what_changed(qtbot, window)
    assert dialog.summary.text() == "1 annotation carried over · 2 wait for you"
    shown = dialog.text.toPlainText()
    assert "发现隐患3" in shown and "另行通知" in shown
    listed = [dialog.marks.item(row).text() for row in range(dialog.marks.count())]
    assert listed[::2] == ["No place any more", "To be confirmed", "Carried over"]
    assert "下一次检查" in listed[1] and "围墙" in listed[5]

    with qtbot.waitSignal(dialog.mark_chosen):
        dialog.marks.itemActivated.emit(dialog.marks.item(5))
    dialog.undo.click()
    qtbot.waitUntil(lambda: len(window.list_pane.model.ids()) == 2, timeout=20_000)
    assert len(window.library.annotations.of_document(old)) == 3


def test_an_import_that_is_cancelled_tells_of_the_new_versions_it_took(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(file)
    old = window.session.current.row.id
    change(file)
    for number in range(300):
        (file.parent / f"通知{number:03}.txt").write_text(f"第{number}号通知。", encoding="utf-8")
    window.importer.document_arrived.connect(window.importer.cancel)
    with qtbot.waitSignal(window.versions.superseded, timeout=20_000):
        window.import_paths([file, file.parent])
    (heir,) = window.library.superseded()
    assert heir.id == old
    assert len(window.library.documents()) < 300
    qtbot.waitUntil(lambda: old not in window.list_pane.model.ids(), timeout=20_000)
    assert "replaced by the new version" in window.notifier.bar.text()


def test_a_document_without_a_former_version_says_so(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(file)
    window.commands["what_changed"].trigger()
    text = "There is no former version of this document."
    qtbot.waitUntil(lambda: window.notifier.bar.text() == text, timeout=20_000)


def test_the_next_change_is_a_key_away(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    change(file)
    import_again(qtbot, window, file)
    window.versions.show(window.library.documents()[0].id)
    dialog = what_changed(qtbot, window)
    for _ in range(4):
        dialog.next.click()
    dialog.previous.click()
    dialog.reject()


@pytest.mark.parametrize("name", THEMES)
def test_the_difference_is_drawn_in_every_theme(qtbot: QtBot, home: Path, name: str) -> None:
    with Library.open(home) as library:
        from reader_app.library.importer import import_paths

        path = home / "a.txt"
        path.write_text(OLD, encoding="utf-8")
        number = import_paths(library, [path], analyzer=None).new[0]
        row = library.document(number)
    versions = Versions(row, row, OLD, NEW, differences(OLD, NEW), ())
    dialog = WhatChangedDialog(versions, theme(name), undoable=False)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText().count("⋯") <= 2
    same = WhatChangedDialog(
        Versions(row, row, OLD, OLD, differences(OLD, OLD), ()), theme(name), undoable=False
    )
    qtbot.addWidget(same)
    assert same.text.toPlainText() == "No words have changed."
    assert not same.next.isEnabled()


def test_a_watched_folder_brings_what_is_new_and_what_has_changed(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    os.utime(file, (1_600_000_000, 1_600_000_000))
    window = open_window()
    folder = file.parent
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.folder_watch.watch(folder)
    (first,) = window.library.documents()
    change(file)
    second = folder / "more" / "二.txt"
    second.parent.mkdir()
    change(second, "第二号通报，关于抢险工作。")
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.folder_watch.look()
    rows = window.library.documents()
    assert {row.path for row in rows} == {file, second}
    assert first.id not in {row.id for row in rows}
    assert window.library.document(first.id).superseded_by in {row.id for row in rows}
    assert watched.news(window.library, [folder]) == ([], False)


def test_a_file_written_to_at_its_place_is_noticed_when_the_user_comes_back(
    qtbot: QtBot, open_window: OpenWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "SETTLED_MILLISECONDS", 10)
    window = open_window()
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.folder_watch.watch(file.parent)
    change(file)
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        application = QGuiApplication.instance()
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    (row,) = window.library.documents()
    assert "31处" in window.library.text(row.id)


def test_a_moved_file_in_a_watched_folder_is_found_again(home: Path, file: Path) -> None:
    from reader_app.library.importer import import_paths

    os.utime(file, (1_600_000_000, 1_600_000_000))
    with Library.open(home) as library:
        number = import_paths(library, [file], analyzer=None).new[0]
        moved = file.rename(file.with_name("归档.txt"))
        (news, _) = watched.news(library, [file.parent])
        assert news == [moved]
        import_paths(library, news, analyzer=None, restore=False)
        assert library.document(number).path == moved
        library.remove([number])
        assert watched.news(library, [file.parent]) == ([], False)


def test_files_that_are_gone_from_a_watched_folder_are_told_once(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    other = file.with_name("另一份.txt")
    for path in (file, other):
        change(path, f"{path.name}的内容。")
    window = open_window()
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.folder_watch.watch(file.parent)
    file.unlink()
    with qtbot.waitSignal(window.folder_watch.files_gone, timeout=20_000) as told:
        window.folder_watch.look()
    assert told.args == [1]
    assert "1 file" in window.notifier.bar.text()
    assert len(window.library.documents()) == 2
    missing = watched.gone(window.library, [file.parent])
    assert len(missing) == 1
    assert not watched.newly_gone(window.library, missing)
    other.unlink()  # an empty folder may be where a disk was
    assert watched.gone(window.library, [file.parent]) == frozenset()


def test_a_file_that_cannot_be_read_is_not_tried_again_until_it_changes(
    home: Path, file: Path
) -> None:
    from reader_app.library.importer import import_paths

    file.write_bytes(b"")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    with Library.open(home) as library:
        import_paths(library, [file], analyzer=None)
        assert watched.news(library, [file.parent]) == ([], False)
        file.write_text(OLD, encoding="utf-8")
        assert watched.news(library, [file.parent]) == ([], True)  # it may still be written
        later = (4_000_000_000, 4_000_000_000)
        os.utime(file, later)
        assert watched.news(library, [file.parent]) == ([file], False)


def test_folders_are_watched_until_they_are_taken_off(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window()
    dialog = WatchedFoldersDialog(window.folder_watch, str(file.parent), window)
    assert not dialog.remove.isEnabled()
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        os.utime(file, (1_600_000_000, 1_600_000_000))
        window.folder_watch.watch(file.parent)
    dialog.list.setCurrentRow(0)
    assert dialog.list.item(0).text() == str(file.parent)
    dialog.remove.click()
    assert watched.folders(window.library) == []
    assert len(window.library.documents()) == 1
    dialog.reject()


def test_an_import_pauses_and_goes_on(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"第{number}号通报。", encoding="utf-8")
    window = open_window()
    seen: list[int] = []

    def pause(progress: object) -> None:
        seen.append(progress.done)  # type: ignore[attr-defined]
        if len(seen) == 1:
            window.importer.set_paused(True)

    window.importer.progressed.connect(pause)
    window.importer.import_quietly([folder])
    qtbot.waitUntil(lambda: window.importer.paused, timeout=20_000)
    assert window.importer.busy
    told = window.statusBar().findChildren(QLabel)
    qtbot.waitUntil(lambda: any(label.text().startswith("Paused at") for label in told))
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.importer.set_paused(False)
    assert len(window.library.documents()) == 30
    window.importer.import_quietly([folder])
    window.importer.set_paused(True)
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.importer.cancel()
    assert not window.importer.paused
