"""What the steps of one analysis share: the document, its content text, its words."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.segment import Segmenter, Token, default_segmenter
from reader_app.documents.model import Block, Document


class Context:
    """One document under analysis. Steps read it and keep nothing in it."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.text = document.text
        self.lexicon = lexicon

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The content blocks: the only places where a finding may lie."""
        return tuple(self.document.content_blocks())

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """The words of each content block, block by block, offsets in the document's text."""
        segmenter = self._segmenter
        return tuple(
            tuple(
                Token(word, start + block.start, end + block.start, tag)
                for word, start, end, tag in segmenter.tokens(self.text[block.start : block.end])
            )
            for block in self.blocks
        )

    @cached_property
    def _segmenter(self) -> Segmenter:
        if self.lexicon.terms:
            return Segmenter(self.lexicon.words())
        return default_segmenter()

    def block_index_at(self, position: int) -> int | None:
        """The index of the content block that holds a code point, or None."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self.blocks[index].end:
            return None
        return index

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]
