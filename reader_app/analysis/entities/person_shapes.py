"""Persons known by the shape of their name: 王某, 李　明, rulers, Japanese names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.given_names import (
    NAME_TAGS,
    TOLD_OF_UNNAMED,
    person_candidate,
    possible_given,
)
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.person_scores import OF_REIGN
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.surroundings import Surroundings
from reader_app.analysis.entities.vocabulary import characters, tried_at, words
from reader_app.analysis.entities.word_marks import FAMOUS
from reader_app.analysis.findings import EntityKind

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Posts that stand for a name behind a surname (联系人：赵主任), and end a name elsewhere.
_POLITE = ("主任", "经理", "科长", "部长", "处长", "所长", "站长", "医生", "大夫", "工")
# What those whose names are set apart say or do, where the text goes on at once.
_SAID = "(?:应邀|表示|介绍|提醒|告诉|强调|指出|要求|认为|坦言|主持|出席|列席|参加|汇报|宣布|带领)"
_NUMERALS = "两二三四五六七八九十"
# Below this rarity a word is so common that it is no name even where its characters are spread.
_EVERYDAY = 8.0


def find_shaped_names(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """Names that their own shape gives away, or their shape behind a post or an announcement."""
    yield from _vague_names(passage)
    yield from _familiar_names(passage)
    yield from _spaced_names(passage.text)
    yield from _widely_spaced_names(passage.text)
    yield from _spaced_after_posts(passage.text, around)
    yield from _rulers(passage)
    yield from _further_names(passage)
    yield from _japanese(passage)
    yield from _japanese_by_given_name(passage)


@cache
def _vague() -> re.Pattern[str]:
    surnames = "".join(sorted(characters("surnames")))
    return re.compile(
        rf"[{surnames}](?:某某|某(?:(?![{TOLD_OF_UNNAMED}])[\u4e00-\u9fff])?(?=[，。、；：（）(),;因于系在与和的驾等\s]|某)|某|女士|先生|老师|(?:主任|经理|科长|部长|处长|所长|站长|医生|大夫|工)(?![\u4e00-\u9fff])|氏夫妇|小姐|师傅|阿姨|大爷|大妈|奶奶|爷爷|老汉|大娘|大叔|大伯|大婶|大嫂|婆婆|阿婆|老太)"
    )


@cache
def _familiar() -> re.Pattern[str]:
    surnames = "".join(sorted(characters("surnames") - characters("ambiguous_surnames")))
    familiar = f"[老小][{surnames}]"
    return re.compile(
        rf"{familiar}(?=[，。、：！？说道和与跟给也又还就来去把被]|[今昨明]天|回忆|{_SAID})"
        rf"|(?<=[和与跟给找替帮、]){familiar}"
    )


def _familiar_names(passage: Passage) -> Iterator[Candidate]:
    """老郑, 小何: a surname with what friends put before it, where somebody speaks or is named."""
    for match in _familiar().finditer(passage.text):
        opens = match.start() in passage.borders or match.start() - 1 in passage.borders
        if opens and match.end() in passage.borders and rarity(match[0]) > _EVERYDAY:
            yield person_candidate(*match.span())


# 李　某: the same, spread to the width of three.
_SPREAD_VAGUE = re.compile(
    "(?:(?<![\u4e00-\u9fff])|(?<=[与和对向由将被把]))[\u4e00-\u9fff]"
    "[ 　]{1,2}某(?![ 　]?某|[一些种]|个(?!人))"
)


def _vague_names(passage: Passage) -> Iterator[Candidate]:
    for match in _vague().finditer(passage.text):
        before = passage.text[match.start() - 1 : match.start()]
        if match[0].endswith(_POLITE) and _CHINESE.match(before):
            continue
        if match.start() in passage.borders or match[0][1] == "某":
            yield person_candidate(*match.span())
    for match in _SPREAD_VAGUE.finditer(passage.text) if "某" in passage.text else ():
        if match[0][0] in characters("surnames"):
            yield person_candidate(*match.span())._replace(source=Source.MARKED)


# What each such name has behind a surname of one, two or four characters.
_OF_SPACED = re.compile("[ 　][ 　]?[\u4e00-\u9fff]")


@cache
def _spaced() -> re.Pattern[str]:
    surnames = "".join(sorted(characters("surnames")))
    compound = "|".join(sorted(words("compound_surnames")))
    return re.compile(
        rf"(?:(?<![\u4e00-\u9fff])|(?<=免去)|(?<=任命)|(?<=聘任))"
        rf"(?<![ 　\0][\u4e00-\u9fff][ 　])(?:[{surnames}]|{compound})"
        rf"[ 　]{{1,2}}[\u4e00-\u9fff](?![ 　][\u4e00-\u9fff](?:[ 　：:]|$))"
        rf"(?=同志|同学|老师|教授|副教授|(?:主任|副主任|主治)?医师|[任为等的和与及说对向将经]|{_SAID}"
        rf"|[{_NUMERALS}]+[名位人]|[^\u4e00-\u9fff]|$)"
    )


def _spaced_names(text: str) -> Iterator[Candidate]:
    """李　明: names of two characters that are spread to the width of three."""
    gaps = [match.start() for match in _OF_SPACED.finditer(text)]
    starts = sorted({gap - size for gap in gaps for size in (1, 2, 4) if gap >= size})
    for match in tried_at(starts, _spaced(), text):
        closed = match[0].replace(" ", "").replace("　", "")
        spread_word = closed in words("title_heads") or closed in words("not_persons")
        spread_word = spread_word or rarity(closed) < _EVERYDAY
        if not spread_word and match[0][-1] not in characters("never_in_given_names"):
            yield person_candidate(*match.span())


# 王　小　明: all three set apart, as in the heads of scanned papers and of rosters.
_OF_WIDELY_SPACED = re.compile("[ 　](?=[ 　]?[\u4e00-\u9fff][ 　]{1,2}[\u4e00-\u9fff])")


@cache
def _widely_spaced() -> re.Pattern[str]:
    surnames = "".join(sorted(characters("surnames")))
    return re.compile(
        rf"(?<![\u4e00-\u9fff])(?<![\u4e00-\u9fff][ 　])[{surnames}]"
        rf"([ 　]{{1,2}})[\u4e00-\u9fff]\1[\u4e00-\u9fff](?!\1[\u4e00-\u9fff]|[ 　]*[：:])"
        rf"(?=同志|[任为等的和与及说]|{_SAID}|[^\u4e00-\u9fff]|$)"
    )


def _widely_spaced_names(text: str) -> Iterator[Candidate]:
    starts = [match.start() - 1 for match in _OF_WIDELY_SPACED.finditer(text) if match.start()]
    for match in tried_at(starts, _widely_spaced(), text):
        closed = match[0].replace(" ", "").replace("　", "")
        word = rarity(closed) < _EVERYDAY or closed in words("not_persons")
        if not word and characters("never_in_given_names").isdisjoint(closed[1:]):
            yield person_candidate(*match.span())._replace(source=Source.MARKED)


_SPACED_REST = re.compile(
    "([ 　]{1,2})[\u4e00-\u9fff](?:\\1[\u4e00-\u9fff](?!\\1[\u4e00-\u9fff]))?"
    f"(?=[^\u4e00-\u9fff]|{_SAID}|[作等为任说受]|$)"
)


def _spaced_after_posts(text: str, around: Surroundings) -> Iterator[Candidate]:
    """检察长|路　瑶: the same right behind a post."""
    if " " not in text and "　" not in text:
        return
    for start in around.posts | around.announced:
        first = text[start : start + 1]
        opens = first in characters("surnames") or start in around.posts
        if (
            opens
            and "\u4e00" <= first <= "\u9fff"
            and (rest := _SPACED_REST.match(text, start + 1) or _rest_of_post(text, start, around))
        ):
            yield Candidate(start, rest.end(), EntityKind.PERSON, source=Source.MARKED)


_WIDE_REST = re.compile("[ 　][\u4e00-\u9fff]")


def _rest_of_post(text: str, start: int, around: Surroundings) -> re.Match[str] | None:
    """主任|阮　明|看完: right behind a post, whatever goes on behind the name."""
    named = start in around.posts and text[start] in characters("surnames")
    return _WIDE_REST.match(text, start + 1) if named else None


def _rulers(passage: Passage) -> Iterator[Candidate]:
    for index in passage.marked(FAMOUS):
        if not OF_REIGN.match(passage.text, passage.end_of(index)):  # 雍正|七年
            yield person_candidate(passage.starts[index], passage.end_of(index))


# 贺绍庭，字|伯安: further names of one person, told in brackets or between pauses.
_FURTHER = re.compile(
    "[，,、；（(](?:又|小|别|自|道)?[字号]([\u4e00-\u9fff]{2})(?=[，,。；;）)、]|$)"
    "|[，,、；（(](?:原名|本名|别名|又名|曾用名|乳名|小名|幼名|艺名|笔名|法名|法号|道号|别号)[为叫是]?"
    "([\u4e00-\u9fff]{2,3})(?=[，,。；;）)、]|$)"
)


def _further_names(passage: Passage) -> Iterator[Candidate]:
    for match in _FURTHER.finditer(passage.text):
        span = match.span(match.lastindex or 1)
        word = passage.words[passage.word_at(span[0])]
        apart = span[0] in passage.borders or rarity(word) >= NEVER_SEEN
        if apart and possible_given(match[match.lastindex or 1]):
            yield person_candidate(*span)._replace(source=Source.MARKED)


# Given names that open with 和, which is a conjunction elsewhere.
_WITH_HARMONY = re.compile("和[男夫也彦树宏博明雄幸久生则重](?![\u4e00-\u9fff]?[、同志])")


def _japanese_by_given_name(passage: Passage) -> Iterator[Candidate]:
    """白川|义则: behind a surname that is a word or a place, too, by the given name alone."""
    text, ends = passage.text, characters("japanese_given_endings")
    for start, middle in passage.words_of("japanese_surnames_too"):
        end = middle + 2
        given = text[middle:end]
        if start not in passage.borders or end not in passage.borders or len(given) < 2:
            continue
        male = _JAPANESE_MALE.search(given) is not None
        unusual = male or rarity(given) >= NEVER_SEEN
        if unusual and given[-1] in ends and given[0] not in characters("never_in_given_names"):
            yield person_candidate(start, end)._replace(
                source=Source.MARKED if male else Source.GRAMMAR
            )


_JAPANESE_MALE = re.compile("[郎彦雄夫助介辅之男则]$")


# 佐佐木|小次郎, 芥川|龙之介: the ends of given names of three characters.
_GIVEN_OF_THREE = frozenset(
    {f"{number}郎" for number in "一二三四五九十次太"}
    | {f"之{rank}" for rank in "介助进丞"}
    | {"兵卫", "卫门", "美子", "理子", "代子", "枝子", "贵子", "由子"}
)


def _ends_in_ya(passage: Passage, end: int) -> bool:
    """中川|雅也: 也 before a pause is the last of a name, not an adverb."""
    return passage.text.startswith("也", end - 1) and passage.text[end : end + 1] in (
        "",
        *"，。、；和与",
    )


_LAST_OF_THREE = frozenset("子郎美代江介助")


def _is_japanese(text: str, start: int, middle: int, end: int) -> bool:
    """竹中|直人, however it was cut: a surname that is no word, a given name that ends like one."""
    if end - middle != 2 or rarity(text[start:middle]) < COMMON:
        return False
    if text[end : end + 1] in _LAST_OF_THREE:
        return False  # 高桥|留美子
    closes = text[end - 1] in characters("japanese_given_endings")
    return closes and rarity(text[middle:end]) > _EVERYDAY


def _japanese(passage: Passage) -> Iterator[Candidate]:
    """A Japanese surname, then a given name of one to three characters up to the next word."""
    for start, middle in passage.words_of("japanese_surnames"):
        if start not in passage.borders:
            continue
        long = passage.text[middle + 1 : middle + 3] in _GIVEN_OF_THREE
        for size in (3, 2, 1) if long else (2, 1, 3):
            end = middle + size
            if size == 2 and _WITH_HARMONY.match(passage.text, middle):
                yield person_candidate(start, end)._replace(source=Source.MARKED)
                break  # 植田|和男: no conjunction
            given = passage.text[middle:end]
            whole = long and size == 3
            possible = whole or possible_given(given) or _ends_in_ya(passage, end)
            fits = len(given) == size and possible and (whole or end in passage.borders)
            fits = fits and given not in words("sayings")
            named = any(t in NAME_TAGS | {"x", "ns"} for t in passage.tags_of(start, end))
            told = fits and (whole or _is_japanese(passage.text, start, middle, end))
            if fits and (named or told):
                found = person_candidate(start, end, CERTAIN if size == 2 or whole else 0.9)
                yield found._replace(source=Source.MARKED) if told else found
                break
