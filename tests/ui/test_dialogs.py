"""Dialogs by the keyboard alone, and what they show of what is longer than they are wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader_app.library.annotation import Colour
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.rows import MetadataField
from reader_app.resources import samples
from reader_app.ui.actions import Actions
from reader_app.ui.dialogs.colour_names import ColourNamesDialog
from reader_app.ui.dialogs.details import DetailsDialog
from reader_app.ui.dialogs.export import ExportDialog, FileKind, Scope
from reader_app.ui.dialogs.export_citation import CitationDialog
from reader_app.ui.dialogs.failures import FailuresDialog
from reader_app.ui.dialogs.go_to import GoToDialog
from reader_app.ui.dialogs.password import PasswordDialog
from reader_app.ui.dialogs.shortcuts import ShortcutsDialog
from reader_app.ui.dialogs.tags import TagsDialog
from reader_app.ui.dialogs.word_lists import WordListsDialog
from reader_app.ui.style import style_sheet
from reader_app.ui.theme import theme
from reader_app.ui.widgets.read_line import ReadLine

Key = Qt.Key
Part = TypeVar("Part", bound=QWidget)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """As the window dresses its dialogs."""
    qapp.setStyleSheet(style_sheet(theme("light")))
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as library:
        yield library


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def press(*keys: Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def part(dialog: QDialog, kind: type[Part]) -> Part:
    found = dialog.findChild(kind)
    assert found is not None
    return found


def button(dialog: QDialog, words: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text() == words)


def test_return_leads_from_the_filter_to_an_action_and_on_to_its_keys(
    qtbot: QtBot, library: Library
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(parent)
    dialog = ShortcutsDialog(actions, library, parent)
    show(qtbot, dialog)

    QTest.keyClicks(part(dialog, QLineEdit), "next pane")
    press(Key.Key_Return)
    chosen = part(dialog, QTreeWidget).currentItem()
    assert part(dialog, QTreeWidget).hasFocus()
    assert chosen is not None
    assert chosen.text(0) == "Next pane"
    press(Key.Key_Return)

    field, focused = part(dialog, QKeySequenceEdit), QApplication.focusWidget()
    assert focused is not None
    assert field in (focused, focused.parent())
    assert dialog.isVisible()
    assert actions["next_pane"].shortcut().toString() == "F6"


def test_return_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    words = WordListsDialog(())
    show(qtbot, words)
    button(words, "New list").setFocus()
    press(Key.Key_Return)
    assert words.isVisible()
    assert words.names.count() == 1

    tags = TagsDialog([["flood"]], ["flood"])
    show(qtbot, tags)
    button(tags, "Cancel").setFocus()
    press(Key.Key_Return)
    assert tags.result() == QDialog.DialogCode.Rejected


def test_a_long_fact_is_cut_in_its_middle_until_it_has_the_keyboard(qtbot: QtBot) -> None:
    whole = "0123456789abcdef" * 4
    holder = QWidget()
    other, line = QLineEdit(holder), ReadLine(whole, holder)
    line.resize(200, 20)
    show(qtbot, holder)
    other.setFocus()

    assert line.text() != whole
    assert (line.text()[:4], line.text()[-4:]) == (whole[:4], whole[-4:])
    assert line.toolTip() == whole

    line.setFocus()

    assert line.text() == whole


def test_the_cause_of_a_failure_is_shown_to_its_end(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    broken = [folder / ("very-" * count + "long.docx") for count in range(1, 25)]
    for file in broken:
        file.write_bytes(b"PK\x03\x04 rubbish")
    import_paths(library, [folder])
    dialog = FailuresDialog(library, "en")
    show(qtbot, dialog)

    rows = part(dialog, QListWidget)
    assert rows.count() == len(broken)
    for row in range(rows.count()):
        item = rows.item(row)
        cell = rows.visualItemRect(item)
        room = QRect(0, 0, cell.width() - 16, 0)  # the style's padding and margin
        words = rows.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
        assert cell.right() <= rows.viewport().width()
        assert words.height() <= cell.height() - 8


@pytest.mark.parametrize(
    "dialog",
    [
        lambda: ColourNamesDialog({colour: colour.value for colour in Colour}, theme("light")),
        lambda: GoToDialog(0.5, (), ""),
        lambda: PasswordDialog(Path("report.pdf"), False, 2),
        lambda: TagsDialog([["flood"]], ["flood"]),
        lambda: CitationDialog("{title}", None, "en"),
    ],
)
def test_return_presses_the_main_button_which_stands_out(
    qtbot: QtBot, dialog: Callable[[], QDialog]
) -> None:
    asked = dialog()
    show(qtbot, asked)
    main = [one for one in asked.findChildren(QPushButton) if one.property("primary")]
    assert len(main) == 1
    if isinstance(asked, PasswordDialog):
        asked.field.setText("secret")
    press(Key.Key_Return)
    assert asked.result() == QDialog.DialogCode.Accepted


def test_return_in_the_details_saves_and_brings_nothing_back(
    qtbot: QtBot, library: Library
) -> None:
    number = import_paths(library, samples()[:1], analyzer=None).new[0]
    library.edit_metadata([number], {MetadataField.TITLE: "By hand"})
    dialog = DetailsDialog(library, [library.document(number)])
    show(qtbot, dialog)
    press(Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.fields[MetadataField.TITLE].edit.text() == "By hand"


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot) -> None:
    dialog = CitationDialog("{title}", None, "en")
    show(qtbot, dialog)
    dialog.template.setFocus()
    press(Key.Key_Tab)
    assert not dialog.template.hasFocus()
    assert dialog.template.toPlainText() == "{title}"


def test_an_export_begins_with_what_is_to_leave(qtbot: QtBot) -> None:
    scopes = [Scope("open", "The open one", (1,)), Scope("all", "All", None)]
    dialog = ExportDialog("Export", scopes, [FileKind("docx", "Word", "To read.")])
    show(qtbot, dialog)
    assert dialog.scopes.button(0).hasFocus()
    press(Key.Key_Down)
    assert dialog.scope.key == "all"
    press(Key.Key_Tab)
    assert dialog.kinds.hasFocus()
    with qtbot.waitSignal(dialog.export_requested):
        press(Key.Key_Return)


def test_the_outcome_of_an_export_takes_no_more_room_than_it_needs(qtbot: QtBot) -> None:
    kind = FileKind("docx", "Word", "To read, print and pass on.")
    dialog = ExportDialog("Export", [Scope("all", "All", None)], [kind])
    show(qtbot, dialog)
    asked = dialog.height()
    dialog.show_outcome("Written.", written=Path("report.docx"))
    assert dialog.height() < asked - 40
    plain = dialog.height()
    dialog.show_outcome("Written.", "One of them could not be read.")
    assert dialog.height() > plain + 40


def test_an_action_stays_chosen_when_it_has_its_new_keys(qtbot: QtBot, library: Library) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(parent)
    dialog = ShortcutsDialog(actions, library, parent)
    show(qtbot, dialog)
    QTest.keyClicks(part(dialog, QLineEdit), "next pane")
    press(Key.Key_Return)
    part(dialog, QKeySequenceEdit).setKeySequence("Ctrl+Alt+N")
    with qtbot.waitSignal(dialog.keys_chosen):
        button(dialog, "Set").click()

    chosen = part(dialog, QTreeWidget).currentItem()
    assert chosen is not None
    assert (chosen.text(0), chosen.text(1)) == ("Next pane", "Ctrl+Alt+N")
