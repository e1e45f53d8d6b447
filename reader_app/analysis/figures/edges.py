"""Where the name of what a number counts begins and ends, once its words are found."""

from __future__ import annotations

import re

from reader_app.analysis.figures.counted_words import CLOSING, OPENING, Words, word_lists
from reader_app.documents.model import Span

# 德庆镇等地|降雪量: what closes a list of places, and 这条, 该市: what points.
_CLOSES_PLACES = frozenset("地市县区镇乡村省州国")
_POINTING = frozenset("这那该某此本")
# 不|合格样品, 未|利用地
_NEGATING = frozenset("不未非")
# How many characters the words have that tell which of the kind are meant: 离退休, 确诊.
_LENGTHS_OF_TELLING = (4, 3, 2)
_LONGEST_QUOTED = 10
_JOINTS = frozenset("和与及")
_LONGEST_HALF = 12
_ITEM_OF_BUDGET = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,10}\\Z")
_HEAD_OF_ITEM = re.compile("(?:支出|费用?|收入|经费|预算|业|税)\\Z")


def trimmed(words: Words, start: int, end: int, limit: int) -> Span | None:
    """Without the words in front that only say where, when or how many, with those that tell which
    of the kind (确诊|病例, 不|合格样品, “三公”|经费); no farther back than ``limit``."""
    index, lists = words.at(start), word_lists()
    while start < end and index < len(words.tokens) and words.tokens[index].word in lists.deictic:
        start = words.tokens[index].end
        index += 1
    if start < end and (_only_points(words, index, start) or _of_year(words, start)):
        start, index = start + 1, index + 1
    last = words.before(end)
    while last > index and (
        words.tokens[last].word in lists.deictic or words.tokens[last].word in lists.prefixes
    ):
        end, last = words.tokens[last].start, last - 1  # 生产总值年均
    start = _without_act(words, index, start, end)
    if start >= end or not words.text[start:end].strip():
        return None
    return Span(_widened(words, start, end, limit), end)


def _of_year(words: Words, start: int) -> bool:
    """2024年|收入预算, where the dictionary cuts 年收入."""
    return words.text[start] == "年" and words.text[start - 1 : start].isdecimal()


def _widened(words: Words, start: int, end: int, limit: int) -> int:
    """Where the name begins with what tells which of the kind are meant."""
    text = words.text
    if start <= limit or not (text[start - 1].isalnum() or text[start - 1] in CLOSING):
        return start  # half of all
    telling = word_lists().telling
    for length in _LENGTHS_OF_TELLING:
        if start - length >= limit and text[start - length : start] in telling:
            start -= length
            break
    if start > limit and text[start - 1] in _NEGATING:
        start -= 1
    if start > limit and text[start - 1] in CLOSING:
        opened = max(text.rfind(c, max(limit, start - _LONGEST_QUOTED), start) for c in OPENING)
        start = opened if opened >= 0 else start
    joined = start > limit and text[start - 1] in _JOINTS
    return _coordinated(words, start, end, limit) if joined else start


def _coordinated(words: Words, start: int, end: int, limit: int) -> int:
    """商品和|服务支出: the name of an item of a budget may be of two, from its clause's start."""
    item = _ITEM_OF_BUDGET.search(words.text, max(limit, start - _LONGEST_HALF), start - 1)
    closes = _HEAD_OF_ITEM.search(words.text, start, end)
    told = item and not any(verb in item[0] for verb in word_lists().giving)
    return item.start() if item and told and closes else start


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
