"""One line of a document's details: what was read, what the user wrote, and the way back."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.widgets.elided_label import ElidedLabel

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?))?)?)?")


def is_date(text: str) -> bool:
    """Whether this is a year, a month or a day, with or without the time, in ISO 8601."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day, clock = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        time.fromisoformat(clock or "00:00")
    except ValueError:
        return False
    return True


class DetailsField(QWidget):
    """``value`` is what to write: text, "" for none, None for what was read."""

    changed = Signal()

    def __init__(
        self, shown: set[str], read: str | None, hand: str | None, is_date_field: bool
    ) -> None:
        """``shown`` are the values of all documents; ``read`` and ``hand`` those of one."""
        super().__init__()
        self._is_date = is_date_field
        self._read = read
        self._before: str | None = next(iter(shown)) if len(shown) == 1 else None
        self._by_hand = hand is not None
        self._back = False
        self.edit = QLineEdit(self._before or "")
        self.edit.setCursorPosition(0)
        if self._before is None:
            self.edit.setPlaceholderText(self.tr("Several values"))
        self.note = ElidedLabel()
        self.note.setProperty("role", "muted")
        self.reset = QPushButton(self.tr("Back to what was read"))
        self.reset.clicked.connect(self._on_reset)
        self.edit.textEdited.connect(self._on_edited)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(row)
        layout.addWidget(self.note)
        self.setFocusProxy(self.edit)
        self._show()

    def set_name(self, name: str) -> None:
        """What the field is called, for a screen reader."""
        self.edit.setAccessibleName(name)
        self.reset.setAccessibleName(f"{name}: {self.reset.text()}")

    @property
    def is_changed(self) -> bool:
        if self._back:
            return self._by_hand
        text = self.edit.text().strip()
        return text != self._before if self._before is not None else bool(text)

    @property
    def value(self) -> str | None:
        return None if self._back else self.edit.text().strip()

    @property
    def is_valid(self) -> bool:
        text = self.edit.text().strip()
        return not self._is_date or not self.is_changed or not text or is_date(text)

    @Slot()
    def _on_edited(self) -> None:
        self._back = False
        self._show()
        self.changed.emit()

    @Slot()
    def _on_reset(self) -> None:
        self._back = True
        self.edit.setText(self._read or "")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Say where the value is from, and what is wrong with it."""
        written = self._by_hand if not self.is_changed else not self._back
        if not self.is_valid:
            words = self.tr("Write the date as 2022, 2022-03 or 2022-03-15.")
        elif not written:
            words = ""
        elif self._read:
            words = self.tr("Written by hand. Read from the file: {0}").format(self._read)
        else:
            words = self.tr("Written by hand. Nothing was read from the file.")
        single = self._before is not None
        shown = words if single or not self.is_valid else ""
        self.note.set_text(shown)
        self.note.setVisible(bool(shown))
        self.reset.setVisible(written and single)
