"""One script for the rules: full-width signs and traditional characters, mapped one to one."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from reader_app.resources import resource

_WIDE_COMMA = re.compile(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
# Blanks between thousands: plain, of four to the em, thin, narrow, wide.
_BLANKS = " \u00a0\u2005\u2009\u202f\u3000"
# Thousands parted by the wide comma of a Chinese keyboard or by a blank: with two groups there is
# no doubt, with one a unit must follow or nothing else stand in the line.
_GROUPED = re.compile(
    r"\d(?:(?<=^\d)(?:\d{0,2} \d{3}|\d?(?: \d{3}){2,3})$|"
    r"(?<![\d，,. ]\d)\d{0,2}(?:(?:，\d{3}){2,}(?![\d，])"
    rf"|(?:，\d{{3}}|(?:[{_BLANKS}]\d{{3}})+)(?=[{_BLANKS}]?[元万亿人个名户吨亩斤页台辆头只株米公平升字])))",
    re.MULTILINE,
)
_PARTED = re.compile(f"[，{_BLANKS}]")


@cache
def _table() -> dict[str, str]:
    data = tomllib.loads(resource("lexicons/figures/script.toml").read_text("utf-8"))
    return {pair[0]: pair[1] for line in data["pairs"] for pair in line.split()}


@cache
def _written() -> re.Pattern[str]:
    """Any character of the table: few of a text are, and an expression finds them fastest."""
    return re.compile(f"[{''.join(map(re.escape, _table()))}]")


@cache
def _traditional() -> re.Pattern[str]:
    """The characters of the table that are words' own, not full-width signs."""
    own = (c for c in _table() if 0x4E00 <= ord(c) < 0xA000)
    return re.compile(f"[{''.join(own)}]")


def is_traditional(text: str) -> bool:
    """Whether the text holds a traditional character that the rules know by its simplified."""
    return _traditional().search(text) is not None


def plain(text: str) -> str:
    """``text`` in narrow signs and simplified characters; every offset stays what it is."""
    text = _GROUPED.sub(lambda match: _PARTED.sub(",", match[0]), _WIDE_COMMA.sub(",", text))
    if text.isascii():
        return text
    table = _table()
    return _written().sub(lambda match: table[match[0]], text)
