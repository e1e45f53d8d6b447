"""Words that say how near a number is to what it counts: 约, 近, 超过, 以上, 左右."""

from __future__ import annotations

import re

from reader_app.analysis.figures.units import Sort
from reader_app.analysis.findings import Qualifier

_ABOUT, _OVER, _UNDER = Qualifier.ABOUT, Qualifier.OVER, Qualifier.UNDER

# Touching the number in front: part of the span. 合约, 附近, 最近 and the like hold the same
# characters and qualify nothing.
_BEFORE = re.compile(
    r"(?P<about>大约|(?<![合节签制预契公特相要])约|将近|(?<![附最靠接邻临远亲贴逼切])近)"
    r"|(?P<over>(?<!不)(?<!未)超过|(?<![赶反])超|逾|至少)"
    r"|(?P<under>不足|不到|最多|至多|不超过)"
)
# 上百, 过千: only before a step without a digit.
_UP_TO_STEP = re.compile(r"[上过]\Z")
_STEPS = tuple("百千万亿")

# Verbs that qualify and stay outside the span.
_VERB = re.compile(
    r"(?:(?P<over>突破了?|已过|(?<!得)(?:多于|大于|高于)|不少于|不低于|不小于|超出)|(?P<about>接近|大概|差不多)"
    r"|(?P<under>(?<!得)(?:少于|小于|低于)|不高于|不大于|不多于|未满|不满)) ?\Z"
)
_NEGATED = re.compile(r"不(?:多|大|高|少|低|小)于 ?\Z")

# Touching the unit behind.
_AFTER = re.compile(
    r" ?(?:(?P<about>左右|上下|许(?![多可昌]))"
    r"|(?P<over>(?:\(含\)|含|及|或)?以上|开外|有余)"
    r"|(?P<under>(?:\(含\)|含|及|或)?以[下内](?!简称)|之内))"
)
_MORE = re.compile(r"(?P<over>[多余](?![次个种名家年项方数样元处边人式部地重点少额款下杯]))")
_AMOUNTS = frozenset({Sort.MONEY, Sort.MEASURE, Sort.AGE, Sort.NUMBER, Sort.PERCENT})

# The characters that the expressions above can end or start with: most numbers have none.
_LAST_BEFORE = frozenset("约近过超逾少足到多上至 ")
_FIRST_AFTER = frozenset(" 左上许(含及或以开有之多余")
_LAST_OF_VERB = frozenset("破了过于出近概多满 ")

# The farthest that a qualifier reaches back, in code points.
_REACH = 5


def _named(match: re.Match[str]) -> Qualifier:
    return Qualifier(match.lastgroup or Qualifier.EXACT)


def before(text: str, start: int) -> tuple[int, Qualifier | None]:
    """The start of the qualifier that touches ``start``, and what it says."""
    if text[start - 1 : start] not in _LAST_BEFORE:
        return start, None
    lowest = max(0, start - _REACH)
    # Looking behind needs the characters before the reach, so cut nothing off.
    for match in _BEFORE.finditer(text, lowest, start):
        gap = text[match.end() : start]
        if gap in ("", " "):
            return match.start(), _named(match)
    if text.startswith(_STEPS, start) and (step := _UP_TO_STEP.search(text, lowest, start)):
        return step.start(), _OVER
    return start, None


def after(text: str, end: int, sort: Sort | None) -> tuple[int, Qualifier | None]:
    """The end of the qualifier that touches ``end``, and what it says."""
    if text[end : end + 1] not in _FIRST_AFTER:
        return end, None
    if match := _AFTER.match(text, end):
        return match.end(), _named(match)
    if sort in _AMOUNTS and (match := _MORE.match(text, end)):
        return match.end(), _OVER
    return end, None


def verb_before(text: str, start: int) -> Qualifier | None:
    """What a verb in front says (突破, 不少于); it stays outside the figure."""
    if text[start - 1 : start] not in _LAST_OF_VERB:
        return None
    if match := _NEGATED.search(text, max(0, start - _REACH), start):
        return _OVER if match[0][1] in "少低小" else _UNDER
    match = _VERB.search(text, max(0, start - _REACH), start)
    return _named(match) if match else None
