"""Draws the user's marks: grounds that share their lines, edges, pen lines, flags, handles.

No colour stands alone: each has a line of its own on the upper edge of its ground.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reader_app.library.mark_kinds import Colour, MarkKind
from reader_app.ui.line_styles import draw_line
from reader_app.ui.reader.annotations import Annotated
from reader_app.ui.reader.grounds import Ground
from reader_app.ui.reader.ink import Ink
from reader_app.ui.reader.pieces import Piece

# What tells the colours apart without colour; "" is no line at all.
CUES = {
    Colour.YELLOW: "",
    Colour.GREEN: "dashed",
    Colour.BLUE: "dotted",
    Colour.RED: "double",
    Colour.PURPLE: "wavy",
}
HANDLE = 4.5  # pixels: the radius of a handle at an end of the chosen mark
_BOOKMARK = MarkKind.BOOKMARK  # has its sign in the margin
_PEN = 0.2  # of a ground's height: how much of it an underline takes
_FLAG = 6.5  # pixels


def shown_marks(piece: Piece, ink: Ink) -> list[Annotated]:
    """The marks in a piece; the chosen one as its ends are being dragged."""
    chosen = ink.chosen
    marks = [m for m in ink.annotations.over(piece.start, piece.end) if m.kind is not _BOOKMARK]
    if chosen is None or chosen.kind is _BOOKMARK:
        return marks
    marks = [mark for mark in marks if mark.id != chosen.id]
    if chosen.start < piece.end and piece.start < chosen.end:
        marks.append(chosen)
    return marks


def mark_grounds(marks: Sequence[Annotated], ink: Ink) -> list[Ground]:
    """The grounds of marks: where they overlap they share the height, one strip each."""
    grounds = [_pen_ground(mark, ink) for mark in marks if mark.kind is MarkKind.UNDERLINE]
    filled = [mark for mark in marks if mark.kind is not MarkKind.UNDERLINE]
    cuts = sorted({place for mark in filled for place in (mark.start, mark.end)})
    stacks: list[list[Annotated]] = [[] for _ in cuts]
    for mark in filled:
        for place in range(bisect_left(cuts, mark.start), bisect_left(cuts, mark.end)):
            stacks[place].append(mark)
    for place, stack in enumerate(stacks):
        for level, mark in enumerate(stack):
            colour = ink.theme.marker(mark.colour)
            top, bottom = level / len(stack), (level + 1) / len(stack)
            grounds.append(Ground(cuts[place], cuts[place + 1], colour, None, top, bottom))
    return grounds


def _pen_ground(mark: Annotated, ink: Ink) -> Ground:
    return Ground(mark.start, mark.end, ink.theme.marker(mark.colour), None, 1 - 1.5 * _PEN, 1.0)


def draw_marks(painter: QPainter, piece: Piece, marks: Sequence[Annotated], ink: Ink) -> None:
    """Draw what belongs to marks besides their grounds, over the letters."""
    for level, mark in enumerate(marks):
        ink_colour = ink.theme.mark(mark.colour)
        boxes = piece.ground_boxes(mark.start, mark.end)
        if mark.kind is MarkKind.UNDERLINE:
            _draw_pen(painter, boxes, ink_colour)
        _draw_cue(painter, boxes, mark, ink_colour, _level(marks[:level], mark))
        _draw_edges(painter, piece, boxes, mark, ink_colour)
        if mark.kind is MarkKind.FINDING:
            _draw_finding(painter, piece, boxes, mark, ink_colour)
    if ink.chosen is not None and ink.chosen in marks:
        _draw_handles(painter, piece, ink)


def _level(before: Sequence[Annotated], mark: Annotated) -> int:
    """How many marks lie over a mark's beginning already: their lines are above its own."""
    return sum(other.start <= mark.start < other.end for other in before)


def _draw_pen(painter: QPainter, boxes: Sequence[QRectF], colour: QColor) -> None:
    for box in boxes:
        painter.fillRect(QRectF(box.left(), box.bottom() - 2.0, box.width(), 2.0), colour)


def _draw_cue(
    painter: QPainter, boxes: Sequence[QRectF], mark: Annotated, colour: QColor, level: int
) -> None:
    style = CUES[mark.colour]
    if not style:
        return
    faint = QColor(colour)
    faint.setAlphaF(0.75)
    for box in boxes:
        top = box.bottom() - 5.5 if mark.kind is MarkKind.UNDERLINE else box.top() + 3.0 * level
        draw_line(painter, box.left(), box.right(), top, faint, style)


def _draw_edges(
    painter: QPainter, piece: Piece, boxes: Sequence[QRectF], mark: Annotated, colour: QColor
) -> None:
    """Where a mark begins and ends, which its ground does not say beside another of its colour."""
    if not boxes:
        return
    first, last = boxes[0], boxes[-1]
    if mark.start >= piece.start:
        painter.fillRect(QRectF(first.left() - 0.5, first.top(), 1.0, first.height()), colour)
    if mark.end <= piece.end:
        painter.fillRect(QRectF(last.right() - 0.5, last.top(), 1.0, last.height()), colour)


def _draw_finding(
    painter: QPainter, piece: Piece, boxes: Sequence[QRectF], mark: Annotated, colour: QColor
) -> None:
    """A frame, and a flag where the finding begins."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.0))
    for box in boxes:
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topLeft(), box.topRight())
    if boxes and mark.start >= piece.start:
        draw_flag(painter, boxes[0].topLeft() - QPointF(0.0, _FLAG), colour, _FLAG)


def draw_flag(painter: QPainter, top: QPointF, colour: QColor, size: float) -> None:
    """A pennant on a short pole, its upper left corner at ``top``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(QRectF(top.x() - 0.5, top.y(), 1.4, size + 1))
    tip = top + QPointF(size * 1.25, size * 0.42)
    painter.drawPolygon(QPolygonF([top, tip, top + QPointF(0.0, size * 0.84)]))
    painter.restore()


def handle_centres(piece: Piece, mark: Annotated) -> tuple[QPointF | None, QPointF | None]:
    """Where a piece shows the handles of a mark's start and end, in the piece's pixels."""
    boxes = piece.ground_boxes(mark.start, mark.end)
    if not boxes:
        return None, None
    begins, ends = mark.start >= piece.start, mark.end <= piece.end
    first = QPointF(boxes[0].left(), boxes[0].top() - HANDLE + 1) if begins else None
    last = QPointF(boxes[-1].right(), boxes[-1].bottom() + HANDLE - 1) if ends else None
    return first, last


def _draw_handles(painter: QPainter, piece: Piece, ink: Ink) -> None:
    assert ink.chosen is not None
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink.theme.colour("page"), 1.5))
    accent = ink.theme.colour("accent")
    painter.setBrush(accent)
    for box in piece.ground_boxes(ink.chosen.start, ink.chosen.end):
        painter.fillRect(
            QRectF(box.left(), box.bottom(), box.width(), 1.5), ink.theme.colour("accent")
        )
    for centre in handle_centres(piece, ink.chosen):
        if centre is not None:
            painter.drawEllipse(centre, HANDLE, HANDLE)
    painter.restore()
