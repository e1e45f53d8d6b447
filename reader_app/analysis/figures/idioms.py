"""Fixed expressions whose numerals count nothing."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache

from reader_app.analysis.figures.numerals import CHINESE
from reader_app.resources import resource

_NUMERAL = re.compile(rf"[\d{CHINESE}第]")


@cache
def _by_pair() -> dict[str, list[tuple[str, int]]]:
    """The idioms under each numeral in them and its neighbour, with that numeral's place.

    The neighbour is the next character; of a numeral at the end, the one before.
    """
    data = tomllib.loads(resource("lexicons/figures/idioms.toml").read_text("utf-8"))
    table: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for idiom in {word for words in data.values() for word in words.split()}:
        for match in _NUMERAL.finditer(idiom):
            place = match.start()
            pair = idiom[place : place + 2] if place + 1 < len(idiom) else idiom[place - 1 :] + "|"
            table[pair].append((idiom, place))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(table)


def idiom_over(text: str, position: int) -> tuple[int, int] | None:
    """The span of the longest idiom that holds the numeral at ``position``."""
    table = _by_pair()
    ahead = table.get(text[position : position + 2], ())
    behind = table.get(text[max(0, position - 1) : position + 1] + "|", ())
    for idiom, offset in (*ahead, *behind):
        start = position - offset
        if start >= 0 and text.startswith(idiom, start):
            return start, start + len(idiom)
    return None
