"""Marks through edits: how often they stay on their own words, how often elsewhere, how fast.

    python -m tests.bench.placing_bench [--edits 10000] [--seed 0]

Each edit is one of: insert, delete, move, replace, copy, rewrite, correct, delete and repeat,
split, join, other white space, other widths, traditional characters. The texts say everything
again with other numbers. Marks lie on 25 stretches of each.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter

from reader_app.documents.model import Document
from reader_app.library.anchors import Anchor, Describer, Placement
from reader_app.library.placing import place
from tests.bench.table import print_table
from tests.bench.texts import text
from tests.library.edited_texts import EditedText, Truth, anchors_of

MARKS = 25
LARGE = 333_000  # code points: 1 MB in UTF-8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rows = [
        _row(f"{name}, {edits} edit{'s' if edits > 1 else ''} at once", options, edits, known)
        for name, known in (("old text at hand", True), ("selectors alone", False))
        for edits in (1, 2, 3, 4, 5)
    ]
    header = ["", "edits", "marks", "placed", "elsewhere", "precision", "whole", "recall"]
    print_table("Marks through random edits", header, rows)
    _speed()


def _row(
    name: str, options: argparse.Namespace, at_once: int, known: bool
) -> list[str | int | float]:
    edits, count = options.edits, Counter[str]()
    for seed in range(edits // at_once):
        _measure(random.Random(options.seed + seed), at_once, known, count)
    placed, whole = count["placed"], count["whole"]
    precision = 1 - count["elsewhere"] / placed
    recall = f"{count['kept'] / whole:.4f}"
    marks = count["marks"]
    return [name, edits, marks, placed, count["elsewhere"], f"{precision:.5f}", whole, recall]


def _measure(draw: random.Random, at_once: int, known: bool, count: Counter[str]) -> None:
    edited = EditedText(draw)
    old, units = edited.text, list(edited.units)
    marks = [edited.mark() for _ in range(MARKS)]
    for _ in range(at_once):
        edited.edit()
    truth = Truth(units, edited)
    found = place(anchors_of(old, marks), edited.text, old if known else None)
    for mark, one in zip(marks, found, strict=True):
        silent, whole = one.placement is Placement.PLACED, truth.whole(*mark) is not None
        count["marks"] += 1
        count["placed"] += silent
        count["elsewhere"] += silent and not truth.is_own(*mark, one)
        count["whole"] += whole
        count["kept"] += whole and silent


def _speed() -> None:
    old, draw = text(LARGE), random.Random(1)
    new = _edited_lines(old, draw)
    anchors = _anchors(old, draw)
    rows = []
    for name, known in (("old text at hand", old), ("selectors alone", None)):
        started = time.perf_counter()
        place(anchors, new, known)
        rows.append([name, len(anchors), time.perf_counter() - started])
    print_table("10,000 marks in a text of 1 MB, every tenth line edited", ["", "marks", "s"], rows)


def _edited_lines(old: str, draw: random.Random) -> str:
    lines = old.split("\n")
    for _ in range(len(lines) // 10):
        at, kind = draw.randrange(len(lines)), draw.randrange(4)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[draw.randrange(len(lines))])
        elif kind == 2:
            lines[at] = lines[at][:10] + "改动" + lines[at][12:]
        else:
            lines.insert(draw.randrange(len(lines)), lines.pop(at))
    return "\n".join(lines)


def _anchors(old: str, draw: random.Random) -> list[Anchor]:
    describer = Describer(Document(old))
    starts = (draw.randrange(len(old) - 100) for _ in range(10_000))
    return [describer.describe(start, start + draw.choice((1, 8, 30, 100))) for start in starts]


if __name__ == "__main__":
    main()
