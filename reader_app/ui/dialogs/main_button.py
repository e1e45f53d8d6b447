"""The one button that a dialog is for: it stands out, and Return presses it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def make_main(button: QPushButton) -> QPushButton:
    """Draw a button in the accent colour and make it the default of its dialog."""
    button.setProperty("primary", True)
    button.setDefault(True)
    button.style().polish(button)  # it may be in its dialog already
    return button
