"""The places of a block: known and unknown ones, joined to chains from large to small."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader_app.analysis.context import Context
from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.known_places import (
    find_cut_cities,
    find_cut_districts,
    find_known,
    find_tagged,
    find_townships,
)
from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.passage import BREAK, Passage
from reader_app.analysis.entities.place_lists import (
    find_counted,
    find_counted_towns,
    find_dateline,
    find_others,
    find_short_towns,
    find_siblings,
    find_whole_units,
    with_village,
)
from reader_app.analysis.entities.place_sites import (
    find_lines,
    find_numbered_roads,
    find_sites,
    is_line,
    with_attached_site,
    with_stations,
)
from reader_app.analysis.entities.place_units import find_units
from reader_app.analysis.entities.place_words import (
    DOUBTFUL,
    LIKELY,
    PLACE_TAG,
    place_candidate,
    place_type,
)
from reader_app.analysis.entities.told_areas import told_areas

_LONGEST_CHAIN = 40
_DIRECTIONS = frozenset("东南西北中上下大小新老")
_WATERS = frozenset("村 河 江 湖 溪 右堤 左堤 大堤 北堤 南堤 引河".split())  # noqa: SIM905
_HOUSE = re.compile(
    r"[0-9A-Za-z０-９一二三四五六七八九十百]+号(?:院|大院)?"
    r"(?:[0-9A-Za-z０-９一二三四五六七八九十]+(?:号楼|栋|幢|座|单元|楼|层|室|号))*"
)
_LIST_GAP = re.compile(r"[、和与及](?:以及)?|\d*[\u4e00-\u9fff]?、|以及")
_SMALL_TYPES = frozenset(
    {"街", "路", "巷", "大道", "村", "镇", "乡", "社区", "街道", "嘎查", "苏木"}
)
_LARGE_TYPES = frozenset({"省", "市", "县", "区", "州", "盟", "旗"})
# The last unit of a chain, which the text goes on to name alone (沙坪镇|黄泥坳村).
_TAIL = re.compile(
    "[\u4e00-\u9fff]{2,12}?(?:[省市县区镇乡]|街道)([\u4e00-\u9fff]{2,6}(?:村|社区|小区|新村))"
)
# The district or county of a chain that goes no further (澄湾市|望海区).
_INNER = re.compile("[\u4e00-\u9fff]{2,4}?(?:[省市州盟])([\u4e00-\u9fff]{2,4}[市县区旗])")
_SIDE = re.compile("[东西南北]{1,2}部?")
_ROADS = ("路", "街", "道", "巷", "弄", "胡同", "村", "镇", "里", "小区", "园")


def find_places(passage: Passage, told: NameIndex | None = None) -> tuple[Passage, list[Candidate]]:
    """The places of one block, without overlap, and the block with each place as one word.

    ``told`` are areas that the document names elsewhere. Spans are offsets into the block.
    """
    size = len(passage.text)
    known = [*find_known(passage), *find_townships(passage), *find_cut_cities(passage)]
    if told:
        known += [place_candidate(*span) for span in told.find(passage.text)]
    known = _without_overlap(known, size)
    regrouped = passage.regrouped(((c.start, c.end) for c in known), PLACE_TAG)
    unknown = [*find_cut_districts(regrouped), *find_tagged(regrouped), *find_units(regrouped)]
    unknown += [*find_sites(regrouped), *find_lines(regrouped)]
    unknown += [*find_numbered_roads(regrouped), *find_short_towns(regrouped)]
    listed = [*find_counted(regrouped), *find_others(regrouped), *find_dateline(regrouped)]
    listed += find_whole_units(regrouped)
    if listed := [*listed, *find_counted_towns(regrouped)]:
        unknown = [*listed, *(c for c in unknown if not any(_touches(c, t) for t in listed))]
        known = [c for c in known if not any(_crosses(c, t) for t in listed)]
    found = _without_overlap([*known, *unknown], size)
    if siblings := find_siblings(regrouped, found):
        told_at = {at for s in siblings for at in range(s.start, s.end)}
        ends = {s.end for s in siblings}
        apart = (c for c in found if told_at.isdisjoint(range(c.start, c.end)))
        apart = (c for c in apart if c.start not in ends or _is_lower_unit(passage.text, c))
        found = _without_overlap([*siblings, *apart], size)
    chains = [_with_house_number(passage.text, c) for c in _chains(passage.text, found)]
    chains = [_with_direction(passage, c) for c in chains]
    chains = [with_village(passage.text, c) for c in chains]
    chains = _without_overlap([with_attached_site(passage.text, c) for c in chains], size)
    chains = with_stations(passage, _coordinated(passage.text, chains))
    sure = ((c.start, c.end) for c in chains if c.score >= LIKELY)
    return regrouped.regrouped(sure, PLACE_TAG), chains


def _is_lower_unit(text: str, place: Candidate) -> bool:
    """沔川市|石羊镇, 长春市|朝阳区: what goes on behind a unit that a list names."""
    if text[place.end - 1] in "镇乡村" and place.length > 2:
        return place.score >= LIKELY
    return divisions().is_full(text[place.start : place.end])


def _touches(unknown: Candidate, told: Candidate) -> bool:
    """Whether an unknown unit overlaps one that is told, or goes on from it (云棠|三市)."""
    return unknown.start <= told.end and told.start < unknown.end


def _crosses(known: Candidate, told: Candidate) -> bool:
    """Whether a known place begins within one that is told (东三省 in 某某、山东|三省)."""
    return told.start < known.start < told.end < known.end


def with_known_places(
    context: Context, blocks: Sequence[Passage]
) -> list[tuple[Passage, list[Candidate]]]:
    """The blocks with their places; a place that is sure in one block is known in all."""
    told = told_areas(blocks)
    first = [find_places(passage, told) for passage in context.paced(blocks, 0.0, 0.08)]
    names = {
        passage.text[place.start : place.end]
        for passage, places in context.paced(first, 0.08, 0.09)
        for place in places
        if place.score >= CERTAIN
    }
    new = {name for name in names if 2 < len(name) < 12 and not divisions().is_full(name)}
    new |= {tail[1] for name in names if (tail := _TAIL.fullmatch(name))}
    new |= {inner[1] for name in names if (inner := _INNER.fullmatch(name))}
    new |= {name[:-1] for name in new if len(name) > 2 and name[-1] in "省市县区镇乡"}
    if not new:
        return first
    index = NameIndex(new)
    paced = context.paced(first, 0.09, 0.1)
    return [_with_names(index, passage, places) for passage, places in paced]


def _with_names(
    index: NameIndex, passage: Passage, places: list[Candidate]
) -> tuple[Passage, list[Candidate]]:
    sure = [c for c in places if c.score >= CERTAIN]
    taken = {position for c in sure for position in range(c.start, c.end)}
    borders, spans = passage.borders, []
    for start, end in index.find(passage.text):
        typed = passage.text[end - 1] in "市县区镇乡村"
        ends = end in borders or typed
        opens = start in borders or (typed and end - start > 2 and _is_led(passage.text, start))
        if opens and ends and taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            spans.append((start, end))
    if not spans:
        return passage, places
    more = [place_candidate(start, end) for start, end in spans]
    return passage.regrouped(spans, PLACE_TAG), sorted([*places, *more], key=_at)


# Words of one character that the segmenter joins to an unknown name behind them (为|泠川县).
_LEADS = frozenset("为任向在对由从与和及到赴访经是")


def _is_led(text: str, start: int) -> bool:
    return text[start - 1 : start] in _LEADS


def _without_overlap(found: list[Candidate], size: int) -> list[Candidate]:
    """The candidates that remain when the longest, then the surest, keeps its place."""
    taken = bytearray(size)
    kept = []
    for place in sorted(found, key=lambda c: (c.score < DOUBTFUL, -c.length, -c.score, c.start)):
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\1" * place.length
            kept.append(place)
    return sorted(kept, key=lambda c: c.start)


def _chains(text: str, units: list[Candidate]) -> list[Candidate]:
    """Units that touch are one address from the largest to the smallest (海丰县海城镇)."""
    units = _with_bare_types(text, units)
    chains: list[Candidate] = []
    starts = {unit.start for unit in units}
    for unit in units:
        last = chains[-1] if chains else None
        joins = last is not None and last.end == unit.start and last.score >= LIKELY
        if last and joins and text[unit.start] in "撤设改并" and text[last.end - 1] in "镇乡县市":
            continue  # 云岭镇|撤镇设街道
        if last and joins and _is_stray(text, unit, last, starts):
            continue  # 大宁河|临江: a common word behind a place that has its type
        if last and joins and is_line(text[last.start : last.end]):
            if not text.startswith("段", unit.end):
                chains.append(unit)  # 沈海高速|广州往湛江方向
                continue
            unit = place_candidate(unit.start, unit.end + 1, unit.score)  # 沈海高速茂名段
        if last and joins and unit.end - last.start <= _LONGEST_CHAIN and unit.score >= DOUBTFUL:
            chains.pop()
            chains.append(place_candidate(last.start, unit.end, max(last.score, unit.score)))
        else:
            chains.append(unit)
    return chains


def _with_bare_types(text: str, units: list[Candidate]) -> list[Candidate]:
    """A bare type word joined to the name before it, however doubtful that is (石门|村)."""
    joined: list[Candidate] = []
    for unit in units:
        kind, last = text[unit.start : unit.end], joined[-1] if joined else unit
        bare = kind in _SMALL_TYPES or (kind in _LARGE_TYPES and last.score >= DOUBTFUL)
        if bare and last.end == unit.start and last.score < LIKELY:
            unit = place_candidate(joined.pop().start, unit.end, unit.score)
        joined.append(unit)
    return joined


def _is_stray(text: str, unit: Candidate, last: Candidate, starts: set[int]) -> bool:
    """Whether a short form behind a place that has its type is but a common word."""
    name = text[unit.start : unit.end]
    if _SIDE.fullmatch(name):
        return True  # 厦门|东南方向
    typed = bool(place_type(text[max(last.start, last.end - 4) : last.end]))
    typed = typed and not _is_short_form(text[last.start : last.end])  # 浙江|舟山: of one's own
    return _is_short_form(name) and typed and unit.end not in starts


def _is_short_form(name: str) -> bool:
    return divisions().is_name(name) and not divisions().is_full(name)


def _with_direction(passage: Passage, place: Candidate) -> Candidate:
    """南|拒马河: a direction that opens a list item belongs to the river's name."""
    begin = place.start - 1
    opens = begin == 0 or (begin > 0 and passage.text[begin - 1] in "，、；。：及和（(" + BREAK)
    water = place_type(passage.text[place.start : place.end]) in _WATERS
    if begin >= 0 and opens and water and passage.text[begin] in _DIRECTIONS:
        return place_candidate(begin, place.end, place.score)
    return place


def _coordinated(text: str, places: list[Candidate]) -> list[Candidate]:
    """A doubtful place in one list with a sure one is a place (安新、容城、雄县)."""
    for order in (1, -1):
        sure: Candidate | None = None
        result = []
        for place in places[::order]:
            if sure and place.score < CERTAIN and _listed(text, *sorted((sure, place), key=_at)):
                place = place_candidate(place.start, place.end)
            sure = place if place.score >= CERTAIN else None
            result.append(place)
        places = result[::order]
    return places


def _at(place: Candidate) -> int:
    return place.start


def _listed(text: str, first: Candidate, second: Candidate) -> bool:
    return bool(_LIST_GAP.fullmatch(text, first.end, second.start))


def _with_house_number(text: str, place: Candidate) -> Candidate:
    if text[place.start : place.end].endswith(_ROADS) and (house := _HOUSE.match(text, place.end)):
        return place_candidate(place.start, house.end(), place.score)
    return place
