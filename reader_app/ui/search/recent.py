"""What the search field offers before anything is typed: searches kept and the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from reader_app.ui.icons import icon
from reader_app.ui.search.history import Saved
from reader_app.ui.theme import Theme, theme

QUERY_ROLE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 30  # pixels


class RecentModel(QAbstractListModel):
    """One row a query; those that were kept show their names first."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = theme("light")
        self._rows: list[tuple[str, str, str]] = []  # icon, words, query

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen

    def set_queries(self, saved: Sequence[Saved], recent: Sequence[str]) -> None:
        self.beginResetModel()
        self._rows = [("star", one.name, one.query) for one in saved]
        self._rows += [("search", query, query) for query in recent]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        drawing, words, query = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == QUERY_ROLE:
            return query
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(drawing, self._theme.colour("muted"))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _HEIGHT)
        return None
