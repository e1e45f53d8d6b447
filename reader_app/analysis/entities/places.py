"""Place names: known divisions and places, and unknown ones by their type word, joined to chains."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.gazetteer import divisions, places_index
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.vocabulary import characters, longest, words
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.findings import EntityKind

_LIKELY, _DOUBTFUL = 0.7, 0.5
# jieba's tags of words that may be a proper name; a word it does not know is tagged x.
PROPER_TAGS = frozenset({"ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "j", ""})
# Words of these tags stand between names, never in them.
_CLOSED_TAGS = frozenset("p c u d r y e o f t m q uj ul ud ug uz uv k zg".split())
# Full names of districts that are common nouns unless their city stands before them.
_GENERIC_DISTRICTS = frozenset("城区 郊区 矿区 东区 西区 南区 北区 中区 新区 市区 城中区 市中区".split())
_SHORT_TYPES = frozenset("河江湖山村镇乡县州溪岛海堤寨屯庄堡")
_TOWNSHIP = re.compile("街道|[镇乡]|苏木|地区")
# The class of a word that the grammar has found to be a place.
PLACE_TAG = "PLACE"
_HOUSE = re.compile(
    r"[0-9A-Za-z０-９一二三四五六七八九十百]+号(?:院|大院)?"
    r"(?:[0-9A-Za-z０-９一二三四五六七八九十]+(?:号楼|栋|幢|座|单元|楼|层|室|号))*"
)
_ROADS = ("路", "街", "道", "巷", "弄", "胡同", "村", "镇", "里", "小区", "园")


@cache
def _type_pattern() -> re.Pattern[str]:
    reverse = (word[::-1] for word in words("place_types"))
    return re.compile(longest(reverse))


@lru_cache(maxsize=65_536)
def place_type(word: str) -> str:
    """The longest type word that ``word`` ends with, or an empty string."""
    found = _type_pattern().match(word[::-1])
    return found[0][::-1] if found else ""


@lru_cache(maxsize=65_536)
def _may_be_stem(word: str, tag: str) -> bool:
    outside = word in words("outside_names") or word in words("generic_stems")
    return not outside and tag not in _CLOSED_TAGS and ("\u4e00" <= word[0] <= "\u9fff")


def find_places(passage: Passage) -> tuple[Passage, list[Candidate]]:
    """The places of one block, without overlap, and the block with each place as one word.

    Spans are offsets into the block.
    """
    size = len(passage.text)
    known = _without_overlap([*_known(passage), *_townships(passage)], size)
    regrouped = passage.regrouped(((c.start, c.end) for c in known), PLACE_TAG)
    found = _without_overlap([*known, *_tagged(regrouped), *_by_type(regrouped)], size)
    chains = [_with_house_number(passage.text, c) for c in _chains(passage.text, found)]
    sure = ((c.start, c.end) for c in chains if c.score >= _LIKELY)
    return regrouped.regrouped(sure, PLACE_TAG), chains


def _place(start: int, end: int, score: float = CERTAIN) -> Candidate:
    return Candidate(start, end, EntityKind.PLACE, score)


def _known(passage: Passage) -> list[Candidate]:
    text, borders = passage.text, passage.borders
    found = []
    for start, end in divisions().index.find(text):
        name = text[start:end]
        if divisions().is_full(name):
            if name not in _GENERIC_DISTRICTS and (start in borders or len(name) > 2):
                found.append(_place(start, end, _full_score(passage, start, end)))
        elif start in borders and end in borders:
            found.append(_place(start, end, _short_score(passage, start, end, name)))
    for start, end in places_index().find(text):
        if start in borders and end in borders:
            found.append(_place(start, end))
    return found


def _full_score(passage: Passage, start: int, end: int) -> float:
    return CERTAIN if start in passage.borders or end in passage.borders else _DOUBTFUL


def _short_score(passage: Passage, start: int, end: int, name: str) -> float:
    """How sure a short form (廉江) is: a word of another class (和平, 公安) needs evidence."""
    tag = passage.tag_of(start, end)
    if tag == "ns":
        return CERTAIN
    level = len(divisions().codes(name)[0])
    if level == 2 and name != "吉林":
        return CERTAIN
    if tag in {"nr", "nz", "x", "nrt", "j"} and level == 4:
        return CERTAIN
    return _LIKELY if tag in PROPER_TAGS else _DOUBTFUL


def _tagged(passage: Passage) -> list[Candidate]:
    """Words that the dictionary, or its model of unknown words, takes for a place.

    Both err often, so the word must look like a foreign name or stand where a place stands.
    """
    found = []
    for index, (word, tag) in enumerate(zip(passage.words, passage.tags, strict=True)):
        if tag == "ns" and len(word) > 1 and not place_type(word) and _may_be_stem(word, tag):
            score = CERTAIN if _is_foreign(word) or _announced(passage, index) else _DOUBTFUL
            found.append(_place(passage.starts[index], passage.end_of(index), score))
    return found


def _is_foreign(word: str) -> bool:
    return len(word) > 2 and characters("transliteration_characters").issuperset(word)


def _townships(passage: Passage) -> list[Candidate]:
    found = []
    for match in _TOWNSHIP.finditer(passage.text):
        start = _township_start(passage, match.end())
        if start is not None:
            found.append(_place(start, match.end()))
    return found


def _township_start(passage: Passage, end: int) -> int | None:
    for size in range(8, 2, -1):
        start = end - size
        if start in passage.borders and divisions().is_township(passage.text[start:end]):
            return start
    return None


def _by_type(passage: Passage) -> list[Candidate]:
    found = []
    for index, word in enumerate(passage.words):
        kind = place_type(word)
        if kind and passage.tags[index] != PLACE_TAG and (unit := _unit(passage, index, kind)):
            found.append(unit)
    return found


def _unit(passage: Passage, index: int, kind: str) -> Candidate | None:
    """The place whose type word ends the word at ``index``, if a name stands before it."""
    word, tag, start = passage.words[index], passage.tags[index], passage.starts[index]
    if len(word) == len(kind):
        return _stem_before(passage, index, kind)
    stem = word[: -len(kind)]
    if tag not in PROPER_TAGS or not _may_be_stem(stem, "n"):
        return None
    if len(stem) == 1 and (kind not in _SHORT_TYPES or tag not in {"ns", "nz"}):
        return _place(start, start + len(word), _DOUBTFUL)
    return _place(start, start + len(word), CERTAIN if tag != "j" else _LIKELY)


def _stem_before(passage: Passage, index: int, kind: str) -> Candidate | None:
    """A place from a type word that stands alone and the word or two before it (五香/庙村)."""
    first = _stem_start(passage, index, kind)
    if first is None:
        return None
    word, tag = passage.words[index - 1], passage.tags[index - 1]
    after_place = first > 0 and passage.tags[first - 1] == PLACE_TAG
    rare = len(word) > 1 and (tag in {"ns", "nz", "nr", "nrt"} or rarity(word) > COMMON)
    sure = rare or (after_place and len(word) > 1)
    score = CERTAIN if sure or _announced(passage, first) else _DOUBTFUL
    return _place(passage.starts[first], passage.end_of(index), score)


def _announced(passage: Passage, index: int) -> bool:
    """Whether a word that a place follows stands before the word at ``index`` (在, 赴, 位于)."""
    return index > 0 and passage.words[index - 1] in words("place_announcers")


def _stem_start(passage: Passage, index: int, kind: str) -> int | None:
    if index == 0:
        return None
    word, tag = passage.words[index - 1], passage.tags[index - 1]
    if not _may_be_stem(word, tag) or (tag[0] in "vad" and tag != "an" and rarity(word) < COMMON):
        return None
    if len(word) > 1:
        return index - 1
    if index > 1 and len(passage.words[index - 2]) == 1:
        before = passage.words[index - 2], passage.tags[index - 2]
        if _may_be_stem(*before):
            return index - 2
    return index - 1 if kind in _SHORT_TYPES else None


def _without_overlap(found: list[Candidate], size: int) -> list[Candidate]:
    """The candidates that remain when the longest, then the surest, keeps its place."""
    taken = bytearray(size)
    kept = []
    for place in sorted(found, key=lambda c: (c.score < _DOUBTFUL, -c.length, -c.score, c.start)):
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\1" * place.length
            kept.append(place)
    return sorted(kept, key=lambda c: c.start)


def _chains(text: str, units: list[Candidate]) -> list[Candidate]:
    """Units that touch are one address from the largest to the smallest (海丰县海城镇)."""
    chains: list[Candidate] = []
    for unit in units:
        if chains and chains[-1].end == unit.start and chains[-1].score >= _LIKELY:
            last = chains.pop()
            chains.append(_place(last.start, unit.end, max(last.score, unit.score)))
        else:
            chains.append(unit)
    return chains


def _with_house_number(text: str, place: Candidate) -> Candidate:
    if text[place.start : place.end].endswith(_ROADS) and (
        house := _HOUSE.match(text, place.end)
    ):
        return _place(place.start, house.end(), place.score)
    return place
