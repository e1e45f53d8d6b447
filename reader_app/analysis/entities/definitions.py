"""Short names that the text defines: （以下简称“顺达公司”）."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import BREAK, Passage
from reader_app.analysis.findings import EntityKind

_DEFINITION = re.compile(
    r"[（(](?:[^（()）\0]{0,30}?[，,；;])?(?:以下|下)?(?:统|均)?(?:简称|称)(?:为)?[：:]?[“\"「]?"
    r"([^”\"」）)，,；;\0]{2,16})[”\"」]?(?:[，,；;][^（()）\0]{0,40})?[）)]"
)
_DEFINED_KINDS = {EntityKind.ORGANIZATION, EntityKind.DOCUMENT, EntityKind.PLACE, EntityKind.EVENT}


@dataclass(frozen=True, slots=True)
class Definition:
    """``short`` stands for ``full`` from ``start`` on (a code point of the document)."""

    short: str
    full: str
    kind: EntityKind
    start: int


def find_definitions(passage: Passage, kept: Iterable[Candidate]) -> list[Definition]:
    """The definitions of one block, each right behind the name that it shortens."""
    by_end = {c.end: c for c in kept if c.kind in _DEFINED_KINDS}
    found = []
    for match in _DEFINITION.finditer(passage.text):
        name = by_end.get(len(passage.text[: match.start()].rstrip(BREAK)))
        if name is not None:
            full = passage.text[name.start : name.end]
            start = passage.offset + match.start(1)
            found.append(Definition(match[1].strip("《》"), full, name.kind, start))
    return found


def mentions_of(definitions: list[Definition], passage: Passage) -> list[Candidate]:
    """Every occurrence of a defined short name from its definition on."""
    found = []
    text = passage.text
    for definition in definitions:
        short = definition.short
        at = text.find(short, max(0, definition.start - passage.offset)) if short else -1
        while at >= 0:
            end = at + len(short)
            found.append(Candidate(at, end, definition.kind, source=Source.GRAMMAR))
            at = text.find(short, end)
    return found
