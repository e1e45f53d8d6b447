"""The parts of the window that follow the text on the page: marks, findings, pictures, movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


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
    previews.known.connect(window.open_document)
    previews.finished.connect(window.take_in)


def make_page(window: MainWindow) -> None:
    from reader_app.ui.showing import Showing

    _ = window.reading.view
    window.showing = Showing(window)


def make_words(window: MainWindow) -> None:
    from reader_app.ui.word_lists import WordLists

    window.words = words = WordLists(window.library, window.jobs, window)
    words.failed.connect(window.notifier.report)
    words.terms_changed.connect(window.analyze_again)
    words.changed.connect(window.reading.set_own_words)
    window.reading.set_own_words(words.lists)
    if (document := window.reading.view.document()) is not None:
        words.set_text(document.text)


def make_page_bars(window: MainWindow) -> None:
    hidden = window.kept_state.get("hidden_layers")
    window.reading.chips.set_hidden(set(hidden) if isinstance(hidden, list) else set())
    _ = window.reading.find_bar
    window.panel.find_requested.connect(window.reading.find_text)


def wake_panel(window: MainWindow) -> None:
    window.panel.wake()


def make_reading_commands(window: MainWindow) -> None:
    from reader_app.ui.reading_commands import ReadingCommands

    window.reading_commands = ReadingCommands(
        window.session, window.reading, window.search, window.words, window.commands, window
    )


def make_marks(window: MainWindow) -> None:
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


def make_navigation(window: MainWindow) -> None:
    from reader_app.ui.navigation import Navigation

    window.navigation = Navigation(window.session, window.reading, window.panel, window)
    window.navigation.open_requested.connect(window.open_document)
    window.marks.panel.show_elsewhere.connect(window.navigation.show_hit)


def make_pictures(window: MainWindow) -> None:
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


def make_recognising(window: MainWindow) -> None:
    from reader_app.ui.recognising import RecogniseCommands

    window.recognising = RecogniseCommands(
        window.library, window.jobs, window.session, window.status, window.commands, window
    )
    window.recognising.failed.connect(window.notifier.report)
    window.recognising.recognised.connect(window.show_recognised)


def resume_reading(window: MainWindow) -> None:
    """All that follows the open document is there: open it."""
    window.resuming.begin()


def make_beside(window: MainWindow) -> None:
    from reader_app.ui.beside.commands import BesideCommands

    window.beside = BesideCommands(
        window.library,
        window.jobs,
        window.appearance,
        window.reading,
        window.session,
        window.words,
        window.commands,
        window,
    )
    window.beside.failed.connect(window.notifier.report)
    window.list_pane.beside_requested.connect(window.beside.open)
    window.marks.rows_changed.connect(window.beside.on_rows_changed)


def make_tabs(window: MainWindow) -> None:
    """The tabs of the side panel that nobody has wanted yet."""
    _ = window.panel.tabs


def paint_chips(window: MainWindow) -> None:
    """Unseen: what is painted for the first time takes several times as long, and the first
    document of an import is painted while its file is being read and analysed."""
    if not window.reading.chips.isVisible():
        window.reading.chips.grab()
