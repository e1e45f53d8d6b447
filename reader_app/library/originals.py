"""The files as they were imported, kept under the hash of their content."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from reader_app.library.database import known_errors

_PORTION = 1 << 20  # bytes


def content_hash(data: bytes) -> str:
    """The identity of a document: SHA-256 of the file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """A folder of immutable files; each is whole and on the disk before its name appears."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def keep(self, digest: str, data: bytes) -> None:
        """Store a file's content, also in place of a copy that is damaged.

        Raises KnownError if the disk does not take it.
        """
        self._keep(digest, lambda: iter((data,)))

    def keep_file(self, digest: str, source: Path) -> bool:
        """Store the content of a long file, read in portions; False if it is another by now
        or cannot be read.

        Raises KnownError if the disk does not take it.
        """
        read = hashlib.sha256()

        def portions() -> Iterator[bytes]:
            for portion in _portions(source):
                read.update(portion)
                yield portion
            if read.hexdigest() != digest:
                raise _OtherContentError

        try:
            self._keep(digest, portions)
        except _OtherContentError:
            return False
        return True

    def _keep(self, digest: str, portions: Callable[[], Iterator[bytes]]) -> None:
        path = self.path(digest)
        with known_errors(path):
            if path.exists() and _is_whole(path, digest):
                return
            self._make_folder(path.parent)
            draft = path.with_name(f"{digest}.{os.getpid()}-{threading.get_ident()}.new")
            try:
                _write_through(draft, portions())
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
            sync_folder(path.parent)

    def _make_folder(self, folder: Path) -> None:
        for one in (self._folder, folder):
            if not one.is_dir():
                one.mkdir(parents=True, exist_ok=True)
                sync_folder(one.parent)

    def read(self, digest: str) -> bytes | None:
        """The content, or None if it is not kept here or cannot be read."""
        try:
            return self.path(digest).read_bytes()
        except OSError:
            return None

    def remove(self, digest: str) -> None:
        """Delete a file's content, if it is kept. Raises KnownError if the disk does not let it."""
        path = self.path(digest)
        with known_errors(path):
            path.unlink(missing_ok=True)


class _OtherContentError(Exception):
    """A file holds something else than was said, or nothing that can be read."""


def _is_whole(path: Path, digest: str) -> bool:
    read = hashlib.sha256()
    try:
        for portion in _portions(path):
            read.update(portion)
    except _OtherContentError:
        return False
    return read.hexdigest() == digest


def _portions(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from iter(partial(file.read, _PORTION), b"")
    except OSError as error:
        raise _OtherContentError from error


def _write_through(path: Path, portions: Iterator[bytes]) -> None:
    with path.open("wb") as file:
        for portion in portions:
            file.write(portion)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder outlast a power cut, where the system can do that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
