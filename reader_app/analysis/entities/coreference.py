"""Which mentions name the same thing, and its fullest name in this document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from reader_app.analysis.context import Context
from reader_app.analysis.entities.area_bodies import LEVELS
from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.definitions import Definition
from reader_app.analysis.entities.evidence import company_short_form
from reader_app.analysis.entities.gazetteer import divisions, known_bodies, known_places
from reader_app.analysis.entities.script import simplified
from reader_app.analysis.findings import Entity, EntityKind
from reader_app.documents.model import Span

_AREA = re.compile(r"[\u4e00-\u9fff]{2,5}?(省|市|区|县|州|镇|乡)")
_LONGEST_ENDING = 30
# Places that end like a district and are none.
_SMALL_AREAS = (
    "社区",
    "小区",
    "园区",
    "景区",
    "校区",
    "地区",
    "库区",
    "开发区",
    "示范区",
    "自治区",
)
_SHORTENED = ("省", "市", "县", "区", "镇", "乡", "街道", "村")
_UNITS = re.compile(r"[\u4e00-\u9fff]{2,}?(?:省|市|区|县|州|盟|旗)")
_SPACE = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
_MARKS = (("《", "》"), ("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"))


def entities_of(
    context: Context, mentions: list[Candidate], definitions: Iterable[Definition] = ()
) -> tuple[Entity, ...]:
    """The mentions gathered into entities, in the order of their first mention."""
    resolver = _Resolver(context, mentions, definitions)
    groups: dict[tuple[EntityKind, str], list[Span]] = defaultdict(list)
    for mention in context.paced(sorted(mentions, key=lambda m: m.start), 0.95, 0.98):
        name = resolver.canonical(mention)
        groups[mention.kind, name].append(Span(mention.start, mention.end))
    return tuple(
        Entity(kind, name, tuple(spans), resolver.detail(kind, name))
        for (kind, name), spans in context.paced(list(groups.items()), 0.98)
    )


class _Resolver:
    """Resolves the short forms of one document."""

    def __init__(
        self, context: Context, mentions: list[Candidate], definitions: Iterable[Definition]
    ) -> None:
        self._text = context.text
        self._bracketed = _bracketed(context.text, mentions)
        self._defined = {d.short: _without_marks(_SPACE.sub("", d.full)) for d in definitions}
        paced = context.paced(mentions, 0.92, 0.93)
        names = [(m.start, m.kind, self._written(m)) for m in paced]
        self._places = sorted((s, n) for s, kind, n in names if kind is EntityKind.PLACE)
        bodies = [(s, n) for s, kind, n in names if kind is EntityKind.ORGANIZATION]
        proper = sorted((s, n) for s, n in bodies if not n.startswith(LEVELS))
        self._bodies = _by_ending(context.paced(proper, 0.93, 0.94))
        self._areas = _areas_of(bodies)
        self._companies = {s: n for _, n in bodies if (s := company_short_form(n))}
        bodies_known, places_known = known_bodies(), known_places()
        read = {n: simplified(n) for n in {n for _, _, n in names}}
        self._stated = {n for n, k in read.items() if k in bodies_known or k in places_known}
        self._area_names = {name for found in self._areas.values() for _, name in found}
        self._fuller_places = _by_ending(context.paced(self._places, 0.94, 0.95))
        self._place_counts = Counter(name for _, name in self._places)
        self._place_forms = set(self._place_counts) | {
            unit for name in self._place_counts for unit in _UNITS.findall(name)
        }
        self._titles = self._posts(mentions)

    def _written(self, mention: Candidate) -> str:
        return _without_marks(_SPACE.sub("", self._text[mention.start : mention.end]))

    def canonical(self, mention: Candidate) -> str:
        mention = self._bracketed.get(mention.start, mention)
        name = self._written(mention)
        name = self._defined.get(simplified(name), name)
        if mention.kind is EntityKind.PLACE:
            return self._place(name)
        if mention.kind is EntityKind.ORGANIZATION:
            return self._body(name, mention.start)
        return name

    def _place(self, name: str) -> str:
        key = simplified(name)
        if key in known_places():
            return self._stated_synonym(name, known_places())
        codes = divisions().codes(key)
        if codes and not divisions().is_full(key):
            full = {divisions().name(code) for code in codes}
            stated = sorted(other for other in full if other in self._place_counts)
            if stated:
                return stated[0]
            if len(full) == 1 and (len(codes[0]) < 6 or self._likely([*codes, ""], key)):
                return full.pop()
        for level in _SHORTENED if not name.endswith(_SHORTENED) else ():
            if name + level in self._place_counts or name + level in self._area_names:
                return name + level
        fuller = {other for _, other in self._fuller_places.get(name, [])}
        return max(sorted(fuller), key=self._place_counts.__getitem__) if fuller else name

    def _body(self, name: str, start: int) -> str:
        key = simplified(name)
        if key in known_bodies():
            return self._stated_synonym(name, known_bodies())
        level = next((level for level in LEVELS if key.startswith(level)), None)
        if level and key == level + "政府" and (full := self._full_form(level + "人民政府", start)):
            return full
        if level is None:
            return self._companies.get(name) or self._full_form(name, start) or name
        return self._full_form(name, start) or self._owned(name, level, start)

    def _stated_synonym(self, name: str, usual: dict[str, str]) -> str:
        """Of the names for the same thing that this document writes, the fullest."""
        group = usual[simplified(name)]
        same = (other for other in self._stated if usual.get(simplified(other)) == group)
        return max(same, key=lambda other: (len(other), other), default=name)

    def _full_form(self, name: str, start: int) -> str | None:
        """The body written in full (安居区纪委 for 区纪委): the last before, or the first after."""
        return _nearest(self._bodies.get(name, []), start)

    def _owned(self, name: str, level: str, start: int) -> str:
        """市委 with the city of this document: the nearest place of that level before it."""
        places = self._fuller_places.get(level) or self._areas.get(level, [])
        owner = _nearest([p for p in places if not p[1].endswith(_SMALL_AREAS)], start)
        return owner + name[len(level) :] if owner else name

    def _posts(self, mentions: list[Candidate]) -> dict[str, str]:
        """The first post that stands next to each person's name."""
        posts: dict[str, str] = {}
        ordered = sorted(mentions, key=lambda m: m.start)
        for one, two in pairwise(ordered):
            kinds = (one.kind, two.kind)
            gap = self._text[one.end : two.start]
            if (
                len(gap) > 3
                or (two.kind is EntityKind.PERSON and gap.strip("同志 　：:"))
                or set(kinds) != {EntityKind.PERSON, EntityKind.TITLE}
            ):
                continue
            person, title = (one, two) if one.kind is EntityKind.PERSON else (two, one)
            posts.setdefault(self._written(person), self._written(title))
        return posts

    def detail(self, kind: EntityKind, name: str) -> str | None:
        if kind is EntityKind.PERSON:
            return self._titles.get(name)
        if kind is EntityKind.PLACE:
            return self._parents(simplified(name))
        return None

    def _parents(self, name: str) -> str | None:
        if above := self._stated_parents(name):
            return above
        codes = self._likely(divisions().codes(name), name)
        if codes:
            return " ".join(divisions().parents(codes[0])) or None
        counties = self._likely(divisions().township_counties(name), name)
        if not counties:
            return None
        return " ".join([*divisions().parents(counties[0]), divisions().name(counties[0])])

    def _stated_parents(self, name: str) -> str | None:
        """What the document writes before a place of several units (云岭县 in 云岭县石桥镇)."""
        for _, place in self._places:
            at = place.find(name)
            if at > 1 and not divisions().is_full(name):
                return place[:at]
        return None

    def _likely(self, codes: list[str], name: str) -> list[str]:
        """The one division of that name, or those with a parent that the document names."""
        if len(codes) < 2:
            return codes
        stated = self._place_forms - {name}
        return [c for c in codes if c and stated.intersection(self._around(c))]

    def _around(self, code: str) -> list[str]:
        """The division itself and its parents, in full and short form."""
        parents = [*divisions().parents(code), divisions().name(code)]
        return parents + [short for p in parents if (short := divisions().short(p))]


