"""Clubs whose short names are words or towns (骑士, 罗马), where a contest is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader_app.analysis.entities.branches import body_candidate
from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import known_bodies
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.vocabulary import words

# Between two clubs: the score, where it was, what one did to the other.
_SCORE = "\\d{1,3}(?:[-－–:：]|比)\\d{1,3}(?![\\d.年月日])"
_RESULT = (
    "(?:轻取|横扫|战胜|击败|逆转|险胜|惨败(?:于|给)?|不敌|大胜|力克|血洗|完胜|淘汰|战平|小胜|负于"
    "|完败|憾负|力擒|狂胜|送走|迎战|对阵|痛击|双杀)"
)
_CONTEST = f"(?:(?:[主客]场)?(?:{_SCORE})?{_RESULT}|(?:[主客]场)?{_SCORE}|[vV][sS])"
_BEHIND, _BEFORE = re.compile(_CONTEST), re.compile(f"{_CONTEST}$")
_HOME_OR_AWAY = re.compile("[主客]场(?![馆地面所])")
_LONGEST_CONTEST = 14
_LONGEST, _SHORTEST = 5, 2
# Surer than the place or the word of the same length.
_CLUB = 1.7


def find_clubs(passage: Passage) -> Iterator[Candidate]:
    """The clubs of one block that stand beside where they play, or that have played another."""
    text = passage.text
    for start, end in passage.words_of("clubs_by_contest"):
        contest = _BEHIND.match(text, end)
        other = _club_from(text, contest.end()) if contest else None
        before = _BEFORE.search(text, max(0, start - _LONGEST_CONTEST), start)
        told = before is not None and _club_until(text, before.start()) is not None
        told = told or other is not None or _HOME_OR_AWAY.match(text, end) is not None
        if told and not _is_part(passage, start, end):
            yield body_candidate(start, end, _CLUB)._replace(source=Source.MARKED)


def _is_part(passage: Passage, start: int, end: int) -> bool:
    """Whether a longer name of a body holds the short one (毕尔巴鄂|竞技)."""
    size = end - start
    return any(
        first <= start and end <= last and last - first > size and name in known_bodies()
        for first, last, name in passage.known
    )


def _club_until(text: str, end: int) -> Candidate | None:
    return _club(text, ((end - size, end) for size in _SIZES if end >= size))


def _club_from(text: str, start: int) -> Candidate | None:
    return _club(text, ((start, start + size) for size in _SIZES))


_SIZES = range(_LONGEST, _SHORTEST - 1, -1)


def _club(text: str, spans: Iterable[tuple[int, int]]) -> Candidate | None:
    """The first of some stretches of the text that is a club."""
    for start, end in spans:
        name = text[start:end]
        if name in words("clubs_by_contest") or name in known_bodies():
            return body_candidate(start, end, _CLUB)
    return None
