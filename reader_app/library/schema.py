"""Bringing a library's database to the present schema: all of a step or nothing, a copy first."""

from __future__ import annotations

from pathlib import Path

import apsw

from reader_app.errors import KnownError
from reader_app.library.database import Database, known_errors, one_state
from reader_app.library.migrations import STEPS

APPLICATION_ID = 0x5A4A4C42


def migrate(database: Database, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Run the steps that the database has not had, all in one transaction with their number.

    An existing library is copied to ``backups/`` beside it first, and the copy is opened and
    checked. Another process that opens the library waits meanwhile. Raises KnownError
    ``library-newer`` for a schema of a newer program and ``library-damaged`` for a file that is no
    library of ours.
    """
    # Of one moment: else a library that another process begins right now looks like a stranger's.
    with database.read() as connection, one_state(connection):
        version = _version(connection)
        _refuse_foreign(connection, database.path, version)
    if version > len(steps):
        raise KnownError("library-newer", path=str(database.path))
    if version == len(steps):
        return
    with database.write() as connection:
        version = _version(connection)  # another process may have been faster
        if 0 < version < len(steps):
            _back_up(database, version)
        for step in steps[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(version, len(steps))}")


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def _refuse_foreign(connection: apsw.Connection, path: Path, version: int) -> None:
    """A file with tables that we did not make is another program's; leave it alone."""
    ours = connection.pragma("application_id") == APPLICATION_ID
    empty = version == 0 and not connection.execute("SELECT count(*) FROM sqlite_schema").get
    if not ours and not empty:
        raise KnownError("library-damaged", path=str(path))


def _back_up(database: Database, version: int) -> Path:
    folder = database.path.parent / "backups"
    with known_errors(folder):
        folder.mkdir(exist_ok=True)
    from datetime import UTC, datetime  # takes a millisecond that a start can do without

    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = folder / f"library-schema-{version}-{stamp}.db"
    database.copy_to(target)
    verify(target, version, database.path)
    return target


def verify(copy: Path, version: int, library: Path) -> None:
    """Open a copy of a library's database and check it through.

    Raises KnownError ``library-backup-failed``, which names the library.
    """
    with known_errors(copy):
        connection = apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            sound = connection.execute("PRAGMA integrity_check").get == "ok"
            if not sound or _version(connection) != version:
                raise KnownError("library-backup-failed", path=str(library))
        finally:
            connection.close()
