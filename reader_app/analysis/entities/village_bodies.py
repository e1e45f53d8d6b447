"""Branches of villages and schools of towns, told by where they stand, however they were cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.branches import body_candidate
from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.vocabulary import words

_STEM = "(?:(?![的在对到和与及了是为各由从向将把被等镇乡村区县市省该本我全某])[\u4e00-\u9fff])"
# 月塘村|党支部书记: what a village has, behind its name.
_BRANCH = re.compile(
    "(?:党支部|党总支|党委|支部委员会|村民委员会|居民委员会|村委会|居委会|监委会|村务监督委员会"
    "|股份经济合作社|经济合作社|经济联合社)(?![员成])"
)
_VILLAGE = re.compile(f"({_STEM}{{1,4}}(?:村|社区|嘎查))$")
_LONGEST_VILLAGE = 6
# 恭城瑶族自治县|民族中学, 以勒镇|中学: the only one of its kind in its area.
_SCHOOL = re.compile(
    "(?:县|民族|第[一二三四五六七八九十]{1,2}|城关|中心|完全|初级|高级|职业|技术|教育|特殊|寄宿制|实验|直属|机关|九年一贯制|九年制"
    "|希望|逸夫|思源|外国语|双语|体育|蒙古族|藏族|回民|朝鲜族|红军|示范|综合|中等){0,3}"
    "(?:中心小学|中心校|中学|小学|学校|高中|初中|完小|幼儿园|中专|职教中心|技校)(?![生部])"
)
_LEADS = frozenset({"伙同", "指使", "授意", "安排", "帮助", "责成", "挂任"})
_AREAS = ("县", "旗", "镇", "乡", "市", "区", "街道")
_OPENS = frozenset("、，。；：:（(“\0\t 　及和与由经是")


def find_village_bodies(passage: Passage) -> Iterator[Candidate]:
    """The village branches and town schools of one block."""
    text = passage.text
    for branch in _BRANCH.finditer(text) if "村" in text or "社区" in text else ():
        if text[branch.start() - 1 : branch.start()] not in ("村", "区", "查"):
            continue
        start = _village_start(passage, branch.start())
        if start is not None:
            yield _body(start, branch.end())
    yield from _health_centres(text)
    for index in passage.places:
        end = passage.end_of(index)
        school = _SCHOOL.match(text, end) if text.endswith(_AREAS, 0, end) else None
        if school:
            yield body_candidate(passage.start_of_places(index), school.end())


# 团结|社区卫生服务中心: of a community that is named by its stem.
_HEALTH = re.compile("社区卫生服务(?:中心|站)")
_HEALTH_STEM = re.compile(f"(?:^|[、，。；：（(\\s\0在到由])({_STEM}{{2,4}})$")


def _health_centres(text: str) -> Iterator[Candidate]:
    for centre in _HEALTH.finditer(text) if "卫生服务" in text else ():
        stem = _HEALTH_STEM.search(text, max(0, centre.start() - 5), centre.start())
        if stem and stem[1] not in words("generic_stems"):
            yield _body(stem.start(1), centre.end())


def _village_start(passage: Passage, end: int) -> int | None:
    """Where a village's name begins: with the areas before it, or behind a mark."""
    text, index = passage.text, passage.word_at(end - 1)
    if passage.tags[index] == PLACE_TAG and passage.end_of(index) == end:
        return None  # the grammar of areas reads it
    village = _VILLAGE.search(text, max(0, end - _LONGEST_VILLAGE), end)
    while village:
        start = village.start(1)
        before = passage.word_at(start - 1) if start else -1
        verb = before >= 0 and passage.end_of(before) == start and passage.tags[before][0] in "vp"
        verb = verb or text[start - 2 : start] in words("outside_names") | _LEADS
        if start == 0 or text[start - 1] in _OPENS or verb:
            generic = village[1][:-1] in words("generic_stems")
            return None if generic else start
        if passage.tags[before] == PLACE_TAG and passage.end_of(before) == start:
            return passage.start_of_places(before)
        village = _VILLAGE.search(text, start + 1, end)
    return None


def _body(start: int, end: int) -> Candidate:
    return body_candidate(start, end)._replace(source=Source.MARKED)
