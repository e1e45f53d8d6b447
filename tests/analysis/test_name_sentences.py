"""Names in single sentences of news and encyclopedias: little helps but the sentence itself.

``tests/data/phrases/names.txt`` holds them with their names marked: persons without their posts,
organisations and places whole. ``-rA`` shows the figures and what is missed.
"""

from __future__ import annotations

import re
from pathlib import Path

from reader_app.analysis.context import Context
from reader_app.analysis.entities import find_entities
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Block, BlockKind, Document

SENTENCES = Path(__file__).parents[1] / "data" / "phrases" / "names.txt"
KINDS = {"p": EntityKind.PERSON, "o": EntityKind.ORGANIZATION, "l": EntityKind.PLACE}
MARKED = re.compile(r"\[([^]]+)\]([pol])")
LEAST = 0.85

Names = set[tuple[int, int, EntityKind]]


def marked(line: str) -> tuple[str, Names]:
    """The sentence without its marks, and the names in it."""
    names: Names = set()
    text, done = "", 0
    for match in MARKED.finditer(line):
        text += line[done : match.start()]
        names.add((len(text), len(text) + len(match[1]), KINDS[match[2]]))
        text, done = text + match[1], match.end()
    return text + line[done:], names


def found(text: str) -> Names:
    document = Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    entities = find_entities(Context(document, Lexicon()))
    kinds = set(KINDS.values())
    return {(m.start, m.end, e.kind) for e in entities if e.kind in kinds for m in e.mentions}


def test_names_of_single_sentences_are_found_whole_and_of_their_kind() -> None:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    labelled = right = total = 0
    for text, names in (marked(line) for line in lines if not line.startswith("#")):
        read = found(text)
        labelled, right, total = labelled + len(names), right + len(names & read), total + len(read)
        if names != read:
            print(text, *(f"{text[s:e]} {kind.value}" for s, e, kind in sorted(names - read)))
    print(f"{right} right of {total} found, {labelled} labelled")
    assert 2 * right / (total + labelled) >= LEAST
