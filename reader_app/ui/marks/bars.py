"""The small bars over the page: one for the selection, one for a mark that was clicked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.marks.placement import place_beside
from reader_app.ui.theme import Theme, theme

_DOT = 18  # pixels
_BUTTON = 26
_SHADOW = 6


class FloatingBar(QFrame):
    """A row of buttons for actions; dots for those whose icon is a colour, words for the rest."""

    def __init__(self, page: QWidget, name: str) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme("light")
        self._groups: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8 + _SHADOW, 4 + _SHADOW, 8 + _SHADOW, 4 + _SHADOW)
        self._rows.setSpacing(2)
        self.setObjectName("markBar")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def set_theme(self, chosen: Theme) -> None:
        colours, self._theme = chosen.colours, chosen
        self.setStyleSheet(
            f"QFrame#markBar QToolButton {{ color: {colours['text']}; border: none;"
            " border-radius: 5px; padding: 2px 7px; font-size: 13px; }"
            f"QFrame#markBar QToolButton:hover {{ background: {colours['selection']}; }}"
            f"QFrame#markBar QToolButton:checked {{ background: {colours['selection']}; }}"
            f"QFrame#markBar QFrame#split {{ background: {colours['line']}; }}"
        )

    def set_actions(self, groups: Iterable[Sequence[QAction]]) -> None:
        """Show these actions; a hairline parts the groups."""
        for widget in self._groups:
            widget.deleteLater()
        self._groups = [self._group(number, group) for number, group in enumerate(groups)]
        self._arrange()

    def _group(self, number: int, actions: Sequence[QAction]) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        if number:
            row.addWidget(self._split())
        for action in actions:
            row.addWidget(self._button(action))
        group.show()
        return group

    def _arrange(self) -> None:
        """Put the groups into one row, or into as many as a narrow page needs."""
        while item := self._rows.takeAt(0):
            if (row := item.layout()) is not None:
                row.deleteLater()
        margins = self._rows.contentsMargins()
        room = self._page.width() - margins.left() - margins.right()
        row, taken = QHBoxLayout(), 0
        self._rows.addLayout(row)
        for group in self._groups:
            width = group.sizeHint().width() + 2
            if taken and taken + width > room:
                row.addStretch()
                row, taken = QHBoxLayout(), 0
                self._rows.addLayout(row)
            row.setSpacing(2)
            row.addWidget(group)
            if (line := group.findChild(QFrame, "split")) is not None:
                line.setVisible(bool(taken))
            taken += width
        if self._rows.count() > 1:
            row.addStretch()
        self.adjustSize()

    def _button(self, action: QAction) -> QToolButton:
        button = _Dot() if action.property("dot") else QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedHeight(_BUTTON)
        button.setAccessibleName(action.text().rstrip("…"))
        if not action.property("dot"):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _split(self) -> QFrame:
        line = QFrame()
        line.setObjectName("split")
        line.setFixedSize(1, 16)
        line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return line

    def show_beside(self, words: Sequence[QRectF]) -> None:
        """Appear beside the boxes (page coordinates) of some words, without covering them."""
        self._arrange()
        size = QSizeF(self.sizeHint())
        corner = place_beside(size, QRectF(self._page.rect()), words)
        self.move(corner.toPoint())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sheet that lies over the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        sheet = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        shade = QColor.fromString(_argb(self._theme.colours["shadow"]))
        shade.setAlphaF(shade.alphaF() / _SHADOW)
        painter.setBrush(shade)
        for step in range(_SHADOW, 0, -1):
            painter.drawRoundedRect(sheet.adjusted(-step, 1 - step, step, step), 8 + step, 8 + step)
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(self._theme.colour("page"))
        painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class _Dot(QToolButton):
    """A round button in a colour."""

    def sizeHint(self) -> QSize:
        return QSize(_BUTTON, _BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = _DOT + (3 if self.underMouse() or self.isChecked() else 0)
        corner = QPoint((self.width() - side) // 2, (self.height() - side) // 2)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self.icon().paint(painter, corner.x(), corner.y(), side, side, mode=mode)
        if self.isChecked():
            painter.setPen(self.palette().text().color())
            painter.drawEllipse(QPointF(self.width() / 2, self.height() - 1.5), 1.0, 1.0)


def _argb(colour: str) -> str:
    """``#rrggbbaa`` as Qt reads it."""
    return f"#{colour[7:9]}{colour[1:7]}" if len(colour) == 9 else colour
