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
from concurrent.futures import BrokenExecutor, Future
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Document
from reader_app.library.packed_analysis import PackedAnalysis, pack_analysis

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Analyzer = Callable[[Document, Lexicon], Analysis]
Findings = Callable[[], PackedAnalysis | None]
"""Gives the findings of a document, or raises what its analysis raised."""

# A process takes half a second to start, an analysis some ten milliseconds.
_WORTH_STARTING = 100
# Each process holds the dictionary of the segmenter and the lists of names, some 130 MB.
_MOST = 8
# Python looks for garbage in cycles as seldom as that: the findings hold none.
_COLLECT_EVERY = 100_000


def analyzed(document: Document, lexicon: Lexicon) -> Analysis:
    """All findings of a document; the analysis is loaded when the first one needs it."""
    from reader_app.analysis.pipeline import analyze

    return analyze(document, lexicon)


class Analysts:
    """Analyses the documents of one import of so many ``files``. Use it as a context.

    Another ``analyzer`` than :func:`analyzed` works in this process, None not at all.
    """

    def __init__(self, analyzer: Analyzer | None, lexicon: Lexicon, files: int) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        several = analyzer is analyzed and files >= _WORTH_STARTING and _processors() > 1
        self._pool = _pool(lexicon) if several else None

    def __enter__(self) -> Analysts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, document: Document) -> Findings:
        """Have a document analysed; what is returned waits for the findings, or makes them."""
        here = partial(self._here, document)
        if self._pool is None:
            return here
        try:
            return partial(_from, self._pool.submit(_analyze, document), here)
        except BrokenExecutor:
            return here

    def _here(self, document: Document) -> PackedAnalysis | None:
        return pack_analysis(self._analyzer(document, self._lexicon)) if self._analyzer else None


def _from(other: Future[PackedAnalysis], here: Findings) -> PackedAnalysis | None:
    try:
        return other.result()
    except BrokenExecutor:  # somebody has ended the process
        return here()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # what this process may use of them
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pool(lexicon: Lexicon) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A process is started anew, not copied from this one, which has threads.
    return ProcessPoolExecutor(
        min(_MOST, _processors()), multiprocessing.get_context("spawn"), _prepare, (lexicon,)
    )


# -- in the other process

_own_lexicon = Lexicon()


def _prepare(lexicon: Lexicon) -> None:
    """Make ready for work that ends with the process that asks for it."""
    global _own_lexicon  # noqa: PLW0603  a process has one, told to it once
    _own_lexicon = lexicon
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other one ends this
    threading.Thread(target=_end_with_parent, daemon=True).start()
    analyzed(Document("预热。"), lexicon)
    gc.freeze()
    gc.set_threshold(_COLLECT_EVERY)


def _end_with_parent() -> None:
    """A process that is killed cannot tell those that work for it."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _analyze(document: Document) -> PackedAnalysis:
    return pack_analysis(analyzed(document, _own_lexicon))
