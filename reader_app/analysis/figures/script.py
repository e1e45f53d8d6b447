"""One script for the rules: full-width signs and traditional characters, mapped one to one."""

from __future__ import annotations

import tomllib
from functools import cache

from reader_app.resources import resource


@cache
def _table() -> dict[int, str]:
    data = tomllib.loads(resource("lexicons/figures/script.toml").read_text("utf-8"))
    return {ord(pair[0]): pair[1] for line in data["pairs"] for pair in line.split()}


def plain(text: str) -> str:
    """``text`` in narrow signs and simplified characters; every offset stays what it is."""
    return text.translate(_table())
