"""The window: three panes put together, and what passes between them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.settings import Settings
from reader_app.ui import menus, window_state
from reader_app.ui.actions import Actions
from reader_app.ui.appearance import Appearance
from reader_app.ui.completing import Completion
from reader_app.ui.jobs import Jobs
from reader_app.ui.notify import Notifier
from reader_app.ui.panes import FIRST_WIDTHS, Panes
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.search.field import SearchField
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.status_bar import StatusLine
from reader_app.ui.widgets.top_bar import TopBar
from reader_app.ui.window_parts import STEPS
from reader_app.ui.window_parts.library import make_documents
from reader_app.ui.window_parts.reading import make_page, make_session, resume_reading

if TYPE_CHECKING:
    from reader_app.ui.background_analysis import BackgroundAnalysis
    from reader_app.ui.beside.commands import BesideCommands
    from reader_app.ui.citation_commands import CitationCommands
    from reader_app.ui.document_list.filling import ListFilling
    from reader_app.ui.document_list.pane import DocumentListPane
    from reader_app.ui.exchange_commands import ExchangeCommands
    from reader_app.ui.importing import Importer
    from reader_app.ui.library_commands import LibraryCommands
    from reader_app.ui.library_watch import LibraryWatch
    from reader_app.ui.marks.controller import Marks
    from reader_app.ui.navigation import Navigation
    from reader_app.ui.organising.controller import Organising
    from reader_app.ui.page_view.commands import PageCommands
    from reader_app.ui.panel.side_panel import SidePanel
    from reader_app.ui.picture_commands import PictureCommands
    from reader_app.ui.preloading import Preloading
    from reader_app.ui.preview import FilePreviews
    from reader_app.ui.reading_commands import ReadingCommands
    from reader_app.ui.reading_session import ReadingSession
    from reader_app.ui.recognising import RecogniseCommands
    from reader_app.ui.resuming import Resuming
    from reader_app.ui.search.commands import SearchCommands
    from reader_app.ui.showing import Showing
    from reader_app.ui.undo_commands import UndoCommands
    from reader_app.ui.upkeep import Upkeep
    from reader_app.ui.version_commands import VersionCommands
    from reader_app.ui.watching import FolderWatch
    from reader_app.ui.window_commands import WindowCommands
    from reader_app.ui.word_counts import WordCounts
    from reader_app.ui.word_lists import WordLists

_TO_AND_FRO = ("back", "forward")
_PANES = ("page_view", "toggle_panel")
_IN_BAR = (*_TO_AND_FRO, *_PANES)
UNSEEN_MILLISECONDS = 1_000
# Pixels.
FIRST_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """One library's window.

    The page and the list are in the first picture, or with a file to be read the page alone; the
    panes beside it follow at once. What only does something when it is asked to, the parts that are
    declared here, comes then (:mod:`window_parts`), or when it is wanted.
    """

    painted = Signal()  # for the first time
    ready = Signal()  # a document is on the page with its findings, or there is none to show

    session: ReadingSession
    previews: FilePreviews
    importer: Importer
    background: BackgroundAnalysis
    documents: LibraryCommands
    words: WordLists
    showing: Showing
    resuming: Resuming
    reading_commands: ReadingCommands
    marks: Marks
    undo: UndoCommands
    navigation: Navigation
    pictures: PictureCommands
    pages: PageCommands
    recognising: RecogniseCommands
    searching: SearchCommands
    beside: BesideCommands
    exchange: ExchangeCommands
    citations: CitationCommands
    organising: Organising
    watch: LibraryWatch
    upkeep: Upkeep
    folder_watch: FolderWatch
    versions: VersionCommands
    word_counts: WordCounts
    window_commands: WindowCommands
    preloading: Preloading

    def __init__(
        self, library: Library, settings: Settings, language: str, resume: bool = True
    ) -> None:
        """``resume`` shows the list, and opens the document that was open last; not wanted where
        files follow."""
        super().__init__()
        self.library = library
        self.backup_wanted: Path | None = None  # to be put in place once the window is closed
        self.settings = settings
        self.language = language
        self.kept_state = window_state.load(library)
        self._painted = self._begun = False
        self._first_paths: list[Path] = []
        self.resumes = resume
        self.last_opened = self.kept_state.get("document")  # here or in the window before
        self.jobs = Jobs(self)
        self.commands = Actions(self)
        self.appearance = Appearance(settings, self.commands, self)
        self.completion = Completion(self, STEPS)
        self._build()
        self._restore()
        self._set_theme(self.appearance.theme)
        self.appearance.begin(_IN_BAR)
        self.appearance.theme_changed.connect(self._on_theme_changed)

    def __getattr__(self, name: str) -> object:
        """A part that is not there yet is made, with all others."""
        if name not in MainWindow.__annotations__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        self.completion.finish()
        return object.__getattribute__(self, name)

    # -- composition -------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.appearance.theme
        self.setAcceptDrops(True)
        self.search = SearchField(self.library, self.jobs, theme, self.language)
        self.search.show_key_of(self.commands["search"])
        self.top_bar = TopBar(theme, menus.main_menu(self, self.commands), self.search)
        self.reading = ReadingPane(self.appearance)
        self.status = StatusLine()
        self.notifier = Notifier(self.reading.notice, self.language)
        self._build_bar()
        self.splitter = Panes(self.reading)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(central)
        self.setStatusBar(self.status)

    def _build_bar(self) -> None:
        for name in _TO_AND_FRO:
            self.top_bar.add_left(self.commands[name])
        text = menus.button_action(self, self.tr("Text size and type"))
        look = menus.button_action(self, self.tr("Theme"))
        self._icon_buttons = {
            "text-size": self.top_bar.add_right(text, menus.text_menu(self, self.commands)),
            "theme": self.top_bar.add_right(look, menus.theme_menu(self, self.commands)),
            "sidebar": self.top_bar.menu_button,
        }
        for name in _PANES:
            self.top_bar.add_right(self.commands[name])

    @cached_property
    def list_pane(self) -> DocumentListPane:
        from reader_app.ui.document_list.pane import DocumentListPane

        pane = DocumentListPane(self.appearance.theme)
        pane.restore_state(window_state.of_list(self.kept_state))
        pane.document_chosen.connect(self.open_document)
        self.splitter.put(pane, "list")
        return pane

    @cached_property
    def panel(self) -> SidePanel:
        from reader_app.ui.panel.side_panel import SidePanel

        panel = SidePanel(self.appearance.theme)
        panel.sleep()
        if isinstance(tab := self.kept_state.get("tab"), str):
            panel.show_tab(tab)
        self.splitter.put(panel, "panel")
        return panel

    @cached_property
    def filling(self) -> ListFilling:
        """Fills the list."""
        from reader_app.ui.document_list.filling import ListFilling

        filling = ListFilling(self.library, self.jobs, self.list_pane)
        filling.failed.connect(self.notifier.report)
        total = filling.begin()
        self.status.set_count(total)
        self.status.set_failures(self.library.count_failures())
        self.reading.set_documents(total)
        return filling

    def showEvent(self, event: QShowEvent) -> None:
        """A window that begins as an icon is not painted; it is completed all the same."""
        super().showEvent(event)
        QTimer.singleShot(UNSEEN_MILLISECONDS, self._on_painted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first picture all else begins."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        if self._begun:
            return
        self._begun = True
        self.painted.emit()
        _ = self.filling, self.panel
        if self._first_paths:
            self.import_paths(self._first_paths)
        self.completion.begin()

    # -- state -------------------------------------------------------------------------------------

    def _restore(self) -> None:
        """Show the window as it was left."""
        state = self.kept_state
        self.resize(*FIRST_SIZE)
        self.splitter.setSizes(FIRST_WIDTHS)
        window_state.restore(self, state)
        keys = self.library.get_state("shortcuts", {})
        self.commands.set_keys(keys if isinstance(keys, dict) else {})
        self._show_documents()

    def _show_documents(self) -> None:
        """Fill the list; where it stays empty, and no file is to be read, say what to do."""
        if self.resumes:
            _ = self.filling
            if not self.list_pane.model.total:
                self.top_bar.heading.set_text(self.tr("Zhanjuan"), "")
                self.reading.show_welcome()
                return
        self.reading.expect_text()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place and the window, stop the work; what is in the library stays.

        Where a note could not be kept, the window stays to say so; closed again, it goes. What is
        kept besides, and a step under way, may be waited for, but not by the user.
        """
        self.resumes = False
        self.completion.finish()
        if not self._close_marks():
            event.ignore()
            return
        self.showing.note_place()
        state = window_state.of(self)
        self.hide()
        self.watch.stop()
        self.upkeep.stop()
        self.session.save_place()
        window_state.save(state, self.library)
        self.folder_watch.stop()
        self.importer.cancel()
        self.background.stop()
        self.word_counts.stop()
        self.jobs.stop()
        event.accept()

    def _close_marks(self) -> bool:
        """Notes may have to wait for another process that writes: say so."""
        self.status.show_work(self.tr("Saving…"))
        self.status.repaint()
        kept = self.marks.close()
        self.status.show_work(None)
        return kept

    def release(self) -> None:
        """Destroy the window while the application still stands, so that Qt's order is kept."""
        self.deleteLater()
        QCoreApplication.sendPostedEvents(self, 0)

    # -- documents ---------------------------------------------------------------------------------

    @Slot(int)
    def open_document(self, id: int) -> None:
        """Show a document of the library."""
        self.resumes, self.last_opened = False, id
        self.completion.reach(resume_reading)
        self.list_pane.choose(id)
        self.session.open(id)

    def import_paths(self, paths: list[Path]) -> None:
        """Bring files and folders into the library; the first of them is opened.

        A ``zhanjuan:`` link among them leads to its place.
        """
        from reader_app.ui.preview import is_file  # a start without files can do without it

        self.resumes = False
        if any(_is_link(path) for path in paths):
            paths = self.exchange.follow(paths)
            if not paths:
                return
        if paths and not self.completion.done and is_file(paths[0]):
            self.completion.hold()  # its text is to be painted first
            self.completion.reach(make_session)
            self.previews.show_first(paths)  # is read while the page is made
            self.completion.reach(make_page)
        elif self.isVisible() and not self._begun and not self.completion.done:
            self._first_paths += paths  # once the window is painted
        else:
            self.completion.reach(make_documents)
            self.documents.import_paths(paths)

    @Slot(list)
    def take_in(self, paths: list[Path]) -> None:
        """Bring files into the library once the first has been shown as far as it is to be."""
        self.completion.release()
        self.completion.reach(make_documents)
        self.documents.take_in(paths)

    @Slot(list)
    def receive(self, paths: list[Path]) -> None:
        """A later start handed its files over: take them, and come to the front."""
        self.import_paths(paths)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @Slot()
    def analyze_again(self) -> None:
        """The user's words reach every layer at once: first here, then in the other documents."""
        self.background.stop()
        if not self.session.analyze_again():
            self.background.start()

    @Slot(int)
    def show_recognised(self, id: int) -> None:
        if self.session.current is not None and self.session.current.row.id == id:
            self.session.open(id)
        else:
            self.background.start()

    @Slot(object)
    def restore_backup(self, backup: Path) -> None:
        """The library can be replaced only once this window has let go of it."""
        self.backup_wanted = backup
        if not self.close():
            self.backup_wanted = None

    # -- dropping files ----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.import_paths(_local_paths(event.mimeData()))

    # -- appearance --------------------------------------------------------------------------------

    @Slot(object)
    def _on_theme_changed(self, theme: Theme) -> None:
        for part in (self.list_pane, self.panel, self.top_bar, self.search):
            part.set_theme(theme)
        self._set_theme(theme)

    def _set_theme(self, theme: Theme) -> None:
        menus.set_button_icons(self._icon_buttons, theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An Escape that no part of the window wanted."""
        if event.key() == Qt.Key.Key_Escape:
            self.reading_commands.leave_mode()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Leaving full screen by the system's own means unchecks the action."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.commands["full_screen"].setChecked(self.isFullScreen())


def _is_link(path: Path) -> bool:
    return path.name.startswith("zhanjuan:")


def _local_paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
