"""The parts of the window that work with the library: import, search, exchange, collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui import window_state

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def make_documents(window: MainWindow) -> None:
    from reader_app.ui.background_analysis import BackgroundAnalysis
    from reader_app.ui.importing import Importer
    from reader_app.ui.library_commands import LibraryCommands
    from reader_app.ui.resuming import Resuming

    window.resuming = Resuming(window)
    window.importer = Importer(window.library, window.settings, window.jobs, window)
    window.background = BackgroundAnalysis(window.library, window.jobs, window)
    window.documents = documents = LibraryCommands(
        window.library,
        window.previews,
        window.importer,
        window.background,
        window.session,
        window.list_pane,
        window.status,
        window.notifier,
        window,
    )
    documents.open_requested.connect(window.open_document)
    documents.open_document_removed.connect(window.resuming.open_any)
    documents.rows.counts_changed.connect(window.reading.set_documents)
    window.reading.open_files_requested.connect(documents.open_files)
    window.reading.open_folder_requested.connect(documents.open_folder)
    window.reading.samples_requested.connect(documents.open_samples)
    documents.nothing_opened.connect(window.resuming.on_nothing_opened)


def fill_list(window: MainWindow) -> None:
    from reader_app.library.memory import keep_little

    keep_little()
    window.filling.filled.connect(window.documents.rows.show_counts)
    window.filling.complete()


def make_searching(window: MainWindow) -> None:
    from reader_app.ui.search.commands import SearchCommands

    window.searching = SearchCommands(
        window.library,
        window.jobs,
        window.search,
        window.session,
        window.reading,
        window.appearance,
        window.notifier,
        window.commands,
        window,
    )
    window.searching.open_requested.connect(window.open_document)
    window.background.finished.connect(window.search.keeper.start)


def make_exchange(window: MainWindow) -> None:
    from reader_app.ui.citation_commands import CitationCommands
    from reader_app.ui.exchange_commands import ExchangeCommands

    window.exchange = ExchangeCommands(
        window.library,
        window.jobs,
        window.session,
        window.list_pane,
        window.importer,
        window.notifier,
        window.commands,
        window,
    )
    window.exchange.place_requested.connect(window.navigation.show_hit)
    window.exchange.arrivals.show_in(window.panel.annotations.awaited)
    window.citations = CitationCommands(
        window.library, window.session, window.reading, window.commands, window.language, window
    )


def make_organising(window: MainWindow) -> None:
    from reader_app.ui.organising.controller import Organising

    window.organising = organising = Organising(
        window.library,
        window.jobs,
        window.list_pane,
        window.documents,
        window.marks.keeper,
        window.session,
        window.exchange,
        window.notifier,
        window.commands,
        window,
    )
    window.importer.finished.connect(organising.refresh)
    window.session.row_changed.connect(window.showing.show_row)
    window.searching.collections_changed.connect(organising.refresh)
    window.searching.index_ready.connect(organising.on_index_ready)
    organising.safety.restore_requested.connect(window.restore_backup)
    window.list_pane.menus.keys_of = lambda name: window.commands[name].shortcut()
    organising.restore(window_state.of_list(window.kept_state).get("source"))


def make_watches(window: MainWindow) -> None:
    from reader_app.ui.library_watch import LibraryWatch
    from reader_app.ui.upkeep import Upkeep
    from reader_app.ui.watching import FolderWatch

    window.watch = watch = LibraryWatch(window.library, window.jobs, window)
    watch.changed.connect(window.documents.show_rows)
    watch.changed.connect(window.marks.on_library_changed)
    watch.changed.connect(window.undo.refresh)
    watch.changed.connect(window.organising.on_library_changed)
    watch.lists_changed.connect(window.organising.refresh)
    watch.lists_changed.connect(window.words.reload)
    watch.lists_changed.connect(window.marks.open.reload_names)
    watch.lists_changed.connect(window.undo.refresh)
    window.upkeep = Upkeep(window.library, window.jobs, window.notifier, window)
    window.folder_watch = FolderWatch(window.library, window.importer, window.jobs, window)
    window.folder_watch.failed.connect(window.notifier.report)
    window.folder_watch.files_gone.connect(window.documents.tell_files_gone)


def make_versions(window: MainWindow) -> None:
    from reader_app.ui.version_commands import VersionCommands

    window.versions = versions = VersionCommands(
        window.library,
        window.jobs,
        window.session,
        window.importer,
        window.appearance,
        window.notifier,
        window,
    )
    versions.superseded.connect(window.documents.show_rows)
    versions.open_requested.connect(window.open_document)
    versions.place_requested.connect(window.navigation.show_hit)
    versions.undo_requested.connect(window.undo.undo)


def make_word_counts(window: MainWindow) -> None:
    from reader_app.ui.word_counts import WordCounts

    window.word_counts = counts = WordCounts(window.library, window.jobs, window)
    window.words.changed.connect(counts.set_lists)
    counts.counted.connect(window.list_pane.model.set_word_counts)
    window.importer.started.connect(counts.stop)
    window.importer.finished.connect(counts.start)
    counts.set_lists(window.words.lists)
