"""Names with a rare surname, where a post or the form of the line says that there is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.person_scores import PAUSES, is_said
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.surroundings import Surroundings
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind

# 1．拓海东，某公司项目经理，未督促检查: whom an item of a list of persons is about.
_ITEM = re.compile(
    "[ \u3000]*(?:\\d{1,2}[.．、]|[（(][一二三四五六七八九十\\d]{1,3}[）)])[ \u3000]*"
    "([\u4e00-\u9fff]{2,3})(?=[，,][^，。；\0]{2,40}[，。；])"
)
_LONGEST_CLAUSE, _SHORTEST_ITEM = 42, 8
# What posts and bodies go on with, so that no name stands there.
_BEFORE_PAUSES = frozenset("来有里进出去到向应能可必至上前会")
_NO_GIVEN = frozenset("务位级员会室部处科长所院局办职班组团委")


def find_rare_names(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """The names of one block that a list of common surnames does not open."""
    text, rare = passage.text, characters("rare_surnames")
    for start in around.posts | around.announced:
        opens = text[start : start + 1] in rare and start in passage.borders  # 由|衷地
        end = _end_of_name(passage, start) if opens else None
        if end and (start in around.posts or _is_told(passage, start, end)):
            yield _person(start, end)
    yield from _vague(passage)
    yield from _spread(passage, around)
    yield from _compound(passage, around)
    for start, end in passage.blocks:
        item = _ITEM.match(text, start, end) if end - start > _SHORTEST_ITEM else None
        if item is None:
            continue
        behind = text[item.end() + 1 : item.end() + _LONGEST_CLAUSE]
        clause = re.split("[，。；\0]", behind, maxsplit=1)[0]
        if _is_unheard_of(passage, *item.span(1)) and _ends_with_post(clause):
            yield _person(*item.span(1))


def _is_told(passage: Passage, start: int, end: int) -> bool:
    """Whether what announces a name and what follows it leave no room for a verb (居民|修表)."""
    if passage.text[end : end + 1] in "·•":
        return False  # a foreign name goes on
    if len(passage.words[passage.word_at(start)]) == end - start == 2:
        return is_said(passage.text, end)
    return _is_pause(passage.text, end) or is_said(passage.text, end)


# 羊某壮驾驶: a rare surname with 某, and perhaps a character of the given name.
_VAGUE = re.compile("[\u4e00-\u9fff]某(?![某些种个])")


def _vague(passage: Passage) -> Iterator[Candidate]:
    text, rare, surnames = passage.text, characters("rare_surnames"), _surnames()
    for vague in _VAGUE.finditer(text) if "某" in text else ():
        start, end = vague.span()
        if start and text[start - 1] not in _BEFORE_VAGUE:
            continue
        if _has_given(passage, end) and text[start] in surnames:
            yield _person(start, end + 1)
        elif text[start] in rare:
            yield _person(start, end)


def _has_given(passage: Passage, end: int) -> bool:
    """Whether the character behind 某 is of the name: what is done begins behind it."""
    text = passage.text
    if end + 2 > len(text) or not "\u4e00" <= text[end] <= "\u9fff" or is_said(text, end):
        return False
    index = passage.word_at(end)
    inside = passage.end_of(index) == end + 1 and passage.starts[index] >= end - 1
    following = passage.word_at(end + 1)
    done = passage.tags[following] in _GOES_ON and len(passage.words[following]) > 1
    never = text[end] in characters("never_in_given_names")
    return inside and not never and (done or text[end + 1] in PAUSES)


_GOES_ON = frozenset({"v", "vn", "d", "p", "a", "an", "ad", "i"})
_BEFORE_VAGUE = PAUSES | frozenset("与和对向由被同及为将是")
_SPREAD_NAME = re.compile("[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff](?=[、，。；等参出陪\0]|$)")


@cache
def _surnames() -> frozenset[str]:
    return characters("surnames") | characters("rare_surnames")


def _spread(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """市领导|贡 震、: a name of two characters spread to the width of three."""
    text, surnames = passage.text, _surnames()
    for start in around.announced | around.posts:
        spread = text[start + 1 : start + 2] in (" ", "\u3000") and text[start] in surnames
        if spread and (name := _SPREAD_NAME.match(text, start)):
            yield _person(*name.span())


def _compound(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """副所长|欧阳炬|违规: a compound surname and one character, where a word begins behind it."""
    for start in around.posts:
        end = start + 3
        if passage.text[start : start + 2] not in words("compound_surnames"):
            continue
        index = passage.word_at(min(end, len(passage.text) - 1))
        whole = passage.starts[index] == end and len(passage.words[index]) > 1
        if whole and end - 1 in passage.borders and not is_said(passage.text, start + 2):
            yield _person(start, end)


def _end_of_name(passage: Passage, start: int) -> int | None:
    """Where a name of two or three characters ends, before a pause or what persons do."""
    text = passage.text
    for end in (start + 3, start + 2):
        name = text[start:end]
        paused = _is_pause(text, end)
        apart = end in passage.borders  # 泰勒|少将
        closed = paused or (apart and (is_said(text, end) or _is_verb(passage, end)))
        if closed and len(name) == end - start and _is_name(name, paused):
            return end
    return None


def _is_pause(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in PAUSES or text[end] in "被到赴率"


def _is_verb(passage: Passage, start: int) -> bool:
    index = passage.word_at(start)
    verb = passage.starts[index] == start and passage.tags[index] in {"v", "d"}
    return verb and len(passage.words[index]) > 1


def _is_name(name: str, paused: bool) -> bool:
    """Whether it may be a name; before a pause one may end like a word that goes on (戢运来)."""
    given = name[1:]
    never = characters("never_in_given_names") - (_BEFORE_PAUSES if paused else frozenset())
    possible = never.isdisjoint(given) and given.isalpha() and _NO_GIVEN.isdisjoint(given)
    return possible and rarity(name) >= NEVER_SEEN


def _is_unheard_of(passage: Passage, start: int, end: int) -> bool:
    name = passage.text[start:end]
    surname = name[0] in characters("rare_surnames") | characters("surnames")
    known = passage.tag_of(start, end) == PLACE_TAG or name in words("role_nouns")
    return surname and not known and rarity(name) > COMMON and _NO_GIVEN.isdisjoint(name[1:])


def _ends_with_post(clause: str) -> bool:
    return any(post.end() == len(clause) for post in title_pattern().finditer(clause))


def _person(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.PERSON, source=Source.MARKED)
