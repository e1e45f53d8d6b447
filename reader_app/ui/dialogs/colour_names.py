"""The dialog in which the user says what the colours of marks stand for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.annotation import Colour
from reader_app.ui.dialogs.main_button import make_main
from reader_app.ui.marks.look import DOT, default_colour_name, dot_icon
from reader_app.ui.theme import Theme


class ColourNamesDialog(QDialog):
    """``named`` tells the names that were accepted; an empty one is the colour's own."""

    named = Signal(object)  # dict[Colour, str]

    def __init__(
        self, names: Mapping[Colour, str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Names of the colours"))
        self.fields: dict[Colour, QLineEdit] = {}
        words = QLabel(self.tr("What you mark in each colour. Lists and exports use these names."))
        words.setWordWrap(True)
        form = QFormLayout()
        for colour in Colour:
            form.addRow(self._sign(colour, theme), self._field(colour, names[colour]))
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        make_main(buttons.button(standard.Ok))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(360, self.sizeHint().height())

    @staticmethod
    def _sign(colour: Colour, theme: Theme) -> QLabel:
        label = QLabel()
        label.setPixmap(dot_icon(theme, colour).pixmap(DOT, DOT))
        label.setAccessibleName(default_colour_name(colour))
        return label

    def _field(self, colour: Colour, name: str) -> QLineEdit:
        own = "" if name == default_colour_name(colour) else name
        field = self.fields[colour] = QLineEdit(own)
        field.setPlaceholderText(default_colour_name(colour))
        field.setAccessibleName(default_colour_name(colour))
        return field

    @Slot()
    def _on_accepted(self) -> None:
        self.named.emit({colour: field.text() for colour, field in self.fields.items()})
        self.accept()
