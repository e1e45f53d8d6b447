"""SQLite changesets as the journal keeps them: recorded, applied, and what they touch.

See https://sqlite.org/sessionintro.html. A changeset holds, for each changed row, its key and
the old and new values of the columns that changed, so it can be inverted, and it notices when a
row is no longer what it was.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import apsw

# Columns that the program itself writes, as the reader goes on: another value than the recorded
# one does not stand in the way of undoing.
_QUIET = {
    "annotations": frozenset({"modified", "words"}),
    "documents": frozenset({"position", "progress", "opened"}),
}
# Where a mark's words lie in the present text: found anew with every change of the text. A mark
# that was made can still be taken away then, one that was moved cannot be put back.
_PLACES = frozenset(
    {"start", "end", "text_hash", "exact", "prefix", "suffix", "hint", "placement"}
    | {"candidate_start", "candidate_end"}
)
# What search sees of a document's row.
_SEARCHED = frozenset({"hand_title", "hand_source", "hand_author", "hand_date", "removed"})


_PORTION = 250  # changes
_Builder: Any = apsw.ChangesetBuilder


@dataclass(slots=True)
class Affected:
    """What a changeset names. ``searched`` are the documents that search sees otherwise now."""

    documents: set[int] = field(default_factory=set)
    annotations: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    searched: set[int] = field(default_factory=set)
    collections: bool = False


class Recording:
    """A session under way; ``changes`` is the packed changeset once the block has ended."""

    changes: bytes = b""


@contextmanager
def recording(connection: apsw.Connection, tables: Sequence[str]) -> Iterator[Recording]:
    """Record what the block changes in ``tables``; what follows it is not part of it."""
    session = apsw.Session(connection, "main")
    result = Recording()
    try:
        for table in tables:
            session.attach(table)
        yield result
        if not session.is_empty:
            result.changes = session.changeset()
    finally:
        session.close()


def pack(changes: bytes) -> bytes:
    return zlib.compress(changes, 1)


def unpack(packed: bytes) -> bytes:
    return zlib.decompress(packed)


def apply(connection: apsw.Connection, changes: bytes) -> bool:
    """Make the changes; False, and nothing is changed, if a row has become another meanwhile.

    A change that has been made already (in another window) is no conflict. All other threads stand
    still while SQLite applies a changeset, 20 ms for a thousand changes, so it goes by portions.
    """
    columns = {table: _columns(connection, table) for table in _QUIET}
    portions = list(_portions(changes))
    alone = len(portions) == 1

    def decide(reason: int, change: apsw.TableChange) -> int:
        if reason == apsw.SQLITE_CHANGESET_FOREIGN_KEY and not alone:  # the rest is to come
            return apsw.SQLITE_CHANGESET_OMIT
        return _decide(reason, change, columns)

    flags = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION | apsw.SQLITE_CHANGESETAPPLY_IGNORENOOP
    connection.execute("SAVEPOINT portions")
    try:
        for portion in portions:
            apsw.Changeset.apply(portion, connection, conflict=decide, flags=flags)
            time.sleep(0)  # which lets go of the interpreter
        fits = alone or connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except apsw.AbortError:
        fits = False
    if not fits:
        connection.execute("ROLLBACK TO portions")
    connection.execute("RELEASE portions")
    return fits


def _portions(changes: bytes) -> Iterator[bytes]:
    """A changeset in parts that take about 5 ms each."""
    number, builder = 0, _Builder()
    for number, change in enumerate(apsw.Changeset.iter(changes), 1):
        builder.add_change(change)
        if not number % _PORTION:
            yield bytes(builder.output())
            builder = _Builder()
    if number % _PORTION:
        yield bytes(builder.output())


def _decide(reason: int, change: apsw.TableChange, columns: dict[str, list[str]]) -> int:
    if reason != apsw.SQLITE_CHANGESET_DATA or change.name not in _QUIET:
        return apsw.SQLITE_CHANGESET_ABORT
    names = columns[change.name]
    differing = {
        name
        for name, expected, present in zip(
            names, change.old or (), change.conflict or (), strict=True
        )
        if expected is not apsw.no_change and expected != present
    }
    quiet = _QUIET[change.name] | (_PLACES if change.op == "DELETE" else frozenset())
    return apsw.SQLITE_CHANGESET_REPLACE if differing <= quiet else apsw.SQLITE_CHANGESET_ABORT


def _columns(connection: apsw.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def affected(connection: apsw.Connection, changes: bytes) -> Affected:
    """What a changeset names, asked once it has been made."""
    result = Affected()
    searched = {n for n, c in enumerate(_columns(connection, "documents")) if c in _SEARCHED}
    nameless: set[str] = set()  # annotations whose document the change does not name
    for change in apsw.Changeset.iter(changes):
        row = _values(change)
        if change.name == "documents":
            result.documents.add(row[0])
            if any(change.new is None or change.new[n] is not apsw.no_change for n in searched):
                result.searched.add(row[0])
        elif change.name == "annotations":
            result.annotations.add(row[0])
            if row[1] is apsw.no_change:
                nameless.add(row[0])
            else:
                result.documents.add(row[1])
        elif change.name == "annotation_tags":
            result.annotations.add(row[0])
            nameless.add(row[0])
        elif change.name == "document_tags":
            result.documents.add(row[0])
        elif change.name == "collected":
            result.documents.add(row[1])
            result.collections = True
        elif change.name == "collections":
            result.collections = True
        elif change.name == "state":
            result.keys.add(row[0])
    for annotation in nameless:
        number = connection.execute(
            "SELECT document FROM annotations WHERE id = ?", (annotation,)
        ).get
        if number is not None:
            result.documents.add(number)
    return result


def annotations_of(changes: bytes, documents: AbstractSet[int]) -> set[str]:
    """The annotations of which a changeset says that they lie in one of these documents."""
    rows = (_values(one) for one in apsw.Changeset.iter(changes) if one.name == "annotations")
    return {row[0] for row in rows if row[1] in documents}


def without(changes: bytes, documents: AbstractSet[int], annotations: AbstractSet[str]) -> bytes:
    """A changeset without what it says of these documents and annotations; empty if all is."""
    rest = _Builder()
    for change in apsw.Changeset.iter(changes):
        row = _values(change)
        named = {
            "documents": row[0] in documents,
            "annotations": row[0] in annotations,
            "annotation_tags": row[0] in annotations,
            "document_tags": row[0] in documents,
            "collected": len(row) > 1 and row[1] in documents,
        }
        if not named.get(change.name):
            rest.add_change(change)
    return bytes(rest.output())


def _values(change: apsw.TableChange) -> tuple[Any, ...]:
    """The row's values: of an update, its key and the values that have changed."""
    if change.op == "UPDATE":
        old, new = change.old or (), change.new or ()
        return tuple(b if a is apsw.no_change else a for a, b in zip(old, new, strict=True))
    return (change.old if change.new is None else change.new) or ()
