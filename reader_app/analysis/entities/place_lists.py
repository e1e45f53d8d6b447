"""Places that a list names without their type, which stands once behind it (湛江、廉江两市)."""

from __future__ import annotations

import re

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.vocabulary import words
from reader_app.analysis.findings import EntityKind

_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CLOSED = re.compile(
    "[、和与及]([\u4e00-\u9fff]{2,4}?)([两二三四五六七八九2-9])个?"
    "(?:省|市|县|区|镇|乡|州|旗|村|街道|社区)(?![长委])"
)
# What every such list has; most blocks have none.
_TYPED = re.compile("[两二三四五六七八九2-9]个?[省市县区镇乡州旗村街社]")
# Surer than any name of a person that such a stem looks like.
_SURE = 2.5
_LONGEST_NAME = 4


def _place(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.PLACE, _SURE, Source.MARKED)


def find_counted(passage: Passage) -> list[Candidate]:
    """The members of lists whose number is told with their type; they must be as many."""
    found: list[Candidate] = []
    if _TYPED.search(passage.text) is None:
        return found
    for match in _CLOSED.finditer(passage.text):
        number = _COUNTS.get(match[2]) or int(match[2])
        members = _members(passage, match.start(), number - 1)
        spans = [*members, match.span(1)]
        whole = len(spans) == number and match.start(1) in passage.borders
        if whole and all(_may_be_named(passage, *span) for span in spans):
            found += [_place(*span) for span in spans]
    return found


# 从江县|丙妹、停洞、加榜|等11个乡镇: a list of which the kind and the number are told.
_AND_OTHERS = re.compile(
    "等(?:\\d{0,3}[个处家]?(?:国家)?(?:\\dA级)?(?:景区|景点|旅游景区|名胜古迹)"
    "|(?:\\d{1,3}|[两二三四五六七八九十]{1,3})[余多]?个"
    "(?:乡镇|镇街|街镇|乡|镇|村|街道|社区|县市区|县区|市县|旗县|旗区|县|区|市|旗|苏木|嘎查)(?![长委]))"
)
_STEM = "(?:(?![的在对到和与及了是为各由从向将把被等镇乡村区县市省])[\u4e00-\u9fff])"
_NAMED = re.compile(
    f"([\u4e00-\u9fff]{{2,8}})((?:、{_STEM}{{2,5}}(?:[镇乡村区县市旗]|街道)?){{1,11}})$"
)
_BEFORE_NAMES = frozenset("对在到和与将为向从由于赴往")
_LONGEST_LIST = 64


def find_others(passage: Passage) -> list[Candidate]:
    """The members of lists that 等 and how many of what kind they are close."""
    text, found = passage.text, []
    for closing in _AND_OTHERS.finditer(text) if "等" in text else ():
        lowest = max(0, closing.start() - _LONGEST_LIST)
        match = _NAMED.search(text, lowest, closing.start())
        if match is None:
            continue
        spans, end = [], match.end(1)
        if (first := _first_member(passage, *match.span(1))) is not None:
            spans.append((first, end))
        for name in match[2][1:].split("、"):
            spans.append((end + 1, end + 1 + len(name)))
            end += 1 + len(name)
        if all(_may_be_named(passage, *span) for span in spans):
            found += [_place(*span) for span in spans]
    return found


def _first_member(passage: Passage, start: int, end: int) -> int | None:
    """Where the first name of a list begins, behind the area that all lie in or a word."""
    start += passage.text[start] in _BEFORE_NAMES
    inside = [at for at in passage.borders if start <= at <= end - 2]
    placed = (passage.end_of(index) for index in passage.places)
    if behind := max((at for at in placed if start < at <= end - 2), default=0):
        return behind
    if start in inside and end - start <= _LONGEST_NAME and not _goes_before(passage, start):
        return start
    return max((at for at in inside if end - at <= _LONGEST_NAME), default=None)


def _goes_before(passage: Passage, start: int) -> bool:
    """Whether another word that may belong to the name touches it."""
    before = passage.text[start - 1 : start]
    return "\u4e00" <= before <= "\u9fff" and before not in _BEFORE_NAMES


