"""The features of every character of a text, as numbers that the model looks up.

Each template below looks at a few signs at and around a character and hashes their values to one
number (feature hashing: Weinberger et al., 2009), for all characters of a text at once. Training
and tagging share this module; a change here needs a new model.
"""

from __future__ import annotations

from collections.abc import Sequence
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
) * np.array([31**power for power in range(_HASHED_LENGTH)][::-1], np.uint32)
_FOUR_BITS_EACH = np.array([[0], [4], [8], [12]], np.uint32)
_LOOK_AHEAD = 6
# Words that end a stretch in which a type of institution would belong to what stands here.
_BREAKS = frozenset({"x", "p", "c", "u", "d", "r", "y", "uj", "ul", "ud", "ug", "uz", "uv", "f"})

_BREAKING = np.array([tag in _BREAKS for tag in ("", *TAG_NUMBERS)])


class Words(Protocol):
    """A block cut into words: its text in simplified script, and each word's tag and start."""

    @property
    def text(self) -> str: ...
    @property
    def words(self) -> list[str]: ...
    @property
    def tags(self) -> list[str]: ...
    @property
    def starts(self) -> Sequence[int]: ...


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
        classes = np.array(list(map(word_classes, words)), np.uint32)
        columns = (classes >> _FOUR_BITS_EACH) & np.uint32(15)
        self.rare, self.word_class, self.suffix, self.surname = columns
        self.last_characters = self.characters[begin + length - 1]
        self.first_characters = self.characters[begin]
        self._distances()

    def _hashes(self, begin: NDArray[np.int64], length: NDArray[np.int64]) -> Numbers:
        """A polynomial in 31 of the words' lengths and their first characters."""
        number = np.arange(_HASHED_LENGTH)[:, None]
        at = self.characters.take(np.minimum(begin + number, self.size - 1))
        terms = np.where(number < length, at, np.uint32(0)) * _MULTIPLIERS[:, None]
        codes: Numbers = np.add.reduce(terms, axis=0, dtype=np.uint32)
        codes += length.astype(np.uint32) * np.uint32(31**_HASHED_LENGTH)
        return codes

    def _distances(self) -> None:
        """How many words on a type of institution, or of place, ends the stretch of each word."""
        breaks = _BREAKING.take(self.tag_codes)
        ends = self.suffix
        self.to_institution = _distance((ends == 1) | (ends == 2), breaks)
        self.to_place = _distance(ends > 2, breaks)


def _code_points(text: str) -> Numbers:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _part(place: NDArray[np.int64], length: NDArray[np.int64]) -> Numbers:
    """Of each character: alone (0), first (1), last (2), second (3), further (4) in its word."""
    part = np.where(place == 1, 3, 4)
    part[place == length - 1] = 2
    part[place == 0] = 1
    part[length == 1] = 0
    return part.astype(np.uint32)


def _distance(ends: NDArray[np.bool_], breaks: NDArray[np.bool_]) -> Numbers:
    """How many words on (1: itself) the next of ``ends`` is with no break before it, or 0."""
    place = np.arange(len(ends))
    end, stop = _next(ends), _next(breaks)
    near = (end <= stop) & (end - place < _LOOK_AHEAD)
    return np.where(near, end - place + 1, 0).astype(np.uint32)


