"""Sentences as the trainer wants them: table rows, labels, and clauses with a weight each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.entities.script import is_traditional, simplified
from reader_app.analysis.segment import default_segmenter
from reader_app.analysis.tagger import labels
from reader_app.analysis.tagger.decoding import Clauses, clauses
from reader_app.analysis.tagger.features import Signs, codes
from tagger.corpus import Sentence

_AT_ONCE = 200


@dataclass(frozen=True)
class Block:
    """A sentence cut into words, as the tagger reads it."""

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]


def cut(text: str) -> Block:
    if is_traditional(text):
        text = simplified(text)
    tokens = default_segmenter().tokens(text)
    return Block(text, [t.word for t in tokens], [t.tag for t in tokens], [t.start for t in tokens])


@dataclass
class Examples:
    """Characters of many clauses: features (templates × characters), labels, where each lies.

    A feature is a row of the trainer's table, 0 one that is left out; ``codes`` has the hash of
    each. ``weights`` has one for each clause.
    """

    features: NDArray[np.int32]
    codes: NDArray[np.uint32]
    gold: NDArray[np.int8]
    parts: Clauses
    weights: NDArray[np.float32]


def examples(sentences: Sequence[Sentence], weights: Sequence[float], least: int) -> Examples:
    """``sentences`` with a weight each; features seen fewer than ``least`` times are left out."""
    made = list(_batches(sentences, weights))
    ends = np.cumsum([len(gold) for _, gold, _, _ in made])
    starts = [p.starts + end - len(gold) for (_, gold, p, _), end in zip(made, ends, strict=True)]
    features, known = _numbered(np.concatenate([hashes for hashes, _, _, _ in made], 1), least)
    return Examples(
        features,
        known,
        np.concatenate([gold for _, gold, _, _ in made]),
        Clauses(np.concatenate(starts), np.concatenate([parts.lengths for _, _, parts, _ in made])),
        np.concatenate([weight for _, _, _, weight in made]),
    )


def _numbered(
    hashes: NDArray[np.uint32], least: int
) -> tuple[NDArray[np.int32], NDArray[np.uint32]]:
    """Hashes as row numbers from 1 on, and the hash of each row."""
    known, inverse, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    often = counts >= least
    numbers = np.where(often, np.cumsum(often), 0).astype(np.int32)
    rows = numbers[inverse].reshape(hashes.shape)
    return rows, np.concatenate((np.zeros(1, np.uint32), known[often]))


def _batches(
    sentences: Sequence[Sentence], weights: Sequence[float]
) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.int8], Clauses, NDArray[np.float32]]]:
    for first in range(0, len(sentences), _AT_ONCE):
        batch = sentences[first : first + _AT_ONCE]
        signs = Signs([cut(sentence.text) for sentence in batch])
        gold = np.zeros(signs.size, np.int8)
        for sentence, offset in zip(batch, signs.offsets, strict=False):
            _label(gold, sentence, offset)
        parts = clauses(signs.characters)
        owner = np.searchsorted(signs.offsets, parts.starts, side="right") - 1
        weight = np.array(weights[first : first + _AT_ONCE], np.float32)[owner]
        yield np.stack(list(codes(signs))), gold, parts, weight


def _label(gold: NDArray[np.int8], sentence: Sentence, offset: int) -> None:
    for start, end, kind in sentence.spans:
        first, last = offset + start, offset + end - 1
        gold[first : last + 1] = labels.label(kind, labels.INSIDE)
        gold[first], gold[last] = labels.label(kind, labels.BEGIN), labels.label(kind, labels.END)
        if first == last:
            gold[first] = labels.label(kind, labels.SINGLE)
