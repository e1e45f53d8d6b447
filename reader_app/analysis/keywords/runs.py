"""Stretches of words that may be terms, block by block, names and labels of forms left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, count
from typing import Any, NamedTuple

from reader_app.analysis.context import Context
from reader_app.analysis.entities.script import is_traditional, simplified_cuts
from reader_app.analysis.findings import Entity, EntityKind
from reader_app.analysis.keywords.words import PARTS, Part, Parts, Role, joined
from reader_app.analysis.pieces import in_parts
from reader_app.analysis.segment import CutText
from reader_app.documents.model import Block, BlockKind, Span

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
PARAGRAPH_WEIGHT = 1.0
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

    ``marked``: it stands in a title or a heading. ``glued``: a place or what looks like a name
    stands right before, so the words may be part of it.
    """

    words: list[Word]
    weight: float
    marked: bool
    glued: bool


class Runs(NamedTuple):
    """``several``: the runs of several words, in the order of the text. ``single``: the words that
    stand alone, those of a block together, which most do."""

    several: list[Run]
    single: list[Run]


def runs(context: Context, entities: Iterable[Entity]) -> Iterator[tuple[Span, Runs]]:
    """The runs of a document, those of a huge text in parts, each with its place.

    A word alone that can be no term by itself is left out.
    """
    named = _named(len(context.text), entities)
    known = Parts() if context.lexicon.terms else PARTS
    for part in in_parts(_blocks(context), _span):
        found = Runs([], [])
        for block, cut in part:
            weight = _BLOCK_WEIGHTS.get(block.kind, PARAGRAPH_WEIGHT)
            if weight:
                first = _behind_label(cut) if weight == PARAGRAPH_WEIGHT else 0
                parts: list[Any] = known.of(cut.words, cut.tags)
                parts[:first] = [None] * first
                _split(cut, parts, block.start, named, weight, found)
        yield Span(part[0][0].start, part[-1][0].end), found


def _span(block: tuple[Block, CutText]) -> tuple[int, int]:
    return block[0].start, block[0].end


def _blocks(context: Context) -> Iterator[tuple[Block, CutText]]:
    """The blocks with their words.

    Traditional script is cut into words as simplified, which the dictionary knows.
    """
    traditional = is_traditional(context.text)
    cuts = context.once(simplified_cuts) if traditional else context.cuts
    return zip(context.paced(context.blocks, 0.0, 0.4), cuts, strict=True)


def _named(length: int, entities: Iterable[Entity]) -> bytearray:
    """For every code point whether it lies in a name, and whether in that of a place."""
    named = bytearray(length)
    for entity in entities:
        mark = _PLACE if entity.kind is EntityKind.PLACE else _NAME
        for start, end in entity.mentions:
            named[start:end] = mark * (end - start)
    return named


def _behind_label(cut: CutText) -> int:
    """The index of the first word behind the label that a block begins with; 0 without one."""
    for index, (word, start) in enumerate(zip(cut.words, cut.starts, strict=True)):
        if start >= _LONGEST_LABEL or word in _STOPS:
            break
        if word in _COLONS:
            return index + 1
    return 0


def _split(
    cut: CutText, parts: list[Any], origin: int, named: bytearray, weight: float, found: Runs
) -> None:
    """Add to ``found`` the runs of a block that starts at ``origin``, of words with ``parts``."""
    texts, _, starts = cut
    following, glued, marked = -1, False, weight > PARAGRAPH_WEIGHT
    words: list[Word] = []
    single: tuple[list[Word], list[Word]] = ([], [])  # free, glued
    for index in compress(count(), parts):
        start = origin + starts[index]
        end = start + len(texts[index])
        if named[start] or named[end - 1]:
            continue
        if index != following:
            if len(words) > 1:
                found.several.append(_new(Run, (words, weight, marked, glued)))
            elif words:
                single[glued].append(words[0])
            words = []
            glued = index > 0 and _glues(cut, index - 1, origin, named)
        following = index + 1
        its = parts[index]
        if its[0] is _SUFFIX:
            _append(words, end, its, texts[index])
        else:
            words.append(_new(Word, (start, end, its)))
    if len(words) > 1:
        found.several.append(Run(words, weight, marked, glued))
    elif words:
        single[glued].append(words[0])
    for glued in (False, True):
        if terms := [word for word in single[glued] if word[2].alone]:
            found.single.append(Run(terms, weight, marked, glued))


def _glues(cut: CutText, index: int, origin: int, named: bytearray) -> bool:
    """Whether what stands behind a word may be the rest of a name that it begins: so behind a
    place; other names that are known are whole."""
    start, word = origin + cut.starts[index], cut.words[index]
    if in_name := named[start] or named[start + len(word) - 1]:
        return in_name == _PLACE[0]
    return cut.tags[index] in _NAME_TAGS or word in _UNIT_SIGNS


def _append(words: list[Word], end: int, suffix: Part, text: str) -> None:
    """A suffix becomes one word with the word before it, and is dropped where there is none."""
    if not words or words[-1].part.role is _MODIFIER:
        return
    stem = words[-1]
    if whole := joined(stem.part, suffix, text):
        words[-1] = Word(stem.start, end, whole)
