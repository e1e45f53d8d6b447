"""The row of tab names over the side panel, the current one underlined in the accent colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from reader_app.ui.grounds import paint_ground
from reader_app.ui.icons import icon
from reader_app.ui.panel.painting import draw_text, sized
from reader_app.ui.theme import Theme, theme

_PADDING = (6, 22)
"""The least and the most room that a name gets beside itself, in pixels."""

_SIZES = (0.95, 0.9)
"""Of the names, in the window's type: the first at which all of them fit; else icons stand in."""

_ICON = 18
_ICON_GAP = 5

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PanelTabBar(QTabBar):
    """Draws itself. Where the names lack room, icons stand for all but the current tab's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = theme("light")
        self._keyboard = False
        self._drawings: Sequence[str] = ()
        self._icons = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self._own_font = QFont(self.font())
        self._height = QFontMetrics(sized(self._own_font, bold=True)).height() + 22
        self._widths: dict[tuple[float, str], int] = {}
        self._size = _SIZES[0]
        self.setFont(self._sized(self._size))
        self.currentChanged.connect(self._on_current_changed)

    def set_drawings(self, names: Sequence[str]) -> None:
        """The icons of the tabs, in their order."""
        self._drawings = names

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        widths = [self._needed(n) for n in range(self.count())]
        room = self.width() - sum(widths)
        padding = min(max(room // max(1, self.count()), _PADDING[0]), _PADDING[1])
        return QSize(widths[index] + padding, self._height)

    def _needed(self, index: int) -> int:
        """The width in pixels of what a tab shows."""
        if not self._icons:
            return self._name_width(self._size, index)
        return _ICON + (_ICON_GAP + self._name_width(self._size, index)) * self._is_named(index)

    def _name_width(self, size: float, index: int) -> int:
        """In bold type, as of the current tab; Qt asks for it hundreds of times at the start."""
        key = size, self.tabText(index)
        if key not in self._widths:
            bold = QFontMetrics(sized(self._sized(size), bold=True))
            self._widths[key] = bold.horizontalAdvance(key[1]) + 2  # for rounding
        return self._widths[key]

    def _is_named(self, index: int) -> bool:
        """Whether a tab shows its name among icons: the current does where there is room."""
        if index != self.currentIndex():
            return False
        name = _ICON_GAP + self._name_width(self._size, index)
        return self.count() * (_ICON + _PADDING[0]) + name <= self.width()

    def minimumTabSizeHint(self, _index: int) -> QSize:
        return QSize(28, self._height)

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @Slot(int)
    def _on_current_changed(self, _index: int) -> None:
        self.fit()

    def fit(self) -> None:
        """Choose names or icons anew for the width and the words that there are."""
        if not self.count():
            return
        fitting = next((size for size in _SIZES if self._all_names_fit(size)), None)
        self._icons = bool(self._drawings) and fitting is None
        self._size = fitting or _SIZES[0]
        self.setFont(self._sized(self._size))
        self.setTabText(0, self.tabText(0))  # has the tabs laid out anew

    def _sized(self, size: float) -> QFont:
        return sized(self._own_font, size)

    def _all_names_fit(self, size: float) -> bool:
        names = sum(self._name_width(size, n) for n in range(self.count()))
        return names + self.count() * _PADDING[0] <= self.width()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard's place is marked only if the keyboard brought it here."""
        self._keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keyboard = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect, current = self.tabRect(index), index == self.currentIndex()
        centre = Qt.AlignmentFlag.AlignCenter
        role = "text" if current else "secondary"
        font = sized(self.font(), bold=current)
        named = rect
        if self._icons:
            named = self._paint_icon(painter, rect, index, role)
        if not self._icons or self._is_named(index):
            draw_text(painter, named, self.tabText(index), font, self._theme.colour(role), centre)
        if current:
            mark = QRect(rect.left(), self.height() - 2, rect.width(), 2)
            paint_ground(painter, mark, self._theme.colour("accent"))
            if self._keyboard:
                painter.setPen(self._theme.colour("accent"))
                painter.drawRoundedRect(rect.adjusted(2, 6, -3, -7), 4, 4)

    def _paint_icon(self, painter: QPainter, rect: QRect, index: int, role: str) -> QRect:
        """Draw a tab's icon; returns where the name goes."""
        left = rect.left() + (rect.width() - self._needed(index)) // 2
        box = QRect(left, rect.center().y() - _ICON // 2, _ICON, _ICON)
        icon(self._drawings[index], self._theme.colour(role)).paint(painter, box)
        name = self._name_width(self._size, index)
        return QRect(box.right() + 1 + _ICON_GAP, rect.top(), name, rect.height())
