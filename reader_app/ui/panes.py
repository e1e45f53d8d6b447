"""The window's three panes side by side; where one is yet to come, an empty ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

# Pixels.
FIRST_WIDTHS = [270, 690, 320]
_LEAST = {"list": 200, "page": 360, "panel": 240}


class Panes(QSplitter):
    """List, page and panel; the page takes what room is left."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._grounds = {"list": _ground(), "panel": _ground()}
        for pane, least in zip(
            (self._grounds["list"], page, self._grounds["panel"]), _LEAST.values(), strict=True
        ):
            pane.setMinimumWidth(least)
            self.addWidget(pane)
        self.setStretchFactor(1, 1)

    def show_ground(self, name: str, shown: bool) -> None:
        """Leave room for a pane that is yet to come, or none."""
        self._grounds[name].setVisible(shown)

    def put(self, pane: QWidget, name: str) -> None:
        """In place of the empty ground that stood there; it is as wide, and hidden if that was."""
        ground = self._grounds.pop(name)
        pane.setMinimumWidth(ground.minimumWidth())
        self.replaceWidget(self.indexOf(ground), pane)
        ground.setParent(self.window())  # or it would be a window of its own until it is deleted
        ground.hide()
        ground.deleteLater()


def _ground() -> QWidget:
    """What stands for a pane that is yet to be made."""
    ground = QWidget()
    ground.setObjectName("pane")
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return ground