# 马塘街道12名，弋江桥街道9名: a part of a list that is nothing but a unit and its type.
_UNIT_TYPE = re.compile(r"(?:街道|民族乡|苏木|嘎查|[镇乡村]|社区)(?=[、（(等\d])")
_UNIT_STEM = re.compile(
    "(?:[、，：；（(\\s\0]|^)(?:而|但|其中|并在|及)?"
    f"((?!各|全|该|每|其|本|而|但)(?:{_STEM}){{2,6}})$"
)
_LONGEST_UNIT = 9
# The member of a list of roads or waters behind a 、.
_MEMBER_OF_LIST = re.compile(
    f"((?:{_STEM}){{1,6}}(?:大道|[路街巷塘河溪]|小区))(?=[、，。；“]|等|清|沿|全|路面|改造|综合|完)"
)
_NO_UNIT = frozenset("v d p r m c u zg".split())  # noqa: SIM905


def find_whole_units(passage: Passage) -> list[Candidate]:
    """The towns, streets and villages of lists, however their stems were cut."""
    found: list[Candidate] = []
    text = passage.text
    for kind in _UNIT_TYPE.finditer(text):
        unit = _UNIT_STEM.search(text, max(0, kind.start() - _LONGEST_UNIT), kind.start())
        if unit is None:
            continue
        start, end = unit.start(1), kind.end()
        first, last = passage.word_at(start), passage.word_at(end - 1)
        told = any(
            (passage.tags[at] in _NO_UNIT and len(passage.words[at]) > 1)
            or passage.words[at] in words("outside_names")
            or passage.words[at] in words("generic_stems")
            for at in range(first, last)
        )
        if first < last and not told:
            found.append(_place(start, end))
    return [*found, *_beside_others(passage)]


def _beside_others(passage: Passage) -> list[Candidate]:
    """Roads and waters that 、 parts from another of their kind."""
    text, found = passage.text, []
    for mark in _PAIR.finditer(text):
        kind = _TYPE_BEFORE.search(text, max(0, mark.start() - 2), mark.start())
        start = _member_start(passage, kind.start()) if kind else None
        behind = _MEMBER_OF_LIST.match(text, mark.end())
        if behind and start is not None and behind[1] not in words("generic_stems"):
            found += [_place(start, mark.start()), _place(*behind.span(1))]
    return found


# A 、 between two of them; it begins with the mark, so that it is searched fast.
_PAIR = re.compile(
    "、(?<=[道路街巷塘河溪区]、)(?=[\u4e00-\u9fff]{1,7}(?:大道|[路街巷塘河溪]|小区))"
)
_TYPE_BEFORE = re.compile("(?:大道|[路街巷塘河溪]|小区)$")


def _member_start(passage: Passage, end: int) -> int | None:
    """Where a member begins: behind a mark or a verb, at most six characters before its type."""
    text = passage.text
    for start in range(end - 1, max(0, end - 7) - 1, -1):
        if not "\u4e00" <= text[start] <= "\u9fff" or text[start] in _ENDS_MEMBERS:
            return start + 1 if end - start > 2 else None
        index = passage.word_at(start)
        verb = passage.tags[index] in {"v", "vn", "p"} and passage.end_of(index) == start + 1
        if verb and len(passage.words[index]) > 1:
            return start + 1 if end - start > 2 else None
    return 0 if end < 7 and end > 1 else None


_ENDS_MEMBERS = frozenset("的在对到和与及了是为至向将把被省市县区镇乡")


_VILLAGE = re.compile(f"{_STEM}{{1,4}}(?:村|社区|嘎查)(?![委民级党干支集])")
_TOWNS_END = ("镇", "乡", "街道", "苏木")


def with_village(text: str, place: Candidate) -> Candidate:
    """铜普镇|都兰河村: a town with the village behind it, however that one's stem was cut."""
    village = _VILLAGE.match(text, place.end) if text.endswith(_TOWNS_END, 0, place.end) else None
    if village is None:
        return place
    stem = village[0].removesuffix("村").removesuffix("社区")
    common = words("generic_stems") | words("outside_names")
    return place if stem in common or stem[:2] in common else place._replace(end=village.end())


# 其中|沙埕1942人、店下608人、嵛山354人: towns without their type, each with how many.
_HAN = "[\u4e00-\u9fff]"
_TOWN = rf"((?:(?![的在对到和与及了是为共其中余多个]){_HAN}){{2,3}})\d[\d,.]*[万亿]?{_HAN}{{1,2}}"
_TOWNS = re.compile(f"(?<=[：:、，,。；;（(中\0]){_TOWN}(?:[、，；]{_TOWN}){{2,}}")
_OF_TOWNS = re.compile(rf"、{_HAN}{{2,3}}\d")
_ONE_TOWN = re.compile(_TOWN)


