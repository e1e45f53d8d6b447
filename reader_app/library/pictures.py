"""Pictures that lie outside a document's file, kept under their content's hash.

Which picture a document means by which ``src`` stands in the database, the bytes lie among the
originals; the same picture of a hundred saved pages is kept once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import apsw

from reader_app.library.originals import Originals, content_hash


def keep(originals: Originals, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Store pictures by their ``src``; ``src`` → hash, for :func:`put`, once all are on the disk.

    Raises KnownError if the disk does not take them.
    """
    hashes = {src: content_hash(data) for src, data in pictures.items()}
    for src, digest in hashes.items():
        originals.keep(digest, pictures[src])
    return hashes


def put(connection: apsw.Connection, document: int, hashes: Mapping[str, str]) -> None:
    """Note which pictures are a document's, instead of those that it had."""
    connection.execute("DELETE FROM pictures WHERE document = ?", (document,))
    connection.executemany(
        "INSERT INTO pictures VALUES (?, ?, ?)",
        ((document, src, digest) for src, digest in hashes.items()),
    )


def hash_of(connection: apsw.Connection, document: int, src: str) -> str | None:
    """The hash of a kept picture."""
    found = connection.execute(
        "SELECT hash FROM pictures WHERE document = ? AND src = ?", (document, src)
    ).get
    return None if found is None else str(found)


def of_document(connection: apsw.Connection, document: int) -> dict[str, str]:
    """``src`` → hash of every picture kept for a document."""
    found: Any = connection.execute(
        "SELECT src, hash FROM pictures WHERE document = ?", (document,)
    )
    return dict(found)
