"""A list whose rows are all equally high: a hundred thousand of them need no laying out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction
_STEP = 40  # pixels of one line of the wheel


class EvenList(QListView):
    """A QListView that computes where its rows are.

    Qt's own asks each row where it is after every change, also of one row: 250 ms for 100,000,
    even where they are said to be alike. The class is derived from, so that screen readers take it
    for the list that it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 1
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    # -- where the rows are ----------------------------------------------------------------------

    def doItemsLayout(self) -> None:  # noqa: N802
        """All that there is to lay out: how high a row is."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self._height = max(1, self.itemDelegate().sizeHint(option, QModelIndex()).height())
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:  # noqa: N802
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(_STEP)
        bar.setRange(0, max(0, self._count() * self._height - page))
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802
        self.updateGeometries()

    def dataChanged(  # noqa: N802
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Other words in a row: no row is elsewhere for that."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:  # noqa: N802
        return 0

    def isIndexHidden(self, _index: Index) -> bool:  # noqa: N802
        return False

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        self.executeDelayedItemsLayout()
        if not index.isValid():
            return QRect()
        top = index.row() * self._height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._height)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        self.executeDelayedItemsLayout()
        row = (point.y() + self.verticalOffset()) // self._height
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:  # noqa: N802
        rect, page = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if not rect.isValid():
            return
        if hint == Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - page // 2)
        elif rect.top() < 0 or hint == Hint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= page or hint == Hint.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() + 1 - page)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        region = QRegion()
        for part in selection:  # type: ignore[attr-defined]  # missing in the stubs
            first = self.visualRect(part.topLeft())
            region = region.united(first.united(self.visualRect(part.bottomRight())))
        return region

    def setSelection(  # noqa: N802
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select what lies between the upper and the lower end of ``rect``."""
        box, last = rect.normalized(), self._count() - 1
        first = max(0, (box.top() + self.verticalOffset()) // self._height)
        end = min(last, (box.bottom() + self.verticalOffset()) // self._height)
        selection = QItemSelection()
        if first <= end:
            selection.select(self.model().index(first, 0), self.model().index(end, 0))
        self.selectionModel().select(selection, command)

    def moveCursor(self, action: Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        count, row = self._count(), self.currentIndex().row()
        page = max(1, self.viewport().height() // self._height)
        goal = {
            Move.MoveUp: row - 1,
            Move.MovePrevious: row - 1,
            Move.MoveDown: row + 1,
            Move.MoveNext: row + 1,
            Move.MovePageUp: row - page,
            Move.MovePageDown: row + page,
            Move.MoveHome: 0,
            Move.MoveEnd: count - 1,
        }.get(action, row)
        return self.model().index(min(max(0, goal), count - 1), 0) if count else QModelIndex()

    def keyboardSearch(self, _typed: str) -> None:  # noqa: N802
        """The rows are not looked through for letters typed: most of them may not be read yet."""

    # -- drawing -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
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

    def sizeHintForRow(self, _row: int) -> int:  # noqa: N802
        self.executeDelayedItemsLayout()
        return self._height
