"""The document list as a model: filtered and ordered here, so that ten thousand rows stay quick."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Slot,
)

from reader_app.library.rows import DocumentRow, Status

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
FACTS_ROLE = Qt.ItemDataRole.UserRole + 2  # list[str]: what stands under the title


class Order(StrEnum):
    """What the list is ordered by."""

    ADDED = "added"
    TITLE = "title"
    SOURCE = "source"
    DATE = "date"
    LENGTH = "length"
    PROGRESS = "progress"


# The newest day first, within a day as they came in; longest first; undated and unnamed last.
_KEYS: dict[Order, Callable[[DocumentRow], Any]] = {
    Order.ADDED: lambda row: (_descending(row.added[:10]), row.id),
    Order.TITLE: lambda row: row.display_title,
    Order.SOURCE: lambda row: (row.source is None, row.source or "", row.display_title),
    Order.DATE: lambda row: (row.date is None, _descending(row.date or ""), row.display_title),
    Order.LENGTH: lambda row: -row.characters,
    Order.PROGRESS: lambda row: (-row.progress, row.display_title),
}


def _descending(text: str) -> list[int]:
    return [-ord(c) for c in text]


def fold(text: str) -> str:
    """Text as the filter compares it: full and half width alike, letter case ignored."""
    return unicodedata.normalize("NFKC", text).casefold()


class DocumentListModel(QAbstractListModel):
    """The documents that pass the filter, in the chosen order."""

    def __init__(self, rows: Iterable[DocumentRow] = ()) -> None:
        super().__init__()
        self._all: dict[int, DocumentRow] = {}
        self._folded: dict[int, str] = {}
        self._visible: list[DocumentRow] = []
        self._words: list[str] = []
        self._status: Status | None = None
        self._order = Order.ADDED
        self._listed: dict[int, int] = {}
        self.set_rows(rows)

    # -- content ---------------------------------------------------------------------------------

    def set_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Show these documents in place of all others."""
        self._all = {row.id: row for row in rows}
        self._folded = {id: _searchable(row) for id, row in self._all.items()}
        self._rebuild()

    def update_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Add documents, or show them as they are now; each moves to its place in the order."""
        for row in rows:
            old = self._all.get(row.id)
            self._all[row.id] = row
            self._folded[row.id] = _searchable(row)
            if old and self._replace(old, row):
                continue
            if old:
                self._take(row.id)
            if self._passes(row):
                self._insert(row)

    @Slot(object)
    def set_word_counts(self, counts: Mapping[int, int] | None) -> None:
        """Show how many listed words documents have; None: nobody knows of any yet."""
        self._listed = {**self._listed, **counts} if counts is not None else {}
        if self._visible:
            self.dataChanged.emit(self.index(0), self.index(len(self._visible) - 1))

    def remove_rows(self, ids: Iterable[int]) -> None:
        """Show these documents no more."""
        for id in ids:
            self._take(id)
            self._all.pop(id, None)
            self._folded.pop(id, None)

    def set_filter(self, text: str, status: Status | None) -> None:
        """Show the documents whose title, source, date or file name has every word of ``text``."""
        self._words = fold(text).split()
        self._status = status
        self._rebuild()

    def set_order(self, order: Order) -> None:
        self._order = order
        self._rebuild()

    @property
    def order(self) -> Order:
        return self._order

    def counts(self) -> Counter[Status]:
        """How many documents there are of each status, whatever the filter."""
        return Counter(row.status for row in self._all.values())

    @property
    def total(self) -> int:
        return len(self._all)

    def ids(self) -> list[int]:
        """The visible documents, in order."""
        return [row.id for row in self._visible]

    def row_of(self, id: int) -> DocumentRow | None:
        return self._all.get(id)

    def index_of(self, id: int) -> QModelIndex:
        """The place of a document in the list; invalid if the filter hides it."""
        for position, row in enumerate(self._visible):
            if row.id == id:
                return self.index(position)
        return QModelIndex()

    # -- QAbstractListModel ------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._visible)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._visible):
            return None
        row = self._visible[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.display_title
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.display_title}\n{row.path or row.name}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([row.display_title, *self._facts(row), status_word(row.status)])
        if role == FACTS_ROLE:
            return self._facts(row)
        return None

    def _facts(self, row: DocumentRow) -> list[str]:
        """The facts of a document, and how many words of the user's lists it has."""
        count = self._listed.get(row.id, 0)
        words = QCoreApplication.translate("DocumentList", "%n listed word(s)", "", count)
        return [words, *facts(row)] if count else facts(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Dragging documents out gives their files."""
        mime = QMimeData()
        rows = [self._visible[index.row()] for index in indexes]
        mime.setUrls([QUrl.fromLocalFile(str(row.path)) for row in rows if row.path])
        return mime

    # -- inside ------------------------------------------------------------------------------------

    def _passes(self, row: DocumentRow) -> bool:
        if self._status is not None and row.status != self._status:
            return False
        text = self._folded[row.id]
        return all(word in text for word in self._words)

    def _rebuild(self) -> None:
        self.beginResetModel()
        passing = [row for row in self._all.values() if self._passes(row)]
        self._visible = sorted(passing, key=_KEYS[self._order])
        self.endResetModel()

    def _replace(self, old: DocumentRow, row: DocumentRow) -> bool:
        """Show a document's new state where it stands; False if that is not its place any more."""
        key = _KEYS[self._order]
        index = self.index_of(row.id)
        if not index.isValid() or key(old) != key(row) or not self._passes(row):
            return False
        self._visible[index.row()] = row
        self.dataChanged.emit(index, index)
        return True

    def _insert(self, row: DocumentRow) -> None:
        key = _KEYS[self._order]
        place = bisect_right(self._visible, key(row), key=key)
        self.beginInsertRows(QModelIndex(), place, place)
        self._visible.insert(place, row)
        self.endInsertRows()

    def _take(self, id: int) -> None:
        index = self.index_of(id)
        if index.isValid():
            self.beginRemoveRows(QModelIndex(), index.row(), index.row())
            del self._visible[index.row()]
            self.endRemoveRows()


def _searchable(row: DocumentRow) -> str:
    parts = (row.display_title, row.source, row.author, row.date, row.name)
    return fold("\n".join(part for part in parts if part))


def facts(row: DocumentRow) -> list[str]:
    """What stands under a title: source, date, length, pictures, failed checks."""
    found = [row.source or row.name, row.date, length_words(row.characters)]
    if row.checks_fail:
        text = QCoreApplication.translate("DocumentList", "%n check(s) failed", "", row.checks_fail)
        found.append(text)
    elif row.checks_hold:
        text = QCoreApplication.translate("DocumentList", "%n check(s) hold", "", row.checks_hold)
        found.append(text)
    if row.annotations:
        text = QCoreApplication.translate("DocumentList", "%n annotation(s)", "", row.annotations)
        found.insert(2, text)
    if row.waiting:
        text = QCoreApplication.translate("DocumentList", "%n without a place", "", row.waiting)
        found.insert(2, text)
    if row.images:
        found.append(QCoreApplication.translate("DocumentList", "%n picture(s)", "", row.images))
    return [part for part in found if part]


def length_words(characters: int) -> str:
    """A length in characters, short: ``850 chars``, ``2.0k chars``."""
    if characters < 1000:
        return QCoreApplication.translate("DocumentList", "%n char(s)", "", characters)
    template = QCoreApplication.translate("DocumentList", "{0}k chars")
    return template.format(f"{characters / 1000:.1f}")


def status_word(status: Status) -> str:
    """The name of a status in the interface's language."""
    words = {
        Status.UNREAD: QCoreApplication.translate("DocumentList", "To read"),
        Status.READING: QCoreApplication.translate("DocumentList", "Reading"),
        Status.REVIEWED: QCoreApplication.translate("DocumentList", "Reviewed"),
        Status.SET_ASIDE: QCoreApplication.translate("DocumentList", "Set aside"),
    }
    return words[status]
