"""How fast dates are read, and whether the work grows with the text."""

from __future__ import annotations

import time

from reader_app.analysis.context import Context
from reader_app.analysis.dates import find_dates
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Block, BlockKind, Document, Metadata
from tests.bench import texts
from tests.bench.table import print_table

ORDINARY = 600_000  # characters
HOSTILE = ("1", "一", "1、", "3月", "1-", "至1", "每", "2022年", "12:", "初", "上", "3天", "(")


def main() -> None:
    ordinary()
    hostile()


def ordinary() -> None:
    text = texts.text(ORDINARY)
    seconds, found = measured(text)
    print_table(
        "Dates of ordinary prose, no names known",
        ("characters", "mentions", "seconds", "characters/s"),
        [(len(text), found, seconds, round(len(text) / seconds))],
    )


def hostile() -> None:
    rows = []
    for unit in HOSTILE:
        short, _ = measured(unit * 4_000)
        long, _ = measured(unit * 32_000)
        rows.append((unit, round(len(unit) * 32_000 / long), f"{long / short / 8:.2f}×"))
    print_table(
        "Repetitions (1.00× is linear)",
        ("repeated", "characters/s", "8 times the text, time over 8"),
        rows,
    )


def measured(text: str) -> tuple[float, int]:
    """Seconds and mentions; the best of three."""
    find_dates(Context(paragraphs(text[:500]), Lexicon()), ())
    best, found = float("inf"), 0
    for _ in range(3):
        context = Context(paragraphs(text), Lexicon())
        start = time.perf_counter()
        found = len(find_dates(context, ()))
        best = min(best, time.perf_counter() - start)
    return best, found


def paragraphs(text: str) -> Document:
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, position, position + len(line)))
        position += len(line) + 1
    return Document(text, tuple(blocks), Metadata(date="2022-03-04"))


if __name__ == "__main__":
    main()
