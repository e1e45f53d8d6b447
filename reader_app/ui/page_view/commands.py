"""Showing the original pages beside the text, and keeping the two at the same place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.documents import loaders
from reader_app.documents.model import Document
from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.ui.actions import Actions
from reader_app.ui.appearance import Appearance
from reader_app.ui.jobs import Jobs
from reader_app.ui.page_view.marks import PageMarks
from reader_app.ui.page_view.pane import PagePane
from reader_app.ui.page_view.source import PageSource, page_at, page_span
from reader_app.ui.password_asking import PasswordAsking
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reader.room import RoomBeside
from reader_app.ui.reading_session import OpenDocument, ReadingSession

ACTION = "page_view"


class PageCommands(QObject):
    """The pages follow the text and the text the pages; what is shown in the text is lit there."""

    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        appearance: Appearance,
        session: ReadingSession,
        reading: ReadingPane,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._session = session
        self._reading = reading
        self._action = actions[ACTION]
        self._tooltip = self._action.toolTip()
        self._pane: PagePane | None = None
        self._ready = False
        self._span = (0, 0)
        self._expected = -1
        self._passwords = PasswordAsking(reading)
        self._passwords.retry_wanted.connect(self._on_password)
        self.source = PageSource(library, jobs, self)
        self.source.opened.connect(self._on_opened)
        self.source.drawn.connect(self._on_drawn)
        self.source.found.connect(self._on_found)
        self.source.pointed.connect(self._on_pointed)
        self.source.stretched.connect(self._on_stretched)
        self.source.failed.connect(self._on_failed)
        self.marks = PageMarks(self.source, jobs, self)
        self.marks.found.connect(self._on_drawn)
        self._action.toggled.connect(self._on_toggled)
        reading.view.rearranged.connect(self._on_rearranged)
        reading.view.position_changed.connect(self._on_text_moved)
        reading.view.span_shown.connect(self.light)
        reading.view.selection_changed.connect(self._on_selection_changed)
        self._allow(None)

    @property
    def pane(self) -> PagePane | None:
        """The pages, once they were shown."""
        return self._pane

    @Slot(object)
    def set_document(self, opened: OpenDocument | None) -> None:
        """Another document is on the page."""
        self._ready, self._span = False, (0, 0)
        self._allow(opened.document if opened else None)
        self._show_or_hide()

    def _allow(self, document: Document | None) -> None:
        able = document is not None and bool(document.pages) and loaders.has_pages(document.format)
        self._action.setEnabled(able)
        if able:
            tooltip = self._tooltip
        elif document is None:
            tooltip = self.tr("Open a document first.")
        else:
            tooltip = self.tr("Only formats with fixed pages, such as PDF, have pages to show.")
        self._action.setToolTip(tooltip)

    @Slot()
    def _on_toggled(self) -> None:
        self._show_or_hide()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """The pages of a protected file need its password anew: it was not stored."""
        self.failed.emit(error)
        if isinstance(error, KnownError):
            self._passwords.ask([error.notice])

    @Slot()
    def _on_password(self) -> None:
        self._ready = False
        self._show_or_hide()

    @Slot()
    def close(self) -> None:
        self._action.setChecked(False)
        self._reading.view.setFocus()

    def _show_or_hide(self) -> None:
        current = self._session.current
        if self._action.isChecked() and self._action.isEnabled() and current is not None:
            self._reading.show_beside(self._shown_pane())
            if not self._ready:
                self.source.open(current)
        elif self._pane is not None:
            self._pane.hide()
            self._ready = False
            self.source.close()

    def _shown_pane(self) -> PagePane:
        if self._pane is None:
            self._pane = pane = PagePane(self._appearance.theme)
            RoomBeside(self._reading, pane)
            pane.view.pictures = self.source.page
            pane.view.before_painting = self.source.forget_wishes
            pane.view.moved.connect(self._on_pages_moved)
            pane.view.pointed.connect(self.source.point)
            pane.view.dragged.connect(self.source.stretch)
            pane.view.marks = self.marks.of
            pane.closed.connect(self.close)
            self._appearance.theme_changed.connect(pane.set_theme)
        return self._pane

    # -- from the text to the pages ----------------------------------------------------------------

    @Slot(list)
    def _on_opened(self, sizes: list[tuple[float, float]]) -> None:
        current = self._session.current
        if self._pane is None or current is None:
            return
        self._ready = True
        self._pane.set_labels([page.label for page in current.document.pages])
        self._pane.view.set_pages(sizes)
        self._follow_text(self._reading.view.position())
        self.source.find(*self._span)

    @Slot(int)
    def _on_text_moved(self, position: int) -> None:
        if self._ready and position != self._expected:
            self._follow_text(position)

    def _follow_text(self, position: int) -> None:
        document = self._document()
        if document is None or self._pane is None:
            return
        number = page_at(document, position)
        start, end = page_span(document, number)
        share = (position - start) / max(1, end - start)
        self._pane.view.go_to(number, min(max(share, 0.0), 1.0))

    @Slot(int, int)
    def light(self, start: int, end: int) -> None:
        """Light a stretch of the text on its page."""
        self._span = (start, end)
        if self._ready:
            self.source.find(start, end)

    @Slot(int, int)
    def _on_selection_changed(self, start: int, end: int) -> None:
        if start < end:
            self.light(start, end)

    @Slot()
    def _on_drawn(self) -> None:
        if self._pane is not None:
            self._pane.view.viewport().update()

    @Slot(object)
    def _on_found(self, boxes: dict[int, list[tuple[float, float, float, float]]]) -> None:
        if self._pane is not None:
            self._pane.view.set_boxes(boxes)

    @Slot()
    def _on_rearranged(self) -> None:
        """The marks on the text may have become others."""
        if self.marks.set_layer(self._reading.view.annotations):
            self._on_drawn()

    # -- from the pages to the text ----------------------------------------------------------------

    @Slot(int, float)
    def _on_pages_moved(self, number: int, share: float) -> None:
        document = self._document()
        if document is None or number >= len(document.pages):
            return
        start, end = page_span(document, number)
        self._reading.view.go_to(start + round(share * (end - start)))
        self._expected = self._reading.view.position()

    @Slot(int)
    def _on_pointed(self, position: int) -> None:
        self._reading.show_span(position, position + 1)

    @Slot(int, int)
    def _on_stretched(self, start: int, end: int) -> None:
        """Words that were dragged over on a page are selected in the text, to be marked there."""
        self._reading.view.select(start, end)

    def _document(self) -> Document | None:
        current: Any = self._session.current
        return current.document if current is not None else None
