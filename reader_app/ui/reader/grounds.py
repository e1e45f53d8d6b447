"""The coloured grounds behind letters, and letters that stay readable on them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from reader_app.ui.reader.ink import Ink, layer_colour
from reader_app.ui.reader.overlays import Mark
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.typography import SETTINGS

_STYLES = ("marker", "framed")
_LEAST_CONTRAST = 4.5  # WCAG 2.1, success criterion 1.4.3


class Ground(NamedTuple):
    """A stretch (code points) with a colour behind its letters, and a frame where it has one.

    ``top`` and ``bottom`` say which strip of the height it takes, as shares.
    """

    start: int
    end: int
    colour: QColor
    frame: QColor | None = None
    top: float = 0.0
    bottom: float = 1.0


def grounds_of(piece: Piece, ink: Ink) -> list[Ground]:
    """The grounds in a piece, the topmost last: markers, what lights up, the selection."""
    marks = ink.overlays.marks(piece.start, piece.end, _STYLES)
    grounds = [_ground(mark, ink) for mark in marks]
    if ink.flash is not None and ink.flash.strength > 0:
        colour = ink.theme.marker("flash")
        colour.setAlphaF(ink.flash.strength)
        grounds.append(Ground(ink.flash.start, ink.flash.end, colour))
    if ink.selection[0] < ink.selection[1]:
        grounds.append(Ground(*ink.selection, ink.theme.colour("text_selection")))
    return [g for g in grounds if g.start < piece.end and piece.start < g.end]


def _ground(mark: Mark, ink: Ink) -> Ground:
    name = mark.overlay.colour
    known = name in ink.theme.markers
    colour = ink.theme.marker(name) if known else ink.theme.colour("selection")
    framed = mark.overlay.style == "framed"
    return Ground(
        mark.start, mark.end, colour, layer_colour(ink.theme, mark.overlay) if framed else None
    )


def draw_grounds(painter: QPainter, piece: Piece, grounds: list[Ground]) -> None:
    """Draw the grounds; the letters come over them."""
    for start, end, colour, frame, top, bottom in grounds:
        for box in piece.ground_boxes(start, end):
            if (top, bottom) == (0.0, 1.0):
                painter.fillRect(box, colour)
            else:
                upper, height = box.top() + top * box.height(), (bottom - top) * box.height()
                painter.fillRect(QRectF(box.left(), upper, box.width(), height), colour)
            if frame is not None:
                painter.setPen(QPen(frame, 1.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))


def clearer_letters(piece: Piece, grounds: list[Ground], ink: Ink) -> list[QTextLayout.FormatRange]:
    """Formats that set letters in the text's own colour where theirs is too near the ground's."""
    if not grounds:
        return []
    bold = ink.overlays.marks(piece.start, piece.end, ("bold",))
    plain = ink.theme.colour(SETTINGS[piece.role].colour)
    clear = QTextCharFormat()
    clear.setForeground(ink.theme.colour("text"))
    dim: list[tuple[int, int]] = []
    for ground in sorted(grounds, key=lambda ground: ground.start):
        colours = [plain] + [
            layer_colour(ink.theme, mark.overlay)
            for mark in bold
            if mark.start < ground.end and ground.start < mark.end
        ]
        if all(contrast(c.rgb(), ground.colour.rgb()) >= _LEAST_CONTRAST for c in colours):
            continue
        if dim and ground.start <= dim[-1][1]:  # each stretch costs a drawing of its lines
            dim[-1] = dim[-1][0], max(dim[-1][1], ground.end)
        else:
            dim.append((ground.start, ground.end))
    return [format_range(piece, start, end, clear) for start, end in dim]


def format_range(
    piece: Piece, start: int, end: int, letters: QTextCharFormat
) -> QTextLayout.FormatRange:
    """A format over a stretch of a piece, counted as Qt counts."""
    result = QTextLayout.FormatRange()
    units = piece.map.to_units
    result.start = units(max(start, piece.start) - piece.start)
    result.length = units(min(end, piece.end) - piece.start) - result.start
    result.format = letters
    return result


@cache
def contrast(one: int, other: int) -> float:
    """The contrast ratio of two colours (0xRRGGBB), 1 to 21, by WCAG 2.1."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb: int) -> float:
    red, green, blue = (_linear((rgb >> shift & 0xFF) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
