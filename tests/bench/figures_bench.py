"""How fast figures are read and checked once the words are cut, and whether it stays linear."""

from __future__ import annotations

import time

from reader_app.analysis.checks import find_checks
from reader_app.analysis.context import Context
from reader_app.analysis.figures import find_figures
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Block, BlockKind, Document
from tests.bench import texts
from tests.bench.table import print_table

ORDINARY = 600_000  # characters
HOSTILE = (
    "1",
    "一",
    "1个",
    "1%、",
    "1,111",
    "第1",
    "1至",
    "（1个",
    "3万元，",
    "共3个，",
    "其中3人",
    "“1",
)


def main() -> None:
    ordinary()
    hostile()


def ordinary() -> None:
    context = context_of(texts.text(ORDINARY))
    _ = context.cuts
    seconds, figures, checks = measured(context)
    print_table(
        "Figures and checks of ordinary prose, words cut beforehand",
        ("characters", "figures", "checks", "seconds", "characters/s", "figures/s"),
        [
            (
                len(context.text),
                figures,
                checks,
                seconds,
                round(len(context.text) / seconds),
                round(figures / seconds),
            )
        ],
    )


def hostile() -> None:
    """Twice the text should take about twice the time."""
    rows = []
    for piece in HOSTILE:
        times = []
        for size in (20_000, 40_000):
            context = context_of(piece * (size // len(piece)))
            _ = context.cuts
            times.append(measured(context)[0])
        rows.append((piece, *times, times[1] / times[0]))
    print_table("Repeated pieces", ("piece", "20,000", "40,000 characters, s", "ratio"), rows)


def context_of(text: str) -> Context:
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, position, position + len(line)))
        position += len(line) + 1
    return Context(Document(text, tuple(blocks)), Lexicon())


def measured(context: Context) -> tuple[float, int, int]:
    start = time.perf_counter()
    figures = find_figures(context, (), ())
    checks = find_checks(context, figures, ())
    return time.perf_counter() - start, len(figures), len(checks)


if __name__ == "__main__":
    main()
