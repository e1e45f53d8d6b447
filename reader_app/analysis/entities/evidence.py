"""What the whole document says for a candidate: a name sure once is that name everywhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain

from reader_app.analysis.entities.candidates import (
    CERTAIN,
    RANKS,
    Candidate,
    Source,
    candidate,
)
from reader_app.analysis.entities.conflicts import without_overlap
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import is_governed, opens_noun
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.support import Named, Said, unsupported
from reader_app.analysis.entities.vocabulary import words
from reader_app.analysis.findings import EntityKind

# What each further occurrence of an unsure name adds to its score, and at most how much.
_REPEATED, _MOST_REPEATED = 0.1, 0.3
# Longer names are not looked for again: a text that repeats one would take quadratic time.
_LONGEST_SPREAD = 40
_LEVELS = frozenset("省市县区州旗镇乡")
_MARKED = Source.MARKED  # members of an enumeration are slow to look up
_SPREAD = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)
# From which source on a certain candidate need not be borne out by the rest of the document; what
# the grammar knows of persons is a sum of signs, any of which may be there by chance.
_TELLING: Mapping[EntityKind, Source] = {
    kind: Source.MARKED if kind is EntityKind.PERSON else Source.GRAMMAR for kind in EntityKind
}


class Evidence:
    """The names that stand by themselves somewhere in the document, by kind."""

    def __init__(self, read: Iterable[tuple[Passage, list[Candidate]]]) -> None:
        self._sure: dict[EntityKind, set[str]] = defaultdict(set)
        self._marked: dict[str, EntityKind] = {}
        told: set[Named] = set()  # names of which the grammar is certain
        alone: list[Said] = []  # of which some source is certain, overlapped or not
        unsure: list[tuple[Named, int, Candidate]] = []
        passages = []
        for passage, found in read:
            text, offset = passage.text, passage.offset
            passages.append(passage)
            for one in found:
                start, end, kind, score, source = one
                key = (kind, text[start:end])
                if source is _MARKED and kind is EntityKind.PERSON:
                    self._marked[key[1]] = kind
                if score < CERTAIN:
                    unsure.append((key, offset + start, one))
                    continue
                alone.append(Said(key, offset + start, score))
                if source >= _TELLING[kind]:
                    told.add(key)
            for start, end, kind, *_ in without_overlap([c for c in found if c[3] >= CERTAIN]):
                self._sure[kind].add(text[start:end])
        stand_alone = {one.named for one in alone}
        scores = _summed((key, c) for key, _, c in unsure if key not in stand_alone)
        for (kind, name), score in scores.items():
            if score >= CERTAIN:
                self._sure[kind].add(name)
        guessed = {(kind, name) for kind in _SPREAD for name in self._sure[kind]} - told
        self._add_bare_bodies(scores)
        self._kinds = self._occurrences()
        self._index = NameIndex(self._kinds.keys())
        self._spread = {passage.offset: self._spans(passage) for passage in passages}
        said = chain(alone, (Said(key, place, c.score) for key, place, c in unsure))
        self._doubted = unsupported(said, guessed, self._counts(passages))
        self._forget_doubted()

    def _counts(self, passages: Iterable[Passage]) -> Counter[str]:
        """How often each sure name occurs."""
        return Counter(
            passage.text[start:end]
            for passage in passages
            for start, end in self._spread[passage.offset]
        )

    def _forget_doubted(self) -> None:
        for kind, name in self._doubted:
            self._sure[kind].discard(name)
        if self._doubted:
            self._kinds = self._occurrences()

    def _add_bare_bodies(self, scores: dict[Named, float]) -> None:
        """农委, 纪委监委: a body without its area is named where the document has the area."""
        bodies, places = self._sure[EntityKind.ORGANIZATION], self._sure[EntityKind.PLACE]
        has_area = any(divisions().codes(place) for place in places)
        for kind, name in scores:
            bare = kind is EntityKind.ORGANIZATION and name in words("area_bodies")
            committee = has_area and name.endswith("委")
            if bare and (committee or any(other.endswith(name) for other in bodies)):
                bodies.add(name)
        bodies |= {form for body in bodies for form in _own_names(body, places)}
        companies = {short for body in bodies if (short := company_short_form(body))}
        organization = EntityKind.ORGANIZATION
        bodies |= {name for kind, name in scores if kind is organization and name in companies}

    def _occurrences(self) -> dict[str, EntityKind]:
        kinds: dict[str, EntityKind] = {}
        for kind in reversed(_SPREAD):
            kinds |= {n: kind for n in self._sure[kind] if 1 < len(n) <= _LONGEST_SPREAD}
        for place in self._sure[EntityKind.PLACE]:
            for short in _short_forms(place):
                kinds.setdefault(short, EntityKind.PLACE)
            if zone := _zone(place):
                kinds.setdefault(zone, EntityKind.PLACE)
        return kinds

    def accepted(self, passage: Passage, found: list[Candidate]) -> list[Candidate]:
        """The candidates of a block that stand, and the further mentions of the sure names."""
        text, sure = passage.text, self._sure
        kept = [c for c in found if c[3] >= CERTAIN or text[c[0] : c[1]] in sure[c[2]]]
        if self._doubted:
            kept = [c for c in kept if (c[2], text[c[0] : c[1]]) not in self._doubted]
        if self._marked:
            kept = [c for c in kept if self._agrees(passage, c)]
        return [*kept, *self._mentions(passage)]

    def _agrees(self, passage: Passage, candidate: Candidate) -> bool:
        """A name that the form of a roster tells is that everywhere (兰若溪 is no brook)."""
        told = self._marked.get(_name(passage, candidate), candidate.kind)
        return told is candidate.kind or candidate.source >= Source.MARKED

    def _mentions(self, passage: Passage) -> Iterator[Candidate]:
        kinds, text = self._kinds, passage.text
        for start, end in self._spread[passage.offset]:
            if kind := kinds.get(text[start:end]):
                yield candidate(start, end, kind)

    def _spans(self, passage: Passage) -> list[tuple[int, int]]:
        """Where the sure names occur."""
        borders, found = passage.borders, []
        for start, end in self._index.find(passage.text):
            name = passage.text[start:end]
            if name[-1] == "市" and passage.text[end : end + 1] == "县":
                continue  # 汕尾市县: the city and its counties
            if opens_noun(passage.text, end):
                continue
            if name[0] in _LEVELS and passage.text[start - 1 : start] in ("全", "各", "本", "我"):
                continue  # 全|省法院
            if name[-1] == "部" and passage.text.startswith("门", end):
                continue  # 教育|部门
            if is_governed(passage.text, end):
                continue  # 高雄|市长
            if passage.text[end : end + 1] == "长" and name + "长" in words("title_heads"):
                continue  # 行政院|长
            inside = (start in borders) + (end in borders)
            long = len(name) > 2
            # 因操|尚银称: of three characters and more no other words are made by chance.
            person = long and self._kinds.get(name) is EntityKind.PERSON
            if inside == 2 or (inside and long) or person:
                found.append((start, end))
        return found


def _summed(found: Iterable[tuple[Named, Candidate]]) -> dict[Named, float]:
    """Of each name what its sources say at best, added up, and more where it is repeated."""
    best: dict[Named, dict[int, float]] = defaultdict(dict)
    counts: Counter[Named] = Counter()
    for key, one in found:
        said = best[key]
        rank = RANKS[one.source]
        said[rank] = max(said.get(rank, 0.0), one.score)
        counts[key] += 1
    return {
        key: sum(said.values()) + min(_MOST_REPEATED, _REPEATED * (counts[key] - 1))
        for key, said in best.items()
    }


_CLUB = re.compile("([\u4e00-\u9fff]{2,4}?)(?:足球|篮球|排球|棒球|乒乓球)?俱乐部")
_LONGEST_PLACE, _LEAST_TAIL = 8, 4
# What a body's own name opens with is rarer than this.
_OWN = COMMON + 2
_LONG_SHORT_FORM = 4
_LONG_TAIL = 6  # and of a long one: 菲尔|女子健身俱乐部


def _own_names(body: str, places: Set[str]) -> Iterator[str]:
    """A body's name without its place (鑫荣石料厂, of 荆山市鑫荣石料厂), a club's team."""
    if club := _CLUB.fullmatch(body):
        yield club[1] + "队"
    for size in range(2, min(_LONGEST_PLACE, len(body) - _LEAST_TAIL) + 1):
        head = body[:size]
        if head not in places and not (size < _LONG_SHORT_FORM and divisions().is_name(head)):
            continue
        tail = body[size:]
        least = _OWN if len(tail) < _LONG_TAIL else COMMON
        if rarity(tail[:2]) > least and rarity(tail) > _OWN:
            yield tail


_COMPANY = re.compile("([\u4e00-\u9fff]{4,8}?)(?:集团)?(?:股份)?有限(?:责任)?公司")


def company_short_form(body: str) -> str | None:
    """A company's name without its legal form (华泰重工, of 华泰重工集团有限公司)."""
    found = _COMPANY.fullmatch(body) if body.endswith("公司") else None
    return found[1] if found else None


def _short_forms(place: str) -> list[str]:
    """The short form of a division's full name (安居区: 安居), if it has one of two characters."""
    if not divisions().is_full(place):
        return []
    return [s for s in (divisions().short(place),) if s]


def _zone(place: str) -> str | None:
    """The zone's type word as its short form (雄安新区起步区: 起步区)."""
    if place[-1] not in "区园":
        return None
    zones = (place[first:] for first in range(1, len(place) - 2))
    return next((zone for zone in zones if zone in words("attached_types")), None)


def _name(passage: Passage, candidate: Candidate) -> str:
    return passage.text[candidate.start : candidate.end]
