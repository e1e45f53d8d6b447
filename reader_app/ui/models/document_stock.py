"""The documents that a list can show, and which of them it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.models.document_filter import (
    EVERYTHING,
    Source,
    SourceKind,
    all_searchable,
    belongs,
    fold,
)


class DocumentStock:
    """All documents and those in the bin; source, words and status choose among them."""

    def __init__(self) -> None:
        self.all: dict[int, DocumentRow] = {}
        self.bin: dict[int, DocumentRow] = {}
        self.status: Status | None = None
        self._folded: dict[int, str] = {}
        self._words: list[str] = []
        self._source, self._members = EVERYTHING, frozenset[int]()
        self._held: set[int] = set()

    @property
    def source(self) -> Source:
        return self._source

    @property
    def shows_bin(self) -> bool:
        return self._source.kind == SourceKind.BIN

    def set_rows(self, rows: Iterable[DocumentRow], folded: Iterable[str] = ()) -> None:
        """These stand in place of all others; ``folded`` is what the filter looks for words in,
        where that is known already."""
        self.all = {row.id: row for row in rows}
        self._folded = dict(zip(self.all, folded, strict=False))

    def set_bin(self, rows: Iterable[DocumentRow]) -> None:
        self.bin = {row.id: row for row in rows}

    def put(self, row: DocumentRow) -> DocumentRow | None:
        """Add a document, or take its new state; what it was before."""
        old = self.all.get(row.id)
        self.all[row.id] = row
        self._folded.pop(row.id, None)
        return old

    def drop(self, id: int) -> None:
        del self.all[id]
        self._folded.pop(id, None)

    def ask(self, text: str, status: Status | None) -> None:
        """The words and the status that documents are to have."""
        self._words = fold(text).split()
        self.status = status

    def hold(self, id: int) -> None:
        """Show a document also when its status is not the one asked for any more."""
        self._held.add(id)

    def let_go(self) -> None:
        """Show none but those that have the status."""
        self._held.clear()

    def take_from(self, source: Source, members: Iterable[int]) -> None:
        """Where the documents are to come from."""
        if source != self._source:
            self.let_go()
        self._source, self._members = source, frozenset(members)

    def of_source(self) -> Iterable[DocumentRow]:
        """The documents of the source, whatever the filter."""
        rows = (self.bin if self.shows_bin else self.all).values()
        belonging = belongs(self._source, self._members)
        return rows if belonging is None else filter(belonging, rows)

    def with_words(self, rows: Iterable[DocumentRow]) -> list[DocumentRow]:
        """Those of the rows that have all words; each word is looked for in what the last left."""
        found, folded = list(rows), self._folded
        if not self._words:
            return found
        if missing := [row for row in found if row.id not in folded]:
            texts = all_searchable(missing)
            folded.update(zip((row.id for row in missing), texts, strict=True))
        for word in self._words:
            found = [row for row in found if word in folded[row.id]]
        return found

    def with_status(self, rows: list[DocumentRow]) -> list[DocumentRow]:
        """Those of the rows that have the status asked for, or are held."""
        if (status := self.status) is None:
            return rows
        return [row for row in rows if row.status == status or row.id in self._held]

    def passes(self, row: DocumentRow) -> bool:
        """Whether a document that is not in the bin is to be shown."""
        if self.shows_bin or not self.with_status([row]):
            return False
        belonging = belongs(self._source, self._members)
        return (belonging is None or belonging(row)) and bool(self.with_words([row]))
