"""The word lists of structure, loaded once from resources/lexicons/structure."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from reader_app.resources import resource


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """The words of one list, longest first: ``words("captions", "openings")``."""
    return tuple(sorted(set(_file(name)[key]), key=len, reverse=True))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The words of several lists of one file."""
    return frozenset(word for key in keys for word in _file(name)[key])


@cache
def any_of(name: str, *keys: str) -> re.Pattern[str]:
    """A pattern that finds any word of the lists, the longest first."""
    found = sorted(word_set(name, *keys), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)))


@cache
def _file(name: str) -> dict[str, list[str]]:
    with resource(f"lexicons/structure/{name}.toml").open("rb") as file:
        return tomllib.load(file)
