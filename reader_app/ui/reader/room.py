"""A page beside the text: the pane that holds both keeps wide enough, and both begin level."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QWidget

from reader_app.ui.reader.pane import ReadingPane

# Pixels: the least width of a page beside the text, and what the pane then needs over its own.
_LEAST_PAGE = 200
_MORE = 100


class PageBeside(QWidget):
    """What stands beside the text: a page under a line of its own."""

    def head_height(self) -> int:
        """How many pixels the line above the page takes."""
        raise NotImplementedError


class RoomBeside(QObject):
    """While ``page`` is shown in ``pane``, both stay wide enough to be read and closed again,
    and the text has a line above it as the page has."""

    def __init__(self, pane: ReadingPane, page: PageBeside) -> None:
        super().__init__(page)
        self._pane = pane
        self._page = page
        self._given = 0
        page.setMinimumWidth(_LEAST_PAGE)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            self._give(_MORE)
        elif event.type() == QEvent.Type.HideToParent:
            self._give(0)
        if event.type() in (QEvent.Type.Show, QEvent.Type.HideToParent):  # in its own style now
            self._level_heads()
        return super().eventFilter(watched, event)

    def _give(self, pixels: int) -> None:
        self._pane.setMinimumWidth(self._pane.minimumWidth() + pixels - self._given)
        self._given = pixels

    def _level_heads(self) -> None:
        holder = self._page.parentWidget()
        pages = {self._page}  # which the splitter shows before it counts it among its own
        if isinstance(holder, QSplitter):
            found = [holder.widget(number) for number in range(holder.count())]
            pages |= {page for page in found if isinstance(page, PageBeside)}
        heights = [page.head_height() for page in pages if not page.isHidden()]
        self._pane.show_title(max(heights, default=0))
