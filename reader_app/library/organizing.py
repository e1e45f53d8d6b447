"""What the user makes of the documents as a stack: tags, and collections of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import apsw

from reader_app.errors import KnownError
from reader_app.library.annotation_rows import stored
from reader_app.library.database import Database
from reader_app.library.documents import now
from reader_app.library.drafts import clean_tags
from reader_app.library.journal import Journal, Label
from reader_app.library.rows import Change, ChangeKind

_TAG_TABLES = ("document_tags", "annotation_tags")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and how many documents (outside the bin) and annotations have it."""

    name: str
    documents: int
    annotations: int


class Tags:
    """The tags of documents; renaming and deleting one takes in annotations too."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def all(self) -> list[Tag]:
        """Every tag in use, by name."""
        with self._database.read() as connection:
            found = connection.execute(
                """SELECT tag, sum(document), sum(1 - document) FROM (
                       SELECT tag, 1 AS document FROM document_tags
                       WHERE document NOT IN (SELECT id FROM documents WHERE removed IS NOT NULL)
                       UNION ALL SELECT tag, 0 FROM annotation_tags
                   ) GROUP BY tag ORDER BY tag"""
            )
            return [Tag(*row) for row in found]

    def add(self, documents: Sequence[int], tags: Sequence[str]) -> Change:
        """Give tags to documents; blanks around a tag do not count."""
        return self._change(Label.TAG_DOCUMENTS, documents, tags, ())

    def remove(self, documents: Sequence[int], tags: Sequence[str]) -> Change:
        """Take tags off documents."""
        return self._change(Label.UNTAG_DOCUMENTS, documents, (), tags)

    def replace(
        self, documents: Sequence[int], added: Sequence[str], taken: Sequence[str]
    ) -> Change:
        """Give tags to documents and take others off, in one step."""
        if added and taken:
            return self._change(Label.RETAG_DOCUMENTS, documents, added, taken)
        return self.add(documents, added) if added else self.remove(documents, taken)

    def _change(
        self, label: Label, documents: Sequence[int], added: Sequence[str], taken: Sequence[str]
    ) -> Change:
        with self._journal.undoable(label, len(documents), "document_tags") as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO document_tags VALUES (?, ?)",
                product(documents, clean_tags(added)),
            )
            connection.executemany(
                "DELETE FROM document_tags WHERE document = ? AND tag = ?",
                product(documents, taken),
            )
        return Change(ChangeKind.TAGS, frozenset(documents))

    def rename(self, tag: str, name: str) -> Change:
        """Give a tag another name, on documents and annotations; an existing one takes it in."""
        (wanted,) = clean_tags([name]) or [tag]
        with self._journal.undoable(Label.RENAME_TAG, 1, *_TAG_TABLES) as connection:
            change = _tagged(connection, tag)
            for table in _TAG_TABLES:
                connection.execute(
                    f"UPDATE OR IGNORE {table} SET tag = ? WHERE tag = ?", (wanted, tag)
                )
                if wanted != tag:
                    connection.execute(f"DELETE FROM {table} WHERE tag = ?", (tag,))
        return change

    def delete(self, tag: str) -> Change:
        """Take a tag off all documents and annotations."""
        with self._journal.undoable(Label.DELETE_TAG, 1, *_TAG_TABLES) as connection:
            change = _tagged(connection, tag)
            for table in _TAG_TABLES:
                connection.execute(f"DELETE FROM {table} WHERE tag = ?", (tag,))
        return change


def _tagged(connection: apsw.Connection, tag: str) -> Change:
    found = connection.execute("SELECT document FROM document_tags WHERE tag = ?", (tag,))
    documents = {number for (number,) in found}
    marks: Any = connection.execute(
        """SELECT annotation, document FROM annotation_tags JOIN annotations ON id = annotation
           WHERE tag = ?""",
        (tag,),
    ).fetchall()
    documents.update(number for _, number in marks)
    return Change(ChangeKind.TAGS, frozenset(documents), frozenset(id for id, _ in marks))


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of documents, or a search that is kept (``query`` is its words).

    ``parent`` is the collection it lies in, None at the top; ``documents`` counts what lies in
    the folder itself (not in the bin), 0 for a search.
    """

    id: str
    name: str
    parent: str | None = None
    query: str | None = None
    created: str = ""
    documents: int = 0


_COLLECT = "INSERT OR IGNORE INTO collected VALUES (?, ?)"


