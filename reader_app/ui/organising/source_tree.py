"""The tree of what the list can show: everything, stars, collections, tags, the bin."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView

from reader_app.library.organizing import Collection
from reader_app.ui.icons import icon
from reader_app.ui.models.document_filter import EVERYTHING, Source, SourceKind
from reader_app.ui.models.document_order import text_key
from reader_app.ui.models.document_roles import DOCUMENTS
from reader_app.ui.organising.source_delegate import COUNT_ROLE, SourceDelegate
from reader_app.ui.theme import Theme

SOURCE_ROLE = Qt.ItemDataRole.UserRole + 1
_COLLECTION = "application/x-zhanjuan-collection"
_ROW = 26  # pixels
_ICONS = {
    SourceKind.ALL: "pages",
    SourceKind.STARRED: "star",
    SourceKind.CHANGED: "warning",
    SourceKind.WAITING: "question",
    SourceKind.COLLECTION: "folder",
    SourceKind.SEARCH: "search",
    SourceKind.TAG: "tag",
    SourceKind.BIN: "trash",
}
_RENAMED = (SourceKind.COLLECTION, SourceKind.SEARCH, SourceKind.TAG)
_TAKES = (SourceKind.COLLECTION, SourceKind.TAG, SourceKind.STARRED, SourceKind.BIN)


class Contents(NamedTuple):
    """What the tree shows: how many documents each plain source and tag has, and collections."""

    counts: dict[SourceKind, int]
    tags: dict[str, int]
    collections: Sequence[Collection]


class _Model(QStandardItemModel):
    """A collection that is dragged gives its id."""

    def mimeTypes(self) -> list[str]:
        return [_COLLECTION, DOCUMENTS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        for index in indexes:
            mime.setData(_COLLECTION, index.data(SOURCE_ROLE).key.encode())
        return mime


class SourceTree(QTreeView):
    """Signals tell what the user wants; the tree itself changes nothing in the library."""

    source_chosen = Signal(object)  # Source
    documents_dropped = Signal(object, list)  # Source, ids
    renamed = Signal(object, str)
    query_change_requested = Signal(object)
    delete_requested = Signal(object)
    empty_bin_requested = Signal()
    collection_requested = Signal(object)  # the parent's id, or None
    collection_moved = Signal(str, object)  # id, and the new parent's or None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = _Model()
        self._contents = Contents({}, {}, ())
        self._closed: set[str] = set()
        self._chosen = EVERYTHING
        self._filling = False
        self._delegate = SourceDelegate(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Collections and tags"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(15, 15))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._rows.itemChanged.connect(self._on_item_changed)
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)

    # -- content -----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.set_theme(theme)
        self.set_contents(self._contents)

    def set_contents(self, contents: Contents) -> None:
        """Show these; what was chosen and what was folded up stay so."""
        self._contents, self._filling = contents, True
        self._rows.clear()
        root = self._rows.invisibleRootItem()
        for kind, word in self._plain_words().items():
            if contents.counts.get(kind) or kind in (SourceKind.ALL, SourceKind.STARRED):
                root.appendRow(self._item(Source(kind), word, contents.counts.get(kind, 0)))
        self._add_collections(root, None)
        for tag, count in sorted(contents.tags.items(), key=lambda pair: text_key(pair[0])):
            root.appendRow(self._item(Source(SourceKind.TAG, tag), tag, count))
        count = contents.counts.get(SourceKind.BIN, 0)
        root.appendRow(self._item(Source(SourceKind.BIN), self.tr("Bin"), count))
        self._unfold(root)
        self.choose(self._chosen)
        self._filling = False

    def _plain_words(self) -> dict[SourceKind, str]:
        return {
            SourceKind.ALL: self.tr("All documents"),
            SourceKind.STARRED: self.tr("Starred"),
            SourceKind.CHANGED: self.tr("Changed after review"),
            SourceKind.WAITING: self.tr("Annotations without a place"),
        }

    def _add_collections(self, above: QStandardItem, parent: str | None) -> None:
        for one in sorted(self._contents.collections, key=lambda one: text_key(one.name)):
            if one.parent == parent:
                kind = SourceKind.COLLECTION if one.query is None else SourceKind.SEARCH
                item = self._item(Source(kind, one.id), one.name, one.documents)
                above.appendRow(item)
                self._add_collections(item, one.id)

    def _item(self, source: Source, word: str, count: int | None) -> QStandardItem:
        item = QStandardItem(icon(_ICONS[source.kind], self._theme.colour("secondary")), word)
        item.setData(source, SOURCE_ROLE)
        item.setData(count, COUNT_ROLE)
        item.setEditable(source.kind in _RENAMED)
        item.setDragEnabled(source.kind in (SourceKind.COLLECTION, SourceKind.SEARCH))
        item.setDropEnabled(source.kind in (*_TAKES, SourceKind.ALL))
        item.setSizeHint(QSize(0, _ROW))
        item.setToolTip(word)
        item.setAccessibleText(word if count is None else f"{word}, {count}")
        return item

    def _unfold(self, item: QStandardItem) -> None:
        for row in range(item.rowCount()):
            child = item.child(row)
            if child.rowCount():
                self.setExpanded(child.index(), child.data(SOURCE_ROLE).key not in self._closed)
                self._unfold(child)

    # -- choosing ----------------------------------------------------------------------------------

    def choose(self, source: Source) -> None:
        """Show a source as the chosen one, without telling anyone."""
        self._chosen = source
        was, self._filling = self._filling, True
        item = self.item_of(source)
        self.setCurrentIndex(item.index() if item is not None else QModelIndex())
        self._filling = was

    def item_of(self, source: Source, under: QStandardItem | None = None) -> QStandardItem | None:
        """The row of a source, None if there is none."""
        above = under or self._rows.invisibleRootItem()
        for row in range(above.rowCount()):
            item = above.child(row)
            if item.data(SOURCE_ROLE) == source:
                return item
            if (found := self.item_of(source, item)) is not None:
                return found
        return None

    def word_of(self, source: Source) -> str:
        """What a source is called; empty if there is none like it any more."""
        item = self.item_of(source)
        return item.text() if item is not None else ""

    def edit_name(self, source: Source) -> None:
        """Let the user type another name."""
        item = self.item_of(source)
        if item is not None:
            self.scrollTo(item.index())
            self.setFocus()
            self.edit(item.index())

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        source = index.data(SOURCE_ROLE) if index.isValid() else None
        if source is not None and not self._filling and source != self._chosen:
            self._chosen = source
            self.source_chosen.emit(source)

    @Slot(QStandardItem)
    def _on_item_changed(self, item: QStandardItem) -> None:
        if not self._filling:
            self.renamed.emit(item.data(SOURCE_ROLE), item.text())

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._closed.add(index.data(SOURCE_ROLE).key)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._closed.discard(index.data(SOURCE_ROLE).key)

    # -- menu --------------------------------------------------------------------------------------

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        source = self.indexAt(point).data(SOURCE_ROLE)
        self.menu_of(source).exec(self.viewport().mapToGlobal(point))

    def menu_of(self, source: Source | None) -> QMenu:
        """What can be done with a source, or where there is none."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("New collection…")).setData(("new", None))
        if source is not None and source.kind == SourceKind.COLLECTION:
            menu.addAction(self.tr("New collection within…")).setData(("new", source))
        if source is not None and source.kind in _RENAMED:
            menu.addSeparator()
            menu.addAction(self.tr("Rename")).setData(("rename", source))
            if source.kind == SourceKind.SEARCH:
                menu.addAction(self.tr("Change search…")).setData(("change", source))
            menu.addAction(self.tr("Delete")).setData(("delete", source))
        if source is not None and source.kind == SourceKind.BIN:
            empty = menu.addAction(self.tr("Empty bin…"))
            empty.setData(("empty", source))
            empty.setEnabled(bool(self._contents.counts.get(SourceKind.BIN)))
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        name, source = action.data()
        if name == "new":
            self.collection_requested.emit(source.key if source else None)
        elif name == "rename":
            self.edit_name(source)
        elif name == "change":
            self.query_change_requested.emit(source)
        elif name == "empty":
            self.empty_bin_requested.emit()
        else:
            self.delete_requested.emit(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._chosen.kind in _RENAMED:
            self.delete_requested.emit(self._chosen)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() == (
            QAbstractItemView.State.NoState
        ):
            self.source_chosen.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    # -- dropping ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(event.mimeData().hasFormat(kind) for kind in (DOCUMENTS, _COLLECTION)):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        event.setAccepted(self._target(event) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._target(event)
        if target is None:
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        mime = event.mimeData()
        if mime.hasFormat(DOCUMENTS):
            ids = json.loads(bytes(mime.data(DOCUMENTS).data()))
            self.documents_dropped.emit(target, ids)
        else:
            parent = target.key if target.kind == SourceKind.COLLECTION else None
            self.collection_moved.emit(bytes(mime.data(_COLLECTION).data()).decode(), parent)

    def _target(self, event: QDropEvent) -> Source | None:
        """What lies under the pointer, if it takes what is dragged."""
        source = self.indexAt(event.position().toPoint()).data(SOURCE_ROLE)
        if event.mimeData().hasFormat(_COLLECTION):
            source = source or EVERYTHING
            wanted: tuple[SourceKind, ...] = (SourceKind.COLLECTION, SourceKind.ALL)
        else:
            wanted = _TAKES
        return source if source is not None and source.kind in wanted else None
