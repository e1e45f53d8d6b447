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

    def chosen(self, which: NDArray[np.bool_]) -> Clauses:
        return Clauses(self.starts[which], self.lengths[which])


def clauses(characters: NDArray[np.uint32]) -> Clauses:
    """The clauses of a text; the marks between them belong to none."""
    inside = ~np.isin(characters, [ord(c) for c in CLAUSE_ENDS])
    edges = np.diff(inside.astype(np.int8), prepend=0, append=0)
    starts = np.flatnonzero(edges == 1)
    lengths = np.flatnonzero(edges == -1) - starts
    order = np.argsort(-lengths, kind="stable")
    return Clauses(starts[order], lengths[order])


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
        _forward(scores, parts, transitions, probabilities)
        _backward(scores, parts, transitions, probabilities)
    return probabilities


def _forward(scores: Floats, parts: Clauses, transitions: Floats, into: Floats) -> None:
    step = np.exp(transitions) * FOLLOW
    for time, count in enumerate(parts.going_on()):
        at = parts.starts[:count] + time
        before = into[at - 1] @ step if time else START
        into[at] = _normal(before * _potentials(scores[at]))


def _backward(scores: Floats, parts: Clauses, transitions: Floats, into: Floats) -> None:
    """Turns what ``_forward`` left into the probabilities."""
    step = (np.exp(transitions) * FOLLOW).T
    going_on = parts.going_on()
    beta = np.tile(END, (len(parts.starts), 1))
    for time in range(len(going_on) - 1, -1, -1):
        at = parts.starts[: going_on[time]] + time
        if time + 1 < len(going_on):
            on = going_on[time + 1]
            beta[:on] = _normal((beta[:on] * _potentials(scores[at[:on] + 1])) @ step)
        into[at] = _normal(into[at] * beta[: len(at)])


def _potentials(scores: Floats) -> Floats:
    potentials: Floats = np.exp(scores - scores.max(1, keepdims=True))
    return potentials


def _normal(weights: Floats) -> Floats:
    normal: Floats = weights / np.maximum(weights.sum(1, keepdims=True), 1e-30)
    return normal
