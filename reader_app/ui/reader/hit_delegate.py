"""How a hit looks in the list of hits: the words around it, and itself in bold."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader_app.ui.theme import Theme

# What stands before the hit, the hit, what stands after it.
PARTS_ROLE = Qt.ItemDataRole.UserRole + 1
# Pixels around the words of a row.
_AROUND = QMargins(24, 2, 14, 2)

Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Draws a row of one line; what is too long ends in dots."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.theme: Theme | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self.theme is None:
            super().paint(painter, option, index)
            return
        self._paint_ground(painter, option, self.theme)
        bold = QFont(option.font)
        bold.setBold(True)
        inks = (
            (option.font, self.theme.colour("text")),
            (bold, self.theme.colour("accent")),
            (option.font, self.theme.colour("text")),
        )
        box = option.rect.marginsRemoved(_AROUND)
        for words, (font, ink) in zip(index.data(PARTS_ROLE) or (), inks, strict=False):
            painter.setPen(ink)
            box.setLeft(box.left() + _draw(painter, words, font, box))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        state = QStyle.StateFlag
        if option.state & (state.State_Selected | state.State_MouseOver):
            painter.fillRect(option.rect, theme.colour("selection"))


def row_height(font: QFont) -> int:
    """How many pixels a row takes."""
    return QFontMetrics(font).height() + _AROUND.top() + _AROUND.bottom()


def _draw(painter: QPainter, words: str, font: QFont, box: QRect) -> int:
    """Draw words at the left of a box; how many pixels they take."""
    painter.setFont(font)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(words)
