"""The empty page of a new library: one sentence, what to open, and the promise."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_SIDE = 40  # pixels


class WelcomePage(QWidget):
    """Shown while no document is open."""

    open_files_requested = Signal()
    open_folder_requested = Signal()
    samples_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._headline = _label("heading")
        self._sentence = _label("secondary")
        self._promise = _label("muted")
        self._promise.setText(
            self.tr("Everything is done on this machine. Nothing you open ever leaves it.")
        )
        self._folder = QPushButton(self.tr("Open a folder…"))
        self._folder.setProperty("primary", True)
        files = QPushButton(self.tr("Open files…"))
        self._samples = QPushButton(self.tr("Try the sample documents"))
        self._folder.clicked.connect(self.open_folder_requested)
        files.clicked.connect(self.open_files_requested)
        self._samples.clicked.connect(self.samples_requested)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self._folder, files, self._samples):
            self._buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 20, _SIDE, 20)
        layout.addStretch(2)
        layout.addWidget(self._headline)
        layout.addSpacing(10)
        layout.addWidget(self._sentence)
        layout.addSpacing(22)
        layout.addLayout(self._buttons)
        layout.setAlignment(self._buttons, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(26)
        layout.addWidget(self._promise)
        layout.addStretch(3)
        self.set_library_empty(True)

    def take_keyboard(self) -> None:
        """Let Return open a folder, the first thing to do in a new library."""
        self._folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """With the buttons one above the other: the page may become so narrow, and so may another
        that takes its place."""
        widest = max(button.minimumSizeHint().width() for button in self.findChildren(QPushButton))
        return QSize(widest + 2 * _SIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand one above the other where they lack room side by side."""
        super().resizeEvent(event)
        shown = [b for b in self.findChildren(QPushButton) if not b.isHidden()]
        needed = sum(button.sizeHint().width() + 8 for button in shown)
        beside = needed <= self.contentsRect().width() - 2 * _SIDE
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def set_library_empty(self, empty: bool) -> None:
        """Words for a new library, or for one where merely no document is open."""
        if not empty and self._samples.hasFocus():
            self._folder.setFocus()  # hidden with the focus, it would send it to another pane
        self._samples.setVisible(empty)
        if empty:
            self._headline.setText(self.tr("Open the first documents"))
            self._sentence.setText(
                self.tr("Drop files or a folder here, or choose them: reports, notices, news.")
            )
        else:
            self._headline.setText(self.tr("No document is open"))
            self._sentence.setText(self.tr("Choose one in the list, or open more."))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
