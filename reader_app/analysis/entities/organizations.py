"""Organisations: bodies of an area, institutions with a stem of their own, and their branches."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.gazetteer import known_bodies
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.places import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import longest, longest_of, words
from reader_app.analysis.findings import EntityKind

_LIKELY, _DOUBTFUL = 0.7, 0.5
# The levels that stand for an area known from the document (区纪委, 市政府, 街道党工委).
LEVELS = ("自治区", "街道", "社区", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "村")
_PROPER = frozenset({"ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "eng", PLACE_TAG})
_CLOSED_TAGS = frozenset("p c u d r y e o f t q uj ul ud ug uz uv k".split())
# Characters that go on from a short body to another word (区委员, 市人大代表 stays 市人大).
_GOES_ON = {"委": "员托派任屈婉以会", "人大": "常会", "政府": "性"}
# Function words that the segmenter sometimes joins to a level after them (驻市|公安局).
_BEFORE_LEVEL = frozenset("驻在向由对经报与和及的受为是被到至从以给请让据按")
# Groups that are named by their owner or in quotation marks, never by a stem of their own.
_GROUPS = ("组", "室", "中心", "处", "站", "部", "厅")
_QUOTED = re.compile("“[\u4e00-\u9fff]{2,18}$")
_AFTER_NAME = frozenset("和与及的在对向由等")
_LONGEST_NAME, _MOST_WORDS = 22, 9


def _body(start: int, end: int, score: float = CERTAIN) -> Candidate:
    return Candidate(start, end, EntityKind.ORGANIZATION, score)


def find_organizations(passage: Passage, titles: Set[int] = frozenset()) -> list[Candidate]:
    """The organisations of one block whose places are single words; they may overlap.

    ``titles`` are the places where a post starts, for an owner cut wrongly (大学教授).
    """
    found = [
        *_known(passage),
        *_armies(passage),
        *_area_bodies(passage),
        *_institutions(passage, titles),
        *_tagged(passage),
    ]
    found = [_with_branches(passage, c) for c in found]
    found += _local_offices(passage, found)
    return [*found, *_resident(passage, found)]


def _known(passage: Passage) -> list[Candidate]:
    borders = passage.borders
    return [
        _body(_prefixed(passage, start), end + passage.text.startswith("队", end))
        for start, end, name in passage.known
        if name in known_bodies() and start in borders and (end in borders or end - start > 3)
    ]


def _prefixed(passage: Passage, start: int) -> int:
    """The start of a body's name with the state or 国立 before it."""
    for prefix in ("中华人民共和国", "国立", "省立", "市立"):
        if passage.text.endswith(prefix, 0, start):
            return start - len(prefix)
    return start


def _armies(passage: Passage) -> list[Candidate]:
    """清军, 美军, 联邦军: the army of a state, a dynasty or a side."""
    borders = passage.borders
    return [
        _body(*match.span())
        for match in _army().finditer(passage.text)
        if match.start() in borders and match.end() in borders
    ]


@cache
def _army() -> re.Pattern[str]:
    return re.compile(f"{longest(words('army_owners'))}军(?:队)?")


def _tagged(passage: Passage) -> list[Candidate]:
    """Words that the dictionary calls an organisation and that carry a name (北京大学)."""
    area, common = words("area_bodies"), words("common_institutions")
    triples = zip(passage.words, passage.tags, passage.starts, strict=True)
    return [
        _body(start, start + len(word), CERTAIN if len(word) > 3 else _LIKELY)
        for word, tag, start in triples
        if tag == "nt"
        and len(word) > 2
        and (len(word) > 3 or rarity(word) > COMMON)
        and word not in area
        and word not in common
        and word not in words("not_organizations")
    ]


def _area_bodies(passage: Passage) -> list[Candidate]:
    text, found = passage.text, []
    for match in longest_of("area_bodies").finditer(text):
        start, end = match.span()
        body = match[0]
        if text[end : end + 1] and text[end] in _GOES_ON.get(body, ""):
            continue
        if body.endswith("党委") and text.startswith("政府", end):
            continue  # 镇党委政府: whichever town's
        owner = _owner_start(passage, start)
        if owner is None and start and text[start - 1] in "级各等下":
            continue  # 两级纪委: a head that several names share
        if owner is not None:
            found.append(_body(owner, end))
        elif len(body) > 1 and body[-1] in "委局厅" and start in passage.borders:
            found.append(_body(start, end, _DOUBTFUL if end in passage.borders else 0.3))
    return found


