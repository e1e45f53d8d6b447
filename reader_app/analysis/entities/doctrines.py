"""Doctrines, prizes, products and amounts in words, inside which nothing is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.documents.structure.labels import label_alone

# An amount in words (肆佰柒拾陆元整), whose numerals are surnames as well.
_AMOUNT = re.compile(
    "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,}"
)
# “岑阳青年五四奖章”, “岑阳工匠”称号: prizes and what they call those who won them.
_PRIZE = re.compile(
    "[“「][^“”「」\n\0]{1,24}(?:奖章|奖杯|勋章|奖牌|奖|称号|工匠|标兵|能手|之星|模范|先锋岗|先锋号)"
    "(?:集体|个人|提名奖)?[”」]|[“「][^“”「」\n\0]{1,16}[”」](?:荣誉)?(?:称号|奖章|奖项|奖)"
)


# What stands in marks: an honour (被评为“泽南省青少年维权岗”) or what somebody calls himself, a
# storm (台风“杜苏芮”) or a product (“掌上海关”APP).
_QUOTED = re.compile("“[^“”\n\0]{1,24}”|「[^「」\n\0]{1,24}」")
_BEFORE_HONOURS = (
    "评为", "获评", "荣获", "授予", "命名为", "认定为", "誉为", "获颁", "摘得",
    "打造", "争创", "叫响", "擦亮",
)  # fmt: skip
_STORMS = ("台风", "飓风", "颱風", "颶風", "热带风暴", "热带低压")
_BEHIND_PRODUCTS = re.compile("(?:手机|微信|官方|政务)?(?:APP|App|app|小程序|公众号)")
# 索 引 号<tab>, 文 号：
_SPREAD_LABEL = re.compile("(?:[\u4e00-\u9fff][ 　]{1,2}){1,3}[\u4e00-\u9fff](?=[\t：:])")
# Medals and titles of honour with whose they are (泽南省五一劳动奖章).
_MEDAL = re.compile("五一劳动奖[章状]|五四奖章|三八红旗手|劳动模范")
_WHOSE = re.compile("(?:全国|[\u4e00-\u9fff]{2,5}[省市])$")
_LONGEST_OWNER = 6


def closed_spans(passage: Passage) -> list[tuple[int, int]]:
    """Where the names of doctrines and prizes stand, and amounts in words."""
    text = passage.text
    closed = [*passage.words_of("doctrines"), *_medals(text), *_spread_labels(passage)]
    closed += _awards(passage)
    closed += _bodies_of_all(passage)
    quoting = "“" in text or "「" in text
    for pattern in (_AMOUNT, _PRIZE) if quoting else (_AMOUNT,):
        closed += (match.span() for match in pattern.finditer(text))
    return [*closed, *_quoted_things(text)] if quoting else closed


# 岑阳市|科学技术进步奖: an award with the area that gives it.
_AWARD = re.compile(
    "(?:市长|省长|县长|政府|人民政府)?"
    "(?:科学|技术|科技|进步|发明|自然|社会|哲学|质量|文学|艺术|新闻|教学|成果|创新|专利|友谊|文艺|青年|环保|慈善|见义勇为|杰出|贡献|突出"
    "|工程|优质|优秀|体育|人才){0,6}奖(?![励项金])"
)


def _awards(passage: Passage) -> Iterator[tuple[int, int]]:
    for index in passage.places if "奖" in passage.text else ():
        if award := _AWARD.match(passage.text, passage.end_of(index)):
            yield passage.starts[index], award.end()


def _quoted_things(text: str) -> Iterator[tuple[int, int]]:
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span()
        called = text.endswith(_BEFORE_HONOURS + _STORMS, 0, start - text.endswith("了", 0, start))
        if called or _BEHIND_PRODUCTS.match(text, end):
            yield start, end


# 各省、自治区、直辖市教育厅（教委、局）、卫生健康委：, 各市（州）党委、林业局: whichever area's.
_OF_ALL = re.compile("各(?:[省市县区州旗镇乡地]|[（(])[^，,：:；;。\0]{2,120}")
_OPENS_BARE = frozenset("、（(")
_PART = re.compile("(?<=[、，])[^、，：:]{3,12}(?=[、，：:])")
_OF_LEVELS = frozenset("省市县区州旗镇乡驻")
_PROPER = frozenset({"ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "j"})


def _bodies_of_all(passage: Passage) -> Iterator[tuple[int, int]]:
    """Bodies without an area of their own in a list of those that all areas have."""
    text = passage.text
    for listed in _OF_ALL.finditer(text) if "各" in text else ():
        for start, end in passage.words_of("area_bodies"):
            if listed.start() < start < listed.end() and text[start - 1] in _OPENS_BARE:
                yield start, end
    for start, end in passage.blocks:
        if text[start] == "各" and text[end - 1] in "：:":
            yield from _unnamed_parts(passage, start, end)


def _unnamed_parts(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """各直属学校（园）、民办学校：: the parts of a salutation in which no place or level stands."""
    for part in _PART.finditer(passage.text, start, end):
        named = PLACE_TAG in passage.tags_of(*part.span()) or part[0][0] in _OF_LEVELS
        first = passage.tags[passage.word_at(part.start())]
        if not named and first not in _PROPER:
            yield part.span()


def _spread_labels(passage: Passage) -> Iterator[tuple[int, int]]:
    """索 引 号 before a value: a label whose characters are set apart."""
    for start, end in passage.blocks:
        spread = passage.text[start + 1 : start + 2] in (" ", "　")
        label = _SPREAD_LABEL.match(passage.text, start, end) if spread else None
        if label and label_alone(label[0]):
            yield label.span()


def _medals(text: str) -> Iterator[tuple[int, int]]:
    for medal in _MEDAL.finditer(text):
        owner = _WHOSE.search(text, max(0, medal.start() - _LONGEST_OWNER), medal.start())
        if owner:
            yield owner.start(), medal.end()


def outside(spans: list[tuple[int, int]], found: list[Candidate]) -> list[Candidate]:
    """The candidates that lie in none of ``spans``."""
    if not spans:
        return found
    return [c for c in found if not any(s <= c.start and c.end <= e for s, e in spans)]
