"""The words of a line with their tags, and the word lists that tell what a number counts."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from reader_app.analysis.segment import CutText, Token
from reader_app.resources import resource


class WordLists(NamedTuple):
    """The lists of ``counted.toml``."""

    between: frozenset[str]
    deictic: frozenset[str]
    heads: frozenset[str]
    quantities: frozenset[str]
    prefixes: frozenset[str]
    event_units: frozenset[str]
    incident_units: frozenset[str]
    body_units: frozenset[str]
    matters: frozenset[str]
    describing: frozenset[str]
    dimensions: frozenset[str]
    light: frozenset[str]
    change: frozenset[str]
    acts: frozenset[str]
    giving: frozenset[str]
    leading: frozenset[str]
    adverbs: frozenset[str]
    telling: frozenset[str]


@cache
def word_lists() -> WordLists:
    data = tomllib.loads(resource("lexicons/figures/counted.toml").read_text("utf-8"))
    return WordLists(*(frozenset(data[name].split()) for name in WordLists._fields))


# jieba's tags of words that can be part of a name for things.
_NOMINAL = frozenset(
    "n nr ns nt nz nl ng nrt nrfg nw vn an j l i eng s x g zg nis nit nto un".split()  # noqa: SIM905
)
# Words of one character that join: cut off a word (9人|向), they are no name.
_JOINING = frozenset("向对将把被从在为与和及等由于以")
OPENING, CLOSING = '“‘「『"', '”’」』"'


def is_word(token: Token) -> bool:
    return token.word[0].isalnum()


def nominal(token: Token) -> bool:
    """Whether a word can stand in the name of a thing."""
    return _nominal(token.word, token.tag)


@lru_cache(maxsize=1 << 14)
def _nominal(word: str, tag: str) -> bool:
    if word in word_lists().heads:
        return True
    return tag in _NOMINAL and word[0].isalnum() and not word[0].isdecimal()


def verbal(token: Token) -> bool:
    return token.tag in ("v", "vd", "vi", "vq", "vg")


class _Records:
    """The words of a block as records, made when asked for: most stand far from any number."""

    def __init__(self, cut: CutText, origin: int, plain: str | None) -> None:
        self._cut, self._origin, self._plain = cut, origin, plain
        self._made: list[Token | None] = [None] * len(cut.words)

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, index: int) -> Token:
        return self._made[index] or self._make(index)

    def _make(self, index: int) -> Token:
        start = self._cut.starts[index]
        word = self._cut.words[index]
        end = start + len(word)
        if self._plain is not None:
            word = self._plain[start:end]
        token = Token(word, self._origin + start, self._origin + end, self._cut.tags[index])
        self._made[index] = token
        return token


class Words:
    """The words of one block, found by offset. Offsets are those of the document's text."""

    def __init__(self, cut: CutText, origin: int, text: str, plain: str | None = None) -> None:
        """``cut`` starts at ``origin`` in ``text``; ``plain`` is its text in the rules' script."""
        self.tokens = _Records(cut, origin, plain)
        self.text = text
        self._starts, self._origin = cut.starts, origin

    def from_(self, position: int) -> int:
        """The index of the first word that starts at or after ``position``."""
        return bisect_left(self._starts, position - self._origin)

    def before(self, position: int) -> int:
        """The index of the last word that starts before ``position``; -1 if none."""
        return bisect_left(self._starts, position - self._origin) - 1

    def cut(self, index: int, start: int, end: int) -> Token:
        """The word at ``index`` as far as it lies within the bounds."""
        token = self.tokens[index]
        _, left, right, tag = token
        if left >= start and right <= end:
            return token
        left, right = max(left, start), min(right, end)
        piece = self.text[left:right]
        if tag == "m" or piece in _JOINING:
            tag = "n" if tag == "m" else "p"
        return Token(piece, left, right, tag)

    def at(self, position: int) -> int:
        """The index of the word that holds ``position``."""
        return bisect_right(self._starts, position - self._origin) - 1
