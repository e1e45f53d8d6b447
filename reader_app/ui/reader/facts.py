"""The line under a document's title: where it comes from, and how long it takes to read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader_app.documents.blocks import length_without
from reader_app.documents.model import OUTSIDE_CONTENT, BlockKind, Document, Metadata
from reader_app.library.rows import DocumentRow

# Reading speed in characters a minute.
CHARACTERS_A_MINUTE = 400
_LONG_READING = 90  # minutes, from which on hours are said
# Blocks from the start among which the text's own line of source and date is looked for.
_NEAR_TITLE = 12


def facts(document: Document, about: DocumentRow | Metadata) -> str:
    """Source, author, date (unless a line of the text says so there itself), reading time."""
    found = [reading_time(length_without(document.blocks, OUTSIDE_CONTENT))]
    if not any(block.kind == BlockKind.METADATA for block in document.blocks[:_NEAR_TITLE]):
        template = QCoreApplication.translate("ReadingPane", "Source: {0}")
        source = template.format(about.source) if about.source else ""
        found = [source, about.author or "", about.date or "", *found]
    return "    ".join(fact for fact in found if fact)


def reading_time(characters: int) -> str:
    """How long so many characters take, in words: about 8 minutes."""
    minutes = characters / CHARACTERS_A_MINUTE
    translate = QCoreApplication.translate
    if minutes < _LONG_READING:
        return translate("ReadingPane", "about %n minute(s)", "", max(1, round(minutes)))
    return translate("ReadingPane", "about %n hour(s)", "", round(minutes / 60))
