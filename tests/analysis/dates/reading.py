"""Documents for the tests, read to date mentions."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.dates import find_dates
from reader_app.analysis.findings import DateMention, Entity, EntityKind
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Block, BlockKind, Document, Metadata, Span


def document(
    *blocks: str, date: str | None = None, kinds: dict[int, BlockKind] | None = None
) -> Document:
    """A document of these blocks, paragraphs but for the ``kinds`` given by index."""
    placed, position = [], 0
    for index, text in enumerate(blocks):
        kind = (kinds or {}).get(index, BlockKind.PARAGRAPH)
        placed.append(Block(kind, position, position + len(text)))
        position += len(text) + 1
    return Document("\n".join(blocks), tuple(placed), Metadata(date=date))


def read(document: Document, *names: str) -> list[DateMention]:
    """Its date mentions; every occurrence of ``names`` is an entity."""
    return list(find_dates(Context(document, Lexicon()), entities(document.text, *names)))


def entities(text: str, *names: str) -> tuple[Entity, ...]:
    spans = ((name, text.find(name)) for name in names)
    return tuple(
        Entity(EntityKind.EVENT, name, (Span(start, start + len(name)),)) for name, start in spans
    )


def values(document: Document, *names: str) -> list[tuple[str, str | None]]:
    """Text and value of each mention."""
    text = document.text
    return [(text[m.start : m.end], m.value) for m in read(document, *names)]
