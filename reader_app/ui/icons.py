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

_FADED = 0.4  # of the ink of an icon that cannot be used
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
        result.addPixmap(_faded(pixmap), QIcon.Mode.Disabled)
    return result


@cache
def _source(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()


def _faded(pixmap: QPixmap) -> QPixmap:
    """What cannot be used now recedes: Qt itself would make it lighter, also on a dark ground."""
    faded = QPixmap(pixmap.size())
    faded.setDevicePixelRatio(pixmap.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(_FADED)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return faded


def _draw(drawing: bytes, side: int) -> QPixmap:
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    return pixmap
