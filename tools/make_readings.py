"""Makes resources/search/readings.txt from the tables of pypinyin (pip install pypinyin).

    python tools/make_readings.py > resources/search/readings.txt

A character's further readings are taken only where pypinyin's phrases use them, or where a
surname has them: the rest are old and would only make wrong hits.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from reader_app.library.search.folding import fold

HEADER = """\
# How Chinese characters sound, without tones (ü as v): a syllable, the characters that are mostly
# read so, and after | those that are also read so. Simplified forms stand for their variants.
# Made by tools/make_readings.py from pypinyin 0.55.0.
# Copyright (c) 2016 mozillazg, 闲耘 (MIT licence); see PYPINYIN-LICENSE.txt beside this file.
"""
# Readings of surnames that phrases hardly show.
SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "区": "ou", "解": "xie", "查": "zha", "盖": "ge",
    "朴": "piao", "尉": "yu", "乐": "yue", "缪": "miao", "翟": "zhai", "覃": "qin", "员": "yun",
    "种": "chong", "召": "shao", "黑": "he", "万": "wan", "宿": "su", "郇": "xun", "牟": "mu",
}  # fmt: skip
FEWEST = 3


def plain(syllable: str) -> str:
    """A syllable without its tone."""
    bare = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return "".join(c for c in bare if "a" <= c <= "z")


def used() -> dict[str, Counter[str]]:
    """How often the phrases read a character so."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings, strict=True):
                counts[character][plain(v(reading[0]))] += 1
    return counts


def v(syllable: str) -> str:
    """ü with any tone as v."""
    return "".join("v" if "\N{COMBINING DIAERESIS}" in unicodedata.normalize("NFD", c) else c
                   for c in syllable)  # fmt: skip


def main() -> None:
    counts = used()
    mostly: dict[str, list[str]] = defaultdict(list)
    also: dict[str, list[str]] = defaultdict(list)
    for code, listed in sorted(pinyin_dict.items()):
        character = chr(code)
        if not 0x3400 <= code <= 0x9FFF or fold(character) != character:
            continue
        first, *rest = dict.fromkeys(plain(v(reading)) for reading in listed.split(","))
        mostly[first].append(character)
        others = {reading for reading in rest if counts[character][reading] >= FEWEST}
        others |= {SURNAMES[character]} if character in SURNAMES else set()
        for reading in sorted(others - {first}):
            also[reading].append(character)
    print(HEADER, end="")
    for syllable in sorted(mostly.keys() | also.keys()):
        if syllable:
            print(f"{syllable} {''.join(mostly[syllable])}|{''.join(also[syllable])}")


if __name__ == "__main__":
    main()
