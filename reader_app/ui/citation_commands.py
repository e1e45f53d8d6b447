"""Copying with the source, in the form of citation that the user has chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.ui.actions import Actions
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader_app.exchange.citation import Cited


class CitationCommands(QObject):
    """Copies the selection as a citation, and lets its form be chosen."""

    def __init__(
        self,
        library: Library,
        session: ReadingSession,
        reading: ReadingPane,
        actions: Actions,
        language: str,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._session = session
        self._reading = reading
        self._language = language
        self._window = window
        actions.connect_to("copy_citation", self.copy_citation)
        actions.connect_to("citation_form", self.edit_form)

    @Slot()
    def copy_citation(self) -> None:
        """Copy the selection with its source."""
        from reader_app.exchange.citation import cite, template_of

        cited = self._cited()
        if cited is not None and cited.quote:
            template = template_of(self._library, self._language)
            QGuiApplication.clipboard().setText(cite(template, cited))

    def _cited(self) -> Cited | None:
        from reader_app.exchange.citation import cited_at

        opened, view = self._session.current, self._reading.view
        if opened is None:
            return None
        cited = cited_at(opened.row, opened.document, *view.selected_span())
        return replace(cited, quote=view.selected_text().strip())

    @Slot()
    def edit_form(self) -> None:
        """Choose the form of citations, or write one's own."""
        from reader_app.exchange.citation import template_of
        from reader_app.ui.dialogs.export_citation import CitationDialog

        template = template_of(self._library, self._language)
        dialog = CitationDialog(template, self._cited(), self._language, self._window)
        dialog.template_chosen.connect(self._on_template)
        dialog.open()

    @Slot(str)
    def _on_template(self, template: str) -> None:
        from reader_app.exchange.citation import keep_template

        keep_template(self._library, template)
