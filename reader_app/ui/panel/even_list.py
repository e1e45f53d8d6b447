"""A list whose rows are all equally high: a hundred thousand of them need no laying out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from reader_app.ui.widgets import rows_in_view
from reader_app.ui.widgets.rows_in_view import Hint, Index, Move


class EvenList(QListView):
    """A QListView that computes where its rows are.

    Qt's own asks each row where it is after every change, also of one row: 250 ms for 100,000,
    even where they are said to be alike. The class is derived from, so that screen readers take it
    for the list that it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 1
        rows_in_view.scroll_by_pixels(self)

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    # -- where the rows are ----------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """All that there is to lay out: how high a row is."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self._height = max(1, self.itemDelegate().sizeHint(option, QModelIndex()).height())
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        rows_in_view.set_range(self, self._count() * self._height)
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.updateGeometries()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Other words in a row: no row is elsewhere for that."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def visualRect(self, index: Index) -> QRect:
        self.executeDelayedItemsLayout()
        if not index.isValid():
            return QRect()
        top = index.row() * self._height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        self.executeDelayedItemsLayout()
        row = (point.y() + self.verticalOffset()) // self._height
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        rows_in_view.scroll_into_view(self, index, hint)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return rows_in_view.region_of(self, selection)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what lies between the upper and the lower end of ``rect``."""
        box, last = rect.normalized(), self._count() - 1
        first = max(0, (box.top() + self.verticalOffset()) // self._height)
        end = min(last, (box.bottom() + self.verticalOffset()) // self._height)
        rows_in_view.select_rows(self, first, end, command)

    def moveCursor(self, action: Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, row = self._count(), self.currentIndex().row()
        goal = rows_in_view.row_after(action, row, count)
        if goal is None:
            page = max(1, self.viewport().height() // self._height)
            goal = row + (page if action == Move.MovePageDown else -page)
        return self.model().index(min(max(0, goal), count - 1), 0) if count else QModelIndex()

    def keyboardSearch(self, _typed: str) -> None:
        """The rows are not looked through for letters typed: most of them may not be read yet."""

    # -- drawing -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self.executeDelayedItemsLayout()
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain, hovered = option.state, self._hovered()
        first = max(0, event.rect().top() + self.verticalOffset()) // self._height
        last = (event.rect().bottom() + self.verticalOffset()) // self._height
        for row in range(first, min(last + 1, self._count())):
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            option.state = plain
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            self.itemDelegate().paint(painter, option, index)
        painter.end()

    def _hovered(self) -> QModelIndex:
        viewport = self.viewport()
        if not viewport.underMouse():
            return QModelIndex()
        return self.indexAt(viewport.mapFromGlobal(QCursor.pos()))

    def sizeHintForRow(self, _row: int) -> int:
        self.executeDelayedItemsLayout()
        return self._height
