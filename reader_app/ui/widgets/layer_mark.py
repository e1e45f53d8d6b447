"""The mark on a layer's chip: how the layer looks in the text, or an empty frame."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader_app.ui.layers import STYLES
from reader_app.ui.line_styles import LINE_STYLES, draw_line
from reader_app.ui.reader.ink import line_colour
from reader_app.ui.theme import Theme

_FAINT = 0.45  # of a layer without findings
_LETTERS = 12  # pixels


def paint_mark(
    painter: QPainter, box: QRectF, theme: Theme, layer: str, shown: bool, found: bool
) -> None:
    """Faint where nothing is ``found``, a frame where the layer is not ``shown``."""
    if shown:
        colour = line_colour(theme, layer)
        colour.setAlphaF(1.0 if found else _FAINT)
        _paint_sample(painter, box, theme, layer, colour)
    else:
        painter.setPen(QPen(theme.colour("muted"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(box.left() + 0.5, box.center().y() - 2.5, box.width() - 1, 5)
        painter.drawRoundedRect(frame, 2, 2)


def _paint_sample(painter: QPainter, box: QRectF, theme: Theme, layer: str, colour: QColor) -> None:
    """Its line, its marker, its letters."""
    style = STYLES.get(layer, "framed")
    painter.save()
    if style in LINE_STYLES:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        draw_line(painter, box.left(), box.right(), box.center().y() - 1, colour, style)
    elif style == "bold":
        font = painter.font()
        font.setPixelSize(_LETTERS)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "12")
    else:
        painter.setPen(QPen(colour, 1) if style == "framed" else Qt.PenStyle.NoPen)
        painter.setBrush(theme.marker(layer) if style == "framed" else colour)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
