"""The weekday that a text gives for a date (3月5日（星期六）), for those who check it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader_app.analysis.dates.iso import parse
from reader_app.analysis.dates.script import fold
from reader_app.analysis.findings import DateMention
from reader_app.documents.model import Span

_WEEKDAY = re.compile(r"[ ]{0,2}\(?[ ]{0,2}((?:周|星期|礼拜)[一二三四五六日天])(?![至到\-~])")
_INSIDE = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天]")


class Weekday(NamedTuple):
    """A weekday as written; ``number`` counts from Monday, 0; ``span`` in code points."""

    number: int
    span: Span


def _number(word: str) -> int:
    return "一二三四五六日".find("日" if word[-1] == "天" else word[-1])


def weekday_after(text: str, mention: DateMention) -> Weekday | None:
    """The weekday that follows a date mention, in brackets or directly; None if there is none."""
    match = _WEEKDAY.match(fold(text[mention.end : mention.end + 12]))
    if match is None:
        return None
    start = mention.end + match.start(1)
    return Weekday(_number(match[1]), Span(start, start + len(match[1])))


def stated_weekday(text: str, mention: DateMention) -> Weekday | None:
    """The weekday given for a date, inside the mention (3月5日星期六上午) or right after it.

    None for a mention that is nothing but a weekday, or whose value is no day.
    """
    value = parse(mention.value)
    if value is None or value.day is None or "/" in (mention.value or ""):
        return None
    match = _INSIDE.search(fold(text[mention.start : mention.end]))
    if match is None:
        return weekday_after(text, mention)
    if match.start() == 0 or "上下本这".find(text[mention.start + match.start() - 1]) >= 0:
        return None
    start = mention.start + match.start()
    return Weekday(_number(match[0]), Span(start, start + len(match[0])))
