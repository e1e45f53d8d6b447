"""What carries the window's commands out: made part by part, once the window has been painted.

Each step makes one part and connects it with those before it. What a step needs is imported in
it: nothing here is on the way to the first picture.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

Step = Callable[["MainWindow"], None]


def make_session(window: MainWindow) -> None:
    from reader_app.ui.preview import FilePreviews
    from reader_app.ui.reading_session import ReadingSession

    library, jobs = window.library, window.jobs
    window.session = session = ReadingSession(library, jobs, window)
    session.failed.connect(window.notifier.report)
    window.status.encoding_chosen.connect(session.set_encoding)
    window.previews = previews = FilePreviews(library, jobs, window)
    previews.shown.connect(session.preview_file)
    previews.shown.connect(window.completion.release)
    previews.finished.connect(window.take_in)


def make_page(window: MainWindow) -> None:
    from reader_app.ui.showing import Showing

    _ = window.reading.view
    window.showing = Showing(window)


def make_documents(window: MainWindow) -> None:
    from reader_app.ui.background_analysis import BackgroundAnalysis
    from reader_app.ui.importing import Importer
    from reader_app.ui.library_commands import LibraryCommands

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
    documents.open_document_removed.connect(window.resume_any)
    documents.counts_changed.connect(window.reading.set_documents)
    window.reading.open_files_requested.connect(documents.open_files)
    window.reading.open_folder_requested.connect(documents.open_folder)
    window.reading.samples_requested.connect(documents.open_samples)
    documents.nothing_opened.connect(window.note_nothing_opened)


def _fill_list(window: MainWindow) -> None:
    from reader_app.library.memory import keep_little

    keep_little()
    window.filling.filled.connect(window.documents.show_counts)
    window.filling.complete()


def _make_words(window: MainWindow) -> None:
    from reader_app.ui.word_lists import WordLists

    window.words = words = WordLists(window.library, window.jobs, window)
    words.failed.connect(window.notifier.report)
    words.terms_changed.connect(window.analyze_again)
    if (document := window.reading.view.document()) is not None:
        words.set_text(document.text)


def _make_page_bars(window: MainWindow) -> None:
    hidden = window.kept_state.get("hidden_layers")
    window.reading.chips.set_hidden(set(hidden) if isinstance(hidden, list) else set())
    _ = window.reading.find_bar
    window.panel.find_requested.connect(window.reading.find_text)


def _wake_panel(window: MainWindow) -> None:
    window.panel.wake()


def _make_reading_commands(window: MainWindow) -> None:
    from reader_app.ui.reading_commands import ReadingCommands

    window.reading_commands = ReadingCommands(
        window.session, window.reading, window.search, window.words, window.commands, window
    )


def _make_marks(window: MainWindow) -> None:
    from reader_app.ui.marks.controller import Marks
    from reader_app.ui.undo_commands import UndoCommands

    window.marks = marks = Marks(
        window.library,
        window.jobs,
        window.session,
        window.reading,
        window.commands,
        window.panel.annotations,
        window.notifier,
        window,
    )
    marks.set_theme(window.appearance.theme)
    window.appearance.theme_changed.connect(marks.set_theme)
    marks.connect_menu(window.reading_commands)
    marks.rows_changed.connect(window.documents.show_rows)
    window.panel.annotations.set_title_of(window.documents.title_of)
    window.undo = undo = UndoCommands(
        window.library,
        marks.keeper,
        window.session,
        window.commands,
        window.notifier.bar,
        window.language,
    )
    window.documents.changed.connect(undo.refresh)
    window.words.changed.connect(undo.refresh)
    marks.keeper.kept.connect(window.words.on_kept)
    window.documents.undo_requested.connect(undo.undo)


def _make_navigation(window: MainWindow) -> None:
    from reader_app.ui.navigation import Navigation

    window.navigation = Navigation(window.session, window.reading, window.panel, window)
    window.navigation.open_requested.connect(window.open_document)
    window.marks.panel.show_elsewhere.connect(window.navigation.show_hit)


def _make_pictures(window: MainWindow) -> None:
    from reader_app.ui.page_view.commands import PageCommands
    from reader_app.ui.picture_commands import PictureCommands

    window.pictures = PictureCommands(
        window.library,
        window.jobs,
        window.session,
        window.reading,
        window.panel,
        window.commands,
        window.appearance,
        window.notifier,
        window,
    )
    window.pages = PageCommands(
        window.library,
        window.jobs,
        window.appearance,
        window.session,
        window.reading,
        window.commands,
        window,
    )
    window.pages.failed.connect(window.notifier.report)


def _make_recognising(window: MainWindow) -> None:
    from reader_app.ui.recognising import RecogniseCommands

    window.recognising = RecogniseCommands(
        window.library, window.jobs, window.session, window.status, window.commands, window
    )
    window.recognising.failed.connect(window.notifier.report)
    window.recognising.recognised.connect(window.show_recognised)


def resume_reading(window: MainWindow) -> None:
    """All that follows the open document is there: open it."""
    window.resume()


def _make_searching(window: MainWindow) -> None:
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


def _make_beside(window: MainWindow) -> None:
    from reader_app.ui.beside.commands import BesideCommands

    window.beside = BesideCommands(
        window.library,
        window.jobs,
        window.appearance,
        window.reading,
        window.session,
        window.commands,
        window,
    )
    window.beside.failed.connect(window.notifier.report)
    window.list_pane.beside_requested.connect(window.beside.open)
    window.marks.rows_changed.connect(window.beside.on_rows_changed)


def _make_exchange(window: MainWindow) -> None:
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


def _make_organising(window: MainWindow) -> None:
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
    window.searching.collections_changed.connect(organising.refresh)
    organising.safety.restore_requested.connect(window.restore_backup)
    organising.restore(window.kept_state)


def _make_watches(window: MainWindow) -> None:
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
    window.upkeep = Upkeep(window.library, window.jobs, window.notifier, window)
    window.folder_watch = FolderWatch(window.library, window.importer, window.jobs, window)
    window.folder_watch.failed.connect(window.notifier.report)
    window.folder_watch.files_gone.connect(window.documents.tell_files_gone)


def _make_versions(window: MainWindow) -> None:
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


def _make_word_counts(window: MainWindow) -> None:
    from reader_app.ui.word_counts import WordCounts

    window.word_counts = counts = WordCounts(window.library, window.jobs, window)
    window.words.changed.connect(counts.set_lists)
    counts.counted.connect(window.list_pane.model.set_word_counts)
    window.importer.started.connect(counts.stop)
    window.importer.finished.connect(counts.start)
    counts.set_lists(window.words.lists)


def make_window_commands(window: MainWindow) -> None:
    from reader_app.ui.preloading import Preloading
    from reader_app.ui.window_commands import WindowCommands

    window.window_commands = WindowCommands(window)
    window.preloading = Preloading(window.jobs, window.session, window)


def _connect_commands(window: MainWindow) -> None:
    documents, navigation, reading = window.documents, window.navigation, window.reading
    slots = {
        "open_files": documents.open_files,
        "open_folder": documents.open_folder,
        "open_samples": documents.open_samples,
        "failures": documents.show_failures,
        "what_changed": window.versions.show_current,
        "search": window.search.focus,
        "remove": documents.remove_selected,
        "back": reading.view.back,
        "forward": reading.view.forward,
        "next_document": window.open_next,
        "previous_document": window.open_previous,
        "next_unread": window.open_next_unread,
        "next_mention": navigation.next_mention,
        "previous_mention": navigation.previous_mention,
        "next_figure": navigation.next_figure,
        "previous_figure": navigation.previous_figure,
        "next_heading": navigation.next_heading,
        "previous_heading": navigation.previous_heading,
        "find": reading.find_bar.open_bar,
        "find_next": reading.find_bar.find_next,
        "find_previous": reading.find_bar.find_previous,
        "copy": reading.view.copy,
        "mark_unread": documents.mark_unread,
        "mark_reading": documents.mark_reading,
        "mark_reviewed": documents.mark_reviewed,
        "mark_set_aside": documents.mark_set_aside,
    }
    for name, slot in slots.items():
        window.commands.connect_to(name, slot)


def _draw_icons(window: MainWindow) -> None:
    """Of the actions that are in menus alone."""
    window.commands.set_theme(window.appearance.theme)


def _make_tabs(window: MainWindow) -> None:
    """The tabs of the side panel that nobody has wanted yet."""
    _ = window.panel.tabs


def _imported(package: str, *names: str) -> tuple[Step, ...]:
    """Steps that import a module each: with all of them at once a part would take too long."""

    def importing(name: str) -> Step:
        def step(_window: MainWindow) -> None:
            import_module(name)

        return step

    return tuple(importing(f"reader_app.{package}.{name}") for name in names)


STEPS: tuple[Step, ...] = (
    # For a text on the page: a large file that is opened from outside is painted after these.
    make_session,
    *_imported("ui.reader", "page", "annotation_painting", "page_area", "selecting", "view"),
    make_page,
    # For what follows the open document.
    *_imported("library", "journal", "documents"),
    make_documents,
    _fill_list,
    _make_words,
    *_imported("ui", "widgets.layer_chips", "reader.find_session", "reader.find_bar"),
    _make_page_bars,
    *_imported("ui", "models.occurrences", "panel.occurrences"),
    _wake_panel,
    _make_reading_commands,
    *_imported("library", "annotations"),
    *_imported("ui.marks", "filter_bar", "tray", "note_editor", "in_panel", "on_page"),
    _make_marks,
    _make_navigation,
    *_imported("ui", "pictures", "page_view.source", "page_view.commands"),
    _make_pictures,
    _make_recognising,
    resume_reading,
    # For what only acts when it is asked to.
    *_imported("ui.search", "results", "runner", "results_page"),
    _make_searching,
    _make_beside,
    _make_exchange,
    *_imported("ui.organising", "source_tree", "commands", "safety"),
    _make_organising,
    *_imported("library", "watched"),
    _make_watches,
    *_imported("library", "placing", "differences"),
    _make_versions,
    _make_word_counts,
    make_window_commands,
    _connect_commands,
    _draw_icons,
    *_imported("ui.panel", "figures", "images", "dates", "keywords", "outline"),
    _make_tabs,
)
