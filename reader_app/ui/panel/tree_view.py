"""The list of entities, keywords, timeline and outline: groups, filter, selection."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from reader_app.ui.layers import FindingRef
from reader_app.ui.models.tree import ROW, GroupRow, Node, Row, TreeModel
from reader_app.ui.panel.delegates import PanelDelegate
from reader_app.ui.panel.painting import draw_nothing, dress
from reader_app.ui.theme import Theme

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PanelTree(QTreeView):
    """Rows in groups. ``row_activated`` follows a click or Return: the row, and whether forward.

    ``row_chosen`` follows every change of the selection, by the user or by ``select``.
    """

    row_activated = Signal(object, bool)
    row_chosen = Signal(object)

    def __init__(self, delegate: PanelDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TreeModel(self)
        self.setModel(self.rows)
        self._delegate = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.nothing_found = ""
        self._pressed, self._forward = QPoint(), True
        self._lay_out()
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        dress(self, theme)
        self.viewport().update()

    def set_nodes(self, nodes: Iterable[Node]) -> None:
        self.rows.set_nodes(nodes)
        self.expandAll()
        self.scrollToTop()

    def set_filter(self, text: str) -> None:
        """Show only rows that contain a text, with their groups' heads; the chosen row stays."""
        chosen = self.current_row()
        self.rows.set_filter(text)
        self.expandAll()
        index = self.rows.index_of(chosen.ref) if chosen and chosen.ref else QModelIndex()
        self.setCurrentIndex(index)
        self.viewport().update()

    def select(self, ref: FindingRef | None) -> bool:
        """Choose a finding's row and show it, without announcing an activation."""
        index = self.rows.index_of(ref) if ref else QModelIndex()
        self.rows.set_current(ref if index.isValid() else None)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
            return False
        self.expand(index.parent())
        self.scrollTo(index)
        return True

    def current_row(self) -> Row | None:
        """The chosen row; None if there is none or a group's head has the cursor."""
        row: Row | None = self.currentIndex().data(ROW)
        return None if isinstance(row, GroupRow) else row

    def select_first(self) -> None:
        """Put the cursor on the first row if it is nowhere yet."""
        group = self.rows.index(0, 0)
        if self.current_row() is None and group.isValid():
            first = self.rows.index(0, 0, group)
            self.setCurrentIndex(first if first.isValid() else group)

    def activate(self, index: QModelIndex, forward: bool) -> None:
        """Fold or unfold a group; announce a row."""
        row = index.data(ROW)
        if isinstance(row, GroupRow):
            self.setExpanded(index, not self.isExpanded(index))
        elif row is not None:
            self.row_activated.emit(row, forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self._forward = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        super().mousePressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.clicked_at(index, self._pressed, self._forward)

    def clicked_at(self, index: QModelIndex, _point: QPoint, forward: bool) -> None:
        """What a click on a row does; lists with finer targets in a row refine it."""
        self.activate(index, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        step = event.key() in _RETURN
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if step and plain and index.isValid():
            self.activate(index, not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.nothing_found and self.rows.rowCount() == 0:
            draw_nothing(self, self._delegate.theme, self.nothing_found)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW)
        self.row_chosen.emit(None if isinstance(row, GroupRow) else row)
