"""Room for a page beside the text: the pane that holds both does not become too narrow for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

# Pixels: the least width of a page beside the text, and what the pane then needs over its own.
_LEAST_PAGE = 200
_MORE = 100


class RoomBeside(QObject):
    """While ``page`` is shown in ``pane``, both stay wide enough to be read and closed again."""

    def __init__(self, pane: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._pane = pane
        self._given = 0
        page.setMinimumWidth(_LEAST_PAGE)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.ShowToParent:
            self._give(_MORE)
        elif event.type() == QEvent.Type.HideToParent:
            self._give(0)
        return super().eventFilter(watched, event)

    def _give(self, pixels: int) -> None:
        self._pane.setMinimumWidth(self._pane.minimumWidth() + pixels - self._given)
        self._given = pixels
