"""Draws a row of the list of annotations: its colour, the words, the note, what else is known."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader_app.library.annotation import MarkKind
from reader_app.ui.icons import icon
from reader_app.ui.marks.look import paint_dot
from reader_app.ui.models.annotations import AnnotationRow
from reader_app.ui.panel.delegates import Index, PanelDelegate
from reader_app.ui.panel.images import two_lines
from reader_app.ui.panel.painting import LEFT, MARGIN, SMALL, sized
from reader_app.ui.reader.annotation_painting import draw_flag

_DOT = 13  # pixels
_ABOVE = 8


class AnnotationDelegate(PanelDelegate):
    """All rows are equally high, so that nothing is measured row by row: two lines of the words,
    or one and the note, and what else is known. Less than that stands in the row's middle."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self.row_height(option, None))

    def row_height(self, option: QStyleOptionViewItem, _row: object) -> int:
        small = QFontMetrics(sized(option.font, SMALL)).height()
        return 2 * QFontMetrics(option.font).height() + small + 2 * _ABOVE + 2

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, _index: Index, row: object
    ) -> None:
        box = option.rect.adjusted(MARGIN + _DOT + 8, _ABOVE, -MARGIN, -_ABOVE)
        if isinstance(row, AnnotationRow):  # it has been read
            self._paint_annotation(painter, option, box, row)
        painter.fillRect(
            QRect(box.left(), option.rect.bottom(), box.width(), 1), self.theme.colour("line")
        )

    def _paint_annotation(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: AnnotationRow
    ) -> None:
        font, small = option.font, sized(option.font, SMALL)
        height, low = QFontMetrics(font).height(), QFontMetrics(small).height()
        words = _words(row.quote, row.note, row.facts, font.toString(), box.width())
        top = box.top()
        if len(words.quote) < 2 and not words.note:
            top += height // 2
        self._paint_sign(painter, option.rect.left(), top, row)
        for line in words.quote:
            self._paint_line(painter, box, top, height, line, font, "text")
            top += height
        if words.note:
            self._paint_line(painter, box, top + 1, low, words.note, small, "secondary")
            top += low + 1
        self._paint_line(painter, box, top + 1, low, words.facts, small, "muted")

    def _paint_line(
        self,
        painter: QPainter,
        box: QRect,
        top: int,
        height: int,
        words: str,
        font: QFont,
        colour: str,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        painter.drawText(QRect(box.left(), top, box.width(), height), LEFT, words)

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


class _Words(NamedTuple):
    """What stands in a row, as far as there is room."""

    quote: list[str]
    note: str
    facts: str


@lru_cache(maxsize=2000)
def _words(quote: str, note: str, facts: str, font: str, width: int) -> _Words:
    """Fitted once for all the times that a row is drawn: it takes longer than to draw it."""
    large, elide = QFont(), Qt.TextElideMode.ElideRight
    large.fromString(font)
    metrics, small = QFontMetrics(large), QFontMetrics(sized(large, SMALL))
    lines = [" ".join(quote.split())] if note else two_lines(quote, metrics, width)
    return _Words(
        [metrics.elidedText(line, elide, width) for line in lines],
        small.elidedText(note, elide, width),
        small.elidedText(facts, elide, width),
    )
