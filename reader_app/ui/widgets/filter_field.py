"""The field over a list that narrows it down while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FilterField(QLineEdit):
    """Escape empties it; Down, Return and Enter ask to go on in the list."""

    list_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self.setClearButtonEnabled(True)  # before there is a text nobody sees it

    def set_prompt(self, prompt: str) -> None:
        """Say what is filtered, to the eye and to a screen reader."""
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)
