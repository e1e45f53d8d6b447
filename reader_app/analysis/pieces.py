"""A text in bounded portions, so that what a step needs at once is bounded too.

A file of one line may be a block of millions of characters, and a file a collection of books.
Taken whole, the words of these, their borders and the candidates for names take gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from reader_app.documents.model import Block, Document

_Item = TypeVar("_Item")
# Code points; the longest paragraph that somebody wrote has far less.
LONGEST = 65_536
# Code points. Inside a part all that is told of a name or a term counts for the whole of it.
PART = 1_000_000
# Code points before and behind a place that a reader of it may soon have on screen.
_BEFORE, _BEHIND = 6_000, 18_000
# Where a block is cut, the best first: behind a line, a sentence, a clause, any sign or blank.
_ENDS = tuple(map(re.compile, (r"\n", r"[。！？!?]", r"[；;，,、：:]", r"[\W_]")))


def in_pieces(text: str, block: Block) -> Iterator[Block]:
    """The block, or if it is too long its parts, without blanks around them.

    They are cut where the text pauses; where it never does, after ``LONGEST`` code points.
    """
    if block.end - block.start <= LONGEST:
        yield block
        return
    start = block.start
    while start < block.end:
        end = _end(text, start, block.end)
        bare = text[start:end]
        first = start + len(bare) - len(bare.lstrip())
        if words := bare.strip():
            yield replace(block, start=first, end=first + len(words))
        start = end


def _end(text: str, start: int, last: int) -> int:
    """The end of the piece that begins at ``start``: in its second half, if the text allows."""
    most = start + LONGEST
    if most >= last:
        return last
    for sign in _ENDS:
        found = [one.end() for one in sign.finditer(text, most - LONGEST // 2, most)]
        if found:
            return found[-1]
    return most


def around(document: Document, position: int) -> Document:
    """The document with only the blocks about a place of its text, the longest in pieces: what can
    be analysed at once where the whole takes long."""
    pieces = (piece for block in document.blocks for piece in in_pieces(document.text, block))
    first, last = position - _BEFORE, position + _BEHIND
    return replace(document, blocks=tuple(p for p in pieces if p.end > first and p.start < last))


def in_parts(
    items: Iterable[_Item], span: Callable[[_Item], tuple[int, int]]
) -> Iterator[list[_Item]]:
    """All items together, those of a huge text in parts; ``span`` tells the place of each."""
    part: list[_Item] = []
    first = 0
    for item in items:
        start, end = span(item)
        if part and end - first > PART:
            yield part
            part = []
        first = first if part else start
        part.append(item)
    if part:
        yield part
