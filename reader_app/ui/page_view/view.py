"""The pages under each other as they are printed, drawn when they come into the window."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader_app.ui.page_view.marks import PageMark, draw_marks
from reader_app.ui.theme import Theme

PagePictures = Callable[[int, int], QImage | None]
Boxes = Mapping[int, Sequence[tuple[float, float, float, float]]]

_MARGIN, _GAP = 14.0, 12.0  # pixels around and between pages
_ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_STEP = 48  # pixels of a key or a notch of the wheel
_AIR = 3.0  # pixels by which a lit box is larger than its words


class PageView(QAbstractScrollArea):
    """Places are a page's number (from 0) and a share of its height."""

    moved = Signal(int, float)  # the reader has scrolled: the place at the window's top
    pointed = Signal(int, float, float)  # a double click: page, shares of its width and height
    page_changed = Signal(int)
    dragged = Signal(tuple, tuple)  # from one place to another: pages, shares of width and height
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[float] = []
        self._total = 0.0
        self._zoom = 1.0
        self._boxes: Boxes = {}
        self._moving = False
        self._shown_page = -1
        self._pressed: QPointF | None = None
        self.pictures: PagePictures | None = None
        self.marks: Callable[[int], Sequence[PageMark]] | None = None
        self.before_painting: Callable[[], None] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setAccessibleName(self.tr("Original pages"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # -- what is shown -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    def set_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show pages of these sizes (points) from the first on."""
        self._sizes, self._boxes = list(sizes), {}
        self._shown_page = -1
        self._arrange()
        self.go_to(0, 0.0)

    def set_boxes(self, boxes: Boxes) -> None:
        """Light stretches of text; the first is brought into the window."""
        self._boxes = boxes
        if boxes:
            number = min(boxes)
            self._bring_up(number, boxes[number][0])
        self.viewport().update()

    def boxes(self) -> Boxes:
        return self._boxes

    def page_count(self) -> int:
        return len(self._sizes)

    # -- places ------------------------------------------------------------------------------------

    def place(self) -> tuple[int, float]:
        """The page at the top of the window and the share of it that is above."""
        y = float(self.verticalScrollBar().value())
        number = self._page_at(y)
        if number < 0:
            return 0, 0.0
        share = (y - self._tops[number]) / max(1.0, self._height(number))
        return number, min(max(share, 0.0), 1.0)

    def go_to(self, number: int, share: float) -> None:
        """Bring a place to the top of the window; ``moved`` stays silent."""
        if not 0 <= number < len(self._sizes):
            return
        self._moving = True
        y = self._tops[number] + share * self._height(number)
        self.verticalScrollBar().setValue(round(y))
        self._moving = False
        self._tell_page()

    def _bring_up(self, number: int, box: tuple[float, float, float, float]) -> None:
        """Scroll so that a box lies in the window, if it does not."""
        top = self._tops[number] + box[1] * self._height(number)
        bottom = self._tops[number] + box[3] * self._height(number)
        here, room = self.verticalScrollBar().value(), self.viewport().height()
        if top < here or bottom > here + room:
            self._moving = True
            self.verticalScrollBar().setValue(round(top - room / 3))
            self._moving = False
            self._tell_page()
        left = self._left(number) + box[0] * self._width(number)
        sideways = self.horizontalScrollBar()
        if not sideways.value() <= left <= sideways.value() + self.viewport().width():
            sideways.setValue(round(left - self.viewport().width() / 3))

    # -- zoom --------------------------------------------------------------------------------------

    def zoom(self) -> float:
        """1.0: the widest page fills the window."""
        return self._zoom

    @Slot()
    def zoom_in(self) -> None:
        self.set_zoom(next((zoom for zoom in _ZOOMS if zoom > self._zoom + 0.01), _ZOOMS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        smaller = [zoom for zoom in _ZOOMS if zoom < self._zoom - 0.01]
        self.set_zoom(smaller[-1] if smaller else _ZOOMS[0])

    def set_zoom(self, zoom: float) -> None:
        """Enlarge the pages; the place at the window's top stays."""
        place = self.place()
        self._zoom = zoom
        self._arrange()
        self.go_to(*place)

    # -- geometry (pixels of the whole column of pages) --------------------------------------------

    def _scale(self) -> float:
        widest = max((width for width, _ in self._sizes), default=1.0)
        return max(0.02, (self.viewport().width() - 2 * _MARGIN) / widest) * self._zoom

    def _width(self, number: int) -> float:
        return self._sizes[number][0] * self._scale()

    def _height(self, number: int) -> float:
        return self._sizes[number][1] * self._scale()

    def _left(self, number: int) -> float:
        widest = max(width for width, _ in self._sizes) * self._scale() + 2 * _MARGIN
        return (max(widest, self.viewport().width()) - self._width(number)) / 2

    def _page_at(self, y: float) -> int:
        return bisect_right(self._tops, y + _GAP) - 1

    def _arrange(self) -> None:
        self._tops, y, scale = [], _MARGIN, self._scale()
        for _, height in self._sizes:
            self._tops.append(y)
            y += height * scale + _GAP
        self._total = y - _GAP + _MARGIN
        room = self.viewport().size()
        widest = max((width for width, _ in self._sizes), default=0.0) * scale + 2 * _MARGIN
        self._moving = True
        self.verticalScrollBar().setRange(0, max(0, round(self._total - room.height())))
        self.verticalScrollBar().setPageStep(room.height())
        self.horizontalScrollBar().setRange(0, max(0, round(widest - room.width())))
        self.horizontalScrollBar().setPageStep(room.width())
        self._moving = False
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self.place()
        self._arrange()
        self.go_to(*place)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    @Slot()
    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._tell_page()
        if not self._moving and self._sizes:
            self.moved.emit(*self.place())

    def _tell_page(self) -> None:
        y = self.verticalScrollBar().value() + self.viewport().height() / 3
        number = max(0, self._page_at(y))
        if number != self._shown_page and self._sizes:
            self._shown_page = number
            self.page_changed.emit(number)

    # -- drawing -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("sunken"))
        if self.before_painting:
            self.before_painting()
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        first = max(0, self._page_at(float(top)))
        for number in range(first, len(self._sizes)):
            if self._tops[number] > top + self.viewport().height():
                break
            place = QRectF(
                self._left(number) - left,
                self._tops[number] - top,
                self._width(number),
                self._height(number),
            )
            self._draw_page(painter, number, place)

    def _draw_page(self, painter: QPainter, number: int, place: QRectF) -> None:
        painter.fillRect(place, QColor("white"))
        pixels = round(place.width() * self.devicePixelRatioF())
        image = self.pictures(number, pixels) if self.pictures else None
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image, QRectF(image.rect()))
        if self.marks is not None:
            draw_marks(painter, self.marks(number), place)
        self._draw_boxes(painter, number, place)
        if self._theme.dark:  # white paper would dazzle beside a dark page
            painter.fillRect(place, QColor(0, 0, 0, 60))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw_boxes(self, painter: QPainter, number: int, place: QRectF) -> None:
        for left, top, right, bottom in self._boxes.get(number, ()):
            box = QRectF(
                place.left() + left * place.width(),
                place.top() + top * place.height(),
                (right - left) * place.width(),
                (bottom - top) * place.height(),
            ).adjusted(-_AIR, -_AIR / 2, _AIR, _AIR / 2)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(box, QColor("#ffe08a"))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QPen(QColor("#b4690e"), 1.4))
            painter.drawRect(box)

    # -- the reader --------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        distance = (event.position() - self._pressed).manhattanLength()
        first, last = self._on_page(self._pressed), self._on_page(event.position())
        if first and last and distance >= QGuiApplication.styleHints().startDragDistance():
            self.dragged.emit(first, last)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._on_page(event.position())
        if place is not None:
            self.pointed.emit(*place)

    def _on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        y = point.y() + self.verticalScrollBar().value()
        x = point.x() + self.horizontalScrollBar().value()
        number = self._page_at(y)
        if number < 0:
            return None
        across = (x - self._left(number)) / self._width(number)
        down = (y - self._tops[number]) / self._height(number)
        return (number, across, down) if 0 <= across <= 1 and 0 <= down <= 1 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + round(0.9 * self.viewport().height()))
        elif event.text() in ("+", "="):
            self.zoom_in()
        elif event.text() == "-":
            self.zoom_out()
        else:
            super().keyPressEvent(event)
