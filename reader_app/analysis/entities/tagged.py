"""What the tagger's names count for beside the grammar's: of two that overlap the longer stands.

The bars below were set on prose that neither had seen, official and general, where the tagger and
the grammar disagree. In official prose the grammar's own names are not doubted.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator

from reader_app.analysis.entities.candidates import CERTAIN, MOSTLY_OFFICIAL, Candidate, Source
from reader_app.analysis.entities.gazetteer import known_persons, known_places
from reader_app.analysis.entities.located import (
    is_done_there,
    is_foreign,
    is_person_by_context,
    is_place_by_context,
)
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import is_governed
from reader_app.analysis.entities.tagged_ends import trimmed
from reader_app.analysis.entities.tagged_refusals import (
    SHORTEST_KNOWN,
    is_common,
    is_overlong,
    is_ruled_out,
)
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.tagger import TaggedBlock, TaggedName

# The probability from which a name stands by itself and is set beside the grammar's, so that the
# longer one stands.
_STANDS_ALONE = 0.6
# Below this probability the tagger's names are not weighed in official prose.
_UNLIKELY = 0.5


def together(passage: Passage, blocks: Iterable[TaggedBlock]) -> TaggedBlock:
    """What the tagger says of each block of a passage, with the passage's offsets."""
    names: list[TaggedName] = []
    outside = array("f", bytes(4 * len(passage.text)))
    for (start, end), block in zip(passage.blocks, blocks, strict=True):
        names += (n._replace(start=n.start + start, end=n.end + start) for n in block.names)
        outside[start:end] = array("f", block.outside)
    return TaggedBlock(tuple(names), outside)


def candidates_of(
    text: str, block: TaggedBlock, officialness: float, technical: bool = False
) -> list[Candidate]:
    """The tagger's names in a text as candidates; what prose it is, ``register`` tells."""
    official = officialness > MOSTLY_OFFICIAL
    found = []
    for start, end, kind, score in _hyphenated(text, block.names):
        start, end, kind = trimmed(text, *_inked(text, start, end), kind)
        if official and (score < _UNLIKELY or is_common(text[start:end], kind)):
            continue
        if technical and _LATIN.search(text, start, end):
            continue
        if is_ruled_out(text, start, end, kind):
            continue
        start, end, kind = _settled(text, start, end, kind)
        if told := _known_kind(text, start, end, kind) or _told_kind(text, start, end, kind):
            kind, score = told, max(score, _STANDS_ALONE)
        level = score >= _STANDS_ALONE and not is_overlong(text[start:end], kind)
        level = level and _JOINED_BODIES.search(text, start, end) is None
        source = Source.GUESS if level else Source.TAGGER
        score /= _STANDS_ALONE
        # Of one span in official prose the grammar tells the kind.
        score = min(CERTAIN, score) if official else score
        found.append(Candidate(start, end, kind, score, source))
    return found


