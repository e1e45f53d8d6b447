"""What a figure counts, measures or rates, as a piece of the text around it.

The order of the search follows the way official Chinese puts numbers: the noun behind the
unit; the list closed by 等 in front; the verb behind; the noun or verb in front; the thing
that the sentence's last figure counted. Rates and shares are of a quantity in front of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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
from reader_app.analysis.findings import FigureKind
from reader_app.analysis.segment import Token
from reader_app.documents.model import Span

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CLAUSE = "，。；！？：,;!?:\n"
# The farthest that a phrase reaches from its number, in code points.
_REACH = 60

_EVENT_UNITS = frozenset(["起", "次", "项", "件", "种", "场", "宗", "例", "类", "个", "批", "期", "桩"])
_BODY_UNITS = frozenset(["人", "人次", "次", "户", "户次", "家次", "场次", "遍", "回", "趟", "轮"])
# 8人当场死亡, 3人经抢救无效死亡: adverbs may stand before what became of the persons.
_HARMED = re.compile(
    r"(?:当场|先后|不幸|经[^，。；、]{2,8}|均|全部)(死亡|受伤|失踪|遇难|重伤|轻伤|获救|被困|身亡)"
)
_DESCRIBING = frozenset(["男", "女", "男性", "女性", "汉族", "民族", "籍贯", "学历", "文化程度", "群众", "党员"])
_INCIDENT_UNITS = frozenset(["起", "宗", "件", "例", "桩", "次"])
_MATTERS = frozenset(
    ["问题", "案件", "案", "事故", "事件", "情况", "行为", "现象", "纠纷", "警情", "灾情", "火灾", "违法行为", "犯罪"]
)
_QUANTITY_KINDS = (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.NUMBER)


class Site(NamedTuple):
    """A figure's place, as far as the search needs it; offsets in the document's text."""

    start: int
    end: int
    number_start: int
    unit: str
    unit_start: int
    unit_end: int
    kind: FigureKind
    noun_unit: bool


class Earlier(NamedTuple):
    """A figure further to the left in the same block, and what it counts."""

    end: int
    kind: FigureKind
    what: Span | None
    changes: bool  # it tells by how much something changed, not how much it is


class Finder:
    """Finds what each figure of one block counts, from left to right."""

    def __init__(self, words: Words, start: int, end: int, sites: list[Site]) -> None:
        self._words = words
        self._text = words.text
        self._start, self._end = start, end
        self._sites = sites
        self._earlier: list[Earlier] = []

    def find_all(self) -> list[Span | None]:
        """What each site counts, in order; None where the text names nothing."""
        found: list[Span | None] = []
        for index, site in enumerate(self._sites):
            what = self._find(index, site)
            changes = self._verb_of_change(site) is not None
            self._earlier.append(Earlier(site.end, site.kind, what, changes))
            found.append(what)
        return found

    def _find(self, index: int, site: Site) -> Span | None:
        if site.noun_unit:
            return Span(site.unit_start, site.unit_end)
        if site.kind is FigureKind.AGE:
            return self._aged(index, site)
        if site.kind is FigureKind.PERCENT or site.unit == "倍":
            return self._rated(index, site)
        if site.kind is FigureKind.RANK:
            return self._ranked(index, site)
        if site.kind in _QUANTITY_KINDS or site.kind is FigureKind.TEMPERATURE:
            return self._measured(index, site)
        return self._counted(index, site)

    def _counted(self, index: int, site: Site) -> Span | None:
        return (
            self._noun_behind(index, site)
            or self._list_in_front(site)
            or self._verb_behind(site)
            or self._in_front(index, site)
            or self._carried(site)
            or self._any_in_clause(site)
        )

    def _measured(self, index: int, site: Site) -> Span | None:
        return (
            self._coordinated(site)
            or self._noun_behind(index, site, linked=False)
            or self._change_of(index, site)
            or self._in_front(index, site)
            or self._noun_behind(index, site)
            or self._carried(site)
            or self._any_in_clause(site)
        )

    # -- behind the number

    def _limit_behind(self, index: int, end: int) -> int:
        """Where a phrase behind the number ends at the latest: the next figure, the clause."""
        limit = min(self._end, end + _REACH)
        if index + 1 < len(self._sites):
            limit = min(limit, max(end, self._sites[index + 1].start))
        for position in range(end, limit):
            if self._text[position] in _CLAUSE:
                return position
        return limit

    def _noun_behind(self, index: int, site: Site, linked: bool = True) -> Span | None:
        limit, position = self._limit_behind(index, site.end), site.end
        if position >= limit:
            return None
        position += self._text[position] in " \u00a0"
        if position < limit and self._text[position] in OPENING:
            return self._quoted(position, limit)
        if position < limit and self._text[position] == "的":
            return phrase_after(self._words, position + 1, limit) if linked else None
        if closed := self._closed_list(position, limit):
            return closed
        first = phrase_after(self._words, position, limit)
        if linked and (behind := self._after_clause(site, position, limit, first)):
            return behind
        if first:
            return self._matter(site, first, limit) or first
        return self._shared_head(index, site, position, limit)

    def _quoted(self, position: int, limit: int) -> Span | None:
        for close in range(position + 1, min(limit, position + 16)):
            if self._text[close] in CLOSING:
                return Span(position + 1, close) if close > position + 1 else None
        return None

    def _closed_list(self, position: int, limit: int) -> Span | None:
        """镇村干部和医务人员等党员干部: the noun that closes the list."""
        mark = self._text.find("等", position, limit)
        if mark <= position or not any(c in "、和及与" for c in self._text[position:mark]):
            return None
        if any(c in "的，,；" for c in self._text[position:mark]):
            return None
        return phrase_after(self._words, mark + 1, limit)

    def _after_clause(
        self, site: Site, position: int, limit: int, first: Span | None
    ) -> Span | None:
        """40名敢担当、善斗争的干部: the noun behind the 的 that ends a clause."""
        mark = self._text.rfind("的", position, limit)
        if mark < 0:
            return None
        if first and self._owner(site, first, mark):
            return None
        return phrase_after(self._words, mark + 1, limit)

    def _owner(self, site: Site, first: Span, mark: int) -> bool:
        """Whether the first noun is counted itself: 3家企业的负责人, 两名村民参加的活动."""
        if verbal(self._words.tokens[self._words.at(first.start)]):
            return False
        return site.unit not in _EVENT_UNITS or first.end == mark

    def _matter(self, site: Site, first: Span, limit: int) -> Span | None:
        """两起群众聚集打牌问题: an incident's kind stands at the end of what is told of it."""
        if site.unit not in _INCIDENT_UNITS or first.end == limit:
            return None
        last = self._words.tokens[self._words.before(limit)]
        if last.end != limit or last.word not in _MATTERS:
            return None
        return phrase_before(self._words, limit, first.end)

    def _shared_head(self, index: int, site: Site, position: int, limit: int) -> Span | None:
        """6座大型及8座中型水库: the head stands behind the next figure of the same unit."""
        if index + 1 >= len(self._sites):
            return None
        following = self._sites[index + 1]
        between = self._text[position : following.start]
        if following.unit != site.unit or following.start != limit or not 1 < len(between) <= 8:
            return None
        described = self._words.tokens[self._words.at(position)].tag in ("b", "a")
        if between[-1] not in "及和与、" or not described:
            return None
        head = self._noun_behind(index + 1, following)
        if head is None:
            return None
        last = self._words.at(head.end - 1)
        return Span(max(head.start, self._words.tokens[last].start), head.end)

    def _verb_behind(self, site: Site) -> Span | None:
        index = self._words.at(site.end) if site.end < self._end else -1
        if index < 0 or self._words.tokens[index].start != site.end:
            return None
        token = self._words.tokens[index]
        if verbal(token) and token.word not in word_lists().light:
            return Span(token.start, token.end)
        harmed = _HARMED.match(self._text, site.end) if site.unit in _BODY_UNITS else None
        return Span(*harmed.span(1)) if harmed else None

    # -- in front of the number

    def _clause_start(self, position: int) -> int:
        lowest = max(self._start, position - _REACH)
        for at in range(position - 1, lowest - 1, -1):
            if self._text[at] in "，。；！？,;!?\n":
                return at + 1
        return lowest

    def _list_in_front(self, site: Site) -> Span | None:
        """处长、科长等20余人参加."""
        if self._text[site.start - 1 : site.start] != "等" or site.start <= self._start:
            return None
        return phrase_before(self._words, site.start - 1, self._clause_start(site.start))

    def _step_back(self, position: int, limit: int) -> int:
        """Over words that only join a number to what it counts, and over figures that touch."""
        lists = word_lists()
        while position > limit:
            before = self._text[position - 1]
            touching = self._site_ending_at(position)
            if touching is not None:
                position = touching
            elif before in " \u00a0(（:：，" and (before in " \u00a0" or self._opens(position)):
                position -= 1
            else:
                token = self._words.cut(self._words.before(position), limit, position)
                if token.end != position or token.word not in lists.between:
                    break
                position = token.start
        return position

    def _opens(self, position: int) -> bool:
        return self._text[position - 1] in "(（:："

    def _site_ending_at(self, position: int) -> int | None:
        for site in reversed(self._sites[: len(self._earlier)]):
            if site.end == position:
                return site.start
            if site.end < position:
                return None
        return None

    def _in_front(self, index: int, site: Site) -> Span | None:
        limit = self._clause_start(site.start)
        position = self._step_back(site.start, limit)
        return self._phrase_or_verb(position, limit)

    def _phrase_or_verb(self, position: int, limit: int) -> Span | None:
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
        if not verbal(token):
            return self._other_word(token)
        subject = phrase_before(self._words, token.start, limit)
        return Span(subject.start if subject else token.start, token.end)

    def _other_word(self, token: Token) -> Span | None:
        """正本1份: a word that the dictionary knows as no noun, but that stands like one."""
        plain = token.tag in ("d", "ad", "a", "b", "zg", "q", "f") and len(token.word) > 1
        lists = word_lists()
        if not plain or token.word in lists.deictic | lists.between | lists.change:
            return None
        return Span(token.start, token.end)

    # -- carried over from an earlier figure

    def _same_sentence(self, left: int, right: int) -> bool:
        return right - left < 4 * _REACH and not _SENTENCE_END.search(self._text, left, right)

    def _carried(self, site: Site) -> Span | None:
        for earlier in self._in_sentence(site):
            if earlier.what:
                return earlier.what
        return None

    def _carried_quantity(self, site: Site) -> Span | None:
        """What the sentence's last level was of: rates and changes tell of levels."""
        return next(
            (e.what for e in self._in_sentence(site) if e.what and not e.changes), None
        ) or self._carried(site)

    def _in_sentence(self, site: Site) -> Iterator[Earlier]:
        for earlier in reversed(self._earlier):
            if not self._same_sentence(earlier.end, site.start):
                return
            yield earlier

    def _coordinated(self, site: Site) -> Span | None:
        """3.3%、0.5%: a number that follows another of its kind with nothing between."""
        if not self._earlier or self._earlier[-1].kind is not site.kind:
            return None
        between = self._text[self._earlier[-1].end : site.start]
        return self._earlier[-1].what if between in ("、", "和", "与", "及", "至", "到") else None

    def _any_in_clause(self, site: Site) -> Span | None:
        """The nearest noun phrase to the left within the clause, whatever stands between."""
        limit = self._clause_start(site.start)
        index = self._words.before(site.start)
        while index >= 0 and self._words.tokens[index].start >= limit:
            token = self._words.tokens[index]
            if nominal(token) and token.word not in word_lists().deictic:
                return phrase_before(self._words, min(token.end, site.start), limit)
            index -= 1
        return None

    # -- rates, shares, ranks, ages

    def _rated(self, index: int, site: Site) -> Span | None:
        return (
            self._coordinated(site)
            or self._share_subject(site)
            or self._change_of(index, site)
            or self._noun_behind(index, site, linked=False)
            or self._in_front(index, site)
            or self._carried_quantity(site)
            or self._noun_behind(index, site)
            or self._any_in_clause(site)
        )

    def _share_subject(self, site: Site) -> Span | None:
        """X占Y的30%: the share is X's."""
        limit = self._clause_start(site.start)
        mark = self._text.rfind("占", limit, site.start)
        if mark < 0 or self._text.startswith(("占比", "占地", "占用", "占有"), mark):
            return None
        position = self._step_back(mark, limit)
        return self._phrase_or_verb(position, limit) or self._carried_quantity(site)

    def _change_of(self, index: int, site: Site) -> Span | None:
        """同比增长2%: the quantity in front of the verb of change, or the last one told of."""
        verb = self._verb_of_change(site)
        if verb is None:
            return None
        limit = self._clause_start(site.start)
        position = self._over_adverbs(verb, limit)
        return (
            self._phrase_or_verb(position, limit)
            or self._before_bracket(position, limit)
            or self._carried_quantity(site)
        )

    def _verb_of_change(self, site: Site) -> int | None:
        """Where the verb of change in front of the number starts."""
        limit = self._clause_start(site.start)
        position = self._step_back(site.start, limit)
        if position <= limit:
            return None
        token = self._words.cut(self._words.before(position), limit, position)
        return token.start if token.word in word_lists().change else None

    def _over_adverbs(self, position: int, limit: int) -> int:
        """Over 同比, 比上年, 累计 and the like, back to the quantity."""
        lists = word_lists()
        while position > limit:
            token = self._words.cut(self._words.before(position), limit, position)
            skipped = token.word in lists.deictic or token.word in lists.between
            skipped = skipped or token.tag in ("d", "ad", "t", "m", "c", "p", "vd")
            if not skipped or not token.word:
                break
            position = token.start
        if position > limit and self._text[position - 1] in "比较":
            return position - 1  # 价格比上年: 比 is often cut with the noun in front of it
        return position

    def _before_bracket(self, position: int, limit: int) -> Span | None:
        """发酵酒（增长87%）."""
        if position <= self._start or self._text[position - 1] not in "(（":
            return None
        return self._phrase_or_verb(position - 1, limit)

    def _ranked(self, index: int, site: Site) -> Span | None:
        subject = self._first_in_clause(site)
        return self._noun_behind(index, site) or subject or self._carried(site)

    def _first_in_clause(self, site: Site) -> Span | None:
        limit = self._clause_start(site.start)
        at = self._words.from_(limit)
        while at < len(self._words.tokens) and self._words.tokens[at].start < site.start:
            token = self._words.tokens[at]
            if nominal(token) and token.word not in word_lists().deictic:
                return phrase_after(self._words, token.start, site.start)
            at += 1
        return None

    def _aged(self, index: int, site: Site) -> Span | None:
        if behind := self._noun_behind(index, site):
            return behind
        lowest = max(self._start, site.start - _REACH)
        mark = self._text.rfind("年龄", lowest, site.start)
        if mark >= 0 and self._same_sentence(mark, site.start):
            return Span(mark, mark + 2)
        at = self._words.before(site.start)
        while at >= 0 and self._words.tokens[at].start >= lowest:
            token = self._words.tokens[at]
            if token.tag in ("n", "nr", "nrt", "nrfg") and token.word not in _DESCRIBING:
                return Span(token.start, token.end)
            at -= 1
        return self._carried(site)
