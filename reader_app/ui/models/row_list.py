"""A read-only list of rows that a delegate draws: checks and pictures are cards of such lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader_app.ui.models.tree import ROW


class Card(Protocol):
    """What a row must say of itself."""

    @property
    def text(self) -> str: ...
    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        ...

    @property
    def hint(self) -> str:
        """The tool tip: all that the card may have to shorten."""
        ...


class RowListModel(QAbstractListModel):
    """Rows of one kind, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Card] = ()

    def set_rows(self, rows: Sequence[Card]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),
    ) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.hint
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
