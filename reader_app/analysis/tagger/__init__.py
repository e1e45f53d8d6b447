"""Names in running text, recognised by a small statistical model (docs/tagger.md).

The grammar of names next door reads official prose; this model, trained on labelled sentences,
reads what no grammar foresees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader_app.analysis.findings import EntityKind

if TYPE_CHECKING:
    from reader_app.analysis.tagger.features import Words


class TaggedName(NamedTuple):
    """A name: its span (code points from its block's start), kind, and probability (0 to 1)."""

    start: int
    end: int
    kind: EntityKind
    score: float


class TaggedBlock(NamedTuple):
    """The names of a block, in order and without overlap, and how far each character is in none.

    ``outside`` holds a probability for every character; a mark that ends a clause has 0.
    """

    names: tuple[TaggedName, ...]
    outside: Sequence[float]


def tag_blocks(blocks: Sequence[Words]) -> Iterator[TaggedBlock]:
    """The persons, organisations and places of each block, read as they are asked for.

    Blocks are texts in simplified script cut into words with jieba's tags. The same blocks give
    the same names. The model is loaded at first use; several threads may call this at once.
    """
    from reader_app.analysis.tagger.model import shared_model  # numpy: not at start-up
    from reader_app.analysis.tagger.tagging import tag

    return tag(blocks, shared_model())
