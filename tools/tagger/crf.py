"""Training of a linear-chain conditional random field over hashed features, with numpy alone.

Lafferty, McCallum and Pereira (2001). The weights are learned by AdaGrad (Duchi et al., 2011) over
batches of clauses, with features left out at random so that no single one is relied on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger import labels
from reader_app.analysis.tagger.decoding import END, FOLLOW, START
from tagger.examples import Examples

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass
class Batch:
    """Clauses of like length; beyond a clause's end ``at`` repeats its last character."""

    at: Integers  # clauses × time: positions of characters
    real: Mask  # clauses × time: whether within the clause
    lengths: Integers
    weights: Floats
    # The features of all characters sorted by table row, and where a row's own begin.
    order: Integers
    touched: Integers
    borders: Integers


def batches(examples: Examples, size: int, seed: int) -> list[Batch]:
    """Batches of about ``size`` characters."""
    lengths = examples.parts.lengths
    order = np.argsort(lengths + np.random.default_rng(seed).random(len(lengths)) * 3)
    ends = np.cumsum(lengths[order])
    made, start = [], 0
    while start < len(order):
        done = ends[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(ends, done + size)))
        made.append(_batch(examples, order[start:end]))
        start = end
    return made


def _batch(examples: Examples, chosen: Integers) -> Batch:
    lengths = examples.parts.lengths[chosen]
    time = np.arange(lengths.max())
    at = examples.parts.starts[chosen][:, None] + np.minimum(time, lengths[:, None] - 1)
    real = time < lengths[:, None]
    rows = examples.features[:, at[real]].ravel()
    order = np.argsort(rows, kind="stable")
    borders = np.flatnonzero(np.diff(rows[order], prepend=-1))
    touched = rows[order][borders].astype(np.int64)
    return Batch(at, real, lengths, examples.weights[chosen], order, touched, borders)


class Trainer:
    """Learns weights: ``table`` (rows × labels) and ``transitions`` (labels × labels)."""

    def __init__(self, size: int, rate: float, dropout: float, seed: int) -> None:
        self.table = np.zeros((size, labels.COUNT), np.float32)
        self.transitions = np.zeros((labels.COUNT, labels.COUNT), np.float32)
        self._squares = np.full_like(self.table, 1e-3)
        self._transition_squares = np.full_like(self.transitions, 1e-2)
        self._rate, self._dropout = rate, dropout
        self._random = np.random.default_rng(seed)

    def epoch(self, examples: Examples, made: list[Batch]) -> float:
        """One pass; returns the mean probability that was given to the right label."""
        right = [self._learn(examples, made[n]) for n in self._random.permutation(len(made))]
        return sum(right) / sum(int(batch.lengths.sum()) for batch in made)

    def _learn(self, examples: Examples, batch: Batch) -> float:
        positions = batch.at[batch.real]
        rows = examples.features[:, positions]
        keep = self._random.random(rows.shape, np.float32) >= self._dropout
        scores = np.zeros((*batch.at.shape, labels.COUNT), np.float32)
        scores[batch.real] = self._scores(rows, keep)
        probabilities, pairs = marginals(scores, batch.lengths, self.transitions)
        gold, each = examples.gold[positions], np.arange(len(positions))
        gradient = probabilities[batch.real]
        right = float(gradient[each, gold].sum())
        gradient[each, gold] -= 1
        weights = np.repeat(batch.weights, batch.lengths)[:, None]
        self._update_table(batch, gradient * weights, keep.ravel())
        self._update_transitions(pairs - _pairs(examples.gold[batch.at], batch.real))
        return right

    def _scores(self, rows: NDArray[np.int32], keep: Mask) -> Floats:
        total = np.zeros((rows.shape[1], labels.COUNT), np.float32)
        for row, kept in zip(rows, keep, strict=True):
            total += self.table[row] * kept[:, None]
        return total / np.float32(1 - self._dropout)

    def _update_table(self, batch: Batch, gradient: Floats, keep: Mask) -> None:
        each = gradient[batch.order % len(gradient)] * keep[batch.order][:, None]
        summed = np.add.reduceat(each, batch.borders, axis=0)
        squares = self._squares[batch.touched] + summed**2
        self._squares[batch.touched] = squares
        self.table[batch.touched] -= self._rate * summed / np.sqrt(squares)
        self.table[0] = 0  # the row of what is left out

    def _update_transitions(self, gradient: Floats) -> None:
        self._transition_squares += gradient**2
        self.transitions -= self._rate * gradient / np.sqrt(self._transition_squares)


def _pairs(gold: NDArray[np.int8], real: Mask) -> Floats:
    """How often each label follows each."""
    both, counts = real[:, 1:], np.zeros((labels.COUNT, labels.COUNT), np.float32)
    np.add.at(counts, (gold[:, :-1][both], gold[:, 1:][both]), 1)
    return counts


def marginals(scores: Floats, lengths: Integers, transitions: Floats) -> tuple[Floats, Floats]:
    """Label marginals (clauses × time × labels) and summed marginals of pairs of labels."""
    potentials = np.exp(scores - scores.max(-1, keepdims=True))
    step, time = np.exp(transitions) * FOLLOW, scores.shape[1]
    alpha, beta = np.empty_like(potentials), np.empty_like(potentials)
    for t in range(time):
        before = alpha[:, t - 1] @ step if t else START
        alpha[:, t] = _normal(before * potentials[:, t])
    pairs = np.zeros_like(transitions)
    for t in range(time - 1, -1, -1):
        beta[:, t] = END
        on = t + 1 < lengths
        if on.any():
            inner = potentials[on, t + 1] * beta[on, t + 1]
            beta[on, t] = _normal(inner @ step.T)
            before = alpha[on, t] / ((alpha[on, t] @ step) * inner).sum(1, keepdims=True)
            pairs += before.T @ inner * step
    return _normal(alpha * beta), pairs


def _normal(weights: Floats) -> Floats:
    return weights / weights.sum(-1, keepdims=True)
