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
    new = np.unique(codes[folded == 0])
    if len(new):
        table[new] = [fold_code(int(code)) for code in new]
        folded = table[codes]
    return folded


def codes_of(text: str) -> Codes:
    """A text as code points; halves of broken surrogate pairs pass."""
    return np.frombuffer(text.encode(_UTF32, "surrogatepass"), dtype=np.uint32)


@cache
def _table() -> Codes:
    """Code point → folded code point, 0 where it is not worked out yet."""
    return np.zeros(sys.maxunicode + 1, dtype=np.uint32)
