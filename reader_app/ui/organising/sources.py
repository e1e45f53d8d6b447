"""Keeps the tree of sources up to date, shows what is chosen in it, and edits collections."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.library.organizing import Collection
from reader_app.library.rows import Change, ChangeKind
from reader_app.ui.document_list.document_menu import Folder
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.jobs import Job, Jobs
from reader_app.ui.marks.keeping import Keeper, Kept
from reader_app.ui.models.document_filter import EVERYTHING, MEMBERSHIPS, Source, SourceKind
from reader_app.ui.notify import Notifier
from reader_app.ui.organising.reading import State, reader_of
from reader_app.ui.organising.source_tree import Contents

_NAMED = (SourceKind.COLLECTION, SourceKind.SEARCH)
_FOLDERS = frozenset({ChangeKind.COLLECTIONS, ChangeKind.UNDONE, ChangeKind.REDONE})


class Sources(QObject):
    """The library is asked off the window's thread; counts come from the rows of the list."""

    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        pane: DocumentListPane,
        keeper: Keeper,
        notifier: Notifier,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._pane = pane
        self._keeper = keeper
        self._window = window
        self._collections: list[Collection] = []
        self._wanted: Source | None = None
        self._made: str | None = None
        self._job: Job | None = None
        self._again = False
        tree = pane.tree
        tree.source_chosen.connect(self.show_source)
        tree.renamed.connect(self._on_renamed)
        tree.query_change_requested.connect(self.ask_query)
        tree.delete_requested.connect(self.delete)
        tree.collection_requested.connect(self.create)
        tree.collection_moved.connect(self._on_moved)
        pane.changed.connect(self._fill)
        keeper.kept.connect(self._on_kept)
        self.failed.connect(notifier.report)

    # -- showing -----------------------------------------------------------------------------------

    @property
    def collections(self) -> list[Collection]:
        return self._collections

    def restore(self, kept: object) -> None:
        """Show at the start what was shown last."""
        source = _source_of(kept)
        if source != EVERYTHING:
            self.show_source(source)
        else:
            self.refresh()

    @Slot(object)
    def show_source(self, source: Source) -> None:
        """Show the documents of a source, read from the library where it must be."""
        self._wanted = source
        if source.kind not in MEMBERSHIPS:
            self._pane.set_source(source)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read collections, bin and places anew."""
        if self._job is not None:
            self._again = True
            return
        source = self._wanted or self._pane.model.source
        self._job = self._jobs.start(
            reader_of(self._library, source), succeeded=self._on_read, failed=self.failed.emit
        )
        self._job.finished.connect(self._on_finished)

    @Slot()
    def on_index_ready(self) -> None:
        """Kept searches find what has come into the index."""
        if any(one.query is not None for one in self._collections):
            self.refresh()

    @Slot(object)
    def _on_read(self, state: State) -> None:
        self._collections = state.collections
        self._pane.set_folders(folders(state.collections))
        model = self._pane.model
        model.set_places(state.places)
        self._pane.set_bin(state.bin)
        gone = state.source.kind in _NAMED and not any(
            one.id == state.source.key for one in state.collections
        )
        self._fill()
        if gone and state.source in (self._wanted, model.source):
            self._wanted = None
            self._pane.set_source(EVERYTHING)
        elif state.source == (self._wanted or model.source):
            self._wanted = None
            if state.source.kind in MEMBERSHIPS or state.source != model.source:
                self._pane.set_source(state.source, state.members)
        if self._made is not None:
            made, self._made = self._made, None
            self._pane.tree.edit_name(Source(SourceKind.COLLECTION, made))

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.refresh()

    @Slot()
    def _fill(self) -> None:
        """Count anew what the tree shows."""
        rows = list(self._pane.model.all_rows())
        counts = {
            SourceKind.ALL: len(rows),
            SourceKind.STARRED: sum(row.starred for row in rows),
            SourceKind.CHANGED: sum(row.changed_since_review for row in rows),
            SourceKind.WAITING: sum(row.waiting > 0 for row in rows),
            SourceKind.BIN: self._pane.model.in_bin,
        }
        tags = Counter(tag for row in rows for tag in row.tags)
        self._pane.tree.set_contents(Contents(counts, dict(tags), self._collections))
        source = self._pane.model.source
        if source.kind == SourceKind.TAG and source.key not in tags:
            self._pane.set_source(EVERYTHING)

    @Slot(object)
    def _on_kept(self, kept: Kept) -> None:
        if kept.change.collections or kept.change.kind in _FOLDERS:
            self.refresh()

    # -- editing -----------------------------------------------------------------------------------

    @Slot(object)
    def create(self, parent: str | None) -> None:
        """Make a collection and let the user type its name."""
        self._pane.sources_button.setChecked(True)
        self._keeper.keep(partial(self._create, parent, self.tr("New collection")), self._on_made)

    def _create(self, parent: str | None, name: str) -> Change:
        self._made = self._library.collections.create(name, parent).id
        return Change(ChangeKind.COLLECTIONS, collections=True)

    @Slot(object)
    def _on_made(self, _: Kept) -> None:
        self.refresh()

    @Slot(object, str)
    def _on_renamed(self, source: Source, name: str) -> None:
        if source.kind == SourceKind.TAG:
            if name.strip() and name.strip() != source.key:
                if self._pane.model.source == source:
                    self._pane.set_source(EVERYTHING)
                self._keeper.keep(partial(self._library.tags.rename, source.key, name))
                return
        elif name.strip():
            self._keeper.keep(partial(self._library.collections.rename, source.key, name))
            return
        self._fill()

    @Slot(object)
    def ask_query(self, source: Source) -> None:
        """Let the user put other words into a kept search."""
        from reader_app.ui.dialogs.line_of_text import ask_line

        query = next((one.query for one in self._collections if one.id == source.key), None)
        title, prompt = self.tr("Change search"), self.tr("Search for:")
        dialog = ask_line(self._window, title, prompt, query or "")
        dialog.textValueSelected.connect(partial(self._on_query_entered, source.key))

    def _on_query_entered(self, id: str, query: str) -> None:
        if query.strip():
            self._keeper.keep(partial(self._library.collections.set_query, id, query.strip()))

    @Slot(str, object)
    def _on_moved(self, id: str, parent: str | None) -> None:
        if id != parent:
            self._keeper.keep(partial(self._library.collections.move, id, parent))

    @Slot(object)
    def delete(self, source: Source) -> None:
        """Delete a collection or a tag, never a document; it can be undone."""
        if source.kind == SourceKind.TAG:
            self._keeper.keep(partial(self._library.tags.delete, source.key))
        else:
            self._keeper.keep(partial(self._library.collections.delete, source.key))


def _source_of(kept: object) -> Source:
    if isinstance(kept, list) and len(kept) == 2 and kept[0] in list(SourceKind):
        return Source(SourceKind(kept[0]), str(kept[1]))
    return EVERYTHING


def folders(collections: list[Collection]) -> list[Folder]:
    """The collections that documents can be put into, each under the names above it."""
    by_id: dict[Any, Collection] = {one.id: one for one in collections}

    def path(one: Collection) -> str:
        above = by_id.get(one.parent)
        return f"{path(above)} / {one.name}" if above else one.name

    found = [Folder(one.id, path(one)) for one in collections if one.query is None]
    return sorted(found, key=lambda folder: folder.path)
