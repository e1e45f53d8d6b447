"""The page with the user's marks on it: shown, found under the pointer, their ends moved."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.documents.model import Document
from reader_app.ui.reader.annotation_painting import HANDLE, handle_centres
from reader_app.ui.reader.annotations import Annotated, AnnotationLayer
from reader_app.ui.reader.ink import Ink
from reader_app.ui.reader.jumping import JumpingArea
from reader_app.ui.reader.marks import MarkSource
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.segments import Role

_NEAR = HANDLE + 5  # pixels: a press this near to a handle takes it
_SETTLED = 600  # milliseconds after the last key until ends moved by keys stay where they are


class AnnotatedArea(JumpingArea):
    """Shows marks. ``ends_moved`` tells where the reader has put the ends of the chosen one."""

    annotation_clicked = Signal(str)
    ends_moved = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotations = AnnotationLayer()
        self._chosen: Annotated | None = None
        self._fixed_end: int | None = None  # of the chosen mark, while the other is dragged
        self._moving = QTimer(self, singleShot=True, interval=_SETTLED)
        self._moving.timeout.connect(self.settle_ends)

    # -- which there are -----------------------------------------------------------------------

    def set_document(self, document: Document | None, title_meta: str = "") -> None:
        self._annotations, self._chosen, self._fixed_end = AnnotationLayer(), None, None
        super().set_document(document, title_meta)

    def set_annotations(self, layer: AnnotationLayer) -> None:
        """Show these marks in place of all others; the chosen one stays so if it is among them."""
        self._annotations = layer
        self._chosen = layer.get(self._chosen.id if self._chosen else None)
        self._fixed_end = None
        self._map.refresh(heights=False)
        self._rearrange()

    @property
    def annotations(self) -> AnnotationLayer:
        return self._annotations

    def choose_annotation(self, id: str | None) -> None:
        """Show handles at the ends of a mark; None: of no mark."""
        self.settle_ends()
        chosen = self._annotations.get(id)
        if chosen != self._chosen:
            self._chosen, self._fixed_end = chosen, None
            self._rearrange()

    @property
    def chosen_annotation(self) -> Annotated | None:
        return self._chosen

    def annotation_at(self, point: QPointF) -> Annotated | None:
        """The mark under a point of the viewport."""
        position = self.character_at(point)
        return None if position is None else self._annotations.at(position)

    # -- where things are ----------------------------------------------------------------------

    def column_edges(self) -> tuple[float, float]:
        """The text column's left and right edge, in pixels of the viewport."""
        typography = self._page.typography
        return typography.left, typography.left + typography.column

    def nearby_pieces(self, above: float) -> Iterator[tuple[Piece, float]]:
        """The pieces in the window, each with its top, and so many pixels' worth before them."""
        shown = self._visible()
        before, top = [], shown[0][1] if shown else 0.0
        index = self._page.segments.preceding(shown[0][0].index) if shown else -1
        while index >= 0 and top > -above:
            piece = self._page.piece(index)
            top -= piece.height
            before.append((piece, top))
            index = self._page.segments.preceding(index)
        yield from reversed(before)
        yield from shown

    def line_boxes(self, start: int, end: int) -> list[QRectF]:
        """The boxes of the lines of a stretch that are in the window, in its pixels."""
        height, left = self._scroll.height, self._page.typography.left
        return [
            box
            for piece, top in self._visible()
            for _, rect in piece.rects(start, end)
            if (box := rect.translated(left, top)).bottom() > 0 and box.top() < height
        ]

    def picture_at(self, point: QPointF) -> tuple[int, int] | None:
        """The code points of the picture's marker under a point of the viewport."""
        found = self._piece_at(point.y())
        if found is None or found[0].role is not Role.IMAGE:
            return None
        return found[0].start, found[0].end

    # -- moving the ends -----------------------------------------------------------------------

    def take_end(self, point: QPointF) -> bool:
        """Take hold of the handle at a point of the viewport; False if there is none."""
        chosen = self._chosen
        if chosen is None or not (near := self._handles_near(point)):
            return False
        self._fixed_end = chosen.start if near == "end" else chosen.end
        return True

    def near_end(self, point: QPointF) -> bool:
        """Whether a press at a point would take hold of a handle."""
        return self._chosen is not None and bool(self._handles_near(point))

    def _handles_near(self, point: QPointF) -> str:
        chosen = self._chosen
        if chosen is None:
            return ""
        for piece, top in self._visible():
            if piece.layout is None:
                continue
            inside = point - QPointF(self._page.typography.left, top)
            first, last = handle_centres(piece, chosen)
            for name, centre in (("start", first), ("end", last)):
                if centre is not None and (centre - inside).manhattanLength() <= _NEAR:
                    return name
        return ""

    def drag_end(self, point: QPointF) -> bool:
        """Move the end in hand to a point; False if none is in hand."""
        fixed, chosen = self._fixed_end, self._chosen
        if fixed is None or chosen is None:
            return False
        position = self.position_at(point)
        if position != fixed:
            start, end = min(fixed, position), max(fixed, position)
            self._chosen = chosen._replace(start=start, end=end)
            self._rearrange()
        return True

    def drop_end(self) -> bool:
        """Let go of the end in hand, and tell where the mark is now; False if none is."""
        if self._fixed_end is None or self._chosen is None:
            return False
        self._fixed_end = None
        self.settle_ends()
        return True

    def shift_ends(self, start: int, end: int) -> None:
        """Move the ends of the chosen mark by so many characters; told when the keys rest."""
        chosen, length = self._chosen, len(self._document.text) if self._document else 0
        if chosen is None or not 0 <= chosen.start + start < chosen.end + end <= length:
            return
        self._chosen = chosen._replace(start=chosen.start + start, end=chosen.end + end)
        self._moving.start()
        self._rearrange()

    @Slot()
    def settle_ends(self) -> None:
        """Tell where the ends of the chosen mark are, if they have been moved."""
        self._moving.stop()
        chosen = self._chosen
        kept = self._annotations.get(chosen.id) if chosen else None
        if chosen and kept and (chosen.start, chosen.end) != (kept.start, kept.end):
            self.ends_moved.emit(chosen.id, chosen.start, chosen.end)

    # -- drawing -------------------------------------------------------------------------------

    def _ink(self) -> Ink:
        ink = super()._ink()
        ink.annotations, ink.chosen = self._annotations, self._chosen
        return ink

    def _map_sources(self) -> list[MarkSource]:
        marks = [
            MarkSource(starts, self._theme.mark(colour))
            for colour, starts in self._annotations.starts()
        ]
        return super()._map_sources() + marks
