"""Tables that go on from one page to the next."""

from __future__ import annotations

import re
from itertools import takewhile

from reader_app.documents.paging.sheets import Strip

_LEFT, _RIGHT = 1.5, 3.0  # ems: how far apart the edges of the parts may be
_MOST_HEADS = 3  # rows
# What is printed over the part on the next page.
_CONTINUED = re.compile(
    r"[（(]?续\s*(?:上页|上表|表)?\s*[一二三四五六七八九十\d.\-—]*[）)]?|.{0,30}[（(]续表?[）)]"
)


def says_continued(strip: Strip) -> bool:
    """Whether a line only says that the table under it goes on (续表, 附表1（续）)."""
    return not strip.table and _CONTINUED.fullmatch(strip.text.strip()) is not None


def goes_on(part: Strip, strip: Strip) -> bool:
    """Whether a table has as many columns between the same edges as the one before it."""
    em = max(part.size, 1e-6)
    left, right = abs(part.left - strip.left) / em, abs(part.right - strip.right) / em
    return left < _LEFT and right < _RIGHT and _columns(part.text) == _columns(strip.text)


def without_heads(text: str, following: str) -> str:
    """The rows of the part on the next page, without those that its first part begins with."""
    rows = following.split("\n")
    pairs = zip(text.split("\n")[:_MOST_HEADS], rows, strict=False)
    heads = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return "\n".join(rows[heads:])


def _columns(text: str) -> int:
    return max(row.count("\t") for row in text.split("\n"))
