"""Which mentions name the same thing, and its fullest name in this document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from reader_app.analysis.context import Context
from reader_app.analysis.entities.area_bodies import LEVELS
from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.definitions import Definition
from reader_app.analysis.entities.evidence import company_short_form
from reader_app.analysis.entities.gazetteer import divisions, known_bodies, known_places
from reader_app.analysis.entities.place_parents import PlaceParents
from reader_app.analysis.entities.script import simplified
from reader_app.analysis.entities.vocabulary import short_bodies
from reader_app.analysis.findings import Entity, EntityKind
from reader_app.documents.model import Span

_AREA = re.compile(
    r"[\u4e00-\u9fff]{2,12}?自治[州县旗]|[\u4e00-\u9fff]{2,5}?(?:省|市|区|县|州|盟|旗|镇|乡)"
)
# A body's area by its short form, which a document may write in full (凉山州: 凉山彝族自治州).
_SHORT_AREA = re.compile(r"[\u4e00-\u9fff]{2,4}?[州县旗]")
_LONGEST_ENDING = 30
# The digits of a prefecture's code (GB/T 2260); its counties and cities have more.
_OF_PREFECTURES = 4
# What is named 人民… where it is named in full (县政府: 县人民政府).
_PEOPLES = frozenset({"政府", "法院", "检察院", "医院"})
# Bodies of several fields have names of so many characters.
_LONG_BODY = 6
_LONGEST_SHORT = 5
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
    "片区",
    "城区",
    "灾区",
    "林区",
    "矿区",
    "牧区",
    "港区",
    "灌区",
    "街区",
    "厂区",
    "新区",
    "特区",
    "度假区",
    "保护区",
    "试验区",
    "经济区",
    "名胜区",
    "管理区",
    "合作区",
    "功能区",
    "风景区",
    "旅游区",
    "城市",
)
_SHORTENED = ("省", "市", "县", "区", "镇", "乡", "街道", "村")
_SPACE = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_MARKS = (("《", "》"), ("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"))


def entities_of(
    context: Context, mentions: list[Candidate], definitions: Iterable[Definition] = ()
) -> tuple[Entity, ...]:
    """The mentions gathered into entities, in the order of their first mention."""
    resolver = _Resolver(context, mentions, definitions)
    groups: dict[tuple[EntityKind, str], list[Span]] = defaultdict(list)
    for mention in context.paced(sorted(mentions, key=_start), 0.95, 0.98, _AT_ONCE):
        name = resolver.canonical(mention)
        groups[mention.kind, name].append(_new(Span, mention[:2]))
    return tuple(
        Entity(kind, name, tuple(spans), resolver.detail(kind, name))
        for (kind, name), spans in context.paced(list(groups.items()), 0.98, every=_AT_ONCE)
    )


_start: Callable[[Candidate], int] = itemgetter(0)
_new = tuple.__new__  # half the time of the record's own constructor
# Between two breaths: mentions, of which each takes a few microseconds.
_AT_ONCE = 256


class _Resolver:
    """Resolves the short forms of one document."""

    def __init__(
        self, context: Context, mentions: list[Candidate], definitions: Iterable[Definition]
    ) -> None:
        self._text = context.text
        self._bracketed = _bracketed(context.text, mentions)
        self._defined = {d.short: _without_marks(_SPACE.sub("", d.full)) for d in definitions}
        paced = context.paced(mentions, 0.92, 0.93, _AT_ONCE)
        names = [(m.start, m.kind, self._written(m)) for m in paced]
        self._places = sorted((s, n) for s, kind, n in names if kind is EntityKind.PLACE)
        bodies = [(s, n) for s, kind, n in names if kind is EntityKind.ORGANIZATION]
        self._bodies = Endings(context, [(s, n) for s, n in bodies if not n.startswith(LEVELS)])
        self._areas = _areas_of(bodies)
        self._first_bodies: dict[str, int] = {}
        for at, body in sorted(bodies, reverse=True):
            self._first_bodies[body] = at
        self._stated_bodies = {n for _, n in bodies}
        self._joined_by_and = {n for n in self._stated_bodies if "和" in n}
        self._companies = {s: n for _, n in bodies if (s := company_short_form(n))}
        bodies_known, places_known = known_bodies(), known_places()
        read = {n: _key(n) for n in {n for _, _, n in names}}
        self._stated = {n for n, k in read.items() if k in bodies_known or k in places_known}
        self._area_names = {name for found in self._areas.values() for _, name in found}
        self._fuller_places = Endings(context, self._places)
        self._place_counts = Counter(name for _, name in self._places)
        self._place_names: dict[str, str | None] = {}
        self._written_as = {_key(name): name for name in sorted(self._place_counts)}
        self._parents = PlaceParents(self._place_counts, self._area_names)
        self._titles = self._posts(mentions)

    def _written(self, mention: Candidate) -> str:
        return _cleaned(self._text[mention.start : mention.end])

    def canonical(self, mention: Candidate) -> str:
        mention = self._bracketed.get(mention.start, mention)
        name = self._written(mention)
        if self._defined:
            name = self._defined.get(_key(name), name)
        if mention.kind is EntityKind.PLACE:
            if name not in self._place_names:
                self._place_names[name] = self._place(name)
            return self._place_names[name] or self._nearest_place(name, mention.start)
        if mention.kind is EntityKind.ORGANIZATION:
            return self._body(name, mention.start)
        return name

    def _place(self, name: str) -> str | None:
        """The fullest name; None if that differs from place to place (朝阳区 of two cities)."""
        key = _key(name)
        if key.endswith(("州", "县", "旗")) and (in_full := self._area_in_full(key)):
            return in_full
        codes = divisions().codes(key)
        full = set() if divisions().is_full(key) else {divisions().name(code) for code in codes}
        if stated := sorted(self._written_as[one] for one in full & self._written_as.keys()):
            return stated[0]
        if key in known_places():
            return self._stated_synonym(name, known_places())
        if len(full) == 1 and (len(codes[0]) < 6 or self._parents.likely([*codes, ""], key)):
            return _in_script(name, key, full.pop())
        for level in _SHORTENED if not name.endswith(_SHORTENED) else ():
            if name + level in self._place_counts or name + level in self._area_names:
                return name + level
        endings = self._fuller_places
        fullest = [one for one in endings.names(name) if not endings.names(one)]
        if len(fullest) > 1:
            return None
        return fullest[0] if fullest else name

    def _nearest_place(self, name: str, start: int) -> str:
        """Of several places that end so the last before ``start``, or the first after."""
        nearest = _nearest(self._fuller_places.places(name), start) or name
        fuller = self._fuller_places.names(nearest)
        return max(sorted(fuller), key=len) if fuller else nearest

    def _body(self, name: str, start: int) -> str:
        key = _key(name)
        if key in known_bodies():
            return self._stated_synonym(name, known_bodies())
        level = None
        if key.startswith(LEVELS):
            level = next(level for level in LEVELS if key.startswith(level))
        if (
            level
            and key[len(level) :] in _PEOPLES
            and (full := self._full_form(f"{level}人民{key[len(level) :]}", start))
        ):
            return full
        if level is None:
            fuller = self._companies.get(name) or self._full_form(name, start)
            return fuller or self._in_full(name) or self._in_full_area(name) or name
        # A paper's head names its own body short before the text names others' of the kind.
        fuller = self._full_form_before(name, start)
        fuller = fuller or self._abbreviated_before(name, level, start)
        fuller = fuller or self._full_form(name, start) or self._with_and(name)
        fuller = fuller or self._in_full(name) or self._abbreviated(name, level)
        return fuller or self._owned(name, level, start)

    def _with_and(self, name: str) -> str | None:
        """省人力资源社会保障厅 under the name whose fields 和 joins (…人力资源和社会保障厅)."""
        if len(name) < _LONG_BODY:
            return None
        stated = (full for full in self._joined_by_and if full.replace("和", "").endswith(name))
        return min(stated, default=None)

    def _abbreviated(self, name: str, level: str) -> str | None:
        """县文广旅局 under the one body of the area whose fields it names by a character each."""
        rest = name[len(level) :]
        if not 3 <= len(rest) <= _LONGEST_SHORT + 1 or rest[-1] not in "局厅委":
            return None
        found = {one for one in self._stated_bodies if _shortens(rest, one, level)}
        return found.pop() if len(found) == 1 else None

    def _in_full(self, name: str) -> str | None:
        """县教委, 昭觉县检察院 under the name in full that the document states elsewhere."""
        for size in range(min(len(name) - 1, _LONGEST_SHORT), 1, -1):
            fulls = short_bodies().get(name[-size:], ())
            owner = name[:-size]
            for full in fulls:
                stated = (one for one in self._stated_bodies if one.endswith(owner + full))
                if found := min(stated, key=len, default=None):
                    return found
        return None

    def _in_full_area(self, name: str) -> str | None:
        """凉山州财政局 under the name with its prefecture in full, if the document has that too."""
        short = _SHORT_AREA.match(name)
        area = _in_full(short[0]) if short else None
        full = area + name[short.end() :] if short and area else name
        return full if full != name and full in self._stated_bodies else None

    def _area_in_full(self, short: str) -> str | None:
        """凉山彝族自治州 for 凉山州, where the document writes it so."""
        full = _in_full(short)
        stated = full in self._place_counts or full in self._area_names
        return full if full and stated else None

    def _stated_synonym(self, name: str, usual: dict[str, str]) -> str:
        """Of the names for the same thing that this document writes, the fullest."""
        group = usual[_key(name)]
        same = (other for other in self._stated if usual.get(_key(other)) == group)
        return max(same, key=lambda other: (len(other), other), default=name)

    def _full_form(self, name: str, start: int) -> str | None:
        """The body written in full (安居区纪委 for 区纪委): the last before, or the first after."""
        return _nearest(self._bodies.places(name), start)

    def _full_form_before(self, name: str, start: int) -> str | None:
        places = self._bodies.places(name)
        return _nearest(places, start) if places and places[0][0] < start else None

    def _abbreviated_before(self, name: str, level: str, start: int) -> str | None:
        """市市场监管局 under …市市场监督管理局, which stands before it."""
        full = self._in_full(name) or self._abbreviated(name, level)
        at = self._first_bodies.get(full or "", start)
        return full if at < start else None

    def _owned(self, name: str, level: str, start: int) -> str:
        """市委 with the city of this document: the nearest place of that level before it."""
        areas = self._areas.get(level.removeprefix("自治"), [])
        places = sorted([*self._fuller_places.places(level), *areas])
        areas = [p for p in places if not p[1].endswith(_SMALL_AREAS)]
        owner = (self._prefecture(areas) if level == "市" else None) or _nearest(areas, start)
        return owner + name[len(level) :] if owner else name

    def _prefecture(self, areas: list[tuple[int, str]]) -> str | None:
        """The prefecture of cities that the document names beside it, or None.

        A paper that names several of a prefecture's cities and counties means the prefecture's
        committee by 市委.
        """
        codes = {code for _, name in areas for code in divisions().codes(_key(name))}
        cities = {code for code in codes if len(code) > _OF_PREFECTURES}
        # Some counties lie under no prefecture: 仙桃市, 五指山市.
        above = {name for code in cities for name in divisions().parents(code)[1:2]}
        stated = above & {full for name in self._place_counts if (full := _full_name(name))}
        return stated.pop() if len(stated) == 1 else None

    def _posts(self, mentions: list[Candidate]) -> dict[str, str]:
        """The first post that stands next to each person's name."""
        posts: dict[str, str] = {}
        person_and_post = {EntityKind.PERSON, EntityKind.TITLE}
        ordered = sorted((m for m in mentions if m.kind in person_and_post), key=_start)
        taken = {m.start for m in mentions if m.kind not in person_and_post}
        for one, two in pairwise(ordered):
            gap = self._text[one.end : two.start]
            if (
                one.kind is two.kind
                or len(gap) > 3
                or (two.kind is EntityKind.PERSON and gap.strip("同志 　：:"))
                or not taken.isdisjoint(range(one.end, two.start))
            ):
                continue
            person, title = (one, two) if one.kind is EntityKind.PERSON else (two, one)
            posts.setdefault(self._written(person), self._written(title))
        return posts

    def detail(self, kind: EntityKind, name: str) -> str | None:
        if kind is EntityKind.PERSON:
            return self._titles.get(name)
        if kind is EntityKind.PLACE:
            return self._parents.of(_key(name))
        return None


