"""What the tagger says of the grammar's names: which are none, and which begin or end elsewhere.

The bars were set on general prose where the two disagree; in official prose the grammar is surer.
"""

from __future__ import annotations

import re

from reader_app.analysis.entities.candidates import CERTAIN, MOSTLY_OFFICIAL, Candidate, Source
from reader_app.analysis.entities.gazetteer import known_bodies, known_persons, known_places
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_sites import is_line
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.tagged_refusals import SHORTEST_KNOWN
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import words
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.tagger import TaggedBlock

# The kinds of the tagger.
_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
# The probability of being no name with which the tagger rules out one of the grammar's.
_DOUBT = 0.88


def _is_known(name: str) -> bool:
    """Whether a name stands in the gazetteer, so that nobody needs to guess (立陶宛)."""
    if name in known_persons():
        return True
    known = name in known_places() or name in known_bodies() or is_line(name)
    return known and (len(name) >= SHORTEST_KNOWN or name[-1] == "国")


def without_doubted(
    passage: Passage, found: list[Candidate], block: TaggedBlock, officialness: float
) -> list[Candidate]:
    """The candidates without those that the tagger is sure are no names, in general prose."""
    if officialness > MOSTLY_OFFICIAL:
        return found
    text = passage.text
    return [
        c
        for c in found
        if c.source > Source.GRAMMAR
        or c.kind not in _KINDS
        or _is_known(text[c.start : c.end])
        or not _is_doubted(c, block)
        or _is_placed(passage, c)
        or _is_headed(text, c)
    ]


# From this probability on the tagger knows better where a name of a person ends.
_SURE_OF_PERSON = 0.8
_LONGEST_CHINESE = 4


def without_misread(
    found: list[Candidate], block: TaggedBlock, officialness: float
) -> list[Candidate]:
    """The candidates without the grammar's persons that overlap a sure one of the tagger's.

    林丹|赢, 佟大|为: general prose tells by more than the cut of words where a name ends.
    """
    if officialness > MOSTLY_OFFICIAL:
        return found
    person = EntityKind.PERSON
    sure = [n for n in block.names if n.kind is person and n.score >= _SURE_OF_PERSON]
    if not sure:
        return found
    inside = {at: (n.start, n.end) for n in sure for at in range(n.start, n.end)}
    return [
        c
        for c in found
        if c.kind is not person
        or c.source is not Source.GRAMMAR
        or c.length > _LONGEST_CHINESE
        or all(inside.get(at, (c.start, c.end)) == (c.start, c.end) for at in (c.start, c.end - 1))
    ]


def _is_headed(text: str, candidate: Candidate) -> bool:
    """市委|书记某某: a body right before the post of who heads it is one beyond doubt."""
    body = candidate.kind is EntityKind.ORGANIZATION and candidate.score >= CERTAIN
    return body and title_pattern().match(text, candidate.end) is not None


def without_joined(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that only join a verb to a name (任|泽南交通大学, 派|李约翰)."""
    joined = {c: size for c in found if (size := _verb_size(text, c))}
    if not joined:
        return found
    spans = {(c.start, c.end) for c in found if c.kind in _JOINED}
    return [c for c in found if (c.start + joined.get(c, 0), c.end) not in spans or c not in joined]


def _verb_size(text: str, candidate: Candidate) -> int:
    """How many characters of a candidate are a verb that takes names for its object."""
    if _VERB.match(text, candidate.start):
        return 1
    body = candidate.kind is EntityKind.ORGANIZATION
    if text.startswith("会同县", candidate.start) and text[candidate.start - 1] in "，、":
        return 2  # ，会同|县公安局
    return 2 * (body and text[candidate.start : candidate.start + 2] in words("verbs_of_bodies"))


# Verbs and prepositions of one character that the model takes for the first of a name; a group
# that is sent to a body bears it in its name (驻某局纪检监察组).
_VERB = re.compile(
    "[任在赴派卖请邀让给遣劝由对向据经与和及被为从到将把](?!-)|驻(?![\u4e00-\u9fff]{2,16}?(?:组|专班|办事处))"
)
_JOINED = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})


def _is_placed(passage: Passage, candidate: Candidate) -> bool:
    """瑞典|博物学家: a known place of two characters that is a word, and nothing but a place."""
    name = passage.text[candidate.start : candidate.end]
    if candidate.kind is not EntityKind.PLACE or len(name) != 2:
        return False
    if name in words("common_short_names") or _OF_PEOPLES.match(passage.text, candidate.end):
        return False
    return name in known_places() and passage.tag_of(candidate.start, candidate.end) == PLACE_TAG


# 马赛|语, 江淮|官话, 非洲|裔
_OF_PEOPLES = re.compile("[语话族裔文]|官话|方言|指数")


def _is_doubted(candidate: Candidate, block: TaggedBlock) -> bool:
    return min(block.outside[candidate.start : candidate.end]) > _DOUBT
