"""What a document says of its own time: its date, and the year in its title, number and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader_app.analysis.context import Context
from reader_app.analysis.dates.calendar_grammar import read_moment
from reader_app.analysis.dates.expressions import Moment
from reader_app.analysis.dates.iso import Day, is_valid, parse
from reader_app.analysis.dates.period_grammar import read_figures
from reader_app.analysis.dates.words import any_of, cues, follows, precedes
from reader_app.documents.model import BlockKind

# 1 and 2 come before the look back, so that a text is searched for them fast.
_YEAR = re.compile(r"((?:1(?<!\d1)9|2(?<!\d2)0)\d\d)(?=[ ]{0,2}年)")
_NUMBER_YEAR = re.compile(r"[〔\[(]((?:19|20)\d\d)[〕\])][ ]?第?[ ]?\d{1,5}[ ]?号")
# The lead of a report tells of its own time; a life or a history may begin earlier.
_RECENT = 1990
# 2023年元旦, 2023年度: a report of the time, not the beginning of a story of long ago.
_OWN_YEAR = re.compile(r"[ ]{0,2}年(?:元旦|春节|度(?![假]))")
_NAME = re.compile(r"《[^《》\n]{1,80}》")


@cache
def _plan_year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)((?:19|20)\d\d)年度?(?:全年)?{any_of(cues('plan_after'))}")


@cache
def _label() -> re.Pattern[str]:
    labels = any_of(cues("page_date_labels"))
    return re.compile(
        rf"(?<![\u4e00-\u9fff]){labels}[ ]{{0,4}}[:|][ ]{{0,4}}\n?[ ]{{0,12}}(?=[\d一二])"
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """``date``: the document's own date (may lack the day, may have a clock time).

    ``title_year``: the one year in its title. ``issue_year``: the latest year of a document number,
    of a document it names, or of a plan it speaks of; only where no date is known.
    """

    date: Day | None = None
    title_year: int | None = None
    issue_year: int | None = None

    @property
    def year(self) -> int | None:
        """The year that the document was written in."""
        return self.date.year if self.date else self.title_year or self.issue_year


def gather(context: Context, folded: str) -> Evidence:
    """The evidence of a document; ``folded`` is its text after ``script.fold``."""
    date = parse(context.document.metadata.date) or page_date(folded) or _signature(context, folded)
    date = date or _title_day(context, folded)
    if date and date.hour is None:
        date = _with_page_clock(date, page_date(folded))
    issued = None if date else _issue_year(folded) or _lead_year(context, folded)
    return Evidence(date, _title_year(context, folded), issued)


def page_date(folded: str) -> Day | None:
    """The first full date after a label such as 发布时间."""
    for label in _label().finditer(folded):
        if day := _full_day(folded, label.end(), min(len(folded), label.end() + 40)):
            return day
    return None


def _full_day(folded: str, start: int, end: int) -> Day | None:
    read = read_figures(folded, start, end) or read_moment(folded, start, end)
    return _as_day(read[0]) if read else None


def _as_day(moment: Moment) -> Day | None:
    year, month, day = moment.year, moment.month, moment.day
    if not (year and month and day and year.stated and month.stated and day.stated):
        return None
    if moment.lunar or not is_valid(year.number, month.number, day.number):
        return None
    clock = moment.clock
    hour = clock.hour if clock and clock.hour < 24 else None
    minute = clock.minute if clock else 0
    return Day(year.number, month.number, day.number, hour, minute)


def _with_page_clock(date: Day, page: Day | None) -> Day:
    return page if page and page.calendar == date else date


def _signature(context: Context, folded: str) -> Day | None:
    """A block near the end that is a date and nothing else."""
    for block in reversed(context.blocks[-4:]):
        read = read_moment(folded, block.start, block.end)
        if read and read[1] >= block.end and (day := _as_day(read[0])):
            return day
    return None


def _title_day(context: Context, folded: str) -> Day | None:
    """The day that the title gives for what it tells (…2024年7月22日17时30分发布…)."""
    for block in context.blocks:
        if block.kind is BlockKind.TITLE:
            for match in _YEAR.finditer(folded, block.start, block.end):
                if day := _full_day(folded, match.start(), block.end):
                    return None if _is_awaited(folded, match) else day
    return None


def _lead_year(context: Context, folded: str) -> int | None:
    """The only year that the first paragraph of a report tells: that of a day or of a New Year, or
    the year reported on (2023年度)."""
    lead = next((b for b in context.blocks if b.kind is BlockKind.PARAGRAPH), None)
    if lead is None:
        return None
    matches = _YEAR.finditer(folded, lead.start, lead.end)
    years = {int(m[1]): _tells_own_time(folded, m, lead.end) for m in matches}
    (year, own), *others = years.items() if years else [(0, False)]
    return year if own and not others and year >= _RECENT else None


def _tells_own_time(folded: str, year: re.Match[str], end: int) -> bool:
    day = _full_day(folded, year.start(), end)
    return day is not None or _OWN_YEAR.match(folded, year.end()) is not None


def _title_year(context: Context, folded: str) -> int | None:
    """The title's only year, unless it is one that the title looks forward to."""
    years = {
        int(match[1])
        for block in context.blocks
        if block.kind is BlockKind.TITLE
        for match in _YEAR.finditer(folded, block.start, block.end)
        if not _is_awaited(folded, match)
    }
    return years.pop() if len(years) == 1 else None


def _is_awaited(folded: str, year: re.Match[str]) -> bool:
    """Whether something is to be ready in that year (2026年建成投用, 力争2026年通车)."""
    behind = folded.index("年", year.end()) + 1
    return follows(folded, behind, "completion_after") or precedes(
        folded, year.start(), "future_before"
    )


def _issue_year(folded: str) -> int | None:
    years = [int(match[1]) for match in _NUMBER_YEAR.finditer(folded)]
    for name in _NAME.finditer(folded):
        years += [int(match[1]) for match in _YEAR.finditer(folded, name.start(), name.end())]
    if not years:
        years = [int(match[1]) for match in _plan_year().finditer(folded)]
    return max(years, default=None)
