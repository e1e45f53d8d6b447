"""The reading view: the page with selection, caret, findings to point at, jumps and progress."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScroller, QWidget

from reader_app.documents.blocks import headings
from reader_app.documents.model import Document
from reader_app.ui.reader.accessible import install
from reader_app.ui.reader.annotated import AnnotatedArea
from reader_app.ui.reader.apparatus import Sign, SignKind
from reader_app.ui.reader.hover import HoverCard
from reader_app.ui.reader.keyboard import handle_key
from reader_app.ui.reader.mouse import Mouse
from reader_app.ui.reader.overlays import Mark
from reader_app.ui.reader.reading import Progress
from reader_app.ui.theme import Theme

if TYPE_CHECKING:
    from reader_app.ui.layers import FindingRef

    Describe = Callable[[FindingRef], str]

_READ_AFTER = 700  # milliseconds on screen after which text counts as read
_WHEEL_LINES = 3
_NOTCH = 120  # of a wheel, in eighths of a degree


class ReaderView(AnnotatedArea):
    """Shows one document to be read. All positions are code points of its text, end exclusive."""

    position_changed = Signal(int)
    visible_range_changed = Signal(int, int)
    finding_clicked = Signal(object)
    finding_hovered = Signal(object, QPoint)
    context_menu_requested = Signal(QPoint, object)
    progress_changed = Signal(float)
    current_heading_changed = Signal(int)
    picture_clicked = Signal(object)  # Image
    link_followed = Signal(str)  # an address outside the document
    find_requested = Signal()
    find_step_requested = Signal(int)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install()
        self._progress = Progress(self._page.segments)
        self._describe: Describe | None = None
        self._note_of: Callable[[str], str] | None = None
        self._headings: list[tuple[int, str, int]] = []
        self._announced: tuple[int, int, int, int] | None = None
        self._mouse = Mouse(self)
        self._turned = 0  # by the wheel, since the last step of the zoom
        self._card = HoverCard(self)
        self._notify = QTimer(self, singleShot=True, interval=0)
        self._settled = QTimer(self, singleShot=True, interval=_READ_AFTER)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.setAccessibleName(self.tr("Document text"))
        self.set_theme(self._theme)

    def _connect(self) -> None:
        self._mouse.clicked.connect(self.finding_clicked)
        self._mouse.mark_clicked.connect(self.annotation_clicked)
        self._mouse.picture_clicked.connect(self.picture_clicked)
        self._mouse.hovered.connect(self.finding_hovered)
        self.scrolled.connect(self._mouse.leave)
        self.rearranged.connect(self._notify.start)
        self._notify.timeout.connect(self._on_notify)
        self._settled.timeout.connect(self._on_settled)

    # -- the document --------------------------------------------------------------------------

    def set_document(self, document: Document | None, title_meta: str = "") -> None:
        super().set_document(document, title_meta)
        self._know(document)
        self.selection_changed.emit(*self.selected_span())
        self._forget_jumps()

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
        self._know_units(document)
        self._progress = Progress(self._page.segments)
        self._headings = _headings(document) if self._page.segments.has_headings() else []
        self._announced = None

    def headings(self) -> list[tuple[int, str, int]]:
        """Level, text and start of every heading."""
        return self._headings

    def section_at(self, position: int) -> int:
        """In which section (counted from 1; 0: before the first) a code point lies."""
        return bisect_right(self._headings, position, key=lambda heading: heading[2])

    def current_heading(self) -> int | None:
        """The index in ``headings()`` of the section that is being read, or None before it."""
        section = self.section_at(self._position_near(self.viewport().height() / 3))
        return section - 1 if section else None

    def page_label(self) -> str:
        """What the original calls the page that is being read; "" where it has none."""
        number = self._document.page_number(self.position()) if self._document else -1
        return self._document.pages[number].label if self._document and number >= 0 else ""

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
        if self.near_end(point):
            shape = Qt.CursorShape.SizeHorCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_finding else shape)

    @property
    def is_selecting(self) -> bool:
        """Whether the mouse is drawing a selection."""
        return self._mouse.is_selecting

    def show_card(self, ref: FindingRef, mention: QRect) -> None:
        text = self._describe(ref) if self._describe else ""
        if text:
            self._card.show_at(text, mention)

    def set_note_of(self, note_of: Callable[[str], str] | None) -> None:
        """Say what the hover card tells of a mark of the user's (rich text; "" for nothing)."""
        self._note_of = note_of

    def show_note(self, id: str, words: QRect) -> None:
        text = self._note_of(id) if self._note_of else ""
        if text:
            self._card.show_at(text, words)

    def show_sign(self, sign: Sign, words: QRect) -> None:
        """Say where a link leads, what a note or a comment says, who changed what."""
        self._card.show_at(self._apparatus.describe(sign), words)

    def follow(self, sign: Sign) -> bool:
        """Go where a sign leads; False if it leads nowhere."""
        if sign.place is not None:
            self.show_span(sign.place, self.units.sentence(sign.place).end)
        elif sign.kind is SignKind.LINK:
            self.link_followed.emit(sign.target)
        else:
            return False
        return True

    def hide_card(self) -> None:
        self._card.hide()

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
        elif (sign := self._apparatus.at(self._selection.caret)) and self.follow(sign):
            return
        elif mark := self._overlays.finding_at(self._selection.caret):
            self.finding_clicked.emit(mark.ref)
        elif len(self._page) and (image := self._page.image_of(self._page.piece(index))):
            self.picture_clicked.emit(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if handle_key(self, event):
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forward()
        else:
            self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mark = self.finding_at(QPointF(event.pos()))
        self.context_menu_requested.emit(event.globalPos(), mark.ref if mark else None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by_wheel(turned)
        elif not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        else:
            self.glide.by(-turned / _NOTCH * _WHEEL_LINES * self._line_height())
        event.accept()

    def _zoom_by_wheel(self, turned: int) -> None:
        """A notch is a step; finer wheels and touchpads turn by parts of one."""
        if turned * self._turned < 0:
            self._turned = 0
        self._turned += turned
        while abs(self._turned) >= _NOTCH:
            (self.zoom_in if turned > 0 else self.zoom_out)()
            self._turned -= _NOTCH if turned > 0 else -_NOTCH

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Document text"))
            self._page.drop_layouts()  # the lines of the folds have words of ours in them
            self._rearrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.caret_mode = self.caret_mode or QAccessible.isActive()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
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
        for block in headings(document.blocks)
    ]
