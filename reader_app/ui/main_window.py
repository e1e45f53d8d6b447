"""The window: three panes put together, and what passes between them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.settings import Settings
from reader_app.ui import menus, window_state
from reader_app.ui.actions import Actions
from reader_app.ui.appearance import Appearance
from reader_app.ui.background_analysis import BackgroundAnalysis
from reader_app.ui.beside.commands import BesideCommands
from reader_app.ui.citation_commands import CitationCommands
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.exchange_commands import ExchangeCommands
from reader_app.ui.importing import Importer
from reader_app.ui.jobs import Jobs
from reader_app.ui.library_commands import LibraryCommands
from reader_app.ui.library_watch import LibraryWatch
from reader_app.ui.marks.controller import Marks
from reader_app.ui.navigation import Navigation
from reader_app.ui.notify import Notifier
from reader_app.ui.organising.controller import Organising
from reader_app.ui.page_view.commands import PageCommands
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.picture_commands import PictureCommands
from reader_app.ui.preloading import Preloading
from reader_app.ui.preview import FilePreviews
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_commands import ReadingCommands
from reader_app.ui.reading_session import ReadingSession
from reader_app.ui.recognising import RecogniseCommands
from reader_app.ui.search.commands import SearchCommands
from reader_app.ui.search.field import SearchField
from reader_app.ui.showing import Showing
from reader_app.ui.theme import Theme
from reader_app.ui.undo_commands import UndoCommands
from reader_app.ui.upkeep import Upkeep
from reader_app.ui.version_commands import VersionCommands
from reader_app.ui.watching import FolderWatch
from reader_app.ui.widgets.status_bar import StatusLine
from reader_app.ui.widgets.top_bar import TopBar
from reader_app.ui.window_commands import WindowCommands
from reader_app.ui.word_counts import WordCounts
from reader_app.ui.word_lists import WordLists

# Pixels.
FIRST_SIZE = (1280, 800)
FIRST_PANES = [270, 690, 320]


class MainWindow(QMainWindow):
    """One library's window."""

    ready = Signal()  # a document is on the page with its findings, or there is none to show

    def __init__(
        self, library: Library, settings: Settings, language: str, resume: bool = True
    ) -> None:
        """``resume`` opens the document that was open last; not wanted where files follow."""
        super().__init__()
        self.library = library
        self.backup_wanted: Path | None = None  # to be put in place once the window is closed
        self.settings = settings
        self.language = language
        self.jobs = Jobs(self)
        self.commands = Actions(self)
        self.appearance = Appearance(settings, self.commands, self)
        self.session = ReadingSession(library, self.jobs, self)
        self.importer = Importer(library, settings, self.jobs, self)
        self.background = BackgroundAnalysis(library, self.jobs, self)
        self._build()
        self._make_library()
        self._make_reading()
        self._make_exchange()
        self.showing = Showing(self)
        self.window_commands = WindowCommands(self)
        self._connect()
        self._connect_commands()
        self._restore(resume)

    # -- composition -------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.appearance.theme
        self.setAcceptDrops(True)
        self.search = SearchField(self.library, self.jobs, self.language)
        self.top_bar = TopBar(theme, menus.main_menu(self, self.commands), self.search)
        self.list_pane = DocumentListPane(theme)
        self.reading = ReadingPane(self.appearance)
        self.panel = SidePanel()
        self.status = StatusLine()
        self.notifier = Notifier(self.reading.notice, self.language)
        self._build_bar()
        self._build_splitter()
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(central)
        self.setStatusBar(self.status)

    def _build_bar(self) -> None:
        for name in ("back", "forward"):
            self.top_bar.add_left(self.commands[name])
        text = menus.button_action(self, self.tr("Text size and type"))
        look = menus.button_action(self, self.tr("Theme"))
        self._icon_buttons = {
            "text-size": self.top_bar.add_right(text, menus.text_menu(self, self.commands)),
            "theme": self.top_bar.add_right(look, menus.theme_menu(self, self.commands)),
            "sidebar": self.top_bar.menu_button,
        }
        self.top_bar.add_right(self.commands["page_view"])
        self.top_bar.add_right(self.commands["toggle_panel"])

    def _build_splitter(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, minimum in ((self.list_pane, 200), (self.reading, 360), (self.panel, 240)):
            pane.setMinimumWidth(minimum)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)

    # -- what carries the commands out -------------------------------------------------------------

    def _make_library(self) -> None:
        library = self.library
        self.documents = LibraryCommands(
            library,
            FilePreviews(library, self.jobs, self),
            self.importer,
            self.background,
            self.session,
            self.list_pane,
            self.status,
            self.notifier,
            self,
        )
        self.words = WordLists(library, self.jobs, self)
        self.word_counts = WordCounts(library, self.jobs, self)
        self.watch = LibraryWatch(library, self.jobs, self)
        self.preloading = Preloading(self.jobs, self)
        self.upkeep = Upkeep(library, self.jobs, self.notifier, self)
        self.folder_watch = FolderWatch(library, self.importer, self.jobs, self)
        self.versions = VersionCommands(
            library,
            self.jobs,
            self.session,
            self.importer,
            self.appearance,
            self.notifier,
            self,
        )

    def _make_reading(self) -> None:
        library = self.library
        self.reading_commands = ReadingCommands(
            self.session, self.reading, self.search, self.words, self.commands, self
        )
        self.marks = Marks(
            library,
            self.jobs,
            self.session,
            self.reading,
            self.commands,
            self.panel.annotations,
            self.notifier,
            self,
        )
        self.undo = UndoCommands(
            library,
            self.marks.keeper,
            self.session,
            self.commands,
            self.notifier.bar,
            self.language,
        )
        self.navigation = Navigation(self.session, self.reading, self.panel, self)
        self.searching = SearchCommands(
            library,
            self.jobs,
            self.search,
            self.session,
            self.reading,
            self.appearance,
            self.notifier,
            self.commands,
            self,
        )
        self.beside = BesideCommands(
            library, self.jobs, self.appearance, self.reading, self.session, self.commands, self
        )
        self.pictures = PictureCommands(
            library,
            self.jobs,
            self.session,
            self.reading,
            self.panel,
            self.commands,
            self.appearance,
            self.notifier,
            self,
        )
        self.pages = PageCommands(
            library,
            self.jobs,
            self.appearance,
            self.session,
            self.reading,
            self.commands,
            self,
        )
        self.recognising = RecogniseCommands(
            library, self.jobs, self.session, self.status, self.commands, self
        )

    def _make_exchange(self) -> None:
        library = self.library
        self.exchange = ExchangeCommands(
            library,
            self.jobs,
            self.session,
            self.list_pane,
            self.importer,
            self.notifier,
            self.commands,
            self,
        )
        self.citations = CitationCommands(
            library, self.session, self.reading, self.commands, self.language, self
        )
        self.organising = Organising(
            library,
            self.jobs,
            self.list_pane,
            self.documents,
            self.marks.keeper,
            self.session,
            self.exchange,
            self.notifier,
            self.commands,
            self,
        )

    def _connect(self) -> None:
        self.appearance.theme_changed.connect(self._on_theme_changed)
        self.list_pane.document_chosen.connect(self.open_document)
        self.list_pane.beside_requested.connect(self.beside.open)
        self.beside.failed.connect(self.notifier.report)
        self.marks.rows_changed.connect(self.beside.on_rows_changed)
        self.documents.open_requested.connect(self.open_document)
        self.documents.open_document_removed.connect(self._on_open_document_removed)
        self.documents.counts_changed.connect(self._on_counts_changed)
        self.documents.nothing_opened.connect(self._on_nothing_opened)
        self.navigation.open_requested.connect(self.open_document)
        self.exchange.place_requested.connect(self.navigation.show_hit)
        welcome = self.reading.welcome
        welcome.open_files_requested.connect(self.documents.open_files)
        welcome.open_folder_requested.connect(self.documents.open_folder)
        welcome.samples_requested.connect(self.documents.open_samples)
        self.session.failed.connect(self.notifier.report)
        self.pages.failed.connect(self.notifier.report)
        self.recognising.failed.connect(self.notifier.report)
        self.recognising.recognised.connect(self._on_recognised)
        self.panel.find_requested.connect(self.reading.find_text)
        self.status.encoding_chosen.connect(self.session.set_encoding)
        self.searching.open_requested.connect(self.open_document)
        self.background.finished.connect(self.search.keeper.start)
        self.words.failed.connect(self.notifier.report)
        self.words.changed.connect(self.word_counts.set_lists)
        self.words.changed.connect(self.undo.refresh)
        self.words.terms_changed.connect(self._on_terms_changed)
        self.marks.keeper.kept.connect(self.words.on_kept)
        self.watch.lists_changed.connect(self.words.reload)
        self.word_counts.counted.connect(self.list_pane.model.set_word_counts)
        self.importer.started.connect(self.word_counts.stop)
        self.importer.finished.connect(self.word_counts.start)
        self.word_counts.set_lists(self.words.lists)
        self.documents.changed.connect(self.undo.refresh)
        self.documents.undo_requested.connect(self.undo.undo)
        self.panel.annotations.set_title_of(self.documents.title_of)
        self.marks.panel.show_elsewhere.connect(self.navigation.show_hit)
        self.marks.connect_menu(self.reading_commands)
        self.marks.rows_changed.connect(self.documents.show_rows)
        self.watch.changed.connect(self.documents.show_rows)
        self.watch.changed.connect(self.marks.on_library_changed)
        self.watch.changed.connect(self.undo.refresh)
        self.watch.changed.connect(self.organising.on_library_changed)
        self.watch.lists_changed.connect(self.organising.refresh)
        self.importer.finished.connect(self.organising.refresh)
        self.searching.collections_changed.connect(self.organising.refresh)
        self.organising.safety.restore_requested.connect(self._on_restore_requested)
        self.folder_watch.failed.connect(self.notifier.report)
        self.versions.superseded.connect(self.documents.show_rows)
        self.versions.open_requested.connect(self.open_document)
        self.versions.place_requested.connect(self.navigation.show_hit)
        self.versions.undo_requested.connect(self.undo.undo)

    def _connect_commands(self) -> None:
        documents, navigation, reading = self.documents, self.navigation, self.reading
        slots = {
            "open_files": documents.open_files,
            "open_folder": documents.open_folder,
            "open_samples": documents.open_samples,
            "failures": documents.show_failures,
            "what_changed": self.versions.show_current,
            "search": self.search.focus,
            "remove": documents.remove_selected,
            "back": reading.view.back,
            "forward": reading.view.forward,
            "next_document": self._on_next_document,
            "previous_document": self._on_previous_document,
            "next_unread": self._on_next_unread,
            "next_mention": navigation.next_mention,
            "previous_mention": navigation.previous_mention,
            "next_figure": navigation.next_figure,
            "previous_figure": navigation.previous_figure,
            "next_heading": navigation.next_heading,
            "previous_heading": navigation.previous_heading,
            "find": reading.find_bar.open_bar,
            "find_next": reading.find_bar.find_next,
            "find_previous": reading.find_bar.find_previous,
            "copy": reading.view.copy,
            "mark_unread": documents.mark_unread,
            "mark_reviewed": documents.mark_reviewed,
            "mark_set_aside": documents.mark_set_aside,
        }
        for name, slot in slots.items():
            self.commands.connect_to(name, slot)

    # -- state -------------------------------------------------------------------------------------

    def _restore(self, resume: bool) -> None:
        state = window_state.load(self.library)
        self.resize(*FIRST_SIZE)
        self.splitter.setSizes(FIRST_PANES)
        window_state.restore(self, self.splitter, state)
        self._restore_panes(state)
        keys = self.library.get_state("shortcuts", {})
        self.commands.set_keys(keys if isinstance(keys, dict) else {})
        self.appearance.apply()
        self.documents.show_documents()
        if resume:
            self._resume(state.get("document"))
        else:
            self.showing.show_nothing()
        if not self.list_pane.model.total:
            self.reading.welcome.take_keyboard()

    def _restore_panes(self, state: dict[str, object]) -> None:
        for name, pane in (("list", self.list_pane), ("panel", self.panel)):
            shown = bool(state.get(name, True))
            self.commands[f"toggle_{name}"].setChecked(shown)
            pane.setVisible(shown)
        self.commands["page_view"].setChecked(bool(state.get("pages", False)))
        hidden = state.get("hidden_layers")
        self.reading.chips.set_hidden(set(hidden) if isinstance(hidden, list) else set())
        self.organising.restore(state)
        if isinstance(tab := state.get("tab"), str):
            self.panel.show_tab(tab)

    def _resume(self, document: object) -> None:
        """Open the document that was open last, or the first, or none."""
        ids = self.list_pane.model.ids()
        if not ids:
            self.showing.show_nothing()
            return
        self.open_document(document if isinstance(document, int) and document in ids else ids[0])

    def _save(self) -> None:
        current = self.session.current
        window_state.save(
            self,
            self.splitter,
            self.library,
            document=current.row.id if current else None,
            list=self.commands["toggle_list"].isChecked(),
            panel=self.commands["toggle_panel"].isChecked(),
            pages=self.commands["page_view"].isChecked(),
            hidden_layers=sorted(self.reading.chips.hidden()),
            documents=self.list_pane.state(),
            tab=self.panel.current_tab,
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep the place and the window, stop the work; what is in the library stays.

        Where a note could not be kept, the window stays to say so; closed again, it goes.
        """
        if not self.marks.close():
            event.ignore()
            return
        self.showing.note_place()
        self.session.save_place()
        self.watch.stop()
        self.upkeep.stop()
        self._save()
        self.hide()  # a step under way is waited for, but not by the user
        self.folder_watch.stop()
        self.importer.cancel()
        self.background.stop()
        self.word_counts.stop()
        self.jobs.stop()
        event.accept()

    # -- documents ---------------------------------------------------------------------------------

    @Slot(int)
    def open_document(self, id: int) -> None:
        """Show a document of the library."""
        self.list_pane.choose(id)
        self.session.open(id)

    def import_paths(self, paths: list[Path]) -> None:
        """Bring files and folders into the library; the first of them is opened.

        A ``zhanjuan:`` link among them leads to its place.
        """
        files = self.exchange.follow(paths)
        if files or not paths:
            self.documents.import_paths(files)

    @Slot(list)
    def receive(self, paths: list[Path]) -> None:
        """A later start handed its files over: take them, and come to the front."""
        self.import_paths(paths)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @Slot()
    def _on_nothing_opened(self) -> None:
        if self.session.current is None:  # a file was on the page that the library would not take
            self._resume(None)
        self.ready.emit()

    @Slot()
    def _on_terms_changed(self) -> None:
        """The user's words reach every layer at once: first here, then in the other documents."""
        self.background.stop()
        if self.session.current is not None:
            self.session.analyze_again()
        else:
            self.background.start()

    @Slot(int)
    def _on_recognised(self, id: int) -> None:
        if self.session.current is not None and self.session.current.row.id == id:
            self.session.open(id)
        else:
            self.background.start()

    @Slot()
    def _on_open_document_removed(self) -> None:
        self._resume(None)

    @Slot(int)
    def _on_counts_changed(self, documents: int) -> None:
        self.reading.welcome.set_library_empty(documents == 0)

    @Slot()
    def _on_next_document(self) -> None:
        self._open_if(self.list_pane.neighbour(1))

    @Slot()
    def _on_previous_document(self) -> None:
        self._open_if(self.list_pane.neighbour(-1))

    @Slot()
    def _on_next_unread(self) -> None:
        id = self.list_pane.next_unread()
        if id is None:
            self.reading.notice.show_news(self.tr("Nothing is left to read in this list."))
        self._open_if(id)

    def _open_if(self, id: int | None) -> None:
        if id is not None:
            self.open_document(id)

    @Slot(object)
    def _on_restore_requested(self, backup: Path) -> None:
        """The library can be replaced only once this window has let go of it."""
        self.backup_wanted = backup
        if not self.close():
            self.backup_wanted = None

    # -- dropping files ----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.import_paths(_local_paths(event.mimeData()))

    # -- appearance --------------------------------------------------------------------------------

    @Slot(object)
    def _on_theme_changed(self, theme: Theme) -> None:
        for part in (self.list_pane, self.panel, self.top_bar, self.search, self.marks):
            part.set_theme(theme)
        menus.set_button_icons(self._icon_buttons, theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """An Escape that no part of the window wanted."""
        if event.key() == Qt.Key.Key_Escape:
            self.reading_commands.leave_mode()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Leaving full screen by the system's own means unchecks the action."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.commands["full_screen"].setChecked(self.isFullScreen())


def _local_paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
