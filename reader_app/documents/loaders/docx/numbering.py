"""The numbers that Word prints before list items and headings (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader_app.documents.counting import written
from reader_app.documents.loaders.list_labels import bullet, with_space
from reader_app.documents.xml import Element, attribute, local_name

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
# numId 0 takes a paragraph out of the list that its style puts it into (17.9.18).
NO_LIST = "0"


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(slots=True)
class _List:
    """A numbering instance: the definition that it shares, and what it overrides."""

    definition: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document with their counters; ask for labels in the order of the text."""

    def __init__(self, root: Element | None) -> None:
        self._definitions: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for element in root if root is not None else ():
            if local_name(element) == "abstractNum":
                self._define(element, links, named)
        for definition, link in links.items():
            if shared := self._definitions.get(named.get(link, "")):
                self._definitions[definition] = shared
        for element in root if root is not None else ():
            if local_name(element) == "num":
                self._instantiate(element)

    def of_style(self, style_id: str) -> tuple[str, int] | None:
        """The list and level that a level's own definition ties to a paragraph style."""
        return self._of_style.get(style_id)

    def _define(self, element: Element, links: dict[str, str], named: dict[str, str]) -> None:
        definition = attribute(element, "abstractNumId")
        levels: dict[int, Level] = {}
        for child in element:
            name = local_name(child)
            if name == "lvl":
                levels[_int(attribute(child, "ilvl"), 0)] = _level(child)
            elif name == "numStyleLink":
                links[definition] = attribute(child, "val")
            elif name == "styleLink":
                named[attribute(child, "val")] = definition
        self._definitions[definition] = levels

    def _instantiate(self, element: Element) -> None:
        number = attribute(element, "numId")
        item = _List("")
        for child in element:
            if local_name(child) == "abstractNumId":
                item.definition = attribute(child, "val")
            elif local_name(child) == "lvlOverride":
                _override(item, child)
        self._lists[number] = item
        for level, told in self._definitions.get(item.definition, {}).items():
            if told.style:
                self._of_style.setdefault(told.style, (number, level))

    def label(self, list_id: str, level: int) -> str | None:
        """The label of the next item with the space behind it; None if there is no such list."""
        item = self._lists.get(list_id)
        if item is None or not 0 <= level < _LEVELS:
            return None
        told = self._level(item, level)
        if told is None:
            return None
        counters = self._counters.setdefault(item.definition, [None] * _LEVELS)
        self._count(item, counters, level)
        if told.number_format == "bullet":
            return bullet(told.text)
        text = _PLACE.sub(
            lambda place: self._number(item, counters, int(place[1]) - 1, told), told.text
        )
        return with_space(text) if told.suffix != "nothing" else text

    def _level(self, item: _List, level: int) -> Level | None:
        return item.levels.get(level) or self._definitions.get(item.definition, {}).get(level)

    def _count(self, item: _List, counters: list[int | None], level: int) -> None:
        start = item.starts.get(level)
        if start is not None and level not in item.begun:
            item.begun.add(level)
            counters[level] = start
        else:
            counters[level] = self._next(item, counters, level)
        for deeper in range(level + 1, _LEVELS):
            told = self._level(item, deeper)
            if told is None or told.restart is None or 0 < level + 1 <= told.restart:
                counters[deeper] = None

    def _next(self, item: _List, counters: list[int | None], level: int) -> int:
        current = counters[level]
        return self._start(item, level) if current is None else current + 1

    def _start(self, item: _List, level: int) -> int:
        told = self._level(item, level)
        return item.starts.get(level, told.start if told else 1)

    def _number(self, item: _List, counters: list[int | None], level: int, shown_by: Level) -> str:
        told = self._level(item, level)
        value = counters[level]
        number = self._start(item, level) if value is None else value
        legal = shown_by.legal or told is None
        return written(number, "decimal" if legal or told is None else told.number_format)


def _level(element: Element) -> Level:
    level = Level()
    for child in element.iterdescendants():
        name, value = local_name(child), attribute(child, "val")
        if name == "start":
            level.start = _int(value, 1)
        elif name == "numFmt":
            level.number_format = value
        elif name == "lvlText":
            level.text = value
        elif name == "suff":
            level.suffix = value
        elif name == "isLgl":
            level.legal = value not in ("0", "false", "off")
        elif name == "lvlRestart":
            level.restart = _int(value, 0)
        elif name == "pStyle":
            level.style = value
    return level


def _override(item: _List, element: Element) -> None:
    level = _int(attribute(element, "ilvl"), 0)
    for child in element:
        if local_name(child) == "startOverride":
            item.starts[level] = _int(attribute(child, "val"), 1)
        elif local_name(child) == "lvl":
            item.levels[level] = _level(child)


def _int(text: str, default: int) -> int:
    try:
        number = int(text)
    except ValueError:
        return default
    return number if abs(number) < 1_000_000_000 else default
