"""A list of cards: pictures, checks, mentions in context."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader_app.ui.models.row_list import RowListModel
from reader_app.ui.panel.delegates import PanelDelegate
from reader_app.ui.theme import Theme


class CardList(QListView):
    """``card_activated`` follows a click or Return on a card, with its index."""

    card_activated = Signal(QModelIndex)

    ground = "window"
    """The theme's colour that the cards lie on."""

    def __init__(self, delegate: PanelDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowListModel(self)
        self.setModel(self.rows)
        self._delegate = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self._pressed = QPoint()
        self.clicked.connect(self._on_clicked)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.setStyleSheet(f"QListView {{ background: {theme.colours[self.ground]}; }}")
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.clicked_at(index, self._pressed)

    def clicked_at(self, index: QModelIndex, _point: QPoint) -> None:
        """What a click on a card does; lists with finer targets in a card refine it."""
        self.card_activated.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.card_activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
