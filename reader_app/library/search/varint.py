"""Arrays of whole numbers as few bytes: seven bits in each, the eighth says that more follow."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]
Sizes = npt.NDArray[np.int64]


def encode(values: npt.NDArray[Any]) -> tuple[Bytes, Sizes]:
    """The bytes (LEB128) of all values one after another, and where each value's bytes end."""
    sizes = np.ones(len(values), dtype=np.int64)
    bound = 128
    top = int(values.max()) if len(values) else 0
    while top >= bound:
        sizes += values >= bound
        bound *= 128
    ends = np.cumsum(sizes)
    data = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    at, rest, left = ends - sizes, values, sizes
    while len(at):
        more = left > 1
        data[at] = (rest & 127).astype(np.uint8) | (more.astype(np.uint8) << 7)
        at, rest, left = at[more] + 1, rest[more] >> rest.dtype.type(7), left[more] - 1
    return data, ends


def decode(data: Bytes) -> Numbers:
    """The values that :func:`encode` was given."""
    ends = np.flatnonzero(data < 128)
    values = data[ends].astype(np.uint64)
    sizes = np.diff(ends, prepend=-1)
    longer = np.flatnonzero(sizes > 1)
    place = 1
    while len(longer):
        low = (data[ends[longer] - place] & 127).astype(np.uint64)
        values[longer] = (values[longer] << np.uint64(7)) | low
        place += 1
        longer = longer[sizes[longer] > place]
    return values
