"""A line to be read and copied, however long it is: cut in its middle until one goes into it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_STYLE = "QLineEdit { background: transparent; border: none; padding: 0; }"
_MARGIN = -2  # pixels: Qt leaves two of its own; the words begin where those of labels do


class ReadLine(QLineEdit):
    """Shows the whole text while it has the keyboard, or on a tool tip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.whole = text
        self.setReadOnly(True)
        self.setFrame(False)
        self.setStyleSheet(_STYLE)
        self.setTextMargins(_MARGIN, 0, 0, 0)
        self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fit(whole=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._fit(whole=event.reason() == Qt.FocusReason.PopupFocusReason)  # its own menu

    def _fit(self, whole: bool = False) -> None:
        shown = self.whole
        if not (whole or self.hasFocus()):
            room = self.contentsRect().width()
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, room)
        if shown != self.text():
            self.setText(shown)
            self.setCursorPosition(0)
        self.setToolTip(self.whole if shown != self.whole else "")
