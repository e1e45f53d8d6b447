"""How fast the whole analysis is beside jieba alone, how it grows, and what memory it takes."""

from __future__ import annotations

import logging
import multiprocessing
import resource
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from reader_app.analysis.pipeline import STEPS, analyze
from reader_app.documents.loaders import load
from reader_app.documents.model import Document
from tests.bench import texts
from tests.bench.table import print_table

DOCUMENT = 2_500  # characters: an article
DOCUMENTS = 40
HUGE_BYTES = 5_000_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            texts.write(Path(folder) / f"{seed}.txt", DOCUMENT, seed) for seed in range(DOCUMENTS)
        ]
        against_jieba([load(path) for path in paths])
        steps([load(path) for path in paths])
        growth(Path(folder))
        silence(Path(folder))
        memory(Path(folder))


def against_jieba(documents: list[Document]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own
        import jieba
        import jieba.posseg
    jieba.setLogLevel(logging.ERROR)
    functions: dict[str, Callable[[Document], object]] = {
        "analyze(), everything": analyze,
        "jieba.lcut": lambda document: jieba.lcut(document.text),
        "jieba.posseg.lcut": lambda document: jieba.posseg.lcut(document.text),
    }
    speeds = {name: speed(function, documents) for name, function in functions.items()}
    own = speeds["analyze(), everything"]
    print_table(
        f"Characters a second, {len(documents)} documents of {DOCUMENT:,} characters",
        ("function", "characters/s", "ms a document", "analyze() against it"),
        [(name, round(v), DOCUMENT / v * 1000, f"{own / v:.2f}×") for name, v in speeds.items()],
    )


def speed(function: Callable[[Document], object], documents: list[Document]) -> float:
    """Characters a second, median of three passes after one that warms up."""
    characters = sum(len(document.text) for document in documents)
    function(documents[0])
    rates = []
    for _ in range(3):
        start = time.perf_counter()
        for document in documents:
            function(document)
        rates.append(characters / (time.perf_counter() - start))
    return statistics.median(rates)


def steps(documents: list[Document]) -> None:
    """Which step takes the time: each step's own clock over all documents."""
    from reader_app.analysis.context import Context
    from reader_app.analysis.lexicon import Lexicon

    spent = {"words": 0.0} | {step.name: 0.0 for step in STEPS}
    for document in documents:
        context = Context(document, Lexicon())
        layers: dict[str, tuple[Any, ...]] = {}
        start = time.perf_counter()
        _ = context.cuts
        spent["words"] += time.perf_counter() - start
        for step in STEPS:
            start = time.perf_counter()
            layers[step.name] = step.run(context, **{name: layers[name] for name in step.requires})
            spent[step.name] += time.perf_counter() - start
    total = sum(spent.values())
    print_table(
        f"Where the time goes, a document of {DOCUMENT:,} characters",
        ("step", "ms a document", "share"),
        [(n, t / len(documents) * 1000, f"{t / total:.0%}") for n, t in spent.items()],
    )


def growth(folder: Path) -> None:
    rows = []
    for characters in (10_000, 40_000, 160_000, 640_000):
        document = load(texts.write(folder / "growth.txt", characters))
        start = time.perf_counter()
        analyze(document)
        seconds = time.perf_counter() - start
        rows.append((characters, seconds, round(characters / seconds)))
    first = rows[0][2]
    print_table(
        "Growth: one document, ever longer (1.00× is linear)",
        ("characters", "seconds", "characters/s", "speed against the first"),
        [(*row, f"{row[2] / first:.2f}×") for row in rows],
    )


def silence(folder: Path) -> None:
    """How long a window waits at most before it hears of a long analysis, and could stop it."""
    document = load(texts.write(folder / "long.txt", 160_000))
    told = [time.perf_counter()]
    analyze(document, report=lambda _: told.append(time.perf_counter()))
    waits = sorted((after - before) * 1000 for before, after in pairwise(told))
    print_table(
        "Between two reports of the progress of one document of 160,000 characters, ms",
        ("reports", "median", "19 of 20", "longest"),
        [(len(waits), statistics.median(waits), waits[len(waits) * 19 // 20], waits[-1])],
    )


def memory(folder: Path) -> None:
    path = texts.write(folder / "huge.txt", HUGE_BYTES // 3)
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        before, loaded, analysed, seconds = pool.apply(_analyse_alone, (path,))
    print_table(
        f"Memory: one document of {path.stat().st_size / 1e6:.1f} MB, peak of the process in MB",
        ("imports, dictionary", "loaded", "analysed", "seconds"),
        [(before, loaded, analysed, seconds)],
    )


def _analyse_alone(path: Path) -> tuple[int, int, int, float]:
    analyze(Document("预热。"))
    before = _peak()
    start = time.perf_counter()
    document = load(path)
    loaded = _peak()
    analyze(document)
    return before, loaded, _peak(), time.perf_counter() - start


def _peak() -> int:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage on Linux also counts what the parent held at the start
        line = next(ln for ln in status.read_text().splitlines() if ln.startswith("VmHWM"))
        return round(int(line.split()[1]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)


if __name__ == "__main__":
    main()
