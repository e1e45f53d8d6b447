"""The message bridge: errors and news in a bar above the text, and a dialog for our own bugs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader_app.errors import KnownError, Notice
from reader_app.messages import render
from reader_app.ui.icons import icon
from reader_app.ui.theme import Theme

NEWS_MILLISECONDS = 8_000
# Pixels: before the words; and in a bar that is narrower the action stands below them.
_SIDE, _NARROW = 22, 520


class NoticeBar(QFrame):
    """One message with an optional action. News goes away by itself, errors stay until closed."""

    action_triggered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(self.action_triggered)
        self._button.clicked.connect(self.hide)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setToolTip(self.tr("Close the message"))
        self._close.clicked.connect(self.hide)
        self._layout = layout = QGridLayout(self)
        layout.setContentsMargins(_SIDE, 8, 10, 8)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self._button, 0, 1)
        layout.addWidget(self._close, 0, 2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._close.setIcon(icon("close", theme.colour("secondary")))

    def text(self) -> str:
        return self._label.text()

    def show_news(self, text: str, action: str = "") -> None:
        """Say something that needs no answer; it hides after some seconds."""
        self._show(text, action)
        self._timer.start(NEWS_MILLISECONDS)

    def show_error(self, text: str, action: str = "", whole: str = "") -> None:
        """Say what went wrong; it stays until the user closes it. ``whole`` is the tool tip."""
        self._timer.stop()
        self._show(text, action, whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < _NARROW
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
        self._layout.addWidget(self._button, int(below), int(not below), side)
        self._layout.setContentsMargins(_SIDE // 2 if below else _SIDE, 8, 10, 8)

    def _show(self, text: str, action: str, whole: str = "") -> None:
        self._label.setText(text)
        self._label.setToolTip(whole)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()


class Notifier(QObject):
    """Takes any failure to the right place: the bar for KnownError, the crash dialog for a bug."""

    def __init__(self, bar: NoticeBar, language: str) -> None:
        super().__init__(bar)
        self.bar = bar
        self.language = language

    @Slot(object)
    def report(self, error: Exception) -> None:
        """Tell the user of an error that ended some work."""
        if isinstance(error, KnownError):
            self.tell(error.notice)
        else:
            import logging  # for a bug only: it would take a millisecond of each start

            logging.getLogger(__name__).error("bug: %s", error)
            show_crash(str(error), self.bar.window())

    def tell(self, notice: Notice, before: Sequence[str] = ()) -> None:
        """Say what went wrong behind other sentences. A file is called by its name, which is
        short; the tool tip says where it lies."""
        shown = notice
        if path := notice.details.get("path"):
            shown = notice._replace(details={**notice.details, "path": Path(str(path)).name})
        text, whole = (
            self.joined([*before, render(words, self.language)]) for words in (shown, notice)
        )
        self.bar.show_error(text, whole=whole)

    def joined(self, sentences: Sequence[str]) -> str:
        """Sentences one after another; Chinese puts no space between them."""
        return ("" if self.language.startswith("zh") else " ").join(sentences)


def show_crash(details: str, parent: QWidget | None) -> None:
    """Open the crash dialog (without waiting for it)."""
    from reader_app.ui.dialogs.crash import CrashDialog, crash_report

    CrashDialog(crash_report(details), parent).open()
