"""What becomes of the user's work when a document's text changes.

A file whose content has changed is a new document; the old one keeps its text and names the one
that took its place. The new version takes its place at once, with all marks whose own words it
holds, with tags, collections, star, status and what was written by hand: nobody wants to be asked
for each of two hundred files, and nothing is lost by it. Marks whose words are gone wait as
suggestions or in the tray. The user is told, can look at what changed, and can undo it: then the
old document is back in the list with its marks, beside the new one.

The same document read anew (in another encoding, by a better loader) keeps its number; its marks
find their places in the new text in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import apsw

from reader_app.documents.model import Document
from reader_app.library import annotation_rows, document_rows, documents
from reader_app.library.alignment import Alignment
from reader_app.library.anchors import Describer, Placement
from reader_app.library.annotation import Annotation
from reader_app.library.annotations import Settled, settle
from reader_app.library.journal import Journal, Label
from reader_app.library.letters import Letters
from reader_app.library.placing import place
from reader_app.library.rows import Change, ChangeKind, Status

if TYPE_CHECKING:
    from reader_app.library.library import Library

# The share of the shorter text that two versions of one document have in common at least.
_SAME_DOCUMENT = 0.15
_TABLES = ("documents", "annotations", "document_tags", "collected")


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A document that took the place of another one, and what became of its marks."""

    old: int
    new: int
    carried: int = 0
    suggested: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is to be done where ``old`` is superseded, worked out before the transaction.

    ``position`` is where the reader was, ``read`` what has been on the page of what both texts
    hold, in code points of the new text.
    """

    old: int
    marks: frozenset[tuple[str, str]]
    places: tuple[Settled, ...]
    position: int
    read: tuple[tuple[int, int], ...] = ()


def places_in(
    marks: Sequence[Annotation],
    document: Document,
    old: str | None,
    alignment: Alignment | None = None,
) -> tuple[Settled, ...]:
    """Where marks belong in a document's text; ``old`` is the text that they lie in now.

    ``alignment`` is the one of the two texts, if it has been made.
    """
    describer = Describer(document)
    lying = [mark for mark in marks if mark.anchor and mark.placement is Placement.PLACED]
    waiting = [mark for mark in marks if mark.anchor and mark.placement is not Placement.PLACED]
    # Where a mark waits, its anchor is of a text before the old one.
    settled = [Settled(mark.id, mark.placement) for mark in marks if mark.anchor is None]
    for group, text in ((lying, old), (waiting, None)):
        anchors = [mark.anchor for mark in group if mark.anchor]
        found = place(anchors, document.text, text, alignment if text is not None else None)
        for mark, one in zip(group, found, strict=True):
            span = None if one.start is None or one.end is None else (one.start, one.end)
            if one.placement is Placement.PLACED and span:
                settled.append(Settled(mark.id, one.placement, describer.describe(*span)))
            else:
                settled.append(Settled(mark.id, one.placement, None, span))
    return tuple(settled)


def renewal(connection: apsw.Connection, old: int, document: Document) -> Renewal | None:
    """What superseding ``old`` by a document will mean for its marks. Takes its time.

    None where the two texts have so little in common that the file was put to another use: then
    the old document stays in the list, it only has no file any more.
    """
    marks = annotation_rows.select(connection, "WHERE document = ?", (old,))
    text = documents.text(connection, old)
    alignment = Alignment(Letters(text), Letters(document.text))
    if alignment.share() < _SAME_DOCUMENT:
        return None
    position = document_rows.row(connection, old).position
    rank = alignment.estimate(alignment.old.rank(position), alignment.old.rank(position) + 1)[0]
    return Renewal(
        old,
        _state(marks),
        places_in(marks, document, text, alignment),
        min(len(document.text), alignment.new.place(rank)) if position else 0,
        _carried(alignment, documents.read_stretches(connection, old)),
    )


def _carried(alignment: Alignment, spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """What the new text still holds of stretches of the old one, in order, as few as may be."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = alignment.old.rank(start), alignment.old.rank(end)
        for held in alignment.touching(first, last):
            part = max(first, held.old) + held.shift, min(last, held.old_end) + held.shift
            found.append(part)
    joined: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return tuple(alignment.new.span(first, last) for first, last in joined)


def _state(marks: Sequence[Annotation]) -> frozenset[tuple[str, str]]:
    """Tells whether marks were changed between the working out and the doing."""
    return frozenset((mark.id, mark.modified) for mark in marks)


