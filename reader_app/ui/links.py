"""Addresses that a document leads to: opened by the browser, and only after the reader said so."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from reader_app.ui.icons import ALERT, application_icon

# A file's own programs and scripts are not to be started by a click on its words.
_OPENED = frozenset({"http", "https", "mailto"})


class LinkOpener(QObject):
    """Asks before another program is given an address; offers to copy it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._address = ""
        self._open: QAbstractButton | None = None
        self._copy: QAbstractButton | None = None

    @Slot(str)
    def ask(self, address: str) -> None:
        """Show where a link leads, and do what is chosen."""
        self._address = address
        box = QMessageBox(self._window)
        box.setIconPixmap(application_icon().pixmap(ALERT, ALERT))
        box.setWindowTitle(self.tr("Link"))
        box.setText(self.tr("This link leads out of the document."))
        box.setInformativeText(address)
        role = QMessageBox.ButtonRole
        self._open = None
        if QUrl(address).scheme().lower() in _OPENED:
            self._open = box.addButton(self.tr("Open in the browser"), role.AcceptRole)
        self._copy = box.addButton(self.tr("Copy the address"), role.ActionRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.buttonClicked.connect(self._on_clicked)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if button is self._open:
            QDesktopServices.openUrl(QUrl(self._address))
        elif button is self._copy:
            QGuiApplication.clipboard().setText(self._address)
