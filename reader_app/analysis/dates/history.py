"""The dates read so far, as a reader keeps them in mind for what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader_app.analysis.dates.iso import Day


class Memory(NamedTuple):
    """A date of the text; ``day`` is None if nothing resolved it. ``topic``: it opens a sentence.
    ``since``: 以来 follows it, so it carries no further."""

    day: Day | None
    block: int
    sentence: int
    topic: bool = False
    since: bool = False


@dataclass(slots=True)
class History:
    """The nearest earlier mention that tells a year, a month, a day; and where the reader is."""

    block: int = 0
    sentence: int = 0
    year: Memory | None = None
    month: Memory | None = None
    day: Memory | None = None

    def remember(
        self,
        day: Day | None,
        tells_month: bool,
        tells_day: bool,
        topic: bool = False,
        since: bool = False,
    ) -> None:
        """Keep a mention; whether it tells a month and a day shows also where it is unresolved."""
        memory = Memory(day, self.block, self.sentence, topic, since)
        if day is not None:
            self.year = memory
        if tells_month:
            self.month = memory
        if tells_day:
            self.day = memory

    def in_sentence(self, memory: Memory | None) -> bool:
        return memory is not None and memory.sentence == self.sentence

    def in_block(self, memory: Memory | None) -> bool:
        return memory is not None and memory.block == self.block
