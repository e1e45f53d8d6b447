"""What a double, triple and fourfold click takes: the word, the sentence, the block."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reader_app.ui.reader.segments import Segments

WordAt = Callable[[str, int], tuple[int, int]]

_REACH = 400  # code points: no sentence is looked for further away
# Compiled when somebody clicks twice, not while the first page is waited for.
_SENTENCE_END = r"(?:[。！？!?；;]|…{1,2})+[”’」』）)】]*|\n"
_LATIN_WORD = r"[^\W一-鿿㐀-䶿]+(?:[.'’-][^\W一-鿿]+)*"


class Stretch(NamedTuple):
    """Code points of the document, end exclusive."""

    start: int
    end: int


def plain_word_at(text: str, position: int) -> tuple[int, int]:
    """The word at a position where no segmenter is at hand: a Latin word, or one character."""
    for match in re.finditer(_LATIN_WORD, text):
        if match.start() <= position < match.end():
            return match.span()
    return position, min(position + 1, len(text))


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
        text = self._text[sentence.start : sentence.end]
        start, end = self.word_at(text, position - sentence.start)
        return Stretch(sentence.start + start, sentence.start + end)

    def sentence(self, position: int) -> Stretch:
        block = self.block(position)
        low = max(block.start, position - _REACH)
        high = min(block.end, position + _REACH)
        for match in re.compile(_SENTENCE_END).finditer(self._text, low, high):
            if match.end() > position:
                return Stretch(low, match.end())
            low = match.end()
        return Stretch(low, high)

    def block(self, position: int) -> Stretch:
        if not len(self._segments):
            return Stretch(0, 0)
        return Stretch(*self._segments.block_span(self._segments.at(position)))
