"""Kills the program hundreds of times at random instants, and looks for what it had acknowledged.

    python -m tests.bench.kill_bench [--rounds 300] [--only annotating]

A fifth of the rounds each: while it marks a document, imports a folder, takes new versions of
files, deletes documents for good, upgrades an old library. With --only one of them has all rounds.
What was acknowledged and is gone, or is there in half, ends the run with the assertion that failed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.library.importer import import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from tests.bench.table import print_table
from tests.library.annotating_process import Expected
from tests.library.killing import (
    HERE,
    check_versions,
    killed_while_annotating,
    killed_while_deleting,
    killed_while_upgrading,
    marked_documents,
    old_library,
    start,
    upgrade_seconds,
)

FILES = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--only", choices=_WORKS)
    options = parser.parse_args()
    works = {options.only: _WORKS[options.only]} if options.only else _WORKS
    rounds = options.rounds // len(works)
    rows: list[list[str | int | float]] = []
    for name, work in works.items():
        started = time.perf_counter()
        with TemporaryDirectory() as folder:
            acknowledged = work(Path(folder), rounds)
        rows.append([name, rounds, acknowledged, 0, time.perf_counter() - started])
    print_table("Killed at random instants", ["while", "rounds", "acknowledged", "lost", "s"], rows)


def _annotating(folder: Path, rounds: int) -> int:
    """How many changes were acknowledged."""
    draw, expected, home = random.Random(1), Expected(), folder / "home"
    (folder / "a.txt").write_text("白渚镇防汛工作简报\n　　已转移群众。\n", encoding="utf-8")
    with Library.open(home) as library:
        import_paths(library, [folder / "a.txt"], analyzer=None)
    acknowledged = 0
    for turn in range(rounds):
        before = expected
        expected = killed_while_annotating(home, expected, draw, turn)
        acknowledged += expected.acts - before.acts
    return acknowledged


def _importing(folder: Path, rounds: int) -> int:
    """How many documents were acknowledged."""
    draw, confirmed, papers = random.Random(2), set[int](), folder / "papers"
    papers.mkdir()
    for number in range(FILES):
        text = f"第{number}号通报\n" + "内容。" * (number % 50)
        (papers / f"{number}.txt").write_text(text, encoding="utf-8")
    home = folder / "home"
    for _ in range(rounds):
        process = start([str(HERE / "importing_process.py"), str(home), str(papers)])
        assert process.stdout is not None
        with process, process.stdout as lines:
            for _, line in zip(range(draw.randint(1, 2 * FILES // rounds)), lines, strict=False):
                confirmed.add(int(line))
            time.sleep(draw.random() / 200)
            process.kill()
            confirmed.update(int(line) for line in lines if line.endswith("\n"))
        with Library.open(home) as library:
            assert confirmed <= {row.id for row in library.documents()}
            assert list(inspect(library)) == []
    return len(confirmed)


def _superseding(folder: Path, rounds: int) -> int:
    """How many new versions were acknowledged."""
    draw, confirmed, count = random.Random(4), set[int](), 6 * rounds
    home, papers = folder / "home", folder / "papers"
    with Library.open(home) as library:
        marked_documents(library, papers, count)
    for _ in range(rounds):
        process = start([str(HERE / "importing_process.py"), str(home), str(papers)])
        assert process.stdout is not None
        with process, process.stdout as lines:
            for _, line in zip(range(draw.randint(1, 8)), lines, strict=False):
                confirmed.add(int(line))
            time.sleep(draw.random() / 200)
            process.kill()
            confirmed.update(int(line) for line in lines if line.endswith("\n"))
        with Library.open(home) as library:
            assert check_versions(library, count, confirmed) >= len(confirmed)
    return len(confirmed)


def _deleting(folder: Path, rounds: int) -> int:
    """How many deletions were acknowledged."""
    draw, home = random.Random(6), folder / "home"
    with Library.open(home) as library:
        marked_documents(library, folder / "papers", 6 * rounds)
    return sum(len(killed_while_deleting(home, draw, 8)) for _ in range(rounds))


def _upgrading(folder: Path, rounds: int) -> int:
    """In how many rounds the upgrade was still under way."""
    draw, in_time = random.Random(3), 0
    old_library(folder / "whole", documents=300)
    seconds = upgrade_seconds(folder / "whole")
    for turn in range(rounds):
        home = folder / str(turn)
        old_library(home, documents=300)
        in_time += killed_while_upgrading(home, draw, seconds)
        with Library.open(home) as library:
            assert len(library.documents()) == 302
            assert library.database.problems() == []
            assert library.load(302).text == library.load(1).text
    return in_time


_WORKS: dict[str, Callable[[Path, int], int]] = {
    "annotating": _annotating,
    "importing": _importing,
    "new versions": _superseding,
    "deleting": _deleting,
    "upgrading": _upgrading,
}


if __name__ == "__main__":
    main()
