"""The user's marks: made, changed, moved, deleted, listed; each change in one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict, Unpack

import apsw

from reader_app.library import annotation_filter
from reader_app.library import annotation_rows as rows
from reader_app.library.anchors import Anchor, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.annotation_filter import ALL, MarkFilter
from reader_app.library.annotation_index import AnnotationIndex
from reader_app.library.database import Database
from reader_app.library.documents import now
from reader_app.library.drafts import (
    clean_tags,
    column_values,
    completed,
    label_of_deleted,
    label_of_fields,
    label_of_new,
    tag_pairs,
)
from reader_app.library.journal import Journal, Label
from reader_app.library.rows import Change, ChangeKind

COLOUR_NAMES = "colour_names"  # the key of the state that keeps them


class Fields(TypedDict, total=False):
    """What can be set on annotations; what is not named stays."""

    kind: MarkKind
    colour: Colour | None
    name: str
    note: str
    creator: str | None


class Settled(NamedTuple):
    """Where a mark belongs in its document's present text.

    ``anchor`` None keeps the last place that was its own (the mark waits in the tray);
    ``candidate`` (code points) is where it may belong.
    """

    id: str
    placement: Placement
    anchor: Anchor | None = None
    candidate: tuple[int, int] | None = None


class Annotations:
    """All marks of a library: highlights, underlines, notes, findings and bookmarks.

    Every change is one transaction, on the disk when the method returns, and can be undone. An
    id that is not there (deleted in another window) is passed over.
    """

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._index = AnnotationIndex()

    # What is there

    def of_document(self, document: int) -> list[Annotation]:
        """A document's marks in reading order, bookmarks among them."""
        with self._database.read() as connection:
            return rows.select(
                connection, f"WHERE document = ? ORDER BY {rows.READING_ORDER}", (document,)
            )

    def about(self, document: int, start: int, end: int) -> list[Annotation]:
        """Those of a document's marks that lie on a stretch of its text (code points)."""
        with self._database.read() as connection:
            return rows.select(
                connection,
                f"""WHERE document = ? AND start < ? AND "end" > ? AND placement = ?
                    ORDER BY {rows.READING_ORDER}""",
                (document, end, start, Placement.PLACED.value),
            )

    def one(self, id: str) -> Annotation | None:
        """One mark; None if it is not there (any more)."""
        return next(iter(self.some([id])), None)

    def some(self, ids: Sequence[str]) -> list[Annotation]:
        """Those of these marks that are there, in the order asked for."""
        with self._database.read() as connection:
            return rows.some(connection, ids)

    def found(self, wanted: MarkFilter = ALL, breathe: Callable[[], object] = bool) -> list[str]:
        """The ids of all marks of all documents that pass the filter, in reading order: document
        by document, the newest first. ``breathe`` is called now and then while they are read."""
        with self._database.read() as connection:
            return annotation_filter.found(connection, self._index, wanted, breathe)

    def first(self, wanted: MarkFilter, limit: int) -> list[Annotation]:
        """The first of :meth:`found`, there long before all are."""
        with self._database.read() as connection:
            ids = annotation_filter.first(connection, self._index, wanted, limit)
            return rows.some(connection, ids)

    def counts(self) -> dict[int, int]:
        """Document → how many marks it has, bookmarks too."""
        with self._database.read() as connection:
            found: Any = connection.execute("SELECT document, count(*) FROM annotations GROUP BY 1")
            return dict(found)

    def tags(self) -> dict[str, int]:
        """Every tag of an annotation, and how many have it, by name."""
        with self._database.read() as connection:
            found: Any = connection.execute("SELECT tag, count(*) FROM annotation_tags GROUP BY 1")
            return dict(found)

    # What changes

    def add(self, drafts: Sequence[Annotation], label: Label | None = None) -> list[Annotation]:
        """Keep new marks; what was kept, in the same order.

        An empty ``id`` is given a UUID, empty times are now; those that are set are kept (an
        import brings its own). The anchors are of the documents' present texts.
        """
        made = [completed(draft, now()) for draft in drafts]
        with self._journal.undoable(
            label or label_of_new(made), len(made), *rows.TABLES
        ) as connection:
            hashes = _text_hashes(connection, {one.document for one in made})
            rows.insert(connection, (rows.columns(one, hashes[one.document]) for one in made))
            rows.tag(connection, tag_pairs(made))
        return made

    def put(self, annotations: Sequence[Annotation]) -> Change:
        """Keep marks under their own ids as they are: new ones, and over those that are there."""
        made = [completed(one, now()) for one in annotations]
        with self._journal.undoable(
            Label.IMPORT_ANNOTATIONS, len(made), *rows.TABLES
        ) as connection:
            hashes = _text_hashes(connection, {one.document for one in made})
            present = rows.documents_of(connection, [one.id for one in made])
            for one in made:
                values = rows.columns(one, hashes[one.document])
                if one.id in present:
                    rows.update(connection, one.id, values)
                    connection.execute(
                        "DELETE FROM annotation_tags WHERE annotation = ?", (one.id,)
                    )
                else:
                    rows.insert(connection, [values])
            rows.tag(connection, tag_pairs(made))
        named = {one.document for one in made} | set(present.values())
        return _change(named, [one.id for one in made])

    def update(self, ids: Sequence[str], **fields: Unpack[Fields]) -> Change:
        """Set fields of marks, the same for all."""
        return self.update_each(dict.fromkeys(ids, fields))

    def update_each(self, changes: Mapping[str, Fields]) -> Change:
        """Set fields of marks, for each its own, in one change."""
        named = {name for fields in changes.values() for name in fields}

        def work(connection: apsw.Connection, id: str) -> None:
            changed = rows.change(connection, id, column_values(changes[id]), now())
            if changed and changes[id].keys() & {"name", "note"}:
                rows.fold_words(connection, id)

        return self._each(label_of_fields(named), list(changes), work)

    def delete(self, ids: Sequence[str]) -> Change:
        """Delete marks; undoing brings them back as they were."""
        with self._database.read() as connection:
            found = rows.kinds_of(connection, ids)
        label = label_of_deleted(found.values())
        with self._journal.undoable(label, len(found), *rows.TABLES) as connection:
            present = rows.documents_of(connection, ids)
            rows.delete(connection, present)
        return _change(present.values(), present)

    def add_tags(self, ids: Sequence[str], tags: Sequence[str]) -> Change:
        """Give tags to marks; blanks around a tag do not count."""
        wanted = clean_tags(tags)

        def work(connection: apsw.Connection, id: str) -> None:
            rows.tag(connection, ((id, tag) for tag in wanted))

        return self._each(Label.TAG_ANNOTATIONS, ids, work)

    def remove_tags(self, ids: Sequence[str], tags: Sequence[str]) -> Change:
        """Take tags off marks."""

        def work(connection: apsw.Connection, id: str) -> None:
            rows.untag(connection, ((id, tag) for tag in tags))

        return self._each(Label.UNTAG_ANNOTATIONS, ids, work)

    def set_tags(self, ids: Sequence[str], tags: Sequence[str]) -> Change:
        """Give marks these tags and no others."""
        wanted = clean_tags(tags)

        def work(connection: apsw.Connection, id: str) -> None:
            connection.execute("DELETE FROM annotation_tags WHERE annotation = ?", (id,))
            rows.tag(connection, ((id, tag) for tag in wanted))

        return self._each(Label.TAG_ANNOTATIONS, ids, work)

    def move(self, id: str, anchor: Anchor) -> Change:
        """Give a mark another place in its document's present text; then it is placed."""
        return self._place({id: anchor}, Label.MOVE_ANNOTATION)

    def confirm(self, anchors: Mapping[str, Anchor]) -> Change:
        """Take suggestions: for each mark the anchor that describes its candidate."""
        return self._place(anchors, Label.CONFIRM_ANNOTATIONS)

    def _place(self, anchors: Mapping[str, Anchor], label: Label) -> Change:
        def work(connection: apsw.Connection, id: str) -> None:
            anchor = anchors[id]
            values = rows.anchor_columns(anchor, _text_hash_of(connection, id))
            values |= {"placement": Placement.PLACED.value, **rows.candidate_columns(None)}
            rows.update(connection, id, {**values, "modified": now()})
            rows.fold_words(connection, id)

        return self._each(label, list(anchors), work)

    def _each(
        self, label: Label, ids: Sequence[str], work: Callable[[apsw.Connection, str], None]
    ) -> Change:
        """One undoable change of those marks that are there."""
        with self._database.read() as connection:
            count = len(rows.documents_of(connection, ids))
        with self._journal.undoable(label, count, *rows.TABLES) as connection:
            present = rows.documents_of(connection, ids)
            for id in present:
                work(connection, id)
        return _change(present.values(), present)

    # Places in a text that has changed

    def waiting(self, document: int | None = None) -> list[int]:
        """The documents with marks whose places were found in another text than the present."""
        only = "" if document is None else " AND document = ?"
        with self._database.read() as connection:
            found: Any = connection.execute(
                f"""SELECT DISTINCT document FROM annotations a JOIN documents d ON d.id = document
                    WHERE a.text_hash IS NOT d.text_hash{only}""",
                () if document is None else (document,),
            )
            return [number for (number,) in found]

    def settle(self, document: int, places: Iterable[Settled]) -> Change:
        """Note where a document's marks belong in its present text, all in one transaction.

        Not a change of the user's, so it is not undone; no mark is ever dropped, and one that is
        not named keeps waiting.
        """
        places = list(places)
        with self._database.write() as connection:
            settle(connection, document, places)
        return _change([document], [place.id for place in places])

    # The names of the colours

    def colour_names(self) -> dict[Colour, str]:
        """What the user calls the colours; a colour without a name of its own is left out."""
        with self._database.read() as connection:
            return _colour_names(connection)

    def name_colours(self, names: Mapping[Colour, str]) -> Change:
        """Give colours names; an empty one gives the colour its own back, the others stay."""
        with self._journal.undoable(Label.NAME_COLOURS, len(names), "state") as connection:
            kept = {**_colour_names(connection), **names}
            stripped = {colour.value: name.strip() for colour, name in kept.items()}
            connection.execute(
                """INSERT INTO state VALUES (?, ?)
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value""",
                (COLOUR_NAMES, json.dumps(stripped)),
            )
        return Change(ChangeKind.NAMES, keys=frozenset([COLOUR_NAMES]))


