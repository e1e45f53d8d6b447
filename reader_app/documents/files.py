"""Reading a file that somebody named: whole, within the bounds, and none that never ends."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader_app.documents import limits
from reader_app.errors import KnownError

_CHUNK = 1 << 20
# What a shell has opened for us (cat a | …, <(…)) ends when it ends; other pipes may wait forever.
_OPENED = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


def read(path: Path) -> bytes:
    """The bytes of a file. Raises KnownError ``file-missing``, ``file-unreadable``,
    ``file-special`` (a device, a pipe, a socket) and ``file-too-large``."""
    with known_errors(path):
        if stat.S_ISFIFO(look_at(path).st_mode):
            return _read_pipe(path)
        return path.read_bytes()


def look_at(path: Path) -> os.stat_result:
    """What the system says of a file that can be read to its end; raises the same, and OSError."""
    found = path.stat()
    opened = stat.S_ISFIFO(found.st_mode) and str(path).startswith(_OPENED)
    if not (opened or stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise KnownError("file-special", path=str(path))
    limits.check_length(found.st_size, str(path))
    return found


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Says what the system says of a file as KnownError."""
    try:
        yield
    except FileNotFoundError:
        raise KnownError("file-missing", path=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise KnownError("file-unreadable", path=str(path), reason=reason) from error


def _read_pipe(path: Path) -> bytes:
    data = bytearray()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            data += piece
            limits.check_length(len(data), str(path))
    return bytes(data)
