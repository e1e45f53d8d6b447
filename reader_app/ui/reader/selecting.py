"""The page with a selection and a caret in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader_app.documents.model import Document
from reader_app.ui.reader.accessible import tell_selection
from reader_app.ui.reader.ink import Ink
from reader_app.ui.reader.layered import LayeredArea
from reader_app.ui.reader.selection import Selection
from reader_app.ui.reader.units import Units, WordAt


class SelectingArea(LayeredArea):
    """Knows what is selected, moves the caret, draws both. All positions are code points."""

    selection_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.units = Units("", self._page.segments)
        self._selection = Selection(self._page, self.units)
        self.caret_mode = False

    def _know_units(self, document: Document | None) -> None:
        """Forget what was selected in another document."""
        units = Units(document.text if document else "", self._page.segments)
        units.word_at = self.units.word_at
        self.units = units
        self._selection = Selection(self._page, self.units)

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
        begun = select and self._selection.anchor != self._selection.caret
        if not begun and not self._caret_in_window():
            self._selection.set(self.here(), self.here())
        page_lines = max(1, int(self._scroll.height / self._line_height()) - 1)
        self._selection.move(target, page_lines, select=select)
        self._selection_moved()
        self._reveal(self._selection.caret)

    def here(self) -> int:
        """Where the reader goes on from: the caret, or the top of the window if the caret was left
        behind by scrolling."""
        return self.caret_position() if self._caret_in_window() else self.visible_range()[0]

    def _caret_in_window(self) -> bool:
        return -self._line_height() < self._scroll.y_of(self._selection.caret) < self._scroll.height

    def _reveal(self, position: int) -> None:
        """Scroll just as far as to have a code point's line in the window."""
        lowest = self._scroll.height - self._line_height()
        y = self._scroll.y_of(position)
        if not 0 <= y <= lowest:
            self.scrolled.emit()
            self.go_to(position, offset=0.0 if y < 0 else lowest)

    @Slot(bool)
    def set_caret_mode(self, on: bool) -> None:
        """Show a caret that the arrow keys move, or let them scroll again."""
        self.caret_mode = on
        if self.caret_mode and not self._caret_in_window():
            self.select(self.here(), self.here())
        self.viewport().update()

    def _ink(self) -> Ink:
        ink = super()._ink()
        ink.selection = self.selected_span()
        return ink

    def paintEvent(self, event: QPaintEvent) -> None:
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
