"""What stands in front of a number: the noun or verb that it belongs to, within the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader_app.analysis.figures.phrases import (
    CLOSING,
    OPENING,
    Words,
    nominal,
    phrase_after,
    phrase_before,
    verbal,
    word_lists,
)
from reader_app.analysis.figures.sites import REACH, Site
from reader_app.analysis.segment import Token
from reader_app.documents.model import Span

# What a change is compared with: 比上年, 比1—5月份, 较年初.
_COMPARED = re.compile(r"(?:上|去|前|同|年|\d|[一二三四]季|计划|预算|目标|全国|全省|全市|平均)")


class Before:
    """Looks to the left of the figures of one block."""

    def __init__(self, words: Words, start: int, sites: Sequence[Site]) -> None:
        self._words = words
        self._text = words.text
        self._start = start
        self._starts = {site.end: site.start for site in sites}

    def clause_start(self, position: int) -> int:
        """Where the clause around ``position`` starts."""
        lowest = max(self._start, position - REACH)
        for at in range(position - 1, lowest - 1, -1):
            if self._text[at] in "，。；！？,;!?\n":
                return at + 1
        return lowest

    def closed_list(self, site: Site) -> Span | None:
        """处长、科长等20余人参加."""
        if self._text[site.start - 1 : site.start] != "等" or site.start <= self._start:
            return None
        return phrase_before(self._words, site.start - 1, self.clause_start(site.start))

    def step_back(self, position: int, limit: int) -> int:
        """Over words that only join a number to what it counts, and over figures that touch."""
        lists = word_lists()
        while position > limit:
            before = self._text[position - 1]
            touching = self._starts.get(position)
            if touching is not None:
                position = touching
            elif before in " \u00a0(（:：，" and (before in " \u00a0" or self._opens(position)):
                position -= 1
            elif position - 2 > limit and self._text[position - 2] == "每":
                position -= 2  # 单产每亩402公斤
            else:
                token = self._words.cut(self._words.before(position), limit, position)
                if token.end != position or token.word not in lists.between:
                    break
                position = token.start
        return position

    def _opens(self, position: int) -> bool:
        return self._text[position - 1] in "(（:："

    def phrase(self, site: Site) -> Span | None:
        """The noun or verb right in front of the number."""
        limit = self.clause_start(site.start)
        position = self.step_back(site.start, limit)
        return self.phrase_or_verb(position, limit)

    def noun(self, site: Site) -> Span | None:
        """The noun phrase right in front of the number."""
        limit = self.clause_start(site.start)
        position = self.step_back(site.start, limit)
        return phrase_before(self._words, position, limit) if position > limit else None

    def phrase_or_verb(self, position: int, limit: int) -> Span | None:
        """The noun phrase that ends at ``position``, else the verb, with its subject."""
        if position <= limit:
            return None
        if self._text[position - 1] == "的":
            return None
        if self._text[position - 1] in CLOSING:
            opened = max(self._text.rfind(c, limit, position - 1) for c in OPENING)
            return Span(opened + 1, position - 1) if limit <= opened < position - 2 else None
        if phrase := phrase_before(self._words, position, limit):
            return phrase
        token = self._words.cut(self._words.before(position), limit, position)
        if token.end != position or token.word in word_lists().light:
            return None
        subject = phrase_before(self._words, token.start, limit)
        if not verbal(token) and not (subject and token.word in word_lists().dimensions):
            return self._other_word(token)
        return Span(subject.start if subject else token.start, token.end)

    def _other_word(self, token: Token) -> Span | None:
        """正本1份: a word that the dictionary knows as no noun, but that stands like one."""
        plain = token.tag in ("d", "ad", "a", "b", "zg", "q", "f") and len(token.word) > 1
        lists = word_lists()
        if not plain or token.word in lists.deictic | lists.between | lists.change:
            return None
        return Span(token.start, token.end)

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
        limit = self.clause_start(site.start)
        position = self.step_back(site.start, limit)
        if position <= limit:
            return None
        token = self._words.cut(self._words.before(position), limit, position)
        return token.start if token.word in word_lists().change else None

    def over_adverbs(self, position: int, limit: int) -> int:
        """Over 同比, 比上年, 累计 and the like, back to the quantity."""
        lists = word_lists()
        if self._words.tokens[self._words.before(position)].word in lists.quantities:
            return position  # 比同期增速高: the quantity is told in what is compared
        for mark in range(position - 1, limit - 1, -1):
            if self._text[mark] in "比较" and _COMPARED.match(self._text, mark + 1, position):
                position = mark
                break
        while position > limit:
            token = self._words.cut(self._words.before(position), limit, position)
            skipped = token.word in lists.deictic or token.word in lists.between
            skipped = skipped or token.tag in ("d", "ad", "t", "m", "c", "p", "vd")
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
