"""How far an import is, how fast it goes, and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# What rate and time left are worked out from: files, and seconds of work.
_RATE_FILES = 5
_RATE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """``done`` of ``total`` files; ``path`` is the file that comes next, None at the end.

    ``rate`` is in files per second, ``left`` the seconds that the rest will take; None until
    they can be told. Time that ``report`` takes (a pause) does not count.
    """

    done: int
    total: int
    path: Path | None
    rate: float | None = None
    left: float | None = None


Report = Callable[[ImportProgress], None]


class Pace:
    """Tells ``report``, if there is one."""

    def __init__(self, report: Report | None) -> None:
        self.total = 0
        self._report = report
        self._worked = 0
        self._started = time.monotonic()

    def worked(self) -> None:
        """One more file was read; those that are known already cost next to nothing."""
        self._worked += 1

    def tell(self, done: int, path: Path | None) -> None:
        if self._report is None:
            return
        before = time.monotonic()
        spent = before - self._started
        rate = left = None
        if self._worked >= _RATE_FILES and spent >= _RATE_SECONDS:
            rate = self._worked / spent
            left = (self.total - done) / rate
        self._report(ImportProgress(done, self.total, path, rate, left))
        self._started += time.monotonic() - before
