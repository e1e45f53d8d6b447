"""Companies told by where they stand: alone in a cell or field, or in a list that 等企业 closes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader_app.analysis.entities.area_bodies import blocks
from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.findings import EntityKind

_HAN = "[\u4e00-\u9fff]"
_MEMBER = f"{_HAN}{{2,10}}"
_LIST = re.compile(rf"({_MEMBER}(?:、{_MEMBER}){{1,11}})$")
_CLOSING = re.compile(
    "等(?:\\d*[一二两三四五六七八九十百多余]*[家个户])?"
    "(?:知名|龙头|骨干|重点|优质|大型|头部|本土|上市|央企|国有|民营|外资|高新技术|世界|国内|行业|一批|[0-9]+强)*"
    "(?:企业|公司|集团|厂商|药企|车企|国企|央企|民企|上市公司)"
)
# A list of twelve is no longer.
_LONGEST_LIST = 132
_LONGEST = 8


# The value of a field or the cell of a table that is nothing but a company's full name.
_FORM = re.compile(r"(?:有限责任公司|有限公司|股份公司|集团公司)(?=$|[\t｜|\0\s；。”（(])")
_OPEN = re.compile(rf"(?:^|[\t：:｜|\0 　“])((?:{_HAN}|[（()）]){{2,22}})$")
_LONGEST_STEM = 23
_FORMS = ("有限公司", "有限责任公司", "合作社", "厂", "煤矿", "加油站")
_SAID = re.compile("[的了在由被将向对给]|委托|授权|组织|通知|确定|选定|推荐|中标|为|是")


def find_companies_alone(passage: Passage) -> Iterator[Candidate]:
    """The companies of one block that fill a field or a cell."""
    text = passage.text
    for form in _FORM.finditer(text) if "公司" in text else ():
        stem = _OPEN.search(text, max(0, form.start() - _LONGEST_STEM), form.start())
        if stem and _SAID.search(stem[1]) is None and stem[1].count("（") == stem[1].count("）"):
            span = stem.start(1), form.end()
            yield Candidate(*span, EntityKind.ORGANIZATION, source=Source.MARKED)


# 当事人：某某小吃店（个体工商户）: whatever a field of a notice gives for a party's name.
_LABEL = re.compile(
    r"(?:当事人|被处罚人|被处罚单位|被处罚当事人|供应商|供应商名称|中标人|中标供应商|成交供应商|中标单位|采购人|招标人|"
    r"代理机构|建设单位|施工单位|监理单位|单位名称|企业名称|字号名称|字号|名[ 　]*称)[ 　]*$"
)
# Behind its place a shop's name may hold what is a preposition elsewhere (老向家茶馆).
_SAID_BEHIND_PLACES = re.compile("[的了由被]|委托|授权|通知|确定|选定|推荐|中标")
_COLON = re.compile("[：:]")
_LONGEST_LABEL = 10
# A place may stand in brackets inside a name, not at its end.
_IN_NAME = f"(?:{_HAN}|[（(](?={_HAN}{{2,6}}[）)]{_HAN})|(?<={_HAN})[）)](?={_HAN}))"
_PARTY = re.compile(rf"[ 　]*({_IN_NAME}{{4,24}})(?=[（(\s\0，；。]|$)")
_SHOPS = tuple("店馆坊行部厂场社吧屋铺楼庄心司局院所校会处站超市园")


def find_parties(passage: Passage) -> Iterator[Candidate]:
    """The shops, bodies and companies of one block that a field of a notice names."""
    text = passage.text
    for colon in _COLON.finditer(text):
        lowest = max(0, colon.start() - _LONGEST_LABEL)
        labelled = _LABEL.search(text, lowest, colon.start())
        match = _PARTY.match(text, colon.end()) if labelled else None
        if match is None:
            continue
        placed = passage.tags[passage.word_at(match.start(1))] == PLACE_TAG
        said = (_SAID_BEHIND_PLACES if placed else _SAID).search(match[1])
        named = match[1].endswith(_SHOPS) and said is None
        if named and rarity(match[1]) > COMMON:
            yield Candidate(*match.span(1), EntityKind.ORGANIZATION, source=Source.MARKED)


def with_places_of_companies(text: str, kept: list[Candidate]) -> list[Candidate]:
    """A company's full name with the place that touches it (青岚|观音峡旅游开发有限公司)."""
    joined: list[Candidate] = []
    for one in kept:
        before = joined[-1] if joined else None
        whole = one.kind is EntityKind.ORGANIZATION and text.endswith(_FORMS, one.start, one.end)
        whole = whole and not _opens_with_province(text, one.start)
        if whole and before and before.end == one.start and before.kind is EntityKind.PLACE:
            one = joined.pop()._replace(end=one.end, kind=one.kind)
        joined.append(one)
    return joined


def _opens_with_province(text: str, start: int) -> bool:
    """夏家营镇|山西晋源玻璃有限公司: what a company's name opens with is in no town."""
    codes = (divisions().codes(text[start : start + size]) for size in (2, 3))
    return text[start - 1] in "县区镇乡村" and any(
        len(code) == 2 for found in codes for code in found
    )


# 长城电工、天水锻压|3户企业: as many as the list has, without 等.
_COUNTED = re.compile("(?<![\\d.])\\d{1,2}[家户](?:重点|骨干|规上)?(?:企业|公司|集团)")
_SIGNS = ("家企业", "户企业", "家公司", "家重点", "户重点", "家骨干", "户骨干", "家规上", "户规上")


def _counted(text: str) -> Iterable[re.Match[str]]:
    return _COUNTED.finditer(text) if any(sign in text for sign in _SIGNS) else ()


def find_listed_bodies(passage: Passage) -> Iterator[Candidate]:
    """The members of such lists in one block."""
    for closing in (*_CLOSING.finditer(passage.text), *_counted(passage.text)):
        lowest = max(0, closing.start() - _LONGEST_LIST)
        match = _LIST.search(passage.text, lowest, closing.start())
        if match is None:
            continue
        start = match.start(1)
        for number, member in enumerate(match[1].split("、")):
            end = start + len(member)
            begin = _first_of(passage, start, end) if number == 0 else start
            if begin is not None and _may_be_named(passage, begin, end):
                yield Candidate(begin, end, EntityKind.ORGANIZATION, source=Source.MARKED)
            start = end + 1


def _first_of(passage: Passage, start: int, end: int) -> int | None:
    """Where the first member begins behind the words that lead up to the list."""
    begin, index = end, passage.word_at(end - 1)
    while index >= 0 and passage.starts[index] >= start:
        word, tag = passage.words[index], passage.tags[index]
        if blocks(word, tag) or tag[0] in "vp":
            break
        begin = passage.starts[index]
        index -= 1
    return begin if begin < end else None


def _may_be_named(passage: Passage, start: int, end: int) -> bool:
    """Whether a member is a name: no common noun, no longer than a short form is."""
    if not 2 <= end - start <= _LONGEST or end not in passage.borders:
        return False
    first = passage.words[passage.word_at(start)]
    return rarity(passage.text[start:end]) > COMMON and rarity(first) > COMMON - 2
