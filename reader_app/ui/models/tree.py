"""A read-only tree of rows in groups: what the entity, keyword, timeline and outline lists show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader_app.ui.layers import FindingRef

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
"""The row itself, for delegates."""
MENTION = Qt.ItemDataRole.UserRole + 2
"""Which mention of the row is the current one, None if it is another row's."""


class Row(Protocol):
    """What a row must say of itself; more is between the row and its delegate."""

    @property
    def text(self) -> str: ...
    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        ...

    @property
    def search(self) -> str:
        """What a filter looks into."""
        ...

    @property
    def hint(self) -> str:
        """The tool tip: all that the row may have to shorten."""
        ...

    @property
    def ref(self) -> FindingRef | None: ...


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group: found by no filter, chosen by no click."""

    text: str
    spoken: str = ""
    search: str = ""
    hint: str = ""
    ref: FindingRef | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A row and the rows under it."""

    row: Row
    children: tuple[Node, ...] = ()


class TreeModel(QAbstractItemModel):
    """Rows of one column. An index carries the row's number in ``_rows``; 0 is the root."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: FindingRef | None = None
        self._nodes: tuple[Node, ...] = ()
        self._wanted = ""
        self._clear()

    def _clear(self) -> None:
        self._rows: list[Row] = [GroupRow("")]
        self._parents: list[int] = [0]
        self._places: list[int] = [0]
        self._children: list[list[int]] = [[]]
        self._numbers: dict[tuple[str, int], int] = {}

    def set_nodes(self, nodes: Iterable[Node]) -> None:
        """Show other rows; no mention is current any more."""
        self._nodes, self._current = tuple(nodes), None
        self._fill()

    def set_filter(self, text: str) -> None:
        """Show only rows that contain a text, in whatever case, under the heads of their groups.

        A reset in place of single removals: a view takes those in one by one, seconds for
        thousands of rows.
        """
        self._wanted = text.strip().casefold()
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._clear()
        for node in self._nodes:
            if not self._wanted or self._is_wanted(node):
                self._add(node, 0)
        self.endResetModel()

    def _is_wanted(self, node: Node) -> bool:
        if self._wanted in node.row.search.casefold():
            return True
        return any(self._is_wanted(child) for child in node.children)

    def _add(self, node: Node, parent: int) -> None:
        number = len(self._rows)
        self._rows.append(node.row)
        self._parents.append(parent)
        self._places.append(len(self._children[parent]))
        self._children[parent].append(number)
        self._children.append([])
        if ref := node.row.ref:
            self._numbers[ref.layer, ref.index] = number
        for child in node.children:
            if not self._wanted or self._is_wanted(child):
                self._add(child, number)

    def set_current(self, ref: FindingRef | None) -> None:
        """Mark a mention as the current one: its row says which, every other row none."""
        before, self._current = self._current, ref
        for changed in (before, ref):
            index = self.index_of(changed) if changed else QModelIndex()
            if index.isValid():
                self.dataChanged.emit(index, index, [MENTION])

    @property
    def current(self) -> FindingRef | None:
        return self._current

    def index_of(self, ref: FindingRef) -> QModelIndex:
        """The index of a finding's row, whichever mention; invalid if it has none."""
        number = self._numbers.get((ref.layer, ref.index))
        return QModelIndex() if number is None else self._index(number)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._places[number], 0, number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self._index(self._children[self._number(parent)][row])

    def parent(self, child: Index | None = None) -> Any:
        if child is None:  # QObject's own parent()
            return super().parent()
        number = self._parents[self._number(child)]
        return self._index(number) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.column() > 0 else len(self._children[self._number(parent)])

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[self._number(index)], GroupRow):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[self._number(index)]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.hint
        return self._mention(row) if role == MENTION else None

    def _mention(self, row: Row) -> int | None:
        here, current = row.ref, self._current
        if here is None or current is None:
            return None
        same = (here.layer, here.index) == (current.layer, current.index)
        return current.mention if same else None

    @staticmethod
    def _number(index: Index) -> int:
        return index.internalId() if index.isValid() else 0
