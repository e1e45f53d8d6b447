"""New versions of documents: told when they come, shown with what changed, gone back from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.library import versions
from reader_app.library.differences import differences
from reader_app.library.library import Library
from reader_app.ui.appearance import Appearance
from reader_app.ui.importing import Importer
from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.notify import Notifier
from reader_app.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader_app.library.importer import ImportResult
    from reader_app.ui.dialogs.what_changed import Versions


class VersionCommands(QObject):
    """Follows the imports, and opens the view of what changed."""

    superseded = Signal(object)  # list[DocumentRow]: those that left the list, and their heirs
    open_requested = Signal(int)
    place_requested = Signal(int, int, int)  # document, start, end (code points)
    undo_requested = Signal()

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        session: ReadingSession,
        importer: Importer,
        appearance: Appearance,
        notifier: Notifier,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._session = session
        self._appearance = appearance
        self._notifier = notifier
        self._window = window
        self._told = ""
        self._newest: tuple[int, int] | None = None  # the last new version, and its step
        importer.finished.connect(self._on_imported)
        notifier.bar.action_triggered.connect(self._on_action)

    @Slot(object)
    def _on_imported(self, result: ImportResult | None) -> None:
        """``result`` is None if the import was cancelled before it began."""
        if result is None or not result.renewed:
            return
        step = self._library.next_undo()
        self._newest = (result.renewed[-1].new, step.id if step else 0)
        heirs = {one.old: one.new for one in result.renewed}
        current = self._session.current
        if current is not None and current.row.id in heirs:
            self.open_requested.emit(heirs[current.row.id])
        rows = self._library.rows(id for pair in heirs.items() for id in pair)
        self.superseded.emit(rows)
        self._tell(result)

    def _tell(self, result: ImportResult) -> None:
        text = self.tr(
            "%n document(s) replaced by the new version of the file", "", len(result.renewed)
        )
        waiting = sum(one.suggested + one.unplaced for one in result.renewed)
        if waiting:
            text += " · " + self.tr("%n annotation(s) wait for you", "", waiting)
        self._told = text
        self._notifier.bar.show_news(text, self.tr("Show what changed"))

    @Slot()
    def _on_action(self) -> None:
        """The bar is shared: its button is ours only under our own words."""
        if self._newest is not None and self._notifier.bar.text() == self._told:
            self.show(self._newest[0])

    @Slot()
    def show_current(self) -> None:
        """What changed in the open document."""
        if self._session.current is not None:
            self.show(self._session.current.row.id)

    def show(self, id: int) -> None:
        """Work out what changed since the version before, and show it."""
        self._jobs.start(
            _Compare(self._library, id).run,
            succeeded=self._on_compared,
            failed=self._notifier.report,
        )

    @Slot(object)
    def _on_compared(self, found: Versions | None) -> None:
        if found is None:
            self._notifier.bar.show_news(self.tr("There is no former version of this document."))
            return
        from reader_app.ui.dialogs.what_changed import WhatChangedDialog

        step = self._library.next_undo()
        newest = (found.new.id, step.id if step else 0)
        dialog = WhatChangedDialog(
            found, self._appearance.theme, newest == self._newest, self._window
        )
        dialog.mark_chosen.connect(self._on_mark)
        dialog.undo_requested.connect(self._on_undo)
        dialog.show()

    @Slot(int, str)
    def _on_mark(self, document: int, id: str) -> None:
        """Go to a mark's place, or to where it may belong."""
        mark = self._library.annotations.one(id)
        if mark is None:
            return
        anchor = mark.anchor
        place = mark.candidate or ((anchor.start, anchor.end) if anchor else (0, 0))
        self.place_requested.emit(document, *place)

    @Slot()
    def _on_undo(self) -> None:
        """Only while taking the new version is the last change of all."""
        step = self._library.next_undo()
        if step is not None and self._newest is not None and step.id == self._newest[1]:
            self.undo_requested.emit()


class _Compare:
    """What runs on the worker."""

    def __init__(self, library: Library, id: int) -> None:
        self._library = library
        self._id = id

    def run(self, _report: Report) -> Versions | None:
        from reader_app.ui.dialogs.what_changed import Versions, carried_marks

        library = self._library
        former = versions.previous(library, self._id)
        if not former:
            return None
        old, new = library.document(former[0]), library.document(self._id)
        old_text, new_text = library.text(old.id), library.text(new.id)
        marks = carried_marks(library.annotations.of_document(new.id), new.added)
        return Versions(old, new, old_text, new_text, differences(old_text, new_text), marks)
