"""Places that are known by name: the divisions of China with their parents, and the world."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.vocabulary import lines, synonyms
from reader_app.resources import resource

_PEOPLES = (
    "壮族|回族|维吾尔|维吾尔族|蒙古族|藏族|羌族|彝族|苗族|土家族|侗族|布依族|哈尼族|傣族|白族|傈僳族|朝鲜族|"
    "景颇族|土族|撒拉族|东乡族|保安族|裕固族|哈萨克族|哈萨克|柯尔克孜|柯尔克孜族|塔吉克|锡伯|锡伯族|瑶族|"
    "畲族|黎族|仡佬族|水族|纳西族|佤族|拉祜族|布朗族|满族|仫佬族|毛南族|各族|独龙族|怒族|普米族|达斡尔族|"
    "鄂温克族|鄂伦春|蒙古"
)
_BARE = re.compile(
    rf"^(.{{2,}}?)(?:(?:{_PEOPLES})*(?:自治区|自治州|自治县|自治旗)|特别行政区|省|市|县|区|地区|盟|林区|旗)$"
)


class Divisions:
    """The administrative divisions of China; a code's parents are its prefixes of 2 and 4."""

    def __init__(self) -> None:
        rows = (line.split(" ", 1) for line in lines("gazetteers/divisions.txt"))
        self._names = dict(rows)
        self._codes: dict[str, list[str]] = defaultdict(list)
        self._bare: dict[str, list[str]] = defaultdict(list)
        for code, name in self._names.items():
            self._codes[name].append(code)
            if found := _BARE.match(name):
                self._bare[found[1]].append(code)

    def names(self) -> Iterator[str]:
        """Full and short names down to counties, of two characters and more."""
        yield from self._codes
        yield from self._bare

    def is_name(self, name: str) -> bool:
        return name in self._codes or name in self._bare

    def codes(self, name: str) -> list[str]:
        """The codes of the divisions that bear ``name`` in full or short form, largest first."""
        found = self._codes.get(name) or self._bare.get(name) or []
        return sorted(found, key=len)

    def is_full(self, name: str) -> bool:
        return name in self._codes

    def short(self, name: str) -> str | None:
        """The short form of a full name (海丰县: 海丰), None if a single character would remain."""
        found = _BARE.match(name)
        return found[1] if found else None

    def name(self, code: str) -> str:
        return self._names[code]

    def parents(self, code: str) -> list[str]:
        """The names of what lies above a division, the largest first."""
        prefixes = (code[:size] for size in (2, 4, 6) if size < len(code))
        return [self._names[prefix] for prefix in prefixes if prefix in self._names]

    @lru_cache(maxsize=4_096)  # noqa: B019  # there is one table, and it stays
    def township_counties(self, name: str) -> list[str]:
        """The codes of the counties (or cities without counties) that have a township ``name``."""
        return [code.removesuffix("00") for code in self._townships.get(name, "").split()]

    def is_township(self, name: str) -> bool:
        return name in self._townships

    @cached_property
    def _townships(self) -> dict[str, str]:
        """The names of all townships, each with the codes of its counties, parted by blanks."""
        packed = resource("gazetteers/townships.txt.gz").read_bytes()
        counties: dict[str, str] = {}
        for line in gzip.decompress(packed).decode().splitlines():
            code, *names = line.split()
            for name in dict.fromkeys(names):
                counties[name] = f"{counties[name]} {code}" if name in counties else code
        return counties


@cache
def divisions() -> Divisions:
    return Divisions()


@cache
def known_places() -> dict[str, str]:
    """Other places, at home and abroad, each with its usual name."""
    files = ("world", "china_places", "historical_places")
    return {name: usual for f in files for name, usual in synonyms(f"gazetteers/{f}.txt").items()}


@cache
def known_bodies() -> dict[str, str]:
    """National and international bodies, each with its usual name."""
    return synonyms("lexicons/names/national_bodies.txt")


@cache
def known_persons() -> frozenset[str]:
    """Persons of history and of the news."""
    return frozenset(synonyms("gazetteers/persons.txt"))


@cache
def known_names() -> NameIndex:
    """All known names, divisions, other places, bodies and persons, to be found in one pass."""
    names = {*divisions().names(), *known_places(), *known_bodies()} | known_persons()
    return NameIndex(names)
