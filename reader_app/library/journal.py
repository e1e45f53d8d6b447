"""Undo and redo of every change of the user's, kept in the library, so that a restart keeps them.

Each entry is the SQLite changeset of one transaction. Undoing applies it inverted, redoing
applies it again. All windows of one library share one journal, in the order of the changes.
A migration that reshapes a recorded table must empty the journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from enum import StrEnum
from itertools import takewhile
from typing import Any

import apsw

from reader_app.errors import KnownError
from reader_app.library import changesets, documents
from reader_app.library.database import Database
from reader_app.library.rows import Change, ChangeKind, Step

# So many changes can be undone, and so many bytes of them are kept (the newest always is).
MOST = 1_000
MOST_BYTES = 256 * 2**20


class Label(StrEnum):
    """What a change was, for the menu; its words are messages (see :class:`Step`)."""

    ANNOTATE = "annotate"
    EDIT_ANNOTATIONS = "edit-annotations"
    RECOLOUR = "recolour"
    NOTE = "note"
    MOVE_ANNOTATION = "move-annotation"
    CONFIRM_ANNOTATIONS = "confirm-annotations"
    DELETE_ANNOTATIONS = "delete-annotations"
    TAG_ANNOTATIONS = "tag-annotations"
    UNTAG_ANNOTATIONS = "untag-annotations"
    IMPORT_ANNOTATIONS = "import-annotations"
    BOOKMARK = "bookmark"
    RENAME_BOOKMARK = "rename-bookmark"
    DELETE_BOOKMARKS = "delete-bookmarks"
    NAME_COLOURS = "name-colours"
    STATUS = "status"
    STAR = "star"
    UNSTAR = "unstar"
    EDIT_METADATA = "edit-metadata"
    REMOVE = "remove"
    RESTORE = "restore"
    TAG_DOCUMENTS = "tag-documents"
    UNTAG_DOCUMENTS = "untag-documents"
    RETAG_DOCUMENTS = "retag-documents"
    RENAME_TAG = "rename-tag"
    DELETE_TAG = "delete-tag"
    CREATE_COLLECTION = "create-collection"
    EDIT_COLLECTION = "edit-collection"
    DELETE_COLLECTION = "delete-collection"
    COLLECT = "collect"
    UNCOLLECT = "uncollect"
    NEW_VERSION = "new-version"
    WORD_LISTS = "word-lists"


class Journal:
    """The changes that can be undone and redone, the newest last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def undoable(self, label: Label, count: int, *tables: str) -> Iterator[apsw.Connection]:
        """One transaction whose changes of ``tables`` can be undone.

        ``count`` is how many things it changes, for the menu. A block that changes nothing
        leaves the journal as it is. What can be redone is given up with the first new change.
        """
        with (
            self._database.write() as connection,
            self.recorded(connection, label, count, *tables),
        ):
            yield connection

    @contextmanager
    def recorded(
        self, connection: apsw.Connection, label: Label, count: int, *tables: str
    ) -> Iterator[None]:
        """As :meth:`undoable`, for a part of a transaction under way."""
        with changesets.recording(connection, tables) as recorded:
            yield
        if recorded.changes:
            named = changesets.affected(connection, recorded.changes)
            documents.touch(connection, named.searched)
            _record(connection, label, count, recorded.changes)

    def newest(self) -> int:
        """The number of the newest change; 0 if there is none."""
        with self._database.read() as connection:
            return _newest(connection)

    def merge(self, after: int, label: Label) -> None:
        """Make one step of what one piece of work did in many transactions.

        Those are the newest steps of a label, back to another one's or to the number ``after``.
        """
        with self._database.write() as connection:
            steps = _row_of_steps(connection, after, label)
            if len(steps) < 2:
                return
            group: Any = apsw.ChangesetBuilder()  # type: ignore[no-untyped-call]
            for step, _ in steps:
                group.add(_changes(connection, step))
            connection.executemany("DELETE FROM journal WHERE id = ?", [(id,) for id, _ in steps])
            _record(connection, label, sum(count for _, count in steps), group.output())

    def next_undo(self) -> Step | None:
        """What :meth:`undo` would take back."""
        with self._database.read() as connection:
            return _next(connection, "done")

    def next_redo(self) -> Step | None:
        """What :meth:`redo` would make again."""
        with self._database.read() as connection:
            return _next(connection, "undone")

    def undo(self) -> Change | None:
        """Take the newest change back; None if there is none.

        Raises KnownError ``undo-conflict`` if what it changed has become something else since;
        then nothing has changed, and the next undo is of the change before it.
        """
        return self._step("done", "undone", ChangeKind.UNDONE)

    def redo(self) -> Change | None:
        """Make the change again that was undone last; None if there is none.

        Raises KnownError ``redo-conflict``, as :meth:`undo` does.
        """
        return self._step("undone", "done", ChangeKind.REDONE)

    def _step(self, state: str, then: str, kind: ChangeKind) -> Change | None:
        with self._database.write() as connection:
            step = _next(connection, state)
            if step is None:
                return None
            changes = _changes(connection, step.id)
            if state == "done":
                changes = apsw.Changeset.invert(changes)
            fits = changesets.apply(connection, changes)
            after = then if fits else "void"
            connection.execute("UPDATE journal SET state = ? WHERE id = ?", (after, step.id))
            named = changesets.affected(connection, changes)
            if fits:
                documents.touch(connection, named.searched)
        if not fits:
            code = "undo-conflict" if state == "done" else "redo-conflict"
            raise KnownError(code, label=step.label, count=step.count)
        return Change(
            kind,
            frozenset(named.documents),
            frozenset(named.annotations),
            frozenset(named.keys),
            named.collections,
            step,
        )


