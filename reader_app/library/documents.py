"""The statements over documents and their texts; each takes a connection, none commits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import apsw

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document, Metadata
from reader_app.documents.portions import joined
from reader_app.library.codec import PACKED_BYTES, encoded, pack, packed_text, unpack, unpacked
from reader_app.library.database import one_state
from reader_app.library.document_rows import missing, read_key, rows
from reader_app.library.rows import Changes, DocumentRow, Status

# What the list shows of a document that has no title.
FIRST_LINE = 60

_PUT_TEXT = "INSERT OR REPLACE INTO texts (document, hash, text, structure) VALUES (?, ?, ?, ?)"
_NEXT_REVISION = "(SELECT coalesce(max(revision), 0) + 1 FROM documents)"


def now() -> str:
    """This moment as ISO 8601 in UTC, to the microsecond, so that it sorts as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def text_hash(text: str) -> str:
    """What findings are tied to: BLAKE2b (128 bits) of the canonical text."""
    digest = hashlib.blake2b(digest_size=16)
    for portion in encoded(text):
        digest.update(portion)
    return digest.hexdigest()


def find(connection: apsw.Connection, content_hash: str) -> DocumentRow | None:
    """The document with this content, also from the bin."""
    found = rows(connection, "content_hash = ?", (content_hash,))
    return found[0] if found else None


def number_of(connection: apsw.Connection, content_hash: str) -> int | None:
    """The number of the document with this content, also from the bin."""
    found = connection.execute("SELECT id FROM documents WHERE content_hash = ?", (content_hash,))
    number: int | None = found.get
    return number


def insert(connection: apsw.Connection, content_hash: str, name: str, document: Document) -> int:
    """Keep a new document with its text; its number."""
    connection.execute(
        f"""INSERT INTO documents (content_hash, name, first_line, characters, images, added,
                                   revision)
            VALUES (?, ?, '', 0, 0, ?, {_NEXT_REVISION})""",
        (content_hash, name, now()),
    )
    number = connection.last_insert_rowid()
    put_text(connection, number, document, None)
    return number


def put_text(
    connection: apsw.Connection, number: int, document: Document, override: str | None
) -> None:
    """Set a document's text, structure and what they say of it; its findings go with the old."""
    metadata, text = document.metadata, document.text
    hashed = text_hash(text)
    connection.execute(
        f"""UPDATE documents
            SET title = ?, source = ?, author = ?, date = ?, first_line = ?, encoding = ?,
                encoding_override = ?, characters = ?, images = ?, format = ?, text_hash = ?,
                revision = {_NEXT_REVISION}
            WHERE id = ?""",
        (
            shown(metadata.title),
            shown(metadata.source),
            shown(metadata.author),
            shown(metadata.date),
            shown(_first_line(document)),
            document.encoding,
            override,
            len(text),
            len(document.images),
            document.format,
            hashed,
            number,
        ),
    )
    packed, structure = packed_text(text), pack(replace(document, text=""))
    if len(packed) == 1:
        connection.execute(_PUT_TEXT, (number, hashed, packed[0], structure))
    else:
        _put_long(connection, number, hashed, {"text": packed, "structure": [structure]})


def _put_long(
    connection: apsw.Connection, number: int, hashed: str, columns: dict[str, list[bytes]]
) -> None:
    """What comes in portions: a statement would hold all of it, and keep it.

    The row begins with room for it. Both columns are room, or SQLite would put zeros in the place
    of the first while it makes the row, and hold them twice (``OP_MakeRecord``): of fifty
    megabytes of text 20 to 40 MB at the peak.
    """
    room = [apsw.zeroblob(sum(map(len, portions))) for portions in columns.values()]
    connection.execute(_PUT_TEXT, (number, hashed, *room))
    for column, portions in columns.items():
        with connection.blob_open("main", "texts", column, number, True) as blob:
            for portion in portions:
                blob.write(portion)


def shown(words: str | None) -> str | None:
    """Words for a column: half a surrogate pair, which a broken file may hold, becomes ``?``."""
    return words if words is None else words.encode("utf-8", "replace").decode("utf-8")


def _first_line(document: Document) -> str:
    """How the content begins: of the first block that is not boilerplate."""
    first = next(document.content_blocks(), None)
    start = first.start if first else 0
    beginning = document.text[start : start + FIRST_LINE * 4].lstrip()
    return beginning.split("\n", 1)[0].strip()[:FIRST_LINE]


def load(connection: apsw.Connection, number: int, at_hand: str | None = None) -> Document:
    """A document as it was imported. Raises as :func:`missing` says.

    ``at_hand`` is what may be its text: the reader of a long one need not hold it twice.
    """
    with one_state(connection):
        found: Any = connection.execute(
            "SELECT hash, structure FROM texts WHERE document = ?", (number,)
        ).fetchall()
        if not found:
            raise missing(connection, number)
        hashed, packed = found[0]
        same = at_hand is not None and hashed == text_hash(at_hand)
        words = at_hand if at_hand is not None and same else text(connection, number)
    return replace(unpack(Document, packed), text=words)


