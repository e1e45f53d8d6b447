"""Summary: the sentences that say most of the document."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Keyword
from reader_app.documents.model import Span


def find_summary(context: Context, keywords: tuple[Keyword, ...]) -> tuple[Span, ...]:
    return ()
