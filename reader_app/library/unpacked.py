"""Which archives have been unpacked to their end, so that an unchanged one is not opened again.

The places of an archive's documents alone do not tell: an import may have ended half way through.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_to_bytes

import apsw

from reader_app.library.places import path_value
from reader_app.library.rows import Place

_KEY = "unpacked/"


def note(connection: apsw.Connection, archive: Place) -> None:
    """Every file of an archive is a document of the library now, or among the failures."""
    connection.execute(
        "INSERT OR REPLACE INTO state VALUES (?, ?)",
        (_key(archive.path), json.dumps([archive.mtime_ns, archive.size, archive.seen])),
    )


def noted(connection: apsw.Connection) -> dict[str, tuple[int, int, str]]:
    """Time, size and when it was seen, of every archive that was unpacked to its end."""
    found: Any = connection.execute(
        "SELECT substr(key, ?), value FROM state WHERE key GLOB ?", (len(_KEY) + 1, _KEY + "*")
    )
    return {os.fsdecode(unquote_to_bytes(name)): tuple(json.loads(value)) for name, value in found}


def documents(connection: apsw.Connection, archive: Path, removed: bool) -> list[int] | None:
    """The documents of an unpacked archive; None if one of its files failed, so that it is tried
    again. Those in the bin stand in the way as well, unless ``removed`` allows for them."""
    within = _within(archive)
    failed = "SELECT 1 FROM failures WHERE path = ?1 OR path > ?2 AND path < ?3 LIMIT 1"
    if connection.execute(failed, (path_value(archive), *within)).get:
        return None
    found: Any = connection.execute(
        """SELECT id, removed IS NOT NULL FROM places JOIN documents ON id = document
           WHERE path > ? AND path < ? ORDER BY id""",
        within,
    ).fetchall()
    if not removed and any(gone for _, gone in found):
        return None
    return [number for number, gone in found if not gone]


def _within(archive: Path) -> tuple[str | bytes, str | bytes]:
    """All that lies in an archive comes after the first and before the second."""
    first, after = os.sep, chr(ord(os.sep) + 1)
    value = path_value(archive)
    if isinstance(value, bytes):
        return value + first.encode(), value + after.encode()
    return value + first, value + after


def _key(path: Path) -> str:
    return _KEY + quote(os.fsencode(path))
