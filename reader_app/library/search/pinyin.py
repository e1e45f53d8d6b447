"""How Chinese titles and names sound, so that initials (ljs) and pinyin (lianjiang) find them.

The index holds the spellings with the first letter of each syllable told from its others: what
is asked for is cut into syllables in every possible way and then is an ordinary string to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product

from reader_app.documents.model import Span
from reader_app.library.search.folding import fold
from reader_app.resources import resource

# The letters as the index holds them, in code points that no text has a use for.
_FIRST, _OTHER = 0xE000, 0xE020
# A string of so many letters is no pinyin any more.
_LONGEST = 40
_MOST_WAYS = 24
# Another reading of a character is spelled together with so many neighbours on either side, in at
# most so many ways where these can be read otherwise, too.
_REACH = 12
_MOST_TOGETHER = 8
# How a character is read, the usual way first.
Readings = tuple[str, ...]
_LETTERS = re.compile(f"[a-z]{{2,{_LONGEST}}}")


def spelled(value: str) -> list[str]:
    """The spellings of a value as the index holds them: initials and whole syllables."""
    found: list[str] = []
    for stretch in _stretches(fold(value)):
        found += _spellings([readings[0] for readings in stretch])
        for at, readings in enumerate(stretch):
            if len(readings) > 1:
                for syllables in product(*_around(stretch, at)):
                    found += _spellings(syllables)
    return list(dict.fromkeys(found))


def _around(stretch: Sequence[Readings], at: int) -> list[Readings]:
    """The readings of a character but the usual one, with those of its neighbours; of those that
    are further away the usual one, once there are too many ways to go together."""
    readings = {at: stretch[at][1:]}
    ways = len(readings[at])
    for near in sorted(range(len(stretch)), key=lambda place: abs(place - at)):
        if 0 < abs(near - at) <= _REACH:
            all_ = ways * len(stretch[near]) <= _MOST_TOGETHER
            readings[near] = stretch[near] if all_ else stretch[near][:1]
            ways *= len(readings[near])
    return [readings[place] for place in sorted(readings)]


def wanted(term: str) -> list[str]:
    """What to look for among the spellings, where a term may be pinyin; any of them will do."""
    if not _LETTERS.fullmatch(term):
        return []
    ways = [list(term), *islice(_ways(term), _MOST_WAYS)]
    return list(dict.fromkeys("".join(map(_syllable, way)) for way in ways))


def sounding(value: str, term: str) -> list[Span]:
    """Where in a value a term of letters is heard."""
    folded = fold(value)
    spans: list[Span] = []
    for start in range(len(folded)):
        end = _heard(folded, start, term)
        if end is not None and (not spans or start >= spans[-1].end):
            spans.append(Span(start, end))
    return spans


def sort_key(value: str) -> str:
    """Sorts titles as a dictionary does, by sound."""
    return fold(value).translate(_sounds())


def _heard(folded: str, start: int, term: str) -> int | None:
    """Where the characters from ``start`` on end that sound like the term."""
    initials = folded[start : start + len(term)]
    if len(initials) == len(term) and all(
        any(reading[0] == letter for reading in _readings().get(character, ()))
        for character, letter in zip(initials, term, strict=True)
    ):
        return start + len(term)
    return _heard_whole(folded, start, term)


def _heard_whole(folded: str, at: int, rest: str) -> int | None:
    if at == len(folded):
        return None
    for reading in _readings().get(folded[at], ()):
        if reading.startswith(rest):
            return at + 1
        if rest.startswith(reading):
            end = _heard_whole(folded, at + 1, rest[len(reading) :])
            if end is not None:
                return end
    return None


def _stretches(folded: str) -> Iterator[list[Readings]]:
    """The readings of each character, for each row of characters that have any."""
    stretch: list[Readings] = []
    for character in folded:
        readings = _readings().get(character)
        if readings:
            stretch.append(readings)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _spellings(syllables: Sequence[str]) -> list[str]:
    initials = "".join(_syllable(syllable[0]) for syllable in syllables)
    return [initials, "".join(map(_syllable, syllables))]


@cache
def _syllable(letters: str) -> str:
    first, *others = (ord(letter) - ord("a") for letter in letters)
    return chr(_FIRST + first) + "".join(chr(_OTHER + letter) for letter in others)


def _ways(term: str) -> Iterator[list[str]]:
    """The ways to cut letters into syllables; the last may be a beginning of one."""
    if term in _beginnings():
        yield [term]
    for length in range(min(6, len(term) - 1), 0, -1):
        if term[:length] in _syllables():
            for rest in _ways(term[length:]):
                yield [term[:length], *rest]


@cache
def _syllables() -> frozenset[str]:
    """All syllables, but mere sounds as 嗯 (n): any word could be cut at them."""
    found = {reading for readings in _readings().values() for reading in readings}
    return frozenset(syllable for syllable in found if set(syllable) & set("aeiouv"))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(s[:end] for s in _syllables() for end in range(1, len(s) + 1))


@cache
def _sounds() -> dict[int, str]:
    return {ord(character): f"{found[0]} " for character, found in _readings().items()}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Character → its readings, the usual one first."""
    mostly: dict[str, tuple[str, ...]] = {}
    also: list[tuple[str, str]] = []
    with resource("search/readings.txt").open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                syllable, characters = line.rstrip("\n").split(" ")
                usual, other = characters.split("|")
                mostly.update(dict.fromkeys(usual, (syllable,)))
                also += [(character, syllable) for character in other]
    for character, syllable in also:
        mostly[character] = (*mostly.get(character, ()), syllable)
    return mostly
