"""How likely a stretch of text is a Chinese name: its words, its characters, what stands around."""

from __future__ import annotations

import re
from functools import cache

from reader_app.analysis.entities.gazetteer import divisions, known_bodies, known_places
from reader_app.analysis.entities.given_names import (
    NAME_TAGS,
    possible_given,
)
from reader_app.analysis.entities.located import is_foreign, is_place_by_context
from reader_app.analysis.entities.passage import BREAK, Passage
from reader_app.analysis.entities.place_words import PLACE_TAG, is_governed
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.surroundings import Surroundings
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, words

PAUSES = frozenset(BREAK + "，。、；：:,.;！？!?（）()“”\"'《》〈〉【】[]—…·") | {
    blank for blank in map(chr, range(0x3001)) if blank.isspace()
}
_ADVERBS = frozenset("今昨则也都还就却仍均曾亦便又再正")
_BEFORE_NAME = frozenset("的由和与及是对向让被把给同跟")
# What happens at a place, behind its name.
_HAPPENS = re.compile(
    "举行|召开|举办|开幕|闭幕|逝世|病逝|去世|出生|落地|启动|签署|签约|成立|发布|揭晓|揭牌|开工"
)
_OPENING, _CLOSING = ("“", "「", "‘"), ("”", "」", "’")
# The weights of the signs that a stretch is a name; a sum of CERTAIN needs no further evidence.
# How the words were cut:
_ONE_NAME_WORD, _ONE_LONG_NAME_WORD = 0.75, 0.9
_ONE_UNKNOWN_WORD, _OTHER_WORD = 0.5, -0.6
_SURNAME_WORD, _PART_OF_NAME_WORD, _CUT = 0.3, 0.35, -0.5
_SYLLABLES, _RARE_GIVEN, _COMMON_REST = 0.1, 0.25, -0.4
_AMBIGUOUS = 0.1
# What stands before:
_AFTER_TITLE, _AFTER_ROLE, _AFTER_PARTICLE, _AFTER_ALL = 0.6, 0.45, 0.1, -0.6
_AT_PUNCTUATION = 0.15  # before and behind
# What stands behind:
_BEFORE_COMRADE, _BEFORE_TITLE, _BEFORE_SAYING, _BEFORE_VERB = 0.6, 0.4, 0.4, 0.25
_ORPHAN, _WHERE, _QUOTED = -0.3, -0.6, -0.6
MOST_BEHIND = _BEFORE_COMRADE


def word_score(passage: Passage, index: int, start: int, end: int) -> float:
    """How well the words that jieba cut agree with a name at this span."""
    if passage.starts[index] != start:
        return _CUT
    word, tag = passage.words[index], passage.tags[index]
    stop = start + len(word)
    if stop == end:
        if tag in NAME_TAGS:
            return _ONE_NAME_WORD if end - start == 2 else _ONE_LONG_NAME_WORD
        return _ONE_UNKNOWN_WORD if tag in {"x", "nz"} else _OTHER_WORD
    if stop > end:
        return _PART_OF_NAME_WORD if tag in NAME_TAGS else _CUT - 0.3
    cut = 0.0 if end in passage.borders or _cuts_nonsense(passage, end) else _CUT
    if len(word) == 1 or word in words("compound_surnames"):
        rest = _given_words(passage, index + 1, end) if not cut else 0.0
        return _SURNAME_WORD + cut + rest + (0.1 if tag in NAME_TAGS else 0.0)
    return (_PART_OF_NAME_WORD if tag in NAME_TAGS else -0.3) + cut


def _given_words(passage: Passage, index: int, end: int) -> float:
    """What the words after a surname say for a given name: rare words or syllables do most."""
    rest = []
    while index < len(passage.words) and passage.starts[index] < end:
        rest.append(index)
        index += 1
    if any(passage.tags[i] == PLACE_TAG for i in rest):
        return -0.3
    if len(rest) > 1:
        return _SYLLABLES
    word = passage.words[rest[0]] if rest else ""
    if len(word) < 2:
        return 0.0
    return _RARE_GIVEN if rarity(word) > COMMON + 1 else 0.0


