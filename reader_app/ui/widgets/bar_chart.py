"""Horizontal bars with a label before and a value behind each: how parts make up a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from reader_app.ui.theme import Theme

_GAP = 12
_THICKNESS = 8


class BarLike(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def share(self) -> float:
        """Length, from 0 to 1 of the longest bar."""
        ...


def bar_height(font: QFont) -> int:
    """The height of one bar's line, in pixels."""
    return QFontMetrics(font).height() + 3


def bar_at(rect: QRect, font: QFont, count: int, y: int) -> int | None:
    """The number of the bar at a height within the chart's rectangle."""
    number = (y - rect.top()) // bar_height(font)
    return number if 0 <= number < count else None


def paint_bars(
    painter: QPainter,
    rect: QRect,
    bars: Sequence[BarLike],
    font: QFont,
    theme: Theme,
    raised: int | None = None,
) -> None:
    """Draw the bars from the top of ``rect``; the ``raised`` one is underlined."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    labels, values = _columns(rect, bars, font)
    for number, bar in enumerate(bars):
        line = QRect(rect.left(), rect.top() + number * bar_height(font), rect.width(), 0)
        line.setHeight(bar_height(font))
        _paint_bar(painter, line, bar, font, theme, (labels, values), number == raised)
    painter.restore()


def _columns(rect: QRect, bars: Sequence[BarLike], font: QFont) -> tuple[int, int]:
    """The widths of the label and value columns, so that all bars start and end in line."""
    metrics = QFontMetrics(font)
    labels = max((metrics.horizontalAdvance(bar.label) for bar in bars), default=0)
    values = max((metrics.horizontalAdvance(bar.value) for bar in bars), default=0)
    return min(max(labels, rect.width() // 5), rect.width() * 2 // 5), values


def _paint_bar(
    painter: QPainter,
    line: QRect,
    bar: BarLike,
    font: QFont,
    theme: Theme,
    columns: tuple[int, int],
    raised: bool,
) -> None:
    labels, values = columns
    label_font = QFont(font)
    label_font.setUnderline(raised)
    _write(painter, line, bar.label, label_font, theme.colour("secondary"), labels)
    room = line.width() - labels - values - 2 * _GAP
    length = max(2.0, room * bar.share)
    top = line.center().y() - _THICKNESS / 2 + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("bar"))
    painter.drawRoundedRect(QRectF(line.left() + labels + _GAP, top, length, _THICKNESS), 2.5, 2.5)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.value)


def _write(
    painter: QPainter, line: QRect, text: str, font: QFont, colour: QColor, width: int
) -> None:
    column = QRect(line.left(), line.top(), width, line.height())
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
