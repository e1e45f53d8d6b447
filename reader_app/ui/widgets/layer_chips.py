"""The chips above the text: one a layer, with its count; a click shows or hides the layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMargins, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from reader_app.library.word_lists import WordList
from reader_app.ui.layers import FINDING_LAYERS
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.chip import Chip
from reader_app.ui.widgets.chip_row import ChipRow
from reader_app.ui.words import layer_name


class LayerChips(ChipRow):
    """Emits ``layer_toggled(name, shown)``; Alt+1 … Alt+9 do the same from the keyboard."""

    layer_toggled = Signal(str, bool)
    list_toggled = Signal(str, bool)  # the same of the user's word lists

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=5, margins=QMargins(16, 9, 8, 9))
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.layers: dict[str, Chip] = {}
        self.lists: dict[str, Chip] = {}  # by the name of the list
        for number, name in enumerate(FINDING_LAYERS, start=1):
            chip = Chip(layer_name(name), theme, layer=name)
            chip.setChecked(True)
            # Not the chip's own key, which would sleep while the chip has no room.
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(chip.toggle)
            hint = self.tr("Show or hide {0} in the text (Alt+{1})")
            chip.setToolTip(hint.format(layer_name(name), number))
            chip.toggled.connect(self._on_toggled)
            self.layers[name] = chip
            self.add(chip)
        self.set_counts({})

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        super().set_theme(theme)

    def set_lists(self, lists: Sequence[tuple[WordList, int]]) -> None:
        """Show a chip for each word list with words, with the number of its hits."""
        for chip in self.lists.values():
            self.take(chip)
            chip.deleteLater()
        self.lists = {}
        for words, count in lists:
            if words.words:
                self.lists[words.name] = self._list_chip(words, count)

    def _list_chip(self, words: WordList, count: int) -> Chip:
        chip = Chip(words.name, self._theme, layer=words.colour)
        chip.setChecked(words.shown)
        chip.set_count(count)
        chip.setToolTip(self.tr("Show or hide the words of “{0}”").format(words.name))
        chip.toggled.connect(self._on_list_toggled)
        self.add(chip)
        return chip

    def set_counts(self, counts: Mapping[str, int]) -> None:
        for name, chip in self.layers.items():
            chip.set_count(counts.get(name, 0))
        self._flow_anew()

    def set_hidden(self, names: set[str]) -> None:
        """Uncheck the chips of these layers and check the others; tells of each change."""
        for name, chip in self.layers.items():
            chip.setChecked(name not in names)

    def hidden(self) -> set[str]:
        """The layers that are switched off."""
        return {name for name, chip in self.layers.items() if not chip.isChecked()}

    @Slot(bool)
    def _on_list_toggled(self, checked: bool) -> None:
        name = next(name for name, chip in self.lists.items() if chip is self.sender())
        self.list_toggled.emit(name, checked)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        name = next(name for name, chip in self.layers.items() if chip is self.sender())
        self.layer_toggled.emit(name, checked)
