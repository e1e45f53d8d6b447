"""Asks for a line of text, without keeping the window waiting."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_line(window: QWidget, title: str, prompt: str, value: str) -> QInputDialog:
    """The dialog, already open; its ``textValueSelected`` tells what was entered."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle(title)
    dialog.setLabelText(prompt)
    dialog.setTextValue(value)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
