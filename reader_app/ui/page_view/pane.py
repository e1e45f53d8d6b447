"""The page view with the line above it: which page this is, larger, smaller, close."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader_app.ui.icons import icon
from reader_app.ui.page_view.view import PageView
from reader_app.ui.reader.room import PageBeside
from reader_app.ui.theme import Theme


class PagePane(PageBeside):
    """``closed`` asks to hide it."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[str] = []
        self.view = PageView(theme)
        self._title = QLabel()
        self._title.setProperty("role", "muted")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = {
            "minus": self._button(self.tr("Smaller pages")),
            "plus": self._button(self.tr("Larger pages")),
            "close": self._button(self.tr("Close the original pages")),
        }
        self._head = head = QHBoxLayout()
        head.setContentsMargins(14, 6, 6, 6)
        head.addWidget(self._title, 1)
        for button in self._buttons.values():
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._buttons["minus"].clicked.connect(self.view.zoom_out)
        self._buttons["plus"].clicked.connect(self.view.zoom_in)
        self._buttons["close"].clicked.connect(self.closed)
        self.view.escaped.connect(self.closed)
        self.view.page_changed.connect(self._on_page_changed)
        self.set_theme(theme)

    def head_height(self) -> int:
        return self._head.sizeHint().height()

    @staticmethod
    def _button(words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        for drawing, button in self._buttons.items():
            button.setIcon(icon(drawing, theme.colour("secondary")))

    def set_labels(self, labels: list[str]) -> None:
        """What the original calls its pages."""
        self._labels = labels

    @Slot(int)
    def _on_page_changed(self, number: int) -> None:
        label = self._labels[number] if number < len(self._labels) else str(number + 1)
        words = self.tr("Original page {0} of {1}").format(label, self.view.page_count())
        self._title.setText(words)
        self._title.setAccessibleName(words)
