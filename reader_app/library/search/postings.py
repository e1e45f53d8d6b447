"""Where each pair of characters stands, worked out for millions of characters at a time.

A text is a row of folded code points; ``END`` stands behind each region (a document's text, one
of its fields) and between values, so that nothing is found across them. A *key* is a pair of
neighbouring characters as one number, the first in the upper bits. A text contains a string of
two characters or more exactly where the string's pairs stand at the right distances. For single
characters the key with no second one lists the starts of the regions that have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reader_app.library.search.varint import decode, running_sums, summed

Codes = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int64]
# Positions as the lists hold them: half as many bytes to sort and to look through.
Places = npt.NDArray[np.uint32]

END = 1  # no folded text holds a control character
_CODE_BITS = 21
_POSITION_BITS = 22
END_OF_KEYS = 1 << 2 * _CODE_BITS
# The most code points that :func:`run_of` takes.
LONGEST_RUN = 1 << _POSITION_BITS


class Run(NamedTuple):
    """Sorted keys, and the rising positions of each, one list after another."""

    keys: Keys
    counts: Counts
    positions: Positions


class Block(NamedTuple):
    """A stretch of a run as bytes: how far each key is above ``first`` (32 bits each), where each
    list ends (16 bits, in a long block 32), and the lists (``varint``) of gaps."""

    first: int
    keys: bytes
    ends: bytes
    lists: bytes


def pair_key(first: int, second: int) -> int:
    """The key of two neighbouring code points; ``second`` 0 for a single character."""
    return first << _CODE_BITS | second


def next_key(first: int) -> int:
    """The key that is above all keys which begin with this code point."""
    return (first + 1) << _CODE_BITS


def run_of(codes: Codes, starts: Positions, more: bool = False) -> Run:
    """The run of a row of regions (first code points in ``starts``).

    ``more`` says that the last code point only lends itself to the pair before it.
    """
    if len(codes) - 1 > LONGEST_RUN:
        raise ValueError(len(codes))
    places = np.flatnonzero(codes[:-1] != END)
    # In place: what is worked out between takes several times the memory of what comes of it.
    pairs = codes[places].astype(np.uint64)
    pairs <<= np.uint64(_CODE_BITS)
    pairs |= codes[places + 1]
    pairs <<= np.uint64(_POSITION_BITS)
    pairs |= places.view(np.uint64)
    entries = np.concatenate([pairs, _singles(codes[: len(codes) - more], starts)])
    del places, pairs
    entries.sort()
    return _run_of_sorted(entries, _POSITION_BITS)


def _singles(codes: Codes, starts: Positions) -> Keys:
    """Each character once for each region it is in, as keys with the region's start."""
    lengths = np.diff(starts, append=len(codes))
    found = np.repeat(np.arange(len(starts), dtype=np.uint64) << np.uint64(_CODE_BITS), lengths)
    found |= codes
    found.sort()
    new = np.ones(len(found), dtype=bool)
    new[1:] = found[1:] != found[:-1]
    found = found[new]
    characters = found & np.uint64((1 << _CODE_BITS) - 1)
    places = starts.astype(np.uint64)[found >> np.uint64(_CODE_BITS)]
    singles = characters << np.uint64(_CODE_BITS + _POSITION_BITS) | places
    kept: Keys = singles[characters != END]
    return kept


def _run_of_sorted(entries: Keys, bits: int) -> Run:
    """A run from numbers with the key above ``bits`` and the position below."""
    keys = entries >> np.uint64(bits)
    new = np.ones(len(keys), dtype=bool)
    new[1:] = keys[1:] != keys[:-1]
    begins: Counts = np.flatnonzero(new)
    positions = (entries & np.uint64((1 << bits) - 1)).view(np.int64)
    return Run(keys[begins], np.diff(begins, append=len(keys)), positions)


def moved(run: Run, starts: Positions, new_starts: Positions, kept: npt.NDArray[np.bool_]) -> Run:
    """A run whose regions begin elsewhere; those that are not ``kept`` are left out."""
    if not len(run.positions):
        return run
    shifts = new_starts - starts
    if kept.all() and (shifts == shifts[0]).all():
        return Run(run.keys, run.counts, run.positions + shifts[0])
    region = np.searchsorted(starts, run.positions, side="right") - 1
    stay = kept[region]
    lists = np.repeat(np.arange(len(run.keys)), run.counts)[stay]
    counts = np.bincount(lists, minlength=len(run.keys))
    some = counts > 0
    positions = run.positions[stay] + shifts[region[stay]]
    return Run(run.keys[some], counts[some], positions)