def _without_marks(name: str) -> str:
    """A name without the marks that enclose the whole of it."""
    for opening, closing in _MARKS:
        if len(name) > 2 and name[0] == opening and name[-1] == closing:
            return name[1:-1]
    return name


def _bracketed(text: str, mentions: list[Candidate]) -> dict[int, Candidate]:
    """A document's number, or a name's spelling, in brackets behind what it belongs to."""
    by_end = {(m.end, m.kind): m for m in mentions}
    found = {}
    for mention in mentions:
        before = by_end.get((mention.start - 1, mention.kind))
        if before and text[mention.start - 1] in "（(":
            found[mention.start] = before
    return found


def _areas_of(bodies: list[tuple[int, str]]) -> dict[str, list[tuple[int, str]]]:
    """The areas that bodies are named after, by level (青溪市 in 青溪市人民政府: 市)."""
    areas: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, name in sorted(bodies):
        match = _AREA.match(name)
        if match and not name.startswith(LEVELS):
            areas[match[1]].append((at, match[0]))
    return areas


def _by_ending(names: Iterable[tuple[int, str]]) -> dict[str, list[tuple[int, str]]]:
    """The names by each of their proper endings, in the order of the text."""
    endings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, name in names:
        for start in range(max(1, len(name) - _LONGEST_ENDING), len(name)):
            endings[name[start:]].append((at, name))
    return endings


def _nearest(stated: list[tuple[int, str]], start: int) -> str | None:
    """Of names with their places in order, the last before ``start``, else the first after."""
    if not stated:
        return None
    index = bisect_left(stated, (start, ""))
    return stated[index - 1][1] if index else stated[0][1]
