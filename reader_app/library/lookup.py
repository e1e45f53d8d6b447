"""By what a document can be told from outside: the hashes of its texts."""

from __future__ import annotations

from typing import Any

from reader_app.library.library import Library


def text_hashes(library: Library) -> dict[int, str]:
    """Document, also from the bin → the hash of its present text (``documents.text_hash``)."""
    with library.database.read() as connection:
        found: Any = connection.execute("SELECT document, hash FROM texts")
        return dict(found)
