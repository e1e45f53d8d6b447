"""What is done to many documents at once: stars, tags, collections, details, the bin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.library.rows import Change, ChangeKind, DocumentRow, MetadataField
from reader_app.ui.actions import Actions
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.marks.keeping import Keeper, Kept
from reader_app.ui.models.document_filter import Source, SourceKind
from reader_app.ui.reading_session import ReadingSession


class OrganiseCommands(QObject):
    """Every change is kept off the window's thread and can be undone."""

    remove_requested = Signal(list)
    export_requested = Signal()
    bin_changed = Signal()
    delete_requested = Signal(list)

    def __init__(
        self,
        library: Library,
        pane: DocumentListPane,
        keeper: Keeper,
        session: ReadingSession,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._pane = pane
        self._keeper = keeper
        self._session = session
        self._window = window
        self._wishes: dict[str, Callable[[list[int], object], None]] = {
            "star": self._star,
            "tags": self._tags,
            "untag": self._untag,
            "collect": self._collect,
            "uncollect": self._uncollect,
            "details": self._details,
            "restore": self._restore,
            "delete": self._delete,
            "export": self._export,
        }
        pane.wanted.connect(self._on_wanted)
        pane.tree.documents_dropped.connect(self._on_dropped)
        actions.connect_to("star", self.star_chosen)
        actions.connect_to("tags", self.tag_chosen)
        actions.connect_to("details", self.edit_chosen)

    def _chosen(self) -> list[int]:
        """The selected documents, or the open one where the keyboard is not in the list."""
        ids = self._pane.selected_ids()
        current = self._session.current
        if current is not None and (not ids or not self._pane.view.hasFocus()) and len(ids) < 2:
            return [current.row.id]
        return ids

    def _rows(self, ids: list[int]) -> list[DocumentRow]:
        return [row for row in map(self._pane.model.row_of, ids) if row is not None]

    @Slot()
    def star_chosen(self) -> None:
        """Give the chosen documents a star, or take it where all have one."""
        ids = self._chosen()
        if ids:
            self._star(ids, not all(row.starred for row in self._rows(ids)))

    @Slot()
    def tag_chosen(self) -> None:
        self._tags(self._chosen(), None)

    @Slot()
    def edit_chosen(self) -> None:
        self._details(self._chosen(), None)

    @Slot(str, list, object)
    def _on_wanted(self, name: str, ids: list[int], value: object) -> None:
        self._wishes[name](ids, value)

    @Slot(object, list)
    def _on_dropped(self, source: Source, ids: list[int]) -> None:
        if source.kind == SourceKind.COLLECTION:
            self._collect(ids, source.key)
        elif source.kind == SourceKind.TAG:
            self._keeper.keep(partial(self._library.tags.add, ids, [source.key]))
        elif source.kind == SourceKind.STARRED:
            self._star(ids, True)
        else:
            self.remove_requested.emit(ids)

    # -- one by one --------------------------------------------------------------------------------

    def _star(self, ids: list[int], starred: object) -> None:
        self._keeper.keep(partial(self._library.set_starred, ids, bool(starred)))

    def _untag(self, ids: list[int], tag: object) -> None:
        self._keeper.keep(partial(self._library.tags.remove, ids, [str(tag)]))

    def _collect(self, ids: list[int], collection: object) -> None:
        self._keeper.keep(partial(self._put, ids, collection, self.tr("New collection")))

    def _put(self, ids: list[int], collection: object, name: str) -> Change:
        collections = self._library.collections
        if collection is not None:
            return collections.add(str(collection), ids)
        collections.create(name, documents=ids)
        return Change(ChangeKind.COLLECTIONS, frozenset(ids), collections=True)

    def _uncollect(self, ids: list[int], collection: object) -> None:
        self._keeper.keep(partial(self._library.collections.remove, str(collection), ids))

    def _export(self, _ids: list[int], _: object) -> None:
        self.export_requested.emit()

    def _restore(self, ids: list[int], _: object) -> None:
        self._keeper.keep(partial(self._library.restore, ids), self._on_restored)

    def _delete(self, ids: list[int], _: object) -> None:
        self.delete_requested.emit(ids)

    @Slot(object)
    def _on_restored(self, _: Kept) -> None:
        self.bin_changed.emit()

    def _tags(self, ids: list[int], _: object) -> None:
        from reader_app.ui.dialogs.tags import TagsDialog

        rows = self._rows(ids)
        if rows:
            known = sorted({tag for row in self._pane.model.all_rows() for tag in row.tags})
            dialog = TagsDialog([row.tags for row in rows], known, self._window)
            dialog.chosen.connect(partial(self._on_tags_chosen, ids))
            dialog.open()

    def _on_tags_chosen(self, ids: list[int], added: list[str], taken: list[str]) -> None:
        if added or taken:
            self._keeper.keep(partial(self._library.tags.replace, ids, added, taken))

    def _details(self, ids: list[int], _: object) -> None:
        from reader_app.ui.dialogs.details import DetailsDialog

        rows = self._rows(ids)
        if rows:
            dialog = DetailsDialog(self._library, rows, self._window)
            dialog.edited.connect(partial(self._on_edited, ids))
            dialog.starred.connect(partial(self._star, ids))
            dialog.tags_requested.connect(partial(self._tags, ids, None))
            dialog.open()

    def _on_edited(self, ids: list[int], fields: dict[MetadataField, str | None]) -> None:
        self._keeper.keep(partial(self._library.edit_metadata, ids, fields))
