"""One script for the rules: full-width signs and traditional characters, mapped one to one."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from reader_app.resources import resource

_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


@cache
def _table() -> dict[int, str]:
    data = tomllib.loads(resource("lexicons/figures/script.toml").read_text("utf-8"))
    return {ord(pair[0]): pair[1] for line in data["pairs"] for pair in line.split()}


@cache
def _traditional() -> frozenset[str]:
    """The characters of the table that are words' own, not full-width signs."""
    return frozenset(chr(code) for code in _table() if 0x4E00 <= code < 0xA000)


def is_traditional(text: str) -> bool:
    """Whether the text holds a traditional character that the rules know by its simplified."""
    return not _traditional().isdisjoint(text)


def plain(text: str) -> str:
    """``text`` in narrow signs and simplified characters; every offset stays what it is."""
    if text.isascii():
        return text
    return _WIDE_COMMA.sub(",", text).translate(_table())
