"""Undo and redo of every change that the library records, with their names in the menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.library.rows import Step
from reader_app.messages import render
from reader_app.ui.actions import Actions
from reader_app.ui.marks.keeping import Keeper, Kept
from reader_app.ui.notify import NoticeBar
from reader_app.ui.reading_session import ReadingSession


class UndoCommands(QObject):
    """What was undone is told in the bar unless it is seen: in the open document."""

    def __init__(
        self,
        library: Library,
        keeper: Keeper,
        session: ReadingSession,
        actions: Actions,
        bar: NoticeBar,
        language: str,
    ) -> None:
        super().__init__(keeper)
        self._library = library
        self._keeper = keeper
        self._session = session
        self._actions = actions
        self._bar = bar
        self._language = language
        actions.connect_to("undo", self.undo)
        actions.connect_to("redo", self.redo)
        keeper.kept.connect(self.refresh)
        keeper.failed.connect(self.refresh)
        self.refresh()

    @Slot()
    def undo(self) -> None:
        """Take the newest change back, of whatever kind, also one made before the last start."""
        self._keeper.keep(self._library.undo, self._on_undone)

    @Slot()
    def redo(self) -> None:
        """Make the change again that was undone last."""
        self._keeper.keep(self._library.redo, self._on_redone)

    @Slot()
    def refresh(self) -> None:
        """Show in the menu what would be undone and redone now."""
        try:
            steps = self._library.next_undo(), self._library.next_redo()
        except KnownError:  # the menu keeps the names it has; the command itself will tell
            return
        self._name("undo", self.tr("Undo"), self.tr("Undo: {0}"), steps[0])
        self._name("redo", self.tr("Redo"), self.tr("Redo: {0}"), steps[1])

    def _name(self, action: str, plain: str, template: str, step: Step | None) -> None:
        words = render(step.notice, self._language) if step else ""
        self._actions.set_text(action, template.format(words) if words else plain)
        self._actions[action].setEnabled(step is not None)

    @Slot(object)
    def _on_undone(self, kept: Kept) -> None:
        self._tell(self.tr("Undone: {0}"), kept)

    @Slot(object)
    def _on_redone(self, kept: Kept) -> None:
        self._tell(self.tr("Done again: {0}"), kept)

    def _tell(self, template: str, kept: Kept) -> None:
        change, current = kept.change, self._session.current
        self._bar.hide()  # it may offer what has just been done
        elsewhere = current is None or current.row.id not in change.documents
        if change.step is not None and elsewhere:
            words = render(change.step.notice, self._language)
            self._bar.show_news(template.format(words))
