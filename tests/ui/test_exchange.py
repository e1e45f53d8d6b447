"""Annotations out and in, and the review report, by the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reader_app.exchange.links import Reference, link_to
from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.ui.dialogs.awaited_documents import AwaitedDocumentsDialog
from reader_app.ui.dialogs.export import ExportDialog
from reader_app.ui.dialogs.export_citation import CitationDialog
from reader_app.ui.dialogs.export_progress import WorkDialog
from reader_app.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow, folder: Path) -> MainWindow:
    """A window with a note on each of two documents."""
    window = open_window(folder / "report.txt", folder / "more")
    for row in window.library.documents():
        note = Annotation("", row.id, MarkKind.NOTE, Target.DOCUMENT, note=f"note {row.id}")
        window.library.annotations.add([note])
    return window


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def dialog_of(window: MainWindow) -> ExportDialog:
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    return dialog


def finished(qtbot: QtBot, dialog: WorkDialog) -> None:
    qtbot.waitUntil(dialog.outcome.isVisible)


def go(dialog: ExportDialog) -> None:
    dialog.export_requested.emit(dialog.scope, dialog.kind)


@pytest.mark.parametrize("typed", ["2024.06 notes", "notes.docx"])
def test_a_file_has_the_ending_of_its_kind_and_replaces_none_unasked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    choose_file(monkeypatch, tmp_path / typed)
    (tmp_path / f"{typed}.md").write_text("another's")
    window.commands["export_annotations"].trigger()
    dialog = dialog_of(window)
    dialog.choose("all", "markdown")
    go(dialog)
    finished(qtbot, dialog)
    assert (tmp_path / f"{typed}.md").read_text() == "another's"
    assert "note 1" in (tmp_path / f"{typed} (2).md").read_text(encoding="utf-8")
    dialog.close()


def test_export_all_and_open_the_folder(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    choose_file(monkeypatch, tmp_path / "notes")
    window.commands["export_annotations"].trigger()
    dialog = dialog_of(window)
    dialog.choose("all", "markdown")
    go(dialog)
    finished(qtbot, dialog)
    text = (tmp_path / "notes.md").read_text(encoding="utf-8")  # the ending comes by itself
    assert "note 1" in text and "note 2" in text
    assert "annotations: 2, documents: 2" in dialog.outcome.text()
    dialog.open_folder.click()
    assert opened == [str(tmp_path)]
    dialog.close()

    window.commands["export_annotations"].trigger()
    again = next(one for one in window.findChildren(ExportDialog) if one is not dialog)
    assert (again.scope.key, again.kind.key) == ("all", "markdown")  # as chosen last
    again.close()


def test_export_of_the_open_document(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, tmp_path / "notes.jsonld")
    window.commands["export_annotations"].trigger()
    dialog = dialog_of(window)
    dialog.choose("open", "jsonld")
    go(dialog)
    finished(qtbot, dialog)
    current = window.session.current
    assert current is not None
    text = (tmp_path / "notes.jsonld").read_text(encoding="utf-8")
    assert f"note {current.row.id}" in text
    assert text.count("note ") == 1
    dialog.close()


def test_a_report(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, tmp_path / "report.html")
    window.commands["review_report"].trigger()
    dialog = dialog_of(window)
    dialog.choose("all", "html")
    go(dialog)
    finished(qtbot, dialog)
    assert "126 = 58 + 41 + 27" in (tmp_path / "report.html").read_text(encoding="utf-8")
    dialog.close()


def test_a_folder_that_takes_no_file_is_told_in_the_dialog(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, tmp_path / "missing" / "notes.md")
    window.commands["export_annotations"].trigger()
    dialog = dialog_of(window)
    go(dialog)
    finished(qtbot, dialog)
    assert "cannot be written" in dialog.outcome.text()
    assert not dialog.open_folder.isVisible()
    dialog.close()


def test_import(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "highlights.csv"
    table.write_text(
        "Highlight,Title\n石桥镇镇长林晓岚,云岭县三天修通进村道路\n别处的话,另一份文件\n",
        encoding="utf-8",
    )
    broken = tmp_path / "broken.jsonld"
    broken.write_text("{", encoding="utf-8")
    names = [str(table), str(broken)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    window.commands["import_annotations"].trigger()
    dialog = window.findChild(WorkDialog)
    assert dialog is not None
    finished(qtbot, dialog)
    assert "1 annotation added" in dialog.outcome.text()
    details = dialog.details.toPlainText()
    assert "另一份文件" in details and "broken.jsonld" in details
    dialog.close()


def test_annotations_that_waited_come_with_their_document(
    qtbot: QtBot, open_window: OpenWindow, folder: Path, tmp_path: Path
) -> None:
    from reader_app.exchange.arrival import import_files

    window = open_window()
    awaited = window.panel.annotations.awaited
    table = tmp_path / "highlights.csv"
    table.write_text(
        "Highlight,Title\n石桥镇镇长林晓岚,云岭县三天修通进村道路\n别处的话,另一份文件\n",
        encoding="utf-8",
    )
    assert import_files(window.library, [table]).added == 0
    assert awaited.isHidden()
    window.exchange.arrivals.look()
    assert not awaited.isHidden() and awaited.button.text().startswith("2 annotations")
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([folder / "report.txt"])
    qtbot.waitUntil(lambda: bool(window.library.annotations.counts()), timeout=20_000)
    qtbot.waitUntil(lambda: not window.importer.busy, timeout=20_000)
    qtbot.waitUntil(lambda: awaited.button.text().startswith("1 annotation "))

    awaited.button.click()
    dialog = window.findChild(AwaitedDocumentsDialog)
    assert dialog is not None
    (row,) = dialog.list.findItems("另一份文件", Qt.MatchFlag.MatchContains)
    assert row.text(1) == "1" and row.isSelected()
    dialog.forget_button.click()
    question = dialog.findChild(QMessageBox)
    assert question is not None and not awaited.isHidden()
    question.buttons()[-1].click()
    qtbot.waitUntil(awaited.isHidden)


def test_the_form_of_citations(window: MainWindow) -> None:
    """What is chosen is how the selection is copied; a broken template cannot be chosen."""
    window.commands["citation_form"].trigger()
    dialog = window.findChild(CitationDialog)
    assert dialog is not None
    dialog.template.setPlainText("{title.x}")
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    assert "{title.x}" in dialog.shown.text()
    dialog.template.setPlainText("{title}<（{page}）>：{quote}")
    assert dialog.forms.currentText() == "My own"
    ok.click()

    current = window.session.current
    assert current is not None
    start = current.document.text.index("检查")
    window.reading.view.select(start, start + 2)
    window.commands["copy_citation"].trigger()
    assert QGuiApplication.clipboard().text() == f"{current.row.title}：检查"


def test_a_link_leads_back_to_its_place(qtbot: QtBot, window: MainWindow) -> None:
    rows = {row.name: row for row in window.library.documents()}
    row = rows["notice.txt"]
    text = window.library.text(row.id)
    start = text.index("检查学校45所")
    link = link_to(Reference(row.content_hash, start, start + 7))
    window.open_document(rows["report.txt"].id)
    with qtbot.waitSignal(window.session.document_opened, timeout=20_000):
        window.receive([Path(link)])
    current = window.session.current
    assert current is not None
    assert current.row.id == row.id
    qtbot.waitUntil(lambda: window.reading.view.caret_position() == start)

    window.receive([Path(link_to(Reference("0" * 64, 1, 2)))])
    assert "not in the library" in window.notifier.bar.text()


def test_the_whole_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    for _ in range(2):  # a second time beside the first
        window.commands["export_library"].trigger()
        dialog = next(one for one in window.findChildren(WorkDialog) if one.isVisible())
        finished(qtbot, dialog)
        dialog.close()
    first, second = sorted(target.iterdir())
    assert second.name == f"{first.name} (2)"
    assert (first / "library.json").exists()
