"""What a place lies in: by the gazetteer, where the document tells which place is meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import takewhile

from reader_app.analysis.entities.gazetteer import divisions

_BETWEEN = "\0"
_UNITS = re.compile(r"[\u4e00-\u9fff]{2,}?(?:省|市|区|县|州|盟|旗)")


class PlaceParents:
    """The parents of the places of one document.

    ``places`` are the names as it writes them, ``areas`` those that its bodies are named after.
    """

    def __init__(self, places: Collection[str], areas: Collection[str]) -> None:
        units = {unit for name in places for unit in _UNITS.findall(name)}
        self._stated = {*places, *units, *areas}
        self._chains = _BETWEEN.join(places)

    def of(self, name: str) -> str | None:
        """The parents of a place, the largest first (海丰县: 广东省 汕尾市); None where the
        document leaves open which place of that name is meant."""
        if above := self._written_before(name):
            return above
        if codes := divisions().codes(name):
            return self._common([divisions().parents(code) for code in self.likely(codes, name)])
        if counties := self.likely(divisions().township_counties(name), name):
            return self._common([_chain(county) for county in counties])
        if codes := _behind_a_short_form(name):
            return self._common([divisions().parents(code) for code in codes])
        first = _UNITS.match(name)  # 海丰县 of 海丰县海城镇
        return self.of(first[0]) if first and first[0] != name else None

    def likely(self, codes: list[str], name: str) -> list[str]:
        """The one division of that name, or those with a parent that the document names, be it
        in the name of a body."""
        if len(codes) < 2:
            return codes
        stated = self._stated
        return [c for c in codes if c and any(p in stated and p != name for p in _around(c))]

    def _common(self, above: list[list[str]]) -> str | None:
        """What all divisions of one name lie in; of those alone whose next larger unit the document
        names, if there are any."""
        near = [names for names in above if names and names[-1] in self._stated]
        levels = zip(*(near or above), strict=False)
        return " ".join(same[0] for same in takewhile(_is_one, levels)) or None

    def _written_before(self, name: str) -> str | None:
        """What the document writes before a place of several units (云岭县 in 云岭县石桥镇)."""
        if divisions().is_full(name):
            return None
        at = self._chains.find(name)
        while at >= 0:
            begin = self._chains.rfind(_BETWEEN, 0, at) + 1
            if at - begin > 1:
                return self._chains[begin:at]
            following = self._chains.find(_BETWEEN, at)
            at = self._chains.find(name, following) if following >= 0 else -1
        return None


def _behind_a_short_form(name: str) -> list[str]:
    """The divisions that are meant by a name behind that of a larger one in short (安徽|贵池区)."""
    for size in (2, 3, 4):
        head, rest = name[:size], name[size:]
        codes = [] if divisions().is_full(head) else divisions().codes(rest)
        if found := [code for code in codes if head in _around(code)]:
            return found
    return []


def _is_one(names: tuple[str, ...]) -> bool:
    return len(set(names)) == 1


def _chain(code: str) -> list[str]:
    """The names of a division's parents and its own, the largest first."""
    return [*divisions().parents(code), divisions().name(code)]


@lru_cache(maxsize=65_536)
def _around(code: str) -> list[str]:
    """A division and its parents, in full and short form."""
    chain = _chain(code)
    return chain + [short for name in chain if (short := divisions().short(name))]
