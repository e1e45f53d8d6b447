"""Has documents analysed by other processes while this one stores those that are done.

An analysis is nearly all Python, and of that a process runs one thread at a time: with processes
an import takes as many processors as there are. For a few documents it is not worth starting them.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Document
from reader_app.library.packed_analysis import PackedAnalysis, pack_analysis

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Analyzer = Callable[[Document, Lexicon], Analysis]
Findings = Callable[[], PackedAnalysis | None]
"""Gives the findings of a document, or raises what its analysis raised."""

# A process takes half a second to start, an analysis some ten milliseconds.
_WORTH_STARTING = 100
# Each process holds the dictionary of the segmenter and the lists of names, some 150 MB; and the
# one that stores keeps up with no more.
_MOST = 4
# Python looks for garbage in cycles as seldom as that: the findings hold none.
_COLLECT_EVERY = 100_000


def analyzed(document: Document, lexicon: Lexicon) -> Analysis:
    """All findings of a document; the analysis is loaded when the first one needs it."""
    from reader_app.analysis.pipeline import analyze

    return analyze(document, lexicon)


class Analysts:
    """Analyses the documents of one import of so many ``files``. Use it as a context.

    Another ``analyzer`` than :func:`analyzed` works in this process, None not at all. What the
    others fail in, because they were ended or a mistake of the program shows, is done here.
    """

    def __init__(self, analyzer: Analyzer | None, lexicon: Lexicon, files: int) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        several = analyzer is analyzed and files >= _WORTH_STARTING and _processors() > 1
        # A thread for each process, which does nothing but wait for it.
        count = min(_MOST, _processors())
        self._askers = ThreadPoolExecutor(count, "analysts") if several else None
        self._asker = threading.local()
        self._others: list[_Other] = []

    def __enter__(self) -> Analysts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._askers is None:
            return
        self._askers.shutdown(wait=False, cancel_futures=True)
        for other in self._others:
            other.end()
        self._askers.shutdown()
        for other in self._others:  # one may just have been starting
            other.end()

    def begin(self, document: Document) -> Findings:
        """Have a document analysed; what is returned waits for the findings, or makes them."""
        here = partial(self._here, document)
        if self._askers is None:
            return here
        return partial(_from, self._askers.submit(self._ask, document), here)

    def _here(self, document: Document) -> PackedAnalysis | None:
        return pack_analysis(self._analyzer(document, self._lexicon)) if self._analyzer else None

    def _ask(self, document: Document) -> PackedAnalysis | None:
        other: _Other | None = getattr(self._asker, "other", None)
        if other is None:
            other = self._asker.other = _Other(self._lexicon)
            self._others.append(other)
        return other.analyze(document)


def _from(other: Future[PackedAnalysis | None], here: Findings) -> PackedAnalysis | None:
    try:
        return other.result() or here()
    except (CancelledError, EOFError, OSError):  # somebody has ended the process
        return here()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # what this process may use of them
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Other:
    """A process that analyses what it is sent. It is started anew, not copied from this one,
    which has threads; it ends when this one does, since the pipe then ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        self._pipe, its = context.Pipe()
        self._process = context.Process(target=_work, args=(its, lexicon), daemon=True)
        self._process.start()
        its.close()

    def analyze(self, document: Document) -> PackedAnalysis | None:
        """The findings; None where the analysis failed. Raises EOFError or OSError if it ended."""
        self._pipe.send(document)
        found: PackedAnalysis | None = self._pipe.recv()
        return found

    def end(self) -> None:
        """Whatever it is at; who waits for it is told."""
        self._process.terminate()
        self._process.join()


def _work(pipe: Connection, lexicon: Lexicon) -> None:
    """The other process: answers documents with findings until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts means the one that asks
    analyzed(Document("预热。"), lexicon)
    gc.freeze()
    gc.set_threshold(_COLLECT_EVERY)
    while True:
        try:
            document = pipe.recv()
        except EOFError:
            return
        try:
            found = pack_analysis(analyzed(document, lexicon))
        except Exception:  # noqa: BLE001  it is done again, and told, where it was asked for
            found = None
        pipe.send(found)
