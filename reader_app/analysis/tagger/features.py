"""The features of every character of a text, as numbers that the model looks up.

Each template below looks at a few signs at and around a character and hashes their values to one
number (feature hashing: Weinberger et al., 2009), for all characters of a text at once. Training
and tagging share this module; a change here needs a new model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger.words import (
    TAG_NUMBERS,
    character_classes,
    gazetteer,
    gazetteer_index,
    word_classes,
)

Numbers = NDArray[np.uint32]
Column = TypeVar("Column", bound=NDArray[Any])
# Blank positions on both sides of every block, so that no window reaches into the next block.
MARGIN = 3
_HASHED_LENGTH = 6
_MULTIPLIERS = np.array(
    [2654435761, 2246822519, 3266489917, 668265263, 374761393, 1442695041], np.uint32
)
_LOOK_AHEAD = 6
# Words that end a stretch in which a type of institution would belong to what stands here.
_BREAKS = frozenset({"x", "p", "c", "u", "d", "r", "y", "uj", "ul", "ud", "ug", "uz", "uv", "f"})


class Words(Protocol):
    """A block cut into words: its text in simplified script, and each word's tag and start."""

    @property
    def text(self) -> str: ...
    @property
    def words(self) -> list[str]: ...
    @property
    def tags(self) -> list[str]: ...
    @property
    def starts(self) -> list[int]: ...


class Signs:
    """What is known at each position of several blocks laid end to end, as columns of numbers."""

    def __init__(self, blocks: Sequence[Words]) -> None:
        self.offsets = self._lay_out(blocks)
        self.size = self.offsets[-1]
        gap = "\0" * MARGIN
        text = gap + "".join(block.text + gap for block in blocks)
        self.text = text
        self.characters = _code_points(text)
        self._words(blocks)
        self.gazetteer = _known_names(text)
        self.classes = _class_table()[np.minimum(self.characters, 0xFFFF)]
        self.quoted = _quoted(self.characters)

    @staticmethod
    def _lay_out(blocks: Sequence[Words]) -> list[int]:
        offsets, position = [], MARGIN
        for block in blocks:
            offsets.append(position)
            position += len(block.text) + MARGIN
        return [*offsets, position]

    def _words(self, blocks: Sequence[Words]) -> None:
        """Columns of words; each margin counts as two empty words."""
        words, tags, starts = ["\0"] * 2, ["x"] * 2, [0, 1]
        for block, offset in zip(blocks, self.offsets, strict=False):
            words += block.words
            tags += block.tags
            starts += [start + offset for start in block.starts]
            words += ["\0"] * 2
            tags += ["x"] * 2
            starts += [offset + len(block.text), offset + len(block.text) + 1]
        begin = np.array(starts, np.int64)
        length = np.diff(np.append(begin, self.size))
        self.word_of = np.repeat(np.arange(len(words)), length)
        place = np.arange(self.size) - begin[self.word_of]
        self.lengths = length.astype(np.uint32)
        self.part = _part(place, length[self.word_of])
        self.word_codes = self._hashes(begin, length)
        self.tag_codes = np.array([TAG_NUMBERS.get(tag, 0) for tag in tags], np.uint32)
        columns = np.array([word_classes(word) for word in words], np.uint32).T
        self.rare, self.word_class, self.suffix, self.surname = columns
        self.last_characters = self.characters[begin + length - 1]
        self.first_characters = self.characters[begin]
        self._distances(tags)

    def _hashes(self, begin: NDArray[np.int64], length: NDArray[np.int64]) -> Numbers:
        codes = length.astype(np.uint32)
        last = self.size - 1
        for k in range(_HASHED_LENGTH):
            at = self.characters[np.minimum(begin + k, last)]
            codes = codes * np.uint32(31) + np.where(k < length, at, 0) * _MULTIPLIERS[k]
        return codes

    def _distances(self, tags: list[str]) -> None:
        """How many words on a type of institution, or of place, ends the stretch of each word."""
        breaks = np.array([tag in _BREAKS for tag in tags])
        self.to_institution = _distance(np.isin(self.suffix, (1, 2)), breaks)
        self.to_place = _distance(np.isin(self.suffix, (3, 4)), breaks)


def _code_points(text: str) -> Numbers:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _part(place: NDArray[np.int64], length: NDArray[np.int64]) -> Numbers:
    """Of each character: alone (0), first (1), last (2), second (3), further (4) in its word."""
    part = np.where(place == 1, 3, 4)
    part[place == length - 1] = 2
    part[place == 0] = 1
    part[length == 1] = 0
    return part.astype(np.uint32)


def _distance(ends: NDArray[np.bool_], breaks: NDArray[np.bool_]) -> Numbers:
    """How many words on (1: itself) the next of ``ends`` is with no break before it, or 0."""
    distance, stopped = np.zeros(len(ends), np.uint32), np.zeros(len(ends), bool)
    for step in range(_LOOK_AHEAD):
        there = _at(ends, step) & ~stopped
        distance[there] = step + 1
        stopped |= there | _at(breaks, step)
    return distance


def _known_names(text: str) -> Numbers:
    """Of each character: class and part of the longest known name over it, or 0."""
    known, column = gazetteer(), np.zeros(len(text), np.uint32)
    done = 0
    for start, end in gazetteer_index().find(text):
        if end > done:
            kind = known[text[start:end]]
            column[start:end] = 4 * kind + 2
            column[start] = 4 * kind + 1
            column[end - 1] = 4 * kind + 3
            done = end
    return column


