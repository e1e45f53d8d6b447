"""Texts of any size to measure with: the samples' sentences, shuffled, with new numbers."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from reader_app.documents.loaders import load
from reader_app.documents.model import BlockKind
from reader_app.resources import samples

_NUMBER = re.compile(r"(?<![\d-])\d{2,4}(?![\d年月日时-])")


def text(characters: int, seed: int = 1) -> str:
    """A document of about that many characters: a title, headings, paragraphs, sums."""
    draw = random.Random(seed)
    parts, length = ["关于某项工作开展情况的报告\n来源：某地日报\n2023-05-12 09:30\n"], 30
    while length < characters:
        paragraph = _paragraph(draw)
        parts.append(paragraph)
        length += len(paragraph)
    return "".join(parts)


def write(path: Path, characters: int, seed: int = 1) -> Path:
    path.write_text(text(characters, seed), encoding="utf-8")
    return path


def _paragraph(draw: random.Random) -> str:
    chosen = "".join(draw.choice(sentences()) for _ in range(draw.randint(2, 6)))
    return "　　" + _NUMBER.sub(lambda _: str(draw.randint(11, 4000)), chosen) + "\n"


@cache
def sentences() -> list[str]:
    found: list[str] = []
    for sample in samples():
        document = load(sample)
        for block in document.blocks:
            if block.kind is BlockKind.PARAGRAPH:
                found.extend(re.findall(r"[^。！？]+[。！？]", document.block_text(block)))
    return found
