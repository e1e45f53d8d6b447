"""What stands in front of a number: the noun or verb that it belongs to, within the clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader_app.analysis.figures.counted_words import (
    CLOSING,
    OPENING,
    Words,
    nominal,
    verbal,
    word_lists,
)
from reader_app.analysis.figures.phrases import phrase_after, phrase_before
from reader_app.analysis.figures.sites import REACH, Site
from reader_app.analysis.figures.units import currency_names, unit_at
from reader_app.analysis.segment import Token
from reader_app.documents.model import Span

# What a change is compared with: 比上年, 比1—5月份, 较年初.
_RANKING = re.compile(r"排名|位次|名次|位列|位居|名列")
_LONGEST_CATEGORY = 14
_COMPARED = re.compile(r"(?:上|去|前|同|年|\d|[一二三四]季|计划|预算|目标|全国|全省|全市|平均)")


# How a change is measured: 同口径增长, 按可比价格计算增长, 年均增长.
_MEASURED_BY = re.compile(
    r"(?:按?(?:同|可比)口径|按?(?:可比|不变)价格?(?:计算)?|扣除[^，。；]{1,12}后|[年月日季]均)"
    r"(?:同比|环比)?\Z"
)
# Categories of their own in a list: 食品加工12家、其他10家.
_THE_REST = frozenset({"其他", "其它"})
# Compared with another level: 高于全市平均水平1.3个百分点.
_COMPARING = re.compile(r"(?:高于|低于|快于|慢于|优于|高出|高过|领先于?|落后于?)[^，。；]{1,16}\Z")


# 由2013年的2640元增加到…: when the first level was.
_SINCE_WHEN = re.compile(r"[由从]\d[^，。；的]{2,10}的\Z")
# 率达60%, 率要达到: the dictionary cuts the last character of a quantity's name off.
_QUANTITY_CUT = re.compile("[率量度值额数面][达要超为约仅应须]")


# A length of time in front (两个小时转移87户) parts like a mark: it is no part of a name.
_CLAUSE_END = re.compile(
    r"[，。；！？,;!?\n]|(?<=[\d一二两三四五六七八九十半多个])(?:小时|分钟|昼夜)(?:时间)?[内里]?(?![制工级均])"
)


# 收入|已|只|收上来: so many adverbs at most.
_MOST_ADVERBS = 2


class Before:
    """Looks to the left of the figures of one block."""

    def __init__(self, words: Words, start: int, sites: Sequence[Site]) -> None:
        self._words = words
        self._text = words.text
        self._start = start
        self._starts = {site.end: site.start for site in sites}
        self._ends = [site.end for site in sites]
        self._last = sites[-1].start if sites else start
        self._clause_starts: dict[int, int] = {}
        self._stepped: dict[tuple[int, int], int] = {}
        self._verbs: dict[int, int | None] = {}

    def clause_start(self, position: int) -> int:
        """Where the clause around ``position`` starts."""
        known = self._clause_starts.get(position)
        if known is None:
            known = self._clause_starts[position] = self._clause_start(position)
        return known

    def _clause_start(self, position: int) -> int:
        start = max(self._start, position - REACH)
        # A few characters more, since what follows a mark decides whether it is one.
        for mark in _CLAUSE_END.finditer(self._text, start, min(self._last, position + 8)):
            if mark.end() > position:
                break
            start = mark.end()
        return start

    def closed_list(self, site: Site) -> Span | None:
        """处长、科长等20余人参加."""
        if self._text[site.start - 1 : site.start] != "等" or site.start <= self._start:
            return None
        return phrase_before(self._words, site.start - 1, self.clause_start(site.start))

    def step_back(self, position: int, limit: int) -> int:
        """Over words that only join a number to what it counts, and over figures that touch."""
        known = self._stepped.get((position, limit))
        if known is None:
            known = self._stepped[position, limit] = self._step_back(position, limit)
        return known

    def _step_back(self, position: int, limit: int) -> int:
        while position > limit:
            before = self._text[position - 1]
            touching = self._starts.get(position)
            if touching is not None:
                position = touching
            elif before in ")）" and (opened := self._unit_in_brackets(position, limit)):
                position = opened
            elif before in " \u00a0(（:：，" and (before in " \u00a0" or self._opens(position)):
                position -= 1
            elif (each := self._each(position, limit)) is not None:
                position = each
            else:
                token = self._words.cut(self._words.before(position), limit, position)
                joined = self._joined(token, position)
                if joined is None:
                    break
                position = joined
        return position

    def _joined(self, token: Token, position: int) -> int | None:
        """Where a word starts that only joins the number to what it counts; None if it is more."""
        lists = word_lists()
        if token.end != position:
            return None
        if token.word in lists.between or token.word in currency_names():
            return token.start
        if token.word[-1] in "到至" and len(token.word) == 2 and verbal(token):
            before = self._words.before(token.start)
            adverb = before >= 0 and self._words.tokens[before].tag in ("d", "ad", "c")
            start = self._words.tokens[before].start if adverb else token.start  # 反而做到
            return start if self._noun_before(start) else None
        if (
            len(token.word) == 2
            and _QUANTITY_CUT.match(token.word)
            and token.word not in lists.heads
        ):
            return position - 1
        unknown = token.tag[0] in "xn" or token.word == "比为"
        if token.word[-1] == "为" and unknown and token.word not in lists.heads:
            return position - 1  # 对价为, cut by no dictionary
        if token.word in lists.acts and self._noun_before(token.start, acts=True):
            return token.start  # 支出安排50亿元, 整改完成431个
        return None

    def _noun_before(self, position: int, acts: bool = False) -> bool:
        """Whether a noun, or with ``acts`` also a verb of two characters, ends at ``position``."""
        index = self._words.before(position)
        if index < 0:
            return False
        token = self._words.tokens[index]
        act = acts and verbal(token) and len(token.word) == 2 and token.end == position
        return nominal(token) or (act and token.word not in word_lists().light)

    def _each(self, position: int, limit: int) -> int | None:
        """Where 每 stands in 单产每亩402公斤, 价格从每公斤20元."""
        mark = self._text.rfind("每", max(limit, position - 5), position)
        if mark < 0 or mark + 1 >= position:
            return None
        unit = unit_at(self._text, mark + 1)
        short = position - mark == 2
        return mark if short or (unit and unit.end == position) else None

    def _unit_in_brackets(self, position: int, limit: int) -> int | None:
        """Where the bracket opens in 预算金额（元）：3,980,000.00."""
        opened = max(self._text.rfind(c, max(limit, position - 6), position) for c in "(（")
        if opened < 0:
            return None
        inner = self._text[opened + 1 : position - 1].lstrip("百千万亿")
        unit = unit_at(inner, 0) if inner else None
        return opened if unit and unit.end == len(inner) else None

    def _opens(self, position: int) -> bool:
        return self._text[position - 1] in "(（:："

    def phrase(self, site: Site) -> Span | None:
        """The noun or verb right in front of the number."""
        limit = self.clause_start(site.start)
        position = self.step_back(site.start, limit)
        return self.phrase_or_verb(position, limit, acts=site.unit in word_lists().event_units)

    def noun(self, site: Site) -> Span | None:
        """The noun phrase right in front of the number."""
        limit = self.clause_start(site.start)
        position = self.step_back(site.start, limit)
        limit = self._behind_figures(position, limit)
        return phrase_before(self._words, position, limit) if position > limit else None

    def _behind_figures(self, position: int, limit: int) -> int:
        """Where the last figure before ``position`` ends: no name reaches into a figure."""
        index = bisect_right(self._ends, position - 1)
        return max(limit, self._ends[index - 1]) if index else limit

    def phrase_or_verb(self, position: int, limit: int, acts: bool = False) -> Span | None:
        """The noun phrase that ends at ``position``, else the verb with its subject; the subject
        alone where adverbs part them, unless ``acts`` are counted."""
        limit = self._behind_figures(position, limit)
        if position <= limit:
            return None
        if self._text[position - 1] == "的":
            since = _SINCE_WHEN.search(self._text, limit, position)
            return self.phrase_or_verb(since.start(), limit) if since else None
        if self._text[position - 1] in CLOSING:
            opened = max(self._text.rfind(c, limit, position - 1) for c in OPENING)
            return Span(opened + 1, position - 1) if limit <= opened < position - 2 else None
        if phrase := phrase_before(self._words, position, limit):
            return phrase
        token = self._words.cut(self._words.before(position), limit, position)
        if token.end != position or token.word in word_lists().light:
            return None
        if token.word in _THE_REST:
            return Span(token.start, token.end)
        subject = phrase_before(self._words, token.start, limit)
        if apart := None if subject or acts else self._subject(token, limit):
            return apart
        if not verbal(token) and not (subject and token.word in word_lists().dimensions):
            return self._other_word(token)
        return Span(subject.start if subject else token.start, token.end)

    def _whole_verb(self, token: Token, limit: int) -> Token:
        """收上来, 投进去: the verb in front of where it leads."""
        before = self._words.before(token.start)
        if token.word not in word_lists().leading or before < 0:
            return token
        verb = self._words.cut(before, limit, token.start)
        return verb if verbal(verb) and verb.end == token.start else token

    def _subject(self, token: Token, limit: int) -> Span | None:
        """The noun in front of the adverbs of a verb: 收入|只收上来, 食品|已售出."""
        position = self._whole_verb(token, limit).start
        for _ in range(_MOST_ADVERBS):
            index = self._words.before(position)
            if not verbal(token) or index < 0 or position <= limit:
                return None
            adverb = self._words.cut(index, limit, position)
            if adverb.end != position or adverb.word not in word_lists().adverbs:
                return None
            position = adverb.start
            if found := phrase_before(self._words, position, limit):
                return found
        return None

    def _other_word(self, token: Token) -> Span | None:
        """正本1份: a word that the dictionary knows as no noun, but that stands like one."""
        plain = token.tag in ("d", "ad", "a", "b", "zg", "q", "f") and len(token.word) > 1
        lists = word_lists()
        if not plain or token.word in lists.deictic | lists.between | lists.change:
            return None
        return Span(token.start, token.end)

    def category(self, site: Site) -> Span | None:
        """其中超过保质期的7桶: what sets a part apart, closed by 的."""
        limit = self.clause_start(site.start)
        position = site.start
        if self._text[position - 1 : position] != "的" or position - limit > _LONGEST_CATEGORY:
            return None
        if not self._text.startswith("其中", limit):
            return None
        start = limit + 2
        return Span(start, position - 1) if start < position - 1 else None

    def ranking(self, site: Site) -> Span | None:
        """在13个城市中排名第5位."""
        limit = self.clause_start(site.start)
        match = _RANKING.search(self._text, limit, site.start)
        return Span(*match.span()) if match else None

    def nearest(self, site: Site) -> Span | None:
        """The nearest noun phrase to the left within the clause, whatever stands between."""
        limit = self.clause_start(site.start)
        index = self._words.before(site.start)
        while index >= 0 and self._words.tokens[index].start >= limit:
            token = self._words.tokens[index]
            if nominal(token) and token.word not in word_lists().deictic:
                return phrase_before(self._words, min(token.end, site.start), limit)
            index -= 1
        return None

    def verb_of_change(self, site: Site) -> int | None:
        """Where the verb of change in front of the number starts."""
        if site.start not in self._verbs:
            self._verbs[site.start] = self._verb_of_change(site)
        return self._verbs[site.start]

    def _verb_of_change(self, site: Site) -> int | None:
        limit = self.clause_start(site.start)
        position = self.step_back(site.start, limit)
        if position <= limit:
            return None
        token = self._words.cut(self._words.before(position), limit, position)
        change = word_lists().change
        if token.word in change or token.word.removesuffix("了") in change:
            return token.start
        if len(token.word) > 1 and token.word[-1] in "到至为" and token.word[:-1] in change:
            return token.start  # 涨到
        if len(token.word) > 2 and token.word[-2:] in change:
            return token.end - 2  # 价格上涨 as one word
        compared = _COMPARING.search(self._text, limit, position)
        return compared.start() if compared else None

    def reaches(self, site: Site) -> bool:
        """Whether a verb of change leads to the number (提高到60%) and not by it (提高3%)."""
        return self._text[site.start - 1 : site.start] in ("到", "至", "为")

    def over_adverbs(self, position: int, limit: int) -> int:
        """Over 同比, 比上年, 累计 and the like, back to the quantity."""
        lists = word_lists()
        if self._words.tokens[self._words.before(position)].word in lists.quantities:
            return position  # 比同期增速高: the quantity is told in what is compared
        for mark in range(position - 1, limit - 1, -1):
            if self._text[mark] in "比较" and _COMPARED.match(self._text, mark + 1, position):
                position = mark
                break
        if adverb := _MEASURED_BY.search(self._text, limit, position):
            position = adverb.start()
        while position > limit:
            token = self._words.cut(self._words.before(position), limit, position)
            skipped = token.word in lists.deictic or token.word in lists.between
            skipped = (
                skipped
                or token.word[:1] == "每"
                or token.tag in ("d", "ad", "t", "m", "c", "p", "vd")
            )
            if not skipped or not token.word:
                break
            position = token.start
        return position

    def before_bracket(self, position: int, limit: int) -> Span | None:
        """发酵酒（增长87%）."""
        if position <= self._start or self._text[position - 1] not in "(（":
            return None
        return self.phrase_or_verb(position - 1, limit)

    def first(self, site: Site) -> Span | None:
        """The first noun phrase of the clause: its subject."""
        limit = self.clause_start(site.start)
        at = self._words.from_(limit)
        while at < len(self._words.tokens) and self._words.tokens[at].start < site.start:
            token = self._words.tokens[at]
            if nominal(token) and token.word not in word_lists().deictic:
                return phrase_after(self._words, token.start, site.start)
            at += 1
        return None
