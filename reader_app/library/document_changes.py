"""What the user says of documents: status, star, bin, and words over what was read of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader_app.deferred import Deferred
from reader_app.library.database import Database
from reader_app.library.rows import Change, ChangeKind, MetadataField, Status

if TYPE_CHECKING:
    from reader_app.documents.model import Metadata
    from reader_app.library import documents, journal
    from reader_app.library.journal import Journal, Label
else:
    documents = Deferred("reader_app.library.documents")
    journal = Deferred("reader_app.library.journal")


class DocumentChanges:
    """The part of the library that changes rows of documents, each time for any number of them.

    Every change is one transaction, on the disk when the method returns, and can be undone unless
    ``undoable`` is False: where the program does it, not the user.
    """

    database: Database
    journal: Journal

    def metadata(self, id: int) -> tuple[Metadata, Metadata]:
        """What was read of a document, and what the user wrote over it (None: nothing)."""
        with self.database.read() as connection:
            return documents.metadata(connection, id)

    def remove(self, ids: Sequence[int]) -> Change:
        """Move documents to the bin; all that belongs to them stays. Can be undone."""
        return self._set(journal.Label.REMOVE, ChangeKind.REMOVED, ids, removed=documents.now())

    def restore(self, ids: Sequence[int], undoable: bool = True) -> Change:
        """Take documents back out of the bin."""
        if undoable:
            return self._set(journal.Label.RESTORE, ChangeKind.RESTORED, ids, removed=None)
        with self.database.write() as connection:
            documents.set_columns(connection, ids, removed=None)
            documents.touch(connection, ids)
        return Change(ChangeKind.RESTORED, frozenset(ids))

    def set_status(self, ids: Sequence[int], status: Status, undoable: bool = True) -> Change:
        """Say how far the reader is with documents; ``undoable`` False where the program does."""
        if undoable:
            with self.journal.undoable(journal.Label.STATUS, len(ids), "documents") as connection:
                documents.set_status(connection, ids, status)
        else:
            with self.database.write() as connection:
                documents.set_status(connection, ids, status)
        return Change(ChangeKind.STATUS, frozenset(ids))

    def set_starred(self, ids: Sequence[int], starred: bool) -> Change:
        """Give documents a star, or take it."""
        label = journal.Label.STAR if starred else journal.Label.UNSTAR
        return self._set(label, ChangeKind.STARS, ids, starred=int(starred))

    def edit_metadata(
        self, ids: Sequence[int], fields: Mapping[MetadataField, str | None]
    ) -> Change:
        """Write over what was read of documents; it stands whatever is read anew.

        An empty string states that there is none; None brings back what was read.
        """
        columns = {f"hand_{field.value}": documents.shown(value) for field, value in fields.items()}
        return self._set(journal.Label.EDIT_METADATA, ChangeKind.METADATA, ids, **columns)

    def _set(self, label: Label, kind: ChangeKind, ids: Sequence[int], **columns: Any) -> Change:
        with self.journal.undoable(label, len(ids), "documents") as connection:
            documents.set_columns(connection, ids, **columns)
        return Change(kind, frozenset(ids))

    def set_position(self, id: int, position: int, progress: float) -> Change:
        """Keep where the reader is (code points) and the share that has been on screen."""
        with self.database.write() as connection:
            documents.set_columns(
                connection, [id], position=position, progress=progress, opened=documents.now()
            )
        return Change(ChangeKind.POSITION, frozenset([id]))
