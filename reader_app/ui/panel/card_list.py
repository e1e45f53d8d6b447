"""A list of cards: pictures, checks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader_app.ui.models.row_list import RowListModel
from reader_app.ui.panel.delegates import PanelDelegate
from reader_app.ui.panel.painting import dress
from reader_app.ui.theme import Theme


class CardList(QListView):
    """``card_activated`` follows a click or Return on a card, with its index."""

    card_activated = Signal(QModelIndex)

    def __init__(self, delegate: PanelDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowListModel(self)
        self.setModel(self.rows)
        self._delegate = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        dress(self, theme)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.clicked_at(index, event)

    def clicked_at(self, index: QModelIndex, _event: QMouseEvent) -> None:
        """What a click on a card does; lists with finer targets in a card refine it."""
        self.card_activated.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.card_activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
