"""What can be done with the selected documents: the menu over the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.models.document_filter import Source, SourceKind


class Folder(NamedTuple):
    """A collection to put documents into: its id, and its name with those that hold it."""

    id: str
    path: str


KeysOf = Callable[[str], QKeySequence]
# What is wanted here, and the action of the window that does the same.
_SAME = {
    "star": "star",
    "tags": "tags",
    "details": "details",
    "export": "export_annotations",
    "remove": "remove",
}


class DocumentMenu(QMenu):
    """``wanted`` tells the name of what was chosen, and a value to it."""

    wanted = Signal(str, object)

    def __init__(
        self,
        rows: Sequence[DocumentRow],
        source: Source,
        folders: Sequence[Folder],
        parent: QWidget,
        keys_of: KeysOf = lambda _name: QKeySequence(),
    ) -> None:
        """``keys_of`` tells the keys of an action of the window that does the same."""
        super().__init__(parent)
        self._keys_of = keys_of
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows, self._source, self._folders = rows, source, folders
        if source.kind == SourceKind.BIN:
            self._add("restore", self.tr("Restore"))
            self._add("copy", self.tr("Copy path"))
            self.addSeparator()
            self._add("delete", self.tr("Delete for good…"))
        else:
            self._build()
        self.triggered.connect(self._on_triggered)

    def _build(self) -> None:
        self._add_statuses()
        self.addSeparator()
        starred = all(row.starred for row in self._rows)
        self._add("star", self.tr("Remove star") if starred else self.tr("Star"), not starred)
        self._add("tags", self.tr("Tags…"))
        self._add_collections()
        self._add("details", self.tr("Edit details…"))
        self.addSeparator()
        if len(self._rows) == 1:
            self._add("beside", self.tr("Open beside"))
            self._add("folder", self.tr("Open containing folder"))
        self._add("copy", self.tr("Copy path"))
        self._add("export", self.tr("Export annotations…"))
        self.addSeparator()
        self._add("remove", self.tr("Remove from the library"))

    def _add_statuses(self) -> None:
        words = {
            Status.UNREAD: self.tr("Mark as to read"),
            Status.READING: self.tr("Mark as being read"),
            Status.REVIEWED: self.tr("Mark as reviewed"),
            Status.SET_ASIDE: self.tr("Set aside"),
        }
        for status, word in words.items():
            self._add("status", word, status.value).setShortcut(self._keys_of(f"mark_{status}"))

    def _add_collections(self) -> None:
        menu = self.addMenu(self.tr("Add to collection"))
        for folder in self._folders:
            self._add("collect", folder.path.replace("&", "&&"), folder.id, menu)
        if self._folders:
            menu.addSeparator()
        self._add("collect", self.tr("New collection…"), None, menu)
        if self._source.kind == SourceKind.COLLECTION:
            self._add("uncollect", self.tr("Take out of this collection"), self._source.key)
        if self._source.kind == SourceKind.TAG:
            word = self.tr("Remove the tag “{0}”").format(self._source.key)
            self._add("untag", word, self._source.key)

    def _add(
        self, name: str, word: str, value: object = None, menu: QMenu | None = None
    ) -> QAction:
        action = (menu or self).addAction(word)
        action.setData((name, value))
        if name in _SAME:
            action.setShortcut(self._keys_of(_SAME[name]))
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data() is not None:
            self.wanted.emit(*action.data())
