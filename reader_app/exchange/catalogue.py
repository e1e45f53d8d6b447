"""Which document of the library an exchanged file means: by hash, by name, by title, by its words.

A guess would put marks on the wrong document, so what fits several of them fits none, unless
the quotations tell which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from reader_app.exchange.entry import Entry, Source
from reader_app.library.library import Library
from reader_app.library.lookup import text_hashes
from reader_app.library.rows import DocumentRow
from reader_app.library.search.folding import fold

# Code points of a quotation that can tell a document by itself, and how many are asked for.
_TELLING = 10
_ASKED = 24
_QUOTATIONS = 5


class Catalogue:
    """The documents of a library as they were when this was made, the bin included."""

    def __init__(self, library: Library) -> None:
        self._library = library
        rows = [*library.documents(), *library.bin()]
        self._hashes = {row.content_hash: row for row in reversed(rows)}
        # A name or a title means the document that now has it, and none that was thrown away.
        current = [row for row in rows if row.superseded_by is None and row.removed is None]
        by_id = {row.id: row for row in current}
        self._texts = _by((text, by_id.get(id)) for id, text in text_hashes(library).items())
        self._names = _by((_key(name), row) for name, row in _named(current))
        self._stems = _by((_key(PurePath(name).stem), row) for name, row in _named(current))
        self._titles = _by((_key(row.title or ""), row) for row in current)

    def find(self, source: Source, entries: Sequence[Entry]) -> DocumentRow | None:
        """The document that ``entries`` are marks on; None if it is not here, or not certain."""
        if source.content_hash in self._hashes:
            return self._hashes[source.content_hash or ""]
        quotations = _quotations(entries)
        for rows in (
            self._texts.get(source.text_hash or "", []),
            self._names.get(_key(source.name), []),
            self._titles.get(_key(source.title or ""), []),
        ):
            found = rows[0] if len(rows) == 1 else self._holding(quotations, rows)
            if found is not None:
                return found
        # “report.pdf” for “report.txt”: perhaps the same, perhaps not; its words have to say.
        for name in (PurePath(source.name).stem, source.title or ""):
            found = self._holding(quotations, self._stems.get(_key(name), []), most=True)
            if found is not None:
                return found
        return None if source.title or source.content_hash else self._by_words(quotations)

    def _by_words(self, quotations: list[str]) -> DocumentRow | None:
        """The one document that holds what is quoted, where the file names none."""
        telling = [words for words in quotations if len(words) >= _TELLING][:_QUOTATIONS]
        if not telling:
            return None
        self._library.ensure_indexed()
        phrase = max(telling, key=len)[:_ASKED].replace('"', " ")
        hits = self._library.search(f'"{phrase}"').hits
        rows = {hit.document: self._library.document(hit.document) for hit in hits}
        return self._holding(telling, list(rows.values()))

    def _holding(
        self, quotations: list[str], rows: list[DocumentRow], *, most: bool = False
    ) -> DocumentRow | None:
        """The only one of these whose text has all the quotations; with ``most``, of what is
        quoted the greater part, as the text may have changed since."""
        if not rows or not quotations:
            return None
        found = [row for row in rows if self._holds(row, quotations[:_QUOTATIONS], most)]
        return found[0] if len(found) == 1 else None

    def _holds(self, row: DocumentRow, quotations: list[str], most: bool) -> bool:
        text = self._library.text(row.id)
        held = sum(len(words) for words in quotations if words in text)
        quoted = sum(map(len, quotations))
        return 2 * held > quoted if most else held == quoted


def _quotations(entries: Iterable[Entry]) -> list[str]:
    anchors = (entry.annotation.anchor for entry in entries)
    return [anchor.exact for anchor in anchors if anchor and anchor.exact.strip()]


def _by(
    pairs: Iterable[tuple[str, DocumentRow | None]],
) -> dict[str, list[DocumentRow]]:
    found: dict[str, list[DocumentRow]] = defaultdict(list)
    for key, row in pairs:
        if key and row is not None and row not in found[key]:
            found[key].append(row)
    return found


def _named(rows: Iterable[DocumentRow]) -> Iterator[tuple[str, DocumentRow]]:
    """Documents under their file names: as imported, and as last seen."""
    for row in rows:
        for name in {row.name, PurePath(row.location or "").name}:
            yield name, row


def _key(name: str) -> str:
    """A title or name without what programs write differently: blanks, case, width, script."""
    return "".join(fold(name).split())
