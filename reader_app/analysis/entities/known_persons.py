"""Persons of history and of the news whom the gazetteer knows, whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.gazetteer import known_persons
from reader_app.analysis.entities.given_names import person_candidate
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.person_scores import CALLED_AFTER, OF_REIGN
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.vocabulary import characters, words

_BUILT_AFTER = re.compile(
    "[号路街祠庙墓陵像]|大[学道厦桥]|学[院校派]|[中小]学|医院|基金|公司|集团|广场|公园|故[居里]|旧居|纪念|机场|体育|思想|理论"
    "|图书馆|艺术馆|博物馆|出版社|[省市县区州镇乡村岛湾山河湖]|[半群]岛|海峡|[族语人字]"
)
_NO_PERSON = (CALLED_AFTER, _BUILT_AFTER, OF_REIGN)


def find_known_persons(passage: Passage) -> Iterator[Candidate]:
    text = passage.text
    for start, end, name in passage.known:
        if name not in known_persons() or not _is_apart(passage, start, end):
            continue
        if not any(named.match(text, end) for named in _NO_PERSON):
            yield person_candidate(start, end)


def _is_apart(passage: Passage, start: int, end: int) -> bool:
    """Whether a name stands by itself: it is neither half a word nor part of a longer name."""
    borders, text = passage.borders, passage.text
    if start not in borders or "·" in (text[start - 1 : start], text[end : end + 1]):
        return False
    first, last = passage.word_at(start), passage.word_at(end - 1)
    if characters("transliteration_characters").issuperset(text[start:end]):
        around = passage.words[max(0, first - 1) : first] + passage.words[last + 1 : last + 2]
        return end in borders and not any(map(_is_sound, around))
    return end in borders or rarity(passage.words[last]) >= NEVER_SEEN


def _is_sound(word: str) -> bool:
    """Whether a word beside a foreign name may be more of it (希拉|克里)."""
    if word in words("outside_names") or word in words("name_followers"):
        return False
    sounds = characters("transliteration_characters").issuperset(word)
    return sounds and (len(word) == 1 or rarity(word) > COMMON)
