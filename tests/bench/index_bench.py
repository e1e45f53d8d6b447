"""The search index alone: speed of building, size, memory, first pages; all answers checked.

    python -m tests.bench.index_bench [--documents 1000 10000] [--folder FOLDER]

100,000 documents take some minutes. Texts of 2,700 characters are made of the samples' sentences,
a fifth of their words drawn from jieba's dictionary by frequency: a long tail of words, as a
library has.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import jieba

from reader_app.analysis.segment import default_segmenter
from reader_app.documents.model import Document, Metadata
from reader_app.library import documents
from reader_app.library.library import Library
from reader_app.library.search.folding import fold
from reader_app.library.search.index_file import discard
from tests.bench.table import Row, print_table
from tests.bench.texts import sentences

CHARACTERS = 2700
QUERIES = 60
# Looking through every text for every query is slow: so many queries are checked.
CHECKED = 12
KINDS = {
    "1 word": "{0}",
    "2 words": "{0} {1}",
    "3 words": "{0} {1} {2}",
    "1 character": "{2[0]}",
    "word and character": "{0} {1[0]}",
    "phrase of 2 words": None,  # taken from a text
    "either": "{0} OR {1}",
    "without": "{0} -{1}",
    "near": "NEAR({0} {1}, 20)",
    "pattern": "{0[0]}*{0[1]}",
    "title": "title:{0}",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--folder", type=Path, help="keeps the libraries there")
    options = parser.parse_args()
    building: list[Row] = []
    for count in options.documents:
        with nullcontext(options.folder) if options.folder else TemporaryDirectory() as folder:
            home = Path(folder) / f"library-{count}"
            with Library.open(home) as library:
                fill(library, count)
                building.append(build(library, count))
                answers(library, count)
    print_table(
        "Building the index, without analysis",
        [
            "documents",
            "s",
            "documents/s",
            "processor a document, ms",
            "MB",
            "MB of text",
            "add one, ms",
            "peak of memory, MB",
        ],
        building,
    )


def fill(library: Library, count: int) -> None:
    """Put generated documents straight into the library: importing is measured elsewhere."""
    texts = generated()
    have = len(library.documents())
    for begin in range(0, count, 1000):
        batch = list(islice(texts, min(1000, count - begin)))
        if begin < have:
            continue
        with library.database.write() as connection:
            for number, text in enumerate(batch, begin):
                title = text.split("\n", 1)[0]
                document = Document(text, metadata=Metadata(title=title))
                documents.insert(connection, f"{number:032}", f"{number}.txt", document)


def generated() -> Iterator[str]:
    """The samples' sentences, shuffled, a fifth of their longer words drawn anew."""
    draw = random.Random(5)
    words, weights = dictionary()
    sums = list(accumulate(weights))
    cut = [default_segmenter().words(sentence) for sentence in sentences()]

    def sentence() -> str:
        return "".join(
            draw.choices(words, cum_weights=sums)[0] if len(w) > 1 and draw.random() < 0.2 else w
            for w in draw.choice(cut)
        )

    while True:
        parts, length = [sentence()[:24].rstrip("。") + "\n"], 0
        while length < CHARACTERS:
            parts.append(sentence() + draw.choice(["", "", "\n　　"]))
            length += len(parts[-1])
        yield "".join(parts)


def dictionary() -> tuple[list[str], list[int]]:
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ") for line in lines]
    return [row[0] for row in rows], [int(row[1]) for row in rows]


def build(library: Library, count: int) -> Row:
    library.index.close()
    file = library.path / "search.db"
    discard(file)
    processor = time.process_time()
    spent = seconds_of(library)
    processor = 1000 * (time.process_time() - processor) / count
    library.index.close()
    size = file.stat().st_size / 1e6
    text = sum(row.characters for row in library.documents()) * 3 / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if _MAC else 1e3)
    return [count, spent, count / spent, processor, size, text, add_one(library), memory]


_MAC = sys.platform == "darwin"  # counts bytes, the others kilobytes


def seconds_of(library: Library) -> float:
    started = time.perf_counter()
    library.ensure_indexed()
    return time.perf_counter() - started


def add_one(library: Library) -> float:
    """Milliseconds until one more document is found; it goes to the bin again."""
    spent = []
    for number, text in enumerate(islice(generated(), 12)):
        with library.database.write() as connection:
            name = f"more-{time.time_ns()}-{number}"
            id = documents.insert(connection, name, name, Document(text))
        spent.append(1000 * seconds_of(library))
        library.remove([id])
        library.ensure_indexed()
    return statistics.median(spent)


def answers(library: Library, count: int) -> None:
    draw = random.Random(7)
    words, weights = dictionary()
    chosen = draw.choices(words, weights, k=6 * QUERIES)
    common = [word for word in chosen if len(word) > 1]
    ids = [row.id for row in library.documents()]
    folded = [fold(library.text(id)) for id in ids] if count <= 10_000 else []
    rows: list[Row] = []
    for kind, form in KINDS.items():
        queries = [query_of(form, common, draw, library, ids) for _ in range(QUERIES)]
        for query in queries:
            library.search(query)
        times = sorted(library.search(query).milliseconds for query in queries)
        right = checked(library, kind, queries[:CHECKED], folded)
        p95 = times[int(0.95 * len(times))]
        rows.append([kind, statistics.median(times), p95, times[-1], right])
    header = ["query", "median", "p95", "max", "equal to looking through every text"]
    print_table(f"First page of 20 with snippets, {count:,} documents, ms", header, rows)


def query_of(
    form: str | None, words: Sequence[str], draw: random.Random, library: Library, ids: list[int]
) -> str:
    if form is not None:
        return form.format(*draw.sample(words, 3))
    text = library.text(draw.choice(ids)).replace("\n", "")
    at = draw.randrange(len(text) - 10)
    return f'"{text[at : at + draw.randint(3, 8)]}"'


def checked(library: Library, kind: str, queries: Sequence[str], texts: Sequence[str]) -> str:
    """Whether the totals are right, for the kinds that a look through the texts answers."""
    if not texts or kind in ("either", "without", "near", "pattern", "title"):
        return ""
    for query in queries:
        wanted = [fold(query.strip('"'))] if '"' in query else [fold(w) for w in query.split()]
        total = sum(all(word in text for word in wanted) for text in texts)
        if library.search(query).total != total:
            return f"NO: {query}"
    return f"{len(queries)} of {len(queries)}"


if __name__ == "__main__":
    main()
