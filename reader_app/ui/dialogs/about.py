"""About the program: version, promise, where the data lies."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

import reader_app
from reader_app.library.library import Library
from reader_app.ui.icons import application_icon


class AboutDialog(QDialog):
    """Says what the program is and promises."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Zhanjuan"))
        self._folder = library.path
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(64, 64))
        name = QLabel(f"展卷 Zhanjuan {reader_app.__version__}")
        name.setProperty("role", "heading")
        words = QLabel(
            self.tr(
                "Reads, checks and keeps Chinese documents. Everything runs on this machine: the "
                "program holds no network code, and nothing is written into your own files."
            )
        )
        words.setWordWrap(True)
        words.setMinimumWidth(380)
        place = QLabel(self.tr("Your library: {0}").format(self._folder))
        place.setProperty("role", "muted")
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        versions = QLabel(f"Qt {qVersion()} · MIT")
        versions.setProperty("role", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        opens = buttons.addButton(self.tr("Open the library's folder"), role)
        opens.clicked.connect(self._on_open)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 16)
        layout.setSpacing(12)
        for label in (picture, name, words, place, versions):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(buttons)
        self.setTabOrder(close, opens)  # and so the dialog opens on Close

    @Slot()
    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