def _owner_start(passage: Passage, start: int) -> int | None:
    """Where the area begins that stands directly before ``start``, as a place or as a level."""
    if start == 0:
        return None
    if (place := _place_before(passage, start)) is not None:
        return place
    for level in LEVELS:
        begin = start - len(level)
        if begin >= 0 and passage.text.startswith(level, begin) and _opens(passage, begin):
            return _area_start(passage, begin)
    return None


def _place_before(passage: Passage, start: int) -> int | None:
    index = passage.word_at(start - 1) if start else -1
    if index >= 0 and passage.tags[index] == PLACE_TAG and passage.end_of(index) == start:
        return passage.starts[index]
    return None


def _area_start(passage: Passage, begin: int) -> int:
    """Where the area begins whose level is at ``begin``: 云岭|县委 is no county of the document."""
    place = _place_before(passage, begin)
    if place is not None:
        return place
    index = passage.word_at(begin - 1) if begin and begin in passage.borders else -1
    if index < 0 or len(passage.words[index]) < 2 or _blocks(*_word(passage, index)):
        return begin
    word, tag = _word(passage, index)
    named = tag in {"ns", "nz", "nr", "x"} and word[0] not in "原现时该本我各从向由在对"
    if named and rarity(word) > COMMON and len(word) == 2:
        start = passage.starts[index]
        above = _place_before(passage, start)
        return start if above is None else above
    return begin


def _word(passage: Passage, index: int) -> tuple[str, str]:
    return passage.words[index], passage.tags[index]


def _opens(passage: Passage, begin: int) -> bool:
    """Whether a level may start here: at a word, or after a word of one character cut wrongly."""
    return begin in passage.borders or passage.text[begin - 1] in _BEFORE_LEVEL


def _institutions(passage: Passage, titles: Set[int]) -> list[Candidate]:
    text, found = passage.text, []
    for match in longest_of("institution_types").finditer(text):
        start, end = match.span()
        if end not in passage.borders and end not in titles:
            continue
        if text[end : end + 1] == "”" and (quoted := _QUOTED.search(text, max(0, end - 20), end)):
            found.append(_body(quoted.start() + 1, end))
        elif c := _institution(passage, start, end):
            found.append(c)
    return found


@lru_cache(maxsize=65_536)
def _blocks(word: str, tag: str) -> bool:
    """Whether a word cannot be part of an organisation's name."""
    if tag == PLACE_TAG:
        return False
    if word in words("outside_names") or tag in _CLOSED_TAGS:
        return True
    if tag in {"m", "x"} and not word[0].isalnum():
        return True
    if tag == "v" and word not in words("department_words") and rarity(word) < NEVER_SEEN:
        return True
    return tag == "m" and not (word.startswith("第") or word.isascii())


def _institution(passage: Passage, start: int, end: int) -> Candidate | None:
    """The institution whose type word is the span, read towards its start word by word."""
    index = passage.word_at(start)
    first = index if passage.starts[index] < start else index + 1
    head = None
    position = first - 1 if first == index + 1 and passage.starts[index] < start else index - 1
    while position >= 0 and first - position < _MOST_WORDS:
        word, tag = passage.words[position], passage.tags[position]
        if _blocks(word, tag) or end - passage.starts[position] > _LONGEST_NAME:
            break
        if tag == PLACE_TAG:
            head = position
            break
        first = position
        position -= 1
    type_word = passage.text[start:end]
    if head is not None:
        return _placed(passage, head, start, end, type_word)
    return _unplaced(passage, first, start, end, type_word)


def _placed(passage: Passage, head: int, start: int, end: int, type_word: str) -> Candidate | None:
    """廉江市吉水镇|威满|电器厂: a place, a stem unless the type needs none, a type."""
    stem = passage.text[passage.end_of(head) : start]
    if not stem:
        needs_stem = type_word in words("common_institutions")
        return None if needs_stem else _body(passage.starts[head], end)
    if stem in words("generic_stems") and type_word in words("common_institutions"):
        return None
    return _body(passage.starts[head], end, CERTAIN if len(stem) < 9 else _LIKELY)


