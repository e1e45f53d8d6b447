"""How a file's links, notes and changes are set, and what stands over and between the letters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout

from reader_app.ui.reader.apparatus import Apparatus, SignKind
from reader_app.ui.reader.grounds import format_range
from reader_app.ui.reader.ink import Ink
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.theme import Theme

_RUBY = 0.5  # of the base's size (W3C, Requirements for Chinese Text Layout, section 3.3)
_SMALLEST = 6  # pixels
_WEDGE = 0.22  # of the letters' size
_Underline = QTextCharFormat.UnderlineStyle


def apparatus_formats(
    theme: Theme, apparatus: Apparatus, piece: Piece
) -> list[QTextLayout.FormatRange]:
    """How the letters of signs are set: each kind has a line or place of its own, not only a
    colour."""
    return [
        format_range(piece, max(sign.start, piece.start), min(sign.end, piece.end), letters)
        for sign in apparatus.within(piece.start, piece.end)
        if (letters := _letters(theme, sign.kind)) is not None and sign.start < sign.end
    ]


def _letters(theme: Theme, kind: SignKind) -> QTextCharFormat | None:
    if kind is SignKind.DELETED:
        return None
    letters = QTextCharFormat()
    if kind in (SignKind.LINK, SignKind.NOTE, SignKind.BACK):
        letters.setForeground(theme.colour("accent"))
    if kind is SignKind.NOTE:
        letters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return letters
    style, colour = {
        SignKind.LINK: (_Underline.SingleUnderline, "accent"),
        SignKind.BACK: (_Underline.SingleUnderline, "accent"),
        SignKind.INSERTED: (_Underline.DashUnderline, "good"),
        SignKind.COMMENT: (_Underline.DotLine, "unsure"),
    }[kind]
    letters.setUnderlineStyle(style)
    letters.setUnderlineColor(theme.colour(colour))
    return letters


def draw_apparatus(painter: QPainter, piece: Piece, ink: Ink) -> None:
    """Draw over a piece's text, whose origin is the painter's."""
    if piece.layout is None:
        return
    _draw_ruby(painter, piece, ink)
    for sign in ink.apparatus.within(piece.start, piece.end):
        if sign.kind is SignKind.DELETED and piece.start <= sign.start < piece.end:
            _draw_wedge(painter, piece, sign.start, ink)


def _draw_ruby(painter: QPainter, piece: Piece, ink: Ink) -> None:
    readings = ink.apparatus.ruby(piece.start, piece.end)
    if not readings or piece.layout is None:
        return
    font = QFont(piece.layout.font())
    size = font.pixelSize()
    font.setPixelSize(max(_SMALLEST, round(size * _RUBY)))
    font.setBold(False)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink.theme.colour("secondary"))
    for start, end, reading in readings:
        parts = piece.rects(start, end)
        if not parts:
            continue
        number, base = max(parts, key=lambda part: part[1].width())
        width = metrics.horizontalAdvance(reading)
        top = piece.baseline(number) - 0.9 * size - metrics.descent() - metrics.ascent()
        box = QRectF(base.center().x() - width / 2, top, width, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, reading)


def _draw_wedge(painter: QPainter, piece: Piece, position: int, ink: Ink) -> None:
    """The proofreader's caret below the line, where words were."""
    assert piece.layout is not None
    number = piece.line_of(position)
    size = piece.letter_size
    x, y, half = piece.x_of(number, position), piece.baseline(number), size * _WEDGE
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink.theme.colour("bad"), 1.6))
    tip = QPointF(x, y + 0.02 * size)
    foot = y + 0.02 * size + 1.6 * half
    painter.drawPolyline([QPointF(x - half, foot), tip, QPointF(x + half, foot)])
