"""Noun phrases in a line of tagged words: where one begins and ends next to a number."""

from __future__ import annotations

import re

from reader_app.analysis.figures.counted_words import (
    Words,
    is_word,
    nominal,
    verbal,
    word_lists,
)
from reader_app.analysis.figures.edges import trimmed
from reader_app.analysis.segment import Token
from reader_app.documents.model import Span

_MODIFIER = frozenset(["a", "b", "ad", "z", "ag"])
_SUFFIX = frozenset(["k"])
# 第七宗本地个案: where the things are from, as an adjective.
_FROM_WHERE = frozenset({"本地", "当地", "外地", "本土"})
# 3个|二级|预算单位
_LEVEL = re.compile("[一二三四]级")
# What marks the word before it as a verb: 女儿|体验了一圈.
_ASPECT = re.compile("[了过][\u4e00-\u9fff\\d]")


def phrase_after(words: Words, position: int, limit: int) -> Span | None:
    """The noun phrase that starts at ``position``; None if something else starts there."""
    index, lists = words.at(position), word_lists()
    taken_end, length = position, len(words.tokens)
    while 0 <= index < length:
        token = words.cut(index, position, limit)
        if token.start >= limit or not token.word:
            break
        if taken_end > position and _acts(words, index, token):
            break
        step = _take_forward(words, index, token, limit)
        if step is None:
            break
        if step:
            taken_end = token.end
        index += 1
    last = words.tokens[words.at(taken_end - 1)]
    # 网格员|挨家挨户
    set_phrase = last.tag == "i" and last.start > position and last.word[-2:] not in lists.heads
    if taken_end > position and (set_phrase or last.word in lists.deictic):
        taken_end = max(position, last.start)
    if taken_end == position:
        return None
    return Span(position, _with_bracket(words, taken_end, limit))


def _acts(words: Words, index: int, token: Token) -> bool:
    """Whether a word that may be a noun is a verb here: 女儿|体验了, 台风|影响我市."""
    if _ASPECT.match(words.text, token.end):
        return True
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    return token.tag == "vn" and following is not None and following.tag == "r"


def _take_forward(words: Words, index: int, token: Token, limit: int) -> bool | None:
    """True: a noun, the phrase may end here. False: go on. None: the phrase is over."""
    lists = word_lists()
    if token.word in lists.light or not is_word(token):
        return None
    if nominal(token):
        return True
    if token.tag in _SUFFIX:
        return True
    if token.tag in _MODIFIER or token.word in _FROM_WHERE or _LEVEL.fullmatch(token.word):
        return False if _noun_follows(words, index, limit) else None
    if verbal(token):
        follows = index + 1 < len(words.tokens) and words.tokens[index + 1].start < limit
        if follows and words.tokens[index + 1].word in lists.heads:
            return False
    return None


def _noun_follows(words: Words, index: int, limit: int) -> bool:
    if index + 1 >= len(words.tokens):
        return False
    following = words.tokens[index + 1]
    if following.start >= limit:
        return False
    named = verbal(following) and index + 2 < len(words.tokens)  # 二级|预算|单位
    if named and words.tokens[index + 2].word in word_lists().heads:
        return words.tokens[index + 2].start < limit
    return nominal(following) or following.tag in _MODIFIER


def _with_bracket(words: Words, end: int, limit: int) -> int:
    """县(市、区): a bracket of alternatives belongs to a short noun."""
    text = words.text
    if text[end : end + 1] not in ("(", "（") or end >= limit:
        return end
    for close in range(end + 2, min(end + 8, limit)):
        if text[close] in ")）":
            inner = text[end + 1 : close].replace("、", "")
            alternatives = "、" in words.text[end:close]
            fine = inner.isalpha() and len(inner) <= (5 if alternatives else 2)
            return close + 1 if fine else end
    return end


def phrase_before(words: Words, position: int, limit: int) -> Span | None:
    """The noun phrase that ends at ``position``, no farther back than ``limit``."""
    end = position
    index, start = words.before(position), position
    if index >= 0 and words.text[position - 1] in ")）":
        if (explained := _explained(words, position, limit)) is not None:
            return phrase_before(words, explained, limit)
        opened = _bracket_opening(words, position, limit)
        if opened is None:
            return None
        start, index = opened, words.before(opened)
    first = True
    while index >= 0:
        token = words.cut(index, limit, position)
        if token.start < limit or token.end <= limit or not token.word:
            break
        if not _take_backward(words, token, position, first):
            break
        start, first, index = token.start, False, index - 1
        if token.start <= limit:
            break
    return trimmed(words, start, end, limit)


def _take_backward(words: Words, token: Token, position: int, first: bool) -> bool:
    lists = word_lists()
    if not first and token.word in lists.prefixes:
        return True
    if token.word in lists.light or not is_word(token) or token.word in lists.between:
        return False
    if nominal(token) or (first and token.tag in _SUFFIX):
        return True
    if token.tag in _MODIFIER:
        return not first
    if verbal(token):
        # 种植面积, 返校复课人数: verbs in front of a noun of quantity belong to its name.
        head = words.cut(words.before(position), token.start, position)
        given = token.word in lists.giving and token.end < head.start  # 下达|救灾资金
        return not first and head.word in lists.quantities and not given
    return False


def _explained(words: Words, position: int, limit: int) -> int | None:
    """Where a bracket opens that only explains: 地区生产总值（GDP）, 投资（不含农户）."""
    opened = max(words.text.rfind(c, max(limit, position - 12), position) for c in "(（")
    inner = words.text[opened + 1 : position - 1] if opened > limit else ""
    return opened if inner and (inner.isascii() or inner[0] in "不含") else None


def _bracket_opening(words: Words, position: int, limit: int) -> int | None:
    """Where the alternatives in brackets before ``position`` open: 县(市、区)."""
    for opened in range(position - 2, max(limit, position - 9), -1):
        if words.text[opened] in "(（":
            inner = words.text[opened + 1 : position - 1].replace("、", "")
            return opened if inner.isalpha() else None
    return None
