"""The outline tab: the document in short, and its sections."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.models.outline import PassageRow, Sections, outline_nodes
from reader_app.ui.models.tree import MENTION, ROW
from reader_app.ui.panel.delegates import Index, PanelDelegate
from reader_app.ui.panel.painting import MARGIN, RIGHT, SMALL, draw_text, sized
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.panel.tree_view import PanelTree
from reader_app.ui.theme import Theme

_STEP = 16
_RULE = 12
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class PassageDelegate(PanelDelegate):
    """Sentences wrapped behind a rule; headings indented, the current section marked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if isinstance(row, PassageRow) and row.is_sentence:
            width = option.widget.viewport().width()  # type: ignore[attr-defined]
            room = QRect(0, 0, width - 2 * MARGIN - _RULE, 10_000)
            metrics = QFontMetrics(sized(option.font, 0.95))
            return QSize(0, metrics.boundingRect(room, _WRAP, row.text).height() + 12)
        return super().sizeHint(option, index)

    def row_height(self, option: QStyleOptionViewItem, _row: object) -> int:
        return QFontMetrics(option.font).height() + 13

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: object
    ) -> None:
        row = cast(PassageRow, row)
        if row.is_sentence:
            self._paint_sentence(painter, option, row)
        else:
            self._paint_heading(painter, option, row, index.data(MENTION) is not None)

    def _paint_sentence(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PassageRow
    ) -> None:
        area = option.rect.adjusted(MARGIN, 6, -MARGIN, -6)
        painter.fillRect(
            QRect(area.left(), area.top(), 2, area.height()), self.theme.colour("line")
        )
        painter.setFont(sized(option.font, 0.95))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(area.adjusted(_RULE, 0, 0, 0), _WRAP, row.text)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PassageRow, current: bool
    ) -> None:
        if current:
            bar = QRect(option.rect.left(), option.rect.top() + 5, 3, option.rect.height() - 10)
            painter.fillRect(bar, self.theme.colour("accent"))
        small = sized(option.font, SMALL)
        line = option.rect.adjusted(MARGIN + row.depth * _STEP, 0, -MARGIN, 0)
        share = f"{row.share:.0%}"
        draw_text(painter, line, share, small, self.theme.colour("muted"), RIGHT)
        room = line.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance("100%") - 10, 0)
        font = sized(option.font, bold=current)
        role = "accent" if current else "text" if row.depth == 0 else "secondary"
        draw_text(painter, room, row.text, font, self.theme.colour(role))


class OutlineView(PanelTree):
    """Rows wrap, so their heights follow the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PassageDelegate(), parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class OutlineTab(PanelTab):
    """Shows headings while the analysis is still under way: they come from the document."""

    name = "outline"
    needs_analysis = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = OutlineView()
        self._sections: Sections | None = None
        self._position = 0
        self.hold(self.view)
        self.view.row_activated.connect(self._on_row_activated)
        self.retranslate()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Outline"))

    def fill(self, document: Document, analysis: Analysis) -> bool:
        nodes = outline_nodes(document, analysis)
        self._sections = Sections(document)
        self.view.set_nodes(nodes)
        self.set_current_position(self._position)
        return bool(nodes)

    def clear(self) -> None:
        self._sections = None
        self.view.set_nodes(())

    def empty_sentence(self) -> str:
        return self.tr("This document has no headings.")

    def set_current_position(self, position: int) -> None:
        """Mark the section in which a position (code points) lies."""
        self._position = position
        here = self._sections.at(position) if self._sections else None
        if here != self.view.rows.current:
            self.view.rows.set_current(here)
            if here is not None and not self.view.hasFocus():
                self.view.scrollTo(self.view.rows.index_of(here))

    def set_theme(self, chosen: Theme) -> None:
        self.view.set_theme(chosen)

    @Slot(object, bool)
    def _on_row_activated(self, row: PassageRow, _forward: bool) -> None:
        self.span_requested.emit(row.span.start, row.span.end)
