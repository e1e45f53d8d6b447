"""Memory that a huge text has taken goes back to the system once the work on it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import Event

# Code points; a text from here on leaves more behind than the system should do without.
HUGE = 4_000_000


# Of malloc.h, and bytes: a block from the threshold on is the system's again as soon as it is
# freed, and so is free memory at the end of the heap from the trim threshold on.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LITTLE = {_MMAP_THRESHOLD: 128 << 10, _TRIM_THRESHOLD: 128 << 10}
_PLENTY = {_MMAP_THRESHOLD: 4 << 20, _TRIM_THRESHOLD: 16 << 20}

_keeps_little = Event()


def keep_little() -> None:
    """Have the C library keep little of what is freed (mallopt(3), GNU's only).

    By itself it keeps blocks of up to 32 MB once such have been freed, and a heap for each thread:
    after a text of 50 MB 25 MB at rest, and 60 MB at the peak. Called when a window is there.
    """
    _keeps_little.set()
    _choose({**_LITTLE, _ARENA_MAX: 1})


@contextmanager
def reusing(characters: int = 0) -> Iterator[None]:
    """While this is open the C library keeps what is freed, as the next step wants it again.

    For work in many short steps with arrays of some hundred KB: asking the system for each of
    them takes half the time of a search for a pattern in 100,000 documents. Not for work on a
    huge text, of so many code points.
    """
    if characters >= HUGE or not _keeps_little.is_set():
        yield
        return
    _choose(_PLENTY)
    try:
        yield
    finally:
        _choose(_LITTLE)


def _choose(options: Mapping[int, int]) -> None:
    choose = _mallopt()
    if choose is not None:
        for option, value in options.items():
            choose(option, value)


@cache
def _mallopt() -> Callable[[int, int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return getattr(ctypes.CDLL(None), "mallopt", None)


def give_back() -> None:
    """Return freed memory that the C library keeps (malloc_trim(3); only GNU's does)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
