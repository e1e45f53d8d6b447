"""Names written with the characters of transliteration, joined by · or running on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.vocabulary import characters
from reader_app.analysis.findings import EntityKind

_DOT = re.compile(r"[·・•‧]")
_LATIN = r"[A-Z][A-Za-zÀ-ÿ'’.\-]+"
_LATIN_NAME = re.compile(rf"{_LATIN}(?:\s{_LATIN}){{0,4}}")
_LONGEST_PART = 8


@cache
def _part() -> re.Pattern[str]:
    allowed = "".join(sorted(characters("transliteration_characters")))
    return re.compile(rf"[{allowed}]{{2,}}")


def find_foreign_names(passage: Passage) -> Iterator[Candidate]:
    """Foreign persons of one block."""
    if _DOT.search(passage.text):
        yield from _dotted(passage)
    yield from _running(passage)


def _dotted(passage: Passage) -> Iterator[Candidate]:
    text, dots = passage.text, [m.start() for m in _DOT.finditer(passage.text)]
    done = 0
    for number, dot in enumerate(dots):
        if dot < done:
            continue
        last = dot
        for following in dots[number + 1 :]:
            if 1 <= following - last - 1 <= _LONGEST_PART and _is_part(text[last + 1 : following]):
                last = following
            else:
                break
        start, end = _left(passage, dot), _right(passage, last)
        if start < dot and end > last + 1:
            yield Candidate(start, end, EntityKind.PERSON)
            done = end


def _is_part(text: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" or c.isascii() and c.isalpha() or c == "." for c in text)


def _left(passage: Passage, dot: int) -> int:
    allowed = characters("transliteration_characters")
    start = dot
    while start > 0 and (passage.text[start - 1] in allowed or passage.text[start - 1].isupper()):
        start -= 1
    word = passage.starts[passage.word_at(dot - 1)] if dot else 0
    if start == dot:
        return word if dot - word <= _LONGEST_PART and _is_part(passage.text[word:dot]) else dot
    while start < dot and start not in passage.borders:
        start += 1
    return min(start, word) if start < dot else word


def _right(passage: Passage, dot: int) -> int:
    allowed, text, end = characters("transliteration_characters"), passage.text, dot + 1
    while end < len(text) and text[end] in allowed:
        end += 1
    if end == dot + 1:
        index = passage.word_at(end) if end < len(text) else len(passage.words) - 1
        stop = passage.end_of(index)
        return stop if stop > end and _is_part(text[end:stop]) else end
    while end > dot + 2 and end not in passage.borders:
        end -= 1
    return end


def _running(passage: Passage) -> Iterator[Candidate]:
    """Words that run on in transliteration characters and that jieba takes for names."""
    pattern, run = _part(), None
    for word, tag, start in zip(passage.words, passage.tags, passage.starts, strict=True):
        fits = tag in {"nr", "nrt", "nrfg"} and bool(pattern.fullmatch(word))
        if fits and run and run[1] == start:
            run = (run[0], start + len(word), True)
            continue
        if run and run[1] - run[0] > 2:
            yield Candidate(run[0], run[1], EntityKind.PERSON, 0.9)
        run = (start, start + len(word), tag == "nrt") if fits else None
    if run and run[1] - run[0] > 2:
        yield Candidate(run[0], run[1], EntityKind.PERSON, 0.9)
