"""The document list as a model: filtered, ordered and grouped here, so that ten thousand rows
stay quick."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.models.document_filter import Source
from reader_app.ui.models.document_groups import (
    Entry,
    Group,
    group_of,
    grouped,
    is_ascending,
)
from reader_app.ui.models.document_order import ASCENDING, Key, Order, key_of
from reader_app.ui.models.document_roles import DOCUMENTS, Told, dragged, group_data
from reader_app.ui.models.document_stock import DocumentStock

Index = QModelIndex | QPersistentModelIndex
_OF_GROUPS = Qt.ItemFlag.ItemIsEnabled
_OF_DOCUMENTS = _OF_GROUPS | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
# So many changed rows are taken in one by one; of more, the list is made anew.
_FEW = 40
# In a large library: one row in so many.
_FEW_OF = 1_000


class DocumentListModel(QAbstractListModel):
    """The documents that pass the filter, in the chosen order, under the heads of their groups."""

    def __init__(self, rows: Iterable[DocumentRow] = ()) -> None:
        super().__init__()
        self._stock = DocumentStock()
        self._visible: list[DocumentRow] = []
        self._entries: list[Any] = self._visible
        self._ordered: list[DocumentRow] | None = None  # those of the source, whatever the filter
        self._counts: Counter[Status] = Counter()
        self._order, self._ascending = Order.ADDED, False
        self._grouping: Order | None = None
        self._collapsed: set[str] = set()
        self._listed: dict[int, int] = {}
        self._by_list: Mapping[int, Mapping[str, int]] = {}
        self._places: Mapping[int, int] = {}
        if rows:
            self.set_rows(rows)

    # -- content ---------------------------------------------------------------------------------

    def set_rows(self, rows: Iterable[DocumentRow], folded: Iterable[str] = ()) -> None:
        """Show these documents in place of all others; for ``folded`` see DocumentStock."""
        self._stock.set_rows(rows, folded)
        self._rebuild()

    def set_bin(self, rows: Iterable[DocumentRow]) -> None:
        """The documents that the bin holds."""
        self._stock.set_bin(rows)
        if self._stock.shows_bin:
            self._rebuild()

    def update_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Add documents, or show them as they are now; each moves to its place in the order."""
        self._ordered = None
        changed = [(self._stock.put(row), row) for row in rows]
        fresh = [row for old, row in changed if old is None and self._stock.passes(row)]
        runs = self._runs(fresh) if self._grouping is None else []
        known = [(old, row) for old, row in changed if old is not None]
        few = max(_FEW, self.total // _FEW_OF)
        if self._grouping is not None or len(known) > few or len(runs) > few:
            self._rebuild()
            return
        for place, some in reversed(runs):
            self._insert(place, some)
        for old, row in known:
            self._update(old, row)
        self._count()

    def _update(self, old: DocumentRow, row: DocumentRow) -> None:
        if self._replace(old, row):
            return
        self._take(old)
        if self._stock.passes(row):
            ((place, some),) = self._runs([row])
            self._insert(place, some)

    @Slot(object)
    def set_word_counts(self, counts: Mapping[int, Mapping[str, int]] | None) -> None:
        """Show how many words of which lists documents have; None: nobody knows of any yet."""
        sums = {id: sum(some.values()) for id, some in (counts or {}).items()}
        self._by_list = {**self._by_list, **counts} if counts is not None else {}
        self._listed = {**self._listed, **sums} if counts is not None else {}
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
        gone, self._ordered = [id for id in ids if id in self._stock.all], None
        few = len(gone) <= _FEW and self._grouping is None
        for id in gone:
            if few:
                self._take(self._stock.all[id])
            self._stock.drop(id)
        if not few:
            self._rebuild()
        self._count()

    # -- what is shown, and how ------------------------------------------------------------------

    def set_filter(self, text: str, status: Status | None) -> None:
        """Show the documents that have every word of ``text`` in title, source, date, file name
        or tags, and the status (None: any)."""
        self._stock.ask(text, status)
        self._rebuild(reorder=False)

    def hold(self, id: int) -> None:
        """A document that is opened from the list stays in it though it is not unread any more:
        its neighbours are next to it. :meth:`let_go` ends that, and so does another source."""
        if self.index_of(id).isValid():
            self._stock.hold(id)

    def let_go(self) -> None:
        """Only documents that have the status stay when the list is made anew."""
        self._stock.let_go()

    def set_source(self, source: Source, members: Iterable[int] = ()) -> None:
        """Show the documents of a source; ``members`` are those of a collection or search."""
        self._stock.take_from(source, members)
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
        row = self._stock.all.get(id)
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
        return self._stock.source

    def counts(self) -> Counter[Status]:
        """How many documents of the source have the filter's words, by status, whatever the
        status asked for."""
        return self._counts

    @property
    def total(self) -> int:
        return len(self._stock.all)

    def all_rows(self) -> Iterable[DocumentRow]:
        """Every document but those in the bin, in no order."""
        return self._stock.all.values()

    @property
    def in_bin(self) -> int:
        return len(self._stock.bin)

    def bin_ids(self) -> list[int]:
        return list(self._stock.bin)

    def ids(self) -> list[int]:
        """The documents that pass the filter, in order, also those of collapsed groups."""
        return [row.id for row in self._visible]

    def entries(self) -> Sequence[Entry]:
        """The rows of the list: documents and heads of groups."""
        return self._entries

    def row_of(self, id: int) -> DocumentRow | None:
        return self._stock.all.get(id)

    def any_row(self, id: int) -> DocumentRow | None:
        """A document's row, also from the bin."""
        return self._stock.all.get(id) or self._stock.bin.get(id)

    def words_in(self, id: int) -> int:
        """How many words of the user's lists a document has."""
        return self._listed.get(id, 0)

    def index_of(self, id: int) -> QModelIndex:
        """The place of a document in the list; invalid if it is hidden."""
        row = self.any_row(id)
        if row is not None and self._grouping is None:
            index = self._index_of(row)
            if index.isValid():
                return index
        ids = list(map(itemgetter(0), self._entries))  # the key of a group's head is no number
        return self.index(ids.index(id)) if id in ids else QModelIndex()

    def _index_of(self, row: DocumentRow) -> QModelIndex:
        """The place of a document as it was listed; invalid if it is hidden, or in a group."""
        key = self._key()
        wanted = key(row)
        for position in range(bisect_left(self._visible, wanted, key=key), len(self._visible)):
            if self._visible[position].id == row.id:
                return self.index(position)
            if key(self._visible[position]) != wanted:
                break
        return QModelIndex()

    # -- QAbstractListModel ------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, Group):
            return group_data(entry, role)
        listed, places = self._by_list.get(entry.id, {}), self._places.get(entry.id, 1)
        return Told(entry, listed, places).data(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self.flags_of(index.row())

    def flags_of(self, row: int) -> Qt.ItemFlag:
        """What can be done with a row."""
        if not 0 <= row < len(self._entries):
            return Qt.ItemFlag.NoItemFlags
        return _OF_GROUPS if isinstance(self._entries[row], Group) else _OF_DOCUMENTS

    def mimeTypes(self) -> list[str]:
        return [DOCUMENTS, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Dragging documents gives their numbers to this program, their files to others."""
        return dragged([self._entries[index.row()] for index in indexes])

    # -- inside ------------------------------------------------------------------------------------

    def _count(self) -> None:
        self._counts = _counted(self._stock.with_words(self._stock.of_source()))

    def _key(self) -> Callable[[DocumentRow], Key]:
        return key_of(self._order, self._ascending, self._listed)

    def _rebuild(self, reorder: bool = True) -> None:
        """Make the list anew; without ``reorder`` only the filter is another."""
        self.beginResetModel()
        if reorder or self._ordered is None:
            self._ordered = sorted(self._stock.of_source(), key=self._key())
        found = self._stock.with_words(self._ordered)
        self._counts = _counted(found)
        found = self._stock.with_status(found)
        self._visible = self._entries = found
        if self._grouping is not None:
            ascending = is_ascending(self._grouping, self._order, self._ascending)
            self._visible, self._entries = grouped(
                found, self._grouping, ascending, self._collapsed, self._listed
            )
        self.endResetModel()

    def _replace(self, old: DocumentRow, row: DocumentRow) -> bool:
        """Show a document's new state where it stands; False if that is not its place any more."""
        key = self._key()
        index = self._index_of(old)
        if not index.isValid() or key(old) != key(row) or not self._stock.passes(row):
            return False
        self._visible[index.row()] = row
        self.dataChanged.emit(index, index)
        return True

    def _runs(self, rows: list[DocumentRow]) -> list[tuple[int, list[DocumentRow]]]:
        """Where new rows belong, those that come next to each other together: all that an import
        brings comes to one place if the list is in the order of arrival."""
        key = self._key()
        runs: dict[int, list[DocumentRow]] = {}
        for row in sorted(rows, key=key):
            runs.setdefault(bisect_right(self._visible, key(row), key=key), []).append(row)
        return list(runs.items())

    def _insert(self, place: int, rows: list[DocumentRow]) -> None:
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        self._visible[place:place] = rows
        self.endInsertRows()

    def _take(self, row: DocumentRow) -> None:
        index = self._index_of(row)
        if index.isValid():
            self.beginRemoveRows(QModelIndex(), index.row(), index.row())
            del self._visible[index.row()]
            self.endRemoveRows()


def _counted(rows: Iterable[DocumentRow]) -> Counter[Status]:
    """How many documents have each status: counted as the words they are, which takes half."""
    words = Counter(map(str.__str__, map(_STATUS, rows)))
    return Counter({Status(word): count for word, count in words.items()})


_STATUS = itemgetter(DocumentRow._fields.index("status"))
