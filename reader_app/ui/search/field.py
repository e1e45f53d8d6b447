"""The search field of the top bar: hits of the whole library below it, as one types."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from reader_app.ui.icons import icon
from reader_app.ui.theme import Theme

# Imported when somebody searches: the window is there before.
if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.library.search.page import SearchPage
    from reader_app.ui.jobs import Jobs
    from reader_app.ui.search.history import SearchHistory
    from reader_app.ui.search.popup import SearchPopup
    from reader_app.ui.search.results import HitsModel
    from reader_app.ui.search.runner import IndexKeeper, SearchRunner

DELAY_MILLISECONDS = 120
LIMIT = 12
# Pixels: between the key that leads here and the edge of the field, and before the text.
_KEY_MARGIN, _BEFORE_TEXT = 10, 38


class SearchField(QLineEdit):
    """Searches while one types; Enter or a click opens the hit, with Ctrl all results.

    What an input method has not finished is no text yet: ``textEdited`` waits for it.
    """

    row_chosen = Signal(object)  # ResultRow
    all_requested = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, theme: Theme, language: str = "en") -> None:
        super().__init__()
        self._library = library
        self._jobs = jobs
        self._theme = theme
        self._language = language
        self._page: SearchPage | None = None
        self._leads_here: QAction | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._start)
        self._glass = self.addAction(
            icon("search", theme.colour("muted")), QLineEdit.ActionPosition.LeadingPosition
        )
        self.setPlaceholderText(self.tr("Search texts, names, figures…"))
        self.setAccessibleName(self.tr("Search the library"))
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)
        self.returnPressed.connect(self._on_return)

    @cached_property
    def history(self) -> SearchHistory:
        from reader_app.ui.search.history import SearchHistory

        return SearchHistory(self._library, self._jobs, self)

    @cached_property
    def keeper(self) -> IndexKeeper:
        """Brings the index up to date."""
        from reader_app.ui.search.runner import IndexKeeper

        return IndexKeeper(self._library, self._jobs, self)

    @cached_property
    def _runner(self) -> SearchRunner:
        from reader_app.ui.search.runner import SearchRunner

        runner = SearchRunner(self._library, self._jobs, self.keeper, self)
        runner.found.connect(self._on_found)
        runner.failed.connect(self.failed)
        return runner

    @cached_property
    def popup(self) -> SearchPopup:
        from reader_app.ui.search.popup import SearchPopup

        popup = SearchPopup(self, self._theme, self._language)
        popup.view.clicked.connect(self._choose)
        popup.all.clicked.connect(self.show_all)
        popup.clear.clicked.connect(self._on_clear)
        popup.help.clicked.connect(self._on_help)
        return popup

    def _pops_up(self) -> bool:
        return "popup" in vars(self) and self.popup.isVisible()

    def _hide_popup(self) -> None:
        if self._pops_up():
            self.popup.hide()

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        if "popup" in vars(self):
            self.popup.set_theme(chosen)
        self._glass.setIcon(icon("search", chosen.colour("muted")))

    def show_key_of(self, action: QAction) -> None:
        """Show at the end of the empty field which key leads here, also one of the user's own."""
        self._leads_here = action
        action.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._leads_here is None or self.text():
            return
        keys = self._leads_here.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        metrics = self.fontMetrics()
        room = self.width() - _BEFORE_TEXT - metrics.horizontalAdvance(self.placeholderText())
        if metrics.horizontalAdvance(keys) + 2 * _KEY_MARGIN <= room:
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter = QPainter(self)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(self.rect().adjusted(0, 0, -_KEY_MARGIN, 0), end, keys)

    @Slot()
    def focus(self) -> None:
        """Take the keyboard, with what stands there selected; without, offer what was before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._start()
        else:
            self._offer()

    def search_for(self, text: str) -> None:
        """Look for ``text`` as if it had been typed here."""
        self.setText(text)
        self.focus()

    @property
    def hits(self) -> HitsModel:
        return self.popup.hits

    # -- searching ---------------------------------------------------------------------------------

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._timer.start()

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        self.setClearButtonEnabled(True)  # before there is a text nobody sees it
        if not text.strip():
            self._timer.stop()
            self._page = None
            if "_runner" in vars(self):
                self._runner.stop()
                self.hits.set_hits(())
            if self.hasFocus() and self._pops_up():
                self._offer()

    @Slot()
    def _start(self) -> None:
        from reader_app.library.search.page import View

        self._timer.stop()
        self._runner.start(self.text(), View(LIMIT))

    @Slot(object)
    def _on_found(self, page: SearchPage) -> None:
        if not self.hasFocus() or not self.text().strip():
            return
        self._page = page
        self.popup.show_hits(page)

    def _offer(self) -> None:
        self.popup.offer(self.history.saved(), self.history.queries())

    # -- choosing ----------------------------------------------------------------------------------

    @Slot()
    def _on_return(self) -> None:
        if self._pops_up() and self.popup.view.currentIndex().isValid():
            self._choose(self.popup.view.currentIndex())
        elif self.text().strip():
            self.show_all()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        from reader_app.ui.search.recent import QUERY_ROLE
        from reader_app.ui.search.results import ROW_ROLE

        row, query = index.data(ROW_ROLE), index.data(QUERY_ROLE)
        if row is not None:
            self._hide_popup()
            self.history.add(self.text())
            self.row_chosen.emit(row)
        elif query is not None:
            self.setText(query)
            self._start()

    @Slot()
    def show_all(self) -> None:
        """Show all results on the page of results."""
        self._hide_popup()
        self.history.add(self.text())
        self.all_requested.emit(self.text())

    @Slot()
    def _on_clear(self) -> None:
        self.history.clear()
        self._offer()

    @Slot()
    def _on_help(self) -> None:
        from reader_app.ui.search.syntax_help import SyntaxHelp

        self._hide_popup()
        SyntaxHelp(self.window()).show_below(self)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Return is the window's key for something else, but not in this field."""
        if event.type() == QEvent.Type.ShortcutOverride and _shows_all(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through what is offered, Escape closes it."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._hide_popup()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif _shows_all(event):
            if self.text().strip():
                self.show_all()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        if self._pops_up():
            self.popup.walk(step)
        else:
            self.focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_popup()


def _shows_all(event: QEvent) -> bool:
    """Whether Return or Enter is pressed together with Ctrl."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )
