"""An analysis as it is stored: packed where it was made, which may be another process."""

from __future__ import annotations

from typing import NamedTuple

from reader_app.analysis.findings import Analysis
from reader_app.library.codec import pack


class PackedAnalysis(NamedTuple):
    """``version`` is the findings' own; so many checks hold and fail."""

    version: int
    findings: bytes
    holding: int
    failing: int


def pack_analysis(analysis: Analysis) -> PackedAnalysis:
    holds = [check.holds for check in analysis.checks]
    return PackedAnalysis(analysis.version, pack(analysis), holds.count(True), holds.count(False))
