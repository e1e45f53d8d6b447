"""The reading view: the page with selection, caret, findings to point at, jumps and progress."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

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
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScroller, QWidget

from reader_app.documents.model import BlockKind, Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.reader.accessible import announce, install, tell_selection
from reader_app.ui.reader.gliding import Glide
from reader_app.ui.reader.history import History
from reader_app.ui.reader.hover import HoverCard
from reader_app.ui.reader.ink import Flash, Ink
from reader_app.ui.reader.keyboard import handle_key
from reader_app.ui.reader.mouse import Mouse
from reader_app.ui.reader.overlays import Mark
from reader_app.ui.reader.page_area import PageArea
from reader_app.ui.reader.reading import Progress
from reader_app.ui.reader.selection import Selection
from reader_app.ui.reader.units import Units, WordAt
from reader_app.ui.theme import Theme

_FLASH = 1200  # milliseconds
_READ_AFTER = 700  # milliseconds on screen after which text counts as read
_WHEEL_LINES = 3

Describe = Callable[[FindingRef], str]


class ReaderView(PageArea):
    """Shows one document to be read. All positions are code points of its text, end exclusive."""

    position_changed = Signal(int)
    visible_range_changed = Signal(int, int)
    finding_clicked = Signal(object)
    finding_hovered = Signal(object, QPoint)
    selection_changed = Signal(int, int)
    context_menu_requested = Signal(QPoint, object)
    history_changed = Signal()
    progress_changed = Signal(float)
    current_heading_changed = Signal(int)
    find_requested = Signal()
    find_step_requested = Signal(int)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install()
        self._history = History()
        self._progress = Progress(self._page.segments)
        self.units = Units("", self._page.segments)
        self._selection = Selection(self._page, self.units)
        self.caret_mode = False
        self._describe: Describe | None = None
        self._headings: list[tuple[int, str, int]] = []
        self._announced: tuple[int, int, int, int] | None = None
        self._flash = Flash()
        self._mouse = Mouse(self)
        self.glide = Glide(self, self.scroll_by)
        self._card = HoverCard(self)
        self._notify = QTimer(self, singleShot=True, interval=0)
        self._settled = QTimer(self, singleShot=True, interval=_READ_AFTER)
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.setAccessibleName(self.tr("Document text"))
        self.set_theme(self._theme)

    def _connect(self) -> None:
        self._map.position_clicked.connect(self._on_map_position_clicked)
        self._mouse.clicked.connect(self.finding_clicked)
        self._mouse.hovered.connect(self.finding_hovered)
        self.scrolled.connect(self._mouse.leave)
        self.rearranged.connect(self._notify.start)
        self._notify.timeout.connect(self._on_notify)
        self._settled.timeout.connect(self._on_settled)
        self._fading.valueChanged.connect(self._on_flash_faded)

    # -- the document --------------------------------------------------------------------------

    def set_document(self, document: Document | None, title_meta: str = "") -> None:
        super().set_document(document, title_meta)
        self._know(document)
        self._history.clear()
        self._flash.strength = 0.0
        self.selection_changed.emit(*self.selected_span())
        self.history_changed.emit()

    def restructure(self, document: Document, title_meta: str = "") -> None:
        """Take the same text with other blocks: place, selection and jumps stay as they are."""
        selected, read = (self._selection.anchor, self._selection.caret), self.read_ranges()
        super().restructure(document, title_meta)
        self._know(document)
        self._selection.set(*selected)
        self.set_read_ranges(read)

    def _know(self, document: Document | None) -> None:
        self._mouse.leave()
        self.glide.stop()
        self.units = self._new_units(document)
        self._selection = Selection(self._page, self.units)
        self._progress = Progress(self._page.segments)
        self._headings = _headings(document) if self._page.segments.has_headings() else []
        self._announced = None

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

    # -- findings ------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._card.set_theme(theme)

    def set_describe(self, describe: Describe | None) -> None:
        """Say what the hover card tells of a finding (rich text; nothing is shown for "")."""
        self._describe = describe

    def finding_at(self, point: QPointF) -> Mark | None:
        """The topmost shown finding under a point of the viewport."""
        position = self.character_at(point)
        return None if position is None else self._overlays.finding_at(position)

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

    # -- jumps ---------------------------------------------------------------------------------

    def jump_to(self, position: int, *, where: str = "third") -> None:
        """Go to a code point so that ``back`` returns here."""
        self._history.leave(self.position())
        self.glide.stop()
        self.go_to(position, where=where)
        self.history_changed.emit()

    def jump_to_share(self, share: float) -> None:
        """Go to a place by its share of the text, 0 to 1, so that ``back`` returns here."""
        length = len(self._document.text) if self._document else 0
        self.jump_to(round(min(max(share, 0.0), 1.0) * length), where="top")

    def show_span(self, start: int, end: int) -> None:
        """Make a stretch readable: in the upper third, lit for a moment, the caret before it."""
        self.bring_up(start)
        self._selection.set(start, start)
        self._flash.start, self._flash.end = start, end
        self._fading.stop()
        self._fading.start()
        self._rearrange()
        self._selection_moved()
        announce(self, self._text_of(*self.units.sentence(start)))

    def _text_of(self, start: int, end: int) -> str:
        return self._document.text[start:end] if self._document else ""

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

    @Slot(int)
    def _on_map_position_clicked(self, position: int) -> None:
        self.jump_to(position)

    @Slot(object)
    def _on_flash_faded(self, strength: float) -> None:
        self._flash.strength = strength
        self.viewport().update()

    # -- what has been read --------------------------------------------------------------------

    def progress(self) -> float:
        """The share of the content that has been on screen, 0 to 1."""
        return self._progress.share()

    def jump_to_unread(self) -> bool:
        """Go to the next part that has not been on screen; False if there is none below."""
        found = self._progress.unread_after(self.visible_range()[1])
        if found is not None:
            self.jump_to(found, where="top")
        return found is not None

    def read_ranges(self) -> list[tuple[int, int]]:
        """What has been on screen, to be kept for the next time."""
        return self._progress.read.ranges()

    def set_read_ranges(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._progress = Progress(self._page.segments, ranges)
        self.progress_changed.emit(self.progress())

    # -- selection -----------------------------------------------------------------------------

    def set_word_at(self, word_at: WordAt) -> None:
        """Say what a double click takes: ``word_at(text, position)`` gives the word's span."""
        self.units.word_at = word_at

    def caret_position(self) -> int:
        return self._selection.caret

    def selected_span(self) -> tuple[int, int]:
        """The selected code points; start equals end where nothing is selected."""
        return self._selection.span()

    def selected_text(self) -> str:
        """The selection as plain text, a line a block; what is folded away is left out."""
        return self._selection.text(self._document) if self._document else ""

    def select(self, anchor: int, caret: int) -> None:
        """Select from ``anchor`` to where the caret is put."""
        if self._selection.set(anchor, caret):
            self._selection_moved()

    def anchor_position(self) -> int:
        """The end of the selection that stays where it is."""
        return self._selection.anchor

    def _selection_moved(self) -> None:
        self.viewport().update()
        self.selection_changed.emit(*self.selected_span())
        tell_selection(self, *self.selected_span())

    @Slot()
    def select_all(self) -> None:
        self.select(*self._selection.everything())

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
            start = self.visible_range()[0]
            self._selection.set(self._selection.anchor if select else start, start)
        page_lines = max(1, int(self._scroll.height / self._line_height()) - 1)
        self._selection.move(target, page_lines, select=select)
        self._selection_moved()
        self._reveal(self._selection.caret)

    def _caret_in_window(self) -> bool:
        return -self._line_height() < self._scroll.y_of(self._selection.caret) < self._scroll.height

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

    def _ink(self) -> Ink:
        ink = super()._ink()
        ink.selection, ink.flash = self.selected_span(), self._flash
        return ink

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.caret_mode and self.hasFocus():
            self._draw_caret(QPainter(self.viewport()))

    def _draw_caret(self, painter: QPainter) -> None:
        index = self._page.index_of(self._selection.caret) if len(self._page) else -1
        for piece, top in self._visible():
            if piece.index == index and piece.lines:
                number = piece.line_of(self._selection.caret)
                line = piece.lines[number]
                x = self._page.typography.left + piece.x_of(number, self._selection.caret)
                box = QRectF(x - 0.75, top + line.top + 3, 1.5, line.height - 6)
                painter.fillRect(box, self._theme.colour("accent"))

    # -- keys and mouse ------------------------------------------------------------------------

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
        if self._selection.anchor != self._selection.caret:
            self.select(self._selection.caret, self._selection.caret)
        else:
            self.escaped.emit()

    @Slot()
    def activate(self) -> None:
        """Do what a click on the caret's place would do."""
        index = self._page.index_of(self._selection.caret) if len(self._page) else 0
        fold = self._page.segments.fold_at(index)
        if fold is not None and not fold.is_open:
            self._toggle_fold(fold.first)
        elif mark := self._overlays.finding_at(self._selection.caret):
            self.finding_clicked.emit(mark.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if handle_key(self, event):
            event.accept()
        else:
            event.ignore()

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
            self.glide.by(-turned / 120 * _WHEEL_LINES * self._line_height())
        event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Document text"))
            self._page.drop_layouts()  # the lines of the folds have words of ours in them
            self._rearrange()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.caret_mode = self.caret_mode or QAccessible.isActive()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._mouse.leave()
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
        self._progress.read.add(*self.visible_range())
        if (now := self.progress()) != before:
            self.progress_changed.emit(now)


def _headings(document: Document | None) -> list[tuple[int, str, int]]:
    if document is None:
        return []
    return [
        (block.level or 1, document.block_text(block), block.start)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]
