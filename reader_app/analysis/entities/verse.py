"""Verse and classical prose, where any two characters may stand together and few are a name."""

from __future__ import annotations

import re

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.findings import EntityKind

# Words that prose of today cannot do without, and verse can; most passages are told by the first.
_MODERN = "的了们这"
_MOST_MODERN = 0.004  # of the characters; novels and news have 0.03 and more
_CLAUSES = re.compile("[\u4e00-\u9fff]+")
_LINE = re.compile(
    r"(?:[“”‘’「」『』\s]*[\u4e00-\u9fff]{2,9}[，。；：？！,;:?!])+[“”‘’「」『』\s]*"
)
# Code points of a clause, on the average; names in a row have fewer, prose has more.
_SHORTEST, _LONGEST = 3.5, 7.5
# The part of a passage that is verse where it is verse, and the clauses of a quatrain and more.
_MOSTLY, _LEAST_CLAUSES = 0.4, 6
# The digits of a city's code; counties and districts have more.
_CITY_CODE = 4
_GUESSED = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})


def without_fancied(passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """The candidates, of those in lines of verse only known places and what its form tells."""
    spans = _lines_of_verse(passage)
    if not spans:
        return found
    inside = bytearray(len(passage.text))
    for start, end in spans:
        inside[start:end] = b"\1" * (end - start)
    return [c for c in found if not inside[c.start] or not _is_fancied(passage.text, c)]


def _lines_of_verse(passage: Passage) -> list[tuple[int, int]]:
    """The blocks that are verse, where they are most of a passage."""
    text = passage.text
    if text.count(_MODERN[0]) > _MOST_MODERN * len(text):
        return []
    spans, total = [], 0
    for start, end in passage.blocks:
        if clauses := _clauses_of_verse(text[start:end]):
            spans.append((start, end))
            total += clauses
    verse = sum(end - start for start, end in spans)
    mostly = verse > _MOSTLY * sum(end - start for start, end in passage.blocks)
    return spans if mostly and total >= _LEAST_CLAUSES else []


def _clauses_of_verse(line: str) -> int:
    """How many clauses a line of verse has; 0 of another."""
    if any(map(line.__contains__, _MODERN)) or not _LINE.fullmatch(line):
        return 0
    clauses = _CLAUSES.findall(line)
    usual = sum(map(len, clauses)) / len(clauses)
    return len(clauses) if _SHORTEST <= usual <= _LONGEST else 0


def _is_fancied(text: str, candidate: Candidate) -> bool:
    """Whether chance alone makes a name of it; districts are called as verse speaks (青山)."""
    if candidate.source >= Source.MARKED or candidate.kind not in _GUESSED:
        return False
    name = text[candidate.start : candidate.end]
    large = any(len(code) <= _CITY_CODE for code in divisions().codes(name))
    return not (candidate.kind is EntityKind.PLACE and (large or name in known_places()))
