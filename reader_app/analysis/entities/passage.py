"""One block as the grammar of names reads it: simplified text, and the words over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader_app.analysis.context import Context
from reader_app.analysis.entities.cuts import mended
from reader_app.analysis.entities.gazetteer import known_names
from reader_app.analysis.entities.script import is_traditional, simplified
from reader_app.analysis.segment import CutText, default_segmenter


@dataclass(frozen=True)
class Passage:
    """A block's text with its words; all offsets are code points from the block's start."""

    text: str
    offset: int
    words: list[str]
    tags: list[str]
    starts: list[int]

    @cached_property
    def known(self) -> list[tuple[int, int, str]]:
        """Start, end and text of every known name, the longest at each start."""
        return [(start, end, self.text[start:end]) for start, end in known_names().find(self.text)]

    def tagged(self, tag: str) -> list[int]:
        """The indices of the words of a class."""
        tags, found, index = self.tags, [], -1
        for _ in range(tags.count(tag)):
            index = tags.index(tag, index + 1)
            found.append(index)
        return found

    @cached_property
    def borders(self) -> frozenset[int]:
        """Where a word starts, and the end of the text."""
        return frozenset((*self.starts, len(self.text)))

    def word_at(self, position: int) -> int:
        """The index of the word that holds ``position``."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, index: int) -> int:
        return self.starts[index] + len(self.words[index])

    def tag_of(self, start: int, end: int) -> str:
        """The tag of the word that is exactly this span, or an empty string."""
        if not self.text:
            return ""
        index = self.word_at(start)
        exact = self.starts[index] == start and self.end_of(index) == end
        return self.tags[index] if exact else ""

    def tags_of(self, start: int, end: int) -> list[str]:
        """The tags of the words that begin in a span."""
        first = self.word_at(start)
        last = self.word_at(end - 1)
        return self.tags[first : last + 1]

    def regrouped(self, spans: Iterable[tuple[int, int]], tag: str) -> Passage:
        """The same text with each span as one word of class ``tag``.

        Spans are in order and do not overlap; words that stick out of a span are cut there, so
        that 吉水/镇华仁 becomes 吉水镇/华仁 once 吉水镇 is known.
        """
        spans = list(spans)
        if not spans:
            return self
        columns, done, index = CutText([], [], []), 0, 0
        for start, end in spans:
            first = bisect_left(self.starts, start, index)
            self._copy(columns, done, slice(index, first), start)
            columns.append(self.text[start:end], tag, start)
            done, index = end, bisect_left(self.starts, end, first)
        self._copy(columns, done, slice(index, len(self.starts)), len(self.text))
        passage = Passage(self.text, self.offset, *columns)
        passage.__dict__["known"] = self.known  # of the text alone, so found once
        return passage

    def _copy(self, columns: CutText, start: int, between: slice, end: int) -> None:
        """Copy what stands from ``start`` to ``end``, where the words ``between`` begin."""
        starts = self.starts[between]
        border = starts[0] if starts else end
        if start < border:  # the rest of a word that was cut
            columns.append(self.text[start:border], "x", start)
        columns.words.extend(self.words[between])
        columns.tags.extend(self.tags[between])
        columns.starts.extend(starts)
        if starts and starts[-1] + len(columns.words[-1]) > end:
            columns.words[-1] = self.text[starts[-1] : end]


def passages(context: Context) -> list[Passage]:
    """The content blocks of a document. Traditional script is cut into words as simplified."""
    if not is_traditional(context.text):
        cuts = zip(context.paced(context.blocks, last=0.0), context.cuts, strict=True)
        return [Passage(context.document.block_text(b), b.start, *mended(cut)) for b, cut in cuts]
    cut, folded = default_segmenter().cut, simplified(context.text)
    texts = [(folded[b.start : b.end], b.start) for b in context.paced(context.blocks, last=0.0)]
    return [Passage(text, start, *mended(cut(text))) for text, start in texts]
