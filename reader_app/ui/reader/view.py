"""The reading view: a page of Chinese text that lays out only what is in the window."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader_app.documents.model import BlockKind, Document
from reader_app.ui.layers import FindingRef, Layer
from reader_app.ui.reader.caret import CaretMover
from reader_app.ui.reader.history import History
from reader_app.ui.reader.hover import HoverCard
from reader_app.ui.reader.keyboard import handle_key
from reader_app.ui.reader.marks import MarkMap, MarkSource
from reader_app.ui.reader.mouse import Mouse
from reader_app.ui.reader.overlays import Mark, OverlayStack, SpanIndex
from reader_app.ui.reader.page import Page, Pictures
from reader_app.ui.reader.painting import Flash, Ink, bold_formats, draw_piece, layer_colour
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.reading import ReadRanges
from reader_app.ui.reader.scrolling import Scroll
from reader_app.ui.reader.segments import Role
from reader_app.ui.reader.typography import Typography
from reader_app.ui.reader.units import Units, WordAt
from reader_app.ui.theme import Theme, theme

_AIR = 8.0  # pixels above a line that was gone to
_ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
_FLASH = 1200  # milliseconds
_READ_AFTER = 700  # milliseconds on screen after which text counts as read
_MEASURING = 0.004  # seconds of laying out between two turns of the event loop
_MAP_ERROR = 0.005  # of the page's height: the map is drawn anew when it is further off
_WHEEL_LINES = 3
_LONGEST_BAR = 1_000_000_000  # a scroll bar counts in 32 bits

Describe = Callable[[FindingRef], str]


class ReaderView(QAbstractScrollArea):
    """Shows one document. All positions are code points of its text, end exclusive."""

    position_changed = Signal(int)
    visible_range_changed = Signal(int, int)
    finding_clicked = Signal(object)
    finding_hovered = Signal(object, QPoint)
    selection_changed = Signal(int, int)
    context_menu_requested = Signal(QPoint, object)
    zoom_changed = Signal(int)
    history_changed = Signal()
    progress_changed = Signal(float)
    current_heading_changed = Signal(int)
    find_requested = Signal()
    find_step_requested = Signal(int)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme("light")
        self._document: Document | None = None
        self._page = Page(Typography(100, True, 32, 800.0), self._fold_text)
        self._page.formats = self._formats
        self._scroll = Scroll(self._page)
        self._overlays = OverlayStack()
        self._history = History()
        self._read = ReadRanges()
        self.units = Units("", self._page.segments)
        self._mover = CaretMover(self._page, self.units)
        self.anchor = self._caret = 0
        self._wish_x: float | None = None
        self.caret_mode = False
        self._describe: Describe | None = None
        self._headings: list[tuple[int, str, int]] = []
        self._content_before: list[int] = []
        self._shown: list[tuple[Piece, float]] | None = None
        self._announced: tuple[int, int, int, int] | None = None
        self._following = False
        self._map_total = 0.0
        self._flash = Flash()
        self._build()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._bar = MarkMap(self._map_edges, self._map_sources)
        self.setVerticalScrollBar(self._bar)
        self._bar.valueChanged.connect(self._on_bar_value_changed)
        self._bar.position_clicked.connect(self._on_map_position_clicked)
        self._mouse = Mouse(self)
        self._mouse.clicked.connect(self.finding_clicked)
        self._mouse.hovered.connect(self.finding_hovered)
        self._card = HoverCard(self)
        self._notify = QTimer(self, singleShot=True, interval=0)
        self._notify.timeout.connect(self._on_notify)
        self._settled = QTimer(self, singleShot=True, interval=_READ_AFTER)
        self._settled.timeout.connect(self._on_settled)
        self._measuring = QTimer(self, interval=0)
        self._measuring.timeout.connect(self._on_measuring)
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH)
        self._fading.valueChanged.connect(self._on_flash_faded)
        self.setAccessibleName(self.tr("Document text"))
        self.set_theme(self._theme)

    # -- the document --------------------------------------------------------------------------

    def set_document(self, document: Document | None, title_meta: str = "") -> None:
        """Show a document from its start; ``title_meta`` is a small line under its title."""
        self._document = document
        self._overlays.clear()
        self._page.set_document(document, title_meta)
        self.units = self._new_units(document)
        self._mover = CaretMover(self._page, self.units)
        self._scroll.reset()
        self._history.clear()
        self._read = ReadRanges()
        self._content_before = []
        self._headings = _headings(document)
        self._flash.strength = 0.0
        self._announced = None
        self.anchor = self._caret = self._mover.first()
        self._mouse.leave()
        self._rearrange(marks=True)
        self.selection_changed.emit(self._caret, self._caret)
        self.history_changed.emit()

    def document(self) -> Document | None:
        return self._document

    def _new_units(self, document: Document | None) -> Units:
        units = Units(document.text if document else "", self._page.segments)
        units.word_at = self.units.word_at
        return units

    def headings(self) -> list[tuple[int, str, int]]:
        """Level, text and start of every heading."""
        return self._headings

    def current_heading(self) -> int | None:
        """The index in ``headings()`` of the section that is being read, or None before it."""
        position = self._position_near(self.viewport().height() / 3)
        index = bisect_right(self._headings, position, key=lambda heading: heading[2]) - 1
        return index if index >= 0 else None

    # -- layers --------------------------------------------------------------------------------

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Replace all layers."""
        self._overlays.clear()
        for layer in layers:
            self._overlays.put(layer)
        self._layers_changed(bold=True)

    def set_layer(self, layer: Layer) -> None:
        """Add a layer, or replace the one of its name."""
        self._overlays.put(layer)
        self._layers_changed(bold=layer.style == "bold")

    def remove_layer(self, name: str) -> None:
        removed = self._overlays.get(name)
        self._overlays.remove(name)
        self._layers_changed(bold=removed is not None and removed.style == "bold")

    def set_spans(self, name: str, spans: SpanIndex, style: str, priority: int) -> None:
        """Add or replace a layer whose spans are at hand as arrays (hits of a search)."""
        self._overlays.put_index(name, spans, style, priority)
        self._layers_changed(bold=style == "bold")

    def set_layer_visible(self, name: str, visible: bool) -> None:
        """Show or hide a layer by name, also one that is set later."""
        self._overlays.set_visible(name, visible)
        overlay = self._overlays.get(name)
        self._layers_changed(bold=overlay is not None and overlay.style == "bold")

    def _layers_changed(self, *, bold: bool) -> None:
        if bold:  # bold letters have widths of their own
            pin = self._scroll.pin() if self._shown else None
            self._page.drop_layouts()
            if pin is not None:
                self._scroll.restore()
        self._rearrange(marks=True)

    def _formats(self, piece: Piece) -> list[QTextLayout.FormatRange]:
        return bold_formats(self._theme, self._overlays, piece)

    # -- appearance ----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._page.drop_layouts()  # the letters of bold layers have their colours in them
        self._bar.set_theme(theme)
        self._card.set_theme(theme)
        self._rearrange()

    def zoom(self) -> int:
        return self._page.typography.zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, in per cent; what is read stays in its place."""
        percent = min(max(percent, _ZOOM_STEPS[0]), _ZOOM_STEPS[-1])
        if percent != self.zoom():
            self._set_typography(zoom=percent)
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

    def set_column(self, characters: int) -> None:
        """Set the width of the text column, in Chinese characters."""
        self._set_typography(characters=characters)

    def set_serif(self, on: bool) -> None:
        self._set_typography(serif=on)

    def set_images(self, pictures: Pictures | None) -> None:
        """Say where pictures come from: a callable that gives a QImage for an Image, or None."""
        self._page.pictures = pictures
        self._page.drop_pictures()
        self._rearrange()

    def set_describe(self, describe: Describe | None) -> None:
        """Say what the hover card tells of a finding (rich text; nothing is shown for "")."""
        self._describe = describe

    def set_word_at(self, word_at: WordAt) -> None:
        """Say what a double click takes: ``word_at(text, position)`` gives the word's span."""
        self.units.word_at = word_at

    def _set_typography(
        self,
        zoom: int | None = None,
        serif: bool | None = None,
        characters: int | None = None,
    ) -> None:
        old = self._page.typography
        self._scroll.pin()
        self._page.set_typography(
            Typography(
                old.zoom if zoom is None else zoom,
                old.serif if serif is None else serif,
                old.characters if characters is None else characters,
                float(self.viewport().width()),
            )
        )
        self._scroll.restore()
        self._rearrange(marks=True)

    # -- places --------------------------------------------------------------------------------

    def position(self) -> int:
        """The first visible code point: what to come back to."""
        pin = self._scroll.pin()
        return pin.position if pin.y <= _AIR else self.visible_range()[0]

    def visible_range(self) -> tuple[int, int]:
        """The code points on screen."""
        lines = [
            line
            for piece, top in self._visible()
            for line in piece.lines
            if top + line.top + line.height > 1 and top + line.top < self._scroll.height - 1
        ]
        return (lines[0].start, lines[-1].end) if lines else (0, 0)

    def go_to(self, position: int, *, where: str = "top") -> None:
        """Scroll to a code point: its line ``top`` of the window, or a ``third`` down."""
        self._open_fold(position)
        y = self._scroll.height / 3 if where == "third" else _AIR
        self._scroll.to_position(position, y)
        self._rearrange()

    def jump_to(self, position: int, *, where: str = "third") -> None:
        """Go to a code point so that ``back`` returns here."""
        self._history.leave(self.position())
        self.go_to(position, where=where)
        self.history_changed.emit()

    def show_span(self, start: int, end: int) -> None:
        """Make a stretch readable: in the upper third, lit for a moment, the caret before it."""
        self.bring_up(start)
        self.anchor = self._caret = start
        self._flash.start, self._flash.end = start, end
        self._fading.stop()
        self._fading.start()
        self._rearrange()
        self.selection_changed.emit(start, start)

    def bring_up(self, position: int) -> None:
        """Scroll to where a code point can be read with what is around it, if it is not there."""
        self._open_fold(position)
        y = self._scroll.y_of(position)
        if not self._scroll.height * 0.05 <= y <= self._scroll.height * 0.7:
            self.jump_to(position)

    @property
    def can_go_back(self) -> bool:
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.can_go_forward

    @Slot()
    def back(self) -> None:
        """Return to where the last jump left from."""
        self._return_to(self._history.back(self.position()))

    @Slot()
    def forward(self) -> None:
        self._return_to(self._history.forward(self.position()))

    def _return_to(self, position: int | None) -> None:
        if position is not None:
            self.go_to(position)
            self.history_changed.emit()

    def progress(self) -> float:
        """The share of the content that has been on screen, 0 to 1."""
        total = self._content_up_to(len(self._document.text)) if self._document else 0
        if not total:
            return 0.0
        read = sum(
            self._content_up_to(end) - self._content_up_to(start)
            for start, end in self._read.ranges()
        )
        return min(1.0, read / total)

    def read_ranges(self) -> list[tuple[int, int]]:
        """What has been on screen, to be kept for the next time."""
        return self._read.ranges()

    def set_read_ranges(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._read = ReadRanges(ranges)
        self.progress_changed.emit(self.progress())

    def _content_up_to(self, position: int) -> int:
        """How many code points of content lie before a position."""
        segments = self._page.segments
        if not len(segments):
            return 0
        if not self._content_before:
            skipped = (Role.BOILERPLATE, Role.IMAGE)
            lengths = (
                0 if role in skipped else end - start
                for start, end, role in zip(
                    segments.starts, segments.ends, segments.roles, strict=True
                )
            )
            self._content_before = [0, *accumulate(lengths)]
        index = segments.at(position)
        before, upto = self._content_before[index : index + 2]
        return min(upto, before + max(0, position - segments.starts[index]))

    # -- selection -----------------------------------------------------------------------------

    def caret_position(self) -> int:
        return self._caret

    def selected_span(self) -> tuple[int, int]:
        """The selected code points; start equals end where nothing is selected."""
        return min(self.anchor, self._caret), max(self.anchor, self._caret)

    def selected_text(self) -> str:
        """The selection as plain text, a line a block; what is folded away is left out."""
        if self._document is None:
            return ""
        start, end = self.selected_span()
        segments, index = self._page.segments, self._page.index_of(start)
        parts: list[str] = []
        while index < len(segments) and segments.starts[index] < end:
            fold = segments.fold_at(index)
            if fold is None or fold.is_open:
                a, b = max(start, segments.starts[index]), min(end, segments.ends[index])
                if a < b:
                    parts.append("" if segments.continues(index) or not parts else "\n")
                    parts.append(self._document.text[a:b])
            index = segments.following(index)
        return "".join(parts)

    def select(self, anchor: int, caret: int) -> None:
        """Select from ``anchor`` to where the caret is put."""
        if (anchor, caret) == (self.anchor, self._caret):
            return
        self.anchor, self._caret, self._wish_x = anchor, caret, None
        self.viewport().update()
        self.selection_changed.emit(*self.selected_span())

    @Slot()
    def select_all(self) -> None:
        self.select(self._mover.first(), self._mover.last())

    @Slot()
    def copy(self) -> None:
        """Put the selection on the clipboard as plain text."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    def move_caret(self, target: str, *, select: bool) -> None:
        """Move the caret to where a key of ``keyboard`` sends it, and show it."""
        if not len(self._page):
            return
        if not self._caret_in_window():
            self._caret = self.visible_range()[0]
            self.anchor = self._caret if not select else self.anchor
        wish_x = self._wish_x if self._wish_x is not None else self._mover.x(self._caret)
        caret = self._caret_target(target, wish_x)
        self.select(self.anchor if select else caret, caret)
        if target in ("line_up", "line_down", "page_up", "page_down"):
            self._wish_x = wish_x
        self._reveal(caret)

    def _caret_target(self, target: str, x: float) -> int:
        mover = self._mover
        page_lines = max(1, int(self._scroll.height / self._line_height()) - 1)
        lines = {"line_down": 1, "line_up": -1, "page_down": page_lines, "page_up": -page_lines}
        if target in lines:
            return mover.by_lines(self._caret, lines[target], x)
        if target in ("first", "last"):
            return mover.first() if target == "first" else mover.last()
        move: Callable[[int], int] = getattr(mover, target)
        return move(self._caret)

    def _caret_in_window(self) -> bool:
        return -self._line_height() < self._scroll.y_of(self._caret) < self._scroll.height

    def _reveal(self, position: int) -> None:
        """Scroll just as far as to have a code point's line in the window."""
        y, line = self._scroll.y_of(position), self._line_height()
        if y < 0:
            self.scroll_by(y)
        elif y + line > self._scroll.height:
            self.scroll_by(y + line - self._scroll.height)

    @Slot()
    def toggle_caret_mode(self) -> None:
        """Show a caret that the arrow keys move, or let them scroll again."""
        self.caret_mode = not self.caret_mode
        if self.caret_mode and not self._caret_in_window():
            start = self.visible_range()[0]
            self.select(start, start)
        self.viewport().update()

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if handle_key(self, event):
            event.accept()
        else:
            event.ignore()

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

    @Slot()
    def request_find(self) -> None:
        self.find_requested.emit()

    @Slot()
    def find_next(self) -> None:
        self.find_step_requested.emit(1)

    @Slot()
    def find_previous(self) -> None:
        self.find_step_requested.emit(-1)

    @Slot()
    def escape(self) -> None:
        """Drop the selection; where there is none, tell that the reader wants out of something."""
        if self.anchor != self._caret:
            self.select(self._caret, self._caret)
        else:
            self.escaped.emit()

    @Slot()
    def activate(self) -> None:
        """Do what a click on the caret's place would do."""
        index = self._page.index_of(self._caret) if len(self._page) else 0
        fold = self._page.segments.fold_at(index)
        if fold is not None and not fold.is_open:
            self._toggle_fold(fold.first)
        elif mark := self._overlays.finding_at(self._caret):
            self.finding_clicked.emit(mark.ref)

    # -- points --------------------------------------------------------------------------------

    def position_at(self, point: QPointF) -> int:
        """The code point boundary nearest to a point of the viewport."""
        found = self._piece_at(point.y())
        if found is None:
            return self._caret
        piece, top = found
        return piece.position_at(point.x() - self._page.typography.left, point.y() - top)

    def character_at(self, point: QPointF) -> int | None:
        """The code point drawn under a point of the viewport, or None."""
        found = self._piece_at(point.y())
        if found is None:
            return None
        piece, top = found
        return piece.character_at(point.x() - self._page.typography.left, point.y() - top)

    def finding_at(self, point: QPointF) -> Mark | None:
        """The topmost shown finding under a point of the viewport."""
        position = self.character_at(point)
        return None if position is None else self._overlays.finding_at(position)

    def rect_of(self, start: int, end: int, near: QPointF | None = None) -> QRect:
        """The box (view coordinates) of a visible stretch: the part at ``near``, or the first."""
        boxes = [
            rect.translated(self._page.typography.left, top)
            for piece, top in self._visible()
            for _, rect in piece.rects(start, end)
        ]
        if not boxes:
            return QRect()
        box = next((b for b in boxes if near is not None and b.contains(near)), boxes[0])
        return box.toRect().translated(self.viewport().pos())

    def _piece_at(self, y: float) -> tuple[Piece, float] | None:
        shown = self._visible()
        for piece, top in shown:
            if y < top + piece.height:
                return piece, top
        return shown[-1] if shown else None

    def _position_near(self, y: float) -> int:
        found = self._piece_at(y)
        if found is None or not found[0].lines:
            return 0
        piece, top = found
        return piece.lines[piece.line_at(y - top)].start

    def activate_row(self, point: QPointF) -> bool:
        """Open or shut the fold whose line is at a point; False if there is none."""
        found = self._piece_at(point.y())
        if found is None:
            return False
        piece, top = found
        for y, row in piece.above:
            if row.fold is not None and y <= point.y() - top < y + row.height:
                self._toggle_fold(row.fold)
                return True
        return False

    # -- folds ---------------------------------------------------------------------------------

    def _fold_text(self, blocks: int, is_open: bool) -> str:
        sign = "▾" if is_open else "▸"
        return sign + " " + self.tr("%n line(s) of page furniture", "", blocks)

    def _toggle_fold(self, index: int) -> None:
        fold = self._page.segments.fold_at(index)
        if fold is not None:
            self._scroll.pin()
            self._page.toggle(fold)
            self._scroll.restore()
            self._rearrange(marks=True)

    def _open_fold(self, position: int) -> None:
        """A place that is asked for is shown, also where it lies behind a fold."""
        if not len(self._page):
            return
        fold = self._page.segments.fold_at(self._page.segments.at(position))
        if fold is not None and not fold.is_open and position > 0:
            self._page.toggle(fold)

    # -- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.BackButton:
            self.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forward()
        else:
            self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._mouse.release(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        mark = self.finding_at(QPointF(event.pos()))
        self.context_menu_requested.emit(event.globalPos(), mark.ref if mark else None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                (self.zoom_in if turned > 0 else self.zoom_out)()
        elif not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        else:
            self.scroll_by(-turned / 120 * _WHEEL_LINES * self._line_height())
        event.accept()

    def show_pointer(self, point: QPointF, on_finding: bool) -> None:
        on_text = self.character_at(point) is not None
        shape = Qt.CursorShape.IBeamCursor if on_text else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_finding else shape)

    def show_card(self, ref: FindingRef, mention: QRect) -> None:
        text = self._describe(ref) if self._describe else ""
        if text:
            self._card.show_at(text, mention)

    def hide_card(self) -> None:
        self._card.hide()

    # -- scrolling -----------------------------------------------------------------------------

    def scroll_by(self, pixels: float) -> None:
        """Scroll down by so many pixels, up by negative ones."""
        self._mouse.leave()
        self._scroll.by(pixels)
        self._rearrange()

    @Slot(int)
    def _on_bar_value_changed(self, value: int) -> None:
        if self._following:
            return
        self._mouse.leave()
        if value >= self._bar.maximum():
            self._scroll.to_end()
        else:
            self._scroll.to_y(value * self._bar_unit())
        self._rearrange()

    @Slot(int)
    def _on_map_position_clicked(self, position: int) -> None:
        self.jump_to(position)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
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
            self._bar.refresh()
        self._following = True
        self._bar.setRange(0, max(0, round((total - height) / unit)))
        self._bar.setPageStep(max(1, round(height / unit)))
        self._bar.setSingleStep(max(1, round(2 * self._line_height() / unit)))
        self._bar.setValue(round(self._scroll.y / unit))
        self._following = False

    def _line_height(self) -> float:
        return self._page.typography.line_height(Role.PARAGRAPH)

    # -- arranging and drawing -----------------------------------------------------------------

    def _rearrange(self, *, marks: bool = False) -> None:
        """What is in the window has changed; it is laid out when next asked for."""
        self._shown = None
        if marks:
            self._bar.refresh()
            self._measuring.start()
        self._follow()
        self.viewport().update()
        self._notify.start()

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._scroll.height:
            self._scroll.pin()
        self._scroll.height = float(self.viewport().height())
        self._set_typography()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("page"))
        ink = Ink(
            self._theme,
            self._page.typography,
            self._overlays,
            self.selected_span(),
            self._flash,
        )
        window = QRectF(self.viewport().rect())
        for piece, top in self._visible():
            draw_piece(painter, piece, top, ink, window)
        if self.caret_mode and self.hasFocus():
            self._draw_caret(painter)

    def _draw_caret(self, painter: QPainter) -> None:
        index = self._page.index_of(self._caret) if len(self._page) else -1
        for piece, top in self._visible():
            if piece.index == index and piece.lines:
                number = piece.line_of(self._caret)
                line = piece.lines[number]
                x = self._page.typography.left + piece.x_of(number, self._caret)
                box = QRectF(x - 0.75, top + line.top + 3, 1.5, line.height - 6)
                painter.fillRect(box, self._theme.colour("accent"))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._mouse.leave()
        self.viewport().update()

    @Slot(object)
    def _on_flash_faded(self, strength: float) -> None:
        self._flash.strength = strength
        self.viewport().update()

    # -- telling the others --------------------------------------------------------------------

    @Slot()
    def _on_notify(self) -> None:
        start, end = self.visible_range()
        heading = self.current_heading()
        told = (self.position(), start, end, -1 if heading is None else heading)
        before, self._announced = self._announced, told
        if before is None or told[0] != before[0]:
            self.position_changed.emit(told[0])
        if before is None or told[1:3] != before[1:3]:
            self.visible_range_changed.emit(start, end)
            self._settled.start()
        if before is None or told[3] != before[3]:
            self.current_heading_changed.emit(told[3])

    @Slot()
    def _on_settled(self) -> None:
        if self._document is None or not self.isVisible():
            return
        before = self.progress()
        self._read.add(*self.visible_range())
        if (now := self.progress()) != before:
            self.progress_changed.emit(now)

    # -- the map -------------------------------------------------------------------------------

    def _map_edges(self, rows: int) -> list[int]:
        heights, segments = self._page.heights, self._page.segments
        if not len(segments):
            return [0, 0]
        edges = []
        for row in range(rows):
            index, inside = heights.find(heights.total * row / rows)
            start, end = segments.starts[index], segments.ends[index]
            share = inside / heights[index] if heights[index] else 0.0
            edges.append(start + round((end - start) * share))
        return [*edges, segments.ends[-1] + 1]

    def _map_sources(self) -> list[MarkSource]:
        return [
            MarkSource(overlay.index.starts, layer_colour(self._theme, overlay))
            for overlay in self._overlays
            if overlay.visible
        ]


def _headings(document: Document | None) -> list[tuple[int, str, int]]:
    if document is None:
        return []
    return [
        (block.level or 1, document.block_text(block), block.start)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]
