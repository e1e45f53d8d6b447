"""Names written with the characters of transliteration, joined by · or running on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache
from itertools import groupby

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.located import is_person_by_context, is_place_by_context
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.person_scores import CALLED_AFTER
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.entities.word_marks import SOUNDING
from reader_app.analysis.findings import EntityKind

_DOT = re.compile(r"[·・•‧]")
_LATIN = r"[A-Z][A-Za-zÀ-ÿ'’.\-]+"
_LATIN_NAME = re.compile(rf"{_LATIN}(?:\s{_LATIN}){{0,4}}")
_LONGEST_PART, _MOST_DOTS = 8, 6
_REIGN = re.compile("世")
# 某网·某某新闻: two outlets, or one with its part.
_OF_OUTLETS = re.compile(
    "(?:网|报|社|在线|新闻|客户端)[·・•‧]|[·・•‧](?:[\u4e00-\u9fff]{0,4}(?:新闻|客户端|网|日报))"
)
_ORDINAL = re.compile("[一二三四五六七八九十]{1,3}世")
# A number and its unit in front of a dot: what follows is the rest of a compound unit.
_UNIT = re.compile(r"[\d.]+[\u4e00-\u9fffA-Za-z]{1,3}$")
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})


def find_foreign_names(passage: Passage, posts: Set[int] = frozenset()) -> Iterator[Candidate]:
    """Foreign names of one block; ``posts`` are the places where a post ends."""
    yield from _after_posts(passage, posts)
    if _DOT.search(passage.text):
        yield from _dotted(passage)
    yield from _running(passage)


def _dotted(passage: Passage) -> Iterator[Candidate]:
    _text, dots = passage.text, [m.start() for m in _DOT.finditer(passage.text)]
    done = 0
    for number, dot in enumerate(dots):
        if dot < done:
            continue
        last = _last_dot(passage, dots, number)
        start, end = _left(passage, dot), _right(passage, last)
        if start < dot and end > last + 1 and not _OF_OUTLETS.search(passage.text, start, end):
            yield _called_after(passage, start, end)
            done = end


# 查尔斯·德拉蒙德|大桥, 玛丽·艾伦|基金会: what is called after a person, whose name opens its own.
_PLACES_AFTER = re.compile(
    "(?:国际|洲际)?机场|清真寺|大?教堂|体育[场馆]|球场|竞技场|大[桥街道厦]|水[库坝]|运河|纪念碑|纪念馆|[县郡州岛湾湖]|自然保护区|国家公园"
)
_BODIES_AFTER = re.compile(
    "大学|学院|[中小]学|基金会|图书馆|医院|公司|集团|研究所|俱乐部|工作室|出版社"
)


_LONGEST_TYPE = 6


def _ends_with(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a name that was cut as one word with its type ends with it (本·哈桑清真寺)."""
    lowest = max(start, end - _LONGEST_TYPE)
    return any(pattern.fullmatch(text, at, end) for at in range(lowest + 2, end - 1))


def _called_after(passage: Passage, start: int, end: int) -> Candidate:
    """A name joined by dots: a person, or what is called after one."""
    for pattern, kind in (
        (_PLACES_AFTER, EntityKind.PLACE),
        (_BODIES_AFTER, EntityKind.ORGANIZATION),
    ):
        found = pattern.match(passage.text, end)
        if found and found.end() in passage.borders:
            return Candidate(start, found.end(), kind, source=Source.MARKED)
        if _ends_with(pattern, passage.text, start, end):
            return Candidate(start, end, kind, source=Source.MARKED)
    return Candidate(start, end, EntityKind.PERSON)


def _last_dot(passage: Passage, dots: list[int], number: int) -> int:
    """The last of the dots that join parts of one name, from the one at index ``number`` on."""
    last = dots[number]
    for index in range(number + 1, min(number + _MOST_DOTS, len(dots))):
        following = dots[index]
        size = following - last - 1
        part = passage.text[last + 1 : following]
        if not 1 <= size <= _LONGEST_PART or not _is_part(part):
            break
        if any(passage.text.find(c, last + 1, following) in passage.borders for c in "和与及"):
            break
        last = following
    return last


