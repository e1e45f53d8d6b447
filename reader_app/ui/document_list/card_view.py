"""The list of cards: each as high as its title needs, however many there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QWidget,
)

from reader_app.ui.binding import own_viewport
from reader_app.ui.document_list import row_gestures
from reader_app.ui.document_list.delegate import CardOption
from reader_app.ui.models.document_groups import Entry, Group
from reader_app.ui.models.document_list import DocumentListModel
from reader_app.ui.models.document_roles import group_at
from reader_app.ui.widgets import rows_in_view
from reader_app.ui.widgets.rows_in_view import Hint, Index, Move


class Heights(Protocol):
    """Says how high entries are, in pixels, in a list of some width."""

    def heights_of(self, entries: Sequence[Entry], width: int) -> Sequence[int]: ...


class CardView(QListView):
    """A QListView that knows the heights of its rows from ``heights`` and not from a hint each.

    Qt's own would ask for ten thousand hints on every change. The class is derived from, so that
    screen readers take it for the list that it is.
    """

    left_for_text = Signal()  # Return on a document: it is open, and is to be read
    group_toggled = Signal(str, object)  # key; whether it is to be collapsed, None: the other way

    def __init__(self, model: DocumentListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._heights: Heights | None = None
        self._tops: list[int] = [0]
        self._missing = 0
        self.setViewport(own_viewport())
        self.setModel(model)
        rows_in_view.scroll_by_pixels(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def set_heights(self, heights: Heights) -> None:
        self._heights = heights
        self.scheduleDelayedItemsLayout()

    def set_missing(self, count: int) -> None:
        """So many rows follow that are not in the model yet: the scroll bar makes room for them."""
        self._missing = count
        self.scheduleDelayedItemsLayout()

    # -- where the rows are ----------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Work out where each row begins."""
        width, heights = self.viewport().width(), self._heights
        if heights is not None:
            each = heights.heights_of(self._rows.entries(), width)
            self._tops = list(accumulate(each, initial=0))
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        shown = self._tops[-1]
        missing = self._missing * shown // max(1, len(self._tops) - 1)
        rows_in_view.set_range(self, shown + missing)
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self.updateGeometries()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def visualRect(self, index: Index) -> QRect:
        self.executeDelayedItemsLayout()
        row = index.row()
        if not index.isValid() or row + 1 >= len(self._tops):
            return QRect()
        top = self._tops[row] - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._tops[row + 1] - self._tops[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        self.executeDelayedItemsLayout()
        row = self._row_at(point.y() + self.verticalOffset())
        return self._rows.index(row) if row is not None else QModelIndex()

    def _row_at(self, y: int) -> int | None:
        row = bisect_right(self._tops, y) - 1
        return row if 0 <= row < len(self._tops) - 1 else None

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        rows_in_view.scroll_into_view(self, index, hint)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return rows_in_view.region_of(self, selection)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what lies between the upper and the lower end of ``rect``."""
        box = rect.normalized()
        first = self._row_at(box.top() + self.verticalOffset())
        last = self._row_at(box.bottom() + self.verticalOffset())
        end = self._rows.rowCount() - 1
        rows_in_view.select_rows(
            self, end + 1 if first is None else first, end if last is None else last, command
        )

    # -- keys --------------------------------------------------------------------------------------

    def moveCursor(self, action: Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, row = self._rows.rowCount(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        goal = rows_in_view.row_after(action, row, count)
        if goal is None:
            goal = self._page_after(action)
        return self._rows.index(min(max(0, goal), count - 1))

    def _page_after(self, action: Move) -> int:
        """The row a page of pixels above or below the current one, or the row at that end."""
        page, last = self.viewport().height(), self._rows.rowCount() - 1
        down = action == Move.MovePageDown
        here = self.visualRect(self.currentIndex()).top() + self.verticalOffset()
        found = self._row_at(here + (page if down else -page))
        return found if found is not None else last * down

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right close and open the group; Return and Space turn its head."""
        key = event.key()
        if row_gestures.take_key(self, event):
            return
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            here = self.currentIndex()
            if group := group_at(here) or self._head_of(here.row()):
                self.group_toggled.emit(group.key, key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not row_gestures.take_press(self, event):
            super().mousePressEvent(event)

    def _head_of(self, row: int) -> Group | None:
        entries = self._rows.entries()
        return next((e for e in reversed(entries[: row + 1]) if isinstance(e, Group)), None)

    # -- drawing -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        option = CardOption()
        self.initViewItemOption(option)
        keyboard = Qt.WidgetAttribute.WA_KeyboardFocusChange
        marked = self.hasFocus() and self.window().testAttribute(keyboard)
        current = self.currentIndex()
        row = self._row_at(max(0, event.rect().top() + self.verticalOffset()))
        end = event.rect().bottom() + self.verticalOffset()
        while row is not None and row < len(self._tops) - 1 and self._tops[row] <= end:
            index = self._rows.index(row)
            option.rect = self.visualRect(index)
            option.selected = self.selectionModel().isSelected(index)
            option.marked = marked and index == current
            self.itemDelegate().paint(painter, option, index)
            row += 1
        painter.end()

    def sizeHintForRow(self, row: int) -> int:
        self.executeDelayedItemsLayout()
        return self._tops[row + 1] - self._tops[row] if row + 1 < len(self._tops) else -1

    def sizeHint(self) -> QSize:
        return QSize(270, 400)
