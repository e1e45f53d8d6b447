"""The window and every dialog, in each language and in one whose words are twice as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Page
from reader_app.exchange.waiting import Waiting
from reader_app.library.annotation import Colour
from reader_app.library.backup_contents import Backup
from reader_app.library.differences import differences
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.library.word_lists import WordList
from reader_app.resources import resource, samples
from reader_app.settings import Settings
from reader_app.ui import translation
from reader_app.ui.actions import Actions
from reader_app.ui.dialogs.about import AboutDialog
from reader_app.ui.dialogs.awaited_documents import AwaitedDocumentsDialog
from reader_app.ui.dialogs.colour_names import ColourNamesDialog
from reader_app.ui.dialogs.details import DetailsDialog
from reader_app.ui.dialogs.export import ExportDialog, FileKind, Scope
from reader_app.ui.dialogs.export_citation import CitationDialog
from reader_app.ui.dialogs.failures import FailuresDialog
from reader_app.ui.dialogs.go_to import GoToDialog
from reader_app.ui.dialogs.password import PasswordDialog
from reader_app.ui.dialogs.preferences import PreferencesDialog
from reader_app.ui.dialogs.restore_backup import RestoreDialog
from reader_app.ui.dialogs.shortcuts import ShortcutsDialog
from reader_app.ui.dialogs.tags import TagsDialog
from reader_app.ui.dialogs.what_changed import Versions, WhatChangedDialog
from reader_app.ui.dialogs.word_lists import WordListsDialog
from reader_app.ui.main_window import MainWindow
from reader_app.ui.theme import theme
from reader_app.ui.widgets.welcome import WelcomePage
from tests import pseudo_language


def _document(library: Library) -> DocumentRow:
    number = import_paths(library, samples()[:1], analyzer=None).new[0]
    return library.document(number)


def _what_changed(library: Library, parent: QWidget) -> QDialog:
    row, old, new = _document(library), "洪水来了。", "洪水走了。"
    versions = Versions(row, row, old, new, differences(old, new), ())
    return WhatChangedDialog(versions, theme("light"), True, parent)


DIALOGS: dict[str, Callable[[Library, Settings, QWidget], QDialog]] = {
    "about": lambda library, settings, parent: AboutDialog(library, parent),
    "citation": lambda library, settings, parent: CitationDialog(
        "{quote} {title}", None, "en", parent
    ),
    "export": lambda library, settings, parent: ExportDialog(
        "Export",
        [Scope("all", "All documents", None)],
        [FileKind("docx", "Word", "To read and print, for everybody who has a word processor.")],
        parent,
    ),
    "failures": lambda library, settings, parent: FailuresDialog(library, "en", parent),
    "preferences": lambda library, settings, parent: PreferencesDialog(settings, parent),
    "shortcuts": lambda library, settings, parent: ShortcutsDialog(
        Actions(parent), library, parent
    ),
    "awaited": lambda library, settings, parent: AwaitedDocumentsDialog(
        [Waiting("1", "A document that is not there", 12)], parent
    ),
    "backups": lambda library, settings, parent: RestoreDialog(
        [Backup(library.path, datetime(2031, 7, 12), 1024, 12, 3)], "", parent
    ),
    "colours": lambda library, settings, parent: ColourNamesDialog(
        library.annotations.colour_names() or {colour: colour.value for colour in Colour},
        theme("dark"),
        parent,
    ),
    "details": lambda library, settings, parent: DetailsDialog(
        library, [_document(library)], parent
    ),
    "go_to": lambda library, settings, parent: GoToDialog(0.5, [Page("1", 0)], "1", parent),
    "password": lambda library, settings, parent: PasswordDialog(
        Path("report.pdf"), True, 3, parent
    ),
    "tags": lambda library, settings, parent: TagsDialog([["flood"]], ["flood"], parent),
    "what_changed": lambda library, settings, parent: _what_changed(library, parent),
    "word_lists": lambda library, settings, parent: WordListsDialog(
        [WordList("Roads", "green", ("石桥",))], parent
    ),
}


@pytest.fixture(params=["zh", "en", "pseudo"])
def language(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[str]:
    chosen = str(request.param)
    if chosen == "pseudo":
        compiled = tmp_path / "pseudo.qm"
        pseudo_language.write(resource("i18n/reader_app_zh.ts"), compiled)
        translation.install_files(qapp, "en", [compiled])
    else:
        translation.install(qapp, chosen)
    yield "zh" if chosen == "zh" else "en"
    translation.install(qapp, "en")


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as opened:
        yield opened


@pytest.fixture
def keep() -> Iterator[Callable[[QWidget], None]]:
    """Holds a window until the test is over, and then closes and deletes it."""
    kept: list[QWidget] = []
    yield kept.append
    for window in kept:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def cut_off(widget: QWidget) -> list[str]:
    """The words in ``widget`` that do not fit where they stand."""
    return [
        f"{type(part).__name__}: {part.text()!r} {part.sizeHint().width()} > {part.width()} px"
        for part in widget.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLabel)
        and part.isVisibleTo(widget)
        and part.text()
        and not (isinstance(part, QLabel) and (part.wordWrap() or "<" in part.text()))
        and part.sizeHint().width() > part.width()
    ]


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_show_all_their_words(
    language: str, library: Library, home: Path, keep: Callable[[QWidget], None], name: str
) -> None:
    parent = QWidget()
    keep(parent)
    dialog = DIALOGS[name](library, Settings(home), parent)
    dialog.show()

    assert cut_off(dialog) == []
    assert dialog.width() <= 960 and dialog.height() <= 700
    dialog.close()


def test_the_window_shows_all_its_words(
    qtbot: QtBot, language: str, library: Library, home: Path, keep: Callable[[QWidget], None]
) -> None:
    window = MainWindow(library, Settings(home), language)
    keep(window)
    window.resize(1440, 900)
    window.show()
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([samples()[0]])

    def everything_fits() -> None:
        assert cut_off(window) == []
        assert (window.width(), window.height()) == (1440, 900)

    qtbot.waitUntil(everything_fits)


def test_arrow_keys_are_arrows_in_chinese(qapp: QApplication) -> None:
    translation.install(qapp, "zh")
    shown = QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.NativeText)
    translation.install(qapp, "en")

    assert shown == "Alt+←"


def test_a_translation_outlives_its_file(qapp: QApplication, tmp_path: Path) -> None:
    """An upgrade writes over the file while the program runs."""
    compiled = tmp_path / "words.qm"
    pseudo_language.write(resource("i18n/reader_app_zh.ts"), compiled)
    translation.install_files(qapp, "en", [compiled])
    before = QCoreApplication.translate("Actions", "Preferences…")
    compiled.write_bytes(b"\0" * compiled.stat().st_size)

    assert before != "Preferences…"
    assert QCoreApplication.translate("Actions", "Preferences…") == before
    assert QCoreApplication.translate("Actions", "Bookmark") != "Bookmark"
    translation.install(qapp, "en")


@pytest.mark.parametrize("width", [900, 1280])
def test_what_is_told_below_never_widens_the_window(
    qtbot: QtBot,
    language: str,
    library: Library,
    home: Path,
    width: int,
    keep: Callable[[QWidget], None],
) -> None:
    window = MainWindow(library, Settings(home), language)
    keep(window)
    window.resize(width, 700)
    window.show()
    QApplication.processEvents()
    before = window.width()
    window.status.set_document(1_234_567, "gb18030")
    window.status.set_place(12, 88, 0.5)
    window.status.set_failures(120)
    window.status.show_work("Reading 312 of 1,204 · 38 documents a second · 24 s left", 312, 1204)
    QApplication.processEvents()

    assert window.width() == before
    shown = [part for part in window.status.findChildren(QAbstractButton) if part.isVisible()]
    assert [part.text() for part in shown if part.width() < part.sizeHint().width()] == []
    assert len(shown) >= 3  # pause, cancel, and what could not be read


@pytest.mark.parametrize("width", [360, 700])
def test_the_welcome_page_shows_all_its_words(
    language: str, keep: Callable[[QWidget], None], width: int
) -> None:
    page = WelcomePage()
    keep(page)
    page.setMinimumWidth(1)
    page.resize(width, 600)
    page.show()
    QApplication.processEvents()

    if language == "zh" or "¦" not in page.findChild(QAbstractButton).text():
        assert cut_off(page) == []
