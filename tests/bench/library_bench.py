"""The library: import without analysis, the index alone, first pages of a search, the list.

    python -m tests.bench.library_bench [--documents 2000] [--corpus FOLDER]

Without a folder of texts of one's own, documents of 2,600 characters are made from the samples'
sentences: their words repeat more than a real library's do.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.analysis.segment import default_segmenter
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.search.index_file import discard
from tests.bench.table import print_table
from tests.bench.texts import write

QUERIES = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        paths = _files(options.corpus, Path(folder) / "texts", options.documents)
        with Library.open(Path(folder) / "home") as library:
            _measure_import(library, paths)
            _measure_index(library)
            _measure_search(library, paths)
            _measure_list(library)


def _files(corpus: Path | None, folder: Path, count: int) -> list[Path]:
    if corpus is not None:
        return sorted(path for path in corpus.rglob("*") if path.is_file())[:count]
    folder.mkdir()
    return [write(folder / f"{n:06}.txt", 2600, seed=n) for n in range(count)]


def _measure_import(library: Library, paths: Sequence[Path]) -> None:
    size = sum(path.stat().st_size for path in paths) / 1e6
    first = import_paths(library, paths, analyzer=None)
    again = import_paths(library, paths, analyzer=None)
    print_table(
        f"Import of {len(paths):,} documents ({size:.1f} MB), without analysis, index included",
        ["", "s", "documents/s"],
        [
            ["first time", first.seconds, len(first.new) / first.seconds],
            ["again, unchanged", again.seconds, len(again.unchanged) / again.seconds],
        ],
    )


def _measure_index(library: Library) -> None:
    library.index.close()
    file = library.path / "search.db"
    discard(file)
    spent = _seconds(library.ensure_indexed)
    library.index.close()
    count = len(library.documents())
    print_table(
        "The index alone, built anew",
        ["documents", "s", "documents/s", "MB"],
        [[count, spent, count / spent, file.stat().st_size / 1e6]],
    )


def _measure_search(library: Library, paths: Sequence[Path]) -> None:
    draw = random.Random(7)
    words = _words(paths, draw)
    kinds = {
        f"{n} word{'s' if n > 1 else ''}": [" ".join(draw.sample(words, n)) for _ in range(QUERIES)]
        for n in (1, 2, 3)
    }
    kinds["1 character"] = [draw.choice(draw.choice(words)) for _ in range(QUERIES)]
    kinds["word and character"] = [
        f"{draw.choice(words)} {draw.choice(draw.choice(words))}" for _ in range(QUERIES)
    ]
    rows: list[list[str | float]] = []
    for kind, queries in kinds.items():
        _latencies(library, queries)
        times = sorted(_latencies(library, queries))
        median, p95 = statistics.median(times), times[int(0.95 * len(times))]
        rows.append([kind, median, p95, times[-1]])
    print_table("First page of 20 with snippets, ms", ["query", "median", "p95", "max"], rows)


def _words(paths: Sequence[Path], draw: random.Random) -> list[str]:
    """Words as they come in the texts, so common ones often, each at least two characters."""
    words: list[str] = []
    for path in draw.sample(list(paths), min(100, len(paths))):
        text = path.read_text(encoding="utf-8")
        words += [w for w in default_segmenter().words(text) if len(w) > 1 and "一" <= w[0] <= "鿿"]
    return words


def _latencies(library: Library, queries: Sequence[str]) -> list[float]:
    return [1000 * _seconds(partial(library.search, query)) for query in queries]


def _measure_list(library: Library) -> None:
    count = len(library.documents())
    spent = statistics.median(1000 * _seconds(library.documents) for _ in range(9))
    print_table("All rows of the list", ["documents", "ms"], [[count, spent]])


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
