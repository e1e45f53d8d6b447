"""Lists of positions as bytes: what is joined without being unpacked is what was put in."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader_app.library.search.lists import (
    Lists,
    blocks,
    combine,
    joined,
    lists_of,
    packed,
    piece,
    run_of,
    split,
)
from reader_app.library.search.postings import Run, pair_key

Shown = dict[int, list[int]]

# Far apart, so that keys fall into different blocks, too.
KEYS = st.integers(0, 5).map(lambda n: pair_key(0x4E00 + n * n * 400, n))
POSITIONS = st.sets(st.integers(0, 1 << 21), min_size=1, max_size=6).map(sorted)
RUNS = st.dictionaries(KEYS, POSITIONS, min_size=1, max_size=6)


def as_run(shown: Shown) -> Run:
    keys = sorted(shown)
    return Run(
        np.array(keys, dtype=np.uint64),
        np.array([len(shown[key]) for key in keys], dtype=np.int64),
        np.array([place for key in keys for place in shown[key]], dtype=np.int64),
    )


def as_shown(lists: Lists) -> Shown:
    keys, counts, positions = run_of(lists)
    ends = np.cumsum(counts)
    return {
        int(key): positions[end - count : end].tolist()
        for key, count, end in zip(keys, counts, ends, strict=True)
    }


@given(st.lists(RUNS, min_size=1, max_size=4), st.integers(1 << 21, 1 << 30))
def test_pieces_of_a_whole_are_hung_behind_one_another(runs: list[Shown], size: int) -> None:
    whole: Shown = {}
    for number, shown in enumerate(runs):
        for key, places in shown.items():
            whole.setdefault(key, []).extend(place + number * size for place in places)
    pieces = [piece(packed(as_run(shown)), n * size) for n, shown in enumerate(runs)]
    if len(runs) * size < 1 << 32:
        assert as_shown(combine(pieces)) == dict(sorted(whole.items()))


@given(RUNS, KEYS)
def test_lists_come_back_from_blocks_and_from_parts(shown: Shown, key: int) -> None:
    lists = packed(as_run(shown))
    assert as_shown(joined([lists_of(block) for block in blocks(lists)])) == dict(
        sorted(shown.items())
    )
    below, rest = split(lists, key)
    assert all(int(one) < key for one in below.keys)
    assert all(int(one) >= key for one in rest.keys)
    assert [*below.keys, *rest.keys] == [*lists.keys]
