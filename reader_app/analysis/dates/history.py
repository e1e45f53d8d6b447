"""The dates read so far, as a reader keeps them in mind for what comes after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from reader_app.analysis.dates.iso import Day


class Memory(NamedTuple):
    """A date of the text; ``day`` is None if nothing resolved it. ``topic``: it opens a sentence.
    ``since``: 以来 follows it, so it carries no further. ``timed``: it has a clock time.
    ``aside``: its year is told as another one than the document's (去年5月). ``several``: it ends
    some days, no one of which a clock time belongs to."""

    day: Day | None
    block: int
    sentence: int
    topic: bool = False
    since: bool = False
    timed: bool = False
    aside: bool = False
    several: bool = False


class Section(NamedTuple):
    """What stands under a heading with a year in it, 一、2023年预算执行情况."""

    rank: int
    year: int


# How a heading is numbered, the highest first: 第一章, 一、, (一), 1., (1), none.
_NUMBERINGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"第[〇一二三四五六七八九十百]+[章编部]",
        r"[〇一二三四五六七八九十]+[、.]",
        r"[(（][〇一二三四五六七八九十]+[)）]",
        r"\d+[、.]",
        r"[(（]\d+[)）]",
    )
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!以来|[至到\d])")
# A story told by the clock goes on for so many paragraphs without its day.
_PARAGRAPHS = 6


@dataclass(slots=True)
class History:
    """The nearest earlier mention that tells a year, a month, a day; and where the reader is."""

    block: int = 0
    sentence: int = 0
    year: Memory | None = None
    month: Memory | None = None
    day: Memory | None = None
    story: Memory | None = None  # the last day that was told with a clock time
    section: Section | None = None
    told: bool = True  # whether the block tells something, and is no line of the page's own data

    def open_section(self, heading: str) -> None:
        """Read a heading; its year holds until one that is not numbered below it."""
        rank = next((r for r, p in enumerate(_NUMBERINGS) if p.match(heading)), len(_NUMBERINGS))
        years = set(_YEAR.findall(heading))
        if len(years) == 1:
            self.section = Section(rank, int(years.pop()))
        elif self.section and rank <= self.section.rank:
            self.section = None

    def remember(self, day: Day | None, tells_month: bool, tells_day: bool, **said: bool) -> None:
        """Keep a mention; whether it tells a month and a day shows also where it is unresolved.

        ``said`` are the flags of ``Memory``.
        """
        said["timed"] = self.told and (said.get("timed", False) or self._goes_on(day))
        memory = Memory(day, self.block, self.sentence, **said)
        if day is not None:
            self.year = memory
        if tells_month:
            self.month = memory
        if tells_day:
            self.day = memory
            self.story = memory if memory.timed and day else self.story

    def in_sentence(self, memory: Memory | None) -> bool:
        return memory is not None and memory.sentence == self.sentence

    def _goes_on(self, day: Day | None) -> bool:
        """Whether a day (当天, 当日) is the one that a story by the clock is about."""
        before = self.day
        return before is not None and before.timed and before.day == day

    def day_of_clock(self) -> Day | None:
        """The day that a clock time without one belongs to: the one last told in its paragraph,
        else the one of a story told by the clock."""
        if self.day and self.in_block(self.day):
            return None if self.day.several else self.day.day
        goes_on = self.story and self.told and self.block - self.story.block <= _PARAGRAPHS
        return self.story.day if self.story and goes_on else None

    def in_block(self, memory: Memory | None) -> bool:
        return memory is not None and memory.block == self.block
