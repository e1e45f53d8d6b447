"""What a command works on: the library, and documents named by number, file or reference."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader_app.cli import output
from reader_app.errors import KnownError, Notice
from reader_app.exchange.links import reference_in
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow


def asked(home: Path) -> Library:
    """The library that is asked for what it holds. Where there was none an empty one is begun, and
    that is told: the folder's name may be misspelt."""
    begun = not Library.is_in(home)
    library = Library.open(home)
    if begun:
        output.tell(Notice("library-begun", {"path": str(home)}))
    return library


def chosen(library: Library, names: Sequence[str] | None) -> list[int] | None:
    """The documents' numbers, in the order of the names; None if nothing was named.

    Raises KnownError ``document-unknown`` for a name that fits none, or several.
    """
    if not names:
        return None
    rows = library.documents()
    return [_one(library, rows, name) for name in names]


def _one(library: Library, rows: list[DocumentRow], name: str) -> int:
    reference = reference_in(name)
    if reference is not None:
        found = [row for row in rows if row.content_hash == reference.content_hash]
    elif name.isdecimal():
        found = [row for row in rows if row.id == int(name)]
    else:
        path = str(Path(name).absolute())
        found = [row for row in rows if row.location == path]
        found = found or [row for row in rows if name in (row.name, row.title)]
        found = found or [row for row in rows if _lies_at(library, row, path)]
    if len(found) != 1:
        raise KnownError("document-unknown", document=name)
    return found[0].id


def _lies_at(library: Library, row: DocumentRow, path: str) -> bool:
    return any(str(place.path) == path for place in library.places(row.id))
