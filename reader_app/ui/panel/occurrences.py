"""The list of named things with their occurrence strips: steps through the mentions."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from reader_app.ui.layers import FindingRef
from reader_app.ui.models.occurrences import OccurrenceRow
from reader_app.ui.models.passages import Passages
from reader_app.ui.models.tree import MENTION, ROW
from reader_app.ui.panel.delegates import Index, PanelDelegate, has
from reader_app.ui.panel.painting import MARGIN, RIGHT, SMALL, draw_text, sized
from reader_app.ui.panel.tree_view import PanelTree
from reader_app.ui.widgets.occurrence_strip import paint_strip, tick_at

_STRIP_HEIGHT = 10
_GAP = 12
_SWATCH = 9


class OccurrenceDelegate(PanelDelegate):
    """Colour, name over a second line, strip, count; the chosen row says which mention it is at."""

    hovered: FindingRef | None = None

    def row_height(self, option: QStyleOptionViewItem, row: object) -> int:
        first = QFontMetrics(option.font).height()
        second = QFontMetrics(sized(option.font, SMALL)).height()
        return first + 16 + (second if self._has_second_line(cast(OccurrenceRow, row)) else 0)

    @staticmethod
    def _has_second_line(row: OccurrenceRow) -> bool:
        return bool(row.second) or row.weight is not None

    def strip_rect(self, line: QRect, font: QFont) -> QRect:
        """Where in a row's rectangle the strip lies, in pixels."""
        counts = QFontMetrics(sized(font, SMALL)).horizontalAdvance("88/88")
        width = min(96, line.width() // 4)
        left = line.right() + 1 - MARGIN - counts - 6 - width
        return QRect(left, line.center().y() - _STRIP_HEIGHT // 2 + 1, width, _STRIP_HEIGHT)

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: object
    ) -> None:
        row = cast(OccurrenceRow, row)
        strip = self.strip_rect(option.rect, option.font)
        mention: int | None = index.data(MENTION)
        self._paint_swatch(painter, option, row)
        self._paint_names(painter, option, row, strip.left() - _GAP)
        hovered = self.hovered
        over = hovered.mention if hovered and self._same(hovered, row.ref) else None
        colours = self.theme.colour("line"), self.theme.layer(row.ref.layer)
        paint_strip(painter, strip, row.shares, *colours, raised=(mention, over))
        self._paint_count(painter, option, row, mention)

    @staticmethod
    def _same(one: FindingRef, other: FindingRef) -> bool:
        return (one.layer, one.index) == (other.layer, other.index)

    def _paint_swatch(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OccurrenceRow
    ) -> None:
        top = option.rect.top() + 8 + (QFontMetrics(option.font).height() - _SWATCH) / 2 + 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.layer(row.ref.layer))
        square = QRectF(option.rect.left() + MARGIN, top, _SWATCH, _SWATCH)
        painter.drawRoundedRect(square, 2, 2)

    def _paint_names(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OccurrenceRow, right: int
    ) -> None:
        left = option.rect.left() + MARGIN + _SWATCH + 10
        first = QRect(left, option.rect.top() + 8, right - left, QFontMetrics(option.font).height())
        draw_text(painter, first, row.text, option.font, self.theme.colour("text"))
        small = sized(option.font, SMALL)
        second = QRect(left, first.bottom() + 1, first.width(), QFontMetrics(small).height())
        if row.weight is not None:
            self._paint_weight(painter, second, row)
        elif row.second:
            draw_text(painter, second, row.second, small, self.theme.colour("muted"))

    def _paint_weight(self, painter: QPainter, line: QRect, row: OccurrenceRow) -> None:
        width = min(110, line.width())
        track = QRectF(line.left(), line.center().y() - 1, width, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("line"))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(max(4.0, width * (row.weight or 0)))
        painter.setBrush(self.theme.colour("bar"))
        painter.drawRoundedRect(track, 2, 2)

    def _paint_count(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: OccurrenceRow,
        mention: int | None,
    ) -> None:
        text = str(row.count) if mention is None else f"{mention + 1}/{row.count}"
        chosen = has(option, QStyle.StateFlag.State_Selected)
        colour = self.theme.colour("text" if chosen else "secondary")
        line = option.rect.adjusted(0, 0, -MARGIN, 0)
        draw_text(painter, line, text, sized(option.font, SMALL), colour, RIGHT)


