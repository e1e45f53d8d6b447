"""Places that are unknown by name and known by their type word (五香|庙村, 月亮湾|社区)."""

from __future__ import annotations

import re

from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import (
    DOUBTFUL,
    LIKELY,
    OF_RIVERS,
    PLACE_TAG,
    SHORT_TYPES,
    is_announced,
    is_governed,
    is_no_place,
    may_be_stem,
    place_candidate,
    place_type,
)
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.entities.word_marks import TYPED

_PROPER_TAGS = frozenset({"ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "j"})
_TYPE_LIST = frozenset("镇村街乡区县社")
_NUMBERED = frozenset(f"{n}{kind}" for n in "一二三四五六七八九十" for kind in "区村街路")
_ATTACH_TO_SHORT = frozenset("嘎查 苏木 省 市 县 区 镇 乡 村 街道 社区 小区 新村".split())  # noqa: SIM905
_PREPOSITIONS = frozenset("驻沿在到从向由对于和与及至赴往经为是系据")
_LONGEST_TYPE = 10
# Types of one character that end names of places far more often than common nouns.
_LANDMARKS = frozenset("村镇乡县区市河江湖山岛路街港寺")
_WATERS = frozenset("河江湖溪")
_OF_FORESTS = ("消防", "公安", "防火", "警察")
_COUNTING = frozenset("两几各")
_NUMBERS = _COUNTING | frozenset("三四五六七八九十")
_BODIES = ("局", "厅", "委", "政府", "公司", "学院", "大学", "医院")


def find_units(passage: Passage) -> list[Candidate]:
    found = []
    places = {passage.end_of(index) for index in passage.places}
    zones = words("zones")
    for index in passage.marked(TYPED):
        word = passage.words[index]
        if word in zones:
            found.append(place_candidate(passage.starts[index], passage.end_of(index), LIKELY))
        kind = place_type(word)
        if passage.tags[index] == PLACE_TAG or _goes_on(passage, index, kind):
            continue
        first = _type_start(passage, index, kind)
        unit = _unit(passage, first, index, kind, places)
        if unit is None or _is_person_in_post(passage, first, index) or _acts(passage, unit):
            continue
        if passage.text[unit.start + 1 : unit.start + 2] == "某":
            continue  # 晏某江: a person
        if passage.text.endswith("城市", unit.start, unit.end):
            continue  # “无废城市”
        if not is_no_place(passage.text[unit.start : unit.end]):
            found.append(unit)
            if unit.score >= CERTAIN:
                places.add(unit.end)
    return found


def _type_start(passage: Passage, index: int, kind: str) -> int:
    """The index of the first word of a type word that was cut in several (经济/开发区)."""
    if kind != passage.words[index] and len(kind) < 3:
        return index
    end = passage.end_of(index)
    whole = place_type(passage.text[max(0, end - _LONGEST_TYPE) : end])
    start = end - len(whole)
    return passage.word_at(start) if start in passage.borders else index


def _goes_on(passage: Passage, index: int, kind: str) -> bool:
    """Whether another type word follows at once, so that this one names nothing (镇|村干部)."""
    end = passage.end_of(index)
    following = passage.text[end : end + 1]
    if following == "长" and is_governed(passage.text, end):
        return True  # 台中|市长
    if len(kind) == 1 and passage.text.startswith(("一级", "级"), end):
        return True  # 开至|县一级
    if kind == "森林" and passage.text.startswith(_OF_FORESTS, end):
        return True  # 九溪州|森林消防支队
    return len(kind) == 1 and following in _TYPE_LIST and following != kind


def _unit(passage: Passage, index: int, last: int, kind: str, places: set[int]) -> Candidate | None:
    """The place whose type word ends the words from ``index`` to ``last``, if a name precedes."""
    start, end = passage.starts[index], passage.end_of(last)
    word, tag = passage.text[start:end], passage.tags[index]
    if _is_counted(passage, end, kind):
        return None
    after_place = start in places
    if after_place and _attaches(passage, index, word):
        return place_candidate(start, end)
    stem = word[: -len(kind)] if index == last else ""
    if word.endswith("地区") and stem[:-1] in words("generic_stems"):
        return None
    if stem in words("generic_stems") and not (after_place or _syllable_before(passage, index)):
        numbered = word in _NUMBERED and index and passage.tags[index - 1] == "ns"
        return place_candidate(passage.starts[index - 1], end) if numbered else None
    if len(stem) < 2:
        first = _stem_start(passage, index, kind, stem)
        return None if first is None else _from_stem(passage, first, end, kind, places)
    if index and _is_cut_wrongly(stem) and passage.tags[index - 1] in {"ns", "nz"}:
        return place_candidate(passage.starts[index - 1], end)
    if after_place and stem not in words("outside_names"):
        return place_candidate(start, end)
    if tag not in _PROPER_TAGS or not may_be_stem(stem, "n") or rarity(word) < COMMON - 1:
        return None
    ends_name = kind in characters("never_in_given_names")
    if tag == "nr" and len(kind) == 1 and not ends_name and _is_like_a_person(word):
        return None
    return place_candidate(
        _past_preposition(passage, index), end, CERTAIN if tag != "j" else LIKELY
    )


def _is_counted(passage: Passage, end: int, kind: str) -> bool:
    """Whether a number stands before the type (城关、石门|两镇, 辽、吉、黑|三省)."""
    number = passage.text[end - 2 : end - 1]
    if len(kind) != 1 or number not in _NUMBERS:
        return False
    return number in _COUNTING or passage.text[end - 4 : end - 3] in {"、", "和"}


# What only persons do, behind a name that ends like a place (金宽镇|接任).
_PERSONAL = re.compile(
    "接任|继任|出任|担任|当选|表示|认为|指出|宣布|透露|夺冠|因伤|率队|回应|说[，：“「]|辞职|退役"
)


def _acts(passage: Passage, unit: Candidate) -> bool:
    name = passage.text[unit.start : unit.end]
    return _is_like_a_person(name) and _PERSONAL.match(passage.text, unit.end) is not None


def _is_person_in_post(passage: Passage, index: int, last: int) -> bool:
    """Whether a name behind a post only looks like a river (副局长|赵长河)."""
    start, end = passage.starts[index], passage.end_of(last)
    if index and passage.words[index][0] not in characters("surnames"):
        index -= 1
        start = passage.starts[index]
    if index == 0 or not _is_like_a_person(passage.text[start:end]):
        return False
    return title_pattern().fullmatch(passage.words[index - 1]) is not None


def _attaches(passage: Passage, index: int, word: str) -> bool:
    """Whether a type word joins the place before it without a stem."""
    if word in words("attached_types"):
        return True
    return word in _ATTACH_TO_SHORT and not divisions().is_full(passage.words[index - 1])


def _syllable_before(passage: Passage, index: int) -> bool:
    """Whether a single character that may be part of a name stands before (沱|水河)."""
    if index == 0 or len(passage.words[index - 1]) > 1:
        return False
    return passage.tags[index - 1] in {"ns", "nr", "nz", "x", "g"} and _is_stem(passage, index - 1)


def _stem_start(passage: Passage, index: int, kind: str, stem: str) -> int | None:
    """The word where the name begins that the type word at ``index`` ends (五香/庙村)."""
    if index == 0 or not _is_stem(passage, index - 1):
        placed = index > 0 and is_announced(passage, index)
        placed = placed or (kind in _WATERS and _is_river(passage, index))
        whole = stem and kind in SHORT_TYPES and passage.tags[index] in {"ns", "nz"} and placed
        rare = stem not in words("generic_stems") and rarity(passage.words[index]) > COMMON + 1
        return index if whole and rare else None
    if stem and (passage.tags[index][0] in "vad" or _is_thing(passage, index, kind)):
        return None
    if passage.tags[index - 1] == "mq":
        return None  # 三面|环山
    if stem and passage.tags[index] == "ns" and len(passage.words[index - 1]) > 1:
        return None  # 内向|青溪: a name by itself
    if len(passage.words[index - 1]) > 1:
        return _run_start(passage, index - 1)
    if index > 1 and _is_stem(passage, index - 2) and len(passage.words[index - 2]) < 3:
        return index - 2
    announced = bool(stem) and is_announced(passage, index - 1)
    return index - 1 if kind in SHORT_TYPES or announced else None


def _is_river(passage: Passage, index: int) -> bool:
    """雍河|干流, ，沙河|流域: what only rivers have follows."""
    return OF_RIVERS.match(passage.text, passage.end_of(index)) is not None


def _is_thing(passage: Passage, index: int, kind: str) -> bool:
    """Whether a word that ends like a place is a common noun of its own (储能|电池)."""
    common = passage.tags[index] == "n" and rarity(passage.words[index]) < COMMON
    return common and len(kind) == 1 and kind not in _LANDMARKS


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
    if tag == PLACE_TAG or not may_be_stem(word, tag if len(word) > 1 else "n"):
        return False
    return not (tag[0] in "vad" and tag != "an" and rarity(word) < NEVER_SEEN)


def _from_stem(
    passage: Passage, first: int, end: int, kind: str, places: set[int]
) -> Candidate | None:
    stem = passage.text[passage.starts[first] : end - len(kind)]
    if first and _is_cut_wrongly(passage.words[first]) and passage.tags[first - 1] in {"ns", "nz"}:
        return place_candidate(passage.starts[first - 1], end)  # 青溪|市云山|区
    if stem.endswith(_BODIES):
        return None  # 县公安局|森林
    if passage.tags[first] == "nr" and len(passage.words[first]) > 2 and _looks_personal(stem):
        return None
    known = _is_rare(passage, first, stem)
    after_place = passage.starts[first] in places
    sure = (len(stem) > 1 and (known or after_place)) or is_announced(passage, first)
    sure = sure or (kind in _WATERS and OF_RIVERS.match(passage.text, end) is not None)
    score = CERTAIN if sure else DOUBTFUL
    return place_candidate(_past_preposition(passage, first), end, score)


def _past_preposition(passage: Passage, index: int) -> int:
    """Where a word starts, past a preposition that was joined to it (沿|沱)."""
    word, start = passage.words[index], passage.starts[index]
    joined = len(word) > 1 and word[0] in _PREPOSITIONS and rarity(word) > NEVER_SEEN
    return start + joined


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


def _looks_personal(stem: str) -> bool:
    """王志强为 (市教育局): a stem of three and more that begins with a surname."""
    return stem[0] in characters("surnames") and len(stem) > 2
