"""From scores of labels to the best labels and their probabilities, all clauses of a text at once.

The best labels are Viterbi's (1967), the probabilities those of the scaled forward-backward
algorithm (Rabiner, 1989). Clauses are sorted by length, so that at each step those that still go
on are the first ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader_app.analysis.tagger import labels

# Names do not go on over these marks, so that each clause is a chain of its own.
CLAUSE_ENDS = "\0，。！？；：\n,!?;"
# Longer stretches without such marks are cut: a step of the algorithms takes all clauses at once.
LONGEST_CLAUSE = 256
_FORBIDDEN = -1e4
# Ways are scaled anew after so many steps, long before their weights leave the range of a double.
_SCALED = 4
_PLANE = 0x10000

Floats = NDArray[np.floating[Any]]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Clauses:
    """Where the clauses of a text lie, the longest first."""

    starts: Integers
    lengths: Integers

    @cached_property
    def steps(self) -> Steps:
        """The characters of all clauses, step by step."""
        counts = np.searchsorted(-self.lengths, -np.arange(self.lengths.max(initial=0)))
        bounds = np.append(0, np.cumsum(counts))
        at = bounds.tolist()
        slices = [
            (slice(before, before + last - first), slice(first, last))
            for before, first, last in zip(at, at[1:], at[2:], strict=False)
        ]
        time = np.repeat(np.arange(len(counts)), counts)
        clause = np.arange(bounds[-1]) - bounds[time]
        forward = self.starts[clause] + time
        backward = self.starts[clause] + self.lengths[clause] - 1 - time
        return Steps(bounds, slices, forward, backward)


class Steps(NamedTuple):
    """The characters of the clauses laid out by steps: the first of all clauses, the second …

    A step is then one slice, from one of ``bounds`` to the next; ``slices`` has each but the
    first, behind what goes on to it of the step before. ``forward`` and ``backward`` are the
    characters' places in the text when the clauses are read from their start, or their end.
    """

    bounds: Integers
    slices: list[tuple[slice, slice]]
    forward: Integers
    backward: Integers


def clauses(characters: NDArray[np.uint32]) -> Clauses:
    """The clauses of a text; the marks between them belong to none."""
    inside = _inside().take(np.minimum(characters, _PLANE - 1))
    edges = np.diff(inside, prepend=np.int8(0), append=np.int8(0))
    starts = np.flatnonzero(edges == 1)
    starts, lengths = _cut(starts, np.flatnonzero(edges == -1) - starts)
    order = np.argsort(-lengths, kind="stable")
    return Clauses(starts[order], lengths[order])


@cache
def _inside() -> NDArray[np.int8]:
    """Of each character of the basic plane: 0 for a mark that ends a clause, else 1."""
    inside = np.ones(_PLANE, np.int8)
    inside[[ord(mark) for mark in CLAUSE_ENDS]] = 0
    return inside


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
    steps, clause = parts.steps, np.arange(len(parts.starts))
    step = np.where(FOLLOW > 0, transitions, _FORBIDDEN).astype(np.float64)
    best = _best_ways(scores[steps.forward].astype(np.float64), steps, step)
    ends = steps.bounds[parts.lengths - 1] + clause
    current = (best[ends] + np.where(END > 0, 0, _FORBIDDEN)).argmax(1)
    found = np.empty(len(best), np.int8)
    found[ends] = current
    step = step.T.copy()
    for old, new in reversed(steps.slices):
        going_on = current[: new.stop - new.start]
        ways = step[going_on]
        ways += best[old]
        going_on[:] = found[old] = ways.argmax(1)
    result[steps.forward] = found
    return result


def _best_ways(scores: Floats, steps: Steps, step: Floats) -> Floats:
    """The score of the best way from a clause's start to each label of each character;
    ``scores`` are the characters' own, ``step`` has those of each label behind each other."""
    best = np.ascontiguousarray(scores.T)  # numpy is quick along the last axis: that of the clauses
    best[:, : steps.bounds[1]] += np.where(START > 0, 0, _FORBIDDEN)[:, None]
    step = step[:, :, None]
    for old, new in steps.slices:
        best[:, new] += np.maximum.reduce(best[:, None, old] + step, axis=0)
    return best.T


def marginals(scores: Floats, parts: Clauses, transitions: Floats) -> Floats:
    """The probability of every label at every character of the clauses; 0 elsewhere."""
    probabilities = np.zeros(scores.shape)
    if not len(parts.starts):
        return probabilities
    steps = parts.steps
    potentials = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))
    both_ways = np.stack([potentials[steps.forward], potentials[steps.backward]])
    reached = _reached(both_ways, steps, transitions)
    probabilities[steps.forward] = reached[0]
    potentials[steps.backward] *= reached[1]
    probabilities *= potentials
    return _normal(probabilities)


def _reached(potentials: Floats, steps: Steps, transitions: Floats) -> Floats:
    """The weight of all ways to each label of each character, read from both ends of the clauses
    at once, without what the character says itself; known up to a factor for each character."""
    step = np.exp(transitions.astype(np.float64)) * FOLLOW
    both = np.stack([step, step.T])
    reached = np.empty_like(potentials)
    first = slice(0, int(steps.bounds[1]))
    reached[:, first] = np.stack([START, END])[:, None, :]
    ways: Floats = reached[:, first] * potentials[:, first]
    for time, (_, new) in enumerate(steps.slices, 1):
        there = reached[:, new]
        np.matmul(ways[:, : new.stop - new.start], both, out=there)
        ways = there * potentials[:, new]
        if time % _SCALED == 0:
            ways = _normal(ways)
    return reached


def _normal(weights: Floats) -> Floats:
    normal: Floats = weights / np.maximum(weights.sum(-1, keepdims=True), 1e-300)
    return normal
