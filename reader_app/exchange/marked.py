"""Documents with the marks on them in reading order: what every export of annotations takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reader_app.exchange.entry import Entry, Source
from reader_app.exchange.links import Reference, link_to
from reader_app.library.annotation import Annotation
from reader_app.library.library import Library
from reader_app.library.lookup import text_hashes
from reader_app.library.rows import DocumentRow

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Marked:
    """One document and its annotations; ``text_hash`` is that of its present text."""

    row: DocumentRow
    annotations: tuple[Annotation, ...]
    text_hash: str | None = None

    @property
    def source(self) -> Source:
        """The document as an exchanged file names it."""
        row = self.row
        return Source(
            row.content_hash,
            self.text_hash,
            row.name,
            row.title,
            row.author,
            row.source,
            row.date,
        )

    def entries(self) -> list[Entry]:
        source = self.source
        return [Entry(source, annotation) for annotation in self.annotations]

    def link(self, annotation: Annotation) -> str:
        """The reference back to the place of a mark, or to the document."""
        anchor = annotation.anchor
        if anchor is None:
            return link_to(Reference(self.row.content_hash))
        return link_to(Reference(self.row.content_hash, anchor.start, anchor.end))


def marked_documents(
    library: Library, ids: Sequence[int] | None = None, report: Report | None = None
) -> Iterator[Marked]:
    """The documents that have marks, each with its own; all of the library, or these in order.

    Read as they are asked for, so that a library of any size can be written out.
    ``report(done, total)`` may raise CancelledError.
    """
    rows = library.documents() if ids is None else [library.document(id) for id in ids]
    counts, hashes = library.annotations.counts(), text_hashes(library)
    rows = [row for row in rows if row.id in counts]
    for number, row in enumerate(rows):
        if report is not None:
            report(number, len(rows))
        annotations = tuple(library.annotations.of_document(row.id))
        if annotations:
            yield Marked(row, annotations, hashes.get(row.id))
