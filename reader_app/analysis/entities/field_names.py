"""Persons whom a form's key, a telephone, a remark or a picture's credit tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind

_HAN = "[\u4e00-\u9fff]"
_SPREAD = rf"{_HAN}[ 　]{{1,2}}{_HAN}"
# Surer than any place or body that such a name looks like.
_SURE = 2.5
# 法定代表人 over 沈家骏: a key of a form in the line above its value.
_KEYED = re.compile(
    "\0(?:法定代表人|法人代表|负责人|主要负责人|经营者|联系人|姓名|项目负责人|项目经理|企业法人)"
    f"(?:[（(]{_HAN}{{2,8}}[）)])?\0+({_SPREAD}|{_HAN}{{2,4}})(?=\0|$)"
)
# 某司　康　宁　010-62030725: a row that ends with a telephone.
_PHONED = re.compile(
    rf"[ 　\t]({_SPREAD}|{_HAN}{{2,3}})[ 　\t]+(?:0\d{{2,3}}[-－—])?\d{{7,11}}"
    r"(?:[（(][^（()）]{1,8}[）)])?$"
)
_LONGEST_PHONED = 40
_ENDS_PHONED = frozenset("0123456789）)")
# 小木（化名）: the name that stands for another.
_ALIAS = re.compile("[（(]化名[）)]")
_LONGEST_ALIAS = 3
# 县融媒体中心 沙马石古 摄: who took a picture, in its caption.
_CREDIT = re.compile(rf"(?<=[ 　：:（(/／])({_SPREAD}|{_HAN}{{2,5}})[ 　]*摄(?=[）)。\0\s]|$)")
_NO_NAMES = frozenset("社网报台局部委会队站室科处所司中心院校")


def find_field_names(passage: Passage) -> Iterator[Candidate]:
    """The persons of one block that its form tells."""
    text = passage.text
    for start, end in (*(m.span(1) for m in _KEYED.finditer(text)), *_before_phones(passage)):
        if _has_surname(text[start:end]) and text[start:end] not in words("role_nouns"):
            yield _person(start, end)
    yield from _columns_of_persons(passage)
    yield from _names_of_elements(passage, "tibetan_elements")
    yield from _names_of_elements(passage, "mongolian_elements")
    yield from _elements_behind_posts(passage)
    for match in _CREDIT.finditer(text) if "摄" in text else ():
        start = match.start(1)
        if match[1][-1] not in _NO_NAMES and PLACE_TAG not in passage.tags_of(*match.span(1)):
            yield _person(start, match.end(1))
    for remark in _ALIAS.finditer(text) if "化名" in text else ():
        alias = _alias_start(passage, remark.start())
        if alias is not None:
            yield _person(alias, remark.start())


_OF_PLACES = frozenset("县市区州镇乡村寺路街旗盟木")
_ROLE_BEFORE = re.compile("(?:牧民|村民|[林工队社]员|苏木达|[旗盟镇局村书][长记]|主任|职工)$")
_ANNOUNCED = re.compile("(?:[民员长任记达]|主席|同志|、)$")
# The heads of columns that hold persons.
_OF_PERSONS = frozenset(
    ("姓名", "项目经理", "项目负责人", "负责人", "联系人", "法定代表人", "总监理工程师", "专家")
)
_CELL = re.compile(rf"[ 　]*({_SPREAD}|{_HAN}{{2,5}}(?:·{_HAN}{{1,6}}){{0,2}})[ 　]*")


def _columns_of_persons(passage: Passage) -> Iterator[Candidate]:
    """The cells under 姓名 in the rows of a table, whatever the names."""
    text, column, width = passage.text, None, 0
    for start, end in passage.blocks if "\t" in text else ():
        cells = text[start:end].split("\t")
        if heads := [i for i, cell in enumerate(cells) if "".join(cell.split()) in _OF_PERSONS]:
            column, width = heads[0], len(cells)
        elif column is None or len(cells) != width:
            column = None
        else:
            begin = start + sum(len(cell) + 1 for cell in cells[:column])
            if match := _CELL.fullmatch(text, begin, begin + len(cells[column])):
                yield _person(*match.span(1))


def _elements_behind_posts(passage: Passage) -> Iterator[Candidate]:
    """护林员|斯琴, 旗长|额尔登木图: one element is a name where a post or a role announces it."""
    for start, end in passage.words_of("mongolian_elements"):
        if end - start > 2 or start not in passage.borders:
            told = _ANNOUNCED.search(passage.text, max(0, start - 3), start)
        else:
            told = _ROLE_BEFORE.search(passage.text, max(0, start - 3), start)
        if told and end in passage.borders and passage.text[end : end + 1] not in _OF_PLACES:
            yield _person(start, end)


def _names_of_elements(passage: Passage, elements: str) -> Iterator[Candidate]:
    """罗布次仁, 布和朝鲁: two elements that names of a people are made of."""
    done = 0
    for (start, middle), (follows, end) in pairwise(passage.words_of(elements)):
        name = passage.text[start:end]
        if middle != follows or start < done or passage.text[end : end + 1] in _OF_PLACES:
            continue
        if name not in known_places() and not divisions().is_name(name):
            done = end
            yield _person(start, end)


def _before_phones(passage: Passage) -> Iterator[tuple[int, int]]:
    for start, end in passage.blocks:
        if passage.text[end - 1] in _ENDS_PHONED:
            match = _PHONED.search(passage.text, max(start, end - _LONGEST_PHONED), end)
            if match is not None:
                yield match.span(1)


def _alias_start(passage: Passage, end: int) -> int | None:
    """Where the name begins: at the word, or at the one of a single character before it."""
    index = passage.word_at(end - 1) if end else -1
    if index < 0 or passage.end_of(index) != end:
        return None
    start = passage.starts[index]
    single = index > 0 and len(passage.words[index - 1]) == 1
    if end - start < 2 and single and passage.tags[index - 1][0] in "nagx":
        start = passage.starts[index - 1]
    return start if 1 < end - start <= _LONGEST_ALIAS else None


def _has_surname(name: str) -> bool:
    return name[0] in characters("surnames") or name[:2] in words("compound_surnames")


def _person(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.PERSON, _SURE, Source.MARKED)
