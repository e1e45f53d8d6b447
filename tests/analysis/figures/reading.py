"""The figures of a plain text, for tests: one block a line."""

from __future__ import annotations

from collections.abc import Iterable

from reader_app.analysis.context import Context
from reader_app.analysis.figures import find_figures
from reader_app.analysis.findings import (
    Basis,
    DateKind,
    DateMention,
    Entity,
    EntityKind,
    Figure,
)
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Block, BlockKind, Document, Span

Spans = Iterable[tuple[int, int]]


def document_of(text: str) -> Document:
    """A document whose blocks are the lines of ``text``."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = position + line.index(stripped)
            blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(stripped)))
        position += len(line) + 1
    return Document(text, tuple(blocks))


def figures_of(text: str, entities: Spans = (), dates: Spans = ()) -> tuple[Figure, ...]:
    """The figures of ``text``, given the places of its entities and dates."""
    named = tuple(Entity(EntityKind.PLACE, "", (Span(*span),)) for span in entities)
    dated = tuple(
        DateMention(start, end, None, DateKind.DATE, Basis.STATED) for start, end in dates
    )
    return find_figures(Context(document_of(text), Lexicon()), named, dated)
