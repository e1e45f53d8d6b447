"""What a backup holds, told before it is put in place of the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database beside the library: when it was made (UTC), its size in bytes, and
    how many documents (outside the bin) and annotations it holds; None if it cannot be read."""

    path: Path
    made: datetime
    size: int
    documents: int | None
    annotations: int | None


def kept_backups(home: Path) -> list[Backup]:
    """The automatic backups of a library and those made before an upgrade, the newest first."""
    folder = home / "backups"
    found = [_backup(path) for path in folder.glob("*.db") if path.is_file()]
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def _backup(path: Path) -> Backup:
    stat = path.stat()
    made = datetime.fromtimestamp(stat.st_mtime, UTC)
    counts = dict(_counts(path))
    return Backup(path, made, stat.st_size, counts.get("documents"), counts.get("annotations"))


def _counts(path: Path) -> Iterator[tuple[str, int]]:
    """As far as they can be read: an older schema has no annotations."""
    statements = {
        "documents": "SELECT count(*) FROM documents WHERE removed IS NULL",
        "annotations": "SELECT count(*) FROM annotations",
    }
    try:
        address = f"{path.resolve().as_uri()}?immutable=1"  # it leaves no files beside the backup
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(address, flags=flags)
    except apsw.Error:
        return
    try:
        for name, statement in statements.items():
            yield name, connection.execute(statement).get
    except apsw.Error:  # damaged, or of an older schema: what could be counted is told
        return
    finally:
        connection.close()