def _cuts_nonsense(passage: Passage, end: int) -> bool:
    """Whether ``end`` lies in a stretch that is no known word (曹馨|文为), a wrong cut."""
    index = passage.word_at(end)
    rest = passage.text[end : passage.end_of(index)]
    return rest in words("name_followers") or rarity(passage.words[index]) > NEVER_SEEN


def with_given_name(
    passage: Passage, start: int, end: int, given: str, score: float, told: bool
) -> float:
    """What a given name says as a word, added to what the words of the name say (``score``).

    ``told`` says that a post stands before it, which outweighs how the words were cut.
    """
    if told and end in passage.borders and not _is_common(passage, start, end):
        score = max(score, _SURNAME_WORD)
    if not told and passage.text[start] in characters("ambiguous_surnames"):
        score -= _AMBIGUOUS if passage.tag_of(start, end) in NAME_TAGS else 3 * _AMBIGUOUS
        if len(given) == 2 and rarity(given) < COMMON:
            score += _COMMON_REST  # 强|降雨, 高|水平
    return score


def _is_common(passage: Passage, start: int, end: int) -> bool:
    tag = passage.tag_of(start, end)
    return bool(tag) and tag not in NAME_TAGS and rarity(passage.text[start:end]) < COMMON


def score_before(passage: Passage, start: int, index: int, around: Surroundings) -> float:
    """What stands before a name says for it."""
    if start in around.posts:
        return _AFTER_TITLE
    if start in around.announced:
        return _AFTER_ROLE
    before = passage.text[start - 1] if start else BREAK
    if before in PAUSES:
        return _AT_PUNCTUATION
    if before in _BEFORE_NAME:
        return _AFTER_PARTICLE
    word = passage.words[index - 1 if passage.starts[index] == start else index]
    return _AFTER_ALL if word in words("before_groups") else 0.0


def score_behind(passage: Passage, start: int, end: int, around: Surroundings) -> float:
    """What stands behind a name says for it, or against it, seen with what stands before."""
    text, score = passage.text, 0.0
    before, behind = text[start - 1 : start], text[end : end + 1] or BREAK
    if before in _OPENING and behind in _CLOSING:
        score += _QUOTED  # 台风“海燕”
    if before == "在" and _HAPPENS.match(text, end) and not around.tells(start):
        score += _WHERE  # 在岑阳举行
    if _leaves_one_character(text, end):
        return score + _ORPHAN
    if text.startswith("同志", end):
        return score + _BEFORE_COMRADE
    if end in around.followed:
        return score + _BEFORE_TITLE
    if behind in PAUSES:
        return score + _AT_PUNCTUATION
    pair, sayings, followers = text[end : end + 2], words("sayings"), words("name_followers")
    if behind in sayings or pair in sayings:
        return score + _BEFORE_SAYING
    return score + _BEFORE_VERB if behind in followers or pair in followers else score


def _leaves_one_character(text: str, end: int) -> bool:
    """Whether a single character would be left over before a pause (刘海|亮、)."""
    left, behind = text[end : end + 1], text[end + 1 : end + 2]
    if not "\u4e00" <= left <= "\u9fff":
        return False
    if (
        behind
        and behind not in PAUSES
        and (behind not in _ADVERBS or left not in characters("given_name_characters"))
    ):
        return False
    return not is_said(text, end)


_LEVELS_BEHIND = frozenset("省市县区州镇乡")
_DEICTIC = re.compile(
    "本(?:院|人|公司|局|行|市|县|省|区|校|厂|站|报|网|台|次|级|年|月|周|地|案|法)"
)
# 熙宁三年: the years of a reign.
OF_REIGN = re.compile("[元一二三四五六七八九十廿]{1,4}年(?!级|[以之]?[前后来间内])")

# The names of eras have two characters; a longer name is no ruler's but with his title.
_RULER = frozenset("帝宗祖公王侯后")


