"""What lies at a point of the page: a character, a link, a picture, the line of a fold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect

from reader_app.documents.model import Image
from reader_app.ui.reader.apparatus import Sign
from reader_app.ui.reader.page_area import PageArea
from reader_app.ui.reader.pieces import Piece


class LookUpArea(PageArea):
    """A page that tells what is where in its window. Points are pixels of the viewport."""

    def position_at(self, point: QPointF) -> int:
        """The code point boundary nearest to a point of the viewport."""
        found = self._piece_at(point.y())
        if found is None:
            return 0
        piece, top = found
        return piece.position_at(point.x() - self._page.typography.left, point.y() - top)

    def character_at(self, point: QPointF) -> int | None:
        """The code point drawn under a point of the viewport, or None."""
        found = self._piece_at(point.y())
        if found is None:
            return None
        piece, top = found
        return piece.character_at(point.x() - self._page.typography.left, point.y() - top)

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

    def sign_at(self, point: QPointF) -> Sign | None:
        """The link, note's mark or change under a point of the viewport."""
        position = self.character_at(point)
        return None if position is None else self._apparatus.at(position)

    def image_at(self, point: QPointF) -> Image | None:
        """The picture under a point of the viewport."""
        found = self._piece_at(point.y())
        if found is None or self.character_at(point) is None:
            return None
        return self._page.image_of(found[0])
