"""Lines that can be told apart without their colours: under the text and on the chips alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

THIN = 1.6  # pixels
_THICK = 2.6
_DOUBLE = 1.0  # each of the two lines, and what lies between them
_WAVE = 2.6  # pixels from side to side; twice that from crest to crest

# Lengths of lines and gaps, in the thickness of the line.
_PATTERNS = {
    "dotted": [1.0, 1.0],
    "dashed": [4.0, 2.0],
    "dash_dot": [5.0, 2.0, 1.0, 2.0],
}


class _Stroke(NamedTuple):
    """A line to draw: its ends, its top, all in pixels, and the pixels of one on the screen."""

    left: float
    right: float
    top: float
    scale: float
    colour: QColor

    def thick(self, pixels: float) -> float:
        """A thickness in whole pixels of the screen."""
        return max(1, round(pixels * self.scale)) / self.scale


def draw_line(
    painter: QPainter, left: float, right: float, top: float, colour: QColor, style: str
) -> None:
    """Draw a line of one of ``LINE_STYLES`` from ``left`` to ``right`` (pixels)."""
    scale = painter.device().devicePixelRatioF()
    # On the screen's own pixels, or the line would be a blur.
    stroke = _Stroke(left, right, round(top * scale) / scale, scale, colour)
    _DRAW[style](painter, stroke, style)


def _solid(painter: QPainter, stroke: _Stroke, style: str) -> None:
    thick = stroke.thick(_THICK if style == "thick" else THIN)
    painter.fillRect(_bar(stroke, stroke.top, thick), stroke.colour)


def _double(painter: QPainter, stroke: _Stroke, _style: str) -> None:
    thick = stroke.thick(_DOUBLE)
    for top in (stroke.top, stroke.top + thick + stroke.thick(1.4)):
        painter.fillRect(_bar(stroke, top, thick), stroke.colour)


def _bar(stroke: _Stroke, top: float, thick: float) -> QRectF:
    return QRectF(stroke.left, top, stroke.right - stroke.left, thick)


def _broken(painter: QPainter, stroke: _Stroke, style: str) -> None:
    thick = stroke.thick(THIN)
    painter.setPen(_pen(stroke.colour.rgba(), thick, style))
    y = stroke.top + thick / 2
    painter.drawLine(QLineF(stroke.left, y, stroke.right, y))


@lru_cache(maxsize=64)  # a page draws a hundred lines with the same few
def _pen(colour: int, thick: float, style: str) -> QPen:
    pen = QPen(QColor.fromRgba(colour), thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(_PATTERNS[style])
    return pen


def _wavy(painter: QPainter, stroke: _Stroke, _style: str) -> None:
    """One wave, drawn once and laid side by side: a long smooth line takes a millisecond."""
    wave = _wave(stroke.colour.rgba(), stroke.scale)
    box = QRectF(stroke.left, stroke.top - 1, stroke.right - stroke.left, _WAVE + 3)
    painter.drawTiledPixmap(box, wave)


@lru_cache(maxsize=64)
def _wave(colour: int, scale: float) -> QPixmap:
    width, height = round(2 * _WAVE * scale), round((_WAVE + 3) * scale)
    pixmap = QPixmap(width, height)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = width / scale / 2
    crests = [QPointF(side * n, 1 + (_WAVE if n % 2 == 0 else 0.0)) for n in range(-1, 5)]
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(colour), 1.2))
    painter.drawPolyline(QPolygonF(crests))
    painter.end()
    return pixmap


_DRAW: dict[str, Callable[[QPainter, _Stroke, str], None]] = {
    "underline": _solid,
    "thick": _solid,
    "double": _double,
    "dotted": _broken,
    "dashed": _broken,
    "dash_dot": _broken,
    "wavy": _wavy,
}
LINE_STYLES = tuple(_DRAW)
