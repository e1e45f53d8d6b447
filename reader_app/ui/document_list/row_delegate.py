"""How a row of the table looks: quiet facts beside the title, and heads of groups across."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.models.document_roles import GROUP_ROLE
from reader_app.ui.theme import Theme

SIDE = 9  # pixels
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws no frame around single cells: what is chosen is the row."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.textElideMode = Qt.TextElideMode.ElideRight
        group = index.data(GROUP_ROLE) is not None
        if group:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font
            option.backgroundBrush = QBrush(self._theme.colour("sunken"))
        if group or index.column():
            ink = self._theme.colour("secondary")
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, ink)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(SIDE, 0, 0, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("selection"))
        elif index.data(GROUP_ROLE) is not None:
            painter.fillRect(option.rect, self._theme.colour("sunken"))
        super().paint(painter, inner, index)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
