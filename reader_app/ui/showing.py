"""What the window shows of the open document: on the page, beside it, above it and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from reader_app.ui import menus
from reader_app.ui.reading_session import LONGEST_ANALYSED, OpenDocument

if TYPE_CHECKING:
    from reader_app.library.rows import DocumentRow
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.preview import Preview


class Showing(QObject):
    """Follows the reading session and tells every part of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._found: OpenDocument | None = None  # its findings are yet to be shown in the panel
        session = window.session
        session.previewed.connect(self.show_preview)
        session.document_opened.connect(self.show_document)
        session.part_analysed.connect(window.reading.show_part)
        session.analysis_ready.connect(self.show_analysis)
        session.analysis_failed.connect(self.show_failure)
        session.failed.connect(self._on_failed)
        window.reading.place_changed.connect(self.note_place)

    def show_nothing(self) -> None:
        window, self._found = self._window, None
        window.reading.show_document(None)
        window.pages.set_document(None)
        window.pictures.set_document(None)
        window.words.set_text(None)
        window.marks.open.clear()
        window.panel.set_document(None, None)
        window.top_bar.heading.set_text(self.tr("Zhanjuan"), "")
        window.status.set_document(None, None)

    @Slot(object)
    def show_preview(self, preview: Preview) -> None:
        window, self._found = self._window, None
        if "pictures" in vars(window):  # those of the same name are another document's
            window.pictures.set_document(None)
        window.reading.show_preview(preview)
        if "words" in vars(window):  # at the start the page comes first
            window.words.set_text(preview.document.text)
        if "panel" in vars(window):
            window.panel.set_document(None, None)
        window.top_bar.heading.set_text(preview.title, "")
        window.setWindowTitle(preview.title)
        window.status.set_document(len(preview.document.text), preview.document.encoding)

    @Slot(object)
    def show_document(self, opened: OpenDocument) -> None:
        window, self._found = self._window, None
        row = opened.row
        window.pictures.set_document(opened)
        window.reading.show_document(opened)
        window.words.set_text(opened.document.text)
        nobody = (None, window.top_bar.menu_button)
        if window.reading.waits or window.focusWidget() in nobody:  # no place has been chosen yet
            window.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
        window.pages.set_document(opened)
        window.recognising.set_document(opened)
        window.panel.set_document(opened.document, opened.analysis)
        window.list_pane.update_rows([row])
        self.show_row(row)
        override = row.encoding_override is not None
        window.status.set_document(row.characters, opened.document.encoding, override)
        if opened.document.warnings:
            text = menus.warnings_text(opened.document, window.language)
            window.reading.notice.show_news(text)
        if opened.analysis is None:
            self._show_analysing(opened)
        else:
            self._show_analysed()
        self.note_place()

    @Slot(object)
    def show_row(self, row: DocumentRow) -> None:
        """What the open document is called, as the file says or by hand."""
        facts = " · ".join(part for part in (row.source, row.date) if part)
        self._window.top_bar.heading.set_text(row.display_title, facts)
        self._window.setWindowTitle(row.display_title)  # Qt adds the name of the program

    def _show_analysing(self, opened: OpenDocument) -> None:
        window = self._window
        if opened.row.characters <= LONGEST_ANALYSED:
            window.status.show_work(self.tr("Analysing…"))
            return
        window.panel.set_document(opened.document, None, failed=True)
        window.status.show_work(self.tr("Not analysed: too long"))
        window.ready.emit()

    @Slot(object)
    def show_analysis(self, opened: OpenDocument) -> None:
        """The page first, the panel in a turn of the event loop of its own."""
        self._window.reading.show_analysis(opened)
        self._found = opened
        QTimer.singleShot(0, self, self._show_found)

    @Slot()
    def _show_found(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            self._window.jobs.hold()
            self._window.panel.set_document(found.document, found.analysis)
            self._show_analysed()

    @Slot(object)
    def show_failure(self, opened: OpenDocument) -> None:
        window = self._window
        window.panel.set_document(opened.document, None, failed=True)
        window.status.show_work(None)
        window.ready.emit()

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        """Where no document can be opened there is none to wait for."""
        if self._window.session.current is None:
            self._window.ready.emit()

    def _show_analysed(self) -> None:
        window = self._window
        if not window.importer.busy and not window.background.busy:
            window.background.start()  # the open document is done: now the others
        window.ready.emit()

    @Slot()
    def note_place(self) -> None:
        window = self._window
        opened, view = window.session.current, window.reading.view
        if opened is None:
            return
        position, progress = view.position(), view.progress()
        from reader_app.documents.model import Span

        read = [Span(*span) for span in view.read_ranges()]
        window.session.note_place(position, progress, read)
        window.panel.set_current_position(position)
        window.commands["back"].setEnabled(view.can_go_back)
        window.commands["forward"].setEnabled(view.can_go_forward)
        section, sections = view.section_at(position), len(view.headings())
        window.status.set_place(section, sections, progress, view.page_label())
