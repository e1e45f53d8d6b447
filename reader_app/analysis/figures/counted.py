"""What a figure counts, measures or rates, as a piece of the text around it.

The order of the search follows the way official Chinese puts numbers: the noun behind the
unit; the list closed by 等 in front; the verb behind; the noun or verb in front; the thing
that the sentence's last figure counted. Rates and shares are of a quantity in front of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader_app.analysis.figures.before import Before
from reader_app.analysis.figures.behind import Behind
from reader_app.analysis.figures.counted_words import Words, word_lists
from reader_app.analysis.figures.labels import LOT, LOT_WORDS
from reader_app.analysis.figures.phrases import phrase_before
from reader_app.analysis.figures.sites import REACH, Site
from reader_app.analysis.findings import FigureKind
from reader_app.documents.model import Span

_SENTENCE_END = re.compile(r"[。！？!?\n]")
# 收入为预算的102%, 是上年的两倍: a part or a multiple of what stands in front.
_PART_OF = re.compile(r"(?:仅|只|约|也)?(?:为|是|有|相当于|完成|达到?)[^，。；的]{1,14}的\Z")
# 能见度不足200米时, 在20米处
_NO_THING = frozenset("时处内外前后左右上下以长宽高深远")
_RECKONED_OF = re.compile(r"按照?([^，。；的]{2,14})的\Z")
_KIND = re.compile(r"[一二三四五六七八九甲乙丙A-Z][类级等]\Z")
# 八大类商品: kinds of what stands behind.
_KINDS = frozenset({"大类", "小类", "门类"})
_PRONOUNS = frozenset({"前者", "后者", "两者", "三者", "前两者"})
_JOINED = re.compile("、|以及|[和与及]")
# 死亡人数|同比分别下降, 死亡人数|比“十二五”时期分别下降
_COMPARED = re.compile("同比|环比|(?<![占对可之百])[比较](?![重例值率高大为好])")
_LEAD = re.compile("(?:其中|，|,|全[国省市县区]|对)+")
_SHORT_NAME = 6
_JOINTS = ("、", "和", "与", "及", "至", "到")
# 伍万元整（¥50000）, 5万元（大写：伍万元整）: the same amount once more.
_AGAIN = re.compile(r"[整正]?[（(](?:[大小]写|人民币|即|[：:\s])*")
_NAMING_UNITS = frozenset({"车", "船", "户", "人"})
# 由5亿元|调整为|4亿元, 下降12.4%|转为增长|9.5%: another level of the same.
_CHANGED_TO = re.compile(
    "(?:调整|变更|变|转|改|压[缩减]|缩[短减小]|提[高升]|扩[大展]|增加?长?|减少|上[升涨调]|下[降跌调]|[升降涨跌])"
    "(?:为|到|至|成)(?:增长|下降|盈利|亏损|上升|上涨|下跌)?"
)
_LONGEST_CHANGE = 6
_WORTH = re.compile(r"(?:投资|价值|市值|总价|合计|共计|总计|耗资|斥资|造价)(?:为|达|约)?\Z")
_QUANTITY_KINDS = (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.NUMBER)


class Earlier(NamedTuple):
    """A figure further to the left in the same block, and what it counts."""

    site: Site
    what: Span | None

    @property
    def end(self) -> int:
        return self.site.end

    @property
    def kind(self) -> FigureKind:
        return self.site.kind


class Finder:
    """Finds what each figure of one block counts, from left to right."""

    def __init__(self, words: Words, start: int, end: int, sites: list[Site]) -> None:
        self._words = words
        self._text = words.text
        self._start = start
        self._sites = sites
        self._behind = Behind(words, end, sites)
        self._before = Before(words, start, sites)
        self._earlier: list[Earlier] = []
        self._tells_in_order = self._text.find("分别", start, end) >= 0
        self._has_lots = any(self._text.find(word, start, end) >= 0 for word in LOT_WORDS)

    def find_all(self) -> Iterator[Span | None]:
        """What each site counts, in order; None where the text names nothing."""
        for index, site in enumerate(self._sites):
            what = self._find(index, site)
            if what and what.end == site.start:
                what = self._with_kind(what)
            self._earlier.append(Earlier(site, what))
            yield what

    def _with_kind(self, what: Span) -> Span:
        """一类桥56座, 二等奖6个: the kind that touches the name belongs to it."""
        kind = _KIND.search(self._text, max(self._start, what.start - 2), what.start)
        return Span(kind.start(), what.end) if kind else what

    def _find(self, index: int, site: Site) -> Span | None:
        if site.noun_unit:
            kinds = site.unit in _KINDS and self._behind.noun(index, site, linked=False)
            return kinds or Span(site.unit_start, site.unit_end)
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
            self._labelled(site)
            or self._respectively(index, site)
            or self._changed_to(site)
            or self._closed_off(site)
            or self._behind.noun(index, site)
            or self._described(site)
            or self._before.closed_list(site)
            or self._act_behind(site)
            or self._change_of(site)
            or self._before.phrase(site)
            or self._before.category(site)
            or self._carried(site)
            or self._before.nearest(site)
            or self._unit_itself(site)
        )

    def _changed_to(self, site: Site) -> Span | None:
        """从11个增加到31个."""
        if not self._earlier or self._earlier[-1].kind is not site.kind:
            return None
        if site.start - self._earlier[-1].end > _LONGEST_CHANGE:
            return None
        between = self._text[self._earlier[-1].end : site.start]
        return self._earlier[-1].what if _CHANGED_TO.fullmatch(between) else None

    def _unit_itself(self, site: Site) -> Span | None:
        """2车13人到场: units that name what they count."""
        return Span(site.unit_start, site.unit_end) if site.unit in _NAMING_UNITS else None

    def _labelled(self, site: Site) -> Span | None:
        """转发 2346 评论 518: between blanks a number without a unit belongs to its label."""
        before, behind = self._text[max(0, site.start - 1) : site.start], self._text[site.end :][:1]
        if site.unit or not before.isspace() or not (behind.isspace() or not behind):
            return None
        return self._before.phrase(site)

    def _of_lot(self, site: Site) -> Span | None:
        """包1：2,650,000.00: the part of the tender."""
        if not self._has_lots:
            return None
        lot = LOT.search(self._text, max(self._start, site.start - 8), site.start)
        return Span(*lot.span(1)) if lot else None

    def _closed_off(self, site: Site) -> Span | None:
        """虚开发票一千余份 法院宣判: a blank parts the number from what follows its noun."""
        touches = not self._text[max(0, site.start - 1) : site.start].isspace()
        noun = self._before.noun(site) if touches and self._text[site.end :][:1].isspace() else None
        return noun if noun and noun.end == site.start else None

    def _described(self, site: Site) -> Span | None:
        """What follows the number as 育苗大棚 does, if nothing right in front is counted."""
        described = self._behind.described(site)
        return described if described and not self._before.noun(site) else None

    def _measured(self, index: int, site: Site) -> Span | None:
        return (
            self._of_lot(site)
            or self._labelled(site)
            or self._respectively(index, site)
            or self._coordinated(site)
            or self._changed_to(site)
            or self._change_of(site)
            or self._measured_thing(index, site)
            or self._worth(index, site)
            or self._before.noun(site)
            or self._behind.noun(index, site, linked=False)
            or self._described(site)
            or self._act_behind(site)
            or self._arranged(site)
            or self._before.phrase(site)
            or self._behind.noun(index, site)
            or self._carried(site)
            or self._before.nearest(site)
        )

    def _act_behind(self, site: Site) -> Span | None:
        """安排3000万元设立基金; not the change in 由5亿元增加到8亿元."""
        verb = self._behind.verb(site)
        if verb is None:
            return None
        changes = self._text[verb.start : verb.start + 2] in word_lists().change
        return None if changes or self._text[verb.end - 1] in "至到" else verb

    def _arranged(self, site: Site) -> Span | None:
        """“三公”经费压减5%，安排1860万元: an act alone in its clause is done with what was told."""
        limit = self._before.clause_start(site.start)
        alone = self._text[limit : site.start].strip() in word_lists().acts
        return self._carried_quantity(site) if alone else None

    def _measured_thing(self, index: int, site: Site) -> Span | None:
        """合作社近200亩基地: the thing itself, unless a quantity of it stands in front."""
        if site.kind is not FigureKind.MEASURE:
            return None
        before = self._before.noun(site)
        if before is None or self._text[before.end - 1 : site.start].strip()[1:]:
            return None
        last = self._words.tokens[self._words.at(before.end - 1)].word
        lists = word_lists()
        if last in lists.quantities or last in lists.dimensions or last in lists.heads:
            return None
        thing = self._behind.noun(index, site, linked=False)
        return thing if thing and self._text[thing.start] not in _NO_THING else None

    def _worth(self, index: int, site: Site) -> Span | None:
        """投资2亿元的供水工程, 价值5万元的设备: the thing, not that it is worth so much."""
        if site.kind is not FigureKind.MONEY or self._text[site.end : site.end + 1] != "的":
            return None
        told = _WORTH.search(self._text, max(self._start, site.start - 4), site.start)
        return self._behind.noun(index, site) if told else None

    def _same_sentence(self, left: int, right: int) -> bool:
        return right - left < 4 * REACH and not _SENTENCE_END.search(self._text, left, right)

    def _carried(self, site: Site) -> Span | None:
        for earlier in self._in_sentence(site):
            if earlier.what:
                return earlier.what
        return None

    def _carried_quantity(self, site: Site) -> Span | None:
        """What the sentence's last level was of: rates and changes tell of levels."""
        last = next(self._in_sentence(site), None)
        if last and last.what and "百分点" in site.unit and last.kind is FigureKind.PERCENT:
            return last.what  # 比重提高到60%，较上年提高3.2个百分点
        return next(
            (e.what for e in self._in_sentence(site) if e.what and not self._changes(e)), None
        ) or self._carried(site)

    def _in_sentence(self, site: Site) -> Iterator[Earlier]:
        looked_from = site.start
        for earlier in reversed(self._earlier):
            end = earlier.end
            if site.start - end >= 4 * REACH or _SENTENCE_END.search(self._text, end, looked_from):
                return
            looked_from = end  # a list of a hundred figures is not looked through a hundred times
            yield earlier

    def _coordinated(self, site: Site) -> Span | None:
        """3.3%、0.5%: a number that follows another of its kind with nothing between."""
        if not self._earlier or self._earlier[-1].kind is not site.kind:
            return None
        between = self._text[self._earlier[-1].end : site.start]
        again = site.kind is FigureKind.MONEY and _AGAIN.fullmatch(between)
        return self._earlier[-1].what if between in _JOINTS or again else None

    def _rated(self, index: int, site: Site) -> Span | None:
        return (
            self._respectively(index, site)
            or self._coordinated(site)
            or self._changed_to(site)
            or self._share_subject(site)
            or self._change_of(site)
            or self._behind.noun(index, site, linked=False)
            or self._before.phrase(site)
            or self._base(site)
            or self._carried_quantity(site)
            or self._behind.noun(index, site)
            or self._before.nearest(site)
        )

    def _respectively(self, index: int, site: Site) -> Span | None:
        """出口和进口分别增长5%和3%: each number goes to the name in its place, and in a clause
        without names (甲12亿元、乙8亿元，分别增长5%和3%) to what was told of, in its order."""
        limit = self._before.clause_start(site.start) if self._tells_in_order else site.start
        mark = self._text.rfind("分别", limit, site.start)
        if mark < 0:
            return None
        first, last = index, index
        while first > 0 and self._sites[first - 1].start > mark:
            first -= 1
        while last + 1 < len(self._sites) and self._joined(last):
            last += 1
        place, count = index - first, last - first + 1
        if count < 2:
            return None
        if named := self._names_before(limit, mark):
            return named[place] if len(named) == count else None
        rated = site.kind is FigureKind.PERCENT or site.unit == "倍"
        if not rated or self._before.phrase_or_verb(mark, limit):
            return None  # 增速分别为: the clause says itself what they are of
        told = self._told_in_order(site, place)
        return told[-count:][place] if len(told) >= count else None

    def _told_in_order(self, site: Site, place: int) -> list[Span | None]:
        """What the levels of the sentence were of; for points, what its rates were of, but for the
        points in front in their own list."""
        earlier = list(self._in_sentence(site))
        if "百分点" in site.unit:
            rates = (e.what for e in earlier[place:] if e.kind is FigureKind.PERCENT)
            return list(rates)[::-1]
        return [e.what for e in earlier if self._is_level(e)][::-1]

    def _names_before(self, start: int, end: int) -> list[Span | None]:
        """The names that a list in front of 分别 is made of; none if it is no list, or one of years
        or of single characters (一、二、三产业)."""
        compared = _COMPARED.search(self._text, start, end)
        end = compared.start() if compared else end
        marks = [m.span() for m in _JOINED.finditer(self._text, start, end)]
        starts, ends = [start, *(m[1] for m in marks)], [*(m[0] for m in marks), end]
        short = any(e - s < len("一产") for s, e in zip(starts, ends, strict=True))
        if not marks or short or any(map(str.isdigit, self._text[start:end])):
            return []
        return [self._name(s, e) for s, e in zip(starts, ends, strict=True)]

    def _name(self, start: int, end: int) -> Span | None:
        """All of a short name, of a long one the noun with its modifiers that it ends with."""
        if lead := _LEAD.match(self._text, start, end):
            start = lead.end()
        if end - start <= _SHORT_NAME:
            return Span(start, end)
        return phrase_before(self._words, end, start)

    def _joined(self, index: int) -> bool:
        """Whether but a joining mark, and a verb of change, parts a figure from the next."""
        gap = self._text[self._sites[index].end : self._sites[index + 1].start]
        return gap in _JOINTS or (gap[:1] in _JOINTS and gap[1:] in word_lists().change)

    def _is_level(self, earlier: Earlier) -> bool:
        return earlier.what is not None and not (
            self._changes(earlier) or earlier.kind is FigureKind.PERCENT
        )

    def _changes(self, earlier: Earlier) -> bool:
        """Whether a figure tells by how much something changed, not how much it is."""
        verb = self._before.verb_of_change(earlier.site)
        return verb is not None and not self._before.reaches(earlier.site)

    def _share_subject(self, site: Site) -> Span | None:
        """X占Y的30%: the share is X's."""
        limit = self._before.clause_start(site.start)
        mark = max(self._text.rfind(verb, limit, site.start) for verb in "占佔")
        if part := _PART_OF.search(self._text, limit, site.start):
            position = self._before.step_back(part.start(), limit)
            return self._before.phrase_or_verb(position, limit) or self._carried_quantity(site)
        if mark < 0 or self._text.startswith(("占地", "占用", "占有"), mark):
            return None
        if self._text.startswith(("占比", "佔比"), mark):
            subject = phrase_before(self._words, mark, limit)
            if subject:
                return Span(subject.start, mark + 2)
            return self._carried_quantity(site) or Span(mark, mark + 2)
        position = self._before.step_back(mark, limit)
        subject = self._before.phrase_or_verb(position, limit)
        if subject and self._text[subject.start : subject.end] in _PRONOUNS:
            return phrase_before(self._words, site.start - 1, mark + 1)  # 前者占采购额的61.3%
        return subject or self._carried_quantity(site)

    def _base(self, site: Site) -> Span | None:
        """按合同价款的5%支付: what a rate is reckoned of."""
        limit = self._before.clause_start(site.start)
        base = _RECKONED_OF.search(self._text, limit, site.start)
        return phrase_before(self._words, site.start - 1, base.start(1)) if base else None

    def _change_of(self, site: Site) -> Span | None:
        """同比增长2%: the quantity in front of the verb of change, or the last one told of."""
        verb = self._before.verb_of_change(site)
        if verb is None:
            return None
        limit = self._before.clause_start(site.start)
        position = self._before.over_adverbs(verb, limit)
        found = self._before.phrase_or_verb(position, limit)
        if found and self._text[found.start : found.end] in word_lists().prefixes:
            return Span(found.start, self._words.tokens[self._words.at(verb)].end)  # 人均增收
        return (
            found
            or self._before.before_bracket(position, limit)
            or self._carried_quantity(site)
            or self._told_before(site)
        )

    def _told_before(self, site: Site) -> Span | None:
        """收入5亿元。与上年相比，增加…: the level that the sentence before tells of."""
        last = self._earlier[-1] if self._earlier else None
        if last is None or last.what is None or site.start - last.end > REACH:
            return None
        ends = _SENTENCE_END.findall(self._text, last.end, site.start)
        return last.what if ends == ["。"] and not self._changes(last) else None

    def _ranked(self, index: int, site: Site) -> Span | None:
        subject = self._before.first(site)
        if subject and self._text[subject.end : subject.end + 1] in ("中", "里"):
            subject = self._before.ranking(site)  # 在13个城市中排名第5位
        subject = subject or self._before.ranking(site)
        return self._behind.noun(index, site) or subject or self._carried(site)

    def _aged(self, index: int, site: Site) -> Span | None:
        if behind := self._behind.noun(index, site):
            return behind
        lowest = max(self._start, site.start - REACH)
        mark = self._text.rfind("年龄", lowest, site.start)
        if mark >= 0 and self._same_sentence(mark, site.start):
            return Span(mark, mark + 2)
        at = self._words.before(site.start)
        while at >= 0 and self._words.tokens[at].start >= lowest:
            token = self._words.tokens[at]
            if (
                token.tag in ("n", "nr", "nrt", "nrfg")
                and token.word not in word_lists().describing
            ):
                return Span(token.start, token.end)
            at -= 1
        return next((e.what for e in self._in_sentence(site) if e.kind is FigureKind.AGE), None)
