"""The scroll bar of the page, with a map of the marks on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from reader_app.ui.theme import Theme

_WIDTH = 14  # pixels
_TICK = 2.5  # pixels
_NEAR = 3  # pixels: a click this near to a tick means the tick


class MarkSource(NamedTuple):
    """One layer on the map: the sorted starts of its spans (code points), and its colour."""

    starts: Sequence[int]
    colour: QColor


class Tick(NamedTuple):
    """One mark on the map: its pixel row, colour, and the first code point that it stands for."""

    row: int
    colour: QColor
    position: int


def ticks_of(edges: Sequence[int], sources: Sequence[MarkSource]) -> list[Tick]:
    """The ticks of all layers, at most one a row and layer, however many spans there are.

    ``edges`` holds the code point at the top of each pixel row and one past the last.
    """
    ticks: list[Tick] = []
    for starts, colour in sources:
        at = bisect_left(starts, edges[0])
        while at < len(starts):
            row = min(bisect_left(edges, starts[at] + 1) - 1, len(edges) - 2)
            ticks.append(Tick(row, colour, starts[at]))
            at = max(at + 1, bisect_left(starts, edges[row + 1], at))
    return ticks


class MarkMap(QScrollBar):
    """A scroll bar that draws where the marks lie; a click goes there.

    ``edges(rows)`` gives the code points at the tops of so many rows over the whole page (and
    one past the last), ``sources()`` the layers, lowest priority first.
    """

    position_clicked = Signal(int)

    def __init__(
        self,
        edges: Callable[[int], Sequence[int]],
        sources: Callable[[], Sequence[MarkSource]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._edges, self._sources = edges, sources
        self._theme: Theme | None = None
        self._ticks: list[Tick] | None = None
        self._known: dict[int, tuple[MarkSource, list[Tick]]] = {}
        self._drawn: QPixmap | None = None
        self._rows: Sequence[int] | None = None
        self._grip: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of marks"))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.refresh()

    def refresh(self, *, heights: bool = True) -> None:
        """Work the ticks out anew at the next paint: layers (and ``heights``) have changed."""
        self._ticks = self._drawn = None
        if heights:
            self._rows = None
            self._known.clear()
        self.update()

    def ticks(self) -> list[Tick]:
        if self._ticks is None:
            sources = [source for source in self._sources() if source.starts]
            if sources and self._rows is None:
                self._rows = self._edges(max(1, self.height()))
            self._ticks = self._ticks_of(self._rows, sources) if self._rows else []
        return self._ticks

    def _ticks_of(self, rows: Sequence[int], sources: Sequence[MarkSource]) -> list[Tick]:
        """The ticks of all layers; those of a layer that is as it was are not worked out anew."""
        ticks: list[Tick] = []
        for number, source in enumerate(sources):
            known = self._known.get(number)
            if known is None or known[0] != source:
                known = self._known[number] = source, ticks_of(rows, [source])
            ticks += known[1]
        return ticks

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 100)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._ticks = self._rows = self._drawn = None
        self._known.clear()

    # -- drawing -------------------------------------------------------------------------------

    def thumb(self) -> QRectF:
        """The part on screen."""
        full = self.maximum() - self.minimum() + self.pageStep()
        if self.maximum() <= self.minimum() or not full:
            return QRectF()
        length = max(24.0, self.height() * self.pageStep() / full)
        share = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        return QRectF(2, share * (self.height() - length), self.width() - 4, length)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("page"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("scroll"))
        painter.drawRoundedRect(self.thumb(), 3, 3)
        if self._drawn is None:
            self._drawn = self._draw_ticks()
        painter.drawPixmap(0, 0, self._drawn)

    def _draw_ticks(self) -> QPixmap:
        """All ticks, to be painted at once whenever the thumb moves; the topmost of each row."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter, width = QPainter(pixmap), self.width() - 8
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, colour in {tick.row: tick.colour for tick in self.ticks()}.items():
            painter.fillRect(QRectF(4.5, row - 0.5, width, _TICK), colour)
        painter.end()
        return pixmap

    # -- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        y, thumb = event.position().y(), self.thumb()
        tick = self._tick_near(y)
        if tick is not None:
            self.position_clicked.emit(tick.position)
        elif thumb.contains(QPointF(thumb.center().x(), y)):
            self._grip = y - thumb.top()
            self.setSliderDown(True)
        else:
            self._grip = thumb.height() / 2
            self._drag_to(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._drag_to(event.position().y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None
        self.setSliderDown(False)

    def _drag_to(self, y: float) -> None:
        room = self.height() - self.thumb().height()
        share = (y - (self._grip or 0.0)) / room if room > 0 else 0.0
        span = self.maximum() - self.minimum()
        self.setValue(self.minimum() + round(min(max(share, 0.0), 1.0) * span))

    def _tick_near(self, y: float) -> Tick | None:
        near = min(self.ticks(), key=lambda tick: abs(tick.row - y), default=None)
        return near if near is not None and abs(near.row - y) <= _NEAR else None
