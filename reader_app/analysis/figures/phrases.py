"""Noun phrases in a line of tagged words: where one begins and ends next to a number."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from reader_app.analysis.segment import CutText, Token
from reader_app.documents.model import Span
from reader_app.resources import resource


class WordLists(NamedTuple):
    """The lists of ``counted.toml``."""

    between: frozenset[str]
    deictic: frozenset[str]
    heads: frozenset[str]
    quantities: frozenset[str]
    prefixes: frozenset[str]
    event_units: frozenset[str]
    incident_units: frozenset[str]
    body_units: frozenset[str]
    matters: frozenset[str]
    describing: frozenset[str]
    dimensions: frozenset[str]
    light: frozenset[str]
    change: frozenset[str]
    acts: frozenset[str]
    giving: frozenset[str]
    leading: frozenset[str]
    adverbs: frozenset[str]


@cache
def word_lists() -> WordLists:
    data = tomllib.loads(resource("lexicons/figures/counted.toml").read_text("utf-8"))
    return WordLists(*(frozenset(data[name].split()) for name in WordLists._fields))


# jieba's tags of words that can be part of a name for things.
_NOMINAL = frozenset(
    "n nr ns nt nz nl ng nrt nrfg nw vn an j l i eng s x g zg nis nit nto un".split()  # noqa: SIM905
)
_MODIFIER = frozenset(["a", "b", "ad", "z", "ag"])
_SUFFIX = frozenset(["k"])
# 第七宗本地个案: where the things are from, as an adjective.
_FROM_WHERE = frozenset({"本地", "当地", "外地", "本土"})
# 3个|二级|预算单位
_LEVEL = re.compile("[一二三四]级")
# What marks the word before it as a verb: 女儿|体验了一圈.
_ASPECT = re.compile("[了过][\u4e00-\u9fff\\d]")
# Words of one character that join: cut off a word (9人|向), they are no name.
_JOINING = frozenset("向对将把被从在为与和及等由于以")
# 德庆镇等地|降雪量: what closes a list of places, and 这条, 该市: what points.
_CLOSES_PLACES = frozenset("地市县区镇乡村省州国")
_POINTING = frozenset("这那该某此本")
OPENING, CLOSING = '“‘「『"', '”’」』"'


def is_word(token: Token) -> bool:
    return token.word[0].isalnum()


def nominal(token: Token) -> bool:
    """Whether a word can stand in the name of a thing."""
    return _nominal(token.word, token.tag)


@lru_cache(maxsize=1 << 14)
def _nominal(word: str, tag: str) -> bool:
    if word in word_lists().heads:
        return True
    return tag in _NOMINAL and word[0].isalnum() and not word[0].isdecimal()


def verbal(token: Token) -> bool:
    return token.tag in ("v", "vd", "vi", "vq", "vg")


class _Records:
    """The words of a block as records, made when asked for: most stand far from any number."""

    def __init__(self, cut: CutText, origin: int, plain: str | None) -> None:
        self._cut, self._origin, self._plain = cut, origin, plain
        self._made: list[Token | None] = [None] * len(cut.words)

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, index: int) -> Token:
        return self._made[index] or self._make(index)

    def _make(self, index: int) -> Token:
        start = self._cut.starts[index]
        word = self._cut.words[index]
        end = start + len(word)
        if self._plain is not None:
            word = self._plain[start:end]
        token = Token(word, self._origin + start, self._origin + end, self._cut.tags[index])
        self._made[index] = token
        return token


class Words:
    """The words of one block, found by offset. Offsets are those of the document's text."""

    def __init__(self, cut: CutText, origin: int, text: str, plain: str | None = None) -> None:
        """``cut`` starts at ``origin`` in ``text``; ``plain`` is its text in the rules' script."""
        self.tokens = _Records(cut, origin, plain)
        self.text = text
        self._starts, self._origin = cut.starts, origin

    def from_(self, position: int) -> int:
        """The index of the first word that starts at or after ``position``."""
        return bisect_left(self._starts, position - self._origin)

    def before(self, position: int) -> int:
        """The index of the last word that starts before ``position``; -1 if none."""
        return bisect_left(self._starts, position - self._origin) - 1

    def cut(self, index: int, start: int, end: int) -> Token:
        """The word at ``index`` as far as it lies within the bounds."""
        token = self.tokens[index]
        _, left, right, tag = token
        if left >= start and right <= end:
            return token
        left, right = max(left, start), min(right, end)
        piece = self.text[left:right]
        if tag == "m" or piece in _JOINING:
            tag = "n" if tag == "m" else "p"
        return Token(piece, left, right, tag)

    def at(self, position: int) -> int:
        """The index of the word that holds ``position``."""
        return bisect_right(self._starts, position - self._origin) - 1


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
    lists = word_lists()
    end = position
    index, start = words.before(position), position
    if index >= 0 and words.text[position - 1] in ")）":
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
    return _trimmed(words, start, end, lists)


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


def _bracket_opening(words: Words, position: int, limit: int) -> int | None:
    """Where the alternatives in brackets before ``position`` open: 县(市、区)."""
    for opened in range(position - 2, max(limit, position - 9), -1):
        if words.text[opened] in "(（":
            inner = words.text[opened + 1 : position - 1].replace("、", "")
            return opened if inner.isalpha() else None
    return None


def _trimmed(words: Words, start: int, end: int, lists: WordLists) -> Span | None:
    """Without the words in front that only say where or when."""
    index = words.at(start)
    while start < end and index < len(words.tokens) and words.tokens[index].word in lists.deictic:
        start = words.tokens[index].end
        index += 1
    if start < end and _only_points(words, index, start):
        start, index = start + 1, index + 1
    last = words.before(end)
    while last > index and (
        words.tokens[last].word in lists.deictic or words.tokens[last].word in lists.prefixes
    ):
        end, last = words.tokens[last].start, last - 1  # 生产总值年均
    start = _without_act(words, index, start, end)
    if start >= end or not words.text[start:end].strip():
        return None
    return Span(start, end)


def _only_points(words: Words, index: int, start: int) -> bool:
    """Whether a word of one character belongs to what stands before it: 等|地, 这|条."""
    before, token = words.text[max(0, start - 1) : start], words.tokens[index]
    if token.start != start or len(token.word) > 1:
        return False
    return before in _POINTING or (before == "等" and token.word in _CLOSES_PLACES)


def _without_act(words: Words, index: int, start: int, end: int) -> int:
    """排查隐患, but 培训人数: an act is part of a quantity's name, not of a thing's."""
    token = words.tokens[index] if index < len(words.tokens) else None
    if not token or token.start != start or token.tag != "vn" or token.end >= end:
        return start
    head = words.tokens[words.before(end)].word
    return start if head in word_lists().quantities else token.end
