"""One block as the grammar of names reads it: simplified text, and the words over it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader_app.analysis.context import Context
from reader_app.analysis.entities.cuts import mended
from reader_app.analysis.entities.gazetteer import known_names
from reader_app.analysis.entities.script import is_traditional, simplified
from reader_app.analysis.segment import default_segmenter


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

    @cached_property
    def by_tag(self) -> dict[str, list[int]]:
        """The indices of the words of each class."""
        indices: dict[str, list[int]] = defaultdict(list)
        for index, tag in enumerate(self.tags):
            indices[tag].append(index)
        return indices

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
        inside = bytearray(len(self.text) + 1)
        for start, end in spans:
            inside[start + 1 : end] = b"\1" * (end - start - 1)
        kept = {start for start in self.starts if not inside[start]}
        kept.update(start for start, _ in spans)
        kept.update(end for _, end in spans if end < len(self.text))
        starts = sorted(kept)
        ends = [*starts[1:], len(self.text)]
        words = [self.text[start:end] for start, end in zip(starts, ends, strict=True)]
        grouped = {start for start, _ in spans}
        known = dict(zip(self.starts, self.tags, strict=True))
        tags = [tag if start in grouped else known.get(start, "x") for start in starts]
        passage = Passage(self.text, self.offset, words, tags, starts)
        passage.__dict__["known"] = self.known  # of the text alone, so found once
        return passage


def passages(context: Context) -> list[Passage]:
    """The content blocks of a document. Traditional script is cut into words as simplified."""
    if not is_traditional(context.text):
        cuts = zip(context.blocks, context.cuts, strict=True)
        return [Passage(context.document.block_text(b), b.start, *mended(cut)) for b, cut in cuts]
    cut, folded = default_segmenter().cut, simplified(context.text)
    texts = [(folded[b.start : b.end], b.start) for b in context.paced(context.blocks, last=0.0)]
    return [Passage(text, start, *mended(cut(text))) for text, start in texts]
