"""The window: three panes put together, and what passes between them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from reader_app.errors import KnownError
from reader_app.library.importer import ImportProgress, ImportResult
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow, Status
from reader_app.resources import samples
from reader_app.settings import Settings
from reader_app.ui import menus, window_state
from reader_app.ui.actions import Actions
from reader_app.ui.appearance import Appearance
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.importing import Importer
from reader_app.ui.jobs import Jobs
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.document_list import Order
from reader_app.ui.notify import Notifier
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.reader.pane import ReadingPane, sections_before
from reader_app.ui.reading_session import OpenDocument, ReadingSession
from reader_app.ui.search.field import SearchField
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.status_bar import StatusLine
from reader_app.ui.widgets.top_bar import TopBar

# Pixels.
FIRST_SIZE = (1280, 800)
FIRST_PANES = [270, 690, 320]


class MainWindow(QMainWindow):
    """One library's window."""

    ready = Signal()  # a document is on the page with its findings, or there is none to show

    def __init__(self, library: Library, settings: Settings, language: str) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.language = language
        self.jobs = Jobs(self)
        self.actions_ = Actions(self)
        self.appearance = Appearance(settings, self.actions_, self)
        self.session = ReadingSession(library, self.jobs, self)
        self.importer = Importer(library, settings, self.jobs, self)
        self._selected: FindingRef | None = None
        self._removed: list[int] = []
        self._open_next: bool = False
        self._build()
        self._connect()
        self._connect_actions()
        self._restore()

    # -- composition -------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.appearance.theme
        self.setWindowTitle(self.tr("Zhanjuan"))
        self.setAcceptDrops(True)
        self.search = SearchField(self.library, self.jobs)
        self.menu = menus.main_menu(self, self.actions_)
        self.top_bar = TopBar(theme, self.menu, self.search)
        self.list_pane = DocumentListPane(theme)
        self.reading = ReadingPane(self.appearance)
        self.panel = SidePanel()
        self.status = StatusLine()
        self.notifier = Notifier(self.reading.notice, self.language)
        self._build_bar()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, minimum in ((self.list_pane, 200), (self.reading, 360), (self.panel, 240)):
            pane.setMinimumWidth(minimum)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
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
            self.top_bar.add_left(self.actions_[name])
        text = self.top_bar.add_right(
            menus.button_action(self, self.tr("Text size and type")),
            menus.text_menu(self, self.actions_),
        )
        theme = self.top_bar.add_right(
            menus.button_action(self, self.tr("Theme")), menus.theme_menu(self, self.actions_)
        )
        self.top_bar.add_right(self.actions_["toggle_panel"])
        self._icon_buttons = {
            "text-size": text,
            "theme": theme,
            "sidebar": self.top_bar.menu_button,
        }

    def _connect(self) -> None:
        self.appearance.theme_changed.connect(self._on_theme_changed)
        self.list_pane.document_chosen.connect(self.open_document)
        self.list_pane.remove_requested.connect(self.remove_documents)
        self.list_pane.status_requested.connect(self._on_status_requested)
        self.list_pane.folder_requested.connect(self._on_folder_requested)
        self.list_pane.copy_path_requested.connect(self._on_copy_path_requested)
        self.reading.finding_clicked.connect(self._on_finding_clicked)
        self.reading.place_changed.connect(self._on_place_changed)
        self.reading.welcome.open_files_requested.connect(self._on_open_files)
        self.reading.welcome.open_folder_requested.connect(self._on_open_folder)
        self.reading.welcome.samples_requested.connect(self._on_open_samples)
        self.reading.notice.action_triggered.connect(self.undo_remove)
        self.panel.finding_activated.connect(self._on_finding_activated)
        self.panel.span_requested.connect(self.reading.show_span)
        self.session.document_opened.connect(self._on_document_opened)
        self.session.analysis_ready.connect(self._on_analysis_ready)
        self.session.row_changed.connect(self._on_row_changed)
        self.session.failed.connect(self.notifier.report)
        self.importer.started.connect(self._on_import_started)
        self.importer.progressed.connect(self._on_import_progressed)
        self.importer.document_arrived.connect(self._on_document_arrived)
        self.importer.finished.connect(self._on_import_finished)
        self.importer.failed.connect(self._on_import_failed)
        self.status.cancel_requested.connect(self.importer.cancel)
        self.status.failures_requested.connect(self._on_failures)
        self.status.encoding_chosen.connect(self.session.set_encoding)
        self.search.hit_chosen.connect(self._on_hit_chosen)
        self.search.failed.connect(self.notifier.report)

    def _connect_actions(self) -> None:
        slots = {
            "open_files": self._on_open_files,
            "open_folder": self._on_open_folder,
            "open_samples": self._on_open_samples,
            "failures": self._on_failures,
            "search": self.search.focus,
            "filter": self._on_filter,
            "remove": self._on_remove,
            "undo": self.undo_remove,
            "quit": self.close,
            "back": self.reading.view.back,
            "forward": self.reading.view.forward,
            "next_document": self._on_next_document,
            "previous_document": self._on_previous_document,
            "next_unread": self._on_next_unread,
            "next_mention": self._on_next_mention,
            "previous_mention": self._on_previous_mention,
            "next_figure": self._on_next_figure,
            "previous_figure": self._on_previous_figure,
            "next_heading": self._on_next_heading,
            "previous_heading": self._on_previous_heading,
            "find": self.reading.find_bar.open_bar,
            "find_next": self.reading.find_bar.find_next,
            "find_previous": self.reading.find_bar.find_previous,
            "copy": self.reading.view.copy,
            "mark_unread": self._on_mark_unread,
            "mark_reviewed": self._on_mark_reviewed,
            "mark_set_aside": self._on_mark_set_aside,
            "next_pane": self._on_next_pane,
            "previous_pane": self._on_previous_pane,
            "preferences": self._on_preferences,
            "shortcuts": self._on_shortcuts,
            "about": self._on_about,
            "menu": self.top_bar.menu_button.showMenu,
        }
        for name, slot in slots.items():
            self.actions_.connect_to(name, slot)
        self.actions_["toggle_list"].toggled.connect(self.list_pane.setVisible)
        self.actions_["toggle_panel"].toggled.connect(self.panel.setVisible)
        self.actions_["full_screen"].toggled.connect(self._on_full_screen)

    # -- state -------------------------------------------------------------------------------------

    def _restore(self) -> None:
        state = window_state.load(self.library)
        self.resize(*FIRST_SIZE)
        self.splitter.setSizes(FIRST_PANES)
        window_state.restore(self, self.splitter, state)
        self.actions_["toggle_list"].setChecked(bool(state.get("list", True)))
        self.actions_["toggle_panel"].setChecked(bool(state.get("panel", True)))
        self.list_pane.setVisible(self.actions_["toggle_list"].isChecked())
        self.panel.setVisible(self.actions_["toggle_panel"].isChecked())
        hidden = state.get("hidden_layers")
        self.reading.chips.set_hidden(set(hidden) if isinstance(hidden, list) else set())
        order = state.get("order")
        if order in list(Order):
            self.list_pane.set_order(Order(str(order)))
        if isinstance(tab := state.get("tab"), str):
            self.panel.show_tab(tab)
        keys = self.library.get_state("shortcuts", {})
        self.actions_.set_keys(keys if isinstance(keys, dict) else {})
        self.appearance.apply()
        self._show_documents()
        self._open_next = not self._resume(state.get("document"))

    def _resume(self, document: object) -> bool:
        """Open the document that was open last; False if there is none to open."""
        rows = [id for id in self.list_pane.model.ids() if id == document]
        rows = rows or self.list_pane.model.ids()[:1]
        if not rows:
            self.reading.show_document(None)
            self.panel.set_document(None, None)
            return False
        self.open_document(rows[0])
        return True

    def _save(self) -> None:
        current = self.session.current
        window_state.save(
            self,
            self.splitter,
            self.library,
            document=current.row.id if current else None,
            list=self.actions_["toggle_list"].isChecked(),
            panel=self.actions_["toggle_panel"].isChecked(),
            hidden_layers=sorted(self.reading.chips.hidden()),
            order=self.list_pane.model.order.value,
            tab=self.panel.current_tab,
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep the place and the window, stop the work; what is in the library stays."""
        self.session.save_place()
        self._save()
        self.importer.cancel()
        self.jobs.stop()
        event.accept()

    # -- documents ---------------------------------------------------------------------------------

    @Slot(int)
    def open_document(self, id: int) -> None:
        """Show a document of the library."""
        self._open_next = False
        self.list_pane.choose(id)
        self.session.open(id)

    def import_paths(self, paths: Iterable[Path]) -> None:
        """Bring files and folders into the library; the first of them is opened."""
        self._open_next = True
        self.importer.import_paths(list(paths))

    @Slot(list)
    def receive(self, paths: list[Path]) -> None:
        """A later start handed its files over: take them, and come to the front."""
        self.import_paths(paths)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @Slot(list)
    def remove_documents(self, ids: list[int]) -> None:
        """Take documents out of the list; they and all their marks can be brought back."""
        if not ids:
            return
        current = self.session.current
        self.library.remove(ids)
        self._removed = list(ids)
        self.list_pane.remove_rows(ids)
        if current is not None and current.row.id in ids:
            self.session.close()
            self._resume(None)
        self._show_counts()
        text = self.tr("%n document(s) removed from the library", "", len(ids))
        self.reading.notice.show_news(text, self.tr("Undo"))

    @Slot()
    def undo_remove(self) -> None:
        """Bring back what was removed last."""
        ids, self._removed = self._removed, []
        if not ids:
            return
        self.library.restore(ids)
        self.list_pane.update_rows([self.library.document(id) for id in ids])
        self._show_counts()
        if self.session.current is None:
            self.open_document(ids[0])

    @Slot(list, str)
    def _on_status_requested(self, ids: list[int], status: str) -> None:
        self.library.set_status(ids, Status(status))
        self.list_pane.update_rows([self.library.document(id) for id in ids])

    def _mark(self, status: Status) -> None:
        ids = self.list_pane.selected_ids()
        if not ids and self.session.current is not None:
            ids = [self.session.current.row.id]
        if ids:
            self._on_status_requested(ids, status.value)

    @Slot(object)
    def _on_document_opened(self, opened: OpenDocument) -> None:
        self._selected = None
        self.reading.show_document(opened)
        self.panel.set_document(opened.document, opened.analysis)
        self.list_pane.update_rows([opened.row])
        row = opened.row
        facts = " · ".join(part for part in (row.source, row.date) if part)
        self.top_bar.heading.set_text(row.display_title, facts)
        self.setWindowTitle(self.tr("{0} — Zhanjuan").format(row.display_title))
        override = row.encoding_override is not None
        self.status.set_document(row.characters, opened.document.encoding, override)
        if opened.document.warnings:
            self.reading.notice.show_news(menus.warnings_text(opened.document, self.language))
        if opened.analysis is None:
            self.status.show_work(self.tr("Analysing…"))
        else:
            self._on_analysis_shown()
        self._on_place_changed(row.position, row.progress)

    @Slot(object)
    def _on_analysis_ready(self, opened: OpenDocument) -> None:
        self.reading.show_analysis(opened)
        self.panel.set_document(opened.document, opened.analysis)
        self._on_analysis_shown()

    def _on_analysis_shown(self) -> None:
        if not self.importer.busy:
            self.status.show_work(self.tr("Analysis complete"))
        self.ready.emit()

    @Slot(object)
    def _on_row_changed(self, row: DocumentRow) -> None:
        self.list_pane.update_rows([row])

    @Slot(int, float)
    def _on_place_changed(self, position: int, progress: float) -> None:
        opened = self.session.current
        if opened is None:
            return
        self.session.note_place(position, progress)
        self.panel.set_current_position(position)
        self.actions_["back"].setEnabled(self.reading.view.can_go_back())
        self.actions_["forward"].setEnabled(self.reading.view.can_go_forward())
        section, sections = sections_before(opened, position)
        self.status.set_place(section, sections, progress)

    # -- findings ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_finding_clicked(self, ref: FindingRef) -> None:
        self._selected = ref
        self.panel.select_finding(ref)

    @Slot(object)
    def _on_finding_activated(self, ref: FindingRef) -> None:
        self._selected = ref
        span = self._span(ref)
        if span is not None:
            self.reading.show_span(*span)

    def _mentions(self, ref: FindingRef) -> list[tuple[int, int]]:
        """All places of a finding: an entity's or keyword's mentions, or the whole layer's."""
        analysis = self.session.current.analysis if self.session.current else None
        if analysis is None:
            return []
        if ref.layer == "keyword":
            return [(m.start, m.end) for m in analysis.keywords[ref.index].mentions]
        if ref.layer == "figure":
            return [(figure.start, figure.end) for figure in analysis.figures]
        if ref.layer == "date":
            return [(date.start, date.end) for date in analysis.dates]
        return [(m.start, m.end) for m in analysis.entities[ref.index].mentions]

    def _span(self, ref: FindingRef) -> tuple[int, int] | None:
        spans = self._mentions(ref)
        place = ref.index if ref.layer in ("figure", "date") else ref.mention
        return spans[place] if place < len(spans) else None

    def _step_mention(self, step: int) -> None:
        ref = self._selected
        count = len(self._mentions(ref)) if ref else 0
        if ref is None or not count:
            return
        if ref.layer in ("figure", "date"):
            ref = FindingRef(ref.layer, (ref.index + step) % count)
        else:
            ref = FindingRef(ref.layer, ref.index, (ref.mention + step) % count)
        self._on_finding_activated(ref)
        self.panel.select_finding(ref)

    def _step_figure(self, step: int) -> None:
        ref = self.reading.step_layer("figure", step)
        if ref is not None:
            self._on_finding_clicked(ref)

    @Slot(int, int, int)
    def _on_hit_chosen(self, document: int, start: int, end: int) -> None:
        current = self.session.current
        if current is not None and current.row.id == document:
            self.reading.show_span(start, end)
            return
        self._pending_span = (document, start, end)
        self.session.document_opened.connect(
            self._on_hit_opened, Qt.ConnectionType.SingleShotConnection
        )
        self.open_document(document)

    @Slot(object)
    def _on_hit_opened(self, opened: OpenDocument) -> None:
        document, start, end = self._pending_span
        if opened.row.id == document:
            QTimer.singleShot(0, self, self._show_pending_span)

    @Slot()
    def _show_pending_span(self) -> None:
        self.reading.show_span(*self._pending_span[1:])

    # -- importing ---------------------------------------------------------------------------------

    @Slot()
    def _on_import_started(self) -> None:
        self.status.show_work(self.tr("Importing…"), 0, 1)

    @Slot(object)
    def _on_import_progressed(self, progress: ImportProgress) -> None:
        text = self.tr("Importing {0} of {1}").format(progress.done, progress.total)
        self.status.show_work(text, progress.done, max(1, progress.total))

    @Slot(object, bool)
    def _on_document_arrived(self, row: DocumentRow, _new: bool) -> None:
        self.list_pane.update_rows([row])
        self._show_counts()
        if self._open_next:
            self.open_document(row.id)

    @Slot(object)
    def _on_import_finished(self, result: ImportResult | None) -> None:
        self.status.show_work(None)
        self._show_counts()
        if result is None:
            text = self.tr("Import cancelled. What had been read stays in the library.")
            self.reading.notice.show_news(text)
        elif result.failed:
            text = self.tr("%n file(s) could not be read", "", len(result.failed))
            self.reading.notice.show_error(f"{text}. {menus.failure_text(result, self.language)}")
        if self.session.current is None and self._open_next:
            self.ready.emit()

    @Slot(object)
    def _on_import_failed(self, error: Exception) -> None:
        self.status.show_work(None)
        self.notifier.report(error)

    def _show_documents(self) -> None:
        self.list_pane.set_rows(self.library.documents())
        self._show_counts()

    def _show_counts(self) -> None:
        total = self.list_pane.model.total
        self.status.set_count(total)
        self.status.set_failures(len(self.library.failures()))
        self.reading.welcome.set_library_empty(total == 0)
        self.actions_["undo"].setEnabled(bool(self._removed))

    # -- appearance --------------------------------------------------------------------------------

    @Slot(object)
    def _on_theme_changed(self, theme: Theme) -> None:
        self.list_pane.set_theme(theme)
        self.panel.set_theme(theme)
        self.top_bar.set_theme(theme)
        self.search.set_theme(theme)
        menus.set_button_icons(self._icon_buttons, theme)

    @Slot(bool)
    def _on_full_screen(self, on: bool) -> None:
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if on
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Leaving full screen by the system's own means unchecks the action."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_["full_screen"].setChecked(self.isFullScreen())

    # -- panes and small actions ---------------------------------------------------------------------

    def _panes(self) -> list[QWidget]:
        panes: list[QWidget] = [self.list_pane.view, self.reading.view, self.panel]
        return [pane for pane in panes if pane.isVisible()]

    def _move_pane(self, step: int) -> None:
        panes = self._panes()
        focus = QGuiApplication.focusObject()
        here = next(
            (
                n
                for n, pane in enumerate(panes)
                if isinstance(focus, QWidget) and (pane is focus or pane.isAncestorOf(focus))
            ),
            -1 if step > 0 else 0,
        )
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_next_pane(self) -> None:
        self._move_pane(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._move_pane(-1)

    @Slot()
    def _on_filter(self) -> None:
        self.actions_["toggle_list"].setChecked(True)
        self.list_pane.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list_pane.filter.selectAll()

    @Slot()
    def _on_remove(self) -> None:
        if self.list_pane.view.hasFocus():
            self.remove_documents(self.list_pane.selected_ids())

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

    @Slot()
    def _on_next_mention(self) -> None:
        self._step_mention(1)

    @Slot()
    def _on_previous_mention(self) -> None:
        self._step_mention(-1)

    @Slot()
    def _on_next_figure(self) -> None:
        self._step_figure(1)

    @Slot()
    def _on_previous_figure(self) -> None:
        self._step_figure(-1)

    @Slot()
    def _on_next_heading(self) -> None:
        self.reading.step_heading(1)

    @Slot()
    def _on_previous_heading(self) -> None:
        self.reading.step_heading(-1)

    @Slot()
    def _on_mark_unread(self) -> None:
        self._mark(Status.UNREAD)

    @Slot()
    def _on_mark_reviewed(self) -> None:
        self._mark(Status.REVIEWED)

    @Slot()
    def _on_mark_set_aside(self) -> None:
        self._mark(Status.SET_ASIDE)

    # -- files -------------------------------------------------------------------------------------

    @Slot()
    def _on_open_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Open files"), self._last_folder())
        self._remember_folder(names[:1])
        self.import_paths([Path(name) for name in names])

    @Slot()
    def _on_open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a folder"), self._last_folder())
        if name:
            self._remember_folder([name])
            self.import_paths([Path(name)])

    @Slot()
    def _on_open_samples(self) -> None:
        self.import_paths(samples())

    def _last_folder(self) -> str:
        return str(self.library.get_state("last_folder", str(Path.home())))

    def _remember_folder(self, names: list[str]) -> None:
        if names:
            path = Path(names[0])
            self.library.set_state("last_folder", str(path if path.is_dir() else path.parent))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.import_paths(_local_paths(event.mimeData()))

    @Slot(int)
    def _on_folder_requested(self, id: int) -> None:
        path = self.library.document(id).path
        if path is None or not path.exists():
            error = KnownError("file-missing", path=str(path or ""))
            self.notifier.report(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    @Slot(list)
    def _on_copy_path_requested(self, ids: list[int]) -> None:
        rows = [self.library.document(id) for id in ids]
        QGuiApplication.clipboard().setText("\n".join(str(row.path or row.name) for row in rows))

    # -- dialogs -----------------------------------------------------------------------------------

    @Slot()
    def _on_failures(self) -> None:
        from reader_app.ui.dialogs.failures import FailuresDialog

        dialog = FailuresDialog(self.library, self.language, self)
        dialog.retry_requested.connect(self.import_paths)
        dialog.finished.connect(self._show_counts)
        dialog.open()

    @Slot()
    def _on_preferences(self) -> None:
        from reader_app.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.settings, self)
        dialog.changed.connect(self._on_preferences_changed)
        dialog.open()

    @Slot()
    def _on_preferences_changed(self) -> None:
        self.appearance.apply()
        self.reading.apply_settings(self.settings)

    @Slot()
    def _on_shortcuts(self) -> None:
        from reader_app.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.actions_, self.library, self).open()

    @Slot()
    def _on_about(self) -> None:
        from reader_app.ui.dialogs.about import AboutDialog

        AboutDialog(self.library, self).open()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _local_paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