def _is_part(text: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" or (c.isascii() and c.isalpha()) or c == "." for c in text)


def _left(passage: Passage, dot: int) -> int:
    """Where the part before the first dot starts: as many words as may be syllables of a name."""
    index = passage.word_at(dot - 1) if dot else -1
    start = dot
    if _UNIT.search(passage.text, max(0, dot - 6), dot):
        return dot  # 800千牛·米
    while index >= 0 and dot - passage.starts[index] <= _LONGEST_PART:
        word, tag = passage.words[index], passage.tags[index]
        if not (_is_part(word) and (start == dot or _is_syllables(word, tag))):
            break
        start = passage.starts[index]
        index -= 1
    led = passage.text[start] in _PREPOSITIONS or _OF_KIN.match(passage.text, start) is not None
    if dot - start > _SHORTEST_LED and led:
        start += 1
    return _with_hyphen(passage, start)


# 由|威廉·普拉特: what the cutter joins to a name, and where it leaves one.
_PREPOSITIONS, _SHORTEST_LED = frozenset("由被对向让与"), 2
# 其|子|约翰·史密森
_OF_KIN = re.compile("(?<=其)[子父兄弟妻女母孙侄]")
_HYPHENS, _LONGEST_FIRST = tuple("-—－‐"), 3


def _with_hyphen(passage: Passage, start: int) -> int:
    """Where a double given name begins (让-|皮埃尔·杜邦)."""
    if start < 2 or passage.text[start - 1] not in _HYPHENS:
        return start
    index = passage.word_at(start - 2)
    word, begin = passage.words[index], passage.starts[index]
    fits = len(word) <= _LONGEST_FIRST and begin + len(word) == start - 1 and _is_part(word)
    return begin if fits else start


def _right(passage: Passage, dot: int) -> int:
    end, index = dot + 1, passage.word_at(dot) + 1
    while index < len(passage.words) and passage.end_of(index) - dot <= _LONGEST_PART:
        word, tag = passage.words[index], passage.tags[index]
        if not (_is_part(word) and (end == dot + 1 or _is_syllables(word, tag))):
            break
        if end > dot + 1 and (_PLACES_AFTER.match(word) or _BODIES_AFTER.match(word)):
            break
        end = passage.end_of(index)
        index += 1
    while end > dot + 2 and passage.text[end - 1] in characters("never_in_given_names"):
        end -= 1  # 艾山|为, cut as one word
    if passage.text[end - 1 : end + 1] in {"女士", "先生", "夫人"}:
        end -= 1
    ordinal = _ORDINAL.match(passage.text, end)
    return ordinal.end() if ordinal else end


@lru_cache(maxsize=65_536)
def _is_syllables(word: str, tag: str) -> bool:
    if (
        word in words("outside_names")
        or word in words("name_followers")
        or word in words("sayings")
        or word in words("not_persons")
        or tag == "PLACE"
    ):
        return False
    written = characters("transliteration_characters").issuperset(word)
    if len(word) == 1:
        return written
    return rarity(word) > COMMON and (written or tag in _NAME_TAGS)


def _running(passage: Passage) -> Iterator[Candidate]:
    """Words that run on in transliteration characters: a person, or a place where one stands."""
    for first, last in _runs(passage):
        start, end = passage.starts[first], passage.end_of(last)
        name = passage.text[start:end]
        if ordinal := _ORDINAL.match(passage.text, end):
            yield Candidate(start, ordinal.end(), EntityKind.PERSON)
            continue
        if name in words("not_persons") or CALLED_AFTER.match(passage.text, end):
            continue
        if end - start < 3 or not characters("foreign_marks").intersection(name):
            continue
        if is_place_by_context(passage.text, start, end):
            yield Candidate(start, end, EntityKind.PLACE)
        elif is_person_by_context(passage.text, start, end):
            yield Candidate(start, end, EntityKind.PERSON)
        elif passage.tags[last] == "ns" or _announced(passage, first):
            yield Candidate(start, end, EntityKind.PLACE, 0.9 if first == last else 0.8)
        else:
            named = any(tag in _NAME_TAGS for tag in passage.tags[first : last + 1])
            yield Candidate(start, end, EntityKind.PERSON, 1.0 if named else 0.8)


def _after_posts(passage: Passage, posts: Set[int]) -> Iterator[Candidate]:
    """外交大臣|费尔哈根: behind a post, syllables are a name however they were cut."""
    letters, marks = characters("transliteration_characters"), characters("foreign_marks")
    for start in posts:
        if start not in passage.borders or start >= len(passage.text):
            continue
        index = passage.word_at(start)
        while index < len(passage.words) and _is_sound(passage.words[index], letters):
            index += 1
        end = passage.starts[index] if index < len(passage.words) else len(passage.text)
        name = passage.text[start:end]
        chinese = name[:1] in characters("surnames")
        foreign = len(marks.intersection(name))
        if 2 + chinese <= len(name) <= _LONGEST_PART and foreign >= 1 + chinese:
            yield Candidate(start, end, EntityKind.PERSON)


def _is_sound(word: str, letters: frozenset[str]) -> bool:
    if word in words("outside_names") or word in words("name_followers"):
        return False
    return letters.issuperset(word) and (len(word) == 1 or rarity(word) > COMMON)


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Stretches of adjoining words (indices, last included) that may be one foreign name."""
    sounding, fitting = passage.marked(SOUNDING), []
    for start, end in _blocks_with_sounds(passage):
        first = bisect_left(sounding, passage.word_at(start))
        last = bisect_right(sounding, passage.word_at(end - 1))
        here = sounding[first:last]
        fitting += [index for index in here if _fits(passage.words[index], passage.tags[index])]
    for _, run in groupby(enumerate(fitting), lambda pair: pair[1] - pair[0]):
        indices = [index for _, index in run]
        yield indices[0], indices[-1]


def _blocks_with_sounds(passage: Passage) -> Iterable[tuple[int, int]]:
    """The blocks that hold a stretch of syllables which is long enough for a name, with a sure
    one among them, or 世 (路易十四世): most blocks of official prose have none."""
    marks = characters("foreign_marks")
    at = [m.start() for m in _sounds().finditer(passage.text) if not marks.isdisjoint(m[0])]
    at += [match.start() for match in _REIGN.finditer(passage.text)]
    return dict.fromkeys(passage.block_at(position) for position in sorted(at))


@cache
def _sounds() -> re.Pattern[str]:
    letters = "".join(sorted(characters("transliteration_characters")))
    return re.compile(f"[{letters}][{letters}]{{2,}}")  # one first, which is searched for fast


@lru_cache(maxsize=65_536)
def _fits(word: str, tag: str) -> bool:
    """Whether a word of characters of transliteration may be part of a name."""
    if tag in {"PLACE", "p", "c", "u", "r", "d", "m"} or word in words("outside_names"):
        return False
    return tag in _NAME_TAGS or tag == "ns" or len(word) == 1 or rarity(word) > COMMON + 1


def _announced(passage: Passage, index: int) -> bool:
    return index > 0 and passage.words[index - 1] in words("place_announcers")
