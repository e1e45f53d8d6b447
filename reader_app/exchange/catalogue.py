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
# What shorter ones have to bring together: each so much at least, of so many.
_TELLING_TOGETHER = 30
_SHORTEST = 4
_SHORT_ONES = 12
# Words that more documents have tell none of them.
_MOST = 100


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
        few = quotations[:_QUOTATIONS]
        for rows in (
            self._texts.get(source.text_hash or "", []),
            self._names.get(_key(source.name), []),
            self._titles.get(_key(source.title or ""), []),
        ):
            found = rows[0] if len(rows) == 1 else self._holding(few, rows)
            if found is not None:
                return found
        # “report.pdf” for “report.txt”: perhaps the same, perhaps not; its words have to say.
        for name in (PurePath(source.name).stem, source.title or ""):
            found = self._holding(few, self._stems.get(_key(name), []), most=True)
            if found is not None:
                return found
        return None if source.title or source.content_hash else self._by_words(quotations)

    def _by_words(self, quotations: list[str]) -> DocumentRow | None:
        """The one document that holds what is quoted, where the file names none."""
        telling = [words for words in quotations if len(words) >= _TELLING][:_QUOTATIONS]
        if not telling:
            return self._by_short_words(quotations)
        return self._holding(telling, self._with_phrases([max(telling, key=len)[:_ASKED]]))

    def _by_short_words(self, quotations: list[str]) -> DocumentRow | None:
        """The one document that holds everything that is quoted, if what only it holds is enough
        together: a few words of office prose stand side by side in many."""
        words = _apart(quotations)
        if sum(map(len, words)) < _TELLING_TOGETHER:
            return None
        row = self._holding(quotations, self._with_phrases(words))
        own = [one for one in words if row and self._with_phrases([one]) == [row]]
        return row if sum(map(len, own)) >= _TELLING_TOGETHER else None

    def _with_phrases(self, phrases: Sequence[str]) -> list[DocumentRow]:
        """The documents with all these phrases as a search finds them; none if they are many."""
        self._library.ensure_indexed()
        query = " ".join('"{}"'.format(phrase.replace('"', " ")) for phrase in phrases)
        found = self._library.matching(query)
        return self._library.rows(found) if len(found) <= _MOST else []

    def _holding(
        self, quotations: list[str], rows: list[DocumentRow], *, most: bool = False
    ) -> DocumentRow | None:
        """The only one of these whose text has all the quotations; with ``most``, of what is
        quoted the greater part, as the text may have changed since."""
        if not rows or not quotations:
            return None
        found = [row for row in rows if self._holds(row, quotations, most)]
        return found[0] if len(found) == 1 else None

    def _holds(self, row: DocumentRow, quotations: list[str], most: bool) -> bool:
        text = self._library.text(row.id)
        held = sum(len(words) for words in quotations if words in text)
        quoted = sum(map(len, quotations))
        return 2 * held > quoted if most else held == quoted


def _quotations(entries: Iterable[Entry]) -> list[str]:
    anchors = (entry.annotation.anchor for entry in entries)
    return [anchor.exact for anchor in anchors if anchor and anchor.exact.strip()]


def _apart(quotations: Iterable[str]) -> list[str]:
    """The longest quotations of which none is part of another."""
    found: list[str] = []
    for words in sorted({one.strip() for one in quotations}, key=lambda one: (-len(one), one)):
        if len(words) >= _SHORTEST and not any(words in longer for longer in found):
            found.append(words)
    return found[:_SHORT_ONES]


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