def _shortens(short: str, full: str, level: str) -> bool:
    """Whether a body's name has a short form's characters in order behind its area."""
    area, _, fields = full.partition(level)
    ends = fields.endswith(short[-1]) or (short[-1] == "委" and fields.endswith("委员会"))
    if not ends or len(area) > _LONGEST_AREA or not fields.startswith(short[0]):
        return False
    at = iter(fields)
    return len(fields) > len(short) and all(character in at for character in short)


_LONGEST_AREA = 10


def _full_name(place: str) -> str | None:
    """The one division that a full or short form names, or None."""
    names = {divisions().name(code) for code in divisions().codes(_key(place))}
    return names.pop() if len(names) == 1 else None


def _in_full(area: str) -> str | None:
    """A prefecture or county of a people by its short form (凉山州), in full."""
    names = {divisions().name(code) for code in divisions().codes(_key(area)[:-1])}
    return next((name for name in names if name.endswith("自治" + area[-1])), None)


_TRADITIONAL_LEVELS = str.maketrans("县区别", "縣區別")


def _in_script(name: str, key: str, full: str) -> str:
    """A division's full name in the script of its short form (麗江: 麗江市)."""
    if name == key or not full.startswith(key):
        return full
    return name + full[len(key) :].translate(_TRADITIONAL_LEVELS)


