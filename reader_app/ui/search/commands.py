"""Brings the parts of the search together: field, page of results, and the hits in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.ui.actions import Actions
from reader_app.ui.appearance import Appearance
from reader_app.ui.jobs import Jobs
from reader_app.ui.notify import Notifier
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_session import OpenDocument, ReadingSession
from reader_app.ui.search.field import SearchField
from reader_app.ui.search.results import ResultRow
from reader_app.ui.search.results_page import ResultsPage
from reader_app.ui.search.runner import SearchRunner

if TYPE_CHECKING:
    from reader_app.library.organizing import Collection

INDEX_MILLISECONDS = 5_000


class SearchCommands(QObject):
    """Opens results and marks in the text what was looked for; F3 goes from hit to hit."""

    open_requested = Signal(int)
    collections_changed = Signal()
    index_ready = Signal()

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        field: SearchField,
        session: ReadingSession,
        reading: ReadingPane,
        appearance: Appearance,
        notifier: Notifier,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._field = field
        self._session = session
        self._reading = reading
        self._notifier = notifier
        self._wanted: ResultRow | None = None
        self.runner = SearchRunner(library, jobs, field.keeper, self)
        self.page = ResultsPage(appearance.theme, notifier.language, self.runner, reading)
        self._connect(appearance, actions)
        # An index that is missing or of an older form is made while the user begins to read.
        QTimer.singleShot(INDEX_MILLISECONDS, field.keeper, field.keeper.start)

    def _connect(self, appearance: Appearance, actions: Actions) -> None:
        page, field = self.page, self._field
        for source in (page, field):
            source.row_chosen.connect(self.open_row)
        field.all_requested.connect(self.show_all)
        field.failed.connect(self._notifier.report)
        # What kept searches find is another after that.
        field.keeper.finished.connect(self.index_ready)
        self.runner.failed.connect(self._notifier.report)
        page.query_chosen.connect(self.show_all)
        page.save_requested.connect(self._on_save)
        page.closed.connect(self._on_closed)
        appearance.theme_changed.connect(page.set_theme)
        self._session.document_opened.connect(self._on_document_opened)
        actions.connect_to("search_results", self.toggle_results)
        actions.connect_to("next_result", self._on_next)
        actions.connect_to("previous_result", self._on_previous)

    @Slot(str)
    def show_all(self, query: str) -> None:
        """All results of a query, over the text."""
        if self._field.text() != query:
            self._field.setText(query)
        self.page.show_query(query)

    @Slot()
    def toggle_results(self) -> None:
        """Back to the last results, or from them to the text."""
        if self.page.isVisible():
            self.page.leave()
        elif self.page.query:
            self.page.bring_up()
        else:
            self._field.focus()

    @Slot(object)
    def open_row(self, row: ResultRow) -> None:
        """Go to a hit; all that was found is marked in its text."""
        self.page.hide()
        self._wanted = row
        current = self._session.current
        if current is not None and current.row.id == row.hit.document:
            self._show()
        else:
            self.open_requested.emit(row.hit.document)

    @Slot(object)
    def _on_document_opened(self, opened: OpenDocument) -> None:
        wanted = self._wanted
        if wanted is not None and wanted.hit.document == opened.row.id:
            # After the page has taken the document and its kept position.
            QTimer.singleShot(0, self, self._show)
        else:
            self._wanted = None
            self.page.hide()

    @Slot()
    def _show(self) -> None:
        if self._wanted is None:
            return
        row, self._wanted = self._wanted, None
        start, end = row.span
        view, find_bar = self._reading.view, self._reading.find_bar
        if row.passage is None:  # found in the title, a note or a tag
            find_bar.close_bar()
        else:
            view.show_span(start, end)
            find_bar.show_words(row.hit.words, start)
        view.setFocus()

    @Slot()
    def _on_next(self) -> None:
        self.page.step(1)

    @Slot()
    def _on_previous(self) -> None:
        self.page.step(-1)

    @Slot(str, str)
    def _on_save(self, name: str, query: str) -> None:
        """Keep a search under a name; it appears among the collections."""
        self._jobs.start(
            lambda _report: self._library.collections.create(name, None, query),
            succeeded=self._on_saved,
            failed=self._notifier.report,
        )

    @Slot(object)
    def _on_saved(self, made: Collection) -> None:
        self.collections_changed.emit()
        self._notifier.bar.show_news(self.tr("The search was saved as “{0}”.").format(made.name))

    @Slot()
    def _on_closed(self) -> None:
        self._reading.view.setFocus()
