"""What is built or set apart in a place: sites, parks, roads by number or ends, lines, stations."""

from __future__ import annotations

import re

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import place_candidate
from reader_app.analysis.entities.vocabulary import words

_SITE_TYPES = re.compile(
    "(?:水库|水电站|特大桥|大桥|隧道|风景区|景区|森林公园|湿地公园|地质公园|度假区|新城|经济区|生态园|风景名胜区|湿地)"
    "(?=[、，。；：）)\0\\d]|等|建成|开工|竣工|合龙|完工|通车|投用|项目)"
)
_SITE_STEM = re.compile(
    "(?:^|[、，。；：（(\0和及])(?:其中)?((?!其中|包括|以及)"
    "(?:(?![的在和与及了是为各座处个级型险])[\u4e00-\u9fff]){2,4})$"
)
_LONGEST_SITE_STEM = 7


def find_sites(passage: Passage) -> list[Candidate]:
    """杨家冲水库9.1万: what a list names by a stem and its kind, however the stem was cut."""
    text, found, generic = passage.text, [], words("generic_stems")
    for match in _SITE_TYPES.finditer(text):
        stem = _SITE_STEM.search(text, max(0, match.start() - _LONGEST_SITE_STEM), match.start())
        if stem and stem[1] not in generic and stem[1][:2] not in generic:
            found.append(place_candidate(stem.start(1), match.end()))
    return found


# 长白山|国际度假区, 抚松|新城: what is set apart beside a place and named after it.
_ATTACHED = re.compile(
    "(?:国际|国家级|国家|省级|市级|生态|旅游|文化|森林|湿地|地质|现代|高新技术|经济技术|临空|空港|综合|农业|科技|工业|商务|中央|滨海|滨江){0,3}"
    "(?:度假区|风景名胜区|名胜区|风景区|景区|森林公园|地质公园|湿地公园|湿地|新城|经济区|开发区|示范区|生态园|产业园|试验区|商务区|湿地|[蓄滞行分]洪区|蓄滞洪区|进洪闸|泄洪闸)"
    "(?![委党工管])"
)


def with_attached_site(text: str, place: Candidate) -> Candidate:
    """A place with the zone, park or new town that is named after it."""
    if text[place.end : place.end + 1] not in _ATTACHED_OPENS:
        return place
    site = _ATTACHED.match(text, place.end)
    return place._replace(end=site.end()) if site else place


_ATTACHED_OPENS = frozenset(
    "蓄滞行分进泄国省市生旅文森湿地现高经临空综农科工商中滨度风名景新开示产试"
)


# The short names of China's provinces and of the large cities that lines of traffic are named by.
_ENDS_OF_LINES = (
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台昆"
    "兰成广深杭武沈哈大济郑石太西徐包银汉蓉福厦温甬合长柳南贺连盐青荣乌海通衢金丽绍"
)
_LINE_TYPES = re.compile("高速(?:公路)?|高铁|城际(?:铁路)?|客运专线|客专|铁路")
_ENDS = re.compile(
    f"(?:(?<![\u4e00-\u9fff])|(?<=[在沿经从到上和与及于由为]))[{_ENDS_OF_LINES}]{{2,3}}(?:环线)?$"
)
# G93成渝环线高速公路: the number of a motorway in front of its name.
_NUMBER_OF_LINE = re.compile(r"[GS]\d{1,4}$")
_LONGEST_ENDS, _LONGEST_NUMBER = 5, 5


def is_line(name: str) -> bool:
    """Whether a name is that of a line between two or three ends."""
    line = _LINE_TYPES.search(name)
    if line is None or line.end() < len(name):
        return False
    ends = _ENDS.search(name, 0, line.start())
    return ends is not None and (
        not ends.start() or _NUMBER_OF_LINE.fullmatch(name, 0, ends.start()) is not None
    )


# 省道331线, G106国道, 312省道: roads that are named by their number.
_ROADS = ("国道", "省道", "县道", "乡道")
_NUMBERED_ROAD = re.compile(r"(?<=[国省县乡])(?<!\d.)道[GSXY]?\d{1,4}线?")
_LETTERED_ROAD = re.compile(r"[GSXY](?<![A-Za-z\d].)\d{1,4}(?:国道|省道|县道|线)")
_ROAD_BEHIND_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d{3,4}(?:国道|省道|县道|乡道)(?!路)")
# 崇头|至|黄家畲公路: a road between two ends.
_END = "(?:(?![的在和与及了是为各由从向对到至达长])[\u4e00-\u9fff])"
_TO_OTHER_END = re.compile(f"至{_END}{{2,5}}?(?:高速公路|一级公路|二级公路|公路|铁路|高铁|高速)")
_ONE_END = re.compile(f"{_END}{{2,4}}$")
# 云岭大熊猫国家公园: what a park protects may stand in its name.
_PARKS = re.compile(
    "(?:国家公园|国家级自然保护区|省级自然保护区|自然保护区|国家湿地公园|国家森林公园|国家地质公园)"
)
_OF_PARK = re.compile(f"(?:^|[、，。；：（(\0和及在对])({_END}{{2,9}})$")
_LONGEST_OF_PARK = 10


