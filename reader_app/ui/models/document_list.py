"""The document list as a model: filtered, ordered and grouped here, so that ten thousand rows
stay quick."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
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
from reader_app.ui.models.document_facts import Sign, facts, signs, status_word
from reader_app.ui.models.document_filter import (
    EVERYTHING,
    Source,
    SourceKind,
    all_searchable,
    belongs,
    fold,
)
from reader_app.ui.models.document_groups import Group, group_of, is_ascending, label_of, rank_of
from reader_app.ui.models.document_order import ASCENDING, Key, Order, key_of

Index = QModelIndex | QPersistentModelIndex
Entry = DocumentRow | Group
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # DocumentRow, or None at the head of a group
FACTS_ROLE = Qt.ItemDataRole.UserRole + 2  # list[str]: what stands under the title
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3  # Group, or None at a document
SIGNS_ROLE = Qt.ItemDataRole.UserRole + 4  # list[Sign]
DOCUMENTS = "application/x-zhanjuan-documents"
"""What is dragged: a JSON list of the documents' numbers."""

_OF_GROUPS = Qt.ItemFlag.ItemIsEnabled
_OF_DOCUMENTS = _OF_GROUPS | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
# So many changed rows are taken in one by one; of more, the list is made anew.
_FEW = 40


class DocumentListModel(QAbstractListModel):
    """The documents that pass the filter, in the chosen order, under the heads of their groups."""

    def __init__(self, rows: Iterable[DocumentRow] = ()) -> None:
        super().__init__()
        self._all: dict[int, DocumentRow] = {}
        self._bin: dict[int, DocumentRow] = {}
        self._folded: dict[int, str] = {}
        self._visible: list[DocumentRow] = []
        self._entries: list[Any] = self._visible
        self._ordered: list[DocumentRow] | None = None  # those of the source, whatever the filter
        self._counts: Counter[Status] = Counter()
        self._words: list[str] = []
        self._status: Status | None = None
        self._source, self._members = EVERYTHING, frozenset[int]()
        self._order, self._ascending = Order.ADDED, False
        self._grouping: Order | None = None
        self._collapsed: set[str] = set()
        self._listed: dict[int, int] = {}
        self._places: Mapping[int, int] = {}
        self.set_rows(rows)

    # -- content ---------------------------------------------------------------------------------

    def set_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Show these documents in place of all others."""
        self._all = {row.id: row for row in rows}
        self._folded = dict(zip(self._all, all_searchable(self._all.values()), strict=True))
        self._rebuild()

    def set_bin(self, rows: Iterable[DocumentRow]) -> None:
        """The documents that the bin holds."""
        self._bin = {row.id: row for row in rows}
        if self._source.kind == SourceKind.BIN:
            self._rebuild()

    def update_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Add documents, or show them as they are now; each moves to its place in the order."""
        rows, self._ordered = list(rows), None
        anew = self._grouping is not None or len(rows) > _FEW
        for row in rows:
            old = self._all.get(row.id)
            self._all[row.id] = row
            self._folded.pop(row.id, None)
            if not anew:
                self._update(old, row)
        if anew:
            self._rebuild()
        else:
            self._count()

    def _update(self, old: DocumentRow | None, row: DocumentRow) -> None:
        if old and self._replace(old, row):
            return
        if old:
            self._take(row.id)
        if self._passes(row):
            self._insert(row)

    @Slot(object)
    def set_word_counts(self, counts: Mapping[int, int] | None) -> None:
        """Show how many listed words documents have; None: nobody knows of any yet."""
        self._listed = {**self._listed, **counts} if counts is not None else {}
        if Order.WORDS in (self._order, self._grouping):
            self._rebuild()
        else:
            self._tell_changed()

    def set_places(self, places: Mapping[int, int]) -> None:
        """How many files hold a document, of those that more than one does."""
        if places != self._places:
            self._places = places
            self._tell_changed()

    def _tell_changed(self) -> None:
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def remove_rows(self, ids: Iterable[int]) -> None:
        """Show these documents no more."""
        gone, self._ordered = [id for id in ids if id in self._all], None
        few = len(gone) <= _FEW and self._grouping is None
        for id in gone:
            if few:
                self._take(id)
            del self._all[id]
            self._folded.pop(id, None)
        if not few:
            self._rebuild()
        self._count()

    # -- what is shown, and how ------------------------------------------------------------------

    def set_filter(self, text: str, status: Status | None) -> None:
        """Show the documents that have every word of ``text`` in title, source, date, file name
        or tags, and the status (None: any)."""
        self._words = fold(text).split()
        self._status = status
        self._rebuild(reorder=False)

    def set_source(self, source: Source, members: Iterable[int] = ()) -> None:
        """Show the documents of a source; ``members`` are those of a collection or search."""
        self._source, self._members = source, frozenset(members)
        self._rebuild()

    def set_order(self, order: Order, ascending: bool | None = None) -> None:
        """Sort; without a direction as it is usual for the order."""
        self._order = order
        self._ascending = order in ASCENDING if ascending is None else ascending
        self._rebuild()

    def set_grouping(self, grouping: Order | None, collapsed: Iterable[str] = ()) -> None:
        """Put documents that have something in common under a head of their own."""
        self._grouping, self._collapsed = grouping, set(collapsed)
        self._rebuild()

    def toggle_group(self, key: str, collapsed: bool | None = None) -> None:
        """Hide the documents of a group but not its head, or show them again."""
        if collapsed is None:
            collapsed = key not in self._collapsed
        (self._collapsed.add if collapsed else self._collapsed.discard)(key)
        self._rebuild()

    def reveal(self, id: int) -> None:
        """Show the documents of a document's group."""
        row = self._all.get(id)
        if row is not None and self._grouping is not None and self._collapsed:
            key = group_of(self._grouping, self._listed)(row)
            if key in self._collapsed:
                self.toggle_group(key)

    @property
    def order(self) -> Order:
        return self._order

    @property
    def ascending(self) -> bool:
        return self._ascending

    @property
    def grouping(self) -> Order | None:
        return self._grouping

    @property
    def collapsed(self) -> frozenset[str]:
        return frozenset(self._collapsed)

    @property
    def source(self) -> Source:
        return self._source

    def counts(self) -> Counter[Status]:
        """How many documents of the source have the filter's words, by status, whatever the
        status asked for."""
        return self._counts

    @property
    def total(self) -> int:
        return len(self._all)

    def all_rows(self) -> Iterable[DocumentRow]:
        """Every document but those in the bin, in no order."""
        return self._all.values()

    @property
    def in_bin(self) -> int:
        return len(self._bin)

    def ids(self) -> list[int]:
        """The documents that pass the filter, in order, also those of collapsed groups."""
        return [row.id for row in self._visible]

    def entries(self) -> Sequence[Entry]:
        """The rows of the list: documents and heads of groups."""
        return self._entries

    def row_of(self, id: int) -> DocumentRow | None:
        return self._all.get(id)

    def any_row(self, id: int) -> DocumentRow | None:
        """A document's row, also from the bin."""
        return self._all.get(id) or self._bin.get(id)

    def words_in(self, id: int) -> int:
        """How many words of the user's lists a document has."""
        return self._listed.get(id, 0)

    def index_of(self, id: int) -> QModelIndex:
        """The place of a document in the list; invalid if it is hidden."""
        for position, entry in enumerate(self._entries):
            if isinstance(entry, DocumentRow) and entry.id == id:
                return self.index(position)
        return QModelIndex()

    # -- QAbstractListModel ------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, Group):
            return _group_data(entry, role)
        return self._row_data(entry, role)

    def _row_data(self, row: DocumentRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.display_title
        if role == ROW_ROLE:
            return row
        if role == FACTS_ROLE:
            return self._facts(row)
        if role == SIGNS_ROLE:
            return self._signs(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            words = [sign.words for sign in self._signs(row)]
            tags = [f"#{tag}" for tag in row.tags or ()]
            lines = [row.display_title, str(row.path or row.name), " ".join(tags), *words]
            return "\n".join(line for line in lines if line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [sign.words for sign in self._signs(row)] + list(row.tags or ())
            said = [row.display_title, *self._facts(row), status_word(row.status), *told]
            return ", ".join(said)
        return None

    def _facts(self, row: DocumentRow) -> list[str]:
        """The facts of a document, and how many words of the user's lists it has."""
        count = self._listed.get(row.id, 0)
        words = QCoreApplication.translate("DocumentList", "%n listed word(s)", "", count)
        return [words, *facts(row)] if count else facts(row)

    def _signs(self, row: DocumentRow) -> list[Sign]:
        return signs(row, self._places.get(row.id, 1))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self.flags_of(index.row())

    def flags_of(self, row: int) -> Qt.ItemFlag:
        """What can be done with a row."""
        if not 0 <= row < len(self._entries):
            return Qt.ItemFlag.NoItemFlags
        return _OF_GROUPS if isinstance(self._entries[row], Group) else _OF_DOCUMENTS

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [DOCUMENTS, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Dragging documents gives their numbers to this program, their files to others."""
        mime = QMimeData()
        entries = [self._entries[index.row()] for index in indexes]
        rows = [entry for entry in entries if isinstance(entry, DocumentRow)]
        mime.setData(DOCUMENTS, json.dumps([row.id for row in rows]).encode())
        mime.setUrls([QUrl.fromLocalFile(str(row.path)) for row in rows if row.path])
        return mime

    # -- inside ------------------------------------------------------------------------------------

    def _of_source(self) -> Iterable[DocumentRow]:
        """The documents of the source, whatever the filter."""
        rows = (self._bin if self._source.kind == SourceKind.BIN else self._all).values()
        belonging = belongs(self._source, self._members)
        return rows if belonging is None else filter(belonging, rows)

    def _with_words(self, rows: Iterable[DocumentRow]) -> list[DocumentRow]:
        """Those of the rows that have all words; each word is looked for in what the last left."""
        found, folded = list(rows), self._folded
        if missing := [row for row in found if row.id not in folded]:
            texts = all_searchable(missing)
            folded.update(zip((row.id for row in missing), texts, strict=True))
        for word in self._words:
            found = [row for row in found if word in folded[row.id]]
        return found

    def _has_words(self, row: DocumentRow) -> bool:
        return not self._words or bool(self._with_words([row]))

    def _passes(self, row: DocumentRow) -> bool:
        if self._status is not None and row.status != self._status:
            return False
        if self._source.kind == SourceKind.BIN:
            return False
        belonging = belongs(self._source, self._members)
        return (belonging is None or belonging(row)) and self._has_words(row)

    def _count(self) -> None:
        rows = self._of_source()
        found = self._with_words(rows) if self._words else rows
        self._counts = Counter([row.status for row in found])

    def _key(self) -> Callable[[DocumentRow], Key]:
        return key_of(self._order, self._ascending, self._listed)

    def _rebuild(self, reorder: bool = True) -> None:
        """Make the list anew; without ``reorder`` only the filter is another."""
        self.beginResetModel()
        if not reorder and self._ordered is not None:
            found = self._ordered
        else:
            found = self._ordered = sorted(self._of_source(), key=self._key())
        if self._words:
            found = self._with_words(found)
        self._counts = Counter([row.status for row in found])
        if self._status is not None:
            found = [row for row in found if row.status == self._status]
        self._visible = self._entries = list(found)
        if self._grouping is not None:
            self._group(self._grouping)
        self.endResetModel()

    def _group(self, grouping: Order) -> None:
        key = group_of(grouping, self._listed)
        ascending = is_ascending(grouping, self._order, self._ascending)
        ranks: dict[str, Any] = {}
        keyed = [(key(row), row) for row in self._visible]
        for name, _ in keyed:
            if name not in ranks:
                ranks[name] = rank_of(name, ascending)
        keyed.sort(key=lambda pair: ranks[pair[0]])
        self._visible = [row for _, row in keyed]
        self._entries = []
        for name, pairs in groupby(keyed, key=lambda pair: pair[0]):
            rows = [row for _, row in pairs]
            hidden = name in self._collapsed
            self._entries.append(Group(name, label_of(grouping, name), len(rows), hidden))
            if not hidden:
                self._entries += rows

    def _replace(self, old: DocumentRow, row: DocumentRow) -> bool:
        """Show a document's new state where it stands; False if that is not its place any more."""
        key = self._key()
        index = self.index_of(row.id)
        if not index.isValid() or key(old) != key(row) or not self._passes(row):
            return False
        self._visible[index.row()] = row
        self.dataChanged.emit(index, index)
        return True

    def _insert(self, row: DocumentRow) -> None:
        key = self._key()
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


def _group_data(group: Group, role: int) -> Any:
    if role == GROUP_ROLE:
        return group
    if role == Qt.ItemDataRole.DisplayRole:
        return group.label
    if role == Qt.ItemDataRole.AccessibleTextRole:
        closed = QCoreApplication.translate("DocumentList", "collapsed") if group.collapsed else ""
        return ", ".join(part for part in (group.label, str(group.size), closed) if part)
    return None
