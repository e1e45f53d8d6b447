"""The scrolled page: lays out and draws what is in the window, and knows what lies where."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader_app.documents.model import Document
from reader_app.ui.binding import own_viewport
from reader_app.ui.reader.apparatus import Apparatus
from reader_app.ui.reader.apparatus_painting import apparatus_formats
from reader_app.ui.reader.ink import Ink, layer_colour
from reader_app.ui.reader.marks import MarkMap, MarkSource
from reader_app.ui.reader.overlays import OverlayStack
from reader_app.ui.reader.page import Page, Pictures
from reader_app.ui.reader.painting import bold_formats, draw_piece
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.scrolling import Scroll
from reader_app.ui.reader.segments import Role
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import Theme, theme

_AIR = 8.0  # pixels above a line that was gone to
_ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
_UNTIL_MEASURING = 30  # milliseconds in which the page is painted first
_MEASURING = 0.004  # seconds of laying out between two turns of the event loop
_MAP_ERROR = 0.005  # of the page's height: the map is drawn anew when it is further off
_LONGEST_BAR = 1_000_000_000  # a scroll bar counts in 32 bits


class PageArea(QAbstractScrollArea):
    """Shows one document's page with its layers. Positions are code points, end exclusive."""

    zoom_changed = Signal(int)
    scrolled = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(own_viewport())
        self._theme = theme("light")
        self._document: Document | None = None
        self._apparatus = Apparatus()
        self._page = Page(Typography(100, True, 32, 800.0), self._fold_text)
        self._page.formats = self._formats
        self._scroll = Scroll(self._page)
        self._overlays = OverlayStack()
        self._shown: list[tuple[Piece, float]] | None = None
        self._following = False
        self._map_total = 0.0
        self._map = MarkMap(self._page.edges, self._map_sources)
        self._measuring = QTimer(self, interval=0)
        self._measuring.timeout.connect(self._on_measuring)
        self._arranged = QTimer(self, singleShot=True, interval=_UNTIL_MEASURING)
        self._arranged.timeout.connect(self._measuring.start)
        self._build_area()

    def _build_area(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setVerticalScrollBar(self._map)
        self._map.valueChanged.connect(self._on_bar_value_changed)

    # -- the document --------------------------------------------------------------------------

    def set_document(self, document: Document | None, title_meta: str = "") -> None:
        """Show a document from its start; ``title_meta`` is a small line under its title."""
        self._document, self._apparatus = document, Apparatus(document)
        self._overlays.clear()
        self._page.set_document(document, title_meta)
        self._scroll.reset()
        self._rearrange(heights=True)

    def restructure(self, document: Document, title_meta: str = "") -> None:
        """Take the same text with other blocks; what is read stays where it is, layers too."""
        pin, at_start = self._scroll.pin(), self._scroll.y == 0
        self._document, self._apparatus = document, Apparatus(document)
        self._page.set_document(document, title_meta)
        if at_start:
            self._scroll.reset()
        else:
            self._open_fold(pin.position)
            self._scroll.restore()
        self._rearrange(heights=True)

    def document(self) -> Document | None:
        return self._document

    def _fold_text(self, blocks: int, is_open: bool) -> str:
        sign = "▾" if is_open else "▸"
        # ``tr`` does not look up counted strings of a base class.
        words = QCoreApplication.translate("PageArea", "%n line(s) of page furniture", "", blocks)
        return f"{sign} {words}"

    # -- appearance ----------------------------------------------------------------------------

    def _formats(self, piece: Piece) -> list[QTextLayout.FormatRange]:
        signs = apparatus_formats(self._theme, self._apparatus, piece)
        return signs + bold_formats(self._theme, self._overlays, piece)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._page.drop_layouts()  # the letters of bold layers have their colours in them
        self._map.set_theme(theme)
        self._rearrange()

    def zoom(self) -> int:
        return self._page.typography.zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, in per cent; what is read stays in its place."""
        percent = min(max(percent, _ZOOM_STEPS[0]), _ZOOM_STEPS[-1])
        if percent != self.zoom():
            self.set_type(zoom=percent)
            self.zoom_changed.emit(percent)

    @Slot()
    def zoom_in(self) -> None:
        self.set_zoom(next((step for step in _ZOOM_STEPS if step > self.zoom()), _ZOOM_STEPS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        smaller = [step for step in _ZOOM_STEPS if step < self.zoom()]
        self.set_zoom(smaller[-1] if smaller else _ZOOM_STEPS[0])

    @Slot()
    def zoom_reset(self) -> None:
        self.set_zoom(100)

    def set_serif(self, on: bool) -> None:
        self.set_type(serif=on)

    def set_type(
        self,
        *,
        zoom: int | None = None,
        serif: bool | None = None,
        characters: int | None = None,
        spacing: int | None = None,
    ) -> None:
        """Set what the settings say of the text; what is None stays.

        ``zoom`` and ``spacing`` are per cent of the usual, ``characters`` is the width of the
        column in Chinese characters.
        """
        old = self._page.typography
        self._scroll.pin()
        self._page.set_typography(
            Typography(
                old.zoom if zoom is None else min(max(zoom, _ZOOM_STEPS[0]), _ZOOM_STEPS[-1]),
                old.serif if serif is None else serif,
                old.characters if characters is None else characters,
                float(self.viewport().width()),
                old.spacing if spacing is None else spacing,
            )
        )
        self._scroll.restore()
        self._rearrange(heights=True)

    def set_images(self, pictures: Pictures | None) -> None:
        """Say where pictures come from: a callable that gives a QImage for an Image, or None."""
        self._page.pictures = pictures
        self._page.drop_pictures()
        self._rearrange()

    @Slot()
    def refresh_pictures(self) -> None:
        """Take over the pictures that have come; what is read stays in its place."""
        if self._shown:
            self._scroll.pin()
        self._page.drop_pictures(missing=True)
        self._scroll.restore()
        self._rearrange(heights=True)

    # -- places --------------------------------------------------------------------------------

    def position(self) -> int:
        """The first visible code point: what to come back to."""
        pin = self._scroll.pin()
        return pin.position if pin.y <= _AIR else self.visible_range()[0]

    def offset(self) -> float:
        """How far below the window's top the line of that code point lies, in pixels."""
        return self._scroll.y_of(self.position())

    def visible_range(self) -> tuple[int, int]:
        """The code points on screen."""
        lines = [
            line
            for piece, top in self._visible()
            for line in piece.lines
            if top + line.top + line.height > 1 and top + line.top < self._scroll.height - 1
        ]
        return (lines[0].start, lines[-1].end) if lines else (0, 0)

    def go_to(self, position: int, *, where: str = "top", offset: float | None = None) -> None:
        """Scroll to a code point: its line ``top`` of the window, a ``third`` down, or so many
        pixels below the top (``offset``, see there)."""
        self._open_fold(position)
        y = self._scroll.height / 3 if where == "third" else _AIR
        self._scroll.to_position(position, y)
        if offset is not None and (way := self._scroll.y_of(position) - offset):
            self._scroll.by(way)
        self._rearrange()

    def _toggle_fold(self, index: int) -> None:
        fold = self._page.segments.fold_at(index)
        if fold is not None:
            self._scroll.pin()
            self._page.toggle(fold)
            self._scroll.restore()
            self._rearrange(heights=True)

    def _open_fold(self, position: int) -> None:
        """A place that is asked for is shown, also where it lies behind a fold."""
        if not len(self._page):
            return
        fold = self._page.segments.fold_at(self._page.segments.at(position))
        if fold is not None and not fold.is_open and position > 0:
            self._page.toggle(fold)

    # -- scrolling -----------------------------------------------------------------------------

    def top(self) -> float:
        """The window's upper edge, in pixels of the whole page as known by now."""
        return self._scroll.y

    def scroll_by(self, pixels: float) -> None:
        """Scroll down by so many pixels, up by negative ones."""
        self.scrolled.emit()
        self._scroll.by(pixels)
        self._rearrange()

    @Slot()
    def page_down(self) -> None:
        self.scroll_by(self._scroll.height - 1.5 * self._line_height())

    @Slot()
    def page_up(self) -> None:
        self.scroll_by(1.5 * self._line_height() - self._scroll.height)

    @Slot()
    def line_down(self) -> None:
        self.scroll_by(2 * self._line_height())

    @Slot()
    def line_up(self) -> None:
        self.scroll_by(-2 * self._line_height())

    @Slot()
    def to_start(self) -> None:
        self._scroll.to_y(0.0)
        self._rearrange()

    @Slot()
    def to_end(self) -> None:
        self._scroll.to_end()
        self._rearrange()

    @Slot(int)
    def _on_bar_value_changed(self, value: int) -> None:
        if self._following:
            return
        self.scrolled.emit()
        if value >= self._map.maximum():
            self._scroll.to_end()
        else:
            self._scroll.to_y(value * self._bar_unit())
        self._rearrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The bar's value is followed in ``_on_bar_value_changed``; nothing is shifted."""

    def content_height(self) -> float:
        """The height of the whole page in pixels, as known by now."""
        return self._page.heights.total

    def _bar_unit(self) -> float:
        """Pixels of the page for one step of the bar."""
        return max(1.0, self._page.heights.total / _LONGEST_BAR)

    def _follow(self) -> None:
        """Let the scroll bar show where the anchor is."""
        unit, height, total = self._bar_unit(), self._scroll.height, self._page.heights.total
        if abs(total - self._map_total) > _MAP_ERROR * total:
            self._map_total = total
            self._map.refresh()
        self._following = True
        self._map.setRange(0, max(0, round((total - height) / unit)))
        self._map.setPageStep(max(1, round(height / unit)))
        self._map.setSingleStep(max(1, round(2 * self._line_height() / unit)))
        self._map.setValue(round(self._scroll.y / unit))
        self._following = False

    def _line_height(self) -> float:
        return self._page.typography.line_height(Role.PARAGRAPH)

    # -- arranging and drawing -----------------------------------------------------------------

    def _rearrange(self, *, heights: bool = False) -> None:
        """What is in the window has changed; it is laid out when next asked for."""
        self._shown = None
        if heights:
            self._map.refresh()
            self._measuring.stop()
            self._arranged.start()
        self._follow()
        self.viewport().update()
        self.rearranged.emit()

    @Slot()
    def _on_measuring(self) -> None:
        """While nothing else is to be done, find the heights of what is not in the window."""
        if not self._page.lay_out_some(_MEASURING):
            self._measuring.stop()
        self._follow()

    def _visible(self) -> list[tuple[Piece, float]]:
        if self._shown is None:
            self._shown = self._scroll.visible()
            self._follow()
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scroll.height:
            self._scroll.pin()
        self._scroll.height = float(self.viewport().height())
        self.set_type()

    def _ink(self) -> Ink:
        return Ink(self._theme, self._page.typography, self._overlays, apparatus=self._apparatus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("page"))
        ink, window = self._ink(), QRectF(self.viewport().rect())
        for piece, top in self._visible():
            draw_piece(painter, piece, top, ink, window)
        if self._document is not None and not len(self._page):
            painter.setPen(self._theme.colour("muted"))
            words = self.tr("There is no text in this document.")
            painter.drawText(window, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    # -- the map -------------------------------------------------------------------------------

    def _map_sources(self) -> list[MarkSource]:
        return [
            MarkSource(overlay.index.starts, layer_colour(self._theme, overlay))
            for overlay in self._overlays
            if overlay.visible
        ]
