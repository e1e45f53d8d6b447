"""Addresses: units from the largest to the house, told by their form alone (某市某区某路16号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import place_candidate
from reader_app.analysis.entities.vocabulary import words

# A stem holds no word that stands between names.
_STEM = "(?:(?![的在和与及了是为至到从向由对等位于省市县区])[\u4e00-\u9fff])"
_AREA = f"{_STEM}{{2,4}}?(?:省|市|自治州|州|盟|县|区|旗)"
_BELOW = f"(?:{_STEM}{{1,5}}?(?:市|县|区|旗|镇|乡|街道|开发区|新区))"
_ROAD = f"{_STEM}{{1,8}}?(?:大道|路|街|巷|弄|胡同|道)(?:[东西南北中]段)?"
_HOUSE = (
    r"(?:[0-9０-９]+(?: [0-9０-９]+)*|[一二三四五六七八九十百]+) ?(?:号|弄)(?:附[0-9０-９]+号)?"
    r"(?:院|大院)?"
    rf"(?:{_STEM}{{2,8}}?(?=[0-9A-Za-z０-９]{{1,4}}(?:号楼|[栋幢座]))"
    rf"|[省市县区]?{_STEM}{{2,6}}?(?:大厦|大楼|广场|公寓|小区|花园|中心)(?=[0-9A-Za-z０-９]{{1,5}}[室层楼座栋]))?"
    r"(?:[0-9A-Za-z０-９]+(?:号楼|栋|幢|座|单元|楼|层|室))*"
)
# With its house an address needs one unit above the road, without it two.
_WITH_HOUSE = f"{_AREA}{_BELOW}{{0,3}}{_ROAD}{_HOUSE}"
_ROAD_ALONE = (
    f"{_AREA}{_BELOW}{{1,3}}{_STEM}{{2,4}}?(?:大道|路|街)(?:[东西南北中]段)?(?![上口边旁灯面段线])"
)
_ADDRESS = re.compile(f"{_WITH_HOUSE}|{_ROAD_ALONE}")
# The first unit's type with a road not far behind: the signs that an address is there at all.
_SIGNS = re.compile("[省市州盟县区旗][\u4e00-\u9fff]{1,24}?[路街道巷弄]")
_LONGEST_STEM = 4
# What stands before an address without a colon (注册地址|岑阳市…).
_LABELS = frozenset({"地址", "住址", "住所", "住所地", "注册地", "户籍", "籍贯", "所在地"})


# 地址：从江县丙妹镇北上社区环城路: a field's value, or what brackets hold (…街道政务中心4楼).
_FIELD = re.compile(
    r"(?:地[ 　]{0,6}址|住[ 　]{0,2}[所址]|经营场所)(?:[（(][^（）()]{2,6}[）)])?[ 　]*[：:][ 　]*"
    r"|(?:住所地|户籍所在地|住址)[：:为]?"
)
_FIRST = "[\u4e00-\u9fff]{2,4}?(?:省|市|自治州|州|盟|县|区|旗)"
_UNIT = rf"{_STEM}{{1,6}}?(?:省|市|自治州|州|盟|县|区|旗|镇|乡|街道|村|社区)"
_VALUE = re.compile(
    rf"{_FIRST}(?:{_UNIT}){{0,4}}{_STEM}{{0,10}}(?:路|街|大道|巷|道|号|村|园区)"
    r"(?:[东西南北中]段|[东西南北]侧)?"
    r"(?:(?:(?!政府|委员|[委局厅])[\u4e00-\u9fff0-9A-Za-z＃#－—-]){0,30}(?:[号室楼层栋幢座院园区组厦]|[栋幢座][0-9A-Za-z－—-]{1,8}))?"
    r"(?=[\s\0，。；（(）)]|$)"
)
# 邹平市长山镇北首309国道南侧: whatever fills the field and ends like a spot.
_WHOLE_VALUE = re.compile(
    rf"{_FIRST}(?:(?!政府|委员|公司|[委局厅与和])[\u4e00-\u9fff0-9A-Za-z＃#－—-]){{2,36}}"
    r"(?:[侧旁首处段角边口]|\d+米|[东西南北])(?=[\s\0，。；（(）]|$)"
)
_IN_BRACKETS = re.compile(
    rf"(?<=[（(]){_FIRST}(?:{_UNIT}){{1,4}}{_STEM}{{0,8}}(?:路|街|大道|巷)"
    r"[\u4e00-\u9fff0-9A-Za-z]{0,16}[号室楼层栋幢座](?=[）)])"
)


def find_field_addresses(passage: Passage) -> Iterator[Candidate]:
    """The addresses that fill a field or a pair of brackets, whatever they end with."""
    text = passage.text
    for field in _FIELD.finditer(text) if "址" in text or "所" in text else ():
        if match := _VALUE.match(text, field.end()) or _WHOLE_VALUE.match(text, field.end()):
            yield place_candidate(*match.span())._replace(source=Source.MARKED)
    closed = any(sign in text for sign in ("楼）", "号）", "室）", "层）"))
    for match in _IN_BRACKETS.finditer(text) if closed else ():
        yield place_candidate(*match.span())._replace(source=Source.MARKED)


def find_addresses(passage: Passage) -> Iterator[Candidate]:
    """The addresses of one block; each begins where a word does."""
    yield from find_field_addresses(passage)
    text, borders, done = passage.text, passage.borders, 0
    for sign in _SIGNS.finditer(text):
        for start in range(max(done, sign.start() - _LONGEST_STEM), sign.start() - 1):
            match = _ADDRESS.match(text, start) if start in borders else None
            opening = passage.words[passage.word_at(start)] if match else ""
            if match and opening not in words("outside_names") and opening not in _LABELS:
                yield place_candidate(*match.span())
                done = match.end()
                break
