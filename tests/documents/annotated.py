"""Reads the annotated documents under data/structure.

Over ``---`` stand the metadata (``-`` for none), below it one line of the document a line: the
kind's letter, a bar, the line. ``⟦k⟧`` inside a line starts a block glued to the one before.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data" / "structure"
_KINDS = {
    "t": "title",
    "h": "heading",
    "p": "paragraph",
    "q": "quote",
    "c": "caption",
    "m": "metadata",
    "b": "boilerplate",
    "i": "image",
}


class Annotated(NamedTuple):
    lines: list[str]
    blocks: list[tuple[str, str]]
    metadata: dict[str, str | None]


def read(path: Path) -> Annotated:
    head, body = path.read_text(encoding="utf-8").split("---\n", 1)
    stated = (line.split(" = ", 1) for line in head.splitlines())
    metadata = {key: None if value == "-" else value for key, value in stated}
    lines, blocks = [], []
    for line in body.splitlines():
        kind, rest = line.split("|", 1)
        pieces = re.split("⟦(.)⟧", rest)
        blocks.append((_KINDS[kind], pieces[0].strip()))
        blocks += [
            (_KINDS[glued], piece.strip())
            for glued, piece in zip(pieces[1::2], pieces[2::2], strict=True)
        ]
        lines.append("".join(pieces[::2]))
    return Annotated(lines, blocks, metadata)
