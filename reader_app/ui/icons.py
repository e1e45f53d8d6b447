"""The program's line icons, drawn from SVG in the colour that the theme asks for."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader_app.resources import resource

SIDE = 20
"""The grid that the icons are drawn on, in pixels."""

ALERT = 48  # pixels, of the program's icon in a question


def icon(name: str, colour: QColor) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in one colour, sharp on the screens there are.

    Raises FileNotFoundError for a name that has no drawing.
    """
    return _tinted(name, colour.name(), sharpness())


def sharpness() -> int:
    """How many pixels a point has on the sharpest screen; icons are drawn anew where it grows."""
    app = QGuiApplication.instance()
    return ceil(app.devicePixelRatio()) if isinstance(app, QGuiApplication) else 1


def application_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    result = QIcon()
    for side in (16, 32, 48, 64, 128, 256):
        result.addPixmap(_draw(_source("zhanjuan"), side))
    return result


@cache
def _tinted(name: str, colour: str, sharpness: int) -> QIcon:
    drawing = _source(name).replace(b"currentColor", colour.encode())
    result = QIcon()
    for scale in sorted({1, sharpness}):
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