@lru_cache(maxsize=65_536)
def _cleaned(name: str) -> str:
    """A name as it is written, without blanks in it and marks around it."""
    return name if name.isalpha() else _without_marks(_SPACE.sub("", name))


@lru_cache(maxsize=65_536)
def _key(name: str) -> str:
    """A name as the word lists have it."""
    return simplified(name)


def _without_marks(name: str) -> str:
    """A name without the marks that enclose the whole of it."""
    for opening, closing in _MARKS:
        if len(name) > 2 and name[0] == opening and name[-1] == closing:
            return name[1:-1]
    return name


def _bracketed(text: str, mentions: list[Candidate]) -> dict[int, Candidate]:
    """A document's number, or a name's spelling, in brackets behind what it belongs to."""
    found: dict[int, Candidate] = {}
    inside = [m for m in mentions if m.start and text[m.start - 1] in "（("]
    by_end = {(m.end, m.kind): m for m in mentions} if inside else {}
    for mention in inside:
        if before := by_end.get((mention.start - 1, mention.kind)):
            found[mention.start] = before
    return found


def _areas_of(bodies: list[tuple[int, str]]) -> dict[str, list[tuple[int, str]]]:
    """The areas that bodies are named after, by level (青溪市 in 青溪市人民政府: 市)."""
    areas: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, name in sorted(bodies):
        if area := _area(name):
            areas[area[-1]].append((at, area))
    return areas


