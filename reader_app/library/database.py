"""One SQLite file: its connections, its one lane of writes, and its errors in the user's words."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from reader_app.errors import KnownError

# How long a write waits for another process's write, in milliseconds.
BUSY_MS = 10_000
_WAL_RETRY_SECONDS = 0.01
# So many free bytes, if they are more than a fourth of the file, are given back to the disk.
_MUCH_FREE = 1 << 20


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Turn what the disk or another process does to us into KnownErrors that name ``path``.

    Raises ``library-locked``, ``library-damaged``, ``library-unwritable`` or ``library-full``.
    A wrong statement stays what it is: our own mistake.
    """
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise KnownError("library-locked", path=str(path)) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise KnownError("library-damaged", path=str(path)) from error
    except apsw.FullError as error:
        raise KnownError("library-full", path=str(path)) from error
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError, apsw.IOError) as error:
        raise KnownError("library-unwritable", path=str(path), reason=str(error)) from error
    except OSError as error:
        code = "library-full" if error.errno in _NO_ROOM else "library-unwritable"
        reason = error.strerror or str(error)
        raise KnownError(code, path=str(path), reason=reason) from error


@contextmanager
def one_state(connection: apsw.Connection) -> Iterator[None]:
    """All that the block reads is of one moment, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        connection.pragma("user_version")  # the first read is what fixes the moment
        yield
    finally:
        connection.execute("ROLLBACK")


def _copy(source: apsw.Connection, target: apsw.Connection) -> None:
    backup = target.backup("main", source, "main")
    try:
        while not backup.done:
            backup.step(1000)
        backup.finish()
    except BaseException:
        _abandon(backup)
        raise


def _abandon(backup: apsw.Backup) -> None:
    """Close a copy that failed. The disk may fail once more at that, which says nothing new; apsw
    tells it as a SystemError where the failure is an exception of Python's."""
    try:
        backup.close(True)
    except (apsw.Error, SystemError):
        return


def _no_room() -> frozenset[int]:
    import errno

    return frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT") if hasattr(errno, name))


_NO_ROOM = _no_room()


class Database:
    """A SQLite file in WAL mode, safe to use from any thread.

    Writes go one after another through one connection; a read borrows a connection of its own
    and never waits for a write. ``durable`` makes every commit reach the disk before it returns.
    """

    def __init__(self, path: Path, *, durable: bool, busy_ms: int = BUSY_MS) -> None:
        self.path = path
        self._durable = durable
        self._busy_ms = busy_ms
        self._lane = threading.Lock()
        self._idle: list[apsw.Connection] = []
        self._all: list[apsw.Connection] = []
        self._guard = threading.Lock()
        with known_errors(path):
            self._writer = self._connect()

    def close(self) -> None:
        """Close every connection. No thread may be reading or writing any more."""
        with self._lane, self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()
            self._idle.clear()

    @contextmanager
    def read(self) -> Iterator[apsw.Connection]:
        """A connection for this caller alone; what it reads in one statement is one state."""
        with known_errors(self.path):
            connection = self._borrow()
            try:
                yield connection
            finally:
                with self._guard:
                    self._idle.append(connection)

    @contextmanager
    def write(self, wait: bool = True) -> Iterator[apsw.Connection]:
        """One transaction: all of it is kept when the block ends, nothing of it if it raises.

        Without ``wait`` it reaches the disk with the next one that waits, or by :meth:`sync`:
        until then the machine may lose it, but neither a part of it nor what came before.
        """
        with self._lane, known_errors(self.path), self._waiting(wait) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk rolls back by itself
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _waiting(self, wait: bool) -> Iterator[apsw.Connection]:
        """The writer; its commits reach the disk before they return only if ``wait`` says so."""
        if wait or not self._durable:
            yield self._writer
            return
        self._writer.pragma("synchronous", "normal")
        try:
            yield self._writer
        finally:
            self._writer.pragma("synchronous", "full")

    def sync(self) -> None:
        """Have everything that was written reach the disk: the log is synced as a whole."""
        with self.write() as connection:
            connection.pragma("user_version", connection.pragma("user_version"))

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the whole file to ``target`` while the program works on.

        It is the state of this moment: writes that come meanwhile neither wait nor get in.
        """
        with self.read() as source, known_errors(target):
            copy = apsw.Connection(str(target))
            try:
                with one_state(source):  # else every write would make the copy start anew
                    _copy(source, copy)
                copy.pragma("journal_mode", "delete")  # a copy is one file, without a log beside it
            finally:
                copy.close()

    def release_memory(self) -> None:
        """Give up what connections without work keep: pages, and values of huge texts bound to
        their prepared statements."""
        with self._guard:
            idle, self._idle = self._idle, []
        for connection in idle:
            self._let_go(connection)
        if self._lane.acquire(blocking=False):
            try:
                former, self._writer = self._writer, self._connect()
                self._let_go(former)
            finally:
                self._lane.release()

    def _let_go(self, connection: apsw.Connection) -> None:
        with self._guard:
            self._all.remove(connection)
        connection.close()

    def give_space_back(self) -> None:
        """Make the file shorter if much of it is free. Takes its time; writes wait meanwhile."""
        with self._lane, known_errors(self.path):
            free, pages, size = (
                int(self._writer.pragma(name))
                for name in ("freelist_count", "page_count", "page_size")
            )
            if free * size >= _MUCH_FREE and free * 4 > pages:
                self._writer.execute("VACUUM")
                self._writer.pragma("wal_checkpoint", "truncate")

    def problems(self) -> list[str]:
        """What SQLite's own integrity and foreign key checks say; empty if all is well."""
        with self.read() as connection:
            rows = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            keys = connection.execute("PRAGMA foreign_key_check").fetchall()
        return [row for row in rows if row != "ok"] + [f"foreign key: {key}" for key in keys]

    def _borrow(self) -> apsw.Connection:
        with self._guard:
            if self._idle:
                return self._idle.pop()
        connection = self._connect()
        connection.pragma("query_only", True)
        return connection

    def _connect(self) -> apsw.Connection:
        try:
            connection = apsw.Connection(str(self.path))
        except UnicodeEncodeError:
            reason = "name not in UTF-8"  # SQLite knows no other
            raise KnownError("library-unwritable", path=str(self.path), reason=reason) from None
        connection.set_busy_timeout(self._busy_ms)
        self._enter_wal(connection)
        connection.pragma("synchronous", "full" if self._durable else "normal")
        connection.pragma("foreign_keys", True)
        connection.pragma("cache_size", -4_096)  # KiB
        with self._guard:
            self._all.append(connection)
        return connection

    def _enter_wal(self, connection: apsw.Connection) -> None:
        """Set WAL mode, which SQLite refuses at once, without its busy wait, while another
        process opens the same new file; that one will have set it a moment later."""
        until = time.monotonic() + self._busy_ms / 1000
        while True:
            try:
                if connection.pragma("journal_mode") != "wal":
                    connection.pragma("journal_mode", "wal")
                return
            except apsw.BusyError:
                if time.monotonic() > until:
                    raise
                time.sleep(_WAL_RETRY_SECONDS)
