"""Compiles a gettext catalogue (.po) to what Python's gettext reads (.mo), beside it.

Only what the project's own catalogues use: ``msgid``, ``msgid_plural``, ``msgstr``, comments.
The binary form: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

import ast
import struct
import sys
from pathlib import Path

_MAGIC = 0x950412DE
_HEAD = 7 * 4  # bytes


def entries(text: str) -> dict[str, str]:
    """Message → translation; a plural form follows its singular behind a NUL."""
    found: dict[str, str] = {}
    message = ""
    for line in text.splitlines():
        word, _, quoted = line.partition(" ")
        if word == "msgid":
            message = ast.literal_eval(quoted)
        elif word == "msgid_plural":
            message += "\0" + ast.literal_eval(quoted)
        elif word.startswith("msgstr"):
            found[message] = ast.literal_eval(quoted)
    return found


def compiled(messages: dict[str, str]) -> bytes:
    """The content of a .mo file: two tables of length and place, then the strings."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    count = len(pairs)
    keys, values = [key for key, _ in pairs], [value for _, value in pairs]
    at = _HEAD + 2 * 8 * count
    table: list[int] = []
    for string in (*keys, *values):
        table += [len(string), at]
        at += len(string) + 1
    head = struct.pack("<7I", _MAGIC, 0, count, _HEAD, _HEAD + 8 * count, 0, 0)
    strings = b"".join(string + b"\0" for string in (*keys, *values))
    return head + struct.pack(f"<{len(table)}I", *table) + strings


if __name__ == "__main__":
    for name in sys.argv[1:]:
        source = Path(name)
        source.with_suffix(".mo").write_bytes(compiled(entries(source.read_text("utf-8"))))
