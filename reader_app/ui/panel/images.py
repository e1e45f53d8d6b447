"""The pictures tab: every picture's place in the text, with its caption."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document, Image
from reader_app.ui.models.images import ImageRow, image_rows
from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.card_list import CardList
from reader_app.ui.panel.delegates import Index, PanelDelegate, has
from reader_app.ui.panel.painting import SMALL, draw_card, draw_text, sized
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.reader.linebreak import CLOSING, OPENING
from reader_app.ui.theme import Theme

_THUMBNAIL = 64


Thumbnails = Callable[[Image], QImage | None]


class ImageDelegate(PanelDelegate):
    """A card: the picture, or a small frame with its number, then caption and file."""

    thumbnails: Thumbnails | None = None

    def row_height(self, option: QStyleOptionViewItem, _row: object) -> int:
        return max(_THUMBNAIL, self._text_height(option)) + 32

    @staticmethod
    def _text_height(option: QStyleOptionViewItem) -> int:
        small = QFontMetrics(sized(option.font, SMALL))
        return 2 * QFontMetrics(option.font).height() + small.height() + 4

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, _index: Index, row: object
    ) -> None:
        row = cast(ImageRow, row)
        card = option.rect.adjusted(14, 4, -14, -4)
        draw_card(painter, card, self.theme, has(option, QStyle.StateFlag.State_Selected))
        frame = QRect(card.left() + 12, card.top() + 12, _THUMBNAIL, _THUMBNAIL)
        self._paint_frame(painter, frame, row, option)
        self._paint_texts(painter, card.adjusted(_THUMBNAIL + 24, 12, -14, -12), row, option)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The card shows by its border that it is chosen."""

    def _paint_frame(
        self, painter: QPainter, frame: QRect, row: ImageRow, option: QStyleOptionViewItem
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("sunken"))
        painter.drawRoundedRect(frame, 5, 5)
        picture = self.thumbnails(row.image) if self.thumbnails else None
        if picture is not None:
            self._paint_picture(painter, frame, picture)
            return
        painter.setPen(QPen(self.theme.colour("faded"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, top = frame.left() + 14, frame.top() + 12
        painter.drawRoundedRect(QRectF(left, top, 36, 27), 3, 3)
        painter.drawEllipse(QPointF(left + 10, top + 9), 3, 3)
        hills = [(4, 23), (14, 14), (20, 19), (26, 12), (32, 23)]
        painter.drawPolyline(QPolygonF([QPointF(left + x, top + y) for x, y in hills]))
        number = QRect(frame.left(), frame.bottom() - 20, frame.width(), 16)
        font = sized(option.font, 0.8)
        centre = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, number, str(row.number), font, self.theme.colour("muted"), centre)

    @staticmethod
    def _paint_picture(painter: QPainter, frame: QRect, picture: QImage) -> None:
        """The whole picture in the middle of its frame."""
        size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(frame.topLeft(), size.boundedTo(picture.size()))
        target.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, picture)

    def _paint_texts(
        self, painter: QPainter, area: QRect, row: ImageRow, option: QStyleOptionViewItem
    ) -> None:
        metrics = QFontMetrics(option.font)
        top = area.top() - 2
        for text in two_lines(row.text, metrics, area.width()):
            line = QRect(area.left(), top, area.width(), metrics.height())
            draw_text(painter, line, text, option.font, self.theme.colour("text"))
            top += metrics.height()
        small = sized(option.font, SMALL)
        note = QRect(area.left(), top + 4, area.width(), QFontMetrics(small).height())
        draw_text(painter, note, row.note, small, self.theme.colour("muted"))


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text on at most two lines of a width in pixels; what is too long for them is elided.

    No line begins with a closing mark, nor ends with an opening one.
    """
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    lengths = range(1, len(text) + 1)
    most = max(1, bisect_right(lengths, width, key=lambda n: metrics.horizontalAdvance(text[:n])))
    breaks = (n for n in range(most, most // 2, -1) if _may_break(text[n - 1], text[n]))
    cut = next(breaks, most)
    return [text[:cut].rstrip(), text[cut:].lstrip()]


def _may_break(before: str, after: str) -> bool:
    inside_word = (before + after).isascii() and (before + after).isalnum()
    return not (inside_word or after in CLOSING or before in OPENING)


class ImagesTab(PanelTab):
    """Needs no analysis: pictures come with the document."""

    name = "images"
    needs_analysis = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = ImageDelegate()
        self.view = CardList(self._delegate)
        self.hold(self.view, above=8)
        self.view.card_activated.connect(self._on_card_activated)
        self.retranslate()

    def set_pictures(self, thumbnails: Thumbnails) -> None:
        """Say where the small pictures come from (None while one is not there)."""
        self._delegate.thumbnails = thumbnails

    @Slot()
    def refresh_pictures(self) -> None:
        self.view.viewport().update()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Pictures"))

    def fill(self, document: Document, _analysis: Analysis) -> bool:
        rows = image_rows(document)
        self.view.rows.set_rows(rows)
        return bool(rows)

    def clear(self) -> None:
        self.view.rows.set_rows(())

    def empty_sentence(self) -> str:
        return self.tr("This document has no pictures.")

    def set_theme(self, chosen: Theme) -> None:
        self.view.set_theme(chosen)

    @Slot(QModelIndex)
    def _on_card_activated(self, index: QModelIndex) -> None:
        span = cast(ImageRow, index.data(ROW)).span
        self.span_requested.emit(span.start, span.end)
