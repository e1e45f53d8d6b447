"""The structure of a plain text: blocks of every kind, metadata, pictures."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader_app.documents.model import Block, BlockKind, Image, Metadata

_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")


class Structure(NamedTuple):
    """What a plain text is made of; see documents.model for the parts."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    images: tuple[Image, ...]


def read_structure(text: str) -> Structure:
    """Blocks in order, without overlap and without outer white space, over all that is not blank."""
    blocks = []
    for found in _LINE.finditer(text):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip())
        end = found.start() + len(line.rstrip())
        if start < end:
            blocks.append(Block(BlockKind.PARAGRAPH, start, end))
    return Structure(tuple(blocks), Metadata(), ())