def is_of_reign(text: str, start: int, end: int) -> bool:
    """康熙|三年, and not 林志远|三十年如一日."""
    if end - start > 2 and text[end - 1] not in _RULER:
        return False
    return OF_REIGN.match(text, end) is not None


# 泰勒斯|定理, 诺贝尔|奖: what is called by a person's name and is not told of the person.
CALLED_AFTER = re.compile(
    "(?:和平|文学|物理学?|化学|经济学?|生理学|医学|新闻|建筑|电影)?奖(?![励项金])|定[律理]|公式|方程|主义|学说|指数|效应|常数|函数|猜想|变换|分布|积分|级数|几何|曲线|综合征|疗法|杯(?!子)"
)

_MEASURE = re.compile("[深高长宽厚重](?=\\d)")


def is_measured(text: str, end: int) -> bool:
    """Whether a size ends what ends at ``end`` (井深|21米)."""
    return _MEASURE.match(text, end - 1) is not None


_COUNTING = frozenset("章包项支段节封卷层")
_NUMBER = re.compile("[\\d一二三四五六七八九十百][ \u00a0]?\\Z")


def is_counted(text: str, start: int) -> bool:
    """Whether what looks like a surname is what a number counts (第 4 章|引导, 三包|水泥)."""
    return text[start] in _COUNTING and _NUMBER.search(text, max(0, start - 2), start) is not None


def is_no_name(passage: Passage, start: int, end: int, around: Surroundings) -> bool:
    text = passage.text
    name, behind = text[start:end], text[end : end + 1]
    if len(name) == 2 and start not in around.posts and is_measured(text, end):
        return True
    if is_counted(text, start):
        return True
    if text[start - 1 : start] == "@":
        return True  # an account
    if name[-1] == "人" and divisions().is_name(name[:-1]):
        return True  # 沈阳人
    if is_foreign(name) and is_place_by_context(text, start, end):
        return True  # 生于|韦姆兰
    if len(name) == 3 and name[2] in "港湖湾峡郡" and name[:2] in known_places():
        return True  # 马赛|港
    if len(name) == 3 and name[2] in "站町" and name[:2] in words("japanese_surnames"):
        return True  # 梅田|站
    if name[1] == "本" and _DEICTIC.match(text, start + 1):
        return True  # 向|本院
    if start not in around.posts and is_of_reign(text, start, end):
        return True
    if name in _no_names():
        if name not in words("not_persons"):
            return True  # 西门子
        closed = not behind or behind in PAUSES or is_said(text, end)
        return not (start in around.posts and closed)  # 秘书长严冬出席
    if behind == "着" or name[1:] in _followers():
        return True  # 谷雨带|着, 和列席
    if behind in _LEVELS_BEHIND and not is_governed(text, end + 1):
        return True  # 岑阳|市
    return name[0] == "任" and title_pattern().match(text, start + 1) is not None  # 任|副主任


@cache
def _no_names() -> frozenset[str]:
    return words("not_persons") | known_bodies().keys() | words("area_bodies")


@cache
def _followers() -> frozenset[str]:
    return words("sayings") | words("name_followers")


def is_said(text: str, end: int) -> bool:
    """Whether what persons do or are told to say stands at ``end``."""
    following = _followers()
    return text[end : end + 2] in following or text[end : end + 1] in following


def has_two_surnames(passage: Passage, start: int) -> bool:
    """林郑|月娥: a wife's name behind her husband's, where the fourth character ends a word."""
    text, surnames = passage.text, characters("surnames")
    if text[start] not in surnames or text[start + 1 : start + 2] not in surnames:
        return False
    given = text[start + 2 : start + 4]
    named = start + 1 in passage.borders or passage.tags[passage.word_at(start)] in NAME_TAGS
    if not named or len(given) < 2 or not possible_given(given):
        return False
    if start + 4 not in passage.borders:
        return False
    last = given[1]
    if passage.tags[passage.word_at(start + 3)][0] in "vpdcurfmtq":
        return False  # 蒋云生|带
    return last not in _ADVERBS | _BEFORE_NAME | words("outside_names") and not is_said(
        text, start + 3
    )