def _quoted(characters: Numbers) -> Numbers:
    """Of each character: within 《》 (2), within “” (1), or outside (0)."""
    depth = np.zeros(len(characters), np.int32)
    for value, opening, closing in ((2, "《", "》"), (1, "“", "”")):
        opened = np.cumsum(characters == ord(opening)) - np.cumsum(characters == ord(closing))
        blocks = np.maximum.accumulate(np.where(characters == 0, np.arange(len(characters)), 0))
        depth = np.where((opened - opened[blocks] > 0) & (depth == 0), value, depth)
    return depth.astype(np.uint32)


# Marks that tell something of a name beside them: dots in names, pauses, quotation marks, brackets.
_MARKS = dict(
    zip("·・、，。“”《》（）() ", (5, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13, 12, 13, 14), strict=True)
)


@cache
def _class_table() -> Numbers:
    """The class of every character of the basic plane."""
    table = np.zeros(0x10000, np.uint32)
    table[0x4E00:0xA000] = 1
    table[ord("0") : ord("9") + 1] = 2
    table[ord("A") : ord("Z") + 1] = 3
    table[ord("a") : ord("z") + 1] = 4
    table[0xC0:0x250] = 4
    table[0xFF01:0xFF5F] = table[0x21:0x7F]
    for mark, kind in _MARKS.items():
        table[ord(mark)] = kind
    for point, digits in character_classes().items():
        table[point] = 15 + digits
    return table


def codes(signs: Signs) -> Iterator[Numbers]:
    """For each template the feature at every position, as a hash of 32 bits."""
    for number, column in enumerate(_templates(signs)):
        mixed = (column + np.uint32(number * 0x9E3779B1 & 0xFFFFFFFF)) * np.uint32(0x85EBCA6B)
        mixed ^= mixed >> np.uint32(15)
        mixed *= np.uint32(0xC2B2AE35)
        yield mixed ^ (mixed >> np.uint32(16))


def _at(column: Column, offset: int) -> Column:
    """The value ``offset`` positions on; blank beyond the ends."""
    shifted: Column = np.zeros_like(column)
    if offset > 0:
        shifted[:-offset] = column[offset:]
    elif offset < 0:
        shifted[-offset:] = column[:offset]
    else:
        return column
    return shifted


def _join(*columns: Numbers) -> Numbers:
    joined = columns[0].astype(np.uint32)
    for column in columns[1:]:
        joined = (joined * np.uint32(0x01000193)) ^ (column * np.uint32(0x9E3779B1))
        joined ^= joined >> np.uint32(13)
    return joined


def _templates(signs: Signs) -> Iterator[Numbers]:
    yield from _of_characters(signs)
    yield from _of_words(signs)
    yield from _of_names(signs)


def _of_characters(signs: Signs) -> list[Numbers]:
    b, a, c, d, e = (_at(signs.characters, offset) for offset in (-2, -1, 0, 1, 2))
    ka, k, kd = (_at(signs.classes, offset) for offset in (-1, 0, 1))
    kb, ke = _at(signs.classes, -2), _at(signs.classes, 2)
    return [
        b, a, c, d, e,
        _join(b, a), _join(a, c), _join(c, d), _join(d, e), _join(a, d),
        _join(b, a, c), _join(a, c, d), _join(c, d, e),
        k, _join(ka, k), _join(k, kd), _join(ka, k, kd), _join(kb, ka, k), _join(k, kd, ke),
        _join(c, ka, kd), _join(a, k), _join(k, d),
    ]  # fmt: skip


def _of_words(signs: Signs) -> Iterator[Numbers]:
    """What the words around say, joined with the character's part in its own word."""
    of, part = signs.word_of, signs.part
    for column in (*_word_columns(signs), *_list_columns(signs)):
        yield _join(column[of], part)


def _word_columns(signs: Signs) -> list[Numbers]:
    words, tags, rare = signs.word_codes, signs.tag_codes, signs.rare
    v, w, x = (_at(words, offset) for offset in (-1, 0, 1))
    s, t, u = (_at(tags, offset) for offset in (-1, 0, 1))
    q, r, o = (_at(rare, offset) for offset in (-1, 0, 1))
    length = np.minimum(signs.lengths, 5)
    first, last = signs.first_characters, signs.last_characters
    return [
        w, v, x, _join(v, w), _join(w, x),
        _join(t, length), _join(t, s), _join(t, u), _join(t, s, u), _join(t, r),
        _join(t, r, s, q), _join(t, r, u, o), _join(t, _at(tags, 2)), _join(t, _at(tags, -2)),
        _join(last, length), _at(last, -1), _at(first, 1), _at(last, 1),
        _join(v, t), _join(x, t), _join(length, r),
    ]  # fmt: skip


def _list_columns(signs: Signs) -> list[Numbers]:
    t, kind, suffix, surname = signs.tag_codes, signs.word_class, signs.suffix, signs.surname
    before, after = _at(kind, -1), _at(kind, 1)
    return [
        kind, _join(before, t), _join(after, t), _join(before, after),
        _join(suffix, t), _join(_at(suffix, 1), t),
        _join(signs.to_institution, t), _join(signs.to_place, t),
        _join(signs.to_institution, _at(t, -1)),
        _join(surname, _at(signs.lengths, 1), _at(t, 1)),
        _join(_at(surname, -1), t, _at(signs.lengths, -1)),
    ]  # fmt: skip


def _of_names(signs: Signs) -> list[Numbers]:
    """What the known names over a character say, and the quotation marks around it."""
    known, of = signs.gazetteer, signs.word_of
    tp = _join(signs.tag_codes[of], signs.part)
    return [
        known, _join(known, tp), _join(known, _at(known, 1)), _join(known, _at(known, -1)),
        _join(signs.to_institution[of], signs.part, known),
        _join(signs.quoted, tp), _join(signs.quoted, known, signs.classes),
    ]  # fmt: skip
