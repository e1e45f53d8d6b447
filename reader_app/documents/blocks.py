"""Blocks of a very long text, kept in flat arrays: a yearbook has hundreds of thousands."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Sequence
from typing import overload

from reader_app.documents.model import Block, BlockKind

_KINDS = tuple(BlockKind)
KIND_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


class BlockArray(Sequence[Block]):
    """A sequence of blocks that makes each one when it is asked for.

    ``starts`` and ``ends`` are code points; ``kinds`` number the members of BlockKind in their
    order; ``levels`` are those of headings, 0 for None.
    """

    __slots__ = ("ends", "kinds", "levels", "starts")

    def __init__(
        self,
        starts: array[int],
        ends: array[int],
        kinds: bytes | bytearray,
        levels: bytes | bytearray,
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.kinds = bytes(kinds)
        self.levels = bytes(levels)

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> BlockArray:
        """The same blocks in arrays."""
        return cls(
            array("I", [block.start for block in blocks]),
            array("I", [block.end for block in blocks]),
            bytes(KIND_NUMBERS[block.kind] for block in blocks),
            bytes(min(block.level or 0, 255) for block in blocks),
        )

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        kind = _KINDS[self.kinds[index]]
        return Block(kind, self.starts[index], self.ends[index], self.levels[index] or None)

    def __iter__(self) -> Iterator[Block]:
        return (self[index] for index in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, BlockArray):
            return self._parts() == other._parts()
        if isinstance(other, Sequence):
            return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        return hash((len(self), self.kinds, self.levels))

    def _parts(self) -> tuple[list[int], list[int], bytes, bytes]:
        return self.starts.tolist(), self.ends.tolist(), self.kinds, self.levels

    def __add__(self, other: BlockArray) -> BlockArray:
        return BlockArray(
            self.starts + other.starts,
            self.ends + other.ends,
            self.kinds + other.kinds,
            self.levels + other.levels,
        )

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of some kinds, without a look at the others."""
        wanted = {KIND_NUMBERS[kind] for kind in kinds}
        return (self[index] for index, number in enumerate(self.kinds) if number in wanted)


def headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """The headings among blocks, quickly also in a long text."""
    if isinstance(blocks, BlockArray):
        return blocks.of_kind(BlockKind.HEADING)
    return (block for block in blocks if block.kind is BlockKind.HEADING)


def starts_of(blocks: Sequence[Block]) -> Sequence[int]:
    """Where each block begins, in code points: to look a position up by bisection."""
    return blocks.starts if isinstance(blocks, BlockArray) else [block.start for block in blocks]


def length_without(blocks: Sequence[Block], left_out: Container[BlockKind]) -> int:
    """The code points of all blocks but those of some kinds."""
    if not isinstance(blocks, BlockArray):
        return sum(block.end - block.start for block in blocks if block.kind not in left_out)
    whole = sum(blocks.ends) - sum(blocks.starts)
    kinds = [kind for kind in BlockKind if kind in left_out]
    return whole - sum(block.end - block.start for block in blocks.of_kind(*kinds))
