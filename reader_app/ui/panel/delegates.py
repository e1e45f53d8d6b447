"""What every delegate of the panel needs: the theme, the fonts, the heads of groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from reader_app.ui.models.tree import ROW, GroupRow
from reader_app.ui.panel.painting import MARGIN, RIGHT, SMALL, draw_choice, draw_text, sized
from reader_app.ui.theme import Theme, theme

Index = QModelIndex | QPersistentModelIndex


def has(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


class PanelDelegate(QStyledItemDelegate):
    """Draws rows in the theme's colours; group heads alike in all lists."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = theme("light")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if isinstance(row, GroupRow):
            return QSize(0, QFontMetrics(option.font).height() + 16)
        return QSize(0, self.row_height(option, row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        if isinstance(row, GroupRow):
            self._paint_group(painter, option, index, row)
        else:
            self.paint_ground(painter, option)
            self.paint_row(painter, option, index, row)
        painter.restore()

    def row_height(self, option: QStyleOptionViewItem, row: object) -> int:
        raise NotImplementedError

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: object
    ) -> None:
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if has(option, QStyle.StateFlag.State_Selected):
            focused = option.widget is not None and option.widget.hasFocus()
            draw_choice(painter, option.rect, self.theme, focused)
        elif has(option, QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, self.theme.colour("sunken"))

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: GroupRow
    ) -> None:
        line = option.rect.adjusted(MARGIN, 6, -MARGIN, 0)
        font, colour = sized(option.font, SMALL), self.theme.colour("muted")
        width = draw_text(painter, line, row.text, font, colour)
        count = index.model().rowCount(index)
        draw_text(painter, line, str(count), font, colour, RIGHT)
        view = option.widget
        if isinstance(view, QTreeView) and not view.isExpanded(index):
            self._paint_folded(painter, line, line.left() + width + 8)

    def _paint_folded(self, painter: QPainter, line: QRect, x: int) -> None:
        y = line.center().y() + 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("muted"))
        painter.drawPolygon(QPolygonF([QPointF(x, y - 4), QPointF(x, y + 4), QPointF(x + 5, y)]))
