"""Doctrines, fixed phrases, prizes and amounts in words, inside which nothing is a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def without_doctrines(passage: Passage, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that do not lie in a doctrine's name, a prize's or an amount."""
    amounts = (match.span() for match in _AMOUNT.finditer(passage.text))
    prizes = (match.span() for match in _PRIZE.finditer(passage.text))
    spans = [*passage.words_of("doctrines"), *amounts, *prizes]
    if not spans:
        return list(found)
    return [c for c in found if not any(s <= c.start and c.end <= e for s, e in spans)]
