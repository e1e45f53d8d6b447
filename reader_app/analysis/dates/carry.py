"""Which year or month a date without one belongs to, as a careful reader would carry it over."""

from __future__ import annotations

from reader_app.analysis.dates.evidence import Evidence
from reader_app.analysis.dates.history import History, Memory
from reader_app.analysis.dates.iso import Day, is_valid, shift_months

# A told event this long before the document is still the one that the document tells of (days).
_SAME_STORY = 400
_SAME_MONTHS = 60
# Years after which a month once told is a life's story and not this one.
_LONG_AGO = 3


def carried_year(month: int | None, history: History, evidence: Evidence) -> tuple[int, Day] | None:
    """The year of a date that states none, and the date that it was taken from."""
    memory = history.year
    if memory and memory.day and not memory.since and _near(memory, history, evidence):
        own = memory.aside and not history.in_sentence(memory) and is_near(month, evidence.date)
        if not own:
            looked_back = memory.day.day is None and not history.in_sentence(memory)
            return _after(memory.day, month, evidence, looked_back), memory.day
    if history.section:
        return history.section.year, Day(history.section.year)
    if evidence.title_year:
        return evidence.title_year, evidence.date or Day(evidence.title_year)
    if evidence.date:
        return _by_document(month, history, evidence.date)
    if evidence.issue_year and memory and memory.day and not _is_recent(memory.day, evidence):
        return evidence.issue_year, Day(evidence.issue_year)
    if memory and memory.day and memory.day.month and not memory.since:
        return _after(memory.day, month, evidence), memory.day
    return (evidence.issue_year, Day(evidence.issue_year)) if evidence.issue_year else None


def _near(memory: Memory, history: History, evidence: Evidence) -> bool:
    """A full date carries through its paragraph; a bare year, or a month of long ago (1998年7月参加
    工作), through its sentence, or on if it opens one (2019年，…。3月，…)."""
    if history.in_sentence(memory):
        return True
    told = memory.day
    if told is None or not history.in_block(memory):
        return False
    recent = evidence.date is None or _is_recent(told, evidence)
    return memory.topic or told.day is not None or (told.month is not None and recent)


def _is_recent(told: Day, evidence: Evidence) -> bool:
    return evidence.year is None or evidence.year - told.year <= _LONG_AGO


# A month so near the document's own is its own year's, whatever was told of another year.
_MONTHS_BACK, _MONTHS_AHEAD = 2, 3


def is_near(month: int | None, date: Day | None) -> bool:
    """去年5月…。论文7月31日发表, in a page of August: this July."""
    if month is None or date is None or date.month is None:
        return False
    return -_MONTHS_BACK <= month - date.month <= _MONTHS_AHEAD


def _after(told: Day, month: int | None, evidence: Evidence, looked_back: bool = False) -> int:
    """Told in order, a month far behind the one before is the next year's (12月28日 … 1月5日).

    ``looked_back``: the one before is a month of an earlier sentence, from which on the story is
    told up to the document's date (2022年12月购入。…9月4日，检测报告显示).
    """
    known = looked_back and evidence.date is not None
    if month is None or told.month is None or told.month - month <= (0 if known else 6):
        return told.year
    if evidence.date and (told.year + 1, month) > (evidence.date.year, evidence.date.month or 12):
        return told.year
    return told.year + 1


def _by_document(month: int | None, history: History, date: Day) -> tuple[int, Day]:
    aside = history.day is not None and history.day.aside and is_near(month, date)
    story = history.day.day.date if history.day and history.day.day and not aside else None
    own = date.date
    if story and own and history.day and history.day.day and 0 <= (own - story).days <= _SAME_STORY:
        return _after(history.day.day, month, Evidence(date)), history.day.day
    if month and date.month == 1 and month >= 11:
        return date.year - 1, date
    if month and date.month == 12 and month <= 2:
        return date.year + 1, date
    return date.year, date


def carried_month(
    day: int, future: bool, history: History, evidence: Evidence
) -> tuple[Day, Day] | None:
    """The month of a day that states none, and the date that it was taken from."""
    memory = history.month
    if memory and (history.in_block(memory) or not evidence.date or _same_story(history, evidence)):
        return (memory.day, memory.day) if memory.day and memory.day.month else None
    if evidence.date is None or evidence.date.month is None:
        return None
    return _month_by_document(day, future, evidence.date), evidence.date


def _same_story(history: History, evidence: Evidence) -> bool:
    story = history.day.day.date if history.day and history.day.day else None
    own = evidence.date.date if evidence.date else None
    return bool(story and own and 0 <= (own - story).days <= _SAME_MONTHS)


def _month_by_document(day: int, future: bool, date: Day) -> Day:
    """News of the first days of a month tells of the last days of the month before."""
    this = Day(date.year, date.month)
    if date.day is None:
        return this
    if future and date.day - day > 15:
        return shift_months(date, 1)
    if not future and (date.day <= 10 and day > 20):
        return shift_months(date, -1)
    if not is_valid(date.year, date.month, day):
        return shift_months(date, -1)
    return this
