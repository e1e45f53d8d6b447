"""The message bridge: errors and news in a bar above the text, and a dialog for our own bugs."""

from __future__ import annotations

import logging
import platform

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import reader_app
from reader_app.errors import KnownError
from reader_app.messages import render
from reader_app.ui.icons import icon
from reader_app.ui.theme import Theme

log = logging.getLogger(__name__)

NEWS_MILLISECONDS = 8_000
# Pixels; in a bar that is narrower the action stands below the words.
_NARROW = 520


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
        layout.setContentsMargins(22, 8, 10, 8)
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

    def show_error(self, text: str, action: str = "") -> None:
        """Say what went wrong; it stays until the user closes it."""
        self._timer.stop()
        self._show(text, action)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        below = event.size().width() < _NARROW
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
        self._layout.addWidget(self._button, int(below), int(not below), side)

    def _show(self, text: str, action: str) -> None:
        self._label.setText(text)
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
            self.bar.show_error(render(error.notice, self.language))
        else:
            log.error("bug: %s", error)
            show_crash(str(error), self.bar.window())


def crash_report(details: str) -> str:
    """What a bug report needs: versions and traceback, nothing of any document."""
    versions = (
        f"Zhanjuan {reader_app.__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )
    return f"{versions}\n\n{details}"


def show_crash(details: str, parent: QWidget | None) -> None:
    """Open the crash dialog (without waiting for it)."""
    CrashDialog(crash_report(details), parent).open()


class CrashDialog(QDialog):
    """Shows a bug of ours: what to do, and the report to copy. Nothing is sent anywhere."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong inside the program"))
        self.resize(640, 420)
        self._report = report
        words = QLabel(
            self.tr(
                "This is a mistake of the program, not yours. Your library is safe: every change "
                "was saved when it was made. Copy the report below if you want to tell us about "
                "it; nothing is sent by itself."
            )
        )
        words.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.addWidget(words)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
