"""Files pieced together from two encodings: each line is read in its own.

Only UTF-8 with one older Chinese encoding is looked for; that is what joining files makes.
A line feed is never part of a longer character in any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reader_app.documents.encoding.mending import count_runs, decode_mended
from reader_app.documents.encoding.plausibility import UNDECODABLE, log_likelihood

# Han characters and full-width marks of UTF-8 in a row: next to impossible in other encodings.
UTF_8_RUN = re.compile(rb"(?:[\xe2-\xef][\x80-\xbf]{2}){6,}")
_UTF_8_STRETCH = re.compile(
    rb"(?:[\xe2-\xef][\x80-\xbf]{2}){3,}(?:[\x00-\x7f]+(?:[\xe2-\xef][\x80-\xbf]{2})+)*"
)

# How much better (natural logarithm) an older encoding must read: more than one bad byte explains.
_PROOF = 14.0
_ENOUGH = 300


def decode_mixture(data: bytes, legacy: str) -> tuple[str, int, int, int]:
    """Decode line by line as UTF-8 or ``legacy`` (a codec).

    Returns the text, the places mended, and how many non-ASCII pieces were of each encoding.
    """
    texts, mended, pieces = [], 0, {"utf-8": 0, legacy: 0}
    for codec, group in groupby(_pieces(data, legacy), key=lambda piece: piece[0]):
        stretch = [piece for _, piece in group]
        text, errors = decode_mended(b"".join(stretch), codec)
        texts.append(text)
        mended += errors
        pieces[codec] += sum(not piece.isascii() for piece in stretch)
    return "".join(texts), mended, pieces["utf-8"], pieces[legacy]


def without_utf_8(data: bytes) -> bytes:
    """What is left when every stretch that reads as UTF-8 is taken out."""
    return _UTF_8_STRETCH.sub(b" ", data)


def _pieces(data: bytes, legacy: str) -> Iterator[tuple[str, bytes]]:
    for line in data.splitlines(keepends=True):
        yield from _line_pieces(line, legacy)


def _line_pieces(line: bytes, legacy: str) -> Iterator[tuple[str, bytes]]:
    if _is_utf_8(line):
        yield "utf-8", line
    elif not _UTF_8_STRETCH.search(line):
        yield _better(line, legacy), line
    else:
        yield from _split(line, legacy)


def _split(line: bytes, legacy: str) -> Iterator[tuple[str, bytes]]:
    """The line cut where a stretch of UTF-8 starts or ends."""
    at = 0
    for found in _UTF_8_STRETCH.finditer(line):
        if between := line[at : found.start()]:
            yield _better(between, legacy), between
        yield "utf-8", found.group()
        at = found.end()
    if rest := line[at:]:
        yield _better(rest, legacy), rest


def _better(piece: bytes, legacy: str) -> str:
    """``legacy`` if the piece reads much better in it than as damaged UTF-8."""
    gain = _likelihood(piece, legacy) - _likelihood(piece, "utf-8")
    return legacy if gain > _PROOF else "utf-8"


def _likelihood(piece: bytes, codec: str) -> float:
    """One damaged character of UTF-8 is up to three bad bytes; the later ones count for half."""
    text = decode_mended(piece[:_ENOUGH], codec)[0]
    later = text.count("\ufffd") - count_runs(text)
    return log_likelihood(text) - later * UNDECODABLE / 2


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
