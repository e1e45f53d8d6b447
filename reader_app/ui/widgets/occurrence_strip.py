"""The strip that shows where in the text a thing is mentioned: painted by lists, hit by clicks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

TICK = 2
"""Width of a tick, in pixels."""
_REACH = 5
"""How far beside a tick a click still means it, in pixels."""


def tick_x(rect: QRect, share: float) -> float:
    """The left edge of the tick for a position (0 to 1 of the text)."""
    return rect.left() + share * (rect.width() - TICK)


def tick_at(rect: QRect, shares: Sequence[float], x: int) -> int | None:
    """The number of the tick nearest to ``x``, None if none is near."""
    distance = _REACH + TICK / 2
    nearest = None
    for number, share in enumerate(shares):
        away = abs(tick_x(rect, share) + TICK / 2 - x)
        if away < distance:
            nearest, distance = number, away
    return nearest


def paint_strip(
    painter: QPainter,
    rect: QRect,
    shares: Sequence[float],
    track: QColor,
    ticks: QColor,
    raised: Sequence[int | None] = (),
) -> None:
    """Draw the track and its ticks; the ``raised`` ones (current, under the mouse) stand out."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(track)
    painter.drawRoundedRect(rect, 2.5, 2.5)
    painter.setBrush(ticks)
    # Ticks that fall on the same half pixel are one.
    for x in {round(tick_x(rect, share) * 2) / 2 for share in shares}:
        painter.drawRect(QRectF(x, rect.top(), TICK, rect.height()))
    for number in raised:
        if number is not None and number < len(shares):
            x = tick_x(rect, shares[number])
            painter.drawRoundedRect(
                QRectF(x - 1, rect.top() - 3, TICK + 2, rect.height() + 6), 1, 1
            )
    painter.restore()
