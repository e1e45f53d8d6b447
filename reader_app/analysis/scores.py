"""Points of a contest (25:20、22:25), which look like clock times and are ratios."""

from __future__ import annotations

import re

_PAIR = re.compile(r"(\d{1,3}) ?[:：∶] ?(\d{1,3})")
_PAIRS = re.compile(rf"{_PAIR.pattern}(?:[、,，; ]{{1,2}}{_PAIR.pattern})+")
_TOLD = re.compile(r"(?:比分|局分|总分)[^，。；]{0,4}\Z")
# A list is looked at as far as this to both sides, in code points.
_REACH = 60


def is_score(text: str, start: int) -> bool:
    """Whether the two numbers at ``start`` are points: told so, or in one list with two numbers
    that are no time of the day."""
    if _TOLD.search(text[max(0, start - 8) : start]):
        return True
    for run in _PAIRS.finditer(text, max(0, start - _REACH), start + _REACH):
        if run.start() <= start < run.end():
            return any(_is_no_time(*pair.groups()) for pair in _PAIR.finditer(run[0]))
    return False


def _is_no_time(hour: str, minute: str) -> bool:
    return int(hour) > 24 or int(minute) > 59 or len(minute) == 1
