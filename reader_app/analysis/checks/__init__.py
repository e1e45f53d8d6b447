"""Checks: claims of the text that can be recomputed."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Check, DateMention, Figure


def find_checks(
    context: Context, figures: tuple[Figure, ...], dates: tuple[DateMention, ...]
) -> tuple[Check, ...]:
    return ()
