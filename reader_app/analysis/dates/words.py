"""The word lists of the grammar, loaded once, and the patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from reader_app.analysis.dates.expressions import Anchor, Part
from reader_app.resources import resource


@cache
def table(name: str) -> dict[str, Any]:
    """A word list of ``resources/lexicons/dates``, by its file's name without the ending."""
    return tomllib.loads(resource(f"lexicons/dates/{name}.toml").read_text("utf-8"))


@cache
def cues(name: str) -> tuple[str, ...]:
    return tuple(table("cues")[name])


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


@cache
def cue(name: str) -> re.Pattern[str]:
    return re.compile(any_of(cues(name)))


def follows(text: str, position: int, name: str) -> bool:
    """Whether one of the cues stands right after ``position``."""
    return cue(name).match(text, position) is not None


def precedes(text: str, position: int, name: str) -> bool:
    """Whether one of the cues stands right before ``position``."""
    return text.endswith(cues(name), max(0, position - 8), position)


@cache
def relative(group: str) -> dict[str, Part]:
    """The words of a group (days, months, years) as distances from their anchors."""
    words: dict[str, Part] = {}
    for name, entries in table("words")[group].items():
        anchor = Anchor(name.removesuffix("_with_part"))
        words |= {word: Part(distance, anchor) for word, distance in entries.items()}
    return words


@cache
def parts_of_day() -> dict[str, str]:
    parts: dict[str, str] = table("words")["parts"]
    return parts
