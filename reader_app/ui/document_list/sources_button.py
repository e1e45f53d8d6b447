"""The button that shows and hides the tree of collections and tags; it opens to what is dragged."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QToolButton

from reader_app.ui.icons import icon
from reader_app.ui.models.document_roles import DOCUMENTS
from reader_app.ui.theme import Theme


class SourcesButton(QToolButton):
    """Checked while the tree is shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = self.tr("Collections and tags")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self._theme = theme
        self.toggled.connect(self._draw)
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        role = "accent" if self.isChecked() else "secondary"
        self.setIcon(icon("folder", self._theme.colour(role)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Documents that are dragged here want to go into the tree."""
        if event.mimeData().hasFormat(DOCUMENTS):
            self.setChecked(True)
