"""How often the words of each of the user's lists stand in each document of the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.library.word_lists import WordList
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.word_marks import FindWords

# Milliseconds of quiet before the library is gone through.
_QUIET = 1_000
# Documents counted between two reports.
_BATCH = 50


# Document → list that is shown → its words there, if there are any.
Counts = dict[int, dict[str, int]]


class WordCounts(QObject):
    """Counts beside everything else, and only where there are lists."""

    counted = Signal(object)  # Counts of some documents, or None: all are to be counted anew

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._job: Job | None = None
        self._lists: tuple[WordList, ...] = ()
        self._known: set[int] = set()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self._begin)

    @Slot(object)
    def set_lists(self, lists: Sequence[WordList]) -> None:
        """Count anew if the words that are shown have changed."""
        shown = tuple(one for one in lists if one.shown and one.words)
        if shown != self._lists:
            self._lists = shown
            self._known.clear()
            self.counted.emit(None)
            self.start()

    @Slot()
    def start(self) -> None:
        """Count, after a while, what has not been counted yet."""
        self.stop()
        if self._lists:
            self._quiet.start()

    @Slot()
    def stop(self) -> None:
        """Make room for something more urgent."""
        self._quiet.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot()
    def _begin(self) -> None:
        waiting = [row.id for row in self._library.documents() if row.id not in self._known]
        if waiting:
            self._job = self._jobs.start(
                _Count(self._library, waiting, self._lists).run,
                progressed=self._on_progressed,
                long=True,
            )

    @Slot(object)
    def _on_progressed(self, counts: Counts) -> None:
        self._known.update(counts)
        self.counted.emit(counts)


class _Count:
    """What runs on the worker."""

    def __init__(self, library: Library, ids: Sequence[int], lists: Sequence[WordList]) -> None:
        self._library = library
        self._ids = ids
        self._lists = lists

    def run(self, report: Report) -> None:
        counts: Counts = {}
        for number, id in enumerate(self._ids, start=1):
            try:
                text = self._library.text(id)
            except KnownError:  # deleted meanwhile
                text = ""
            marks = FindWords(text, self._lists).run(_go_on)
            counts[id] = {mark.words.name: len(mark.spans) for mark in marks if mark.spans}
            if number % _BATCH == 0 or number == len(self._ids):
                report(counts)
                counts = {}


def _go_on(_progress: object) -> None:
    """Between two slices of one text nothing is to be told."""
