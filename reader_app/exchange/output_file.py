"""Files that are written whole or not at all, with failures that the user can be told."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from reader_app.errors import KnownError


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of ``path`` when all of it is on the disk.

    What is no file (``/dev/stdout``, a pipe) is written to as it is; a link stays one. Raises
    KnownError ``output-unwritable``; then, as after any other error, a file is as it was.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        with _told(path), path.open("wb") as file:
            yield file
        return
    with _told(path), _draft(Path(os.path.realpath(path))) as file:
        yield file


@contextmanager
def _draft(path: Path) -> Iterator[BinaryIO]:
    # A name may have 255 bytes, and one character up to four.
    draft = path.with_name(f".{path.name[:50]}.{os.getpid()}.new")
    try:
        with draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def as_text(target: BinaryIO, encoding: str = "utf-8", errors: str = "replace") -> Iterator[TextIO]:
    """Text into a binary file; lines end as they are written. ``errors`` says what becomes of
    halves of broken pairs, such as the bytes of a file name that is no valid Unicode."""
    text = io.TextIOWrapper(target, encoding, errors=errors, newline="")
    try:
        yield text
        text.flush()
    finally:
        text.detach()


def unwritable(path: Path, error: OSError) -> KnownError:
    """The error for a place that does not take a file."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return KnownError("output-full" if full else "output-unwritable", path=str(path), reason=reason)