def _colour_names(connection: apsw.Connection) -> dict[Colour, str]:
    kept = connection.execute("SELECT value FROM state WHERE key = ?", (COLOUR_NAMES,)).get
    names = json.loads(kept) if kept else {}
    return {colour: names[colour] for colour in Colour if names.get(colour)}


def settle(connection: apsw.Connection, document: int, places: Iterable[Settled]) -> None:
    """As :meth:`Annotations.settle`, as part of a transaction that changes the text."""
    text_hash = connection.execute("SELECT text_hash FROM documents WHERE id = ?", (document,)).get
    for place in places:
        values = {"placement": place.placement.value, **rows.candidate_columns(place.candidate)}
        if place.anchor is not None:
            values |= rows.anchor_columns(place.anchor, text_hash)
        else:
            values["text_hash"] = text_hash
        rows.update(connection, place.id, values)
        if place.anchor is not None:
            rows.fold_words(connection, place.id)


def _text_hashes(connection: apsw.Connection, documents: Iterable[int]) -> dict[int, str]:
    return {
        number: connection.execute("SELECT text_hash FROM documents WHERE id = ?", (number,)).get
        for number in documents
    }


def _text_hash_of(connection: apsw.Connection, id: str) -> str:
    return str(
        connection.execute(
            """SELECT d.text_hash FROM annotations a JOIN documents d ON d.id = document
               WHERE a.id = ?""",
            (id,),
        ).get
    )


def _change(documents: Iterable[int], annotations: Iterable[str]) -> Change:
    return Change(ChangeKind.ANNOTATIONS, frozenset(documents), frozenset(annotations))
