"""Documents for the tests, read to their entities."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.entities import find_entities
from reader_app.analysis.findings import Entity, EntityKind
from reader_app.analysis.lexicon import Lexicon, Term
from reader_app.documents.model import Block, BlockKind, Document


def document(*blocks: str) -> Document:
    """A document of these paragraphs; a block of a whole text is cut at its line ends."""
    lines = [line for block in blocks for line in block.split("\n") if line.strip()]
    placed, position = [], 0
    for line in lines:
        placed.append(Block(BlockKind.PARAGRAPH, position, position + len(line)))
        position += len(line) + 1
    return Document("\n".join(lines), tuple(placed))


def read(*blocks: str, terms: tuple[Term, ...] = ()) -> tuple[Entity, ...]:
    return find_entities(Context(document(*blocks), Lexicon(terms)))


def mentions(kind: EntityKind, *blocks: str, terms: tuple[Term, ...] = ()) -> list[str]:
    """The mentions of one kind, in the order of the text."""
    text = document(*blocks).text
    spans = sorted(m for e in read(*blocks, terms=terms) if e.kind is kind for m in e.mentions)
    return [text[start:end] for start, end in spans]


def persons(*blocks: str) -> list[str]:
    return mentions(EntityKind.PERSON, *blocks)


def organizations(*blocks: str) -> list[str]:
    return mentions(EntityKind.ORGANIZATION, *blocks)


def places(*blocks: str) -> list[str]:
    return mentions(EntityKind.PLACE, *blocks)


def titles(*blocks: str) -> list[str]:
    return mentions(EntityKind.TITLE, *blocks)


def documents(*blocks: str) -> list[str]:
    return mentions(EntityKind.DOCUMENT, *blocks)


def events(*blocks: str) -> list[str]:
    return mentions(EntityKind.EVENT, *blocks)


def names(*blocks: str) -> dict[str, str]:
    """The canonical name of each mention's text; of two that differ, the last."""
    text = document(*blocks).text
    return {text[m.start : m.end]: e.name for e in read(*blocks) for m in e.mentions}


def details(*blocks: str) -> dict[str, str | None]:
    return {entity.name: entity.detail for entity in read(*blocks)}
