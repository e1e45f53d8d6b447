"""The line that tells of imported annotations whose documents are not in the library yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from reader_app.exchange.waiting import Waiting


class AwaitedLine(QWidget):
    """Says how many wait; hidden where none does. A click asks for the list of them."""

    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Sequence[Waiting] = ()
        self.button = QPushButton()
        self.button.setFlat(True)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.setStyleSheet("QPushButton { padding: 3px 6px; text-align: left; }")
        self.button.clicked.connect(self.list_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 2)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Tell of these documents and the annotations that wait for them."""
        self._waiting = waiting
        self.setVisible(bool(waiting))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        count = sum(one.count for one in self._waiting)
        words = self.tr("%n annotation(s) waiting for their documents…", "", count)
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setToolTip(
            self.tr("Imported; they come to their places when the documents are in the library")
        )
