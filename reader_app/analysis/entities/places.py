"""Place names: known divisions and places, and unknown ones by their type word, joined to chains."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.vocabulary import characters, longest, words
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.findings import EntityKind

_LIKELY, _DOUBTFUL = 0.7, 0.5
# jieba's tags of words that may be a proper name; a word it does not know is tagged x.
PROPER_TAGS = frozenset({"ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "j", ""})
# Words of these tags stand between names, never in them.
_CLOSED_TAGS = frozenset("p c u d r y e o f t m q uj ul ud ug uz uv k zg".split())
# Full names of districts that are common nouns unless their city stands before them.
_GENERIC_DISTRICTS = frozenset(
    "城区 郊区 矿区 东区 西区 南区 北区 中区 新区 市区 城中区 市中区".split()
)
_TYPE_LIST = frozenset("镇村街乡区县社")
_LEVEL_LIST = frozenset("县区乡镇") | {"直"}
_DIRECTIONS = frozenset("东南西北中上下大小新老")
_WATERS = frozenset("河 江 湖 溪 右堤 左堤 大堤 北堤 南堤 引河".split())
_SHORT_TYPES = frozenset("河江湖山村镇乡县州溪岛海堤寨屯庄堡")
_TOWNSHIP = re.compile("街道|[镇乡]|苏木")
# The class of a word that the grammar has found to be a place.
PLACE_TAG = "PLACE"
_HOUSE = re.compile(
    r"[0-9A-Za-z０-９一二三四五六七八九十百]+号(?:院|大院)?"
    r"(?:[0-9A-Za-z０-９一二三四五六七八九十]+(?:号楼|栋|幢|座|单元|楼|层|室|号))*"
)
_LIST_GAP = re.compile(r"[、和与及](?:以及)?|\d*[\u4e00-\u9fff]?、|以及")
_NUMBERED = frozenset(f"{n}{kind}" for n in "一二三四五六七八九十" for kind in "区村街路")
_AREAS = frozenset("省市县州郡")
_ATTACH_TO_SHORT = frozenset("省 市 县 区 镇 乡 村 街道 社区 小区 新村".split())
_LONGEST_TYPE = 10
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
    outside = outside or word[0] in "各该本某每全这那我你他她它几两"
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
    chains = [_with_direction(passage, c) for c in chains]
    chains = _coordinated(passage.text, chains)
    sure = ((c.start, c.end) for c in chains if c.score >= _LIKELY)
    return regrouped.regrouped(sure, PLACE_TAG), chains


def with_known_places(read: Iterable[Passage]) -> list[tuple[Passage, list[Candidate]]]:
    """The blocks with their places; a place that is sure in one block is known in all."""
    first = [find_places(passage) for passage in read]
    names = {
        passage.text[place.start : place.end]
        for passage, places in first
        for place in places
        if place.score >= CERTAIN
    }
    new = {name for name in names if 2 < len(name) < 12 and not divisions().is_full(name)}
    new |= {name[:-1] for name in new if len(name) > 2 and name[-1] in "市县区镇乡"}
    if not new:
        return first
    pattern = re.compile(longest(new))
    return [_with_names(pattern, passage, places) for passage, places in first]


def _with_names(
    pattern: re.Pattern[str], passage: Passage, places: list[Candidate]
) -> tuple[Passage, list[Candidate]]:
    covered = {c.start for c in places if c.score >= CERTAIN}
    taken = {p for c in places if c.score >= CERTAIN for p in range(c.start, c.end)}
    spans = [
        match.span()
        for match in pattern.finditer(passage.text)
        if match.start() not in covered
        and taken.isdisjoint(range(*match.span()))
        and match.start() in passage.borders
        and (match.end() in passage.borders or match[0][-1] in "市县区镇乡村")
    ]
    if not spans:
        return passage, places
    more = [_place(start, end) for start, end in spans]
    return passage.regrouped(spans, PLACE_TAG), sorted([*places, *more], key=_at)


def _place(start: int, end: int, score: float = CERTAIN) -> Candidate:
    return Candidate(start, end, EntityKind.PLACE, score)


def _known(passage: Passage) -> list[Candidate]:
    text, borders = passage.text, passage.borders
    found = []
    for start, end, name in passage.known:
        if name in known_places() and end in borders and (start in borders or end - start > 3):
            end += _has_type(passage, end)
            found.append(_place(start, end))
        if not divisions().is_name(name):
            continue
        if not divisions().is_full(name):
            if start in borders and end in borders and not _is_half(passage, start, name):
                found.append(_place(start, end, _short_score(passage, start, end, name)))
        elif name in _GENERIC_DISTRICTS:
            if text[start - 1 : start] == "市" and name == "城区" and start - 1 in borders:
                found.append(_place(start - 1, end))
        elif start in borders or len(name) > 2:
            end = _before_level_list(text, name, end)
            found.append(_place(start, end, _full_score(passage, start, end)))
    return found


def _has_type(passage: Passage, end: int) -> int:
    """1 if a word for an area follows, which makes another name of it (东江|省), else 0."""
    return int(passage.text[end : end + 1] in _AREAS and end + 1 in passage.borders)


def _is_half(passage: Passage, start: int, name: str) -> bool:
    """Whether a short form is but the end of a longer name (赵王|新河)."""
    index = passage.word_at(start) - 1
    if index < 0 or name[-1] not in _SHORT_TYPES or len(passage.words[index]) != 2:
        return False
    return passage.tags[index] in {"nr", "nz", "x"} and passage.words[index][0] >= "\u4e00"


def _before_level_list(text: str, name: str, end: int) -> int:
    """The end of 汕尾 in 汕尾市县 (city and counties), else ``end``."""
    short = divisions().short(name)
    goes_on = name[-1:] == "市" and text[end : end + 1] in _LEVEL_LIST
    return end - 1 if short and goes_on and not text.startswith("城", end) else end


def _full_score(passage: Passage, start: int, end: int) -> float:
    return CERTAIN if start in passage.borders or end in passage.borders else _DOUBTFUL


def _short_score(passage: Passage, start: int, end: int, name: str) -> float:
    """How sure a short form (廉江) is: a word of another class (和平, 公安) needs evidence."""
    tag = passage.tag_of(start, end)
    if name in words("common_short_names"):
        return 0.3
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
            placed = rarity(word) > COMMON and _announced(passage, index)
            score = CERTAIN if _is_foreign(word) or placed else _DOUBTFUL
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
    places = {passage.end_of(index) for index, tag in enumerate(passage.tags) if tag == PLACE_TAG}
    for index, word in enumerate(passage.words):
        if word in words("zones"):
            found.append(_place(passage.starts[index], passage.end_of(index), _LIKELY))
        kind = place_type(word)
        if not kind or passage.tags[index] == PLACE_TAG or _goes_on(passage, index, kind):
            continue
        first = _type_start(passage, index, kind)
        if unit := _unit(passage, first, index, kind, places):
            found.append(unit)
            if unit.score >= CERTAIN:
                places.add(unit.end)
    return found


def _type_start(passage: Passage, index: int, kind: str) -> int:
    """The index of the first word of a type word that was cut in several (经济/开发区)."""
    if kind != passage.words[index]:
        return index
    end = passage.end_of(index)
    whole = place_type(passage.text[max(0, end - _LONGEST_TYPE) : end])
    start = end - len(whole)
    return passage.word_at(start) if start in passage.borders else index


def _goes_on(passage: Passage, index: int, kind: str) -> bool:
    """Whether another type word follows at once, so that this one names nothing (镇|村干部)."""
    end = passage.end_of(index)
    return len(kind) == 1 and passage.text[end : end + 1] in _TYPE_LIST


def _syllable_before(passage: Passage, index: int) -> bool:
    """Whether a single character that may be part of a name stands before (沱|水河)."""
    if index == 0 or len(passage.words[index - 1]) > 1:
        return False
    return passage.tags[index - 1] in {"ns", "nr", "nz", "x", "g"} and _is_stem(passage, index - 1)


def _attaches(passage: Passage, index: int, word: str) -> bool:
    """Whether a type word joins the place before it without a stem."""
    if word in words("attached_types"):
        return True
    return word in _ATTACH_TO_SHORT and not divisions().is_full(passage.words[index - 1])


def _unit(passage: Passage, index: int, last: int, kind: str, places: set[int]) -> Candidate | None:
    """The place whose type word ends the words from ``index`` to ``last``, if a name precedes."""
    start, end = passage.starts[index], passage.end_of(last)
    word, tag = passage.text[start:end], passage.tags[index]
    after_place = start in places
    if after_place and _attaches(passage, index, word):
        return _place(start, end)
    stem = word[: -len(kind)] if index == last else ""
    if stem in words("generic_stems") and not (after_place or _syllable_before(passage, index)):
        numbered = word in _NUMBERED and index and passage.tags[index - 1] == "ns"
        return _place(passage.starts[index - 1], end) if numbered else None
    if len(stem) < 2:
        first = _stem_start(passage, index, kind, stem)
        return None if first is None else _from_stem(passage, first, end, kind, places)
    if index and _is_cut_wrongly(stem) and passage.tags[index - 1] in {"ns", "nz"}:
        return _place(passage.starts[index - 1], end)
    if after_place and stem not in words("outside_names"):
        return _place(start, end)
    if tag not in PROPER_TAGS or not _may_be_stem(stem, "n") or rarity(word) < COMMON - 1:
        return None
    if tag == "nr" and len(kind) == 1 and _is_like_a_person(word):
        return None
    return _place(start, end, CERTAIN if tag != "j" else _LIKELY)


def _stem_start(passage: Passage, index: int, kind: str, stem: str) -> int | None:
    """The word where the name begins that the type word at ``index`` ends (五香/庙村)."""
    if index == 0 or not _is_stem(passage, index - 1):
        placed = index > 0 and _announced(passage, index)
        whole = stem and kind in _SHORT_TYPES and passage.tags[index] in {"ns", "nz"} and placed
        rare = stem not in words("generic_stems") and rarity(passage.words[index]) > COMMON + 1
        return index if whole and rare else None
    if stem and passage.tags[index][0] in "vad":
        return None
    if stem and passage.tags[index] == "ns" and len(passage.words[index - 1]) > 1:
        return None  # 内向|青溪: a name by itself
    if len(passage.words[index - 1]) > 1:
        return _run_start(passage, index - 1)
    if index > 1 and _is_stem(passage, index - 2) and len(passage.words[index - 2]) < 3:
        return index - 2
    return index - 1 if kind in _SHORT_TYPES else None


def _run_start(passage: Passage, index: int) -> int:
    """The first word of a foreign name that was cut in several (狄俄尼|索斯|神庙)."""
    letters = characters("transliteration_characters")
    while index > 0 and letters.issuperset(passage.words[index]):
        before = passage.words[index - 1]
        if passage.tags[index - 1] == PLACE_TAG or not letters.issuperset(before):
            break
        if before in words("outside_names") or (len(before) > 1 and rarity(before) < COMMON):
            break
        index -= 1
    return index


def _is_stem(passage: Passage, index: int) -> bool:
    word, tag = passage.words[index], passage.tags[index]
    if tag == PLACE_TAG or not _may_be_stem(word, tag if len(word) > 1 else "n"):
        return False
    return not (tag[0] in "vad" and tag != "an" and rarity(word) < NEVER_SEEN)


def _is_rare(passage: Passage, first: int, stem: str) -> bool:
    """Whether the words before a type word are rather a name than a common noun."""
    word, tag = passage.words[first], passage.tags[first]
    if tag in {"ns", "nz", "nr", "nrt"}:
        return True
    return rarity(word if len(word) > 1 else stem) > COMMON + 1.5


def _is_cut_wrongly(word: str) -> bool:
    return len(word) > 2 and word[0] in "市县区"


def _is_like_a_person(word: str) -> bool:
    return len(word) in {2, 3} and word[0] in characters("surnames")


def _from_stem(
    passage: Passage, first: int, end: int, kind: str, places: set[int]
) -> Candidate | None:
    stem = passage.text[passage.starts[first] : end - len(kind)]
    if first and _is_cut_wrongly(passage.words[first]) and passage.tags[first - 1] in {"ns", "nz"}:
        return _place(passage.starts[first - 1], end)  # 青溪|市云山|区
    if passage.tags[first] == "nr" and len(passage.words[first]) > 2 and _looks_personal(stem):
        return None
    known = _is_rare(passage, first, stem)
    after_place = passage.starts[first] in places
    sure = len(stem) > 1 and (known or after_place) or _announced(passage, first)
    score = CERTAIN if sure else _DOUBTFUL
    return _place(passage.starts[first], end, score)


def _looks_personal(stem: str) -> bool:
    """王志强为 (市教育局): a stem of three and more that begins with a surname."""
    return stem[0] in characters("surnames") and len(stem) > 2


def _announced(passage: Passage, index: int) -> bool:
    """Whether a word that a place follows stands before the word at ``index`` (在, 赴, 位于)."""
    return index > 0 and passage.words[index - 1] in words("place_announcers")


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
        joins = bool(chains) and chains[-1].end == unit.start and chains[-1].score >= _LIKELY
        if joins and unit.score >= _DOUBTFUL:
            last = chains.pop()
            chains.append(_place(last.start, unit.end, max(last.score, unit.score)))
        else:
            chains.append(unit)
    return chains


def _with_direction(passage: Passage, place: Candidate) -> Candidate:
    """南|拒马河: a direction that opens a list item belongs to the river's name."""
    begin = place.start - 1
    opens = begin == 0 or (begin > 0 and passage.text[begin - 1] in "，、；。：及和（(")
    water = place_type(passage.text[place.start : place.end]) in _WATERS
    if begin >= 0 and opens and water and passage.text[begin] in _DIRECTIONS:
        return _place(begin, place.end, place.score)
    return place


def _coordinated(text: str, places: list[Candidate]) -> list[Candidate]:
    """A doubtful place in one list with a sure one is a place (安新、容城、雄县)."""
    for order in (1, -1):
        sure: Candidate | None = None
        result = []
        for place in places[::order]:
            if sure and place.score < CERTAIN and _listed(text, *sorted((sure, place), key=_at)):
                place = _place(place.start, place.end)
            sure = place if place.score >= CERTAIN else None
            result.append(place)
        places = result[::order]
    return places


def _at(place: Candidate) -> int:
    return place.start


def _listed(text: str, first: Candidate, second: Candidate) -> bool:
    return bool(_LIST_GAP.fullmatch(text, first.end, second.start))


def _with_house_number(text: str, place: Candidate) -> Candidate:
    if text[place.start : place.end].endswith(_ROADS) and (house := _HOUSE.match(text, place.end)):
        return _place(place.start, house.end(), place.score)
    return place
