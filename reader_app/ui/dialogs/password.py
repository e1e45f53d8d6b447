"""Asks for the password of a protected file; what is typed is neither stored nor logged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.dialogs.main_button import make_main


class PasswordDialog(QDialog):
    """One file at a time; ``others`` counts the protected files that wait behind it."""

    entered = Signal(str)
    all_skipped = Signal()

    def __init__(self, path: Path, wrong: bool, others: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Password"))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.windowTitle())
        self.shown = QCheckBox(self.tr("Show the password"))
        self.shown.toggled.connect(self._on_shown)
        said = QLabel(self.tr("“{0}” is protected by a password.").format(path.name))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setToolTip(str(path))
        self._build(said, wrong, others)

    def _build(self, said: QLabel, wrong: bool, others: int) -> None:
        told = self.tr("It is used until the program ends, and not stored.")
        if wrong:
            told = self.tr("That password does not fit. Check upper and lower case.")
        hint = QLabel(told)
        hint.setProperty("role", "secondary" if wrong else "muted")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(10)
        for part in (said, self.field, self.shown, hint):
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(self._buttons(others))
        self.setMinimumWidth(420)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, others: int) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(
            self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        make_main(self.open_button)
        self.open_button.setEnabled(False)
        self.field.textChanged.connect(self._on_typed)
        buttons.addButton(
            self.tr("Skip") if others else self.tr("Cancel"),
            QDialogButtonBox.ButtonRole.RejectRole,
        )
        if others:
            every = buttons.addButton(
                self.tr("Skip all"), QDialogButtonBox.ButtonRole.DestructiveRole
            )
            every.setToolTip(
                self.tr("%n more protected file(s) stay in the list of failures", "", others)
            )
            every.clicked.connect(self._on_skip_all)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot(bool)
    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.open_button.setEnabled(bool(text))

    @Slot()
    def _on_skip_all(self) -> None:
        self.all_skipped.emit()
        self.reject()

    @Slot()
    def accept(self) -> None:
        if self.field.text():
            self.entered.emit(self.field.text())
            super().accept()
