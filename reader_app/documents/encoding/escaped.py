"""Chinese in seven bits: HZ (RFC 1843) and ISO-2022-CN (RFC 1922), as old mail and news have it.

Such text is plain ASCII but for the sequences that open and close stretches of GB 2312.
"""

from __future__ import annotations

import re

from reader_app.documents.encoding.plausibility import log_likelihood

_HZ = re.compile(rb"~\{([\x21-\x7e]+?)(?:~\}|(?=\n|\r|\Z))|~~|~\r?\n")
# What chooses a set of characters, shift out, characters, shift in; the set holds for the line.
_ISO = re.compile(rb"\x1b\$[)*+][A-M]|\x0e([\x21-\x7e]+)(?:\x0f|(?=\n|\r|\x1b|\Z))|\x0f")
_CHOICE, _GB = b"\x1b$", b"\x1b$)A"
_OTHER_SETS = re.compile(rb"\x1b\$(?:\)[B-HI-M]|[*+][A-M])")
_HIGH = bytes(byte | 0x80 for byte in range(256))
# The average below which a stretch is no Chinese (natural logarithm of a character's odds).
_LEAST = -11.0
_FEWEST = 2


def decode_escaped(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None for what is in neither of the two."""
    if b"~{" not in data and _CHOICE not in data:
        return None
    if not data.isascii():
        return None
    if _GB in data and not _OTHER_SETS.search(data):
        return _decoded(data, _ISO, "iso-2022-cn")
    return _decoded(data, _HZ, "hz-gb-2312") if b"~{" in data else None


def _decoded(data: bytes, pattern: re.Pattern[bytes], name: str) -> tuple[str, str] | None:
    """``pattern`` finds stretches of GB 2312 as its first group, and signs that are no text."""
    pieces: list[str] = []
    chinese: list[str] = []
    place = 0
    for found in pattern.finditer(data):
        pieces.append(data[place : found.start()].decode("ascii"))
        place = found.end()
        if found[1]:
            text = found[1].translate(_HIGH).decode("gb2312", "replace")
            chinese.append(text)
            pieces.append(text)
        elif found[0] == b"~~":
            pieces.append("~")
    pieces.append(data[place:].decode("ascii"))
    return ("".join(pieces), name) if _is_chinese("".join(chinese)) else None


def _is_chinese(text: str) -> bool:
    sample = text[:4096]
    return len(sample) >= _FEWEST and log_likelihood(sample) >= _LEAST * len(sample)
