"""Events: named incidents and epidemics, sessions and meetings, campaigns and projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.cuts import LEVELS
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.vocabulary import tried_at
from reader_app.analysis.findings import EntityKind

_NUMERAL = "一二三四五六七八九十百零〇"
_CASE = re.compile(
    r"[“\"]\d{1,2}[·•.．\-]?\d{1,2}[”\"]?(?:特别重大|特大|重大|较大|一般)?"
    r"(?:[\u4e00-\u9fff]{0,10}?|(?:(?![的在和与及了是为将把被后])[\u4e00-\u9fff]){11,24}?)"
    r"(?:疫情|事故|事件|案件|专案|惨案|案|地震|火灾|爆炸|(?:山洪)?灾害|洪灾(?!害)|洪水|山洪|洪涝|矿难|空难|海难|决堤|溃坝|暴雨|泥石流|滑坡|强对流天气)(?:(?:特别重大|特大|重大|较大|一般)?(?:事故|灾害))?"
)
# 5·23强对流天气: the same without marks.
_BARE_CASE = re.compile(
    r"(?<![\d.·])\d{1,2}·\d{1,2}(?:特别重大|特大|重大|较大|一般)?[\u4e00-\u9fff]{0,10}?"
    r"(?:事故|事件|案件|专案|惨案|地震|火灾|爆炸|灾害|洪灾|洪水|山洪|暴雨|泥石流|滑坡|强对流天气)"
)
_SESSION = re.compile(
    rf"(?:党的)?(?:第?[{_NUMERAL}]{{1,4}}(?:届|次))"
    rf"(?:[{_NUMERAL}]{{1,3}}中)(?:、[{_NUMERAL}]{{1,3}}中)*全会|"
    rf"(?:党的|中国共产党)?第?[{_NUMERAL}]{{2,4}}次全国代表大会|党的(?:十[五六七八九]|二十)大|"
    rf"(?:第?[{_NUMERAL}]{{1,3}}届)?(?:中央|[省市县区州])?(?:纪委|委)(?:第?[{_NUMERAL}]{{1,3}}届)?"
    rf"第?[{_NUMERAL}]{{1,3}}次全(?:体会议|会)|"
    rf"第[{_NUMERAL}]{{1,3}}次(?:党代会|党员代表大会|代表大会)(?:第[{_NUMERAL}]{{1,2}}次会议)?"
)
_QUOTED = re.compile(
    r"[“\"]([^“”\"\n\0]{2,14}?(?:工程|行动))[”\"]|"
    r"[“\"]([^“”\"\n\0]{2,12})[”\"](?:[一二三四五六七八九十]期)?(?:专项|执行|整治|打击|集中)*(?:工程|行动|专项行动)"
)
_MEETING = re.compile(
    rf"第[{_NUMERAL}\d]+(?:届|次|期)(?:(?!会[和与及])[\u4e00-\u9fff·“”—]){{2,22}}?"
    r"(?:会议|大会|峰会|论坛|年会|博览会|交易会|运动会|锦标赛|艺术节|电影节|文化节|联赛|大赛|全会|奥运会|亚运会|大运会|世运会|世界杯|联大|(?<!调查)普查)"
    rf"(?:(?:常务委员会|常委会)?第[{_NUMERAL}]+次(?:全体)?会议)?|"
    rf"[省市区县]?[{_NUMERAL}]{{1,3}}届(?:人大|政协)?(?:常委会)?第?[{_NUMERAL}]{{1,3}}次(?:全体)?(?:会议|全会)"
)
# What each session has one of; the characters that a session opens with, and what a meeting has.
_OF_SESSIONS = ("中全会", "次全", "代表大会", "党代会", "党的十", "党的二十")
_SESSION_OPENS = re.compile(f"[党中第省市县区州纪委{_NUMERAL}]")
_MEETING_OPENS = re.compile("[第届]")
_LONGEST_BEFORE_TERM = 4  # 省二十届: a level and three numerals
_HELD = re.compile(
    r"[^\W的在举和将与了于是年月日、]{0,8}?(?:马拉松|锦标赛|博览会|交易会|艺术节|电影节|文化节|公开赛|"
    r"大奖赛|运动会|世界杯|奥运会|亚运会|残奥会|世博会|论坛|峰会)"
)
_NAMED = frozenset({"ns", "nr", "nz", "x", "f", PLACE_TAG})
_GROUP = re.compile(
    "(?:联合)?(?:处理|处置|救援|善后)?(?:调查组|工作组|专案组|工作专班|(?:防控|应急|抢险|救援)?指挥部|领导小组|组委会|筹委会|组织委员会|秘书处|执委会)(?:办公室)?"
)


# 全省防汛抗旱工作电视电话会议: a conference named after whose it is and what it is about.
_CONFERENCE = re.compile(
    "(?:中央|全国|全[省市县区州旗])"
    "(?:(?!全国|全[省市县区州旗]|召开|举行|参加|出席|贯彻|部署|会议)[\u4e00-\u9fff]"
    "|、(?=[\u4e00-\u9fff]{2,8}工作)){2,18}?"
    "(?:工作(?:视频|电视电话|电视)?会议|电视电话会议|视频会议)"
)
_NO_SUBJECT = re.compile("[的了在将与]")


def find_events(passage: Passage) -> Iterator[Candidate]:
    """The events of one block."""
    text = passage.text
    for start, end in passage.words_of("events"):
        if start in passage.borders:
            yield _event(start, end)
    for match in _CASE.finditer(text):
        yield _event(*match.span())
    for match in _BARE_CASE.finditer(text) if "·" in text else ():
        yield _event(*match.span())
    if any(sign in text for sign in _OF_SESSIONS):
        opens = (match.start() for match in _SESSION_OPENS.finditer(text))
        yield from (_event(*match.span()) for match in tried_at(opens, _SESSION, text))
    if "届" in text or "第" in text:
        yield from (_event(*match.span()) for match in tried_at(_opens(text), _MEETING, text))
    for match in _CONFERENCE.finditer(text) if "会议" in text else ():
        if match.start() in passage.borders and not _NO_SUBJECT.search(match[0]):
            yield _event(*match.span())
    for match in _QUOTED.finditer(text) if "“" in text or '"' in text else ():
        yield _event(match.start() + bool(match[1]), match.end() - bool(match[1]))


def _opens(text: str) -> list[int]:
    """Where a meeting may open: at 第, or not far before 届."""
    found: set[int] = set()
    for sign in _MEETING_OPENS.finditer(text):
        at = sign.start()
        found.update((at,) if sign[0] == "第" else range(max(0, at - _LONGEST_BEFORE_TERM), at))
    return sorted(found)


def find_held_events(passage: Passage) -> Iterator[Candidate]:
    """Contests and festivals named after their place (北岭|国际马拉松)."""
    for index in passage.places:
        if match := _HELD.match(passage.text, passage.end_of(index)):
            yield _event(passage.starts[index], match.end())


def _event(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.EVENT, source=Source.MARKED)


# 某市第十五届人民代表大会|常务委员会: the standing body of a congress, unless it holds a session.
_STANDING = re.compile(
    rf"第?[{_NUMERAL}]{{1,3}}届(?:人民代表大会|人大)(?:常务委员会|常委会)(?!第[{_NUMERAL}]+次)"
)


def _standing_bodies(passage: Passage) -> Iterator[Candidate]:
    """The standing committees of numbered congresses in one block, with their area."""
    for match in _STANDING.finditer(passage.text) if "常" in passage.text else ():
        session = _with_area(passage, _event(*match.span()))
        yield session._replace(kind=EntityKind.ORGANIZATION)


def find_groups(passage: Passage, events: list[Candidate]) -> Iterator[Candidate]:
    """…“3·21”事故|调查组: a body that is named after an event, or that a congress has."""
    yield from _standing_bodies(passage)
    for event in events:
        if match := _GROUP.match(passage.text, event.end):
            yield Candidate(event.start, match.end(), EntityKind.ORGANIZATION, source=Source.MARKED)


def with_owner(events: list[Candidate], owners: list[Candidate]) -> list[Candidate]:
    """Events from the organisation or place that stands directly before them (某厂“3·21”事故)."""
    starts: dict[int, int] = {}
    for owner in owners:
        starts[owner.end] = min(owner.start, starts.get(owner.end, owner.start))
    return [event._replace(start=starts.get(event.start, event.start)) for event in events]


# 长坡糖厂|路段“9·3”事故: the spot beside what the accident is named after.
_SPOT = re.compile(
    "(?:路段|段|路口|境内|工地|车间|库区|服务区|附近|海域|水域|矿井|隧道|大桥|项目|小区)$"
)
_LONGEST_SPOT = 6


def with_spot(text: str, events: list[Candidate], owners: list[Candidate]) -> list[Candidate]:
    """Events from the place or body before the spot that stands directly before them."""
    ends = {owner.end: owner.start for owner in sorted(owners, key=_longest_first)}
    return [_from_spot(text, event, ends) for event in events]


def _longest_first(owner: Candidate) -> tuple[int, int]:
    return owner.end, -owner.start


def _from_spot(text: str, event: Candidate, ends: dict[int, int]) -> Candidate:
    lowest = max(0, event.start - _LONGEST_SPOT)
    if text[event.start] not in '“"' or not _SPOT.search(text, lowest, event.start):
        return event
    for size in range(1, _LONGEST_SPOT + 1):
        start = ends.get(event.start - size)
        if start is not None:
            return event._replace(start=start)
    return event


_LEVEL_SIGNS = frozenset("省市区县州旗")
_OPENS_SESSION = frozenset("第" + _NUMERAL) | _LEVEL_SIGNS
_CONGRESS = re.compile("代|人大|政协")
_PARTIES = ("中国共产党", "中共", "共青团", "中国共产主义青年团")
# The area of a session: 青溪市|第五届人民代表大会第三次会议, 县|第十四次党代会.
_AREA = re.compile("(?:[\u4e00-\u9fff]{2,5}?[省市县区州旗镇乡]|[省市县区州旗镇乡])$")


def sessions_with_area(passage: Passage, events: list[Candidate]) -> list[Candidate]:
    """Sessions of a congress from the area that stands directly before them."""
    return [_with_party(passage.text, _with_area(passage, event)) for event in events]


def _with_area(passage: Passage, event: Candidate) -> Candidate:
    text = passage.text
    if text[event.start] not in _OPENS_SESSION or not _CONGRESS.search(
        text, event.start, event.end
    ):
        return event
    cut = passage.word_at(event.start)
    if text[event.start] in _LEVEL_SIGNS and passage.starts[cut] < event.start:
        return event._replace(start=passage.starts[cut])  # 泠川|县十七届人大…
    index = passage.word_at(event.start - 1) if event.start else -1
    if index < 0 or event.start not in passage.borders:
        return event
    start = passage.starts[index]
    if passage.words[index] in LEVELS and index:
        named = passage.tags[index - 1] in _NAMED and len(passage.words[index - 1]) > 1
        start = passage.starts[index - 1] if named else start
    fits = passage.tags[index] == PLACE_TAG or _AREA.fullmatch(text, start, event.start)
    return event._replace(start=start) if fits else event


def _with_party(text: str, event: Candidate) -> Candidate:
    """A congress from the party whose it is (中国共产党|岑阳市第七次代表大会)."""
    if "代表大会" not in text[event.start : event.end]:
        return event
    party = next((name for name in _PARTIES if text.endswith(name, 0, event.start)), "")
    return event._replace(start=event.start - len(party))