def _next(connection: apsw.Connection, state: str) -> Step | None:
    """The change that is undone next is the newest that is done; redone, the oldest undone."""
    order = "DESC" if state == "done" else "ASC"
    found: Any = connection.execute(
        f"SELECT id, label, count FROM journal WHERE state = ? ORDER BY id {order} LIMIT 1",
        (state,),
    )
    return next((Step(*row) for row in found), None)


def _newest(connection: apsw.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM journal").get)


def _row_of_steps(connection: apsw.Connection, after: int, label: Label) -> list[tuple[int, int]]:
    """The newest steps of a label that follow one another, the oldest first; with their counts."""
    found: Any = connection.execute(
        "SELECT id, count, label, state FROM journal WHERE id > ? ORDER BY id DESC", (after,)
    )
    alike = takewhile(lambda step: step[2:] == (label, "done"), found)
    return [(id, count) for id, count, *_ in alike][::-1]


def _changes(connection: apsw.Connection, step: int) -> bytes:
    packed = connection.execute("SELECT changes FROM journal WHERE id = ?", (step,)).get
    return changesets.unpack(packed)


def _record(connection: apsw.Connection, label: Label, count: int, changes: bytes) -> None:
    connection.execute("DELETE FROM journal WHERE state = 'undone'")
    connection.execute(
        "INSERT INTO journal (made, label, count, changes) VALUES (?, ?, ?, ?)",
        (documents.now(), label.value, count, changesets.pack(changes)),
    )
    connection.execute(_PRUNE, (MOST, MOST_BYTES, connection.last_insert_rowid()))


def forget(connection: apsw.Connection, gone: AbstractSet[int]) -> None:
    """Leave out of every step what it says of documents that are deleted for good."""
    steps = [id for (id,) in connection.execute("SELECT id FROM journal")]
    marks = {
        id
        for (id,) in connection.execute(
            "SELECT id FROM annotations WHERE document IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(gone)),),
        )
    }.union(*(changesets.annotations_of(_changes(connection, step), gone) for step in steps))
    for step in steps:
        _forget(connection, step, gone, marks)


def _forget(
    connection: apsw.Connection, step: int, gone: AbstractSet[int], marks: AbstractSet[str]
) -> None:
    changes = _changes(connection, step)
    rest = changesets.without(changes, gone, marks)
    if not rest:
        connection.execute("DELETE FROM journal WHERE id = ?", (step,))
    elif len(rest) < len(changes):
        before, after = (changesets.affected(connection, some) for some in (changes, rest))
        count = connection.execute("SELECT count FROM journal WHERE id = ?", (step,)).get
        for all_, left in (
            (before.documents, after.documents),
            (before.annotations, after.annotations),
        ):
            if count == len(all_):  # what the step counts
                count = len(left)
                break
        connection.execute(
            "UPDATE journal SET changes = ?, count = ? WHERE id = ?",
            (changesets.pack(rest), max(1, count), step),
        )


_PRUNE = """
    DELETE FROM journal WHERE id IN (
        SELECT id FROM (
            SELECT id, row_number() OVER newest AS place,
                   sum(length(changes)) OVER newest AS bytes
            FROM journal WINDOW newest AS (ORDER BY id DESC)
        ) WHERE (place > ? OR bytes > ?) AND id <> ?
    )
"""
