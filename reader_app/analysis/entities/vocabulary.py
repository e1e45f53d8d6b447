"""The word lists behind the grammar of names, read once from ``resources/lexicons``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reader_app.analysis.entities.name_index import NameIndex
from reader_app.resources import resource

_END = ""


def lines(relative: str) -> list[str]:
    """The lines of a resource without blank lines and ``#`` comments."""
    text = resource(relative).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``lexicons/names/<name>.txt``."""
    return frozenset(" ".join(lines(f"lexicons/names/{name}.txt")).split())


@cache
def characters(name: str) -> frozenset[str]:
    """The single characters of ``lexicons/names/<name>.txt``."""
    return frozenset("".join(lines(f"lexicons/names/{name}.txt"))) - {" "}


@cache
def synonyms(relative: str) -> dict[str, str]:
    """Names in a file of ``one=other`` groups, each with the first name of its group."""
    groups = (group.split("=") for line in lines(relative) for group in line.split())
    return {name: group[0] for group in groups for name in group}


@cache
def short_bodies() -> dict[str, tuple[str, ...]]:
    """Short forms of bodies (教委), each with what it may be in full (教育委员会)."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in " ".join(lines("lexicons/names/short_bodies.txt")).split():
        short, _, full = pair.partition("=")
        found[short] = (*found.get(short, ()), full)
    return found


def longest(choices: Iterable[str]) -> str:
    """A regular expression that matches the longest of ``choices`` at a position.

    The words are laid out as a tree of prefixes, so that the time to match does not depend on
    how many there are.
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree: its type is recursive
    for word in choices:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _pattern(root)


def _pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [re.escape(key) + _pattern(child) for key, child in node.items() if key != _END]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "|".join(branches)
    if _END in node:
        return f"(?:{body})?"
    return f"(?:{body})" if len(branches) > 1 else body


@cache
def longest_of(*names: str) -> re.Pattern[str]:
    """The longest word of the named lists at a position."""
    return re.compile(longest(frozenset().union(*(words(name) for name in names))))


def tried_at(starts: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` finds, for a pattern that can match at these places alone.

    It pays for patterns that begin with something optional or with a choice: those are tried at
    every character, at 30 to 70 ns each.
    """
    done = 0
    for start in starts:
        if start >= done and (match := pattern.match(text, start)):
            done = match.end()
            yield match


@cache
def index_of(*names: str) -> NameIndex:
    """The words of the named lists, to be found anywhere in a text."""
    return NameIndex(frozenset().union(*(words(name) for name in names)))