def _inked(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at its ends; of nothing but blanks the first stays."""
    while end - start > 1 and text[end - 1].isspace():
        end -= 1
    while end - start > 1 and text[start].isspace():
        start += 1
    return start, end


def _settled(text: str, start: int, end: int, kind: EntityKind) -> tuple[int, int, EntityKind]:
    """A name's span and kind after a look at the character before and the words behind it."""
    if kind is EntityKind.PERSON:
        start += _is_led(text[start:end])
        if _is_area(text, start, end):
            return start, end + 1, EntityKind.PLACE  # 萨拉托加|县
    elif kind is EntityKind.PLACE:
        end -= end - start > 2 and is_governed(text, end)  # 花莲|县长
    elif _OPENS_NOUN.search(text, start, end) and end - start > 4 and text[end : end + 1].isalpha():
        end -= 2  # 华泰重工|智能制造
    return start, end, kind


# Two names side by side that a hyphen joins bear each other out.
_HYPHENS, _JOINED_SCORE = frozenset("-－‐–—"), 0.85


def _hyphenated(text: str, names: Iterable[TaggedName]) -> Iterator[TaggedName]:
    """The names, with those that a hyphen joins as one (瓦尔德克-弗兰肯贝格县)."""
    last: TaggedName | None = None
    for name in names:
        if last is not None and _are_joined(text, last, name):
            name = TaggedName(last.start, name.end, name.kind, max(_JOINED_SCORE, name.score))
        elif last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _are_joined(text: str, one: TaggedName, other: TaggedName) -> bool:
    if other.start != one.end + 1 or text[one.end] not in _HYPHENS:
        return False
    sounds = characters("transliteration_characters")
    ends = text[other.start : other.end - (other.kind is EntityKind.PLACE)]
    person = EntityKind.PERSON in (one.kind, other.kind) and one.kind is not other.kind
    foreign = sounds.issuperset(text[one.start : one.end]) and sounds.issuperset(ends)
    return foreign and (person or one.kind is EntityKind.PERSON)


# 市公安局纪检监察组|和|市公安局, 市委市政府|中心: two bodies, or one with what is said of it.
_JOINED_BODIES = re.compile(
    "[局委府院组会厅部处社队站][和与及暨、]|委[省市县区州镇]?[市县区州省]?政府|[两三各]级|纪检监察$|[市县区]县$"
    "|伙同|会同|高速(?:公路)?(?!公路|路|[\u4e00-\u9fff]{1,4}段)[\u4e00-\u9fff]{2}|[A-Za-z]$"
    # 白渚大堤|沙渚镇: towns do not lie in dykes and lines.
    "|(?:大堤|水库|大桥|铁路|公路|干渠|灌区|河道)[\u4e00-\u9fff]{2,4}[市县区镇乡]$"
)


def _is_led(name: str) -> bool:
    """由|田小禾: a preposition before a name of three characters."""
    return len(name) == 4 and name[0] in _PREPOSITIONS and name[1] in characters("surnames")


_OPENS_NOUN = re.compile("(?:智能|高新|数字|现代|绿色|精密|高端)$")
_PREPOSITIONS = frozenset("由对向据经与和及被为从将把")


def _known_kind(text: str, start: int, end: int, kind: EntityKind) -> EntityKind | None:
    """The kind of a name that the gazetteer knows, if the model is of another mind or not sure."""
    name = text[start:end]
    if name in known_persons():
        return None if is_place_by_context(text, start, end) else EntityKind.PERSON
    known = kind is EntityKind.PLACE and name in known_places()
    return kind if known and len(name) >= SHORTEST_KNOWN else None


def _is_area(text: str, start: int, end: int) -> bool:
    """Whether the type of an area follows a foreign name at once, and no post of its head."""
    typed = text[end : end + 1] in _TYPES_OF_AREAS and is_foreign(text[start:end])
    return typed and not is_governed(text, end + 1) and text[end : end + 2] not in _OPENED_BY_TYPE


_TYPES_OF_AREAS = frozenset("县郡州省市镇岛湖")
_OPENED_BY_TYPE = frozenset(
    {"市场", "市值", "市民", "省城", "县城", "州立", "市立", "岛上", "市价", "镇定"}
)


def _told_kind(text: str, start: int, end: int, kind: EntityKind) -> EntityKind | None:
    """The kind that the words around a foreign name tell, None if they leave the model to guess."""
    name = text[start:end]
    if kind is EntityKind.ORGANIZATION:
        there = is_foreign(name) and is_done_there(text, start, end)
        return EntityKind.PLACE if there else None
    if name in known_places():
        return None
    if kind is EntityKind.PERSON and name[-1] in _FOREIGN_AREAS and is_foreign(name[:-1]):
        return EntityKind.PLACE  # 戴利|城
    if kind is EntityKind.PERSON and len(name) == 3 and _is_short_place(name):
        return EntityKind.PLACE
    if not is_foreign(name):
        return None
    if is_place_by_context(text, start, end):
        return EntityKind.PLACE
    return EntityKind.PERSON if is_person_by_context(text, start, end) else None


def _is_short_place(name: str) -> bool:
    """马赛|港, 神田|川: a place by its type, behind a known place or a Japanese name."""
    if name[2] in "港湖湾峡郡" and name[:2] in known_places():
        return True
    return name[2] in "川町郡站驿岛" and name[:2] in words("japanese_surnames")


_LATIN = re.compile("[A-Za-z]")
_FOREIGN_AREAS = frozenset("城郡州省市县岛港湾河湖山堡峡")
