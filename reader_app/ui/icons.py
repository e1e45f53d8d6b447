"""The program's line icons, drawn from SVG in the colour that the theme asks for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader_app.resources import resource

SIDE = 20
"""The grid that the icons are drawn on, in pixels."""

_SCALES = (1, 2)


def icon(name: str, colour: QColor) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in one colour, sharp at one and two pixels a point.

    Raises FileNotFoundError for a name that has no drawing.
    """
    return _tinted(name, colour.name())


def application_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    result = QIcon()
    for side in (16, 32, 48, 64, 128, 256):
        result.addPixmap(_draw(_source("zhanjuan"), side))
    return result


@cache
def _tinted(name: str, colour: str) -> QIcon:
    drawing = _source(name).replace(b"currentColor", colour.encode())
    result = QIcon()
    for scale in _SCALES:
        pixmap = _draw(drawing, SIDE * scale)
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result


@cache
def _source(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()


def _draw(drawing: bytes, side: int) -> QPixmap:
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    return pixmap