@lru_cache(maxsize=65_536)
def _area(body: str) -> str | None:
    body = body.removeprefix("武警")
    match = None if body.startswith(LEVELS) else _AREA.match(body)
    return match[0] if match else None


class Endings:
    """Names with their places in a text, found by each of their proper endings."""

    def __init__(self, context: Context, names: list[tuple[int, str]]) -> None:
        self._at: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._places: dict[str, list[tuple[int, str]]] = {}
        for at, name in names:
            self._at[name].append(at)
        for name in context.paced(list(self._at), 0.93, 0.95, _AT_ONCE):
            for start in range(max(1, len(name) - _LONGEST_ENDING), len(name)):
                self._names[name[start:]].append(name)

    def names(self, ending: str) -> list[str]:
        """The names that end so."""
        return self._names.get(ending, [])

    def places(self, ending: str) -> list[tuple[int, str]]:
        """Each place of those names, in the order of the text; few endings are asked for."""
        if ending not in self._places:
            at = ((at, name) for name in self.names(ending) for at in self._at[name])
            self._places[ending] = sorted(at)
        return self._places[ending]


def _nearest(stated: list[tuple[int, str]], start: int) -> str | None:
    """Of names with their places in order, the last before ``start``, else the first after."""
    if not stated:
        return None
    index = bisect_left(stated, (start, ""))
    return stated[index - 1][1] if index else stated[0][1]
