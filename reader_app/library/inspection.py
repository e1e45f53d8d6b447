"""Whether a library is whole: its database, its texts, its originals and kept pictures."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

from reader_app.errors import KnownError, Notice
from reader_app.library import pictures
from reader_app.library.documents import text_hash
from reader_app.library.library import Library
from reader_app.library.originals import content_hash
from reader_app.library.rows import DocumentRow

Report = Callable[[int, int], None]


def inspect(library: Library, report: Report | None = None) -> Iterator[Notice]:
    """What is wrong with a library, as it is found; nothing if all is well.

    Reads every text and every original. ``report(done, total)`` tells how far it is.
    """
    for problem in library.database.problems():
        yield Notice("check-database", {"path": str(library.database.path), "problem": problem})
    rows = library.documents() + library.bin() + library.superseded()
    for done, row in enumerate(rows):
        if report:
            report(done, len(rows))
        title = row.display_title
        if not _text_is_whole(library, row.id):
            yield Notice("check-text", {"document": row.id, "title": title})
        kept = library.originals.read(row.content_hash)
        if kept is not None and content_hash(kept) != row.content_hash:
            yield _original(library, row)
        elif kept is None:
            try:
                library.original(row.id)
            except KnownError as error:
                yield error.notice
        yield from _pictures(library, row)


def _original(library: Library, row: DocumentRow) -> Notice:
    """A damaged original is kept anew from the file that it was imported from, if that is there."""
    path, title = str(library.originals.path(row.content_hash)), row.display_title
    found = library.file_of(row)
    if found is not None:
        source, data = found
        with suppress(KnownError):  # nothing can be written: then it stays as it is
            library.originals.keep(row.content_hash, data)
            details = {"path": path, "title": title, "source": str(source)}
            return Notice("check-original-mended", details)
    return Notice("check-original", {"path": path, "title": title})


def _pictures(library: Library, row: DocumentRow) -> Iterator[Notice]:
    """The pictures that lay beside a document's file and are not here as they were kept."""
    with library.database.read() as connection:
        kept = pictures.of_document(connection, row.id)
    for src, digest in kept.items():
        data = library.originals.read(digest)
        if data is None or content_hash(data) != digest:
            yield Notice("check-picture", {"src": src, "title": row.display_title})


def _text_is_whole(library: Library, document: int) -> bool:
    with library.database.read() as connection:
        expected = connection.execute("SELECT hash FROM texts WHERE document = ?", (document,)).get
    try:
        return bool(text_hash(library.load(document).text) == expected)
    except (zlib.error, ValueError, KeyError, TypeError):
        return False
