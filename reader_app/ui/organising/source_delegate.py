"""How a row of the sources looks: its icon, its name, and how many documents it has."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.theme import Theme

COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
# Pixels.
_SIDE = 12
_GAP = 5


class SourceDelegate(QStyledItemDelegate):
    """Writes the count at the right, in the quiet ink."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The name ends where the count begins."""
        super().initStyleOption(option, index)
        taken = _room(option, index) + 2 * _GAP
        if not option.icon.isNull():
            taken += option.decorationSize.width() + _GAP
        mode = Qt.TextElideMode.ElideRight
        option.text = option.fontMetrics.elidedText(option.text, mode, option.rect.width() - taken)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(self._theme.colour("muted"))
        whole, room = option.rect, _room(option, index)
        box = whole.adjusted(whole.width() - room, 0, -_SIDE, 0)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, sides, _count(index))


def _count(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(COUNT_ROLE) or "")


def _room(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
    """What the count takes at the right, in pixels."""
    return option.fontMetrics.horizontalAdvance(_count(index)) + _SIDE + 4
