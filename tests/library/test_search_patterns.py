"""Patterns, against looking at every place."""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.library.search import patterns
from reader_app.library.search.patterns import Search, stretches
from reader_app.library.search.query import LONGEST_GAP, Gap, Pattern

END = "\1"
GAPS = st.sampled_from([Gap(0, LONGEST_GAP), Gap(1, 1), Gap(2, 2)])


def looked_up(row: str, pattern: Pattern) -> list[tuple[int, int]]:
    """For each start the shortest stretch that fits: pieces are looked for from the right."""
    ends = {at: at + len(pattern.pieces[-1]) for at in places(row, pattern.pieces[-1])}
    for text, gap in zip(pattern.pieces[-2::-1], pattern.gaps[::-1], strict=True):
        before = {}
        for at in places(row, text):
            reach = range(at + len(text) + gap.least, at + len(text) + gap.most + 1)
            behind = next((place for place in reach if place in ends), None)
            if behind is not None:
                before[at] = ends[behind]
        ends = before
    return sorted((start, end) for start, end in ends.items() if END not in row[start:end])


def places(row: str, text: str) -> list[int]:
    return [at for at in range(len(row)) if row.startswith(text, at)]


def in_any_order(some: list[int]) -> npt.NDArray[np.uint32]:
    return np.array(random.Random(3).sample(some, len(some)), dtype=np.uint32)


def search(row: str, pattern: Pattern) -> Search:
    pieces = [in_any_order(places(row, text)).copy for text in pattern.pieces]
    regions = [0, *(at + 1 for at, character in enumerate(row) if character == END)]
    return Search(pattern, pieces, len(row), len(row), np.array(regions, dtype=np.int64))


@pytest.fixture(autouse=True, params=[False, True], ids=["at once", "by neighbourhood, threads"])
def large(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr(patterns, "_MANY", 0)
        monkeypatch.setattr(patterns, "_MUCH", 0)
        monkeypatch.setattr(patterns.os, "cpu_count", lambda: 3)


@given(
    st.lists(st.integers(0, 1 << 32), min_size=1, max_size=3),
    st.sampled_from([("防", "汛"), ("防", "汛", "演"), ("防汛", "演"), ("演", "防汛")]),
    st.data(),
)
def test_what_is_found_is_what_a_look_at_every_place_finds(
    seeds: list[int], pieces: tuple[str, ...], data: st.DataObject
) -> None:
    gaps = tuple(data.draw(GAPS) for _ in pieces[1:])
    pattern = Pattern(pieces, gaps)
    rows = [
        "".join(random.Random(seed).choices("防汛演" + "，" * 40 + END, k=400)) for seed in seeds
    ]
    found = stretches([search(row, pattern) for row in rows])
    for row, (starts, ends) in zip(rows, found, strict=True):
        assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == looked_up(row, pattern)
