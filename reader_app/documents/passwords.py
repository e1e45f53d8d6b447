"""The passwords that the user has given for protected files: in memory only, for as long as the
program runs; they are never stored and never written to a log.

A loader that meets a protected file tries them all, as a file is often one of several with the
same password.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from reader_app.errors import KnownError

# Trying one on an office file takes a fifth of a second.
_MOST = 8
_lock = threading.Lock()
_given: tuple[str, ...] = ()

_T = TypeVar("_T")


def give(password: str) -> None:
    """Try this password on protected files from now on; the latest is tried first."""
    global _given  # noqa: PLW0603  # the program has one user
    if password:
        with _lock:
            _given = (password, *(one for one in _given if one != password))[:_MOST]


def given() -> tuple[str, ...]:
    """The passwords given so far, the latest first."""
    return _given


def forget() -> None:
    """Forget them all."""
    global _given  # noqa: PLW0603
    with _lock:
        _given = ()


def opened(attempt: Callable[[str], _T | None], name: str) -> _T:
    """What the first password that fits opens; ``attempt`` gives None for one that does not.

    Raises KnownError ``password-needed`` if none was given, ``password-wrong`` if none fits.
    """
    for password in given():
        if (found := attempt(password)) is not None:
            return found
    raise KnownError("password-wrong" if given() else "password-needed", path=name)
