"""From scores of labels to the best labels and their probabilities, all clauses of a text at once.

The best labels are Viterbi's (1967), the probabilities those of the scaled forward-backward
algorithm (Rabiner, 1989). Clauses are sorted by length, so that at each step those that still go
on are the first ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger import labels

# Names do not go on over these marks, so that each clause is a chain of its own.
CLAUSE_ENDS = "\0，。！？；：\n,!?;"
# Longer stretches without such marks are cut: a step of the algorithms takes all clauses at once.
LONGEST_CLAUSE = 256
_FORBIDDEN = -1e4

Floats = NDArray[np.floating[Any]]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Clauses:
    """Where the clauses of a text lie, the longest first."""

    starts: Integers
    lengths: Integers

    def going_on(self) -> Integers:
        """How many clauses have a character at each step."""
        steps = np.arange(self.lengths[0] if len(self.lengths) else 0)
        return np.searchsorted(-self.lengths, -steps, side="left")


def clauses(characters: NDArray[np.uint32]) -> Clauses:
    """The clauses of a text; the marks between them belong to none."""
    inside = ~np.isin(characters, [ord(c) for c in CLAUSE_ENDS])
    edges = np.diff(inside.astype(np.int8), prepend=0, append=0)
    starts = np.flatnonzero(edges == 1)
    starts, lengths = _cut(starts, np.flatnonzero(edges == -1) - starts)
    order = np.argsort(-lengths, kind="stable")
    return Clauses(starts[order], lengths[order])


def _cut(starts: Integers, lengths: Integers) -> tuple[Integers, Integers]:
    """The same stretches in pieces of at most ``LONGEST_CLAUSE``."""
    pieces = -(-lengths // LONGEST_CLAUSE)
    number = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    skipped = number * LONGEST_CLAUSE
    rest = np.repeat(lengths, pieces) - skipped
    return np.repeat(starts, pieces) + skipped, np.minimum(rest, LONGEST_CLAUSE)


def _allowed() -> tuple[Floats, Floats, Floats]:
    """1 for what may follow, start and end a clause, else 0."""
    span = range(labels.COUNT)
    follow = [[labels.may_follow(a, b) for b in span] for a in span]
    start = [labels.may_start(a) for a in span]
    end = [labels.may_end(a) for a in span]
    return np.array(follow, np.float32), np.array(start, np.float32), np.array(end, np.float32)


FOLLOW, START, END = _allowed()


def best_labels(scores: Floats, parts: Clauses, transitions: Floats) -> NDArray[np.int8]:
    """The most probable label of every character (rows of ``scores``); 0 outside the clauses."""
    result = np.zeros(len(scores), np.int8)
    if not len(parts.starts):
        return result
    step = np.where(FOLLOW > 0, transitions, _FORBIDDEN).T.copy()  # to × from
    going_on, best = parts.going_on(), scores[parts.starts] + np.where(START > 0, 0, _FORBIDDEN)
    last, pointers = np.empty_like(best), []
    for time, count in enumerate(going_on[1:], 1):
        last[count : len(best)] = best[count:]
        paths = best[:count, None, :] + step
        pointer = paths.argmax(2)
        best = np.take_along_axis(paths, pointer[:, :, None], 2)[:, :, 0]
        best += scores[parts.starts[:count] + time]
        pointers.append(pointer.astype(np.int8))
    last[: len(best)] = best
    current = (last + np.where(END > 0, 0, _FORBIDDEN)).argmax(1)
    result[parts.starts + parts.lengths - 1] = current
    for time in range(len(pointers), 0, -1):
        count = going_on[time]
        current[:count] = pointers[time - 1][np.arange(count), current[:count]]
        result[parts.starts[:count] + time - 1] = current[:count]
    return result


def marginals(scores: Floats, parts: Clauses, transitions: Floats) -> Floats:
    """The probability of every label at every character of the clauses; 0 elsewhere."""
    probabilities = np.zeros_like(scores)
    if len(parts.starts):
        potentials = np.exp(scores - scores.max(1, keepdims=True))
        steps = [parts.starts[:count] + time for time, count in enumerate(parts.going_on())]
        _forward(potentials, steps, transitions, probabilities)
        _backward(potentials, steps, transitions, probabilities)
    return _normal(probabilities)


def _forward(potentials: Floats, steps: list[Integers], transitions: Floats, into: Floats) -> None:
    """``steps`` are the places of the first characters of all clauses, of the second ones, …"""
    step, alpha = np.exp(transitions) * FOLLOW, START[None, :]
    for time, at in enumerate(steps):
        before = alpha[: len(at)] @ step if time else alpha
        alpha = into[at] = _normal(before * potentials[at])


def _backward(potentials: Floats, steps: list[Integers], transitions: Floats, into: Floats) -> None:
    """Turns what ``_forward`` left into probabilities that are not yet normal."""
    step, after = (np.exp(transitions) * FOLLOW).T, steps[-1][:0]
    beta = np.tile(END, (len(steps[0]), 1))
    for at in reversed(steps):
        on = len(after)
        beta[:on] = _normal((beta[:on] * potentials[after]) @ step)
        into[at] *= beta[: len(at)]
        after = at


def _normal(weights: Floats) -> Floats:
    normal: Floats = weights / np.maximum(weights.sum(1, keepdims=True), 1e-30)
    return normal
