"""Stretches of words that may be terms, block by block, names and labels of forms left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add
from typing import NamedTuple

from reader_app.analysis.context import Context
from reader_app.analysis.entities.script import is_traditional, simplified
from reader_app.analysis.findings import Entity, EntityKind
from reader_app.analysis.keywords.words import NO_PART, Part, Role, joined, part
from reader_app.analysis.segment import CutText, default_segmenter
from reader_app.documents.model import Block, BlockKind

_Word = tuple[str, int, int, str]  # what a Token holds, without the cost of making one

# Members of an enumeration are slow to look up, and every word is asked.
_SUFFIX, _MODIFIER = Role.SUFFIX, Role.MODIFIER
# Makes a record in half the time that its own constructor takes; a text has thousands.
_new = tuple.__new__
_BLOCK_WEIGHTS = {
    BlockKind.TITLE: 3.0,
    BlockKind.HEADING: 2.0,
    BlockKind.METADATA: 0.0,
    BlockKind.CAPTION: 0.5,
}
_PARAGRAPH_WEIGHT = 1.0
# Signs, particles, pronouns, prepositions, conjunctions: never part of a term.
_GRAMMAR_TAGS = frozenset(("x", "w", "u", "uj", "ul", "uv", "ud", "uz", "ug", "p", "c", "r", "y"))
_NAME_TAGS = frozenset(("ns", "nr", "nt", "nrfg"))
_NAME, _PLACE = b"\1", b"\2"
# 县实验小学, 市民族宗教事务局.
_UNIT_SIGNS = frozenset("省市县区州镇乡村")
_STOPS = frozenset("，。；！？,;!?")
_COLONS = frozenset("：:")
# A label of a form (项目名称：) is no longer than this, in characters.
_LONGEST_LABEL = 16


class Word(NamedTuple):
    """A word in its place (code points of the document), and its part in a term."""

    start: int
    end: int
    part: Part


class Run(NamedTuple):
    """Words side by side without a gap; ``weight`` is that of their block.

    ``glued``: a place or what looks like a name stands right before, so they may be part of it.
    """

    words: list[Word]
    weight: float
    glued: bool = False

    @property
    def marked(self) -> bool:
        """Whether it stands in a title or a heading."""
        return self.weight > _PARAGRAPH_WEIGHT


def runs(context: Context, entities: Iterable[Entity]) -> list[Run]:
    """The runs of a document, in the order of the text."""
    named = _named(len(context.text), entities)
    found: list[Run] = []
    for block, tokens, shift in _blocks(context):
        weight = _BLOCK_WEIGHTS.get(block.kind, _PARAGRAPH_WEIGHT)
        if weight:
            labels = block.start - shift + _LONGEST_LABEL if weight == _PARAGRAPH_WEIGHT else 0
            for words, glued in _split(tokens, shift, named, labels):
                found.append(Run(words, weight, glued))
    return found


def _blocks(context: Context) -> Iterator[tuple[Block, Iterable[_Word], int]]:
    """The blocks with their words, and what to add to the words' offsets.

    Traditional script is cut into words as simplified, which the dictionary knows.
    """
    cuts: Iterable[CutText] = context.cuts
    if is_traditional(context.text):
        folded, cut = simplified(context.text), default_segmenter().cut
        cuts = (cut(folded[block.start : block.end]) for block in context.blocks)
    for block, (words, tags, starts) in zip(
        context.paced(context.blocks, 0.0, 0.4), cuts, strict=True
    ):
        ends = map(add, starts, map(len, words))
        yield block, zip(words, starts, ends, tags, strict=True), block.start


def _named(length: int, entities: Iterable[Entity]) -> bytearray:
    """For every code point whether it lies in a name, and whether in that of a place."""
    named = bytearray(length)
    for entity in entities:
        mark = _PLACE if entity.kind is EntityKind.PLACE else _NAME
        for start, end in entity.mentions:
            named[start:end] = mark * (end - start)
    return named


def _split(
    tokens: Iterable[_Word], shift: int, named: bytearray, labels_until: int
) -> list[tuple[list[Word], bool]]:
    """The runs of one block; what stands in front of its first colon is a label if it is short."""
    found: list[tuple[list[Word], bool]] = []
    words: list[Word] = []
    glued = False
    for text, start, end, tag in tokens:
        its_part = NO_PART if tag in _GRAMMAR_TAGS else part(text, tag)
        in_name = named[start + shift] or named[end + shift - 1]
        if its_part is not NO_PART and not in_name:
            if its_part.role is _SUFFIX:
                _append(words, end + shift, its_part, text)
            else:
                words.append(_new(Word, (start + shift, end + shift, its_part)))
            continue
        if words:
            found.append((words, glued))
            words = []
        # What follows a place may be the rest of a longer name; other names are whole.
        glued = in_name == _PLACE[0] if in_name else tag in _NAME_TAGS or text in _UNIT_SIGNS
        if start < labels_until and its_part is NO_PART:
            if text in _COLONS:
                found.clear()
            labels_until = 0 if text in _COLONS or text in _STOPS else labels_until
    if words:
        found.append((words, glued))
    return found


def _append(words: list[Word], end: int, suffix: Part, text: str) -> None:
    """A suffix becomes one word with the word before it, and is dropped where there is none."""
    if not words or words[-1].part.role is _MODIFIER:
        return
    stem = words[-1]
    whole = joined(stem.part, suffix, text)
    if whole is not NO_PART:
        words[-1] = Word(stem.start, end, whole)
