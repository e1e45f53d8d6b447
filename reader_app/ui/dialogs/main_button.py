"""The one button that a dialog is for: it stands out, and Return presses it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def make_main(button: QPushButton) -> None:
    """Draw a button in the accent colour. If it accepts, its box makes it the default as it is
    shown; to say so sooner, before it is in its dialog, would keep Qt from it."""
    button.setProperty("primary", True)
    button.style().polish(button)  # it may be in its dialog already
