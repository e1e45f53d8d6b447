"""Draws laid-out pieces: markers under the text, the text, lines below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout

from reader_app.ui.line_styles import LINE_STYLES, draw_line
from reader_app.ui.reader.annotation_painting import draw_marks, mark_grounds, shown_marks
from reader_app.ui.reader.apparatus_painting import draw_apparatus
from reader_app.ui.reader.grounds import (
    clearer_letters,
    draw_grounds,
    format_range,
    grounds_of,
)
from reader_app.ui.reader.ink import Ink, layer_colour
from reader_app.ui.reader.overlays import Mark, OverlayStack
from reader_app.ui.reader.pieces import Piece, Row
from reader_app.ui.reader.segments import Role
from reader_app.ui.reader.typography import SETTINGS
from reader_app.ui.theme import Theme

_LINE_STEP = 4.0  # pixels between underlines that lie over each other


def bold_formats(
    theme: Theme, overlays: OverlayStack, piece: Piece
) -> list[QTextLayout.FormatRange]:
    """The formats of layers that change the letters themselves; they are part of the layout."""
    ranges = []
    for mark in overlays.marks(piece.start, piece.end, ("bold",)):
        letters = QTextCharFormat()
        letters.setFontWeight(700)
        letters.setForeground(layer_colour(theme, mark.overlay))
        ranges.append(format_range(piece, mark.start, mark.end, letters))
    return ranges


def draw_piece(painter: QPainter, piece: Piece, y: float, ink: Ink, clip: QRectF) -> None:
    """Draw a piece with its top at ``y``; ``clip`` is the window's rectangle."""
    left = ink.typography.left
    painter.save()
    painter.translate(left, y)
    for top, row in (*piece.above, *piece.below):
        _draw_row(painter, row, top, ink)
    if piece.role is Role.IMAGE:
        _draw_picture(painter, piece, ink)
    elif piece.layout is not None:
        if piece.ground is not None:
            _draw_listing_ground(painter, piece.ground, ink)
        marks = shown_marks(piece, ink)
        grounds = mark_grounds(marks, ink) + grounds_of(piece, ink)
        draw_grounds(painter, piece, grounds)
        painter.setPen(ink.theme.colour(SETTINGS[piece.role].colour))
        clearer = clearer_letters(piece, grounds, ink)
        piece.layout.draw(painter, QPointF(piece.left, 0.0), clearer, clip.translated(-left, -y))
        draw_marks(painter, piece, marks, ink)
        _draw_rules(painter, piece, ink)
        _draw_lines(painter, piece, ink)
        draw_apparatus(painter, piece, ink)
        if piece.bullet:
            _draw_bullet(painter, piece, ink)
    if piece.role is Role.QUOTE:
        _draw_quote_bar(painter, piece, ink)
    painter.restore()


