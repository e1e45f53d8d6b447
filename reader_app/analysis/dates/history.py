"""The dates read so far, as a reader keeps them in mind for what comes after."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader_app.analysis.dates.iso import Day


@dataclass(frozen=True, slots=True)
class Memory:
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
    day: Memory | None = field(default=None)

    def remember(
        self, day: Day | None, fields: tuple[bool, bool, bool], topic: bool, since: bool
    ) -> None:
        """Keep a mention; ``fields``: whether it tells a year, a month, a day."""
        memory = Memory(day, self.block, self.sentence, topic, since)
        tells_year, tells_month, tells_day = fields
        if day is not None and tells_year:
            self.year = memory
        if tells_month:
            self.month = memory
        if tells_day:
            self.day = memory

    def in_sentence(self, memory: Memory | None) -> bool:
        return memory is not None and memory.sentence == self.sentence

    def in_block(self, memory: Memory | None) -> bool:
        return memory is not None and memory.block == self.block
