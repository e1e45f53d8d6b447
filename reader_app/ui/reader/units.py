"""What a double, triple and fourfold click takes: the word, the sentence, the block."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder

from reader_app.documents.offsets import Utf16Map
from reader_app.ui.reader.segments import Role, Segments

WordAt = Callable[[str, int], tuple[int, int]]

_REACH = 400  # code points: no sentence is looked for further away
# Compiled when somebody clicks twice, not while the first page is waited for.
_SENTENCE_END = r"(?:[。！？!?；;]|…{1,2})+[”’」』）)】]*|\n"
_CELL_END = r"[\t\n]"
# Letters and digits of all scripts but those that a segmenter of Chinese cuts, each with the marks
# over and under it; and words of them: state-of-the-art, don't, v2.10.3, 3,456.78.
_CHINESE = "々〆〇ぁ-ヿ㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c\u200d"
_LETTERS = rf"(?:[^\W{_CHINESE}][{_MARKS}]*)+"
_OTHER_WORD = rf"{_LETTERS}(?:(?:[.'’-]|(?<=\d),(?=\d\d\d)){_LETTERS})*"
# A text in which every code point is a character of its own.
_SINGLE = r"[\n -~‐-…、-〩ぁ-ゖァ-ヺ㐀-䶿一-鿿！-｠]*"


class Stretch(NamedTuple):
    """Code points of the document, end exclusive."""

    start: int
    end: int


def plain_word_at(text: str, position: int) -> tuple[int, int]:
    """The word at a position where no segmenter is at hand: of an alphabet, or one character."""
    return _other_word_at(text, position) or (position, min(position + 1, len(text)))


def _other_word_at(text: str, position: int) -> tuple[int, int] | None:
    for match in re.finditer(_OTHER_WORD, text):
        if match.start() <= position < match.end():
            return match.span()
    return None


def _whole_characters(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with all of the characters that it begins and ends in, as readers see them: flags
    and families are several code points (Unicode UAX #29)."""
    if re.fullmatch(_SINGLE, text):
        return start, end
    units = Utf16Map(text)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(units.to_units(start))
    first = finder.position() if finder.isAtBoundary() else finder.toPreviousBoundary()
    finder.setPosition(units.to_units(end))
    last = finder.position() if finder.isAtBoundary() else finder.toNextBoundary()
    return units.to_code_points(first), units.to_code_points(last)


class Units:
    """The words, sentences and blocks of a document, found around a code point."""

    def __init__(self, text: str, segments: Segments) -> None:
        self._text = text
        self._segments = segments
        self.word_at: WordAt = plain_word_at

    def character(self, position: int) -> Stretch:
        return Stretch(position, position)

    def word(self, position: int) -> Stretch:
        sentence = self.sentence(position)
        if not sentence.start <= position < sentence.end:
            return Stretch(position, position)
        text, at = self._text[sentence.start : sentence.end], position - sentence.start
        start, end = self.word_at(text, at)
        # A segmenter of Chinese cuts words of other scripts to pieces.
        if (other := _other_word_at(text, at)) is not None:
            start, end = min(start, other[0]), max(end, other[1])
        start, end = _whole_characters(text, start, end)
        return Stretch(sentence.start + start, sentence.start + end)

    def sentence(self, position: int) -> Stretch:
        """The sentence without the line end behind it; in a table the cell."""
        block = self.block(position)
        low = max(block.start, position - _REACH)
        high = min(block.end, position + _REACH)
        ends = re.compile(_CELL_END if self._in_table(position) else _SENTENCE_END)
        for match in ends.finditer(self._text, low, high):
            if match.end() > position:
                return Stretch(low, match.start() if match[0].isspace() else match.end())
            low = match.end()
        return Stretch(low, high)

    def _in_table(self, position: int) -> bool:
        segments = self._segments
        return bool(len(segments)) and segments.role(segments.at(position)) is Role.TABLE

    def block(self, position: int) -> Stretch:
        if not len(self._segments):
            return Stretch(0, 0)
        return Stretch(*self._segments.block_span(self._segments.at(position)))
