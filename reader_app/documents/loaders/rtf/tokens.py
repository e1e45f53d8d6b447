"""RTF is read token by token: groups, control words, bytes in hexadecimal, plain characters."""

from __future__ import annotations

import re

# One character of the string is one byte of the file (Latin-1).
TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # 1, 2: a control word
    r"|((?:\\'[0-9a-fA-F]{2}){1,2000}+)"  # 3: bytes in hexadecimal
    r"|\\([^a-zA-Z'])"  # 4: a control symbol
    r"|([{}])"  # 5: a group
    r"|([^\\{}\r\n]+)"  # 6: characters
    r"|[\r\n]+|\\",
    re.S,
)
_BRACE = re.compile(r"\\bin(\d{1,10}) ?|\\[{}\\]|[{}]")


def hex_bytes(token: str) -> bytes:
    """The bytes of a run of \\'xx."""
    return bytes.fromhex(token.replace("\\'", ""))


def group_end(source: str, start: int) -> int:
    """The index behind the brace that closes the group which ``start`` stands in."""
    depth = 0
    position = start
    while found := _BRACE.search(source, position):
        position = found.end()
        token = found.group()
        if token == "{":
            depth += 1
        elif token == "}":
            if depth == 0:
                return position
            depth -= 1
        elif found[1]:
            position += int(found[1])
    return len(source)
