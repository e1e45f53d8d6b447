"""Opening, moving together and closing the second page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.library.word_lists import WordList
from reader_app.settings import Settings
from reader_app.ui.actions import Actions
from reader_app.ui.appearance import Appearance
from reader_app.ui.beside.pane import BesidePane
from reader_app.ui.beside.together import Together
from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.marks.mark_set import MarkSet
from reader_app.ui.reader.pane import ReadingPane, apply_settings
from reader_app.ui.reader.room import RoomBeside
from reader_app.ui.reading_session import Load, OpenDocument, ReadingSession
from reader_app.ui.word_lists import WordLists
from reader_app.ui.word_marks import FindWords, WordMarks


class BesideCommands(QObject):
    """Shows a second page right of the first. The first remains the one that the window is about:
    panel, search and marks belong to it."""

    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        appearance: Appearance,
        reading: ReadingPane,
        session: ReadingSession,
        words: WordLists,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._appearance = appearance
        self._reading = reading
        self._session = session
        self._words = words
        self._actions = actions
        self._pane: BesidePane | None = None
        self._together: Together | None = None
        self._wanted: int | None = None
        actions["beside"].toggled.connect(self._on_toggled)
        actions["scroll_together"].toggled.connect(self._on_together)
        actions["scroll_together"].setEnabled(False)
        words.changed.connect(self._find_words)
        session.analysis_ready.connect(self._on_analysis_ready)

    @property
    def pane(self) -> BesidePane | None:
        """The second page, once there was one."""
        return self._pane

    @Slot(int)
    def open(self, id: int) -> None:
        """Show a document of the library on the second page."""
        self._wanted = id
        self._actions["beside"].setChecked(True)
        load = Load(self._library, id, alone=False)
        self._jobs.start(load.run, succeeded=self._on_loaded, failed=self.failed.emit)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._actions["scroll_together"].setEnabled(on)
        if not on:
            self._hide()
            return
        self._shown_pane()
        if self._wanted is None:
            self._show(self._session.current, self._reading.view.position())

    def _shown_pane(self) -> BesidePane:
        """The second page, made when it is first wanted."""
        if self._pane is None:
            self._pane = pane = BesidePane(self._appearance)
            pane.closed.connect(self.close)
            pane.together_toggled.connect(self._actions["scroll_together"].setChecked)
            RoomBeside(self._reading, pane)
            self._together = Together(self._reading.view, pane.view, self)
            self._follow_chips(pane)
        self._reading.show_beside(self._pane)
        return self._pane

    def _follow_chips(self, pane: BesidePane) -> None:
        """What the chips show and hide is shown and hidden on both pages."""
        chips = self._reading.chips
        chips.layer_toggled.connect(pane.view.set_layer_visible)
        for name in chips.hidden():
            pane.view.set_layer_visible(name, False)

    def apply_settings(self, settings: Settings) -> None:
        """Take over what the preferences say about the text."""
        if self._pane is not None:
            apply_settings(self._pane.view, settings)

    @Slot()
    def close(self) -> None:
        """Have one page again."""
        self._actions["beside"].setChecked(False)

    def _hide(self) -> None:
        self._wanted = None
        self._actions["scroll_together"].setChecked(False)
        if self._pane is not None:
            self._pane.hide()
            self._pane.show_document(None)
        self._reading.view.setFocus()

    @Slot(object)
    def _on_loaded(self, opened: OpenDocument) -> None:
        if self._pane is not None and opened.row.id == self._wanted:
            self._show(opened)

    def _show(self, opened: OpenDocument | None, position: int | None = None) -> None:
        if self._pane is not None:
            self._pane.show_document(opened, position)
            self._load_marks()
            self._find_words()

    @Slot(object)
    def _on_analysis_ready(self, opened: OpenDocument) -> None:
        if self._pane is not None and self._shown_id == opened.row.id:
            self._pane.show_analysis(opened)

    @Slot(object)
    def on_rows_changed(self, rows: list[DocumentRow]) -> None:
        """Something of these documents has changed, it may be their annotations."""
        if self._shown_id in {row.id for row in rows}:
            self._load_marks()

    @property
    def _shown_id(self) -> int | None:
        """The document on the second page."""
        opened = self._pane.opened if self._pane is not None else None
        return opened.row.id if opened is not None else None

    def _load_marks(self) -> None:
        if self._shown_id is not None:
            load = _LoadMarks(self._library, self._shown_id)
            self._jobs.start(load.run, succeeded=self._on_marks, failed=self.failed.emit)

    @Slot(object)
    def _on_marks(self, loaded: tuple[int, MarkSet]) -> None:
        id, marks = loaded
        if self._pane is not None and self._shown_id == id:
            self._pane.show_marks(marks)

    @Slot()
    def _find_words(self) -> None:
        if self._pane is not None and self._pane.opened is not None:
            find = _FindWords(self._pane.opened, self._words.lists)
            self._jobs.start(find.run, succeeded=self._on_words, failed=self.failed.emit)

    @Slot(object)
    def _on_words(self, found: tuple[int, list[WordMarks]]) -> None:
        id, marks = found
        if self._pane is not None and self._shown_id == id:
            self._pane.words.show_words(marks)

    @Slot(bool)
    def _on_together(self, on: bool) -> None:
        if self._pane is not None and self._together is not None:
            self._pane.together.setChecked(on)
            self._together.set_on(on)


class _LoadMarks:
    """Reads the annotations of a document."""

    def __init__(self, library: Library, id: int) -> None:
        self._library = library
        self._id = id

    def run(self, _report: Report) -> tuple[int, MarkSet]:
        return self._id, MarkSet(self._library.annotations.of_document(self._id))


class _FindWords:
    """Finds the words of the user's lists in a document."""

    def __init__(self, opened: OpenDocument, lists: Sequence[WordList]) -> None:
        self._id = opened.row.id
        self._find = FindWords(opened.document.text, lists)

    def run(self, report: Report) -> tuple[int, list[WordMarks]]:
        return self._id, self._find.run(report)
