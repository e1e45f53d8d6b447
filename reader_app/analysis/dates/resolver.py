"""Gives date expressions their values from the document's date and the dates told before them."""

from __future__ import annotations

import datetime

from reader_app.analysis.dates import carry, lunar
from reader_app.analysis.dates.evidence import Evidence
from reader_app.analysis.dates.expressions import (
    Anchor,
    Between,
    Clock,
    Expression,
    Found,
    Length,
    Moment,
    Part,
    Several,
    Years,
)
from reader_app.analysis.dates.history import History
from reader_app.analysis.dates.interval_ends import completed, same_part, with_year_of
from reader_app.analysis.dates.iso import Day, clock_iso, day_of, is_valid, shift_days, shift_months
from reader_app.analysis.dates.kinds import kind_of
from reader_app.analysis.dates.ordinal_units import nth_of
from reader_app.analysis.dates.stretches import (
    Stretch,
    at_clock,
    days_between,
    hour_of,
    iso_monday,
    lunar_month,
    narrowed,
    not_before,
    written,
)
from reader_app.analysis.dates.surroundings import Surroundings
from reader_app.analysis.dates.words import cues
from reader_app.analysis.findings import Basis, DateMention

# An expression that says nothing of when.
_NOTHING = Moment()


class Resolver:
    """Resolves the expressions of one document in the order of its text.

    The caller moves ``history.block`` and ``history.sentence`` along.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.history = History()
        self._evidence = evidence
        self._reference: Day | None = None
        self._around = Surroundings()

    def resolve(self, found: Found, around: Surroundings) -> DateMention:
        """The mention with its value, remembered for the mentions after it."""
        self._reference, self._around = None, around
        value = self._value(found.expression)
        reference = self._reference.calendar.iso() if self._reference else None
        basis = (
            Basis.RESOLVED if reference or _needs_context(found.expression, value) else Basis.STATED
        )
        kind = kind_of(found.expression)
        return DateMention(found.start, found.end, value, kind, basis, reference)

    def _value(self, expression: Expression) -> str | None:
        match expression:
            case Length(iso):
                return iso
            case Years(first, last):
                return f"{Day(first).iso()}/{Day(last).iso()}"
            case Several() as several:
                return self._several(several)
            case Between(first, last):
                return self._between(first, last)
            case moment:
                return self._moment(moment)

    def _moment(self, moment: Moment) -> str | None:
        if moment.clock_only and moment.clock:
            return self._clock_alone(moment.clock)
        unknown = moment == _NOTHING or (self._around.recurring and moment.year is None)
        stretch = None if unknown else self.stretch(moment)
        self._remember(moment, stretch[0] if stretch else None)
        return written(stretch)

    def _remember(self, moment: Moment, day: Day | None) -> None:
        tells = _tells_month(moment), _tells_day(moment)
        around = self._around
        only_pointed_at = moment.year is not None and moment.year.anchor is Anchor.TOPIC
        if not (around.compared or only_pointed_at):
            year = moment.year
            self.history.remember(
                day.calendar if day else None,
                *tells,
                topic=around.topic,
                since=around.since,
                timed=moment.clock is not None or moment.part is not None or around.alone,
                aside=year is not None and year.anchor is Anchor.DOCUMENT and year.number != 0,
            )

    def _several(self, several: Several) -> str | None:
        date = self._document_date()
        if date is None:
            return None
        if several.unit == "year":
            return f"{date.year + several.first}/{date.year + several.last}"
        first, last = shift_days(date, several.first), shift_days(date, several.last)
        return f"{first.calendar.iso()}/{last.calendar.iso()}" if first and last else None

    def _document_date(self) -> Day | None:
        self._reference = self._evidence.date
        return self._evidence.date

    # Clock times

    def _clock_alone(self, clock: Clock) -> str:
        day = self._known_day()
        if day is None:
            hour, _ = hour_of(clock)
            return clock_iso(hour, clock.minute, clock.second)
        self._reference = day
        self.history.remember(day, tells_month=True, tells_day=True, timed=True)
        timed = at_clock(day, clock)
        return timed.iso() if timed else clock_iso(hour_of(clock)[0], clock.minute, clock.second)

    def _known_day(self) -> Day | None:
        """The day that a clock time without one belongs to, if it is told of one day only."""
        day = None if self._around.habitual else self.history.day_of_clock()
        return day if day and day.day else None

    # Moments

    def stretch(self, moment: Moment) -> Stretch | None:
        """What a moment covers, with its clock time if it has one; None if nothing resolves it."""
        if moment.minutes:
            return self._minutes_away(moment.minutes)
        covered = self._calendar(moment)
        if covered is None or moment.clock is None:
            return covered
        timed = at_clock(covered[0], moment.clock)
        return (timed, None) if timed else None

    def _calendar(self, moment: Moment) -> Stretch | None:
        if moment.in_week:
            return self._week(moment)
        if moment.lunar:
            return self._lunar(moment)
        if moment.quarter:
            return self._quarter(moment.quarter, moment.edge)
        if moment.day and not moment.day.stated:
            return self._day_away(moment.day)
        if moment.same_day:
            return self._same_day(moment)
        unit = self._year_or_month(moment)
        if unit is None:
            return None
        return nth_of(unit, *moment.nth) if moment.nth else narrowed(unit, moment)

    def _day_away(self, day: Part) -> Stretch | None:
        base = self._base(day.anchor)
        shifted = shift_days(base, day.number) if base else None
        return (shifted.calendar, None) if shifted else None

    def _same_day(self, moment: Moment) -> Stretch | None:
        """去年今日."""
        own, year = self._document_date(), self._year(moment, None)
        if own is None or year is None or not own.day or not is_valid(year, own.month, own.day):
            return None
        return Day(year, own.month, own.day), None

    def _base(self, anchor: Anchor) -> Day | None:
        """The day that a relative word counts from; none behind a feast (中秋当天)."""
        if anchor is not Anchor.DOCUMENT and self._around.before.endswith(cues("feasts")):
            return None
        told = anchor is Anchor.STORY and self.history.in_block(self.history.day)
        if (anchor is Anchor.TEXT or told) and self.history.day:
            self._reference = self.history.day.day
            return self.history.day.day
        return self._document_date()

    def _year_or_month(self, moment: Moment) -> Day | None:
        """Year, and month if one is said, of a moment."""
        if moment.month and not moment.month.stated:
            base = self._month_base(moment.month.anchor)
            return shift_months(base, moment.month.number) if base and base.month else None
        month = moment.month.number if moment.month else None
        if not (moment.year or moment.cycle is not None or month or moment.months) and (
            moment.day or moment.days
        ):
            return self._month_of_day(moment)
        year = self._year(moment, month or (moment.months[0] if moment.months else None))
        return None if year is None else Day(year, month)

    def _month_base(self, anchor: Anchor) -> Day | None:
        memory = self.history.month
        compared = self._around.compared and self.history.in_block(memory)
        told = anchor is Anchor.STORY and self.history.in_block(memory)
        if memory and (anchor is Anchor.TEXT or told or compared):
            self._reference = memory.day
            return memory.day
        return self._document_date()

    def _month_of_day(self, moment: Moment) -> Day | None:
        day = moment.day.number if moment.day else (moment.days or (1, 1))[0]
        carried = carry.carried_month(day, self._around.future, self.history, self._evidence)
        if carried is None:
            return None
        month, self._reference = carried
        return Day(month.year, month.month)

    def _year(self, moment: Moment, month: int | None) -> int | None:
        if moment.cycle is not None:
            return self._year_of_cycle(moment.cycle)
        if moment.year is None:
            return self._carried(month)
        if moment.year.stated:
            return moment.year.number
        base = self._year_base(moment.year.anchor)
        return None if base is None else base + moment.year.number

    def _carried(self, month: int | None) -> int | None:
        carried = carry.carried_year(month, self.history, self._evidence)
        if carried is None:
            return None
        year, self._reference = carried
        own = self._evidence.date
        if own and month and year < own.year and self._is_of_now(month, own):
            year, self._reference = own.year, own
        return year

    def _is_of_now(self, month: int, own: Day) -> bool:
        """Whether what is told is of the document's own time, whatever year was told of before:
        what must still be done (3月底前要全部整改), and what is so by now (截至5月底)."""
        if self._around.due:
            return own.month is None or month >= own.month
        bare = self._reference in (None, own) or not self._reference.month
        return bare and self._around.up_to and carry.is_near(month, own)

    def _year_base(self, anchor: Anchor) -> int | None:
        memory = self.history.year
        in_text = anchor is not Anchor.DOCUMENT and self.history.in_block(memory)
        if in_text and memory and memory.day:
            self._reference = memory.day
            return memory.day.year
        if anchor is Anchor.TOPIC and self.history.section:
            self._reference = Day(self.history.section.year)
            return self.history.section.year
        if anchor is Anchor.TOPIC and self._evidence.title_year:
            self._reference = Day(self._evidence.title_year)
            return self._evidence.title_year
        year = self._evidence.year
        if year is not None:
            self._reference = self._evidence.date or Day(year)
        return year

    def _year_of_cycle(self, cycle: int) -> int | None:
        """The nearest year not after the document's with this place in the cycle of sixty."""
        year = self._evidence.year
        if year is None:
            return None
        self._reference = self._evidence.date or Day(year)
        return year - (year - 4 - cycle) % 60

    def _quarter(self, quarter: Part, edge: str | None) -> Stretch | None:
        date = self._document_date()
        if date is None or date.month is None:
            return None
        first = shift_months(Day(date.year, (date.month - 1) // 3 * 3 + 1), 3 * quarter.number)
        last = shift_months(first, 2)
        if edge:
            return (first if edge.startswith("初") else last), None
        return first, last

    # Weeks

    def _week(self, moment: Moment) -> Stretch | None:
        monday = self._monday(moment)
        if monday is None:
            return None
        if moment.weekend:
            return days_between(monday, 5, 6)
        if moment.weekday is None:
            return days_between(monday, 0, 6)
        shifted = shift_days(day_of(monday), moment.weekday)
        return (shifted, None) if shifted else None

    def _monday(self, moment: Moment) -> datetime.date | None:
        if moment.year and moment.week and moment.week.stated:
            year = self._year(moment, None)
            return None if year is None else iso_monday(year, moment.week.number)
        date = self._document_date()
        own = date.date if date else None
        if date is None or own is None:
            return None
        weeks = moment.week.number if moment.week else 0
        monday = shift_days(date.calendar, 7 * weeks - own.weekday())
        return monday.date if monday else None

    # Distances in minutes

    def _minutes_away(self, minutes: Part) -> Stretch | None:
        date = self._evidence.date
        told = minutes.anchor is Anchor.STORY and self.history.in_block(self.history.day)
        if told or date is None or date.date is None or date.hour is None:
            return None
        self._reference = date
        days, minute = divmod(date.hour * 60 + date.minute + minutes.number, 24 * 60)
        then = shift_days(date.calendar, days)
        return (then._replace(hour=minute // 60, minute=minute % 60), None) if then else None

    # The lunar calendar

    def _lunar(self, moment: Moment) -> Stretch | None:
        month = moment.month.number if moment.month else 1
        year = self._lunar_year(moment, month)
        if year is None:
            return None
        if moment.day is None:
            return lunar_month(year, month, moment.leap)
        date = lunar.to_gregorian(year, month, moment.day.number, moment.leap, last=True)
        return (day_of(date), None) if date else None

    def _lunar_year(self, moment: Moment, month: int) -> int | None:
        """The lunar year: as stated, else the year carried over. Of the last two months the one
        nearest the document's date is meant; where only a year is known, the twelfth month is the
        one that ends in it.
        """
        if moment.year or moment.cycle is not None:
            return self._year(moment, None)
        year = self._carried(None)
        if year is None:
            return None
        own = self._evidence.date.date if self._evidence.date else None
        if month < 11:
            return year
        if own is None or own.year != year:
            return year - 1 if month == 12 else year
        candidates = [(y, lunar.month_days(y, month)) for y in (year - 1, year)]
        known = [(abs((found[0] - own).days), y) for y, found in candidates if found]
        return min(known)[1] if known else None

    # Intervals

    def _between(self, first: Moment, last: Moment) -> str | None:
        first = with_year_of(first, last)
        if first.clock_only and last.clock_only and first.clock and last.clock:
            return self._clocks(first.clock, same_part(first.clock, last.clock))
        if first.clock_only and first.clock and last.clock:
            return self._clocks(first.clock, last.clock)
        begins = self.stretch(first)
        if begins is None:
            self._remember(first, None)
            return None
        self._remember(first, begins[0])
        ends = self._end(first, begins[0], last)
        if ends is None:
            return None
        day = ends[1] or ends[0]
        timed = first.clock is not None
        self.history.remember(
            day.calendar,
            day.month is not None,
            day.day is not None,
            timed=timed,
            several=not timed and day.calendar != begins[0].calendar,
        )
        return f"{begins[0].iso()}/{day.iso()}"

    def _clocks(self, first: Clock, last: Clock) -> str:
        day = self._known_day()
        if day:
            self._reference = day
            a = at_clock(day, first)
            b = not_before(a, at_clock(day, last))
            if a and b:
                return f"{a.iso()}/{b.iso()}"
        a_hour, b_hour = hour_of(first)[0], hour_of(last)[0]
        return (
            f"{clock_iso(a_hour, first.minute, first.second)}"
            f"/{clock_iso(b_hour, last.minute, last.second)}"
        )

    def _end(self, first: Moment, begin: Day, last: Moment) -> Stretch | None:
        """What the second moment covers, with what it leaves out taken from the first."""
        if last.clock_only and last.clock:
            clock = same_part(first.clock, last.clock) if first.clock else last.clock
            timed = not_before(begin, at_clock(begin.calendar, clock))
            return (timed, None) if timed else None
        if last.in_week and last.week is None and first.in_week:
            return self._end_of_week(begin, last)
        ends = self.stretch(completed(first, begin, last))
        if ends and last.year is None and (ends[1] or ends[0]).lies_before(begin):
            ends = self._a_cycle_later(first, begin, last)
        return ends

    def _end_of_week(self, begin: Day, last: Moment) -> Stretch | None:
        own = begin.date
        if own is None or last.weekday is None:
            return None
        shifted = shift_days(begin.calendar, (last.weekday - own.weekday()) % 7)
        return (shifted, None) if shifted else None

    def _a_cycle_later(self, first: Moment, begin: Day, last: Moment) -> Stretch | None:
        """12月28日至1月3日 ends in the next year, 28日至3日 in the next month."""
        if last.month is None and last.day and not last.lunar:
            following = shift_months(begin, 1)
            return self.stretch(
                last._replace(year=Part(following.year), month=Part(following.month or 1))
            )
        end = completed(first, begin, last)
        year = end.year.number if end.year else begin.year
        return self.stretch(end._replace(year=Part(year + 1)))


def _tells_month(moment: Moment) -> bool:
    return bool(moment.month or moment.day or moment.in_week or moment.days)


def _tells_day(moment: Moment) -> bool:
    return bool(moment.day or moment.nth or moment.weekday is not None)


def _needs_context(expression: Expression, value: str | None) -> bool:
    return value is None and not isinstance(expression, Length)
