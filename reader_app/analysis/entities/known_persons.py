"""Persons of history and of the news whom the gazetteer knows, whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import known_persons
from reader_app.analysis.entities.given_names import person_candidate
from reader_app.analysis.entities.located import is_foreign, is_place_by_context
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.person_scores import CALLED_AFTER, is_of_reign
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.vocabulary import characters, words

_BUILT_AFTER = re.compile(
    "[号路街祠庙墓陵像]|分校|大[学道厦桥]|学[院校派]|[中小]学|医院|基金|公司|集团|工作室|广场|公园|故[居里]|旧居|纪念|机场|体育|思想|理论"
    "|图书馆|艺术馆|博物馆|出版社|[省市县区州镇乡村岛湾山河湖]|[半群]岛|海峡|[族语人字]|研究[会所院]"
    "|[空海]军基地|军港|(?:(?![在的了和与是为被把对将向])[\u4e00-\u9fff]){1,4}(?:研究[会所院]|公司|基金会|评委会|[学协]会|学院|乐团|剧[团院]|俱乐部|队|奖)"
)
# 拉美西斯|二世
_ORDINAL = re.compile("[一二三四五六七八九十]{1,3}世(?!纪)")
# Syllables that are words of their own elsewhere, and what ends a name behind them.
_SOUNDS_TOO, _CLOSING = frozenset("多尔特里斯"), frozenset("、，。和与及的")
# From this length on a name is no beginning of another (刘秀, in 刘秀芬).
_SURE_LENGTH = 3
# 关羽|围樊城, 陈诚|就任: what is told of a person alone, so that the name ends before it.
_ACTS = re.compile(
    "[围破擒斩攻伐讨袭屯](?![棋巾绕裙坏碎解击])|[就卸继]任(?!务)|即位|登基|继位|称帝|自立为|起兵|出兵|北伐|西征|战死|病[死逝故]"
    "|被[杀俘擒贬刺]|辞职|谢幕|退役|执导|主演|参拜|率[军部众领]|遣使"
)
# 于|孙权, cut as one word and taken for a person.
_LEADING = frozenset("于与被由")
_NO_PERSON = (CALLED_AFTER, _BUILT_AFTER)


def find_known_persons(passage: Passage) -> Iterator[Candidate]:
    text = passage.text
    for start, end, name in passage.known:
        if name not in known_persons() or not _is_apart(passage, start, end):
            continue
        if is_foreign(name) and is_place_by_context(text, start, end):
            continue
        if reign := _ORDINAL.match(text, end):
            end = reign.end()
        called = any(named.match(text, end) for named in _NO_PERSON)
        if not called and not is_of_reign(text, start, end):
            sure = len(name) >= _SURE_LENGTH or _ACTS.match(text, end) is not None
            source = Source.MARKED if sure else Source.GRAMMAR
            yield person_candidate(start, end)._replace(source=source)


def _is_apart(passage: Passage, start: int, end: int) -> bool:
    """Whether a name stands by itself: it is neither half a word nor part of a longer name."""
    borders, text = passage.borders, passage.text
    beside = {text[start - 1 : start], text[end : end + 1]}
    first, last = passage.word_at(start), passage.word_at(end - 1)
    led = passage.starts[first] == start - 1 and text[start - 1] in _LEADING
    led = led and passage.tags[first].startswith("nr")
    if not (start in borders or led or end - start > _SURE_LENGTH) or beside & {"·", "@"}:
        return False
    if characters("transliteration_characters").issuperset(text[start:end]):
        if text[end : end + 1] in _SOUNDS_TOO and text[end + 1 : end + 2] in _CLOSING:
            return False  # 拜伦|多和
        around = passage.words[max(0, first - 1) : first] + passage.words[last + 1 : last + 2]
        return end in borders and not any(map(_is_sound, around))
    return end in borders or rarity(passage.words[last]) >= NEVER_SEEN


def _is_sound(word: str) -> bool:
    """Whether a word beside a foreign name may be more of it (希拉|克里)."""
    if word in words("outside_names") or word in words("name_followers"):
        return False
    sounds = characters("transliteration_characters").issuperset(word)
    return sounds and (len(word) == 1 or rarity(word) > COMMON)
