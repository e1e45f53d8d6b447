"""Draws a row of the list of annotations: its colour, the words, the note, what else is known."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader_app.library.annotation import MarkKind
from reader_app.ui.icons import icon
from reader_app.ui.marks.look import paint_dot
from reader_app.ui.models.annotations import AnnotationRow
from reader_app.ui.panel.delegates import Index, PanelDelegate
from reader_app.ui.panel.images import two_lines
from reader_app.ui.panel.painting import MARGIN, SMALL, draw_text, sized
from reader_app.ui.reader.annotation_painting import draw_flag

_DOT = 13  # pixels
_ABOVE = 8


class AnnotationDelegate(PanelDelegate):
    """All rows are equally high, so that nothing is measured row by row: two lines of the words,
    or one and the note, and what else is known. Less than that stands in the row's middle."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(0, self.row_height(option, None))

    def row_height(self, option: QStyleOptionViewItem, _row: object) -> int:
        small = QFontMetrics(sized(option.font, SMALL)).height()
        return 2 * QFontMetrics(option.font).height() + small + 2 * _ABOVE + 2

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, _index: Index, row: object
    ) -> None:
        row = cast(AnnotationRow, row)
        box = option.rect.adjusted(MARGIN + _DOT + 8, _ABOVE, -MARGIN, -_ABOVE)
        quote = self._quote_lines(row, option, box.width())
        if len(quote) < 2 and not row.note:
            box.adjust(0, QFontMetrics(option.font).height() // 2, 0, 0)
        self._paint_sign(painter, option.rect.left(), box.top(), row)
        top = self._paint_quote(painter, box, quote, option)
        small = sized(option.font, SMALL)
        height = QFontMetrics(small).height()
        if row.note:
            note = QRect(box.left(), top + 1, box.width(), height)
            draw_text(painter, note, row.note, small, self.theme.colour("secondary"))
            top += height + 1
        facts = QRect(box.left(), top + 1, box.width(), height)
        draw_text(painter, facts, row.facts, small, self.theme.colour("muted"))
        painter.fillRect(
            QRect(box.left(), option.rect.bottom(), box.width(), 1), self.theme.colour("line")
        )

    def _paint_sign(self, painter: QPainter, left: int, top: int, row: AnnotationRow) -> None:
        box = QRectF(left + MARGIN, top + 2, _DOT, _DOT)
        if row.annotation.kind is MarkKind.BOOKMARK:
            ink = self.theme.colour("accent")
            icon("bookmark", ink).paint(painter, box.adjusted(-2, -2, 2, 2).toRect())
            return
        paint_dot(painter, box, self.theme, row.colour)
        if row.annotation.kind is MarkKind.FINDING:
            foot = QPointF(box.left() + 3, box.bottom() + 5)
            draw_flag(painter, foot, self.theme.mark(row.colour), 8.0)

    @staticmethod
    def _quote_lines(row: AnnotationRow, option: QStyleOptionViewItem, width: int) -> list[str]:
        if row.note:
            return [" ".join(row.quote.split())]
        return list(two_lines(row.quote, QFontMetrics(option.font), width))

    def _paint_quote(
        self, painter: QPainter, box: QRect, lines: list[str], option: QStyleOptionViewItem
    ) -> int:
        metrics, top = QFontMetrics(option.font), box.top()
        for text in lines:
            line = QRect(box.left(), top, box.width(), metrics.height())
            draw_text(painter, line, text, option.font, self.theme.colour("text"))
            top += metrics.height()
        return top
