"""The bounds on untrusted files, in one place: sizes, depth, counts and time.

Whatever a file claims, loading it ends within ten seconds and one gigabyte: in a document, perhaps
cut short with a warning that says so, or in a KnownError.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from reader_app.errors import KnownError, Notice

_MIB = 1 << 20

# A file as it lies on the disk.
FILE_BYTES = 512 * _MIB
# A message of several parts, which is taken apart in memory.
MESSAGE_BYTES = 128 * _MIB
# What an archive may unpack to: one part, and all parts of one document together.
PART_BYTES = 64 * _MIB
UNPACKED_BYTES = 256 * _MIB
# A protected part of an archive, which is slow to read.
PROTECTED_BYTES = 8 * _MIB
# Deflate reaches 1032:1 on nothing but zeros; XML of office programs stays below 100:1.
RATIO = 250
# A part this small is no bomb, however well it was packed.
SMALL_BYTES = 4 * _MIB
PARTS = 50_000
# An archive of documents as a whole, the archives inside it included.
ARCHIVE_BYTES = 4096 * _MIB
ARCHIVE_FILES = 20_000
# Nested elements, lists or archives that a reader could still make sense of.
DEPTH = 256
# Elements of one document: a page with more than this is not one that somebody wrote.
ELEMENTS = 2_000_000
# Code points of the canonical text.
CHARACTERS = 32_000_000
# Lines of a document that a format's markup makes.
LINES = 500_000
# Cells that one spanning cell or one repeated row may be written out to.
REPEATED = 1_000
# Pictures: encoded bytes of one, and how many a document shows.
PICTURE_BYTES = 32 * _MIB
PICTURES = 10_000
PAGES = 20_000
# Seconds that reading the content of one file may take; what is read by then still has to be
# judged, and ten in all is what the user is promised.
SECONDS = 5.0

_T = TypeVar("_T")


class Budget:
    """What loading one file may still spend; every loader makes one and asks it as it goes.

    The seconds are processor time of this thread, so that a document does not depend on how busy
    the machine is.
    """

    def __init__(self, name: str, seconds: float = SECONDS) -> None:
        self.name = name
        self._end = time.thread_time() + seconds
        self._earliest = time.monotonic() + seconds  # no thread works more than time goes by
        self._unpacked = 0
        self.warnings: list[Notice] = []

    @property
    def spent(self) -> bool:
        """Whether the time is over. The clock on the wall is asked first, as what a thread has used
        is a call of the system that takes ten times as long."""
        return time.monotonic() > self._earliest and time.thread_time() > self._end

    def unpack(self, size: int) -> None:
        """Count ``size`` bytes more in memory. Raises KnownError ``file-bomb``."""
        self._unpacked += size
        if self._unpacked > UNPACKED_BYTES:
            raise KnownError("file-bomb", path=self.name, limit=UNPACKED_BYTES // _MIB)

    def while_lasts(self, items: Iterable[_T], every: int = 64) -> Iterator[_T]:
        """The items, up to the end of the time or to so many; then a warning is noted."""
        for number, item in enumerate(items):
            if number >= ELEMENTS or (number % every == 0 and self.spent):
                self.warn("content-cut")
                return
            yield item

    def warn(self, code: str, **details: str | int) -> None:
        """Note a warning for the document, each only once."""
        notice = Notice(code, details)
        if notice not in self.warnings:
            self.warnings.append(notice)


def check_size(data: bytes, name: str) -> None:
    """Raises KnownError ``file-too-large`` for content that is not even looked at."""
    check_length(len(data), name)


def check_length(size: int, name: str, most: int = FILE_BYTES) -> None:
    """Like :func:`check_size` for a file that is not read yet; ``size`` in bytes."""
    if size > most:
        raise KnownError("file-too-large", path=name, size=size // _MIB, limit=most // _MIB)
