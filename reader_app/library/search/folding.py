"""What search takes for the same: case, full and half width, traditional and simplified.

A folded text has as many code points as the text it was made from, so a place in one is the same
place in the other. It holds no ASCII character, no control character and no white space but U+3000.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from reader_app.resources import resource

_CHUNK = 65_536
_SPACE = "\u3000"
_TO_FULL_WIDTH = 0xFEE0  # U+0021 to U+007E have full-width forms at U+FF01 to U+FF5E


class _Folds(dict[int, str]):
    """Code point → folded character, worked out at first need."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The form of a text that is searched; same length in code points.

    Piece by piece: one step over a book would hold up all other threads for a second.
    """
    if len(text) <= _CHUNK:
        return text.translate(_FOLDS)
    pieces = range(0, len(text), _CHUNK)
    return "".join([text[at : at + _CHUNK].translate(_FOLDS) for at in pieces])


def fold_code(code: int) -> int:
    """The same for one code point."""
    return ord(_FOLDS[code])


def as_typed(folded: str) -> str:
    """A folded word as it is read and typed: its Latin letters and digits at half width."""
    return "".join(
        chr(ord(c) - _TO_FULL_WIDTH) if c.isalnum() and "！" <= c <= "～" else c for c in folded
    )


def variants(character: str) -> str:
    """The other forms of a Chinese character that count as the same: for 发, 發 and 髮."""
    standard = _variants().get(character, character)
    return _forms().get(standard, "").replace(character, "")


@cache
def _forms() -> dict[str, str]:
    """Each character that stands for others → it and all the others."""
    forms: dict[str, str] = {}
    for variant, standard in _variants().items():
        forms[standard] = forms.get(standard, standard) + variant
    return forms


def _fold_character(character: str) -> str:
    if character.isspace() or unicodedata.category(character) == "Cc":
        return _SPACE
    if unicodedata.category(character) == "Cs":  # half of a broken pair: no valid UTF-8
        return "\ufffd"
    for step in (_compatible, str.lower, _variants().get):
        changed = step(character)
        if changed and len(changed) == 1:
            character = changed
    if "!" <= character <= "~":
        return chr(ord(character) + _TO_FULL_WIDTH)
    return _SPACE if character.isspace() else character


def _compatible(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


@cache
def _variants() -> dict[str, str]:
    """Variant → the character that stands for it."""
    table = {}
    with resource("search/variants.txt").open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                table.update(dict.fromkeys(line[1:].rstrip("\n"), line[0]))
    return table
