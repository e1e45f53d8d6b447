"""The row of tab names over the side panel, the current one underlined in the accent colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from reader_app.ui.panel.painting import draw_text, sized
from reader_app.ui.theme import Theme, theme

_PADDING = (6, 22)
"""The least and the most room that a name gets beside itself, in pixels."""

_SIZES = (0.95, 0.9, 0.86, 0.82, 0.78)
"""Of the names, in the window's type: the first at which all of them fit."""

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PanelTabBar(QTabBar):
    """Draws itself; names move closer and get smaller, then are elided, before any is cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = theme("light")
        self._keyboard = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self._own_font = QFont(self.font())
        self.setFont(sized(self._own_font, _SIZES[0]))

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        self.update()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        metrics = QFontMetrics(sized(self.font(), bold=True))
        widths = [metrics.horizontalAdvance(self.tabText(n)) for n in range(self.count())]
        room = self.width() - sum(widths)
        padding = min(max(room // max(1, self.count()), _PADDING[0]), _PADDING[1])
        return QSize(widths[index] + padding, metrics.height() + 24)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        return QSize(28, self.tabSizeHint(index).height())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.count():
            self.setFont(self._fitting_font())
            self.setTabText(0, self.tabText(0))  # has the tabs laid out anew

    def _fitting_font(self) -> QFont:
        font = self.font()
        for size in _SIZES:
            font = sized(self._own_font, size)
            metrics = QFontMetrics(sized(font, bold=True))
            names = sum(metrics.horizontalAdvance(self.tabText(n)) for n in range(self.count()))
            if names + self.count() * _PADDING[0] <= self.width():
                break
        return font

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard's place is marked only if the keyboard brought it here."""
        self._keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._keyboard = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect, current = self.tabRect(index), index == self.currentIndex()
        centre = Qt.AlignmentFlag.AlignCenter
        role = "text" if current else "secondary"
        font = sized(self.font(), bold=current)
        draw_text(painter, rect, self.tabText(index), font, self._theme.colour(role), centre)
        if current:
            mark = QRect(rect.left(), self.height() - 2, rect.width(), 2)
            painter.fillRect(mark, self._theme.colour("accent"))
            if self._keyboard:
                painter.setPen(self._theme.colour("accent"))
                painter.drawRoundedRect(rect.adjusted(2, 6, -3, -7), 4, 4)
