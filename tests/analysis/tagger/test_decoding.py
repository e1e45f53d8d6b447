"""The best labels and their probabilities, against trying out every way to label a clause."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.tagger import labels
from reader_app.analysis.tagger.decoding import (
    LONGEST_CLAUSE,
    Clauses,
    best_labels,
    clauses,
    marginals,
)


def ways(length: int) -> list[tuple[int, ...]]:
    """Every labelling of a clause that spells whole names."""
    return [
        way
        for way in product(range(labels.COUNT), repeat=length)
        if labels.may_start(way[0])
        and labels.may_end(way[-1])
        and all(labels.may_follow(first, second) for first, second in pairwise(way))
    ]


def weight(way: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    steps = sum(transitions[first, second] for first, second in pairwise(way))
    return float(sum(scores[at, label] for at, label in enumerate(way)) + steps)


@given(st.integers(0, 1000), st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_labels_are_the_best_and_probabilities_those_of_all_ways(
    seed: int, lengths: list[int]
) -> None:
    random = np.random.default_rng(seed)
    sizes = np.array(sorted(lengths, reverse=True))
    starts = np.cumsum([0, *(sizes[:-1] + 1)])
    scores = random.normal(size=(int(starts[-1] + sizes[-1]), labels.COUNT)).astype(np.float32)
    transitions = random.normal(size=(labels.COUNT, labels.COUNT)).astype(np.float32)
    parts = Clauses(starts, sizes)
    best = best_labels(scores, parts, transitions)
    sure = marginals(scores, parts, transitions)
    for start, size in zip(starts, sizes, strict=True):
        own = scores[start : start + size]
        weights = {way: weight(way, own, transitions) for way in ways(size)}
        assert tuple(best[start : start + size].tolist()) == max(weights, key=weights.__getitem__)
        total = sum(np.exp(list(weights.values())))
        first = sum(np.exp(w) for way, w in weights.items() if way[0] == best[start])
        assert np.isclose(sure[start, best[start]], first / total, rtol=1e-3)


def test_clauses_end_at_the_marks_that_no_name_goes_over() -> None:
    text = "甲乙，丙丁戊。己"
    parts = clauses(np.array([ord(c) for c in text], np.uint32))
    spans = zip(parts.starts, parts.lengths, strict=True)
    assert [text[start : start + size] for start, size in spans] == ["丙丁戊", "甲乙", "己"]


def test_a_text_without_marks_is_cut_into_pieces_that_tile_it() -> None:
    parts = clauses(np.full(2 * LONGEST_CLAUSE + 10, ord("甲"), np.uint32))
    assert sorted(zip(parts.starts.tolist(), parts.lengths.tolist(), strict=True)) == [
        (0, LONGEST_CLAUSE),
        (LONGEST_CLAUSE, LONGEST_CLAUSE),
        (2 * LONGEST_CLAUSE, 10),
    ]


def test_a_text_of_marks_alone_has_no_labels() -> None:
    parts = clauses(np.array([ord("。")] * 3, np.uint32))
    nothing = np.zeros((3, labels.COUNT), np.float32)
    transitions = np.zeros((labels.COUNT, labels.COUNT), np.float32)
    assert not best_labels(nothing, parts, transitions).any()
