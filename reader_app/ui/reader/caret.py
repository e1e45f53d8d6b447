"""Moves a caret over the page: by character, word, line and block."""

from __future__ import annotations

from reader_app.ui.reader.page import Page
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.units import Units


class CaretMover:
    """Works out where a caret goes. Positions are code points, distances lines."""

    def __init__(self, page: Page, units: Units) -> None:
        self._page = page
        self._units = units

    def first(self) -> int:
        return self._page.segments.starts[0] if len(self._page) else 0

    def last(self) -> int:
        return self._page.segments.ends[-1] if len(self._page) else 0

    def after(self, position: int) -> int:
        """The next place for a caret: whole characters with their combining marks."""
        piece = self._piece(position)
        if position < piece.start:
            return piece.start
        if position < piece.end:
            return self._step(piece, position, forward=True)
        following = self._neighbour(piece, 1)
        if following is None:
            return position
        if following.start == position:  # the chain goes on: no place is taken twice
            return self._step(following, position, forward=True)
        return following.start

    def before(self, position: int) -> int:
        piece = self._piece(position)
        if position > piece.end:
            return piece.end
        if position > piece.start:
            return self._step(piece, position, forward=False)
        preceding = self._neighbour(piece, -1)
        if preceding is None:
            return position
        if preceding.end == position:
            return self._step(preceding, position, forward=False)
        return preceding.end

    def word_after(self, position: int) -> int:
        end = self._units.word(position).end
        return end if end > position else self.after(position)

    def word_before(self, position: int) -> int:
        before = self.before(position)
        return min(before, self._units.word(before).start)

    def line_start(self, position: int) -> int:
        piece = self._piece(position)
        return piece.lines[piece.line_of(position)].start

    def line_end(self, position: int) -> int:
        """The last place on the caret's line (at a soft line end, before the last character)."""
        piece = self._piece(position)
        number = piece.line_of(position)
        line = piece.lines[number]
        if number == len(piece.lines) - 1 and not self._page.segments.chained(piece.index + 1):
            return line.end
        return self._step(piece, line.end, forward=False)

    def by_lines(self, position: int, lines: int, x: float) -> int:
        """The place ``lines`` further down (or up) nearest to ``x``."""
        piece = self._piece(position)
        number = piece.lines_below(piece.line_of(position), lines)
        while number < 0 or number >= len(piece.lines):
            step = 1 if number > 0 else -1
            neighbour = self._neighbour(piece, step)
            if neighbour is None:
                return self.last() if step > 0 else self.first()
            number += -len(piece.lines) if step > 0 else len(neighbour.lines)
            piece = neighbour
        line = piece.lines[number]
        found = piece.position_at(x, line.top + line.height / 2)
        at_soft_end = found == line.end and number < len(piece.lines) - 1 and line.end > line.start
        return self._step(piece, found, forward=False) if at_soft_end else found

    def x(self, position: int) -> float:
        piece = self._piece(position)
        return piece.x_of(piece.line_of(position), position)

    def _piece(self, position: int) -> Piece:
        return self._page.piece(self._page.index_of(position))

    def _neighbour(self, piece: Piece, step: int) -> Piece | None:
        segments = self._page.segments
        find = segments.following if step > 0 else segments.preceding
        index = find(piece.index)
        return self._page.piece(index) if 0 <= index < len(self._page) else None

    @staticmethod
    def _step(piece: Piece, position: int, *, forward: bool) -> int:
        if piece.layout is None:
            return piece.end if forward else piece.start
        unit = piece.map.to_units(position - piece.start)
        move = piece.layout.nextCursorPosition if forward else piece.layout.previousCursorPosition
        return piece.start + piece.map.to_code_points(move(unit))