def end_type(size: int) -> type[np.uint16] | type[np.uint32]:
    """How the ends of so many bytes of lists are written."""
    return np.uint16 if size < 1 << 16 else np.uint32


# The highest that 32 bits hold; no key is so far above the first of its block.
_FURTHEST = (1 << 32) - 1


class _Part(NamedTuple):
    """Some neighbouring lists of a block: their bytes, and where each begins there."""

    data: npt.NDArray[np.uint8]
    begins: Positions


def _part(block: Block, low: int, high: int) -> _Part | None:
    """The lists of the keys from ``low`` to below ``high``."""
    keys = np.frombuffer(block.keys, dtype=np.uint32)
    bounds = [min(max(0, key - block.first), _FURTHEST) for key in (low, high)]
    first, last = keys.searchsorted(np.array(bounds, dtype=np.uint32)).tolist()
    if first >= last:
        return None
    ends = ends_of(block)
    begin = int(ends[first - 1]) if first else 0
    data = np.frombuffer(block.lists, np.uint8, int(ends[last - 1]) - begin, begin)
    begins = np.zeros(last - first, dtype=np.int64)
    begins[1:] = ends[first : last - 1]
    begins[1:] -= begin
    return _Part(data, begins)


def _whole(block: Block) -> _Part:
    """All lists of a block."""
    ends = ends_of(block)
    begins = np.zeros(len(ends), dtype=np.int64)
    begins[1:] = ends[:-1]
    return _Part(np.frombuffer(block.lists, np.uint8), begins)


def positions_of_blocks(blocks: Sequence[Block], low: int, high: int) -> Places:
    """All places of the keys from ``low`` to below ``high``, list by list.

    The blocks follow one another; only the first and the last may have other keys, too.
    """
    outer = {0, len(blocks) - 1}
    found = (
        _part(block, low, high) if at in outer else _whole(block) for at, block in enumerate(blocks)
    )
    parts = [part for part in found if part is not None]
    if not parts:
        return np.empty(0, dtype=np.uint32)
    before = accumulate((len(part.data) for part in parts[:-1]), initial=0)
    begins = [part.begins + shift for part, shift in zip(parts, before, strict=True)]
    data = np.concatenate([part.data for part in parts])
    return running_sums(data, np.concatenate(begins))


def unpacked(data: npt.NDArray[np.uint8], begins: Positions) -> tuple[Counts, Places]:
    """How long each list is, and the lists one after another.

    Sums that pass 32 bits begin anew at 0; so do those that are taken off, and the difference is
    right.
    """
    counts: Counts = np.add.reduceat(data < 128, begins, dtype=np.int64)
    gaps = decode(data)
    sums = summed(gaps)
    firsts: Counts = summed(counts) - counts
    before: Places = sums[firsts] - gaps[firsts]
    return counts, sums - before.repeat(counts)


def ends_of(block: Block) -> npt.NDArray[Any]:
    return np.frombuffer(block.ends, end_type(len(block.lists)))


def list_of_block(block: Block, key: int) -> Positions:
    """The positions of one key; none if the block does not have it."""
    keys = np.frombuffer(block.keys, dtype=np.uint32)
    away = key - block.first
    at = int(keys.searchsorted(np.uint32(away))) if away < 1 << 32 else len(keys)
    if at == len(keys) or keys[at] != away:
        return np.empty(0, dtype=np.int64)
    ends = ends_of(block)
    start = int(ends[at - 1]) if at else 0
    data = np.frombuffer(block.lists, np.uint8, int(ends[at]) - start, start)
    return summed(decode(data)).astype(np.int64)


def counts_in(regions: Positions | Places, starts: Positions | Places) -> Positions:
    """How many of the rising ``starts`` lie in each region."""
    if len(starts) * 4 < len(regions):
        return np.bincount(
            np.searchsorted(regions, starts, side="right") - 1, minlength=len(regions)
        )
    return np.diff(np.searchsorted(starts, regions), append=len(starts))
