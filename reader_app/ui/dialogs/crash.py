"""The dialog for a bug of ours."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

import reader_app


def crash_report(details: str) -> str:
    """What a bug report needs: versions and traceback, nothing of any document."""
    versions = (
        f"Zhanjuan {reader_app.__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )
    return f"{versions}\n\n{details}"


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
        text.setTabChangesFocus(True)
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
