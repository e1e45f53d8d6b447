"""Doctrines, fixed phrases, prizes and amounts in words, inside which nothing is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.passage import Passage

# An amount in words (肆佰柒拾陆元整), whose numerals are surnames as well.
_AMOUNT = re.compile(
    "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,}"
)
# “岑阳青年五四奖章”, “岑阳工匠”称号: prizes and what they call those who won them.
_PRIZE = re.compile(
    "[“「][^“”「」\n\0]{1,24}(?:奖章|奖杯|勋章|奖牌|奖|称号|工匠|标兵|能手|之星|模范|先锋岗|先锋号)"
    "(?:集体|个人|提名奖)?[”」]|[“「][^“”「」\n\0]{1,16}[”」](?:荣誉)?(?:称号|奖章|奖项|奖)"
)


# Medals and titles of honour with whose they are (泽南省五一劳动奖章).
_MEDAL = re.compile("五一劳动奖[章状]|五四奖章|三八红旗手|劳动模范")
_WHOSE = re.compile("(?:全国|[\u4e00-\u9fff]{2,5}[省市])$")
_LONGEST_OWNER = 6


def closed_spans(passage: Passage) -> list[tuple[int, int]]:
    """Where the names of doctrines and prizes stand, and amounts in words."""
    text = passage.text
    amounts = (match.span() for match in _AMOUNT.finditer(text))
    prizes = (match.span() for match in _PRIZE.finditer(text))
    return [*passage.words_of("doctrines"), *amounts, *prizes, *_medals(text)]


def _medals(text: str) -> Iterator[tuple[int, int]]:
    for medal in _MEDAL.finditer(text):
        owner = _WHOSE.search(text, max(0, medal.start() - _LONGEST_OWNER), medal.start())
        if owner:
            yield owner.start(), medal.end()


def outside(spans: list[tuple[int, int]], found: list[Candidate]) -> list[Candidate]:
    """The candidates that lie in none of ``spans``."""
    if not spans:
        return found
    return [c for c in found if not any(s <= c.start and c.end <= e for s, e in spans)]
