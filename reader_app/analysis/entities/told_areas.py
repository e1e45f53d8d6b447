"""Areas that no gazetteer has, told by the bodies that are named after them in one document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.rarity import rarity
from reader_app.analysis.entities.vocabulary import words

# What every area of a level has, right behind its name.
_BODY = (
    "人民政府|人民代表大会|人大常委会|人大|政协|人民法院|人民检察院|监察委员会|纪委|监委|公安局|财政局|教育局|"
    "发展和改革|人力资源|市场监督管理局|应急管理局|自然资源|生态环境|农业农村|卫生健康|民政局|水利局|统计局|审计局|"
    "税务局|委员会|委组织部|委宣传部|委办公室|党支部|党总支|村委会|村民委员会|居委会"
)
_LEVEL = re.compile("[市县区州旗盟镇乡村]")
_BODIES = re.compile(f"[市县区州旗盟镇乡村](?={_BODY})")
_SHORTEST, _LONGEST = 3, 5
# No name of an area holds what stands between names, or the level of another area.
_OUTSIDE = frozenset(
    "的在和与及了是为各等由向对从到至被把将任经驻按该本原某全我你他、省市县区州旗盟镇乡村"
)
# So often a name must stand in the document, and so much of the shorter one must be the longer.
_OFTEN, _SHARE = 2, 0.7
# Words rarer than these (inverse document frequency) name areas: 和平镇, 青年乡.
_EVERYDAY = 6.0


def told_areas(passages: Iterable[Passage]) -> NameIndex | None:
    """The unknown areas of a document, to be found in its blocks; None if there are none.

    泸川关市人民政府 tells of 泸川关市 where the gazetteer would read 泸川 and 关市.
    """
    texts = [passage.text for passage in passages]
    tails = {_tail(text, match.end()) for text in texts for match in _BODIES.finditer(text)}
    told = {area for tail in tails for area in _read(tail)}
    if not told:
        return None
    counts: Counter[str] = Counter()
    for text in texts:
        for match in _LEVEL.finditer(text):
            if text[match.end() - _SHORTEST : match.end()] in told:
                counts.update(_read(_tail(text, match.end())))
    longer: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        longer[name[1:]].append(name)
    shortest = (area for area in told if len(area) == _SHORTEST)
    names = {full for area in shortest if (full := _longest(area, counts, longer))}
    return NameIndex(names) if names else None


def _tail(text: str, end: int) -> str:
    return text[max(0, end - _LONGEST) : end]


@lru_cache(maxsize=4_096)
def _read(tail: str) -> tuple[str, ...]:
    """What the area may be called that ends a text, the shortest first; none if it is known."""
    found: list[str] = []
    for size in range(_SHORTEST, len(tail) + 1):
        name = tail[-size:]
        if not _OUTSIDE.isdisjoint(name[:-1]) or not name.isalpha():
            break
        if divisions().is_name(name) or name in words("not_places") or _is_word(name[:-1]):
            return ()
        found.append(name)
    return tuple(found)


def _is_word(stem: str) -> bool:
    """通过|县政府, 召开|市委员会: what stands before a level is a word of its own, no name."""
    return len(stem) + 1 == _SHORTEST and (
        rarity(stem) < _EVERYDAY
        or stem in words("outside_names")
        or stem in words("verbs_of_bodies")
    )


def _longest(area: str, counts: Counter[str], longer: dict[str, list[str]]) -> str | None:
    """The longest name that ends like ``area`` and stands nearly as often.

    ``longer`` holds the names that are a character longer, by what they end with.
    """
    while counts[area] >= _OFTEN:
        often = max(_OFTEN, counts[area] * _SHARE)
        best = max(longer.get(area, ()), key=counts.__getitem__, default="")
        if counts[best] < often:
            return area
        area = best
    return None
