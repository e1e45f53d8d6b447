"""The menu over the selected documents, and what the list asks for when something is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QKeySequence

from reader_app.ui.document_list.document_menu import DocumentMenu, Folder, KeysOf

if TYPE_CHECKING:
    from reader_app.ui.document_list.pane import DocumentListPane


class DocumentMenus(QObject):
    """Makes a menu each time; ``folders`` gives the collections that it offers."""

    def __init__(self, pane: DocumentListPane, folders: Callable[[], list[Folder]]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._folders = folders
        self.keys_of: KeysOf = lambda _name: QKeySequence()  # until the window tells them

    @Slot(QPoint)
    def show(self, point: QPoint) -> None:
        self.menu(self._pane.selected_ids()).exec(point)

    def menu(self, ids: list[int]) -> DocumentMenu:
        """The menu for some documents."""
        model = self._pane.model
        rows = [row for row in map(model.any_row, ids) if row is not None]
        menu = DocumentMenu(rows, model.source, self._folders(), self._pane, self.keys_of)
        menu.wanted.connect(self._on_wanted)
        return menu

    @Slot(str, object)
    def _on_wanted(self, name: str, value: object) -> None:
        pane = self._pane
        ids = pane.selected_ids()
        if not ids:
            return
        if name == "beside":
            pane.beside_requested.emit(ids[0])
        elif name == "folder":
            pane.folder_requested.emit(ids[0])
        elif name == "copy":
            pane.copy_path_requested.emit(ids)
        elif name == "remove":
            pane.remove_requested.emit(ids)
        elif name == "status":
            pane.status_requested.emit(ids, value)
        else:
            pane.wanted.emit(name, ids, value)
