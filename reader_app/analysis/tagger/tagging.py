"""From blocks of words to the names that the model reads in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger import TaggedName, labels
from reader_app.analysis.tagger.decoding import Clauses, Floats, best_labels, clauses, marginals
from reader_app.analysis.tagger.features import Signs, Words
from reader_app.analysis.tagger.model import Model

# Blocks are done in batches of about this many characters, which bounds the memory.
_BATCH = 16_384


def tag(blocks: Sequence[Words], model: Model) -> list[list[TaggedName]]:
    """The names of each block, in order, without overlap; offsets from the block's start."""
    return [names for batch in _batches(blocks) for names in _tag_batch(batch, model)]


def _batches(blocks: Sequence[Words]) -> Iterator[Sequence[Words]]:
    first, size = 0, 0
    for number, block in enumerate(blocks):
        if size and size + len(block.text) > _BATCH:
            yield blocks[first:number]
            first, size = number, 0
        size += len(block.text)
    if first < len(blocks):
        yield blocks[first:]


def _tag_batch(blocks: Sequence[Words], model: Model) -> Iterator[list[TaggedName]]:
    signs = Signs(blocks)
    scores, parts = model.scores(signs), clauses(signs.characters)
    best = best_labels(scores, parts, model.transitions)
    named = _with_names(best, parts)
    probabilities = marginals(scores, parts.chosen(named), model.transitions)
    sure = np.take_along_axis(probabilities, best[:, None].astype(np.int64), 1)[:, 0]
    found = list(_names(best, sure))
    for start, block in zip(signs.offsets, blocks, strict=False):
        yield _within(found, start, start + len(block.text))


def _with_names(best: NDArray[np.int8], parts: Clauses) -> NDArray[np.bool_]:
    """Of each clause, whether it has a name."""
    counts = np.concatenate(([0], np.cumsum(best > labels.OUTSIDE)))
    named: NDArray[np.bool_] = counts[parts.starts + parts.lengths] > counts[parts.starts]
    return named


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


def _within(found: list[TaggedName], start: int, end: int) -> list[TaggedName]:
    first = bisect_left(found, start, key=_start_of)
    last = bisect_left(found, end, key=_start_of)
    return [n._replace(start=n.start - start, end=n.end - start) for n in found[first:last]]


def _start_of(name: TaggedName) -> int:
    return name.start
