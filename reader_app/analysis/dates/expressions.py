"""What a date expression says, before anything is known of the document it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Anchor(StrEnum):
    """What a number is counted from: nothing, the document's date, the nearest earlier date, the
    year that the text speaks of, the day that its paragraph tells of or else the document's."""

    STATED = "stated"
    DOCUMENT = "document"
    TEXT = "text"
    TOPIC = "topic"
    STORY = "story"


class Part(NamedTuple):
    """A field of a date: a number that is stated (8月), or a distance from an anchor (上月: -1)."""

    number: int
    anchor: Anchor = Anchor.STATED

    @property
    def stated(self) -> bool:
        return self.anchor is Anchor.STATED


class Clock(NamedTuple):
    """A clock time as said; ``part`` names the rule of the part of the day (morning, evening)."""

    hour: int
    minute: int = 0
    second: int | None = None
    part: str | None = None


class Moment(NamedTuple):
    """A point or a unit of the calendar, each field as far as it is said.

    ``months`` are the first and last month of a named part of the year (quarter, half, season);
    a month past 12 lies in the next year. ``edge`` (初, 末) makes such a part its first or last
    month (一季度末). ``cycle`` is the place of a year in the cycle of sixty (庚子). ``quarter``
    is a distance in quarters from the document's date. ``days`` are the first and last day of a
    third of a month. ``week`` is a distance in weeks, or with a stated year the ISO week.
    ``weekday`` counts from Monday, 0; ``nth`` (5月第二个星期日, 去年最后一天) is which of a unit in
    the month or year, and the unit as written. ``same_day``: the document's day of another year
    (去年今日). ``minutes`` is a distance in minutes.
    """

    year: Part | None = None
    month: Part | None = None
    day: Part | None = None
    months: tuple[int, int] | None = None
    quarter: Part | None = None
    edge: str | None = None
    cycle: int | None = None
    days: tuple[int, int] | None = None
    week: Part | None = None
    weekday: int | None = None
    weekend: bool = False
    nth: tuple[int, str] | None = None
    same_day: bool = False
    lunar: bool = False
    leap: bool = False
    clock: Clock | None = None
    minutes: Part | None = None
    part: str | None = None

    @property
    def clock_only(self) -> bool:
        return self.clock is not None and not (self.year or self.month or self.day or self.in_week)

    @property
    def in_week(self) -> bool:
        return self.week is not None or self.weekday is not None or self.weekend


@dataclass(frozen=True, slots=True)
class Between:
    """From one moment to another; the second may leave out what it shares with the first."""

    first: Moment
    last: Moment


@dataclass(frozen=True, slots=True)
class Years:
    """A named run of years, first and last: decade, century, five-year plan."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Several:
    """今明两天: from one distance to another, counted in days or years from the document's date."""

    unit: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Length:
    """A duration in ISO 8601; None where the text leaves it open (三五天)."""

    iso: str | None


Expression = Moment | Between | Years | Several | Length


class Found(NamedTuple):
    """An expression at its place (code points)."""

    start: int
    end: int
    expression: Expression
