"""What marks are called and how their signs look, the same in the bars, margins and lists."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from reader_app.library.annotation import Colour, MarkKind
from reader_app.ui.line_styles import draw_line
from reader_app.ui.reader.annotation_painting import CUES
from reader_app.ui.theme import Theme

translate = QCoreApplication.translate

DOT = 18  # pixels
_ICON_RATIO = 2.0  # pixels of the picture for one on screen
# What a kind is drawn in where nobody has said so.
DEFAULT_COLOURS = {
    MarkKind.HIGHLIGHT: Colour.YELLOW,
    MarkKind.UNDERLINE: Colour.BLUE,
    MarkKind.NOTE: Colour.GREEN,
    MarkKind.FINDING: Colour.RED,
    MarkKind.BOOKMARK: Colour.BLUE,
}


def colour_of(kind: MarkKind, colour: Colour | None) -> Colour:
    """The colour that a mark is drawn in."""
    return colour or DEFAULT_COLOURS[kind]


def default_colour_name(colour: Colour) -> str:
    """What a colour is called until the user gives it a name."""
    return {
        Colour.YELLOW: translate("Marks", "Yellow"),
        Colour.GREEN: translate("Marks", "Green"),
        Colour.BLUE: translate("Marks", "Blue"),
        Colour.RED: translate("Marks", "Red"),
        Colour.PURPLE: translate("Marks", "Purple"),
    }[colour]


def colour_names(own: Mapping[Colour, str]) -> dict[Colour, str]:
    """The names of all colours, the user's own where there are any."""
    return {colour: own.get(colour) or default_colour_name(colour) for colour in Colour}


def mark_kind_name(kind: MarkKind) -> str:
    return {
        MarkKind.HIGHLIGHT: translate("Marks", "Highlight"),
        MarkKind.UNDERLINE: translate("Marks", "Underline"),
        MarkKind.NOTE: translate("Marks", "Note"),
        MarkKind.FINDING: translate("Marks", "Finding"),
        MarkKind.BOOKMARK: translate("Marks", "Bookmark"),
    }[kind]


def between(one: QColor, other: QColor, share: float = 0.5) -> QColor:
    """A colour on the way from one to another."""
    mix = [
        round(a + (b - a) * share)
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*mix)


def paint_dot(painter: QPainter, box: QRectF, theme: Theme, colour: Colour) -> None:
    """The sign of a colour: a disc with the colour's own line across it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.mark(colour)
    painter.setPen(QPen(ink, 1.0))
    painter.setBrush(between(theme.marker(colour), ink, 0.35))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if style := CUES[colour]:
        letters = theme.colour("text")
        inset = box.width() * 0.24
        draw_line(
            painter, box.left() + inset, box.right() - inset, box.center().y() - 1, letters, style
        )
    painter.restore()


def dot_icon(theme: Theme, colour: Colour) -> QIcon:
    """The sign of a colour as an icon."""
    pixmap = QPixmap(QSize(DOT, DOT) * _ICON_RATIO)
    pixmap.setDevicePixelRatio(_ICON_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_dot(painter, QRectF(QPointF(0, 0), QSize(DOT, DOT)), theme, colour)
    painter.end()
    return QIcon(pixmap)
