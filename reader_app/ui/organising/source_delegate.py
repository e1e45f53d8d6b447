"""How a row of the sources looks: its icon, its name, and how many documents it has."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.theme import Theme

COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
_SIDE = 12  # pixels


class SourceDelegate(QStyledItemDelegate):
    """Writes the count at the right, in the quiet ink."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        count = index.data(COUNT_ROLE)
        text = str(count) if count else ""
        whole = option.rect
        room = option.fontMetrics.horizontalAdvance(text) + _SIDE + 4
        super().paint(painter, option, index)
        painter.setPen(self._theme.colour("muted"))
        box = whole.adjusted(whole.width() - room, 0, -_SIDE, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
