"""Asks for a line of text, without keeping the window waiting."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QWidget

from reader_app.ui.dialogs.main_button import make_main

_WIDTH = 420  # pixels, of a line as long as most queries


def ask_line(window: QWidget, title: str, prompt: str, value: str) -> QInputDialog:
    """The dialog, already open; its ``textValueSelected`` tells what was entered."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle(title)
    dialog.setLabelText(prompt)
    dialog.setTextValue(value)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()  # which makes what is in it
    if (layout := dialog.layout()) is not None:
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(10)
    for buttons in dialog.findChildren(QDialogButtonBox):
        make_main(buttons.button(QDialogButtonBox.StandardButton.Ok))
    dialog.resize(_WIDTH, dialog.sizeHint().height())
    return dialog
