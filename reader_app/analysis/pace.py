"""Lets a long analysis show how far it is, be stopped, and leave other threads their turn."""

from __future__ import annotations

import time
from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share done (0 to 1); may raise CancelledError to stop the work."""

# So many seconds lie between two breaths: rare enough to cost nothing, and a window that waits
# for its turn or asks to stop does not notice them.
PULSE = 0.015


class Pace:
    """The progress of one analysis, whose steps' costs add up to ``total``."""

    def __init__(
        self,
        report: Progress | None,
        total: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._report = report
        self._total = total
        self._clock = clock
        self._next = clock() + PULSE
        self._done = self._cost = self._reported = 0.0

    def begin(self, cost: float) -> None:
        """A step of that cost begins; the one before is done."""
        self._done += self._cost
        self._cost = cost

    def breathe(self, share: float) -> None:
        """Called often inside a step, with the share of it that is done."""
        now = self._clock()
        if now < self._next:
            return
        time.sleep(0)  # whoever waits for the interpreter gets it
        self._next = now + PULSE
        self._tell(self._done + share * self._cost)

    def end(self) -> None:
        """The step that began last is done."""
        self._tell(self._done + self._cost)

    def _tell(self, done: float) -> None:
        self._reported = max(self._reported, done / self._total)
        if self._report:
            self._report(self._reported)
