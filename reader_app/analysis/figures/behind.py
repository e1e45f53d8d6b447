"""What stands behind a number: the noun that it counts, or the verb that tells of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader_app.analysis.figures.counted_words import CLOSING, OPENING, Words, verbal, word_lists
from reader_app.analysis.figures.phrases import phrase_after, phrase_before
from reader_app.analysis.figures.sites import REACH, Site
from reader_app.analysis.findings import FigureKind
from reader_app.analysis.segment import Token
from reader_app.documents.model import Span

_CLAUSE = re.compile(r"[，。；！？：,;!?:\n]")
# 8人当场死亡, 3人经抢救无效死亡: adverbs may stand before what became of the persons.
_HARMED = re.compile(
    r"(?:当场|先后|不幸|[经因][^，。；]{2,12}?|均|全部)?"
    r"(?:受(?=[轻重]))?(死亡|受伤|失踪|失联|遇难|重伤|轻伤|轻微伤|获救|被困|身亡|送医|就医|住院|入院)"
)

# 300余人紧急转移安置, 900余间不同程度损坏: what a disaster did to them or makes needful.
_SUFFERED = re.compile(
    r"(?:均|已|全部)?需?要?(?:紧急|不同程度地?|严重|轻微|部分|完全|提前|集中|妥善|因灾|因旱)"
    r"(转移安置|避险转移|转移避险|转移|撤离|疏散|安置|避险|生活救助|救助|损坏|损毁|受损|毁坏|倒塌|垮塌|死亡|受灾|饮水困难)(?![\u4e00-\u9fff])"
)
# How words for persons end (矿工, 男子, 游客).
_ENDS_PERSON = frozenset("人员工者子生师民兵手童属客友犯孩女警众")
# 2人受到处分: what they got says more than that they got it.
_GETTING = frozenset({"受到", "遭到", "遭受", "获得", "得到"})
_OF_PERSONS = frozenset({"名", "位"})
# What goes on behind a word for persons with the name of persons: 工人|代表, 职工|家属.
_KIN = frozenset(
    {"代表", "家属", "家长", "子女", "骨干", "队长", "组长", "朋友", "干部", "委员", "模范"}
)
_REACHES = ("范围", "範圍")
_PERSONS = frozenset({"名", "位", "人"})
# 3人逐条兑现, 两人双双上诉: so many adverbs at most.
_MOST_ADVERBS = 2
_ADVERBS = frozenset({"双双", "一一", "逐一", "自行", "成功", "安全", "顺利", "自愿", "及时"})

# The most figures of a list that one head closes: 3条大型、5条中型及2条小型公路.
_MOST_SHARED = 8


class Behind:
    """Looks to the right of the figures of one block."""

    def __init__(self, words: Words, end: int, sites: Sequence[Site]) -> None:
        self._words = words
        self._text = words.text
        self._end = end
        self._sites = sites

    def _limit_behind(self, index: int, end: int) -> int:
        """Where a phrase behind the number ends at the latest: the next figure, the clause."""
        limit = min(self._end, end + REACH)
        if index + 1 < len(self._sites):
            limit = min(limit, max(end, self._sites[index + 1].start))
        mark = _CLAUSE.search(self._text, end, limit)
        return mark.start() if mark else limit

    def noun(self, index: int, site: Site, linked: bool = True, shares: int = 0) -> Span | None:
        """The noun behind a figure; ``shares`` figures in front of it share its head."""
        limit, position = self._limit_behind(index, site.end), site.end
        if _SUFFERED.match(self._text, position, limit):
            return None
        if position >= limit:
            return self._behind_size(index, position, linked, shares)
        if repeated := self._behind_repetition(index, site):
            return self.noun(index + 1, repeated, linked, shares + 1)
        position += self._text[position] in " \u00a0"
        position += site.kind is FigureKind.MONEY and self._text[position] == "整"
        if position < limit and self._text[position] in OPENING:
            return self._quoted(position, limit)
        if position < limit and self._text[position] == "的":
            return phrase_after(self._words, position + 1, limit) if linked else None
        if closed := self._closed_list(position, limit):
            return closed
        if self._joins(position):
            return None
        first = phrase_after(self._words, position, limit)
        if first and site.unit in _OF_PERSONS:
            first = self._person(first)
        if first and self._text.startswith(_REACHES, first.start):
            return None  # 周边500米范围内: what lies there is counted by itself
        if linked and (behind := self._after_clause(site, position, limit, first)):
            return behind
        if first and self._tells(site, first):
            return None
        if first:
            return self._matter(site, first, limit) or first
        found = self._what_became_of(site, position, limit)
        if found or shares >= _MOST_SHARED:
            return found
        return self._shared_head(index, position, limit, shares)

    def _person(self, first: Span) -> Span:
        """2名工人|进池, 1.9万名群众|饮水: who they are, without what they do or have."""
        index = self._words.at(first.start)
        while self._words.tokens[index].end < first.end:
            token, following = self._words.tokens[index], self._words.tokens[index + 1]
            person = len(token.word) > 1 and token.word[-1] in _ENDS_PERSON
            if person and following.word[-1] not in _ENDS_PERSON and following.word not in _KIN:
                return Span(first.start, token.end)
            index += 1
        return first

    def _behind_size(self, index: int, position: int, linked: bool, shares: int) -> Span | None:
        """9个超10亿元项目: how large the things are may stand between."""
        if index + 1 >= len(self._sites) or shares >= _MOST_SHARED:
            return None
        size = self._sites[index + 1]
        sized = size.start == position and size.kind in (FigureKind.MONEY, FigureKind.MEASURE)
        return self.noun(index + 1, size, linked, shares + 1) if sized else None

    def _behind_repetition(self, index: int, site: Site) -> Site | None:
        """伍万元（50000元）罚款: the same amount once more, in brackets."""
        opens = self._text[site.end] in "(（" and self._text[site.end - 1] not in ")）"
        if not opens or index + 1 >= len(self._sites):
            return None
        following = self._sites[index + 1]
        closed = self._text[following.end : following.end + 1] in (")", "）")
        if following.start != site.end + 1 or not closed:
            return None
        return following._replace(end=following.end + 1)

    def _quoted(self, position: int, limit: int) -> Span | None:
        for close in range(position + 1, min(limit, position + 16)):
            if self._text[close] in CLOSING:
                return Span(position + 1, close) if close > position + 1 else None
        return None

    def _joins(self, position: int) -> bool:
        """Whether a word that joins stands behind: 笔录3份以及检验报告."""
        return self._text.startswith(("以及", "并", "或者", "同时"), position)

    def _what_became_of(self, site: Site, position: int, limit: int) -> Span | None:
        """3名遇难矿工: who they are stands behind what became of them."""
        verb = self._words.tokens[self._words.at(position)]
        if site.unit not in ("名", "位") or not verbal(verb) or len(verb.word) != 2:
            return None
        noun = phrase_after(self._words, verb.end, limit)
        person = noun and noun.start == verb.end and self._text[noun.end - 1] in _ENDS_PERSON
        return noun if person else None

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
        """12名懂技术、肯吃苦的队员: the noun behind the 的 that ends a clause."""
        mark = self._text.rfind("的", position, limit)
        if mark < 0:
            return None
        if first and self._owner(site, first, mark):
            return None
        found = phrase_after(self._words, mark + 1, limit)
        return self._person(found) if found and site.unit in _OF_PERSONS else found

    def _tells(self, site: Site, first: Span) -> bool:
        """Whether a set phrase behind tells what the things do: 车辆28台赶赴现场."""
        token = self._words.tokens[self._words.at(first.start)]
        phrase = token.tag in ("l", "i") and first == (token.start, token.end)
        return (
            phrase
            and len(token.word) > 3
            and self._text[max(0, site.start - 1) : site.start].isalpha()
        )

    def described(self, site: Site) -> Span | None:
        """9处集中安置点, 30亩育苗大棚: an act in front of the noun says what kind it is."""
        index = self._words.at(site.end) if site.end < self._end else -1
        if index < 0 or site.unit in word_lists().body_units:
            return None
        verb = self._words.tokens[index]
        plain = verb.start == site.end and verbal(verb) and len(verb.word) == 2
        if not plain or verb.word in word_lists().light or verb.word in word_lists().change:
            return None
        noun = phrase_after(self._words, verb.end, min(self._end, verb.end + REACH))
        return Span(verb.start, noun.end) if noun else None

    def _owner(self, site: Site, first: Span, mark: int) -> bool:
        """Whether the first noun is counted itself: 3家企业的负责人, 两名村民参加的活动."""
        opens = self._words.tokens[self._words.at(first.start)]
        closes = self._words.tokens[self._words.at(first.end - 1)]
        if verbal(opens) and (closes.start == opens.start or len(closes.word) > 1):
            return False  # 12名懂技术的队员; three 采样点 are counted themselves
        lists = word_lists()
        chosen = closes.tag == "vn" or (opens.word == "新" and closes.word not in lists.heads)
        if site.unit in _PERSONS and chosen and first.end == mark:
            return False  # 六名新任命的国家工作人员
        return site.unit not in lists.event_units or first.end == mark

    def _matter(self, site: Site, first: Span, limit: int) -> Span | None:
        """两起群众聚集打牌问题: an incident's kind stands at the end of what is told of it."""
        if site.unit not in word_lists().incident_units or first.end == limit:
            return None
        last = self._words.tokens[self._words.before(limit)]
        if last.end != limit or last.word not in word_lists().matters:
            return None
        return phrase_before(self._words, limit, first.end)

    def _shared_head(self, index: int, position: int, limit: int, shares: int) -> Span | None:
        """3条大型及5条中型公路: the head stands behind the next figure of the same unit."""
        if index + 1 >= len(self._sites):
            return None
        site, following = self._sites[index], self._sites[index + 1]
        between = self._text[position : following.start]
        if following.unit != site.unit or following.start != limit or not 1 < len(between) <= 8:
            return None
        described = self._words.tokens[self._words.at(position)].tag in ("b", "a")
        if between[-1] not in "及和与、" or not described:
            return None
        head = self.noun(index + 1, following, shares=shares + 1)
        if head is None:
            return None
        last = self._words.at(head.end - 1)
        return Span(max(head.start, self._words.tokens[last].start), head.end)

    def _with_object(self, site: Site, verb: Token) -> Span:
        """1.9亿元修供水管网: what money is for needs the object of a verb of one character."""
        if site.kind is FigureKind.MONEY and len(verb.word) == 1:
            limit = min(self._end, verb.end + REACH)
            mark = _CLAUSE.search(self._text, verb.end, limit)
            found = phrase_after(self._words, verb.end, mark.start() if mark else limit)
            if found and found.start == verb.end:
                return Span(verb.start, found.end)
        return Span(verb.start, verb.end)

    def _past_adverbs(self, index: int) -> Token:
        """The word behind the adverbs that start at ``index``, if it is a verb."""
        for at in range(index, min(index + _MOST_ADVERBS + 1, len(self._words.tokens))):
            token = self._words.tokens[at]
            if verbal(token) and at > index and len(token.word) > 1:
                return token
            if token.tag not in ("d", "ad", "z", "zg") and token.word not in _ADVERBS:
                break
        return self._words.tokens[index]

    def verb(self, site: Site) -> Span | None:
        """What they do or what becomes of them: 3人受伤, 两次请战."""
        if site.unit in word_lists().body_units and (harmed := _HARMED.match(self._text, site.end)):
            return Span(*harmed.span(1))
        if suffered := _SUFFERED.match(self._text, site.end):
            return Span(*suffered.span(1))
        index = self._words.at(site.end) if site.end < self._end else -1
        if index < 0 or self._words.tokens[index].start != site.end:
            return None
        token = self._words.tokens[index]
        if token.word in ("整", "正"):
            return None  # 三百万元整
        if site.unit in _PERSONS:
            token = self._past_adverbs(index)
        if token.word == "被" and index + 1 < len(self._words.tokens):
            token = self._words.tokens[index + 1]  # 两次被责令整改
            return Span(token.start, token.end) if len(token.word) > 1 else None
        if token.word in _GETTING:
            got = phrase_after(self._words, token.end, min(self._end, token.end + REACH))
            return Span(token.start, got.end if got else token.end)
        closes = not self._text[token.end : token.end + 1].isalnum() and len(token.word) > 1
        acts = verbal(token) or (closes and token.tag in ("d", "ad", "a", "p"))  # 6票反对、
        if acts and token.word not in word_lists().light:
            return self._with_object(site, token)
        return None
