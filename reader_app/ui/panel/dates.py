"""The timeline tab: the document's dates in the order of time."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.dates import DateRow, date_nodes
from reader_app.ui.panel.delegates import Index, PanelDelegate
from reader_app.ui.panel.painting import MARGIN, RIGHT, SMALL, draw_snippet, draw_text, sized
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.panel.tree_view import PanelTree
from reader_app.ui.theme import Theme

_DOT = 4.5
_INDENT = 22


class DateDelegate(PanelDelegate):
    """A dot on the line of time (hollow where the value was worked out), value over context."""

    def row_height(self, option: QStyleOptionViewItem, _row: object) -> int:
        small = sized(option.font, SMALL)
        return QFontMetrics(option.font).height() + QFontMetrics(small).height() + 17

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: object
    ) -> None:
        row = cast(DateRow, row)
        self._paint_line_of_time(painter, option, index, row)
        area = option.rect.adjusted(MARGIN + _INDENT, 8, -MARGIN, -8)
        small = sized(option.font, SMALL)
        first = QRect(area.topLeft(), area.topRight())
        first.setHeight(QFontMetrics(option.font).height())
        width = draw_text(
            painter, first, row.text, sized(option.font, bold=True), self.theme.colour("text")
        )
        rest = first.adjusted(width + 12, 0, 0, 0)
        if rest.width() > 40:
            draw_text(painter, rest, row.basis, small, self.theme.colour("muted"), RIGHT)
        second = QRect(area.left(), first.bottom() + 2, area.width(), QFontMetrics(small).height())
        draw_snippet(painter, second, row.snippet, small, self.theme)

    def _paint_line_of_time(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: DateRow
    ) -> None:
        x = option.rect.left() + MARGIN + _DOT
        y = option.rect.top() + 8 + QFontMetrics(option.font).height() / 2 + 0.5
        first = index.row() == 0
        last = index.row() == index.model().rowCount(index.parent()) - 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("line"), 2))
        top = QPointF(x, y if first else option.rect.top())
        bottom = QPointF(x, y if last else option.rect.bottom() + 1)
        painter.drawLine(top, bottom)
        colour = self.theme.layer("date")
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(colour if row.stated else self.theme.colour("window"))
        painter.drawEllipse(QPointF(x, y), _DOT - 0.6, _DOT - 0.6)


class DatesTab(PanelTab):
    name = "dates"
    layers = frozenset({"date"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PanelTree(DateDelegate())
        self.hold(self.view)
        self.view.row_activated.connect(self._on_row_activated)
        self.retranslate()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Timeline"))

    def fill(self, document: Document, analysis: Analysis) -> bool:
        self.view.set_nodes(date_nodes(document, analysis))
        return bool(analysis.dates)

    def clear(self) -> None:
        self.view.set_nodes(())

    def empty_sentence(self) -> str:
        return self.tr("No dates were found in this document.")

    def select(self, ref: FindingRef | None) -> None:
        self.view.select(ref)

    def set_theme(self, chosen: Theme) -> None:
        self.view.set_theme(chosen)

    @Slot(object, bool)
    def _on_row_activated(self, row: DateRow, _forward: bool) -> None:
        self.finding_activated.emit(row.ref)
