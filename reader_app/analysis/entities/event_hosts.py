"""In general prose the place or body that an event is named by stands for itself (伦敦|奥运会).

Official prose names its meetings and campaigns as wholes; news and encyclopedias say of every
contest and festival where it was held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader_app.analysis.entities.candidates import CERTAIN, MOSTLY_OFFICIAL, Candidate
from reader_app.analysis.findings import EntityKind

_HOSTS = frozenset({EntityKind.PLACE, EntityKind.ORGANIZATION})
_SHORTEST_EVENT = 2
# What is held: an accident (某县“3·21”事故) or a session of a congress is named with whose it is.
_HELD = re.compile(
    "马拉松|赛|博览会|交易会|[术影化乐游]节|节$|运动会|世界杯|杯$|奥运|亚运|大运会|世博会|论坛|峰会|大会(?!第)"
)
_SESSION = re.compile("代表大会|[·•.][0-9０-９]")


def without_hosts(text: str, found: list[Candidate], officialness: float) -> list[Candidate]:
    """The candidates, with events that begin behind the place or body that opens their names."""
    if officialness > MOSTLY_OFFICIAL or not any(c.kind is EntityKind.EVENT for c in found):
        return found
    ends = _ends_of_hosts(found)
    return [_behind_host(c, ends.get(c.start, ())) if _is_held(text, c) else c for c in found]


def _is_held(text: str, event: Candidate) -> bool:
    held = _HELD.search(text, event.start, event.end)
    return held is not None and _SESSION.search(text, event.start, event.end) is None


def _ends_of_hosts(found: Iterable[Candidate]) -> dict[int, list[int]]:
    ends: dict[int, list[int]] = {}
    for candidate in found:
        if candidate.kind in _HOSTS and candidate.score >= CERTAIN:
            ends.setdefault(candidate.start, []).append(candidate.end)
    return ends


def _behind_host(candidate: Candidate, ends: Iterable[int]) -> Candidate:
    if candidate.kind is not EntityKind.EVENT:
        return candidate
    fitting = [end for end in ends if end <= candidate.end - _SHORTEST_EVENT]
    return candidate._replace(start=max(fitting)) if fitting else candidate
