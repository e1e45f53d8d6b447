"""A disk that fails when told to: a VFS under SQLite that counts writes and refuses some."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

_NAME = "faulty"


class FaultyDisk(apsw.VFS):
    """Every write, and every request that what was written be on the disk, is one operation.

    From the operation ``fails_from`` on, ``failures`` of them fail with ``error``.
    """

    def __init__(self) -> None:
        self.base = apsw.vfs_names()[0]
        self.operations = 0
        self.mend()
        super().__init__(_NAME, self.base, makedefault=True)

    def fail(self, after: int, error: type[Exception], failures: int) -> None:
        """Let the disk fail after so many more operations."""
        self.fails_from = self.operations + after
        self.fails_until = self.fails_from + failures
        self.error = error

    def mend(self) -> None:
        self.fails_from = self.fails_until = -1
        self.error: type[Exception] = apsw.FullError

    def operation(self) -> None:
        self.operations += 1
        if self.fails_from < self.operations <= self.fails_until:
            raise self.error("the disk was told to fail")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _File(self, name, flags)


class _File(apsw.VFSFile):
    def __init__(
        self, disk: FaultyDisk, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        self._disk = disk
        super().__init__(disk.base, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.operation()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.operation()
        super().xSync(flags)


@contextmanager
def faulty_disk() -> Iterator[FaultyDisk]:
    """Every database that is opened within the block lies on this disk."""
    disk = FaultyDisk()
    try:
        yield disk
    finally:
        disk.mend()
        disk.unregister()
