"""Where a floating bar goes: near the words, never over them, inside the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 8.0  # pixels between the words and the bar


def place_beside(size: QSizeF, area: QRectF, words: Sequence[QRectF]) -> QPointF:
    """The upper left corner for a bar of ``size`` in ``area``, beside the boxes of some words.

    Below them, else above, else at their right or left; where they fill the whole area, at its
    lower edge.
    """
    first, last = words[0], words[-1]
    around = QRectF(first)
    for box in words[1:]:
        around = around.united(box)
    centre = last.right() - size.width() / 2
    tries = (
        QPointF(centre, last.bottom() + GAP),
        QPointF(first.left(), first.top() - GAP - size.height()),
        QPointF(around.right() + GAP, last.top()),
        QPointF(around.left() - GAP - size.width(), last.top()),
        QPointF(centre, area.bottom() - size.height() - GAP),
    )
    placed = [_inside(QRectF(point, size), area) for point in tries]
    clear = (box for box in placed if not any(box.intersects(word) for word in words))
    return next(clear, placed[-1]).topLeft()


def _inside(box: QRectF, area: QRectF) -> QRectF:
    """The box moved as little as needed to lie in the area."""
    box = QRectF(box)
    box.moveLeft(max(area.left() + 4, min(box.left(), area.right() - 4 - box.width())))
    box.moveTop(max(area.top() + 4, min(box.top(), area.bottom() - 4 - box.height())))
    return box
