"""The preferences, built from the declarations of the settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader_app import settings as declared
from reader_app.settings import Setting, Settings

_WIDTH = 332  # pixels, of what stands in the dialog


class PreferencesDialog(QDialog):
    """One row a setting; a change takes effect at once, the language at the next start."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for setting in declared.ALL:
            editor = self._editor(setting)
            own = isinstance(editor, QCheckBox)  # a box to tick bears its own words
            form.addRow("" if own else self._title(setting.key), editor)
        hint = QLabel(self.tr("Another language is used from the next start on."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addStrut(_WIDTH)  # no limit to the dialog: long words make it wider
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(buttons)

    def _title(self, key: str) -> str:
        return {
            declared.THEME.key: self.tr("Theme"),
            declared.LANGUAGE.key: self.tr("Language"),
            declared.ZOOM.key: self.tr("Text size"),
            declared.COLUMN.key: self.tr("Characters a line"),
            declared.LINE_SPACING.key: self.tr("Line spacing"),
            declared.SERIF.key: self.tr("Serif type"),
            declared.KEEP_ORIGINALS.key: self.tr("Keep copies of the originals"),
        }[key]

    def _word(self, choice: str) -> str:
        return {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
            "zh": "中文",
            "en": "English",
        }[choice]

    def _editor(self, setting: Setting[Any]) -> QWidget:
        value = self._settings.get(setting)
        editor: QWidget
        if setting.choices:
            editor = QComboBox()
            for choice in setting.choices:
                editor.addItem(self._word(choice), choice)
            editor.setCurrentIndex(setting.choices.index(value))
            editor.activated.connect(self._on_edited)
        elif isinstance(value, bool):
            editor = QCheckBox(self._title(setting.key))
            editor.setChecked(value)
            editor.toggled.connect(self._on_edited)
        else:
            editor = QSpinBox()
            low, high = setting.limits or (0, 1_000_000)
            editor.setRange(low, high)
            editor.setSuffix(" %" if setting in (declared.ZOOM, declared.LINE_SPACING) else "")
            editor.setSingleStep(5 if setting is declared.LINE_SPACING else 1)
            editor.setValue(value)
            editor.lineEdit().setTextMargins(6, 0, 0, 0)
            editor.lineEdit().setAccessibleName(self._title(setting.key))
            editor.valueChanged.connect(self._on_edited)
        editor.setObjectName(setting.key)
        editor.setAccessibleName(self._title(setting.key))
        return editor

    @Slot()
    def _on_edited(self) -> None:
        editor = self.sender()
        setting: Setting[Any] = next(s for s in declared.ALL if s.key == editor.objectName())
        if isinstance(editor, QComboBox):
            self._settings.set(setting, editor.currentData())
        elif isinstance(editor, QCheckBox):
            self._settings.set(setting, editor.isChecked())
        elif isinstance(editor, QSpinBox):
            self._settings.set(setting, editor.value())
        self.changed.emit()
