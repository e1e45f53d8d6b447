"""Memory that a huge text has taken goes back to the system once the work on it is done."""

from __future__ import annotations

import sys

# Code points; a text from here on leaves more behind than the system should do without.
HUGE = 4_000_000


# Of malloc.h, and bytes: a block from here on is the system's again as soon as it is freed.
_MMAP_THRESHOLD, _LARGE = -3, 128 * 1024
_ARENA_MAX = -8


def keep_little() -> None:
    """Have the C library keep little of what is freed (mallopt(3), GNU's only).

    By itself it keeps blocks of up to 32 MB once such have been freed, and a heap for each thread:
    after a text of 50 MB 25 MB at rest, and 60 MB at the peak. Called when a window is there.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        choose(_MMAP_THRESHOLD, _LARGE)
        choose(_ARENA_MAX, 1)


def give_back() -> None:
    """Return freed memory that the C library keeps (malloc_trim(3); only GNU's does)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