def _draw_row(painter: QPainter, row: Row, top: float, ink: Ink) -> None:
    painter.setFont(ink.typography.small_font)
    painter.setPen(ink.theme.colour("muted"))
    box = QRectF(0.0, top, ink.typography.column, row.height)
    text = QFontMetricsF(painter.font()).elidedText(
        row.text, Qt.TextElideMode.ElideRight, box.width()
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


# -- below the text ----------------------------------------------------------------------------


def _draw_listing_ground(painter: QPainter, ground: tuple[float, float], ink: Ink) -> None:
    top, bottom = ground
    box = QRectF(0.0, top, ink.typography.column, bottom - top)
    painter.fillRect(box, ink.theme.colour("sunken"))


def _draw_lines(painter: QPainter, piece: Piece, ink: Ink) -> None:
    marks = ink.overlays.marks(piece.start, piece.end, LINE_STYLES)
    for mark, level in _stacked(marks):
        colour = layer_colour(ink.theme, mark.overlay)
        for number, rect in piece.rects(mark.start, mark.end):
            y = piece.baseline(number) + _drop(piece) + level * _LINE_STEP
            left, right = rect.left() + 0.5, rect.right() - 0.5
            draw_line(painter, left, right, y, colour, mark.overlay.style)


def _draw_rules(painter: QPainter, piece: Piece, ink: Ink) -> None:
    """The hairlines between the rows and columns of a table."""
    if not piece.rules:
        return
    painter.setPen(QPen(ink.theme.colour("line"), 1))
    left, right = piece.left, piece.left + piece.edges[-1]
    for y in piece.rules:
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in piece.edges:
        top, bottom = QPointF(left + x, piece.rules[0]), QPointF(left + x, piece.rules[-1])
        painter.drawLine(top, bottom)


def _drop(piece: Piece) -> float:
    """How far below the baseline the first line is drawn: clear of the letters' feet."""
    assert piece.layout is not None
    return 0.26 * piece.letter_size


def _stacked(marks: Sequence[Mark]) -> list[tuple[Mark, int]]:
    """Marks with a level each, so that no two lines lie over each other.

    The higher priority is next to the text.
    """
    placed: list[tuple[Mark, int]] = []
    for mark in reversed(marks):
        taken = {n for other, n in placed if other.start < mark.end and mark.start < other.end}
        placed.append((mark, next(n for n in range(len(taken) + 1) if n not in taken)))
    return placed


# -- not text ----------------------------------------------------------------------------------


def _draw_picture(painter: QPainter, piece: Piece, ink: Ink) -> None:
    line = piece.lines[0]
    frame = QRectF(piece.left, line.top, piece.width, line.height)
    if piece.picture is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(frame, piece.picture, QRectF(piece.picture.rect()))
    else:
        _draw_placeholder(painter, piece, frame, ink)
    if ink.selection[0] < piece.end and piece.start < ink.selection[1]:
        shade = ink.theme.colour("text_selection")
        shade.setAlphaF(0.5)
        painter.fillRect(frame, shade)


def _draw_placeholder(painter: QPainter, piece: Piece, frame: QRectF, ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink.theme.colour("line"), 1))
    painter.setBrush(ink.theme.colour("sunken"))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    size = ink.typography.ems(2)
    icon = QRectF(0, 0, size * 1.25, size)
    icon.moveCenter(frame.center() - QPointF(0, size * 0.45))
    _draw_landscape(painter, icon, ink.theme.colour("faded"))
    painter.setFont(ink.typography.small_font)
    painter.setPen(ink.theme.colour("muted"))
    words = QRectF(frame.left() + 16, icon.bottom() + 6, frame.width() - 32, size)
    text = QFontMetricsF(painter.font()).elidedText(
        piece.caption, Qt.TextElideMode.ElideMiddle, words.width()
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, text)


def _draw_landscape(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """The sign for a picture: a frame, a sun, two hills."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    at: Callable[[float, float], QPointF] = lambda x, y: QPointF(  # noqa: E731
        box.left() + x * box.width(), box.top() + y * box.height()
    )
    painter.drawEllipse(at(0.27, 0.3), box.height() * 0.09, box.height() * 0.09)
    painter.drawPolyline([at(0.1, 0.86), at(0.36, 0.52), at(0.52, 0.72)])
    painter.drawPolyline([at(0.44, 0.82), at(0.68, 0.38), at(0.92, 0.86)])


def _draw_bullet(painter: QPainter, piece: Piece, ink: Ink) -> None:
    line, em = piece.lines[0], ink.typography.ems(1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.theme.colour("secondary"))
    middle = QPointF(piece.left - 0.75 * em, line.top + line.height / 2)
    painter.drawEllipse(middle, 0.14 * em, 0.14 * em)


def _draw_quote_bar(painter: QPainter, piece: Piece, ink: Ink) -> None:
    x = piece.left - ink.typography.ems(1.1)
    bar = QRectF(x, piece.body_top + 4, 2.5, piece.body_bottom - piece.body_top - 8)
    painter.fillRect(bar, ink.theme.colour("line"))
