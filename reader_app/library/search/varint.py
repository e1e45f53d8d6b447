"""Arrays of whole numbers as few bytes: seven bits in each, the eighth says that more follow."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]
Sizes = npt.NDArray[np.int64]
Number = TypeVar("Number", np.uint32, np.int64)


def encode(values: npt.NDArray[Any]) -> tuple[Bytes, Sizes]:
    """The bytes (LEB128) of all values one after another, and where each value's bytes end."""
    sizes = sizes_of(values)
    ends = summed(sizes)
    data = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    at, rest = np.subtract(ends, sizes, out=sizes), values
    while len(at):
        more = rest >= 128
        data[at] = (rest & 127).astype(np.uint8) | more.view(np.uint8) << 7
        at, rest = at[more] + 1, rest[more] >> 7
    return data, ends


def sizes_of(values: npt.NDArray[Any]) -> Sizes:
    """How many bytes each value takes."""
    sizes = np.ones(len(values), dtype=np.int64)
    top, bound = int(values.max()) if len(values) else 0, 128
    while bound <= top:
        sizes += values >= bound
        bound *= 128
    return sizes


def decode(data: Bytes) -> Numbers:
    """The values that :func:`encode` was given, each below 2 to the 32nd."""
    ends = (data < 128).nonzero()[0]
    values = data[ends].astype(np.uint32)
    if len(values) == len(data):
        return values
    sizes = ends.copy()
    sizes[0] += 1
    sizes[1:] -= ends[:-1]
    # Most values have a second byte: looked at in all of them, that is faster than choosing.
    second = data[ends - 1] & np.uint8(127)
    values = np.where(sizes > 1, values << np.uint32(7) | second, values)
    longer = (sizes > 2).nonzero()[0]
    place = 2
    while len(longer):
        low = data[ends[longer] - place] & np.uint8(127)
        values[longer] = values[longer] << np.uint32(7) | low
        place += 1
        longer = longer[sizes[longer] > place]
    return values


def running_sums(data: Bytes, begins: Sizes) -> Numbers:
    """For each value the sum of its list up to it; lists begin at these bytes.

    Sums are modulo 2 to the 32nd. What each byte adds is summed up, so that values need not be
    put together first.
    """
    more = data > 127
    adds = (data & np.uint8(127)).astype(np.uint32)
    adds <<= _places_in_values(more) * np.uint8(7)
    adds[begins[1:]] -= np.add.reduceat(adds, begins)[:-1]  # each list begins at 0 again
    sums: Numbers = summed(adds)[np.flatnonzero(~more)]
    return sums


def summed(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """For each number the sum of all up to it, modulo what their type holds.

    Written backwards into a room that is then read backwards: where sums are written side by
    side numpy reads each back from memory for the next, which takes four times as long.
    """
    return np.cumsum(values, dtype=values.dtype, out=np.empty_like(values)[::-1])


def _places_in_values(more: npt.NDArray[np.bool_]) -> Bytes:
    """For each byte how many bytes of its value stand before it."""
    places = np.zeros(len(more), dtype=np.uint8)
    behind, place = more[:-1], 1
    while behind.any():
        places[place:] += behind
        behind, place = behind[1:] & more[: len(behind) - 1], place + 1
    return places
