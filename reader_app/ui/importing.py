"""Bringing files into the library off the window's thread, with progress and cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.settings import KEEP_ORIGINALS, Settings
from reader_app.ui.jobs import Job, Jobs, Report

if TYPE_CHECKING:  # the analysis is loaded by the first worker that needs it, not at the start
    from reader_app.library.importer import ImportProgress, ImportResult
    from reader_app.library.incoming import ReadFile

# How often the window is told how far an import is.
TELL_SECONDS = 0.1


class Importer(QObject):
    """Runs imports one after another; documents are told as they come."""

    started = Signal()
    progressed = Signal(object)  # ImportProgress
    document_arrived = Signal(object, bool)  # DocumentRow; whether it is new
    finished = Signal(object)  # ImportResult; None if it was stopped before it began
    failed = Signal(object)

    def __init__(self, library: Library, settings: Settings, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._jobs = jobs
        self._job: Job | None = None
        self._operation: _Import | None = None
        self._waiting: list[tuple[list[Path], Mapping[Path, ReadFile], bool]] = []
        self._going = threading.Event()
        self._going.set()
        self.quiet = False  # whether the user did not ask for the import under way

    @property
    def busy(self) -> bool:
        return self._job is not None

    @Slot(list)
    def import_paths(
        self, paths: Sequence[Path], at_hand: Mapping[Path, ReadFile] | None = None
    ) -> None:
        """Import files and folders; waits its turn behind an import under way. Of files that are
        ``at_hand`` the text need not be read once more."""
        self._add(paths, at_hand or {}, quiet=False)

    def import_quietly(self, paths: Sequence[Path]) -> None:
        """Import what watched folders bring: what the user put into the bin stays there."""
        self._add(paths, {}, quiet=True)

    def _add(self, paths: Sequence[Path], at_hand: Mapping[Path, ReadFile], quiet: bool) -> None:
        if not paths:
            return
        self._waiting.append((list(paths), at_hand, quiet))
        if self._job is None:
            self._next()

    @property
    def paused(self) -> bool:
        return not self._going.is_set()

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        """Wait before the next file, or go on."""
        if paused and self.busy:
            self._going.clear()
        else:
            self._going.set()

    def cancel(self) -> None:
        """Stop; what is in the library by then stays there."""
        self._waiting.clear()
        self._going.set()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        keep = self._settings.get(KEEP_ORIGINALS)
        paths, at_hand, self.quiet = self._waiting.pop(0)
        self._operation = _Import(self._library, paths, keep, self._going, not self.quiet, at_hand)
        self._job = self._jobs.start(
            self._operation.run,
            succeeded=self._on_succeeded,
            failed=self._on_failed,
            progressed=self._on_progressed,
            cancelled=self._on_cancelled,
            long=True,
        )
        self.started.emit()

    @Slot(object)
    def _on_progressed(self, progress: ImportProgress | list[tuple[DocumentRow, bool]]) -> None:
        if isinstance(progress, list):
            for row, new in progress:
                self.document_arrived.emit(row, new)
        else:
            self.progressed.emit(progress)

    @Slot(object)
    def _on_succeeded(self, result: ImportResult) -> None:
        self._end()
        self.finished.emit(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        result = self._operation.result if self._operation else None
        self._end()
        self.finished.emit(result)

    def _end(self) -> None:
        self._job = self._operation = None  # which holds the texts that were at hand
        self._going.set()
        if self._waiting:
            self._next()


class _Import:
    """What runs on the worker: knows no widget. It waits while ``going`` is not set."""

    def __init__(
        self,
        library: Library,
        paths: list[Path],
        keep_originals: bool,
        going: threading.Event,
        restore: bool,
        at_hand: Mapping[Path, ReadFile],
    ) -> None:
        self._library = library
        self._keep_originals = keep_originals
        self._paths = paths
        self._going = going
        self._restore = restore
        self._at_hand = at_hand
        self._arrived: dict[int, bool] = {}
        self._told = 0.0
        self._first_told = False
        self.result: ImportResult | None = None

    def run(self, report: Report) -> ImportResult:
        from reader_app.library.importer import import_paths

        self._report = report
        self.result = import_paths(
            self._library,
            self._paths,
            self._on_progress,
            self._on_document,
            analyzer=None,  # texts first; findings follow (BackgroundAnalysis)
            keep_originals=self._keep_originals,
            restore=self._restore,
            breathe=lambda: report(None),
            at_hand=self._at_hand,
        )
        if not self.result.cancelled:
            self._tell()
        return self.result

    def _on_document(self, id: int, new: bool) -> None:
        self._arrived[id] = new
        if not self._first_told:  # it is opened
            self._first_told = True
            self._tell()

    def _on_progress(self, progress: ImportProgress) -> None:
        """Called for each document, but the window need not be told of each by itself."""
        paused = not self._going.is_set()
        now = time.monotonic()
        if paused or progress.path is None or now - self._told >= TELL_SECONDS:
            self._told = now
            self._tell()
            self._report(progress)
        else:
            self._report(None)
        if paused:
            self._going.wait()
            self._report(progress)  # cancelled while it waited

    def _tell(self) -> None:
        arrived, self._arrived = self._arrived, {}
        if arrived:
            rows = self._library.rows(arrived)
            self._report([(row, arrived[row.id]) for row in reversed(rows)])
