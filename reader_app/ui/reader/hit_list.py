"""The hits of a search as a list, each with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reader_app.ui.reader.find_session import FindSession
from reader_app.ui.reader.hit_delegate import PARTS_ROLE, HitDelegate, row_height
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import Theme

_BEFORE, _AFTER = 12, 24  # code points of context
_LONGEST_HIT = 60
_HEIGHT = 168  # pixels
_BLANKS = re.compile(r"\s+")

Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """A row a hit; its words are taken from the text when they are shown."""

    def __init__(self, view: ReaderView, session: FindSession) -> None:
        super().__init__(session)
        self._view, self._session = view, session
        self._rows = 0
        session.progressed.connect(self._on_progressed)
        session.cleared.connect(self._on_cleared)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, PARTS_ROLE):
            return None
        parts = self._parts(index.row())
        return parts if role == PARTS_ROLE else "".join(parts)

    def _parts(self, row: int) -> tuple[str, ...]:
        """What stands before the hit, the hit, what stands after it; all on one line."""
        document = self._view.document()
        hit = self._session.hit(row)
        if document is None or hit is None:
            return ()
        start, end = hit
        block = self._view.units.block(start)
        low, high = max(block.start, start - _BEFORE), min(block.end, end + _AFTER)
        found = document.text[start : min(end, start + _LONGEST_HIT)]
        before, after = document.text[low:start], document.text[end:high]
        section = self._section(start)
        before = ("…" if low > block.start else "") + _one_line(before).lstrip()
        after = _one_line(after).rstrip() + ("…" if high < block.end else "")
        return before, _one_line(found), after + (f"　— {section}" if section else "")

    def _section(self, position: int) -> str:
        headings = self._view.headings()
        place = bisect_right(headings, position, key=lambda heading: heading[2]) - 1
        return headings[place][1] if place >= 0 else ""

    @Slot(int, int, bool)
    def _on_progressed(self, _current: int, total: int, _done: bool) -> None:
        if total > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, total - 1)
            self._rows = total
            self.endInsertRows()

    @Slot()
    def _on_cleared(self) -> None:
        self.beginResetModel()
        self._rows = 0
        self.endResetModel()


def _one_line(words: str) -> str:
    return _BLANKS.sub(" ", words)


class HitList(QTableView):
    """Shows a hit in the page when its row is chosen.

    A table of one column: as a list it would lay out all of a hundred thousand rows whenever there
    are more of them.
    """

    def __init__(self, view: ReaderView, session: FindSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setModel(HitModel(view, session))
        self._delegate = HitDelegate(self)
        self.setItemDelegate(self._delegate)
        self._set_rows()
        self.setFixedHeight(_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Hits"))
        self.clicked.connect(self._on_row_chosen)
        self.activated.connect(self._on_row_chosen)
        session.progressed.connect(self._on_progressed)

    def _set_rows(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row, not along the only column."""
        ends = (QTableView.CursorAction.MoveHome, QTableView.CursorAction.MoveEnd)
        if action in ends:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self._show_row(self._session.number)

    @Slot(int, int, bool)
    def _on_progressed(self, current: int, _total: int, _done: bool) -> None:
        if self.isVisible():  # or all rows would be laid out for nobody
            self._show_row(current)

    def _show_row(self, number: int) -> None:
        """Have the row of the present hit (its number from 1; 0: none) chosen and in sight."""
        if number and number != self.currentIndex().row() + 1:
            self.setCurrentIndex(self.model().index(number - 1, 0))

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        self._session.show(index.row())
