"""The list and the status line in step with the library: rows that come by the hundred, counts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.widgets.status_bar import StatusLine

FLUSH_MILLISECONDS = 80
# A large list takes longer to be laid out anew: it waits so much longer for the next batch.
_ROWS_A_MILLISECOND = 200


class ListUpdates(QObject):
    """Shows rows in batches. What was taken out stays out, whatever is still told of it."""

    counts_changed = Signal(int)  # documents in the library

    def __init__(
        self, library: Library, list_pane: DocumentListPane, status: StatusLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._list = list_pane
        self._status = status
        # Analyses under way may still report these: they stay out of the list.
        self._gone: set[int] = set()
        self._fresh: dict[int, DocumentRow] = {}
        self._timer = QTimer(self, singleShot=True, interval=FLUSH_MILLISECONDS)
        self._timer.timeout.connect(self.flush)

    def show_soon(self, row: DocumentRow) -> None:
        """Show a row with others that come."""
        self._fresh[row.id] = row
        if not self._timer.isActive():
            total = self._list.model.total
            self._timer.start(max(FLUSH_MILLISECONDS, total // _ROWS_A_MILLISECOND))

    @Slot()
    def flush(self) -> None:
        """Show what has come, now."""
        fresh, self._fresh = self._fresh, {}
        rows = [row for id, row in fresh.items() if id not in self._gone]
        if rows:
            self._list.update_rows(rows)
            self._status.set_count(self._list.model.total)
            self.counts_changed.emit(self._list.model.total)

    @Slot(object)
    def show_changed(self, row: DocumentRow) -> None:
        """Show a row as it is now, unless it was taken out."""
        if row.id not in self._gone:
            self._list.update_rows([row])

    def supersede(self, rows: Iterable[DocumentRow]) -> None:
        """Of rows that wait to be shown, have the newer ones."""
        self._fresh.update((row.id, row) for row in rows if row.id in self._fresh)

    def bring_back(self, rows: list[DocumentRow]) -> None:
        """Show rows at once that may have been taken out."""
        self.let_back(row.id for row in rows)
        self._list.update_rows(rows)
        self.show_counts()

    def let_back(self, ids: Iterable[int]) -> None:
        """What comes of these is shown again."""
        self._gone.difference_update(ids)

    def take_out(self, ids: list[int]) -> None:
        """Show these no more."""
        self._gone.update(ids)
        self._list.remove_rows(ids)
        self.show_counts()

    @Slot()
    def show_counts(self) -> None:
        total = self._list.model.total
        self._status.set_count(total)
        self._status.set_failures(len(self._library.failures()))
        self.counts_changed.emit(total)
