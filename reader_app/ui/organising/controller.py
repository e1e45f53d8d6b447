"""Puts the parts of organising together: sources, bulk actions, safety copies."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.ui.actions import Actions
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.exchange_commands import ExchangeCommands
from reader_app.ui.jobs import Jobs
from reader_app.ui.library_commands import LibraryCommands
from reader_app.ui.marks.keeping import Keeper
from reader_app.ui.models.document_filter import MEMBERSHIPS
from reader_app.ui.notify import Notifier
from reader_app.ui.organising.commands import OrganiseCommands
from reader_app.ui.organising.deleting import Deleting
from reader_app.ui.organising.safety import SafetyCommands
from reader_app.ui.organising.sources import Sources
from reader_app.ui.reading_session import ReadingSession


class Organising(QObject):
    """The window's one line to all of it."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        pane: DocumentListPane,
        documents: LibraryCommands,
        keeper: Keeper,
        session: ReadingSession,
        exchange: ExchangeCommands,
        notifier: Notifier,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._pane = pane
        documents.keep_on(keeper)
        actions["sources"].toggled.connect(pane.sources_button.setChecked)
        pane.sources_button.toggled.connect(actions["sources"].setChecked)
        actions["list_columns"].toggled.connect(pane.arrangement.show_in_columns)
        pane.columns_shown.connect(actions["list_columns"].setChecked)
        self.sources = Sources(library, jobs, pane, keeper, notifier, window)
        self.commands = OrganiseCommands(library, pane, keeper, session, actions, window)
        self.commands.remove_requested.connect(documents.remove)
        self.commands.export_requested.connect(exchange.export_annotations)
        self.commands.bin_changed.connect(self.sources.refresh)
        self.deleting = Deleting(library, jobs, notifier, window)
        self.commands.delete_requested.connect(self.deleting.ask)
        pane.tree.empty_bin_requested.connect(self._on_empty_bin)
        pane.notes.empty_bin_requested.connect(self._on_empty_bin)
        self.deleting.deleted.connect(documents.changed)
        documents.changed.connect(self.sources.refresh)
        self.safety = SafetyCommands(library, jobs, notifier, actions, window)

    def restore(self, source: object) -> None:
        """Show the documents of the source that was chosen at the last end."""
        self.sources.restore(source)

    @Slot()
    def on_index_ready(self) -> None:
        self.sources.on_index_ready()

    @Slot()
    def _on_empty_bin(self) -> None:
        self.deleting.ask(self._pane.model.bin_ids())

    @Slot()
    def refresh(self) -> None:
        """Read anew what is not in the rows of the list."""
        self.sources.refresh()

    @Slot(object)
    def on_library_changed(self, rows: list[DocumentRow]) -> None:
        """Another window, too, may have put documents into the bin or into what is shown."""
        gone = any(row.removed is not None for row in rows)
        if gone or self._pane.model.source.kind in MEMBERSHIPS:
            self.sources.refresh()
