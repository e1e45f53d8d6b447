"""What the steps of one analysis share: the document, its content text, its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property, lru_cache
from typing import Any, TypeVar, overload

from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.pieces import in_pieces
from reader_app.analysis.segment import CutText, Segmenter, Token, default_segmenter
from reader_app.documents.model import Block, Document

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

# Between two breaths: code points that are written anew, blocks that are looked at, findings.
_WRITTEN_AT_ONCE = 4096
_BLOCKS_AT_ONCE = 16
_FOUND_AT_ONCE = 128
# From so many code points on a text keeps one string for all places of a word.
_SHARED_FROM = 100_000

Breathe = Callable[[float], None]
"""Called with the share of the step that is done (0 to 1); may raise CancelledError."""


@lru_cache(maxsize=2)
def _own_segmenter(lexicon: Lexicon) -> Segmenter:
    """A segmenter that knows the user's words; making one takes about 80 ms."""
    return Segmenter(lexicon.words())


class Context:
    """One document under analysis. Steps read it and keep nothing in it.

    ``breathe`` is told how far a step is; it lets other threads run and may stop the work.
    """

    def __init__(
        self, document: Document, lexicon: Lexicon, breathe: Breathe = lambda _: None
    ) -> None:
        self.document = document
        self.text = document.text
        self.lexicon = lexicon
        self._breathe = breathe
        self._made: dict[Callable[..., Any], Any] = {}

    def paced(
        self, items: Sequence[_Item], first: float = 0.0, last: float = 1.0, every: int = 1
    ) -> Iterator[_Item]:
        """The items one by one, with a breath before each, or before ``every`` so many small ones.

        ``first`` and ``last`` say from which share of the step to which this loop takes it.
        """
        each = (last - first) / max(1, len(items))
        for index in range(0, len(items), every):
            self._breathe(first + index * each)
            yield from items[index : index + every]

    def within_block(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """What is found in one block, with a breath now and then: a block may be a whole book."""
        for index, item in enumerate(items):
            if index % _FOUND_AT_ONCE == 0:
                self._breathe(0.0)
            yield item

    def slice(self, start: int, end: int) -> Context:
        """The same for the work on a part of the text, which is as much of the step."""
        whole, part = max(1, len(self.text)), copy(self)
        first, last = start / whole, end / whole
        part._breathe = lambda share: self._breathe(first + share * (last - first))
        return part

    def once(self, make: Callable[[Context], _Made]) -> _Made:
        """What ``make`` finds in the document, worked out when it is first asked for: what two
        steps need is made by one of them."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def rewritten(self, rewrite: Callable[[str], str]) -> str:
        """The text as ``rewrite`` writes it, which keeps every offset and looks at no two blocks.

        It is written some blocks at a time, of a long text the whole would keep other threads
        waiting, and once: several steps read the same script.
        """
        if rewrite not in self._made:
            self._made[rewrite] = self._rewrite(rewrite)
        written: str = self._made[rewrite]
        return written

    def _rewrite(self, rewrite: Callable[[str], str]) -> str:
        text, done = self.text, 0
        pieces: list[str] = []
        for block in self.paced(self.blocks, last=0.0, every=_BLOCKS_AT_ONCE):
            if block.end - done >= _WRITTEN_AT_ONCE:
                pieces.append(rewrite(text[done : block.end]))
                done = block.end
        return "".join([*pieces, rewrite(text[done:])])

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The content blocks, the longest in pieces: the only places where a finding may lie."""
        text, blocks = self.text, self.document.content_blocks()
        return tuple(piece for block in blocks for piece in in_pieces(text, block))

    @cached_property
    def cuts(self) -> tuple[CutText, ...]:
        """The words of each content block in columns, offsets from the block's start."""
        return self.cut(self._segmenter, self.text)

    def cut(self, segmenter: Segmenter, text: str) -> tuple[CutText, ...]:
        """The words of each content block of ``text``, which has the document's offsets."""
        shared = len(text) > _SHARED_FROM
        blocks = self.paced(self.blocks, last=0.0)
        return tuple(segmenter.cut(text[block.start : block.end], shared) for block in blocks)

    @property
    def tokens(self) -> Sequence[Sequence[Token]]:
        """The words of each content block, made when asked for; offsets in the document's text."""
        return _Tokens(self)

    @cached_property
    def _segmenter(self) -> Segmenter:
        return _own_segmenter(self.lexicon) if self.lexicon.terms else default_segmenter()

    def block_index_at(self, position: int) -> int | None:
        """The index of the content block that holds a code point, or None."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self.blocks[index].end:
            return None
        return index

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]


class _Tokens(Sequence[Sequence[Token]]):
    """The words of the blocks as records, which nobody keeps: a long text has millions."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __len__(self) -> int:
        return len(self._context.blocks)

    @overload
    def __getitem__(self, index: int) -> Sequence[Token]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sequence[Token]]: ...
    def __getitem__(self, index: int | slice) -> Sequence[Token] | Sequence[Sequence[Token]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return self._context.cuts[index].tokens(self._context.blocks[index].start)