def find_counted_towns(passage: Passage) -> list[Candidate]:
    """Runs of three and more of which most are known towns and none is a common word."""
    found: list[Candidate] = []
    if _OF_TOWNS.search(passage.text) is None:
        return found
    for run in _TOWNS.finditer(passage.text):
        spans = [match.span(1) for match in _ONE_TOWN.finditer(passage.text, *run.span())]
        names = [passage.text[start:end] for start, end in spans]
        known = sum(_is_short_town(name) for name in names)
        if known * 2 > len(names) and all(rarity(name) > COMMON for name in names):
            found += [_place(*span) for span in spans]
    return found


_LONGEST_TOWN = 3


def find_short_towns(passage: Passage) -> list[Candidate]:
    """福鼎|管阳: a town without its type behind the county that it lies in, without one as well."""
    text, found = passage.text, []
    for index in passage.places:
        county = divisions().codes(passage.words[index])
        if not county or divisions().is_full(passage.words[index]):
            continue
        end = passage.end_of(index)
        for size in range(_LONGEST_TOWN, 1, -1):
            if end + size in passage.borders and _lies_in(text[end : end + size], county):
                found.append(_place(end, end + size))
                break
    return found


def _lies_in(town: str, counties: list[str]) -> bool:
    named = (divisions().township_counties(town + kind) for kind in ("镇", "乡", "街道"))
    return any(code in counties for codes in named for code in codes)


def _is_short_town(name: str) -> bool:
    full = divisions().is_township
    return divisions().is_name(name) or any(full(name + kind) for kind in ("镇", "乡", "街道"))


# 青芦区、石塘县|作表态发言: the next of a list of one level, however the words behind are cut.
_SIBLING = re.compile(
    "[、和与及]((?:(?![的在和与及了是为各等两省市县区镇乡])[\u4e00-\u9fff]){2,3}[市县区镇乡旗])"
    "(?![长委府人民级级政直]|直属)"
)
_LEVELS = frozenset("市县区镇乡旗")


def find_siblings(passage: Passage, places: list[Candidate]) -> list[Candidate]:
    """Units that a list names behind one of ``places``."""
    found: list[Candidate] = []
    reached = 0  # a list is walked once, however many of its members are known
    for end in [place.end for place in places if place.score >= CERTAIN]:
        if end < reached:
            continue
        while passage.text[end - 1] in _LEVELS and (match := _SIBLING.match(passage.text, end)):
            if match.start(1) not in passage.borders or not _may_be_named(passage, *match.span(1)):
                break
            found.append(_place(*match.span(1)))
            end = match.end(1)
        reached = end
    return found


# 中新网|岑阳|12月5日电: the place of a report, between the outlet and the day.
_DATELINE = re.compile(
    "(?<=[社网报台])[ 　]?([\u4e00-\u9fff]{2,4})(?=[ 　]?\\d{1,2}月\\d{1,2}日[ 　]?[电讯])"
)


# What every such opening has; most blocks have none.
_DAY = re.compile("月\\d{1,2}日[ 　]?[电讯]")


def find_dateline(passage: Passage) -> list[Candidate]:
    """The places that open reports, at most one in a block."""
    text, borders, found = passage.text, passage.borders, []
    for start in dict.fromkeys(passage.block_at(day.start())[0] for day in _DAY.finditer(text)):
        match = _DATELINE.search(text, start, min(start + 30, passage.block_at(start)[1]))
        if match and match.start(1) in borders and match.end(1) in borders:
            found.append(_place(*match.span(1)))
    return found


def _may_be_named(passage: Passage, start: int, end: int) -> bool:
    """Whether a member is no common noun (企业、学校、医院等三区)."""
    if passage.tag_of(start, end) in {"ns", PLACE_TAG} or divisions().is_name(
        passage.text[start:end]
    ):
        return True
    return rarity(passage.text[start:end]) > COMMON and passage.text[end - 1] != "等"


def _members(passage: Passage, end: int, most: int) -> list[tuple[int, int]]:
    """The words that 、 parts from each other, back from the one that ends at ``end``."""
    members: list[tuple[int, int]] = []
    while len(members) < most and end > 0 and passage.text[end - 1].isalpha():
        start = passage.starts[passage.word_at(end - 1)]
        if not 2 <= end - start <= 4:
            break
        members.append((start, end))
        if passage.text[start - 1 : start] != "、":
            break
        end = start - 1
    return members[::-1]
