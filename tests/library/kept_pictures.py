"""Pictures beside a document's file, kept as an import keeps them."""

from __future__ import annotations

from collections.abc import Mapping

from reader_app.library import pictures
from reader_app.library.library import Library


def keep_pictures(library: Library, number: int, found: Mapping[str, bytes]) -> None:
    """``found`` stand instead of those that the document had, by their ``src``."""
    hashes = pictures.keep(library.originals, found)
    with library.database.write() as connection:
        pictures.put(connection, number, hashes)
