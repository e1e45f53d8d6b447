"""Decoding what is damaged: bad bytes become U+FFFD and the text around them is kept in step.

In the older double-byte encodings one lost byte shifts all that follows, up to the next byte that
can only stand alone. The stretch around an error is therefore read anew, in the most plausible of
all ways to cut it into characters (Viterbi's algorithm over the bytes).
"""

from __future__ import annotations

import re
from functools import cache

from reader_app.documents.encoding.plausibility import UNDECODABLE, log_likelihood

# Bytes below 0x30 never belong to a longer character; how far back and on a search for them goes.
_ALONE = re.compile(rb"[\x00-\x2f]")
_REACH = 1024
_LONGEST = 4


def decode_mended(data: bytes, codec: str) -> tuple[str, int]:
    """The text, and how many places in it had to be mended with U+FFFD."""
    try:
        return data.decode(codec), 0
    except UnicodeDecodeError as error:
        if codec.startswith("utf"):
            text = data.decode(codec, "replace")
            return text, count_runs(text)
        if error.end == len(data) and error.end - error.start < _LONGEST:
            return _cut_at_the_end(data, codec, error.start)
        return _decode_in_stretches(data, codec, error)


def _cut_at_the_end(data: bytes, codec: str, start: int) -> tuple[str, int]:
    """Only the last character is incomplete; all before it is clean."""
    return str(memoryview(data)[:start], codec) + "\ufffd", 1


def _decode_in_stretches(data: bytes, codec: str, error: UnicodeDecodeError) -> tuple[str, int]:
    """Clean stretches by the codec, those around an error by the most plausible reading."""
    texts: list[str] = []
    view, at, places = memoryview(data), 0, 0
    found: UnicodeDecodeError | None = error
    while found:
        wrong = at + found.start
        start, end = _stretch(data, at, wrong)
        texts.append(str(view[at:start], codec, "replace"))
        texts.append(mended := most_plausible(data[start:end], codec))
        places += count_runs(mended)
        at = end
        found = _next_error(view[at:], codec, texts)
    return "".join(texts), places


def _next_error(rest: memoryview, codec: str, texts: list[str]) -> UnicodeDecodeError | None:
    """The next error, or None after the rest, which is clean, has been added to ``texts``."""
    try:
        texts.append(str(rest, codec))
    except UnicodeDecodeError as error:
        return error
    return None


def _stretch(data: bytes, at: int, wrong: int) -> tuple[int, int]:
    """Start and end of what may be out of step around the bad byte at ``wrong``."""
    low = max(at, wrong - _REACH)
    start = low
    for found in _ALONE.finditer(data, low, wrong):
        start = found.end()
    following = _ALONE.search(data, wrong + 1, wrong + _REACH)
    return start, following.start() if following else min(len(data), wrong + _REACH)


def most_plausible(stretch: bytes, codec: str) -> str:
    """The stretch cut into characters so that they are most likely; bad bytes are U+FFFD."""
    best: list[tuple[float, int, str]] = [(0.0, 0, "")] * (len(stretch) + 1)
    for at in range(len(stretch) - 1, -1, -1):
        options = [(UNDECODABLE + best[at + 1][0], 1, "\ufffd")]
        for width in range(1, min(_LONGEST, len(stretch) - at) + 1):
            if reading := _read(stretch[at : at + width], codec):
                score, character = reading
                options.append((score + best[at + width][0], width, character))
        best[at] = max(options)
    characters, at = [], 0
    while at < len(stretch):
        _, width, character = best[at]
        characters.append(character)
        at += width
    return "".join(characters)


@cache
def _read(piece: bytes, codec: str) -> tuple[float, str] | None:
    """The one character that these bytes are, with its log-likelihood; None if they are not."""
    if len(piece) == 3 or (len(piece) > 1 and piece[0] < 0x80):
        return None
    try:
        character = piece.decode(codec)
    except UnicodeDecodeError:
        return None
    return (log_likelihood(character), character) if len(character) == 1 else None


def count_runs(text: str) -> int:
    """Runs of U+FFFD: a damaged place often takes several of them."""
    return len(re.findall("\ufffd+", text))