class Collections:
    """Folders of documents, one within another; a document may lie in several."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def all(self) -> list[Collection]:
        """Every collection, by name; ``parent`` makes the tree."""
        with self._database.read() as connection:
            found = connection.execute(
                """SELECT id, name, parent, query, created, (
                       SELECT count(*) FROM collected JOIN documents d ON d.id = document
                       WHERE collection = c.id AND removed IS NULL)
                   FROM collections c ORDER BY name, created"""
            )
            return [Collection(*row) for row in found]

    def documents(self, collection: str, nested: bool = True) -> list[int]:
        """The documents of a folder, and of those within it; the newest first."""
        with self._database.read() as connection:
            inside = _within(connection, collection) if nested else [collection]
            marks = ",".join("?" * len(inside))
            found: Any = connection.execute(
                f"""SELECT DISTINCT document FROM collected JOIN documents d ON d.id = document
                    WHERE removed IS NULL AND collection IN ({marks}) ORDER BY document DESC""",
                inside,
            )
            return [number for (number,) in found]

    def of_document(self, document: int) -> list[str]:
        """The folders that a document lies in."""
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT collection FROM collected WHERE document = ?", (document,)
            )
            return [id for (id,) in found]

    def create(
        self,
        name: str,
        parent: str | None = None,
        query: str | None = None,
        documents: Sequence[int] = (),
    ) -> Collection:
        """A new folder with these documents, or with ``query`` a search that is kept."""
        words = None if query is None else stored(query)
        made = Collection(str(uuid.uuid4()), _named(name), parent, words, now(), len(documents))
        label = Label.COLLECT if documents else Label.CREATE_COLLECTION
        count = len(documents) or 1
        with self._journal.undoable(label, count, "collections", "collected") as connection:
            connection.execute(
                "INSERT INTO collections VALUES (?, ?, ?, ?, ?)",
                (made.id, made.name, made.parent, made.query, made.created),
            )
            connection.executemany(_COLLECT, ((made.id, document) for document in documents))
        return made

    def rename(self, id: str, name: str) -> Change:
        """Raises KnownError ``collection-nameless`` for a name of blanks."""
        return self._edit(id, "name", _named(name))

    def set_query(self, id: str, query: str) -> Change:
        """Keep other words for a search."""
        return self._edit(id, "query", stored(query))

    def move(self, id: str, parent: str | None) -> Change:
        """Put a collection into another one, or to the top.

        Raises KnownError ``collection-cycle`` if that one lies within it.
        """
        with self._database.read() as connection:
            if parent in _within(connection, id):
                raise KnownError("collection-cycle")
        return self._edit(id, "parent", parent)

    def _edit(self, id: str, column: str, value: str | None) -> Change:
        with self._journal.undoable(Label.EDIT_COLLECTION, 1, "collections") as connection:
            connection.execute(f"UPDATE collections SET {column} = ? WHERE id = ?", (value, id))
        return Change(ChangeKind.COLLECTIONS, collections=True)

    def delete(self, id: str) -> Change:
        """Delete a collection with those within it; the documents stay in the library."""
        tables = ("collections", "collected")
        with self._journal.undoable(Label.DELETE_COLLECTION, 1, *tables) as connection:
            inside = _within(connection, id)
            documents = _members(connection, inside)
            for one in reversed(inside):  # the innermost first
                connection.execute("DELETE FROM collected WHERE collection = ?", (one,))
                connection.execute("DELETE FROM collections WHERE id = ?", (one,))
        return Change(ChangeKind.COLLECTIONS, frozenset(documents), collections=True)

    def add(self, id: str, documents: Sequence[int]) -> Change:
        """Put documents into a folder; they stay in others."""
        return self._collect(Label.COLLECT, _COLLECT, id, documents)

    def remove(self, id: str, documents: Sequence[int]) -> Change:
        """Take documents out of a folder."""
        statement = "DELETE FROM collected WHERE collection = ? AND document = ?"
        return self._collect(Label.UNCOLLECT, statement, id, documents)

    def _collect(self, label: Label, statement: str, id: str, documents: Sequence[int]) -> Change:
        with self._journal.undoable(label, len(documents), "collected") as connection:
            connection.executemany(statement, ((id, document) for document in documents))
        return Change(ChangeKind.COLLECTIONS, frozenset(documents), collections=True)


def _named(name: str) -> str:
    if not name.strip():
        raise KnownError("collection-nameless")
    return stored(name.strip())


def _within(connection: apsw.Connection, id: str) -> list[str]:
    """A collection and all within it, each after the one that holds it."""
    found = connection.execute(
        """WITH RECURSIVE inside (id) AS (
               VALUES (?) UNION SELECT c.id FROM collections c JOIN inside ON c.parent = inside.id
           ) SELECT id FROM inside""",
        (id,),
    )
    return [one for (one,) in found]


def _members(connection: apsw.Connection, collections: Iterable[str]) -> set[int]:
    return {
        number
        for id in collections
        for (number,) in connection.execute(
            "SELECT document FROM collected WHERE collection = ?", (id,)
        )
    }