def _next(marked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Of each position the next marked one, itself included, or one far beyond the end."""
    size = len(marked)
    places = np.where(marked, np.arange(size), 2 * size + _LOOK_AHEAD)
    return np.minimum.accumulate(places[::-1])[::-1]


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


def codes(signs: Signs) -> Numbers:
    """For each template (row) the feature at every position, as a hash of 32 bits."""
    of_words = _OF_WORDS.joined(_word_columns(signs))
    rows = [
        _OF_CHARACTERS.joined([signs.characters, signs.classes]),
        _join(of_words.take(signs.word_of, axis=1), signs.part),
        _OF_NAMES.joined(_name_columns(signs)),
    ]
    mixed: Numbers = np.concatenate(rows)
    mixed += (np.arange(len(mixed)) * 0x9E3779B1).astype(np.uint32)[:, None]
    mixed *= np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed


def _join(one: Numbers, other: Numbers) -> Numbers:
    joined: Numbers = (one * np.uint32(0x01000193)) ^ (other * np.uint32(0x9E3779B1))
    joined ^= joined >> np.uint32(13)
    return joined


class Templates:
    """Templates of one to four signs each, for all positions and all templates at once.

    On a short text a call of numpy takes longer than its work, and there are 61 templates.
    ``reach`` says of each sign how many positions to both sides are looked at; a template's signs
    are joined by dots, those before and behind marked by < and > for each position.
    """

    def __init__(self, reach: dict[str, int], templates: str) -> None:
        offsets = [(sign, at) for sign, far in reach.items() for at in range(-far, far + 1)]
        names = [sign + ("<" * -at if at < 0 else ">" * at) for sign, at in offsets]
        self._reach = list(reach.values())
        self._height = len(names)
        parts = [[names.index(name) for name in one.split(".")] for one in templates.split()]
        self._first = [part[0] for part in parts]
        self._further = []
        for size in range(2, max(map(len, parts)) + 1):
            longer = [number for number, part in enumerate(parts) if len(part) >= size]
            self._further.append((longer, [parts[number][size - 1] for number in longer]))

    def joined(self, columns: Sequence[Numbers]) -> Numbers:
        """A row for each template; a column for each sign, in the order of ``reach``."""
        signs = self._around(columns)
        rows: Numbers = signs[self._first]
        for longer, further in self._further:
            rows[longer] = _join(rows[longer], signs[further])
        return rows

    def _around(self, columns: Sequence[Numbers]) -> Numbers:
        """A row for each sign at each offset; blank beyond the ends."""
        rows, number = np.zeros((self._height, len(columns[0])), np.uint32), 0
        for column, far in zip(columns, self._reach, strict=True):
            for offset in range(-far, far + 1):
                _shift(column, offset, rows[number])
                number += 1
        return rows


def _shift(column: Column, offset: int, into: Column) -> None:
    """Write the values ``offset`` positions on; what lies beyond the ends is left as it is."""
    if offset >= 0:
        into[: len(into) - offset] = column[offset:]
    else:
        into[-offset:] = column[:offset]


_OF_CHARACTERS = Templates(
    {"char": 2, "class": 2},
    "char<< char< char char> char>> char<<.char< char<.char char.char> char>.char>> char<.char>"
    " char<<.char<.char char<.char.char> char.char>.char>>"
    " class class<.class class.class> class<.class.class> class<<.class<.class class.class>.class>>"
    " char.class<.class> char<.class class.char>",
)
# What the words around say, of which each is joined with the character's part in its own word:
# the words, and what the word lists know of them.
_OF_WORDS = Templates(
    {"word": 1, "tag": 2, "rare": 1, "size": 0, "length": 1, "first": 1, "last": 1}
    | {"kind": 1, "suffix": 1, "surname": 1, "institution": 0, "place": 0},
    "word word< word> word<.word word.word>"
    " tag.size tag.tag< tag.tag> tag.tag<.tag> tag.rare"
    " tag.rare.tag<.rare< tag.rare.tag>.rare> tag.tag>> tag.tag<<"
    " last.size last< first> last> word<.tag word>.tag size.rare"
    " kind kind<.tag kind>.tag kind<.kind> suffix.tag suffix>.tag"
    " institution.tag place.tag institution.tag<"
    " surname.length>.tag> surname<.tag.length<",
)
# What the known names over a character say, and the quotation marks around it; "own" is the tag
# of its word with its part in it.
_OF_NAMES = Templates(
    {"known": 1, "own": 0, "institution": 0, "part": 0, "quoted": 0, "class": 0},
    "known known.own known.known> known.known<"
    " institution.part.known quoted.own quoted.known.class",
)


def _word_columns(signs: Signs) -> list[Numbers]:
    words = [signs.word_codes, signs.tag_codes, signs.rare, np.minimum(signs.lengths, 5)]
    ends = [signs.lengths, signs.first_characters, signs.last_characters]
    lists = [signs.word_class, signs.suffix, signs.surname, signs.to_institution, signs.to_place]
    return [*words, *ends, *lists]


def _name_columns(signs: Signs) -> list[Numbers]:
    own = _join(signs.tag_codes[signs.word_of], signs.part)
    institution = signs.to_institution[signs.word_of]
    return [signs.gazetteer, own, institution, signs.part, signs.quoted, signs.classes]
