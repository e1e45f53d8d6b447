"""Dates, times, durations and intervals, resolved against the document."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.findings import DateMention, Entity


def find_dates(context: Context, entities: tuple[Entity, ...]) -> tuple[DateMention, ...]:
    return ()
