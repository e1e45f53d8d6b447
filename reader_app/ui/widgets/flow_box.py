"""A widget whose children flow into as many rows as the width needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowBox(QWidget):
    """Widgets side by side, wrapping like words; one spacing (pixels) for both directions.

    A widget and not a QLayout: layouts written in Python are asked for sizes while Qt takes the
    window down, when their items are gone already.
    """

    def __init__(self, spacing: int = 6, margins: QMargins | None = None) -> None:
        super().__init__()
        self._spacing = spacing
        self._children: list[QWidget] = []
        self.setContentsMargins(margins or QMargins())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, child: QWidget) -> None:
        """Put a widget behind the others."""
        child.setParent(self)
        self._children.append(child)
        self._flow_anew()

    def take(self, child: QWidget) -> None:
        """Take a widget out of the flow; it is hidden and belongs to the caller."""
        self._children.remove(child)
        child.hide()
        self._flow_anew()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self._flow(self.width(), move=False))

    def minimumSizeHint(self) -> QSize:
        widest = max((child.sizeHint().width() for child in self._shown()), default=0)
        margins = self.contentsMargins()
        return QSize(widest + margins.left() + margins.right(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow_anew()

    def event(self, event: QEvent) -> bool:
        """A child that changed its size or was shown or hidden asks for a new arrangement."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._flow_anew()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [child for child in self._children if not child.isHidden()]

    def _flow_anew(self) -> None:
        self._flow(self.width(), move=True)
        self.updateGeometry()

    def _flow(self, width: int, move: bool) -> int:
        """The height in pixels that the children need in ``width``; ``move`` puts them there."""
        inner = QRect(0, 0, width, 0).marginsRemoved(self.contentsMargins())
        x, y, row = inner.left(), inner.top(), 0
        for child in self._shown():
            hint = child.sizeHint()
            if x > inner.left() and x + hint.width() > inner.right() + 1:
                x, y, row = inner.left(), y + row + self._spacing, 0
            if move:
                child.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._spacing
            row = max(row, hint.height())
        return y + row + self.contentsMargins().bottom()
