"""The lane on which the window's changes reach the library: one after another, none lost."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.errors import KnownError
from reader_app.library.annotation import Annotation
from reader_app.library.library import Library
from reader_app.library.rows import Change, ChangeKind, DocumentRow
from reader_app.ui.jobs import Jobs, Report

Write = Callable[[], Change | list[Annotation] | None]
Then = Callable[["Kept"], None]


class Kept(NamedTuple):
    """A change that is on the disk: what it was, and how the things it names are now.

    An annotation that ``change`` names and that is not among ``annotations`` is deleted.
    """

    change: Change
    annotations: list[Annotation]
    rows: list[DocumentRow]


class _Waiting(NamedTuple):
    write: Write
    then: Then | None


class Keeper(QObject):
    """Runs writes off the window's thread, in the order given. ``kept`` follows each.

    Nothing is shown as saved before its ``kept``.
    """

    kept = Signal(object)  # Kept
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._waiting: deque[_Waiting] = deque()
        self._writing = threading.Lock()
        self._at_work = False
        self._lost = False  # something could not be kept, and nobody has been told yet
        self._gave_up = False

    def keep(self, write: Write, then: Then | None = None) -> None:
        """Carry a write out; ``then`` (a method of a QObject) is called with what was kept."""
        self._waiting.append(_Waiting(write, then))
        if not self._at_work:
            self._start()

    @property
    def busy(self) -> bool:
        return self._at_work or bool(self._waiting)

    def flush(self) -> bool:
        """Carry out, now, all that waits; False if something of it could not be kept.

        A second failure counts for nothing: the disk may stay full for ever.
        """
        with self._writing:
            while self._waiting:
                waiting = self._waiting.popleft()
                try:
                    waiting.write()
                except KnownError as error:
                    self._lost = True
                    self.failed.emit(error)
        lost, self._lost = self._lost and not self._gave_up, False
        self._gave_up = self._gave_up or lost
        return not lost

    def _start(self) -> None:
        self._at_work = True
        self._jobs.start(self._run, succeeded=self._on_kept, failed=self._on_failed)

    def _run(self, _report: Report) -> tuple[Kept, Then | None] | None:
        with self._writing:
            if not self._waiting:  # carried out by ``flush``
                return None
            waiting = self._waiting.popleft()
            try:
                done = waiting.write()
            except KnownError:
                self._lost = True
                raise
        return None if done is None else (self._state_after(done), waiting.then)

    def _state_after(self, done: Change | list[Annotation]) -> Kept:
        if isinstance(done, Change):
            change, annotations = done, self._library.annotations.some(sorted(done.annotations))
        else:
            ids, named = {one.id for one in done}, {one.document for one in done}
            change = Change(ChangeKind.ANNOTATIONS, frozenset(named), frozenset(ids))
            annotations = done
        return Kept(change, annotations, self._library.rows(change.documents))

    @Slot(object)
    def _on_kept(self, result: tuple[Kept, Then | None] | None) -> None:
        self._go_on()
        if result is not None:
            kept, then = result
            self.kept.emit(kept)
            if then is not None:
                then(kept)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._lost = False
        self._go_on()
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._at_work = False
        if self._waiting:
            self._start()
