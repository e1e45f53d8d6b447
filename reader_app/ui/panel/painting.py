"""What the panel's delegates draw alike: fonts, elided text, mentions in context, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView

from reader_app.ui.theme import Theme, palette

if TYPE_CHECKING:
    from reader_app.ui.models.passages import Snippet

MARGIN = 16
"""Between the panel's edge and what a row shows, in pixels."""
SMALL = 0.86

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def sized(font: QFont, factor: float = 1.0, bold: bool = False) -> QFont:
    """A font like another, larger or smaller."""
    result = QFont(font)
    if font.pixelSize() > 0:
        result.setPixelSize(max(10, round(font.pixelSize() * factor)))
    else:
        result.setPointSizeF(font.pointSizeF() * factor)
    result.setBold(bold)
    return result


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    alignment: Qt.AlignmentFlag = LEFT,
) -> int:
    """Draw a line of text, elided to the rectangle; returns its width in pixels."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, alignment, shown)
    return metrics.horizontalAdvance(shown)


def draw_snippet(
    painter: QPainter, rect: QRect, snippet: Snippet, font: QFont, theme: Theme
) -> None:
    """Draw a mention in context on one line: the name bold, the context elided on both sides."""
    strong, metrics = sized(font, bold=True), QFontMetrics(font)
    name = QFontMetrics(strong).elidedText(snippet.name, Qt.TextElideMode.ElideRight, rect.width())
    name_width = QFontMetrics(strong).horizontalAdvance(name) + 1
    after_width = metrics.horizontalAdvance(snippet.after)
    room = rect.width() - name_width
    # What the words after leave free goes to the words before, which get 40 % at least.
    before = metrics.elidedText(
        snippet.before, Qt.TextElideMode.ElideLeft, max(room * 2 // 5, room - after_width)
    )
    x = rect.left()
    for text, part_font, role in (
        (before, font, "secondary"),
        (name, strong, "text"),
        (snippet.after, font, "secondary"),
    ):
        part = QRect(x, rect.top(), rect.right() - x + 1, rect.height())
        x += draw_text(painter, part, text, part_font, theme.colour(role))


def draw_card(painter: QPainter, rect: QRect, theme: Theme, chosen: bool = False) -> None:
    """Draw the sheet that a card's content lies on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent" if chosen else "line"))
    painter.setBrush(theme.colour("page"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.restore()


def draw_choice(painter: QPainter, rect: QRect, theme: Theme, focused: bool) -> None:
    """Draw the ground of the chosen row; a bar at its edge says that the keyboard is here."""
    painter.fillRect(rect, theme.colour("selection"))
    if focused:
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))


def draw_nothing(view: QAbstractItemView, theme: Theme, sentence: str) -> None:
    """Say in a list's own place why there is nothing in it."""
    painter = QPainter(view.viewport())
    painter.setPen(theme.colour("muted"))
    area = view.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(area, flags | Qt.TextFlag.TextWordWrap, sentence)


def dress(view: QAbstractItemView, theme: Theme) -> None:
    """Give a view the panel's ground and the theme's colours."""
    colours = palette(theme)
    colours.setColor(QPalette.ColorRole.Base, theme.colour("window"))
    colours.setColor(QPalette.ColorRole.Highlight, theme.colour("selection"))
    view.setPalette(colours)
