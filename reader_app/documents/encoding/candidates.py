"""Which encoding a file without a byte order mark is in: every candidate is tried and scored."""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from reader_app.documents.encoding.plausibility import UNDECODABLE, log_likelihood

# Enough text to be certain; more only takes time.
SAMPLE_BYTES = 16_384
# What a file that was cut in front costs, so that a whole character is preferred.
_CUT = -14.0
# What each byte of a character that was cut off at the end costs.
_PENDING = -4.0
_NOT_ASCII = re.compile(rb"[\x80-\xff\x00]")
_CONTINUATION = re.compile(rb"[\x80-\xbf]{1,3}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding: the name shown, Python's codec, and how rarely it is met (log-probability)."""

    name: str
    codec: str
    prior: float
    width: int = 1


UTF_8 = Candidate("utf-8", "utf-8", 0.0)
GB18030 = Candidate("gb18030", "gb18030", -0.5)
BIG5 = Candidate("big5", "cp950", -1.5)
BIG5_HKSCS = Candidate("big5-hkscs", "big5hkscs", -4.0)
LEGACY_CHINESE = (GB18030, BIG5, BIG5_HKSCS)
CANDIDATES = (
    UTF_8,
    *LEGACY_CHINESE,
    Candidate("utf-16-le", "utf-16-le", -3.0, width=2),
    Candidate("utf-16-be", "utf-16-be", -3.5, width=2),
    Candidate("utf-32-le", "utf-32-le", -8.0, width=4),
    Candidate("utf-32-be", "utf-32-be", -8.0, width=4),
    Candidate("shift_jis", "cp932", -9.0),
    Candidate("euc-jp", "euc_jp", -9.0),
    Candidate("euc-kr", "cp949", -9.0),
    Candidate("windows-1252", "cp1252", -9.0),
)


class Verdict(NamedTuple):
    """The best candidate, the bytes of a cut character in front, and the lead over the second."""

    candidate: Candidate
    skip: int
    lead: float


class _Reading(NamedTuple):
    score: float
    skip: int
    text: str
    candidate: Candidate


def judge(data: bytes, candidates: tuple[Candidate, ...] = CANDIDATES) -> Verdict:
    """The most plausible of ``candidates`` for ``data``, which is not empty."""
    sample = _sample(data)
    readings = sorted(
        (_best_reading(sample, candidate) for candidate in candidates),
        key=lambda reading: reading.score,
        reverse=True,
    )
    best = readings[0]
    others = (r.score for r in readings[1:] if r.text != best.text and not _akin(r, best))
    skip = best.skip if sample is data else 0
    return Verdict(best.candidate, skip, best.score - next(others, -math.inf))


def _akin(one: _Reading, other: _Reading) -> bool:
    """Big5 with and without Hong Kong's characters differ in a few signs only."""
    return {one.candidate, other.candidate} <= {BIG5, BIG5_HKSCS}


def _sample(data: bytes) -> bytes:
    """The stretch from the first byte that tells anything; aligned for UTF-16 and UTF-32."""
    if len(data) <= SAMPLE_BYTES:
        return data
    found = _NOT_ASCII.search(data)
    start = (found.start() if found else 0) & ~3
    return data[start : start + SAMPLE_BYTES]


def _best_reading(sample: bytes, candidate: Candidate) -> _Reading:
    """The sample under a candidate: from its start, or without a character cut in two."""
    whole = _read(sample, 0, candidate)
    cut = (_read(sample, skip, candidate) for skip in _possible_skips(sample, candidate))
    return max((whole, *cut), key=lambda reading: reading.score)


def _read(sample: bytes, skip: int, candidate: Candidate) -> _Reading:
    """Every undecodable byte counts, though a wide encoding shows one sign for several."""
    decoder = codecs.getincrementaldecoder(candidate.codec)("replace")
    text = decoder.decode(sample[skip:], final=False)
    more = text.count("\ufffd") * (candidate.width - 1)
    pending = len(decoder.getstate()[0])
    score = log_likelihood(text) + more * UNDECODABLE + pending * _PENDING
    return _Reading(score + candidate.prior + (_CUT if skip else 0), skip, text, candidate)


def _possible_skips(sample: bytes, candidate: Candidate) -> tuple[int, ...]:
    """How many bytes of a character that was cut in two may stand in front."""
    if candidate is UTF_8:
        found = _CONTINUATION.match(sample)
        return (found.end(),) if found else ()
    if candidate in LEGACY_CHINESE or candidate.width == 2:
        return (1,)
    return ()
