"""What the window says of an import: how far it is, how long it will take, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.ui.background_analysis import Analysed
from reader_app.ui.importing import Importer
from reader_app.ui.notify import Notifier
from reader_app.ui.widgets.status_bar import StatusLine

if TYPE_CHECKING:
    from reader_app.library.importer import ImportProgress, ImportResult


class ImportNews(QObject):
    """Progress stands in the status line, the outcome in the bar above the text."""

    failures_wanted = Signal()

    def __init__(
        self, importer: Importer, status: StatusLine, notifier: Notifier, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._importer = importer
        self._status = status
        self._notifier = notifier
        self._told = ""  # the bar is shared: its button is ours only under our own words
        notifier.bar.action_triggered.connect(self._on_action)
        importer.started.connect(self._on_started)
        importer.progressed.connect(self._on_progressed)
        status.cancel_requested.connect(importer.cancel)
        status.pause_requested.connect(importer.set_paused)

    @Slot()
    def _on_started(self) -> None:
        self._status.show_work(self.tr("Importing…"), 0, 1)

    @Slot(object)
    def _on_progressed(self, progress: ImportProgress) -> None:
        paused = self._importer.paused
        words = self.tr("Paused at {0} of {1}") if paused else self.tr("Importing {0} of {1}")
        text = words.format(progress.done, progress.total)
        if not paused and progress.rate is not None and progress.left is not None:
            rate = self.tr("{0} a second").format(f"{progress.rate:.{int(progress.rate < 10)}f}")
            text += f" · {rate} · {self._time_left(progress.left)}"
        self._status.show_work(text, progress.done, max(1, progress.total))

    def _time_left(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("%n second(s) left", "", max(1, round(seconds)))
        return self.tr("%n minute(s) left", "", round(seconds / 60))

    def tell_analysed(self, analysed: Analysed) -> None:
        """The findings of one more document are there."""
        text = self.tr("Analysing {0} of {1}").format(analysed.done, analysed.total)
        self._status.show_work(text)

    def tell_all_analysed(self, any_document: bool) -> None:
        """Nothing is left to be analysed."""
        self._status.show_work(self.tr("Analysis complete") if any_document else None)

    def tell_result(self, result: ImportResult | None) -> None:
        """What an import brought; None if it was cancelled."""
        self._status.show_work(None)
        bar = self._notifier.bar
        if result is None:
            bar.show_news(self.tr("Import cancelled. What had been read stays in the library."))
        elif result.failed:
            self._tell_failures(result)
        elif self._is_worth_a_word(result):
            bar.show_news(self._outcome(result))

    @staticmethod
    def _is_worth_a_word(result: ImportResult) -> bool:
        """One document shows by itself that it came; new versions are told elsewhere."""
        came = len(result.new) + len(result.unchanged)
        return not result.renewed and (came > 1 or (not came and bool(result.left_out)))

    def _tell_failures(self, result: ImportResult) -> None:
        """One file's cause is told at once; those of several stand in a dialog of their own."""
        if len(result.failed) > 1:
            self._told = self._outcome(result)
            self._notifier.bar.show_error(self._told, self.tr("Show them"))
        else:
            rest = [self._outcome(result)] if result.new or result.unchanged else []
            self._notifier.tell(result.failed[0].notice, before=rest)

    @Slot()
    def _on_action(self) -> None:
        if self._told and self._notifier.bar.text() == self._told:
            self.failures_wanted.emit()

    def _outcome(self, result: ImportResult) -> str:
        """How many are new, how many were there already, how many could not be read."""
        parts = []
        if result.new:
            parts.append(self.tr("%n document(s) imported.", "", len(result.new)))
        if result.unchanged:
            parts.append(
                self.tr("%n document(s) already in the library.", "", len(result.unchanged))
            )
        if left_out := result.left_out.total():
            parts.append(self.tr("%n file(s) without text left out.", "", left_out))
        if result.failed:
            parts.append(self.tr("%n file(s) could not be read.", "", len(result.failed)))
        return self._notifier.joined(parts)
