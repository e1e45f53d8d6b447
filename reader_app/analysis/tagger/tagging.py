"""From blocks of words to the names that the model reads in them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger import TaggedBlock, TaggedName, labels
from reader_app.analysis.tagger.decoding import Floats, best_labels, clauses, marginals
from reader_app.analysis.tagger.features import Signs, Words
from reader_app.analysis.tagger.model import Model

# Blocks are done in batches of about this many characters, which bounds the memory.
_BATCH = 4_096


def tag(blocks: Sequence[Words], model: Model) -> Iterator[TaggedBlock]:
    """The names of each block, a batch at a time; offsets from the block's start."""
    for batch in _batches(blocks):
        yield from _tag_batch(batch, model)


def _batches(blocks: Sequence[Words]) -> Iterator[Sequence[Words]]:
    first, size = 0, 0
    for number, block in enumerate(blocks):
        if size and size + len(block.text) > _BATCH:
            yield blocks[first:number]
            first, size = number, 0
        size += len(block.text)
    if first < len(blocks):
        yield blocks[first:]


def _tag_batch(blocks: Sequence[Words], model: Model) -> Iterator[TaggedBlock]:
    signs = Signs(blocks)
    scores, parts = model.scores(signs), clauses(signs.characters)
    best = best_labels(scores, parts, model.transitions)
    probabilities = marginals(scores, parts, model.transitions)
    sure = np.take_along_axis(probabilities, best[:, None].astype(np.int64), 1)[:, 0]
    outside = array("f", probabilities[:, labels.OUTSIDE].astype(np.float32).tobytes())
    found = list(_names(best, sure))
    for start, block in zip(signs.offsets, blocks, strict=False):
        end = start + len(block.text)
        yield TaggedBlock(_within(found, start, end), outside[start:end])


def _names(best: NDArray[np.int8], sure: Floats) -> Iterator[TaggedName]:
    """The names that labels spell; a name is as sure as the least sure of its labels."""
    start = 0
    for position in np.flatnonzero(best > labels.OUTSIDE).tolist():
        kind, part = divmod(int(best[position]) - 1, 4)
        if part in (labels.BEGIN, labels.SINGLE):
            start = position
        if part in (labels.END, labels.SINGLE):
            score = float(sure[start : position + 1].min())
            yield TaggedName(start, position + 1, labels.KINDS[kind], score)


def _within(found: list[TaggedName], start: int, end: int) -> tuple[TaggedName, ...]:
    first = bisect_left(found, start, key=_start_of)
    last = bisect_left(found, end, key=_start_of)
    moved = (n._replace(start=n.start - start, end=n.end - start) for n in found[first:last])
    return tuple(moved)


def _start_of(name: TaggedName) -> int:
    return name.start
