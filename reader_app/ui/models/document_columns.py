"""The document list as a table: the rows of the list, with columns to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from reader_app.library.rows import DocumentRow
from reader_app.ui.models.document_facts import length_words, status_word
from reader_app.ui.models.document_list import DocumentListModel
from reader_app.ui.models.document_order import Order
from reader_app.ui.models.document_roles import GROUP_ROLE

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate

COLUMNS = (
    "title",
    "status",
    "source",
    "author",
    "date",
    "tags",
    "annotations",
    "words",
    "length",
    "progress",
    "added",
    "read",
)
SHOWN_FIRST = ("title", "status", "source", "date", "tags", "annotations")
_NUMBERS = frozenset({"annotations", "words", "length", "progress"})


def column_word(column: str) -> str:
    """The heading of a column in the interface's language."""
    words = {
        "title": translate("DocumentList", "Title"),
        "status": translate("DocumentList", "Status"),
        "source": translate("DocumentList", "Source"),
        "author": translate("DocumentList", "Author"),
        "date": translate("DocumentList", "Date"),
        "tags": translate("DocumentList", "Tags"),
        "annotations": translate("DocumentList", "Annotations"),
        "words": translate("DocumentList", "Listed words"),
        "length": translate("DocumentList", "Length"),
        "progress": translate("DocumentList", "Progress"),
        "added": translate("DocumentList", "Added"),
        "read": translate("DocumentList", "Read"),
    }
    return words[column]


def order_of(column: str) -> Order | None:
    """What a click on a heading sorts by; None where nothing does."""
    return Order(column) if column in list(Order) else None


class DocumentTableModel(QAbstractTableModel):
    """The list's rows in columns; it follows the list only while it is shown."""

    def __init__(self, rows: DocumentListModel) -> None:
        super().__init__()
        self.rows = rows
        self._active = False
        rows.modelAboutToBeReset.connect(self._on_about_to_reset)
        rows.modelReset.connect(self._on_reset)
        rows.rowsAboutToBeInserted.connect(self._on_about_to_insert)
        rows.rowsInserted.connect(self._on_inserted)
        rows.rowsAboutToBeRemoved.connect(self._on_about_to_remove)
        rows.rowsRemoved.connect(self._on_removed)
        rows.dataChanged.connect(self._on_changed)

    def set_active(self, active: bool) -> None:
        """Show the rows, or none at all."""
        self.beginResetModel()
        self._active = active
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        inner = parent is not None and parent.isValid()
        return 0 if inner or not self._active else self.rows.rowCount()

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self.rows.flags_of(index.row())

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_word(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entries = self.rows.entries()
        if not index.isValid() or index.row() >= len(entries):
            return None
        entry, column = entries[index.row()], COLUMNS[index.column()]
        if not isinstance(entry, DocumentRow):
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{entry.label}  {entry.size}" if index.column() == 0 else None
            return entry if role == GROUP_ROLE else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEXTS[column](entry, self.rows)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column():
            return _TEXTS[column](entry, self.rows)
        return self.rows.data(self.rows.index(index.row()), role)

    def mimeTypes(self) -> list[str]:
        return self.rows.mimeTypes()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return self.rows.mimeData([self.rows.index(row) for row in rows])

    # -- following the list ------------------------------------------------------------------------

    def _on_about_to_reset(self) -> None:
        if self._active:
            self.beginResetModel()

    def _on_reset(self) -> None:
        if self._active:
            self.endResetModel()

    def _on_about_to_insert(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._active:
            self.beginInsertRows(QModelIndex(), first, last)

    def _on_inserted(self) -> None:
        if self._active:
            self.endInsertRows()

    def _on_about_to_remove(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._active:
            self.beginRemoveRows(QModelIndex(), first, last)

    def _on_removed(self) -> None:
        if self._active:
            self.endRemoveRows()

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._active:
            end = self.index(last.row(), len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(first.row(), 0), end)


def _number(value: int) -> str:
    return f"{value:,}" if value else ""


def _day(moment: str | None) -> str:
    return (moment or "")[:10]


_TEXTS: dict[str, Callable[[DocumentRow, DocumentListModel], str]] = {
    "title": lambda row, _: row.display_title,
    "status": lambda row, _: status_word(row.status),
    "source": lambda row, _: row.source or "",
    "author": lambda row, _: row.author or "",
    "date": lambda row, _: row.date or "",
    "tags": lambda row, _: ", ".join(row.tags or ()),
    "annotations": lambda row, _: _number(row.annotations),
    "words": lambda row, rows: _number(rows.words_in(row.id)),
    "length": lambda row, _: length_words(row.characters),
    "progress": lambda row, _: f"{round(100 * row.progress)}%" if row.progress else "",
    "added": lambda row, _: _day(row.added),
    "read": lambda row, _: _day(row.opened),
}
