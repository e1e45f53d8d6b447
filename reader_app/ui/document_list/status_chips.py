"""The chips above the list: how many documents are unread, being read, reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from reader_app.library.rows import Status
from reader_app.ui.models.document_facts import status_word
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.chip import LETTERS, Chip
from reader_app.ui.widgets.flow_box import FlowBox

_SPACING = 2  # pixels
# Pixels at the chips' sides and the size of their letters: what is given up for standing in one
# row. Where that is not enough the chips stand in two, with large letters again.
_CLOSE: tuple[int | None, int] = (5, LETTERS)
_ROOM = ((None, LETTERS), _CLOSE, (3, LETTERS - 1))


class StatusChips(FlowBox):
    """One chip a status; the chosen one filters the list (None: all documents)."""

    status_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=_SPACING)
        self._chips: dict[Status | None, Chip] = {}
        self._group = QButtonGroup(self)
        words: dict[Status | None, str] = {None: self.tr("All")}
        words |= {status: status_word(status) for status in Status}
        words[Status.SET_ASIDE] = self.tr("Aside", "documents that were set aside, on a small chip")
        for status, word in words.items():
            chip = Chip(word, theme, solid=True)
            chip.setChecked(status is None)
            self._group.addButton(chip)
            self._chips[status] = chip
            self.add(chip)
        self._group.buttonClicked.connect(self._on_clicked)
        self.set_counts(Counter(), 0)

    def set_theme(self, theme: Theme) -> None:
        for chip in self._chips.values():
            chip.set_theme(theme)

    def choose(self, status: Status | None) -> None:
        """Show a status as the chosen one, without telling anybody."""
        self._chips[status].setChecked(True)
        self._fit()

    def set_counts(self, counts: Counter[Status], total: int) -> None:
        """Show the counts; the chip for what was set aside is hidden while nothing is, unless it
        is the chosen one."""
        for status, chip in self._chips.items():
            count = total if status is None else counts[status]
            chip.set_count(count)
            rare = status == Status.SET_ASIDE
            chip.setVisible(bool(count) or chip.isChecked() or not rare)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the chips stand in one row, as roomy as the width allows, or else in two."""
        chips = [chip for chip in self._chips.values() if not chip.isHidden()]
        room = next((room for room in _ROOM if self._taken(chips, room) <= self.width()), _CLOSE)
        for chip in chips:
            chip.set_room(*room)
        self._flow_anew()

    @staticmethod
    def _taken(chips: Sequence[Chip], room: tuple[int | None, int]) -> int:
        """The width in pixels of the row if the chips have so much room."""
        return sum(chip.width_in(*room) + _SPACING for chip in chips) - _SPACING

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        status = next(status for status, chip in self._chips.items() if chip is button)
        self._fit()
        self.status_chosen.emit(status)
