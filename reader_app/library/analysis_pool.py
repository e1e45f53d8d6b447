"""Analyses in processes of their own: several at once, and none that holds up the window.

A process that dies loses nothing but its own piece of work, which is then done here. All end when
this one ends, however it does: what they wait on breaks off.
"""

from __future__ import annotations

import os
import queue
import threading
from concurrent.futures import Future
from types import TracebackType
from typing import TYPE_CHECKING

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Document
from reader_app.errors import CancelledError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# A process costs half a second and some 150 MB: it is not started for a handful of documents.
WORTH_IT = 12
_MOST = 4

_Task = tuple[Document, Lexicon, "Future[Analysis]"]


def processes() -> int:
    """How many analyses can be under way at once on this machine."""
    return max(1, min(_MOST, os.cpu_count() or 1))


class AnalysisPool:
    """Takes documents, gives futures of their findings. Use it as a context."""

    def __init__(self, count: int | None = None) -> None:
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._processes = [_Process() for _ in range(count or processes())]
        self._threads = [
            threading.Thread(target=self._serve, args=(process,), name="analysis")
            for process in self._processes
        ]
        for thread in self._threads:
            thread.start()

    @property
    def size(self) -> int:
        return len(self._threads)

    def submit(self, document: Document, lexicon: Lexicon) -> Future[Analysis]:
        """Have a document analysed; what the analysis raises is raised by the result."""
        future: Future[Analysis] = Future()
        self._tasks.put((document, lexicon, future))
        return future

    def close(self) -> None:
        """Give up what is not done yet, and end the processes."""
        while True:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                break
            if task is not None:
                task[2].cancel()
        for process in self._processes:
            self._tasks.put(None)
            process.end()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> AnalysisPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _serve(self, process: _Process) -> None:
        """One thread a process: it only waits, so it takes no time from the others."""
        while (task := self._tasks.get()) is not None:
            document, lexicon, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(process.analyze(document, lexicon))
            except Exception as error:  # noqa: BLE001  told by the future, as any pool does
                future.set_exception(error)
        process.close()


class _Process:
    """One process; started at its first document, and again if it died."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._process: BaseProcess | None = None
        self._ended = False

    def analyze(self, document: Document, lexicon: Lexicon) -> Analysis:
        try:
            connection = self._started()
            connection.send((document, lexicon))
            outcome = connection.recv()
        except (OSError, EOFError):  # it was killed, or cannot be started
            self.close()
            if self._ended:
                raise CancelledError from None
            return _analyze(document, lexicon)
        if isinstance(outcome, Exception):
            raise outcome
        found: Analysis = outcome
        return found

    def _started(self) -> Connection:
        if self._ended:
            raise EOFError
        if self._connection is None:
            import multiprocessing  # not at the start of the program

            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs,), daemon=True)
            process.start()
            theirs.close()  # so that its end is noticed
            self._connection, self._process = ours, process
        return self._connection

    def end(self) -> None:
        """Stop it, whatever it is at; called from another thread than the one it serves."""
        self._ended = True
        process = self._process
        if process is not None:
            process.terminate()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.join()
        self._connection = self._process = None


def _work(connection: Connection) -> None:
    """What the process does until the other end is gone."""
    while True:
        try:
            document, lexicon = connection.recv()
        except (EOFError, OSError):
            return
        try:
            outcome: Analysis | Exception = _analyze(document, lexicon)
        except Exception as error:  # noqa: BLE001  raised where the result is asked for
            outcome = error
        try:
            connection.send(outcome)
        except (BrokenPipeError, OSError):
            return


def _analyze(document: Document, lexicon: Lexicon) -> Analysis:
    from reader_app.analysis.pipeline import analyze

    return analyze(document, lexicon)
