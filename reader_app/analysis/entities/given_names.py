"""Given names: the characters that they are made of, and candidates for persons."""

from __future__ import annotations

import re

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, candidate
from reader_app.analysis.entities.vocabulary import characters
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.memo import Memo

# 孟某|说, 王某|诉: behind 某 no part of a given name, but what is told.
TOLD_OF_UNNAMED = "说称讲诉告认辩供"

# jieba's tags of words that are a person's name, and of those that may be one as a whole.
NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
NAMING_TAGS = NAME_TAGS | {"x", "nz"}
ALL_CHINESE = re.compile(r"[\u4e00-\u9fff]*")
_MIDDLE_OF_NAME = frozenset("有如为可能应会必")
# Given names whose first character joins words elsewhere (苏和平).
_WORDS_AS_NAMES = frozenset({"和平", "和生", "和林", "与时", "立和", "问渠", "问天", "问梅"})
_COMMON_GIVEN, _UNCOMMON_GIVEN = 0.15, -0.05


def person_candidate(start: int, end: int, score: float = CERTAIN) -> Candidate:
    return candidate(start, end, EntityKind.PERSON, score)


def _possible_given(given: str) -> bool:
    never = characters("never_in_given_names")
    if len(given) == 2 and (given[0] in _MIDDLE_OF_NAME or given in _WORDS_AS_NAMES):
        given = given[1]  # 张有为 is a name, 张为 with a verb behind it is none
    return never.isdisjoint(given) and ALL_CHINESE.fullmatch(given) is not None


possible_given = Memo(_possible_given).__getitem__


def _given_score(given: str) -> float | None:
    if not possible_given(given):
        return None
    common = characters("given_name_characters")
    return sum(_COMMON_GIVEN if c in common else _UNCOMMON_GIVEN for c in given)


given_score = Memo(_given_score).__getitem__
"""What the characters of a given name say for it; None where they can be none."""
