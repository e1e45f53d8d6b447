"""The mouse over the reading view: selecting by unit, clicking and hovering over findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent

from reader_app.ui.reader.annotations import Annotated
from reader_app.ui.reader.apparatus import Sign
from reader_app.ui.reader.overlays import Mark
from reader_app.ui.reader.units import Stretch

if TYPE_CHECKING:
    from reader_app.ui.reader.view import ReaderView

_HOVER_DELAY = 300  # milliseconds until the card is shown
_SCROLL_EVERY = 30  # milliseconds, while a selection is dragged beyond the window


class Mouse(QObject):
    """Turns mouse events of the view's viewport into selection, clicks and hover."""

    hovered = Signal(object, QPoint)
    clicked = Signal(object)
    mark_clicked = Signal(str)
    picture_clicked = Signal(object)

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self._clicks = 0
        self._last_press = QPoint()
        self._origin: Stretch | None = None
        self._dragged = False
        self._carrying = False
        self._mark: Mark | None = None
        self._own: Annotated | None = None  # a mark of the user's under the pointer
        self._sign: Sign | None = None
        self._place = QPointF()
        self._double_click = QTimer(self, singleShot=True)
        self._card_delay = QTimer(self, singleShot=True, interval=_HOVER_DELAY)
        self._card_delay.timeout.connect(self._on_card_delay_over)
        self._beyond = QTimer(self, interval=_SCROLL_EVERY)
        self._beyond.timeout.connect(self._on_beyond)

    # -- selecting -----------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.leave()
        self._place, self._dragged = event.position(), False
        if self._view.take_end(event.position()) or self._view.activate_row(event.position()):
            return
        self._count_click(event.position().toPoint())
        position = self._view.position_at(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._origin = Stretch(*[self._view.anchor_position()] * 2)
            self._extend(position)
            return
        on_character = self._view.character_at(event.position())
        start, end = self._view.selected_span()
        if self._clicks == 1 and on_character is not None and start <= on_character < end:
            self._carrying = True  # the selection can be dragged to elsewhere
            return
        self._origin = self._unit(position if on_character is None else on_character)
        if self._clicks == 1:
            self._origin = Stretch(position, position)
        self._view.select(*self._origin)

    def move(self, event: QMouseEvent) -> None:
        self._place = event.position()
        if self._view.drag_end(event.position()):
            return
        if self._carrying and event.buttons() & Qt.MouseButton.LeftButton:
            if self._far_enough():
                self._carrying = False
                self.carry()
        elif self._origin is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag()
        elif not event.buttons():
            self._hover(event)

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._view.drop_end():
            return
        if self._carrying:  # a click into the selection, after all
            self._carrying = False
            position = self._view.position_at(event.position())
            self._view.select(position, position)
        elif self._origin is None:
            return
        self._origin = None
        self._beyond.stop()
        if self._clicks == 1 and not self._dragged:
            self._click(event.position())

    def _click(self, place: QPointF) -> None:
        """Of a name or figure and a mark of the user's over each other, the shorter is meant; a
        keyword, whose ground nobody aims at, gives way."""
        sign = self._view.sign_at(place)
        if sign is not None and self._view.follow(sign):
            return
        finding, mark = self._view.finding_at(place), self._view.annotation_at(place)
        if mark is not None and (
            finding is None
            or finding.overlay.style == "marker"
            or mark.end - mark.start <= finding.end - finding.start
        ):
            self.mark_clicked.emit(mark.id)
        elif finding is not None:
            self._view.span_shown.emit(finding.start, finding.end)
            self.clicked.emit(finding.ref)
        elif (image := self._view.image_at(place)) is not None:
            self.picture_clicked.emit(image)

    @property
    def is_selecting(self) -> bool:
        return self._origin is not None

    def _count_click(self, place: QPoint) -> None:
        near = (place - self._last_press).manhattanLength() < 6
        self._clicks = self._clicks % 4 + 1 if self._double_click.isActive() and near else 1
        self._last_press = place
        self._double_click.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

    def _unit(self, position: int) -> Stretch:
        units = self._view.units
        return (units.character, units.word, units.sentence, units.block)[self._clicks - 1](
            position
        )

    def _far_enough(self) -> bool:
        """Whether the pointer has moved so far that it is meant."""
        moved = (self._place.toPoint() - self._last_press).manhattanLength()
        return moved >= QGuiApplication.styleHints().startDragDistance()

    def carry(self) -> None:
        """Let the selected text be dropped in another window."""
        drag = QDrag(self._view)
        words = QMimeData()
        words.setText(self._view.selected_text())
        drag.setMimeData(words)
        drag.exec(Qt.DropAction.CopyAction)

    def _drag(self) -> None:
        if not self._dragged and not self._far_enough():
            return
        self._dragged = True
        self._extend(self._view.position_at(self._place))
        inside = 0 <= self._place.y() < self._view.viewport().height()
        if inside:
            self._beyond.stop()
        elif not self._beyond.isActive():
            self._beyond.start()

    def _extend(self, position: int) -> None:
        assert self._origin is not None
        there = self._unit(position) if self._clicks > 1 else Stretch(position, position)
        if there.start < self._origin.start:
            self._view.select(self._origin.end, there.start)
        else:
            self._view.select(self._origin.start, max(there.end, self._origin.end))

    @Slot()
    def _on_beyond(self) -> None:
        y, height = self._place.y(), self._view.viewport().height()
        self._view.scroll_by((y if y < 0 else y - height) * 0.6)
        self._extend(self._view.position_at(self._place))

    # -- hovering ------------------------------------------------------------------------------

    def leave(self) -> None:
        """The pointer is no longer over what it was over: the card goes."""
        self._card_delay.stop()
        self._view.hide_card()
        self._own = self._sign = None
        if self._mark is not None:
            self._mark = None
            self.hovered.emit(None, QPoint())

    def _hover(self, event: QMouseEvent) -> None:
        mark = self._view.finding_at(event.position())
        own = self._view.annotation_at(event.position())
        sign = self._view.sign_at(event.position())
        marked = mark is not None or own is not None or sign is not None
        marked = marked or self._view.image_at(event.position()) is not None
        self._view.show_pointer(event.position(), marked)
        if (mark, own, sign) == (self._mark, self._own, self._sign):
            return
        self.leave()
        self._own, self._sign = own, sign
        if own is not None or sign is not None:
            self._card_delay.start()
        if mark is not None:
            self._mark = mark
            self.hovered.emit(mark.ref, event.globalPosition().toPoint())
            self._card_delay.start()

    @Slot()
    def _on_card_delay_over(self) -> None:
        if self._sign is not None:
            rect: QRect = self._view.rect_of(*self._sign[:2], self._place)
            self._view.show_sign(self._sign, rect)
        elif self._mark is not None and self._mark.ref is not None:
            rect = self._view.rect_of(self._mark.start, self._mark.end, self._place)
            self._view.show_card(self._mark.ref, rect)
        elif self._own is not None:
            rect = self._view.rect_of(self._own.start, self._own.end, self._place)
            self._view.show_note(self._own.id, rect)
