"""The checks as cards: claim and verdict, the parts as bars, the arithmetic in figures."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from reader_app.ui.models.checks import Bar, CheckRow
from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.card_list import CardList
from reader_app.ui.panel.delegates import Index, PanelDelegate, has
from reader_app.ui.panel.painting import RIGHT, SMALL, draw_card, draw_text, sized
from reader_app.ui.widgets.bar_chart import bar_at, bar_height, paint_bars

_BARS_SHOWN = 12
_APART = 14  # pixels, between the title of a card and its outcome
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CheckDelegate(PanelDelegate):
    hovered: tuple[int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        row = cast(CheckRow, index.data(ROW))
        content = self.content_rect(QRect(0, 0, width, 10_000))
        below = self._words_height(row, option.font, content.width())
        return QSize(0, self._bars_top(option.font) + self._bars_height(row, option.font) + below)

    @staticmethod
    def content_rect(rect: QRect) -> QRect:
        """What lies within a card's borders, in pixels."""
        return rect.adjusted(28, 14, -28, -14)

    @staticmethod
    def shown_bars(row: CheckRow) -> tuple[Bar, ...]:
        return row.bars[:_BARS_SHOWN]

    def bars_rect(self, rect: QRect, font: QFont, row: CheckRow) -> QRect:
        """Where in a card the bars lie, in pixels."""
        content = self.content_rect(rect)
        content.setTop(rect.top() + self._bars_top(font))
        content.setHeight(len(self.shown_bars(row)) * bar_height(sized(font, SMALL)))
        return content

    @staticmethod
    def _bars_top(font: QFont) -> int:
        return 14 + QFontMetrics(font).height() + 5

    def _bars_height(self, row: CheckRow, font: QFont) -> int:
        return len(self.shown_bars(row)) * bar_height(sized(font, SMALL))

    @staticmethod
    def _words_height(row: CheckRow, font: QFont, width: int) -> int:
        words = _words(row)
        if not words:
            return 18
        room = QRect(0, 0, width, 10_000)
        metrics = QFontMetrics(sized(font, SMALL))
        return metrics.boundingRect(room, _WRAP, words).height() + 4 + 18

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: object
    ) -> None:
        row = cast(CheckRow, row)
        chosen = has(option, QStyle.StateFlag.State_Selected)
        draw_card(painter, option.rect.adjusted(14, 4, -14, -4), self.theme, chosen)
        self._paint_head(painter, option, row)
        bars = self.bars_rect(option.rect, option.font, row)
        small = sized(option.font, SMALL)
        raised = self.hovered[1] if self.hovered and self.hovered[0] == index.row() else None
        paint_bars(painter, bars, self.shown_bars(row), small, self.theme, raised)
        words = self.content_rect(option.rect)
        words.setTop(bars.top() + bars.height() + 4)
        words.setBottom(option.rect.bottom())
        painter.setFont(small)
        painter.setPen(self.theme.colour("muted" if row.role == "good" else "secondary"))
        painter.drawText(words, _WRAP, _words(row))

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The card shows by its border that it is chosen."""

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, row: CheckRow) -> None:
        line = self.content_rect(option.rect)
        line.setHeight(QFontMetrics(option.font).height())
        small, bold = sized(option.font, SMALL), sized(option.font, 0.97, bold=True)
        said, width = row.verdict, QFontMetrics(small).horizontalAdvance(row.verdict)
        if QFontMetrics(bold).horizontalAdvance(row.text) > line.width() - width - _APART:
            said = said.split()[0]  # its sign
            width = QFontMetrics(small).horizontalAdvance(said)
        verdict = QRect(line.right() + 1 - width - 2, line.top(), width + 2, line.height())
        draw_text(painter, verdict, said, small, self.theme.colour(row.role), RIGHT)
        title = line.adjusted(0, 0, -width - _APART, 0)
        draw_text(painter, title, row.text, bold, self.theme.colour("text"))


def _words(row: CheckRow) -> str:
    """The arithmetic, and by how much it fails; bars that found no room are told of."""
    more = f"… +{len(row.bars) - _BARS_SHOWN}" if len(row.bars) > _BARS_SHOWN else ""
    return "\n".join(part for part in (more, row.arithmetic, row.difference) if part)


class CheckCards(CardList):
    """``figure_activated`` follows a click on a bar, with the figure's number in the analysis."""

    figure_activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._cards = CheckDelegate()
        super().__init__(self._cards, parent)

    def content_height(self) -> int:
        """The height of all cards together, in pixels."""
        return sum(self.sizeHintForRow(row) for row in range(self.rows.rowCount()))

    def bar_under(self, point: QPoint) -> tuple[int, int] | None:
        """The numbers of the card and of its bar under a point of the viewport."""
        index = self.indexAt(point)
        row = index.data(ROW)
        if not isinstance(row, CheckRow):
            return None
        area = self._cards.bars_rect(self.visualRect(index), self.font(), row)
        if not area.contains(point):
            return None
        bars = self._cards.shown_bars(row)
        number = bar_at(area, sized(self.font(), SMALL), len(bars), point.y())
        return None if number is None else (index.row(), number)

    def clicked_at(self, index: QModelIndex, point: QPoint) -> None:
        hit = self.bar_under(point)
        if hit is None:
            super().clicked_at(index, point)
        else:
            self.figure_activated.emit(cast(CheckRow, index.data(ROW)).bars[hit[1]].figure)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.bar_under(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, hit: tuple[int, int] | None) -> None:
        if hit != self._cards.hovered:
            self._cards.hovered = hit
            self.viewport().update()
