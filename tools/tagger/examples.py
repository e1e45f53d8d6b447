"""Sentences as the trainer wants them: table rows, labels, and clauses with a weight each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.entities.script import simplified
from reader_app.analysis.segment import default_segmenter
from reader_app.analysis.tagger import labels
from reader_app.analysis.tagger.decoding import Clauses, clauses
from reader_app.analysis.tagger.features import Signs, rows
from tagger.corpus import Sentence

_AT_ONCE = 200


@dataclass(frozen=True)
class Block:
    """A sentence cut into words, as the tagger reads it."""

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]


def block(text: str) -> Block:
    text = simplified(text)
    tokens = default_segmenter().tokens(text)
    return Block(text, [t.word for t in tokens], [t.tag for t in tokens], [t.start for t in tokens])


@dataclass
class Examples:
    """Characters of many clauses: their rows (templates × characters), labels, where each lies."""

    rows: NDArray[np.int32]
    gold: NDArray[np.int8]
    parts: Clauses
    weights: NDArray[np.float32]

    def without_rare(self, size: int, least: int) -> None:
        """Turns features seen fewer than ``least`` times into row 0, which weighs nothing."""
        seen = np.bincount(self.rows.ravel(), minlength=size)
        self.rows[(seen < least)[self.rows]] = 0

    def only(self, kept: NDArray[np.bool_]) -> None:
        self.rows[~kept[self.rows]] = 0


def examples(sentences: Sequence[Sentence], weights: Sequence[float], size: int) -> Examples:
    made = list(_batches(sentences, weights, size))
    ends = np.cumsum([len(gold) for _, gold, _, _ in made])
    starts = [parts.starts + end - len(gold) for (_, gold, parts, _), end in zip(made, ends, strict=True)]
    return Examples(
        np.concatenate([rows for rows, _, _, _ in made], axis=1),
        np.concatenate([gold for _, gold, _, _ in made]),
        Clauses(np.concatenate(starts), np.concatenate([parts.lengths for _, _, parts, _ in made])),
        np.concatenate([weight for _, _, _, weight in made]),
    )


def _batches(
    sentences: Sequence[Sentence], weights: Sequence[float], size: int
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int8], Clauses, NDArray[np.float32]]]:
    for first in range(0, len(sentences), _AT_ONCE):
        batch = sentences[first : first + _AT_ONCE]
        signs = Signs([block(sentence.text) for sentence in batch])
        gold = np.zeros(signs.size, np.int8)
        for sentence, offset in zip(batch, signs.offsets, strict=False):
            _label(gold, sentence, offset)
        parts = clauses(signs.characters)
        owner = np.searchsorted(signs.offsets, parts.starts, side="right") - 1
        weight = np.array(weights[first : first + _AT_ONCE], np.float32)[owner]
        yield np.stack([row.astype(np.int32) for row in rows(signs, size)]), gold, parts, weight


def _label(gold: NDArray[np.int8], sentence: Sentence, offset: int) -> None:
    for start, end, kind in sentence.spans:
        first, last = offset + start, offset + end - 1
        gold[first : last + 1] = labels.label(kind, labels.INSIDE)
        gold[first], gold[last] = labels.label(kind, labels.BEGIN), labels.label(kind, labels.END)
        if first == last:
            gold[first] = labels.label(kind, labels.SINGLE)
