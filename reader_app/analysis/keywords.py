"""Keywords: the terms that tell a document from others."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Entity, Keyword


def find_keywords(context: Context, entities: tuple[Entity, ...]) -> tuple[Keyword, ...]:
    return ()
