"""Finds text in a document: plain, whole words or by regular expression, a slice at a time."""

from __future__ import annotations

import re
import time
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

# Code points of one slice. Where a slice of a regular expression takes longer than the window
# should wait, shorter ones are tried; a line that is too long for the shortest never ends.
_SLICE, _SHORTEST = 1 << 14, 1 << 10
_SHORTER = 4  # times
_PATIENCE = 0.05  # seconds
# How far beyond its slice a match is looked for at first, and at most: a longer one is cut short.
_BEYOND, _LONGEST_MATCH = 4000, 1 << 20

Variants = Callable[[str], str]
IsWord = Callable[[int, int], bool]


class Mode(StrEnum):
    PLAIN = "plain"
    WORD = "word"
    REGEX = "regex"
    ANY = "any"  # any of several that a search has found (SearchHit.words), one a line


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Full and half width always count as the same, case unless asked for."""

    text: str
    mode: Mode = Mode.PLAIN
    match_case: bool = False


class BadPatternError(Exception):
    """The regular expression cannot be read; the text says why."""


class SlowPatternError(Exception):
    """The regular expression takes longer than anybody would wait."""


class _Match(Protocol):
    def span(self) -> tuple[int, int]: ...


Finder = Callable[[str, int, int], Iterator[_Match]]


def finder(query: Query, variants: Variants | None = None) -> Finder:
    """A function that finds the matches between two positions of a text.

    ``variants(character)`` gives the characters that count as the same, for example the
    traditional forms. Raises BadPatternError.
    """
    if query.mode is Mode.REGEX:
        return _expression(query)
    if query.mode is Mode.ANY:
        longest_first = sorted(query.text.split("\n"), key=len, reverse=True)
        return re.compile("|".join(_found(query, t, variants) for t in longest_first)).finditer
    pattern = _spelled(query, variants)
    if query.mode is Mode.WORD:
        pattern = _bounded(query.text, pattern)
    return re.compile(pattern).finditer


def _found(query: Query, words: str, variants: Variants | None) -> str:
    """A pattern for what a search has found; it may be one with gaps, as it was typed."""
    from reader_app.library.search.query import LONGEST_GAP  # no start of the window needs it

    parts = re.split(r"([*?]+)", words)
    parts[::2] = [_spelled(replace(query, text=part), variants) for part in parts[::2]]
    for at, gap in enumerate(parts[1::2]):
        least = gap.count("?")
        most = max(least, LONGEST_GAP) if "*" in gap else least
        parts[2 * at + 1] = rf"[\s\S]{{{least},{most}}}?"
    return "".join(parts)


def _spelled(query: Query, variants: Variants | None) -> str:
    """A pattern for what is looked for in all its forms."""
    words = query.text.split() or [query.text]
    # A line end in the middle of a sentence is white space too: texts out of PDFs have many.
    return r"\s+".join(
        "".join(_class(c, query.match_case, variants) for c in word) for word in words
    )


def _expression(query: Query) -> Finder:
    # The standard library's engine can neither be stopped nor let others run meanwhile.
    import regex

    flags = regex.MULTILINE | (0 if query.match_case else regex.IGNORECASE)
    try:
        pattern = regex.compile(query.text, flags)
    except regex.error as error:
        raise BadPatternError(str(error)) from error

    def find(text: str, start: int, end: int) -> Iterator[_Match]:
        matches: Iterator[_Match] = pattern.finditer(text, start, end, timeout=_PATIENCE)
        return matches

    return find


def _class(character: str, match_case: bool, variants: Variants | None) -> str:
    """A pattern for one character and all that counts as the same."""
    same = {character, *(variants(character) if variants else "")}
    if not match_case:
        same |= {form for c in same for form in (c.lower(), c.upper()) if len(form) == 1}
    same |= {other for c in same if (other := _other_width(c))}
    if len(same) == 1:
        return re.escape(character)
    return "[" + "".join(re.escape(c) for c in sorted(same)) + "]"


def _other_width(character: str) -> str:
    """The full-width form of a half-width character and the other way round, or ""."""
    if "!" <= character <= "~":
        return chr(ord(character) + 0xFEE0)
    narrow = unicodedata.normalize("NFKC", character) if "！" <= character <= "～" else ""
    return narrow if len(narrow) == 1 else ""


_ALPHABETIC = r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚÀ-ɏ]"


def is_alphabetic(character: str) -> bool:
    """Whether it is a letter or digit of a script that writes words apart."""
    return re.match(_ALPHABETIC, character) is not None


def _bounded(text: str, pattern: str) -> str:
    """No letter or digit may join a word of an alphabetic script on either side."""
    before = f"(?<!{_ALPHABETIC})" if is_alphabetic(text[:1]) else ""
    after = f"(?!{_ALPHABETIC})" if is_alphabetic(text[-1:]) else ""
    return before + pattern + after


class Search:
    """One search under way over a text; ``step`` does a part of it.

    ``starts`` and ``ends`` are the hits so far, in order, code points, without limit.
    ``is_word(start, end)`` tells of a hit whether it is whole words, for the mode ``word``.
    """

    def __init__(self, text: str, find: Finder, is_word: IsWord | None = None) -> None:
        self.starts, self.ends = array("q"), array("q")
        self.done = False
        self._text, self._find, self._is_word = text, find, is_word
        self._at = 0
        self._slice = _SLICE

    def step(self, seconds: float) -> None:
        """Search on for about so long. Raises SlowPatternError."""
        end = time.perf_counter() + seconds
        while not self.done:
            try:
                self._search_slice(end)
            except TimeoutError as error:
                if self._slice <= _SHORTEST:
                    raise SlowPatternError from error
                self._slice //= _SHORTER
            self.done = self._at >= len(self._text)
            if time.perf_counter() >= end:
                return

    def _search_slice(self, until: float, beyond: int = _BEYOND) -> None:
        """Take the hits that begin in the next slice; after ``until`` only the next one."""
        border = min(len(self._text), self._at + self._slice)
        reach = min(len(self._text), border + beyond)
        for match in self._find(self._text, self._at, reach):
            start, end = match.span()
            if start >= border:
                break
            if end == reach < len(self._text) and beyond < _LONGEST_MATCH:
                self._at = start  # it may go on
                self._search_slice(until, _LONGEST_MATCH)
                return
            if start < end:
                self._take(start, end)
                if time.perf_counter() >= until:
                    return
        self._at = max(border, self._at)

    def _take(self, start: int, end: int) -> None:
        if self._is_word is None or self._is_word(start, end):
            self.starts.append(start)
            self.ends.append(end)
        self._at = end
