"""Which part of the page is in the window. The anchor is the truth, the scroll bar follows it."""

from __future__ import annotations

from typing import NamedTuple

from reader_app.ui.reader.page import Page
from reader_app.ui.reader.pieces import Piece

_BEYOND = 1e9  # pixels: below any segment
# Windows: further away it is no scrolling, but a jump.
_FAR = 20


class Pin(NamedTuple):
    """A code point and the distance of its line from the window's top, in pixels."""

    position: int
    y: float


class Scroll:
    """A window of ``height`` pixels over a page.

    The anchor is the first segment in the window and how many pixels of it lie above the
    window, so that heights corrected anywhere never move what is read. The pin keeps a code
    point in its place while zoom, width or fonts change; scrolling takes it out.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.height = 0.0
        self._segment = 0
        self._offset = 0.0
        self._pin: Pin | None = None

    def reset(self) -> None:
        self._segment, self._offset, self._pin = 0, 0.0, None

    @property
    def y(self) -> float:
        """The window's top, in pixels of the page as known by now."""
        return self.page.heights.top(self._segment) + self._offset

    def visible(self) -> list[tuple[Piece, float]]:
        """The pieces in the window, laid out, each with its top in window pixels."""
        shown, y = [], -self._offset
        for piece in self.page.pieces_from(self._segment):
            shown.append((piece, y))
            y += piece.height
            if y >= self.height:
                break
        return shown

    # -- moving --------------------------------------------------------------------------------

    def by(self, pixels: float) -> None:
        """Move the window down (or up) the page; it stops at the ends.

        A long way is measured by the heights as known by now: what lies between is not laid out.
        """
        if abs(pixels) > _FAR * max(self.height, 1.0):
            self.to_y(self.y + pixels)
            return
        self._pin = None
        self._move(pixels)
        self._fill()

    def to_y(self, y: float) -> None:
        """Move the window's top to a height of the page."""
        self._pin = None
        self._segment, self._offset = self.page.heights.find(y)
        self._move(0.0)
        self._fill()

    def to_end(self) -> None:
        self._pin = None
        self._segment, self._offset = max(0, len(self.page) - 1), 0.0
        self._move(_BEYOND)
        self._fill()

    def to_position(self, position: int, y: float = 0.0) -> None:
        """Put the line of a code point ``y`` pixels below the window's top, and pin it there."""
        if len(self.page) and position <= self.page.segments.starts[0]:
            self.to_y(0.0)  # with the paper above the first line
        else:
            self._place(position, y)
        self._pin = Pin(position, self.y_of(position))

    def y_of(self, position: int) -> float:
        """Where the line of a code point lies, in window pixels; far off it is an estimate."""
        if not len(self.page):
            return 0.0
        index, inside = self._line(position)
        return self.page.heights.top(index) + inside - self.y

    def pin(self) -> Pin:
        """What to keep in place: the pinned code point, else the first line in the window."""
        if self._pin is None:
            for piece, top in self.visible():
                for line in piece.lines:
                    if top + line.top + line.height > 1.0:
                        self._pin = Pin(line.start, top + line.top)
                        return self._pin
            self._pin = Pin(0, 0.0)
        return self._pin

    def restore(self) -> None:
        """Put the pin back in its place after the page was set anew."""
        if self._pin is not None and len(self.page):
            self._place(*self._pin)

    # -- within --------------------------------------------------------------------------------

    def _place(self, position: int, y: float) -> None:
        if not len(self.page):
            return
        self._segment, inside = self._line(position)
        self._offset = 0.0
        self._move(inside - y)
        self._fill()

    def _line(self, position: int) -> tuple[int, float]:
        """The segment of a code point, and how far below its top the line lies."""
        index = self.page.index_of(position)
        piece = self.page.piece(index)
        return index, piece.lines[piece.line_of(position)].top if piece.lines else 0.0

    def _move(self, pixels: float) -> None:
        page, segment = self.page, self._segment
        if not len(page):
            self._segment, self._offset = 0, 0.0
            return
        fold = page.segments.fold_at(segment)
        if page.segments.hidden(segment) and fold is not None:
            segment, self._offset = fold.first, 0.0
        y = self._offset + pixels
        while y < 0 and (before := page.segments.preceding(segment)) >= 0:
            segment = before
            y += page.piece(segment).height
        while y >= (height := page.piece(segment).height):
            following = page.segments.following(segment)
            if following >= len(page):
                break
            y -= height
            segment = following
        self._segment, self._offset = segment, max(0.0, y)

    def _fill(self) -> None:
        """Move up where the window would reach below the last line."""
        y = -self._offset
        for piece in self.page.pieces_from(self._segment):
            y += piece.height
            if y >= self.height:
                return
        if y < self.height:
            self._move(y - self.height)
