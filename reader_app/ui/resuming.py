"""What is opened where nobody chose a document: that of the last time, the first, the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


class Resuming(QObject):
    """Opens documents by their place in the list."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def begin(self) -> None:
        """Open the document that was open last, or the first, or none."""
        window = self._window
        if window.resumes:
            window.resumes = False
            self._open(window.kept_state.get("document"))
        elif window.session.current is None and not (
            window.reading.shows_text or window.importer.busy
        ):
            window.showing.show_nothing()

    @Slot()
    def open_any(self) -> None:
        """The open document is gone."""
        self._open(None)

    @Slot()
    def on_nothing_opened(self) -> None:
        """An import brought nothing to show."""
        window = self._window
        if window.session.current is None:  # a file was on the page that the library would not take
            self._open(None)
        window.ready.emit()

    @Slot()
    def open_next(self) -> None:
        self._open_if(self._window.list_pane.neighbour(1))

    @Slot()
    def open_previous(self) -> None:
        self._open_if(self._window.list_pane.neighbour(-1))

    @Slot()
    def open_next_unread(self) -> None:
        id = self._window.list_pane.next_unread()
        if id is None:
            words = self.tr("Nothing is left to read in this list.")
            self._window.reading.notice.show_news(words)
        self._open_if(id)

    def _open_if(self, id: int | None) -> None:
        if id is not None:
            self._window.open_document(id)

    def _open(self, document: object) -> None:
        window = self._window
        if isinstance(document, int) and self._is_listed(document):
            offset = window.kept_state.get("offset")
            window.reading.come_back(offset if isinstance(offset, float) else None)
        else:
            document = next(iter(window.list_pane.model.ids()), None)
        if document is not None:
            window.open_document(document)
            return
        window.showing.show_nothing()
        if not window.list_pane.model.total:
            window.reading.welcome.take_keyboard()

    def _is_listed(self, document: int) -> bool:
        """Whether a document is in the list, or will be once that is filled."""
        window = self._window
        if window.list_pane.model.row_of(document) is not None:
            return document in window.list_pane.model.ids()
        return window.filling.under_way and any(
            row.removed is None for row in window.library.rows([document])
        )
