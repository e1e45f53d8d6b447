"""Writes that need a place in a document described: done where they do not hold up the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader_app.documents.model import Document
from reader_app.library.anchors import Describer
from reader_app.library.annotation import Annotation
from reader_app.library.library import Library
from reader_app.library.rows import Change

Span = tuple[int, int]


class AnchoredWrites:
    """Called on the lane of writes only: it keeps what it has worked out of the last document."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: tuple[Document, Describer] | None = None

    def add(self, document: Document, draft: Annotation, span: Span | None) -> list[Annotation]:
        """Keep a new mark on a stretch (code points) of a document, or on the whole of it."""
        if span is not None:
            draft = replace(draft, anchor=self._of(document).describe(*span))
        return self._library.annotations.add([draft])

    def move(self, document: Document, id: str, span: Span) -> Change:
        """Put a mark on another stretch."""
        return self._library.annotations.move(id, self._of(document).describe(*span))

    def confirm(self, document: Document, places: Mapping[str, Span]) -> Change:
        """Put waiting marks where they were suggested."""
        describe = self._of(document).describe
        return self._library.annotations.confirm(
            {id: describe(*span) for id, span in places.items()}
        )

    def _of(self, document: Document) -> Describer:
        if self._known is None or self._known[0] is not document:
            self._known = document, Describer(document)
        return self._known[1]
