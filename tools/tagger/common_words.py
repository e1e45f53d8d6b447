"""Common words to fill sentences without names with, many of which open as names of persons do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reader_app.analysis.entities.gazetteer import known_places
from reader_app.analysis.entities.vocabulary import characters
from tagger.names import NONE, Names, common_characters, dictionary

# How many of the words open with a surname: a tenth do by themselves.
_LIKE_PERSONS = 0.4


@cache
def _nouns() -> tuple[list[str], list[str]]:
    """Those that open with a surname, and all."""
    return _parted(dictionary("n"))


@cache
def _verbs() -> tuple[list[str], list[str]]:
    return _parted(dictionary("v", "vn"))


def _parted(found: list[str]) -> tuple[list[str], list[str]]:
    known = known_places()
    fit = [word for word in found if len(word) <= 3 and word not in known]
    return [word for word in fit if word[0] in characters("surnames")], fit


def _drawn(names: Names, parted: tuple[list[str], list[str]]) -> str:
    like, fit = parted
    return names.random.choice(like if names.random.random() < _LIKE_PERSONS else fit)


def noun(names: Names) -> str:
    return _drawn(names, _nouns())


def verb(names: Names) -> str:
    return _drawn(names, _verbs())


def term(names: Names) -> str:
    """A compound as technical prose makes them (缓存目录, 校验器)."""
    head = noun(names) if names.random.random() < 0.6 else verb(names)
    return head + names.pick("term_ends")


def pair(names: Names) -> str:
    """Two characters as verse puts them together."""
    return "".join(names.random.sample(common_characters()[:1500], 2))


def command(names: Names) -> str:
    letters = "abcdefghiklmnoprstuvwx"
    word = "".join(names.random.choices(letters, k=names.random.randint(2, 7)))
    shape = names.random.choice(
        ["{}", "{}", "{}-{}", "{}.conf", "/etc/{}", "{}(1)", "{}2", "lib{}"]
    )
    return shape.format(word, word[:3])


SLOTS: dict[str, tuple[int | None, Callable[[Names], str]]] = {
    "名词": (NONE, noun),
    "动词": (NONE, verb),
    "术语": (NONE, term),
    "二字": (NONE, pair),
    "命令": (NONE, command),
    "盘": (NONE, lambda n: n.pick("drives")),
    "桌面": (NONE, lambda n: n.pick("desktops")),
    "食材": (NONE, lambda n: n.pick("ingredients")),
    "作物": (NONE, lambda n: n.pick("crops")),
}
