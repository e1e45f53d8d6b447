"""How fast entities are read once the words are cut, and whether it stays linear."""

from __future__ import annotations

import time

from reader_app.analysis.context import Context
from reader_app.analysis.entities import find_entities
from reader_app.analysis.entities.gazetteer import divisions, known_names
from tests.bench import texts
from tests.bench.figures_bench import context_of
from tests.bench.table import print_table

ORDINARY = 600_000  # characters
SHORT, DOCUMENTS = 1_200, 40  # characters of a notice
HOSTILE = (
    "市",
    "一",
    "市委",
    "王",
    "王某",
    "海丰县",
    "·",
    "斯·尔",
    "《",
    "“公司",
    "书记、",
    "第一届",
    "公司",
)


def main() -> None:
    loading()
    ordinary()
    short()
    hostile()


def loading() -> None:
    rows = []
    for name, load in (
        ("divisions and names", known_names),
        ("townships", lambda: divisions().is_township("和平镇")),
    ):
        start = time.perf_counter()
        load()
        rows.append((name, (time.perf_counter() - start) * 1000))
    print_table("Reading the gazetteer, once", ("what", "ms"), rows)


def ordinary() -> None:
    find_entities(context_of(texts.text(5_000)))  # word lists are read at first use
    context = context_of(texts.text(ORDINARY))
    start = time.perf_counter()
    _ = context.cuts
    cutting = time.perf_counter() - start
    seconds, entities = measured(context)
    print_table(
        "Entities of ordinary prose, words cut beforehand",
        ("characters", "entities", "seconds", "characters/s", "times the cutting of words"),
        [
            (
                len(context.text),
                entities,
                seconds,
                round(len(context.text) / seconds),
                seconds / cutting,
            )
        ],
    )


def short() -> None:
    """A document by itself, where what is done once for each document counts."""
    contexts = [context_of(texts.text(SHORT, seed)) for seed in range(DOCUMENTS)]
    characters = sum(len(context.text) for context in contexts)
    for context in contexts:
        _ = context.cuts
    seconds = sum(measured(context)[0] for context in contexts)
    print_table(
        f"Entities of {DOCUMENTS} documents of {SHORT:,} characters, words cut beforehand",
        ("seconds", "characters/s"),
        [(seconds, round(characters / seconds))],
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


def measured(context: Context) -> tuple[float, int]:
    start = time.perf_counter()
    entities = find_entities(context)
    return time.perf_counter() - start, len(entities)


if __name__ == "__main__":
    main()