def text(connection: apsw.Connection, number: int) -> str:
    """A document's canonical text alone."""
    return joined(portions(connection, number))


def portions(connection: apsw.Connection, number: int) -> Iterator[str]:
    """A document's canonical text, some 100,000 code points at a time."""
    return unpacked(_packed(connection, number))


def _packed(connection: apsw.Connection, number: int) -> Iterator[bytes]:
    """A document's text as it is kept, read in portions where it is long."""
    found: Any = connection.execute(
        "SELECT length(text), iif(length(text) <= ?, text, NULL) FROM texts WHERE document = ?",
        (PACKED_BYTES, number),
    ).fetchall()
    if not found:
        raise missing(connection, number)
    size, whole = found[0]
    if whole is not None:
        yield whole
        return
    with connection.blob_open("main", "texts", "text", number, False) as blob:
        for _ in range(0, size, PACKED_BYTES):
            yield blob.read(PACKED_BYTES)


def analysis(connection: apsw.Connection, number: int, version: int) -> Analysis | None:
    """The stored findings, if this version of the analysis made them from the present text."""
    found = connection.execute(
        """SELECT findings FROM analyses JOIN texts USING (document)
           WHERE document = ? AND version = ? AND text_hash = hash""",
        (number, version),
    ).get
    if found is None:
        return None
    try:
        return unpack(Analysis, found)
    except (KeyError, TypeError, ValueError):  # of another shape: derived, so made anew
        return None


def put_analysis(connection: apsw.Connection, number: int, analysis: Analysis) -> None:
    """Set a document's findings, as made from its present text."""
    connection.execute(
        """INSERT OR REPLACE INTO analyses
           SELECT document, ?, hash, ? FROM texts WHERE document = ?""",
        (analysis.version, pack(analysis), number),
    )
    holds = [check.holds for check in analysis.checks]
    connection.execute(
        "UPDATE documents SET checks_hold = ?, checks_fail = ? WHERE id = ?",
        (holds.count(True), holds.count(False), number),
    )


def stale(connection: apsw.Connection, version: int) -> list[int]:
    """The documents in the list whose findings are missing or of another version, newest first."""
    found = connection.execute(
        """SELECT id FROM documents JOIN texts ON texts.document = id
           LEFT JOIN analyses ON analyses.document = id
           WHERE removed IS NULL AND (version IS NOT ? OR analyses.text_hash IS NOT hash)
           ORDER BY id DESC""",
        (version,),
    )
    return [number for (number,) in found]


def set_columns(connection: apsw.Connection, numbers: Iterable[int], **values: Any) -> None:
    """Set columns of some documents to the same values."""
    assignments = ", ".join(f"{column} = ?" for column in values)
    connection.executemany(
        f"UPDATE documents SET {assignments} WHERE id = ?",
        ((*values.values(), number) for number in numbers),
    )


def set_status(connection: apsw.Connection, numbers: Iterable[int], status: Status) -> None:
    """Set the status; of a reviewed document it is noted which text that was."""
    hashed = "text_hash" if status is Status.REVIEWED else "NULL"
    connection.executemany(
        f"UPDATE documents SET status = ?, reviewed_hash = {hashed} WHERE id = ?",
        ((status.value, number) for number in numbers),
    )


def metadata(connection: apsw.Connection, number: int) -> tuple[Metadata, Metadata]:
    """What was read of a document's title, source, author and date, and what the user wrote."""
    found: Any = connection.execute(
        """SELECT title, source, author, date, hand_title, hand_source, hand_author, hand_date
           FROM documents WHERE id = ?""",
        (number,),
    ).fetchall()
    if not found:
        raise missing(connection, number)
    return Metadata(*found[0][:4]), Metadata(*found[0][4:])


def read_stretches(connection: apsw.Connection, number: int) -> list[tuple[int, int]]:
    """Those stretches: start and end in code points."""
    kept = connection.execute("SELECT value FROM state WHERE key = ?", (read_key(number),)).get
    return [(start, end) for start, end in json.loads(kept)] if kept else []


def put_read_stretches(
    connection: apsw.Connection, number: int, stretches: Sequence[tuple[int, int]]
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO state VALUES (?, ?)", (read_key(number), json.dumps(stretches))
    )


def touch(connection: apsw.Connection, numbers: Iterable[int]) -> None:
    """Note that what search sees of these documents has changed."""
    connection.executemany(
        f"UPDATE documents SET revision = {_NEXT_REVISION} WHERE id = ?",
        ((number,) for number in numbers),
    )


def changes_since(connection: apsw.Connection, token: int | None) -> Changes:
    """The documents that were changed in any way after ``token`` was given; None: from now on."""
    newest = connection.execute("SELECT coalesce(max(stamp), 0) FROM stamps").get
    if token is None or token == newest:
        return Changes(newest)
    found = {
        number
        for (number,) in connection.execute("SELECT document FROM stamps WHERE stamp > ?", (token,))
    }
    return Changes(newest, frozenset(found - {0}), 0 in found)
