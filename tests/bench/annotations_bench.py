"""Annotations: ten thousand in one document, a hundred thousand in the library, and undo.

    python -m tests.bench.annotations_bench [--annotations 100000] [--documents 10000]

The budgets are those of the reading pane: a document's 10,000 in 100 ms, the first of 100,000 that
pass a filter in 16 ms, the rows of 10,000 documents in 120 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.documents.model import Document
from reader_app.library import documents
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.annotation_filter import MarkFilter
from reader_app.library.library import Library
from tests.bench.table import print_table

CROWDED = 10_000
WORDS = "督查组发现台账缺失整改情况核对数字汛情值守转移安置物资储备巡查记录河道清淤"
DRAW = random.Random(7)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotations", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "home") as library:
        numbers = _documents(library, options.documents)
        bare = _median(library.documents)
        _fill(library, numbers, options.annotations)
        _measure_lists(library, numbers, bare)
        _measure_pages(library)
        _measure_changes(library, numbers)


def _documents(library: Library, count: int) -> list[int]:
    with library.database.write() as connection:
        return [
            documents.insert(connection, f"{n:064x}", f"{n}.txt", Document(f"第{n}号通报\n内容。"))
            for n in range(count)
        ]


def _fill(library: Library, numbers: list[int], count: int) -> None:
    crowded = [_draft(numbers[0], place) for place in range(CROWDED)]
    others = [
        _draft(DRAW.choice(numbers[1:]), DRAW.randrange(5000)) for _ in range(count - CROWDED)
    ]
    rows: list[list[str | float]] = []
    for name, drafts in (("in one document", crowded), ("in all others", others)):
        spent = _milliseconds(lambda drafts=drafts: library.annotations.add(drafts))  # type: ignore[misc]
        rows.append([name, len(drafts), spent, 1000 * len(drafts) / spent])
    print_table("Annotations added at once", ["", "annotations", "ms", "annotations/s"], rows)


def _draft(document: int, place: int) -> Annotation:
    words = "".join(DRAW.choices(WORDS, k=DRAW.randint(4, 40)))
    note = "".join(DRAW.choices(WORDS, k=DRAW.randint(0, 60)))
    around = "".join(DRAW.choices(WORDS, k=32))
    anchor = Anchor(
        place, place + len(words), words, around, around, ("一、总体情况",), place // 50
    )
    kind = DRAW.choice([MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.NOTE])
    tags = tuple(DRAW.sample(["数字", "时限", "存疑", "重要"], DRAW.choice([0, 0, 0, 1, 2])))
    colour = DRAW.choice(list(Colour))
    return Annotation("", document, kind, anchor=anchor, colour=colour, note=note, tags=tags)


def _measure_lists(library: Library, numbers: list[int], bare: float) -> None:
    listed = _median(lambda: library.annotations.of_document(numbers[0]))
    rows = _median(library.documents)
    token = library.changes_since().token
    poll = _median(lambda: library.changes_since(token))
    print_table(
        "Lists, ms",
        ["", "ms"],
        [
            [f"one document's {CROWDED:,} annotations", listed],
            [f"rows of {len(numbers):,} documents without an annotation", bare],
            ["the same rows with all annotations counted", rows],
            ["asking for changes when there are none", poll],
        ],
    )


def _measure_pages(library: Library) -> None:
    wanted = {
        "everything": MarkFilter(),
        "one colour": MarkFilter(colours=frozenset({Colour.RED})),
        "one kind and a tag": MarkFilter(
            kinds=frozenset({MarkKind.NOTE}), tags=frozenset({"存疑"})
        ),
        "a common word": MarkFilter(words="台账"),
        "a rare word": MarkFilter(words="台账缺失整改"),
        "a word that is nowhere": MarkFilter(words="查無此詞"),
        "of the last minute": MarkFilter(since=documents.now()[:16]),
    }
    marks, rows = library.annotations, list[list[str | float]]()
    for name, mark_filter in wanted.items():
        early = _milliseconds(lambda f=mark_filter: marks.first(f, 60))  # type: ignore[misc]
        marks.found()  # all that filters look at has been read from here on
        ids = marks.found(mark_filter)
        first = _median(lambda f=mark_filter: marks.first(f, 60))  # type: ignore[misc]
        every = _median(lambda f=mark_filter: marks.found(f))  # type: ignore[misc]
        some = _median(lambda ids=ids: marks.some(ids[-200:]))  # type: ignore[misc]
        rows.append([name, len(ids), early, first, every, some])
    title = "Annotations of all documents, ms"
    header = ["filter", "annotations", "first 60, once", "first 60", "all ids", "200 of them"]
    print_table(title, header, rows)


def _measure_changes(library: Library, numbers: list[int]) -> None:
    ids = [one.id for one in library.annotations.of_document(numbers[0])]
    one = statistics.median(
        _milliseconds(lambda id=id: library.annotations.update([id], colour=Colour.RED))  # type: ignore[misc]
        for id in ids[:50]
    )
    rows: list[list[str | float]] = [["recolour one, on the disk", one]]
    bulk: dict[str, Callable[[], object]] = {
        f"recolour {len(ids):,}": lambda: library.annotations.update(ids, colour=Colour.GREEN),
        f"delete {len(ids):,}": lambda: library.annotations.delete(ids),
        "undo that": library.undo,
        "undo the recolouring": library.undo,
        f"mark {len(numbers):,} documents with a star": lambda: library.set_starred(numbers, True),
        "undo the stars": library.undo,
    }
    rows += [[name, _milliseconds(work)] for name, work in bulk.items()]
    print_table("Changes, ms", ["", "ms"], rows)


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_milliseconds(work) for _ in range(7))


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
