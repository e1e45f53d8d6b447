"""Chips in one row: those for which there is no room are in the menu of a last, small chip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMargins, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.ui.theme import Theme
from reader_app.ui.widgets.chip import HEIGHT, Chip
from reader_app.ui.widgets.flow_box import FlowBox


class ChipRow(FlowBox):
    """Never higher than one row. The chips that count least give way first."""

    _more: Chip | None = None

    def __init__(self, theme: Theme, spacing: int, margins: QMargins) -> None:
        super().__init__(spacing, margins)
        more = Chip("+0", theme)
        more.setCheckable(False)
        more.setToolTip(self.tr("What there is no room for here"))
        more.clicked.connect(self._on_more)
        self.add(more)
        self._more = more
        self._menu = QMenu(self)

    def add(self, child: QWidget) -> None:
        """Put a chip behind the others, before the one for more."""
        super().add(child)
        if self._more is not None:
            self._children.remove(self._more)
            self._children.append(self._more)
            self._more.setParent(None)  # and back: the last child is the tabulator's last
            self._more.setParent(self)
            self._flow_anew()

    def set_theme(self, theme: Theme) -> None:
        for chip in self._children:
            if isinstance(chip, Chip):
                chip.set_theme(theme)

    def _flow(self, width: int, move: bool) -> int:
        if move and self._more is not None:
            self._choose(width)
            super()._flow(width, move=True)
        margins = self.contentsMargins()
        return margins.top() + HEIGHT + margins.bottom()

    def _candidates(self) -> list[Chip]:
        return [c for c in self._children if isinstance(c, Chip) and c is not self._more]

    def left_out(self) -> list[Chip]:
        """The chips that are in the menu."""
        return [chip for chip in self._candidates() if chip.isHidden()]

    def _choose(self, width: int) -> None:
        """Show as many chips as fit, and the one for more if that is not all."""
        margins, more = self.contentsMargins(), self._more
        if more is None:
            return
        room = width - margins.left() - margins.right()
        shown, chips = self._candidates(), self._candidates()
        latest_first = list(reversed(chips))
        for chip in sorted(latest_first, key=lambda chip: chip.count or 0):
            if self._taken(shown if len(shown) == len(chips) else [*shown, more]) <= room:
                break
            shown.remove(chip)
        for chip in chips:
            chip.setHidden(chip not in shown)
        self._say(more, len(chips) - len(shown))

    def _taken(self, chips: Sequence[Chip]) -> int:
        """The pixels that chips take side by side."""
        widths = sum(chip.sizeHint().width() for chip in chips)
        return widths + self._spacing * max(0, len(chips) - 1)

    def _say(self, more: Chip, count: int) -> None:
        more.setText(f"+{count}")
        # ``tr`` does not look up counted strings of a base class.
        words = QCoreApplication.translate("ChipRow", "%n more", "", count)
        more.setAccessibleName(words)
        more.setHidden(not count)

    @Slot()
    def _on_more(self) -> None:
        """Offer what is left out, with its counts, to be shown and hidden."""
        self._menu.clear()
        for chip in self.left_out():
            action = QAction(f"{chip.text()}\t{chip.count or 0}", self._menu)
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            action.triggered.connect(chip.toggle)
            self._menu.addAction(action)
        if self._more is not None:
            self._menu.popup(self._more.mapToGlobal(QPoint(0, HEIGHT + 2)))
