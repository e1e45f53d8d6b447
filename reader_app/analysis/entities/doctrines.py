"""Doctrines, fixed phrases and amounts in words, inside which nothing is a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.passage import Passage

# An amount in words (肆佰柒拾陆元整), whose numerals are surnames as well.
_AMOUNT = re.compile(
    "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,}"
)


def without_doctrines(passage: Passage, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that do not lie in a doctrine's name or an amount."""
    amounts = (match.span() for match in _AMOUNT.finditer(passage.text))
    spans = [*passage.words_of("doctrines"), *amounts]
    if not spans:
        return list(found)
    return [c for c in found if not any(s <= c.start and c.end <= e for s, e in spans)]
