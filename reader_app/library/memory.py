"""Memory that a huge text has taken goes back to the system once the work on it is done."""

from __future__ import annotations

import sys

# Code points; a text from here on leaves more behind than the system should do without.
HUGE = 4_000_000


def give_back() -> None:
    """Return freed memory that the C library keeps (malloc_trim(3); only GNU's does)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
