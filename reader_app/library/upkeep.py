"""What keeps a library safe by itself, while the program is idle: backups, and sweeping.

An automatic backup is a copy of the database alone, as the originals beside it are never
changed; ``archive.restore`` takes it.
"""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.library.database import known_errors
from reader_app.library.migrations import SCHEMA
from reader_app.library.originals import sync_folder
from reader_app.library.schema import verify

if TYPE_CHECKING:
    from reader_app.library.library import Library

EVERY = timedelta(days=1)
# So many automatic backups are kept; the copies made before an upgrade are not counted.
KEEP = 7
# A draft that nobody has written to for so long was left by a process that was killed.
_ABANDONED_SECONDS = 3600.0
_NAME = "library-%Y%m%dT%H%M%SZ.db"
_DELETION_NAME = "library-before-deletion-%Y%m%dT%H%M%SZ.db"
# They have a row of their own: several deletions in one day leave the backups of a week alone.
KEEP_OF_DELETIONS = 3


def back_up_if_due(
    library: Library, every: timedelta = EVERY, keep: int = KEEP, now: datetime | None = None
) -> Path | None:
    """Copy the database to ``backups/``, check the copy, and drop all but the newest ``keep``.

    None if the newest backup is younger than ``every``, or nothing was written since. The copy
    has its name only once it is whole, checked and on the disk. Raises KnownError.
    """
    moment = now or datetime.now(UTC)
    folder = library.path / "backups"
    present = backups(folder, moment)
    if present and not _is_due(library, present[-1], moment, every):
        return None
    with known_errors(folder):
        folder.mkdir(exist_ok=True)
    target = folder / moment.strftime(_NAME)
    _copy(library, target)
    for old in backups(folder, moment)[:-keep]:
        old.unlink(missing_ok=True)
    return target


def back_up_before_deletion(library: Library, now: datetime | None = None) -> Path | None:
    """Keep a copy of the database as it is before documents are deleted for good.

    None if the newest backup has all that is there. Raises KnownError.
    """
    folder = library.path / "backups"
    present = [*backups(folder), *folder.glob("library-before-deletion-*.db")]
    newest = max((path.stat().st_mtime_ns for path in present), default=None)
    if newest is not None and _written(library) <= newest:
        return None
    with known_errors(folder):
        folder.mkdir(exist_ok=True)
    target = folder / (now or datetime.now(UTC)).strftime(_DELETION_NAME)
    _copy(library, target)
    for old in sorted(folder.glob("library-before-deletion-*.db"))[:-KEEP_OF_DELETIONS]:
        old.unlink(missing_ok=True)
    return target


def backups(folder: Path, now: datetime | None = None) -> list[Path]:
    """The automatic backups in a folder, the oldest first.

    Those that were made later than now, by a clock that was wrong, come before all others: they
    must neither keep the next one from being made nor outlive it.
    """
    moment = now or datetime.now(UTC)
    found = [(made, path) for path in folder.glob("library-*.db") if (made := _made(path))]
    return [path for made, path in sorted(found, key=lambda one: (one[0] <= moment, *one))]


def _made(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
    except ValueError:  # made before an upgrade, or somebody's own
        return None


def _is_due(library: Library, newest: Path, now: datetime, every: timedelta) -> bool:
    made = _made(newest)
    if made is None or made > now:
        return True
    return made <= now - every and _written(library) > newest.stat().st_mtime_ns


def _written(library: Library) -> int:
    """When the database was last written to (nanoseconds); its log holds the latest changes.

    An empty log is what opening the library leaves.
    """
    parts = (library.database.path, Path(f"{library.database.path}-wal"))
    found = [part.stat() for part in parts if part.exists()]
    return max((stat.st_mtime_ns for stat in found if stat.st_size), default=0)


def _copy(library: Library, target: Path) -> None:
    draft = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        library.database.copy_to(draft)
        verify(draft, SCHEMA, library.database.path)
        with known_errors(target):
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(target)
            sync_folder(target.parent)
    finally:
        for leftover in (draft, Path(f"{draft}-journal")):
            leftover.unlink(missing_ok=True)


def sweep(library: Library, abandoned_seconds: float = _ABANDONED_SECONDS) -> list[Path]:
    """Delete the drafts that killed processes have left behind; which they were."""
    before = time.time() - abandoned_seconds
    home = library.path
    drafts = [*home.glob("originals/??/*.new"), *home.glob("backups/*.new*")]
    swept = []
    for path in [*drafts, *home.glob("restore-*/")]:
        if _is_abandoned(path, before):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(True)
            swept.append(path)
    return swept


def _is_abandoned(path: Path, before: float) -> bool:
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:  # finished meanwhile
        return False
