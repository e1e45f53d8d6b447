"""The page with jumps that can be taken back, and places that light up when gone to."""

from __future__ import annotations

from PySide6.QtCore import QVariantAnimation, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.ui.reader.accessible import announce
from reader_app.ui.reader.gliding import Glide
from reader_app.ui.reader.history import History
from reader_app.ui.reader.ink import Flash, Ink
from reader_app.ui.reader.selecting import SelectingArea

_FLASH = 1200  # milliseconds


class JumpingArea(SelectingArea):
    """Goes to places and back. All positions are code points."""

    history_changed = Signal()
    span_shown = Signal(int, int)  # a stretch that was gone to or pointed at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self._flash = Flash()
        self.glide = Glide(self, self.scroll_by)
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH)
        self._fading.valueChanged.connect(self._on_flash_faded)
        self._map.position_clicked.connect(self._on_map_position_clicked)

    def _forget_jumps(self) -> None:
        """Another document's places are no places of this one."""
        self._history.clear()
        self._flash.strength = 0.0
        self.history_changed.emit()

    def _ink(self) -> Ink:
        ink = super()._ink()
        ink.flash = self._flash
        return ink

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
        self.span_shown.emit(start, end)

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
