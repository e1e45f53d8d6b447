"""From blocks of words to the names that the model reads in them."""

from __future__ import annotations

from array import array
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
    sure = probabilities[np.arange(len(best)), best]
    outside = array("f", probabilities[:, labels.OUTSIDE].astype(np.float32).tobytes())
    names = _names(best, sure)
    name = next(names, None)
    for start, block in zip(signs.offsets, blocks, strict=False):
        end, found = start + len(block.text), []
        while name and name.start < end:
            found.append(TaggedName(name.start - start, name.end - start, name.kind, name.score))
            name = next(names, None)
        yield TaggedBlock(tuple(found), outside[start:end])


def _names(best: NDArray[np.int8], sure: Floats) -> Iterator[TaggedName]:
    """The names that labels spell; a name is as sure as the least sure of its labels."""
    start, least = 0, 1.0
    inside = np.flatnonzero(best > labels.OUTSIDE)
    columns = (inside.tolist(), best[inside].tolist(), sure[inside].tolist())
    for position, label, own in zip(*columns, strict=True):
        kind, part = divmod(label - 1, 4)
        begins = part in (labels.BEGIN, labels.SINGLE)
        start, least = (position, own) if begins else (start, min(least, own))
        if part in (labels.END, labels.SINGLE):
            yield TaggedName(start, position + 1, labels.KINDS[kind], least)
