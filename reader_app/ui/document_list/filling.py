"""Fills the list of documents at the start: what is seen of it at once, all of it soon after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.library.rows import Changes, DocumentRow
    from reader_app.ui.document_list.pane import DocumentListPane
    from reader_app.ui.jobs import Jobs, Report

# Rows; more than the highest screen shows.
GLANCE = 60


class ListFilling(QObject):
    """Reads the newest documents first, where the list begins with them, and then the others."""

    filled = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, pane: DocumentListPane) -> None:
        super().__init__(pane)
        self._library = library
        self._jobs = jobs
        self._pane = pane
        self._missing = False
        self.under_way = False

    def begin(self) -> int:
        """Fill what is seen; the number of all documents."""
        if not self._pane.begins_with_newest:
            self._pane.set_rows(self._library.documents())
            return self._pane.model.total
        glance = self._library.glance(GLANCE)
        self._pane.show_glance(glance)
        self._missing = self.under_way = glance.total > len(glance.rows)
        return glance.total

    def complete(self) -> None:
        """Read the others, off the window's thread."""
        if self._missing:
            self._missing = False
            self._jobs.start(
                _ReadAll(self._library).run, succeeded=self._on_read, failed=self.failed.emit
            )

    @Slot(object)
    def _on_read(self, found: _All) -> None:
        self.under_way = False
        self._pane.set_rows(found.rows, found.folded)
        changed = self._library.rows(self._library.changes_since(found.before.token).documents)
        if changed:
            self._pane.update_rows(changed)
            self._pane.remove_rows([row.id for row in changed if row.removed is not None])
        self.filled.emit()


class _All(NamedTuple):
    """All rows, what the filter looks for words in, and the state of the library before."""

    rows: list[DocumentRow]
    folded: list[str]
    before: Changes


class _ReadAll:
    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, report: Report) -> _All:
        from reader_app.ui.models.document_filter import all_searchable

        before = self._library.changes_since()
        rows = self._library.documents()
        report(None)
        return _All(rows, all_searchable(rows), before)
