"""Dates of tracked changes and comments, packed into one number (RTF 1.9.1, DTTM)."""

from __future__ import annotations

_YEAR = 1900


def moment(packed: int | None) -> str | None:
    """ISO 8601 of a DTTM: minute, hour, day, month and year in the bits of one number."""
    if not packed:
        return None
    minute, hour, day = packed & 0x3F, packed >> 6 & 0x1F, packed >> 11 & 0x1F
    month, year = packed >> 16 & 0xF, _YEAR + (packed >> 20 & 0x1FF)
    if not (day and 1 <= month <= 12 and hour < 24 and minute < 60):
        return None
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"
