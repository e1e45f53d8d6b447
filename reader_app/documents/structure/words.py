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
def surnames() -> frozenset[str]:
    """Surnames of one and two characters, shared with the analysis."""
    found: set[str] = set()
    for name, several in (("surnames", False), ("compound_surnames", True)):
        lines = resource(f"lexicons/names/{name}.txt").read_text(encoding="utf-8").splitlines()
        joined = " ".join(line for line in lines if not line.startswith("#"))
        found.update(joined.split() if several else joined.replace(" ", ""))
    return frozenset(found)


def is_name(text: str) -> bool:
    """Two to four Han characters that start with a surname; white space inside is allowed.

    Four only behind a surname of two.
    """
    bare = "".join(text.split())
    if not 2 <= len(bare) <= 4 or not all("\u4e00" <= character <= "\u9fff" for character in bare):
        return False
    return (len(bare) < 4 and bare[0] in surnames()) or bare[:2] in surnames()


def is_body(text: str) -> bool:
    """Whether it ends like the name of a body; the names of meetings end so, too, but are none."""
    if not text.endswith(words("endings", "bodies")) or _YEAR.search(text):
        return False
    return not text.endswith(words("endings", "meetings"))


def is_document_title(text: str) -> bool:
    """Whether it ends like the title of an official document, a bracketed addition aside.

    The characters of a short one are often set apart (公　告).
    """
    bare = _ADDITION.sub("", "".join(text.split()))
    return bare.endswith(words("endings", "documents"))


_YEAR = re.compile(r"\d{4}年")
_ADDITION = re.compile(r"(?:[（(][^（()）]{1,16}[）)]|\[\d{1,2}\])+$")


@cache
def _file(name: str) -> dict[str, list[str]]:
    with resource(f"lexicons/structure/{name}.toml").open("rb") as file:
        return tomllib.load(file)
