"""How likely a text is as Chinese writing: what tells a right decoding from a garbled one.

A text is scored as if its characters were drawn one by one, each with the probability it has in
Chinese documents. Wrong decodings yield rare characters, or more characters than there are, and
both cost. The curve over ranks follows counted use (Zipf with a falling tail).
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from functools import cache
from itertools import takewhile

from reader_app.resources import resource

# Log-probability of one character, by first and last code point. Ranges do not overlap; what
# stands in none of them is judged by its Unicode category.
_RANGES: tuple[tuple[int, int, float], ...] = (
    (0x20, 0x20, -4.0),
    (0x30, 0x39, -4.2),
    (0x41, 0x5A, -5.5),
    (0x61, 0x7A, -4.2),
    (0x21, 0x7E, -6.0),
    (0xC0, 0xFF, -6.5),
    (0x3041, 0x3093, -7.0),
    (0x30A1, 0x30FC, -7.0),
    (0xAC00, 0xD7A3, -10.0),
    (0xFF10, 0xFF19, -7.0),
    (0xFF61, 0xFF9F, -12.0),
    (0x2160, 0x216B, -9.0),
    (0x2460, 0x249B, -8.0),
    (0x3220, 0x3229, -9.0),
    (0x4E00, 0x9FFF, -14.0),
    (0x3400, 0x4DBF, -16.0),
    (0x20000, 0x323AF, -16.0),
    (0xE000, 0xF8FF, -20.0),
)
_COMMON_MARKS = {"，": -3.3, "。": -3.6, "、": -4.2, "\n": -4.5, "\r": -4.5, "\u3000": -5.0}
# What stands behind numbers.
_UNITS = {"°": -6.0, **dict.fromkeys("²³±×·℃㎡㎥㎏㎞№‰", -7.5)}
_MARKS = "“”：；（）《》！？—…·「」『』〔〕【】％－～－"
_COMMON_HANGUL = frozenset(
    "이다의는을에가고하한지사로기은도를자인서대리시정어나그아해제부수일전있것만"
)
UNDECODABLE = -16.0
# Below this average a text is noise: even rare characters and emoji lie above it.
_GARBLED = -12.5
_SAMPLE = 8192
# So many characters outweigh the rare ones of nearly any text.
_ENOUGH = 256
_BY_CATEGORY = {"Cc": -17.0, "Cf": -9.0, "Cn": -20.0, "Co": -20.0, "Cs": -20.0, "Zs": -7.0}


def log_likelihood(text: str) -> float:
    """The logarithm of the text's probability; always negative, lower for longer texts."""
    return sum([count * _character(character) for character, count in Counter(text).items()])


def is_writing(text: str) -> bool:
    """Whether it can be writing at all: mostly characters that texts are made of."""
    sample = text[:_SAMPLE]
    others = {character: sample.count(character) for character in set(sample) - _ordinary()}
    strange = sum([count for character, count in others.items() if _is_strange(character)])
    if strange > max(4, len(sample) // 8):
        return False
    lacking = sum([count * (_character(each) - _GARBLED) for each, count in others.items()])
    if lacking >= 0 or lacking + _surplus(sample[:_ENOUGH]) >= 0:  # so nearly all texts are
        return True
    return lacking + _surplus(sample) >= 0


def _surplus(text: str) -> float:
    """By how much its ordinary characters lie above the line between writing and noise."""
    ordinary = _ordinary()
    return sum(
        [
            count * (_character(character) - _GARBLED)
            for character, count in Counter(text).items()
            if character in ordinary
        ]
    )


@cache
def _ordinary() -> frozenset[str]:
    """Characters each of which alone lies above the line between writing and noise."""
    ranked = takewhile(lambda entry: _by_rank(entry[1]) >= _GARBLED, _ranks().items())
    printable = map(chr, range(0x20, 0x7F))
    return frozenset((*(character for character, _ in ranked), *_COMMON_MARKS, *_MARKS, *printable))


@cache
def _is_strange(character: str) -> bool:
    """A control but white space, a character that Unicode does not assign, or a mended place."""
    if character in "\n\r\t\f\v\x85\x1b":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cn", "Co")


@cache
def _character(character: str) -> float:
    if character == "\ufffd":
        return UNDECODABLE
    if (rank := _ranks().get(character)) is not None:
        return _by_rank(rank)
    if character in _COMMON_MARKS:
        return _COMMON_MARKS[character]
    if character in _MARKS:
        return -5.5
    if character in _UNITS:
        return _UNITS[character]
    if character in _COMMON_HANGUL:
        return -5.5
    code = ord(character)
    for first, last, value in _RANGES:
        if first <= code <= last:
            return value
    return _BY_CATEGORY.get(unicodedata.category(character), -11.0)


def _by_rank(rank: int) -> float:
    """Two scripts share the list, so a rank counts for some eight tenths of itself."""
    place = 0.8 * rank
    return max(-13.0, -2.9 - 0.75 * math.log(place + 10) - place / 1500)


@cache
def _ranks() -> dict[str, int]:
    lines = resource("lexicons/characters/by_use.txt").read_text(encoding="utf-8").splitlines()
    characters = "".join(line for line in lines if not line.startswith("#"))
    return {character: rank for rank, character in enumerate(characters)}
