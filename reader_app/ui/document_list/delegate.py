"""How a document looks in the list: title on up to two lines, facts, a thin progress line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.models.document_list import FACTS_ROLE, ROW_ROLE
from reader_app.ui.theme import Theme

# Pixels.
MARGIN = 14
TOP = 11
TITLE_GAP = 5
PROGRESS_GAP = 9
BOTTOM = 10
DOT = 7
MAX_TITLE_LINES = 2


class DocumentDelegate(QStyledItemDelegate):
    """Draws ``DocumentRow`` items."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are as high as two lines of title need: with ten thousand, none is asked for."""
        title, small = _fonts(option.font)
        lines = MAX_TITLE_LINES * QFontMetrics(title).lineSpacing()
        height = TOP + lines + TITLE_GAP + QFontMetrics(small).lineSpacing() + PROGRESS_GAP + BOTTOM
        return QSize(self._view.viewport().width(), height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: DocumentRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        inner = option.rect.adjusted(MARGIN, TOP, -MARGIN, 0)
        title, small = _fonts(option.font)
        top = self._paint_title(painter, row.display_title, title, inner)
        self._paint_facts(painter, index, small, inner, top + TITLE_GAP)
        self._paint_progress(painter, row, option.rect)
        painter.restore()

    # -- parts -------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colour = self._theme.colour
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("selection"))
            edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(edge, colour("accent"))
        painter.setPen(colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_title(self, painter: QPainter, text: str, font: QFont, inner: QRect) -> int:
        painter.setPen(self._theme.colour("text"))
        metrics = QFontMetrics(font)
        layout = _laid_out(text, font, inner.width())
        y = float(inner.top())
        for number in range(min(layout.lineCount(), MAX_TITLE_LINES)):
            line = layout.lineAt(number)
            if number == MAX_TITLE_LINES - 1 and layout.lineCount() > MAX_TITLE_LINES:
                rest = text.encode("utf-16-le")[2 * line.textStart() :].decode(
                    "utf-16-le", "ignore"
                )
                painter.setFont(font)
                shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(QPointF(inner.left(), y + metrics.ascent()), shown)
            else:
                line.draw(painter, QPointF(inner.left(), y - line.y()))
            y += metrics.lineSpacing()
        return int(y)

    def _paint_facts(
        self,
        painter: QPainter,
        index: QModelIndex | QPersistentModelIndex,
        font: QFont,
        inner: QRect,
        top: int,
    ) -> None:
        row: DocumentRow = index.data(ROW_ROLE)
        metrics = QFontMetrics(font)
        centre = QPointF(inner.left() + DOT / 2, top + metrics.lineSpacing() / 2)
        self._paint_status(painter, row.status, centre)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        width = inner.width() - 2 * DOT
        facts = " · ".join(index.data(FACTS_ROLE))
        text = metrics.elidedText(facts, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(inner.left() + 2 * DOT, top + metrics.ascent()), text)

    def _paint_status(self, painter: QPainter, status: Status, centre: QPointF) -> None:
        """Each status has a shape of its own: ring, disc, tick, bar."""
        colour = self._theme.colour
        radius = DOT / 2
        if status == Status.READING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(centre, radius, radius)
        elif status == Status.REVIEWED:
            painter.setPen(QPen(colour("good"), 1.8, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(
                [
                    centre + QPointF(-radius, 0),
                    centre + QPointF(-0.5, radius - 0.5),
                    centre + QPointF(radius + 0.5, -radius),
                ]
            )
        elif status == Status.SET_ASIDE:
            painter.setPen(QPen(colour("muted"), 1.8, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(centre - QPointF(radius, 0), centre + QPointF(radius, 0))
        else:
            painter.setPen(QPen(colour("muted"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius - 0.5, radius - 0.5)

    def _paint_progress(self, painter: QPainter, row: DocumentRow, rect: QRect) -> None:
        track = QRectF(rect.left() + MARGIN, rect.bottom() - BOTTOM, rect.width() - 2 * MARGIN, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("scroll"))
        painter.drawRoundedRect(track, 1, 1)
        if row.progress > 0:
            track.setWidth(track.width() * min(1.0, row.progress))
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(track, 1, 1)


def _fonts(base: QFont) -> tuple[QFont, QFont]:
    title, small = QFont(base), QFont(base)
    title.setPixelSize(14)
    small.setPixelSize(12)
    return title, small


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text[:200], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
