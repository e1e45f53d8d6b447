"""Bodies told by how they are written: several fields of work, a league, the army, a legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.area_bodies import area_before
from reader_app.analysis.entities.branches import body_candidate
from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.vocabulary import longest, words

_KINDS = (
    "(?:(?:综合)?(?:管理|监督|监督管理|监察|行政执法|执法|服务|工作))?"
    "(?:委员会(?:办公室)?|局|厅|中心|办公室|[大支总中]队|(?:管理|监督|执法|稽查|巡查)队|服务公司)"
)
# 县|种子|站: of these one field is enough.
_STATIONS = (
    "(?:管理总?站|监督总?站|服务总?站|工作总?站|推广总?站|检疫总?站|防治站|检查站|监测总?站|检测站|检验站|保护站|指导站|试验站|保持站|改良站"
    "|管理所|监督所|检验所|检测所|研究所|鉴定所|休养所|监察所|管理处|服务处|工作处|事务所"
    "|管理中心|服务中心|监测中心|检测中心|检验中心|指导中心|推广中心|发展中心|保障中心|事务中心|运营中心|储备中心|登记中心"
    "|核算中心|支付中心|评审中心|促进中心|控制中心|救助中心|活动中心|培训中心|指挥中心|信息中心|研究中心|执法大队|执法支队|监察大队"
    "|监察支队|巡察大队|仲裁院|检验院|鉴定中心|站)(?![点台长])"
)
# The words of the army's and the police's bodies in an area, behind or around its name.
_ARMY = re.compile("(?:军分区|警备区)")
_POLICE = re.compile(
    "(?:武警|海警|边检)[\u4e00-\u9fff]{2,4}?(?:总队|支队|大队|中队)(?:[\u4e00-\u9fff]{2,4}(?:大队|中队))?"
)
_LEGAL_PERSON = re.compile(
    "(?:财团法人|社团法人|行政法人|公益财团)[\u4e00-\u9fff]{2,18}?(?:基金会|协会|学会|研究院|研究所|医院|中心|会|院)"
)
# 市府, 县府: how papers of Taiwan and Hong Kong write of a government.
_GOVERNMENT = re.compile("[省市县]府(?![大路街广场前城办])")
# 县|乡村振兴领导小组办公室: a group that an area sets up for a task.
_GROUP = re.compile(
    "(?<![\u4e00-\u9fff])(?:自治区|[省市县区州旗镇乡])(?![民长委])"
    "(?:(?![的在和与及是为、])[\u4e00-\u9fff]){2,18}?(?:领导小组|协调小组|指挥部|工作专班)(?:办公室)?"
)
_GROUPS = ("领导小组", "协调小组", "指挥部", "工作专班")
_QUOTED_TEAM = re.compile(
    "[“「][^“”「」\0]{1,10}[”」][\u4e00-\u9fff]{0,10}?(?:队|合作社|协会|联盟|工作室|志愿者协会|服务中心|艺术团|宣讲团|突击队)"
)
_LONGEST_STEM = 4
# A field of so many characters is no common word with what the body is called by.
_LONG_FIELD = 4


@cache
def _fields() -> re.Pattern[str]:
    field = longest(words("body_fields"))
    return re.compile(
        f"(?P<first>{field})(?P<more>(?:(?:和|与|、)?{field}){{0,5}})"
        f"(?:(?P<station>{_STATIONS})|(?:{_KINDS}))"
    )


def _is_named(match: re.Match[str]) -> bool:
    """Whether there are fields enough: several, a long one, or any before a kind of station."""
    return bool(match["more"] or match["station"]) or len(match["first"]) >= _LONG_FIELD


@cache
def _heads() -> frozenset[str]:
    """The first two characters of the fields."""
    return frozenset(field[:2] for field in words("body_fields"))


# The level of an area before what may be a field.
_LEVEL = re.compile("[省市县区州旗镇乡]")


def find_field_bodies(passage: Passage) -> Iterator[Candidate]:
    """The bodies of one block that no list needs to name."""
    yield from _of_fields(passage)
    text = passage.text
    yield from _of_short_fields(passage)
    if "军分区" in text or "警备区" in text:
        yield from _of_the_army(passage)
    for pattern in (_POLICE, _GROUP) if any(sign in text for sign in _GROUPS) else (_POLICE,):
        for match in pattern.finditer(text):
            if match.start() in passage.borders:
                yield body_candidate(*match.span())
    if "“" in text or "「" in text:
        yield from _quoted_teams(passage)


def find_told_bodies(passage: Passage) -> Iterator[Candidate]:
    """Bodies whose form leaves no doubt: 财团法人…中心, 市府."""
    for pattern, sign in ((_LEGAL_PERSON, "法人"), (_GOVERNMENT, "府")):
        for match in pattern.finditer(passage.text) if sign in passage.text else ():
            if match.start() in passage.borders and match.end() in passage.borders:
                yield body_candidate(*match.span())._replace(source=Source.MARKED)


def _of_fields(passage: Passage) -> Iterator[Candidate]:
    """X县|文化旅游广电体育局, 市|人力资源和社会保障局."""
    text, pattern, heads = passage.text, _fields(), _heads()
    ends = [passage.end_of(index) for index in passage.places]
    ends += [sign.end() for sign in _LEVEL.finditer(text)]
    for start in sorted({end for end in ends if text[end : end + 2] in heads}):
        match = pattern.match(text, start)
        owner = area_before(passage, start) if match and _is_named(match) else None
        if match and owner is not None:
            yield body_candidate(owner, match.end())


# 县|教体科局, 市|文广旅局: several fields of work by a character each.
_SHORT_FIELDS = re.compile(
    "(?<=[省市县区州旗])[教体科文广旅电发改经信工商建交农水林牧渔卫健人社民宗财统审司监应急环住执医保]{2,5}局"
    "(?![面势部限促])"
)


def _of_short_fields(passage: Passage) -> Iterator[Candidate]:
    for match in _SHORT_FIELDS.finditer(passage.text) if "局" in passage.text else ():
        owner = area_before(passage, match.start())
        if owner is not None:
            yield body_candidate(owner, match.end())


def _of_the_army(passage: Passage) -> Iterator[Candidate]:
    for match in _ARMY.finditer(passage.text):
        index = passage.word_at(match.start())
        start = passage.starts[index]
        if start == match.start() and index:
            index -= 1
            start = passage.starts[index]
        named = 2 <= match.start() - start <= _LONGEST_STEM
        if named and passage.words[index] not in words("outside_names"):
            yield body_candidate(start, match.end())


def _quoted_teams(passage: Passage) -> Iterator[Candidate]:
    """沅溪县|“稻香”服务队: a team whose own name stands in marks behind its area."""
    for match in _QUOTED_TEAM.finditer(passage.text):
        owner = area_before(passage, match.start())
        if owner is not None:
            yield body_candidate(owner, match.end())