def _unplaced(
    passage: Passage, first: int, start: int, end: int, type_word: str
) -> Candidate | None:
    """华仁|养老院: a stem that is a name by itself, or at least no common word."""
    if type_word.endswith(_GROUPS):
        return None
    last = passage.word_at(start)
    while first <= last and passage.starts[first] < start and _is_common(passage, first):
        first += 1
    if first > last or passage.starts[first] >= start:
        return None
    begin = passage.starts[first]
    word, tag = passage.words[first], passage.tags[first]
    if start - begin < 2:
        return _body(begin, end, 0.4)
    if rarity(word) > COMMON and (tag in _PROPER or rarity(word) > NEVER_SEEN):
        return _body(begin, end)
    return _body(begin, end, _LIKELY if tag in _PROPER else 0.4)


def _is_common(passage: Passage, index: int) -> bool:
    word, tag = passage.words[index], passage.tags[index]
    if word in words("generic_stems"):
        return True
    return (
        tag not in _PROPER and tag[0] in "vadbn" and len(word) < 3 and tag != "an" and tag != "vn"
    )


def _after_place(passage: Passage, end: int) -> int:
    """Past a place that stands between a body and its branch (消防救援总队|青溪|支队)."""
    if end >= len(passage.text) or end not in passage.borders:
        return end
    index = passage.word_at(end)
    return passage.end_of(index) if passage.tags[index] == PLACE_TAG else end


def _ends(passage: Passage, end: int) -> bool:
    """Whether a name may end here: at a word, or before a function word or a post."""
    if end in passage.borders or passage.text[end] in _AFTER_NAME:
        return True
    return title_pattern().match(passage.text, end) is not None


def _local_offices(passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """国家税务总局 + 青溪市税务局: a body and its office in an area are one name."""
    offices = []
    pattern = longest_of("area_bodies", "branches", "institution_types")
    for body in found:
        if passage.text[body.start : body.end] in known_bodies() and body.end in passage.borders:
            index = passage.word_at(body.end) if body.end < len(passage.text) else -1
            if index >= 0 and passage.tags[index] == PLACE_TAG:
                match = pattern.match(passage.text, passage.end_of(index))
                if match and _ends(passage, match.end()):
                    offices.append(_body(body.start, match.end()))
    return offices


def _with_branches(passage: Passage, owner: Candidate) -> Candidate:
    """大庆市公安局 + 特警支队 + 警航大队: branches that touch join the name."""
    end, pattern = owner.end, longest_of("branches")
    while (match := pattern.match(passage.text, _after_place(passage, end))) and _ends(
        passage, match.end()
    ):
        end = match.end()
    end = _department_end(passage, end)
    return owner if end == owner.end else _body(owner.start, end, owner.score)


def _department_end(passage: Passage, end: int) -> int:
    """The end of a department named by its task (政府采购监管|科), or ``end``."""
    last, index = end, passage.word_at(end) if end < len(passage.text) else len(passage.words)
    if end not in passage.borders or passage.text[end - 1] not in "局厅院":
        return end
    while index < len(passage.words) and passage.end_of(index) - end <= _LONGEST_DEPARTMENT:
        word, tag = passage.words[index], passage.tags[index]
        if word.endswith(_DEPARTMENTS) and tag[0] in "nxqgzj" and passage.end_of(index) - end > 2:
            last = passage.end_of(index)
        if word[0] in "省市区县镇乡" or (len(word) > 2 and word.endswith(("政府", "委"))):
            break
        if tag not in _TASK_TAGS and word not in words("department_words"):
            break
        index += 1
    return last


_LONGEST_DEPARTMENT = 12
_TASK_TAGS = frozenset({"ns", "n", "vn", "b", "j", "nz", "an", "l"})
_DEPARTMENTS = (
    "科",
    "处",
    "股",
    "室",
    "中心",
    "调查队",
    "执法队",
    "大队",
    "支队",
    "办公室",
    "工作组",
    "保障组",
    "督导组",
    "检查组",
    "服务所",
    "监管所",
)
_RESIDENT = ("纪检监察组", "纪检组", "纪检监察工委", "工作队", "联络组")


def _resident(passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """驻市公安局纪检监察组, with the sending body before it where it stands there."""
    by_end = {c.end: c.start for c in found}
    resident = []
    for host in found:
        begin = host.start - 1
        text = passage.text[host.start : host.end]
        if begin >= 0 and passage.text[begin] == "驻" and text.endswith(_RESIDENT):
            resident.append(_body(by_end.get(begin, begin), host.end))
    return resident