# 雍河|三号桥
# 承德|北路
_ROAD_OF_PART = re.compile("[东南西北中]{1,2}(?:大道|大街|路|街)(?![上口边旁灯面])")
_NUMBERED_SITE = re.compile("[一二三四五六七八九十\\d]{1,2}号(?:大桥|桥|隧道|水库|渠|井|码头|闸)")
# 霍童溪、塔山水库|水位: of two waters in a list what only waters have follows.
_OF_WATERS = re.compile(
    f"(?<=[、，：；\0在和及盯守紧])((?:(?![盯守紧]){_END}){{2,4}}[河江溪湖])、{_END}{{2,5}}(?:水库|[河江溪湖])"
    "(?=水位|流域|水质|上游|下游|沿线|干流)"
)


_TOLD_OF_WATERS = ("水位", "流域", "水质", "上游", "下游", "沿线", "干流")


def _of_waters(text: str) -> list[Candidate]:
    found = _OF_WATERS.finditer(text) if any(sign in text for sign in _TOLD_OF_WATERS) else ()
    return [_certain(*match.span(1)) for match in found]


def _certain(start: int, end: int) -> Candidate:
    """A place that its form tells by itself."""
    return place_candidate(start, end)._replace(source=Source.MARKED)


def find_numbered_roads(passage: Passage) -> list[Candidate]:
    """Roads by their number or by both their ends, parks with what they protect."""
    text, borders = passage.text, passage.borders
    spans = [match.span() for match in _LETTERED_ROAD.finditer(text)]
    if any(kind in text for kind in _ROADS):
        spans += ((match.start() - 1, match.end()) for match in _NUMBERED_ROAD.finditer(text))
        spans += (match.span() for match in _ROAD_BEHIND_NUMBER.finditer(text))
    found = [_certain(*span) for span in spans if span[0] in borders]
    for road in _TO_OTHER_END.finditer(text):
        before = _ONE_END.search(text, max(0, road.start() - 4), road.start())
        ends = range(before.start(), road.start() - 1) if before else range(0)
        start = next((at for at in ends if at in borders), None)
        if start is not None:
            found.append(place_candidate(start, road.end()))
    found += _of_waters(text)
    for index in passage.places:
        behind = passage.end_of(index)
        if bridge := _NUMBERED_SITE.match(text, behind) or _ROAD_OF_PART.match(text, behind):
            found.append(place_candidate(passage.starts[index], bridge.end()))
    for park in _PARKS.finditer(text) if "公园" in text or "保护区" in text else ():
        stem = _OF_PARK.search(text, max(0, park.start() - _LONGEST_OF_PARK), park.start())
        if stem and stem.start(1) in borders and stem[1][:2] not in words("generic_stems"):
            found.append(place_candidate(stem.start(1), park.end()))
    return found


_OF_RAILWAYS = re.compile("铁路|列车|动车|高铁|车次")
_STATION = re.compile("[东西南北]?站(?=[、，。；）)\0\\d始停出开列至]|等)")


def with_stations(passage: Passage, places: list[Candidate]) -> list[Candidate]:
    """福鼎|站: the station of a place, where the text is of railways."""
    text = passage.text
    if _OF_RAILWAYS.search(text) is None:
        return places
    stations = ((place, _STATION.match(text, place.end)) for place in places)
    return [
        place_candidate(place.start, match.end()) if match else place for place, match in stations
    ]


def find_lines(passage: Passage) -> list[Candidate]:
    """京哈高速, 沪昆高铁: lines that are named by their ends."""
    text, found = passage.text, []
    for line in _LINE_TYPES.finditer(text):
        ends = _ENDS.search(text, max(0, line.start() - _LONGEST_ENDS), line.start())
        if ends is None:
            continue
        number = _NUMBER_OF_LINE.search(text, max(0, ends.start() - _LONGEST_NUMBER), ends.start())
        found.append(place_candidate((number or ends).start(), line.end()))
    return found
