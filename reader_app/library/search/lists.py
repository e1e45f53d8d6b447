"""Lists of positions as bytes, joined without being unpacked: only their seams are worked out.

A list begins with its first position, then come the gaps between neighbours (``varint``). Of a
list that is hung behind another one its first number alone changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from reader_app.library.search.postings import (
    Block,
    Keys,
    Positions,
    Run,
    end_type,
    ends_of,
    unpacked,
)
from reader_app.library.search.varint import Bytes, decode, encode, sizes_of, summed

# A block of a segment holds about so many bytes of lists, or one list that is longer.
_BLOCK_BYTES = 1 << 14


class Lists(NamedTuple):
    """Keys, and the bytes of each one's list up to its end, one after another."""

    keys: Keys
    ends: Positions
    data: Bytes


class Piece(NamedTuple):
    """Lists that stand in a larger whole: ``firsts`` and ``lasts`` are the first and the last
    position of each list there; ``heads`` is how many bytes its first number has."""

    lists: Lists
    firsts: Positions
    lasts: Positions
    heads: Positions


NO_LISTS = Lists(
    np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint8)
)


def packed(run: Run) -> Lists:
    """A run as bytes."""
    ends = summed(run.counts)
    begins = ends - run.counts
    gaps = run.positions.astype(np.uint32)
    gaps[1:] -= gaps[:-1]
    gaps[begins] = run.positions[begins]
    data, byte_ends = encode(gaps)
    return Lists(run.keys, byte_ends[ends - 1], data)


def run_of(lists: Lists) -> Run:
    """What :func:`packed` was given."""
    counts, positions = unpacked(lists.data, _begins(lists.ends))
    return Run(lists.keys, counts, positions.astype(np.int64))


def lists_of(block: Block) -> Lists:
    """What stands in a block."""
    keys = np.frombuffer(block.keys, dtype=np.uint32) + np.uint64(block.first)
    data = np.frombuffer(block.lists, dtype=np.uint8)
    return Lists(keys, ends_of(block).astype(np.int64), data)


def joined(some: Sequence[Lists]) -> Lists:
    """Lists whose keys follow one another, as one."""
    if len(some) == 1:
        return some[0]
    shifts = np.cumsum([0, *(len(one.data) for one in some[:-1])])
    return Lists(
        np.concatenate([one.keys for one in some]),
        np.concatenate([one.ends + shift for one, shift in zip(some, shifts, strict=True)]),
        np.concatenate([one.data for one in some]),
    )


def split(lists: Lists, key: int) -> tuple[Lists, Lists]:
    """What lies below a key, and the rest."""
    keys, ends, data = lists
    at = int(np.searchsorted(keys, np.uint64(key)))
    border = int(ends[at - 1]) if at else 0
    rest = Lists(keys[at:], ends[at:] - border, data[border:])
    return Lists(keys[:at], ends[:at], data[:border]), rest


def piece(lists: Lists, shift: int) -> Piece:
    """Lists whose positions are all so much higher in the whole."""
    counts = np.add.reduceat(lists.data < 128, _begins(lists.ends), dtype=np.int64)
    gaps = decode(lists.data)
    begins = summed(counts) - counts
    heads = gaps[begins]
    lasts = np.add.reduceat(gaps, begins, dtype=np.int64)
    return Piece(lists, heads.astype(np.int64) + shift, lasts + shift, sizes_of(heads))


def combine(pieces: Sequence[Piece]) -> Lists:
    """The lists of the whole; what a piece holds of a key comes behind what those before it do."""
    keys = _each_once(np.concatenate([one.lists.keys for one in pieces]))
    lasts = np.zeros(len(keys), dtype=np.int64)
    sizes = np.zeros(len(keys), dtype=np.int64)
    hung: list[_Hung] = []
    for one in pieces:
        at = np.searchsorted(keys, one.lists.keys)
        hung.append(_hang(one, at, lasts[at]))
        lasts[at] = one.lasts
        sizes[at] += hung[-1].sizes
    ends = summed(sizes)
    begins = ends - sizes
    data = np.empty(int(ends[-1]) + 1, dtype=np.uint8)  # the last byte takes what is not wanted
    for part in hung:
        _write(part, begins[part.at], data)
        begins[part.at] += part.sizes
    return Lists(keys, ends, data[:-1])


def _each_once(keys: Keys) -> Keys:
    keys.sort()  # several times as fast here than the table that ``np.unique`` makes of them
    new = np.ones(len(keys), dtype=bool)
    new[1:] = keys[1:] != keys[:-1]
    some: Keys = keys[new]
    return some


class _Hung(NamedTuple):
    """The lists of a piece, and behind which of the whole's lists each is hung (``at``): their
    first numbers as they are there (``heads``, up to ``ends``), and how many bytes they take."""

    piece: Piece
    at: Positions
    heads: Bytes
    ends: Positions
    sizes: Positions


def _hang(piece: Piece, at: Positions, behind: Positions) -> _Hung:
    """``behind`` is the position that each list comes after."""
    heads, ends = encode((piece.firsts - behind).astype(np.uint32))
    sizes = _sizes(piece.lists.ends) - piece.heads + _sizes(ends)
    return _Hung(piece, at, heads, ends, sizes)


def _write(part: _Hung, begins: Positions, data: Bytes) -> None:
    """Put each list of a piece where it begins in the whole."""
    lists, old_heads = part.piece.lists, part.piece.heads
    sizes = _sizes(lists.ends)
    at = _places(begins + part.sizes - sizes, sizes, lists.ends)
    firsts = lists.ends - sizes
    for byte in range(int(old_heads.max())):
        at[firsts[old_heads > byte] + byte] = len(data) - 1
    data[at] = lists.data
    data[_places(begins, _sizes(part.ends), part.ends)] = part.heads


def _places(begins: Positions, sizes: Positions, ends: Positions) -> Positions:
    """For each byte of stretches that lie one after another, up to ``ends``, where it comes if
    the stretches begin elsewhere."""
    places: Positions = np.arange(int(ends[-1])) + np.repeat(begins - (ends - sizes), sizes)
    return places


def _sizes(ends: Positions) -> Positions:
    sizes: Positions = ends.copy()
    sizes[1:] -= ends[:-1]
    return sizes


def _begins(ends: Positions) -> Positions:
    begins: Positions = np.zeros_like(ends)
    begins[1:] = ends[:-1]
    return begins


def blocks(lists: Lists) -> Iterator[Block]:
    """Lists cut up, in the order of their keys."""
    if not len(lists.keys):
        return
    begins = _begins(lists.ends)
    # A block also ends where its keys would be too far apart for their 32 bits.
    number = (begins // _BLOCK_BYTES) << 16 | (lists.keys >> np.uint64(32)).astype(np.int64)
    cuts = np.flatnonzero(np.diff(number, prepend=-1))
    for low, high in zip(cuts, [*cuts[1:], len(lists.keys)], strict=True):
        begin, end = begins[low], lists.ends[high - 1]
        keys = (lists.keys[low:high] - lists.keys[low]).astype(np.uint32)
        ends = (lists.ends[low:high] - begin).astype(end_type(int(end - begin)))
        data = lists.data[begin:end].tobytes()
        yield Block(int(lists.keys[low]), keys.tobytes(), ends.tobytes(), data)