def supersede(
    connection: apsw.Connection, journal: Journal, plan: Renewal, new: int, document: Document
) -> NewVersion:
    """Put a document in the place of another one, as part of a transaction under way.

    The old one leaves the list, as one in the bin does. Can be undone.
    """
    old = plan.old
    marks = annotation_rows.select(connection, "WHERE document = ?", (old,))
    places = plan.places
    if _state(marks) != plan.marks:  # another window was at work meanwhile
        places = places_in(marks, document, documents.text(connection, old))
    with journal.recorded(connection, Label.NEW_VERSION, 1, *_TABLES):
        _carry_row(connection, old, new, plan)
        connection.execute("UPDATE annotations SET document = ? WHERE document = ?", (new, old))
        settle(connection, new, places)
        documents.set_columns(connection, [old], superseded_by=new, removed=documents.now())
    documents.touch(connection, [old, new])
    counts = [place.placement for place in places]
    return NewVersion(
        old,
        new,
        counts.count(Placement.PLACED),
        counts.count(Placement.SUGGESTED),
        counts.count(Placement.UNPLACED),
    )


def _carry_row(connection: apsw.Connection, old: int, new: int, plan: Renewal) -> None:
    """What the user said of the old document holds for the new one, unless it has its own."""
    row = document_rows.row(connection, new)
    for table, column in (("document_tags", "tag"), ("collected", "collection")):
        connection.execute(
            f"""INSERT OR IGNORE INTO {table} (document, {column})
                SELECT ?, {column} FROM {table} WHERE document = ?""",
            (new, old),
        )
    connection.execute(_CARRY_HAND, (old, new))
    if row.status is Status.UNREAD:
        connection.execute(_CARRY_READING, (plan.position, old, new))
        if plan.read:
            documents.put_read_stretches(connection, new, plan.read)


_CARRY_HAND = """
    UPDATE documents SET
        hand_title = coalesce(documents.hand_title, old.hand_title),
        hand_source = coalesce(documents.hand_source, old.hand_source),
        hand_author = coalesce(documents.hand_author, old.hand_author),
        hand_date = coalesce(documents.hand_date, old.hand_date),
        starred = max(documents.starred, old.starred)
    FROM (SELECT * FROM documents WHERE id = ?) AS old WHERE documents.id = ?
"""
# Of a reviewed document the text that was reviewed stays noted: that it has changed is told.
_CARRY_READING = """
    UPDATE documents SET status = old.status, reviewed_hash = old.reviewed_hash,
        position = ?, progress = old.progress, opened = old.opened
    FROM (SELECT * FROM documents WHERE id = ?) AS old WHERE documents.id = ?
"""


def previous(library: Library, id: int) -> list[int]:
    """The documents whose place this one took, the latest first, and those before them."""
    with library.database.read() as connection:
        found = connection.execute(
            """WITH RECURSIVE line (id) AS (
                   SELECT id FROM documents WHERE superseded_by = ?1
                   UNION SELECT d.id FROM documents d JOIN line ON d.superseded_by = line.id)
               SELECT id FROM line WHERE id <> ?1 ORDER BY id DESC""",
            (id,),
        )
        return [number for (number,) in found]


def read_anew(library: Library, id: int, document: Document, override: str | None) -> Change:
    """Give a document another text that was read from the same file; its marks follow.

    One transaction. ``override`` is the encoding that the user chose.
    """
    with library.database.read() as connection:
        marks = annotation_rows.select(connection, "WHERE document = ?", (id,))
        old = documents.text(connection, id)
    places = places_in(marks, document, old)
    with library.database.write() as connection:
        documents.put_text(connection, id, document, override)
        present = annotation_rows.select(connection, "WHERE document = ?", (id,))
        if _state(present) != _state(marks):
            places = places_in(present, document, old)
        settle(connection, id, places)
    return Change(ChangeKind.TEXT, frozenset([id]), frozenset(mark.id for mark in marks))


def find_places(library: Library, id: int) -> Change:
    """Find places for marks of a document that were made in another text than its present one.

    What that text was is not known any more, so only what is told by quotation and surroundings
    is placed; the others wait.
    """
    document = library.load(id)
    with library.database.read() as connection:
        hashed = documents.text_hash(document.text)
        marks = annotation_rows.select(
            connection, "WHERE document = ? AND text_hash <> ?", (id, hashed)
        )
    return library.annotations.settle(id, places_in(marks, document, None))