class OccurrenceView(PanelTree):
    """A click on a row goes to the first mention, then to the next; a tick to its own."""

    mention_activated = Signal(object)
    find_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._strips = OccurrenceDelegate()
        super().__init__(self._strips, parent)
        self.passages: Passages | None = None
        self.row_activated.connect(self._on_row_activated)
        self._make_actions()

    def _make_actions(self) -> None:
        self.next_action, self.previous_action = QAction(self), QAction(self)
        self.copy_action, self.find_action = QAction(self), QAction(self)
        self.next_action.triggered.connect(self._on_next_triggered)
        self.previous_action.triggered.connect(self._on_previous_triggered)
        self.copy_action.triggered.connect(self._on_copy_triggered)
        self.find_action.triggered.connect(self._on_find_triggered)

    def retranslate(self) -> None:
        self.next_action.setText(self.tr("Next mention"))
        self.previous_action.setText(self.tr("Previous mention"))
        self.copy_action.setText(self.tr("Copy name"))
        self.find_action.setText(self.tr("Find in the text"))

    def menu_at(self, point: QPoint) -> QMenu | None:
        """The context menu for a point of the viewport; None beside the rows."""
        if not isinstance(self.indexAt(point).data(ROW), OccurrenceRow):
            return None
        menu = QMenu(self)
        menu.addActions([self.next_action, self.previous_action])
        menu.addSeparator()
        menu.addActions([self.copy_action, self.find_action])
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if menu := self.menu_at(event.pos()):
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    @Slot()
    def _on_next_triggered(self) -> None:
        self.step(forward=True)

    @Slot()
    def _on_previous_triggered(self) -> None:
        self.step(forward=False)

    @Slot()
    def _on_copy_triggered(self) -> None:
        if row := self.current_row():
            QGuiApplication.clipboard().setText(row.text)

    @Slot()
    def _on_find_triggered(self) -> None:
        if row := self.current_row():
            self.find_requested.emit(row.text)

    def step(self, forward: bool = True) -> None:
        """Go to the next (or previous) mention of the chosen row."""
        row = self.current_row()
        if isinstance(row, OccurrenceRow):
            self._on_row_activated(row, forward)

    @Slot(object, bool)
    def _on_row_activated(self, row: OccurrenceRow, forward: bool) -> None:
        if not row.count:
            return
        here = self.rows.current
        if here and (here.layer, here.index) == (row.ref.layer, row.ref.index):
            mention = (here.mention + (1 if forward else -1)) % row.count
        else:
            mention = 0 if forward else row.count - 1
        self.go_to(FindingRef(row.ref.layer, row.ref.index, mention))

    def go_to(self, ref: FindingRef) -> None:
        """Make a mention the current one and ask for it to be shown in the text."""
        self.rows.set_current(ref)
        self.mention_activated.emit(ref)

    def clicked_at(self, index: QModelIndex, point: QPoint, forward: bool) -> None:
        ref = self._tick_under(point)
        if ref is None:
            super().clicked_at(index, point, forward)
        else:
            self.go_to(ref)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._tick_under(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, ref: FindingRef | None) -> None:
        if ref != self._strips.hovered:
            self._strips.hovered = ref
            cursor = Qt.CursorShape.PointingHandCursor if ref else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(cursor)
            self.viewport().update()

    def _tick_under(self, point: QPoint) -> FindingRef | None:
        index = self.indexAt(point)
        row = index.data(ROW)
        if not isinstance(row, OccurrenceRow):
            return None
        strip = self._strips.strip_rect(self.visualRect(index), self.font())
        if not strip.adjusted(-4, -6, 4, 6).contains(point):
            return None
        mention = tick_at(strip, row.shares, point.x())
        return None if mention is None else FindingRef(row.ref.layer, row.ref.index, mention)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            help_event = cast(QHelpEvent, event)
            QToolTip.showText(help_event.globalPos(), self.hint_at(help_event.pos()), self)
            return True
        return super().viewportEvent(event)

    def hint_at(self, point: QPoint) -> str:
        """Over a tick the mention in context, over a row all that is elided there."""
        row, ref = self.indexAt(point).data(ROW), self._tick_under(point)
        if not isinstance(row, OccurrenceRow):
            return ""
        if ref and self.passages:
            return self.passages.snippet(row.mentions[ref.mention]).text
        return row.hint
