"""Texts as rows of code points, folded millions at a time."""

from __future__ import annotations

import sys
from functools import cache

import numpy as np
import numpy.typing as npt

from reader_app.library.search.folding import fold_code

Codes = npt.NDArray[np.uint32]

_UTF32 = f"utf-32-{sys.byteorder[0]}e"


def fold_codes(codes: Codes) -> Codes:
    """What ``fold`` makes of a row of code points, of any number of texts at once."""
    table = _table()
    folded = table[codes]
    unknown = codes[folded == 0]
    if len(unknown):
        new = _each_once(unknown)
        table[new] = [fold_code(int(code)) for code in new]
        folded = table[codes]
    return folded


def _each_once(codes: Codes) -> npt.NDArray[np.int64]:
    """``np.unique`` would import ``numpy.ma``: 2 MB that an import has no other use for."""
    present = np.zeros(sys.maxunicode + 1, dtype=bool)
    present[codes] = True
    return np.flatnonzero(present)


def codes_of(text: str) -> Codes:
    """A text as code points; halves of broken surrogate pairs pass."""
    return np.frombuffer(text.encode(_UTF32, "surrogatepass"), dtype=np.uint32)


@cache
def _table() -> Codes:
    """Code point → folded code point, 0 where it is not worked out yet."""
    return np.zeros(sys.maxunicode + 1, dtype=np.uint32)
