"""A library as one file, and back: a ZIP of the database, the originals and the settings."""

from __future__ import annotations

import errno
import os
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw

from reader_app.errors import KnownError
from reader_app.library.database import known_errors
from reader_app.library.library import Library
from reader_app.library.migrations import SCHEMA
from reader_app.library.schema import APPLICATION_ID, verify

_DATABASE, _SETTINGS, _ORIGINALS = "library.db", "settings.json", "originals"
_DATABASES = (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm")
_PARTS = (*_DATABASES, _SETTINGS, _ORIGINALS)
_MAGIC = b"SQLite format 3\0"
_MEMBER = re.compile(r"library\.db|settings\.json|originals/[0-9a-f]{2}/[0-9a-f]{64}")


def back_up(library: Library, target: Path) -> None:
    """Write a consistent copy of the library to ``target``, whole or not at all.

    The database is copied first: every original that it names is there by then, and stays.
    Raises KnownError, ``output-unwritable`` among them, if the copy cannot be written or does not
    prove sound.
    """
    target = Path(os.path.realpath(target))  # a link stays one
    draft = target.with_name(target.name + ".new")
    with (
        _target_errors(target),
        TemporaryDirectory(prefix=".zhanjuan-", dir=_scratch(target)) as folder,
    ):
        if target.exists() and not target.is_file():  # a folder, or a device to be put aside
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        copy = Path(folder) / _DATABASE
        library.database.copy_to(copy)
        verify(copy, SCHEMA, library.database.path)
        try:
            with draft.open("wb") as file:
                _write(file, copy, library.path)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def _scratch(target: Path) -> Path | None:
    """Where there is as much room as for the target: beside it, if SQLite can name that place."""
    try:
        str(target).encode()
    except UnicodeEncodeError:
        return None
    return target.parent


@contextmanager
def _target_errors(target: Path) -> Iterator[None]:
    try:
        with known_errors(target):
            yield
    except KnownError as error:
        if error.code != "library-unwritable":
            raise
        details = error.notice.details
        raise KnownError("output-unwritable", **details) from error


def _write(file: object, database: Path, home: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:  # type: ignore[call-overload]
        archive.write(database, _DATABASE)
        if (home / _SETTINGS).is_file():
            archive.write(home / _SETTINGS, _SETTINGS)
        for original in sorted((home / _ORIGINALS).glob("??/*")):
            name = f"{_ORIGINALS}/{original.parent.name}/{original.name}"
            if _MEMBER.fullmatch(name):
                archive.write(original, name)


def restore(home: Path, source: Path) -> Path | None:
    """Put a copy in place of the library in ``home``.

    The copy is what :func:`back_up` wrote, or a database alone, as the automatic backups are; that
    leaves originals and settings where they are. What was there before is moved, whole, to the
    folder that is returned (None if nothing was). Raises KnownError ``backup-unreadable`` for a
    file that is no sound copy, ``library-locked`` while a window has the library open; then
    nothing has changed.
    """
    with known_errors(home):
        home.mkdir(parents=True, exist_ok=True)
        _refuse_while_open(home / _DATABASE)
        with TemporaryDirectory(prefix="restore-", dir=home) as folder:
            fresh = Path(folder)
            alone = _unpack(source, fresh)
            aside = _move_aside(home, _DATABASES if alone else _PARTS)
            for part in sorted(fresh.iterdir()):
                part.replace(home / part.name)
    return aside


def _unpack(source: Path, folder: Path) -> bool:
    """Bring the copy into ``folder``; whether it is a database alone."""
    if source.exists() and not source.is_file():  # a pipe might be waited for, for ever
        raise KnownError("backup-unreadable", path=str(source))
    try:
        alone = _is_database(source)
        if alone:
            shutil.copyfile(source, folder / _DATABASE)
        else:
            _extract(source, folder)
        _check_database(folder / _DATABASE)
    except FileNotFoundError:
        raise KnownError("file-missing", path=str(source)) from None
    except (zipfile.BadZipFile, EOFError, apsw.Error) as error:
        raise KnownError("backup-unreadable", path=str(source)) from error
    return alone


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _extract(source: Path, folder: Path) -> None:
    with zipfile.ZipFile(source) as archive:
        members = [name for name in archive.namelist() if _MEMBER.fullmatch(name)]
        if _DATABASE not in members:
            raise KnownError("backup-unreadable", path=str(source))
        archive.extractall(folder, members)


def _check_database(path: Path) -> None:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        if connection.pragma("application_id") != APPLICATION_ID:
            raise apsw.NotADBError
        if connection.pragma("user_version") > SCHEMA:
            raise KnownError("library-newer", path=str(path))
        if connection.execute("PRAGMA integrity_check").get != "ok":
            raise apsw.CorruptError
    finally:
        connection.close()


def _refuse_while_open(database: Path) -> None:
    """Whoever has the database open holds a lock on it, which keeps this one out."""
    if not database.exists():
        return
    connection = apsw.Connection(str(database))
    try:
        connection.pragma("locking_mode", "exclusive")
        connection.execute("BEGIN EXCLUSIVE; ROLLBACK")
    except (apsw.NotADBError, apsw.CorruptError):
        pass  # damaged: the reason to restore
    finally:
        connection.close()


def _move_aside(home: Path, parts: Sequence[str]) -> Path | None:
    present = [home / name for name in parts if (home / name).exists()]
    for suffix in ("", "-wal", "-shm"):
        (home / f"search.db{suffix}").unlink(missing_ok=True)
    if not present:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = home / "replaced" / stamp
    aside.mkdir(parents=True)
    for part in present:
        shutil.move(part, aside / part.name)
    return aside
