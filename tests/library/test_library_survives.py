"""A process that dies at any instant loses nothing that it had confirmed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from reader_app.library.importer import import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library

from .annotating_process import Expected
from .conftest import Add, Write
from .killing import (
    check_versions,
    killed_while_annotating,
    killed_while_deleting,
    killed_while_upgrading,
    marked_documents,
    old_library,
    upgrade_seconds,
)

IMPORTER = Path(__file__).with_name("importing_process.py")
ROUNDS, FILES = 5, 300


def start_import(home: Path, folder: Path) -> subprocess.Popen[str]:
    """Import in another process; it prints the number of each document once that is kept."""
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, str(IMPORTER), str(home), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


def killed_import(home: Path, folder: Path, after: int) -> set[int]:
    """Import in another process and kill it after some documents; those that it confirmed."""
    process = start_import(home, folder)
    assert process.stdout is not None
    with process, process.stdout as lines:
        confirmed = [line for line, _ in zip(lines, range(after), strict=False)]
        process.kill()
        confirmed += list(lines)
    return {int(line) for line in confirmed if line.endswith("\n")}


def test_two_processes_import_one_folder_together(home: Path, write: Write) -> None:
    paths = [write(f"{n}.txt", f"第{n}号通报") for n in range(60)]
    started = [start_import(home, paths[0].parent) for _ in range(2)]
    confirmed = [set(process.communicate()[0].split()) for process in started]
    assert [process.returncode for process in started] == [0, 0]
    assert not confirmed[0] & confirmed[1]  # each document is new to one of them only
    with Library.open(home) as library:
        assert list(inspect(library)) == []
        assert len(library.documents()) == library.search("通报").total == 60


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is meant")
def test_killed_while_importing(home: Path, write: Write) -> None:
    texts = {f"{n}.txt": f"第{n}号通报\n" + "内容。" * (n % 50) for n in range(FILES)}
    paths = [write(name, text) for name, text in texts.items()]
    draw, confirmed = random.Random(5), set[int]()
    for _ in range(ROUNDS):
        confirmed |= killed_import(home, paths[0].parent, draw.randint(0, FILES // ROUNDS))
        with Library.open(home) as library:
            assert list(inspect(library)) == []
            rows = library.documents()
            assert confirmed <= {row.id for row in rows}
            assert all(library.load(row.id).text == texts[row.name] for row in rows)
            library.ensure_indexed()
            assert library.search("通报").total == len(rows)
    assert len(confirmed) > ROUNDS
    with Library.open(home) as library:
        import_paths(library, paths, analyzer=None)
        assert sorted(row.name for row in library.documents()) == sorted(texts)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is meant")
def test_killed_while_annotating(home: Path, library: Library, add: Add) -> None:
    add()
    library.close()
    draw, expected = random.Random(7), Expected()
    for turn in range(ROUNDS):
        expected = killed_while_annotating(home, expected, draw, turn)
    assert len(expected.states) > ROUNDS
    with Library.open(home) as again:  # and all of it can be undone
        while again.undo():
            pass
        assert again.annotations.found() == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is meant")
def test_killed_while_new_versions_take_their_places(home: Path, tmp_path: Path) -> None:
    folder, count = tmp_path / "papers", 60
    with Library.open(home) as library:
        marked_documents(library, folder, count)
    draw, confirmed, former = random.Random(3), set[int](), 0
    for _ in range(ROUNDS):
        confirmed |= killed_import(home, folder, draw.randint(1, count // ROUNDS))
        with Library.open(home) as library:
            assert check_versions(library, count, confirmed) >= max(former, len(confirmed))
            former = len(library.superseded())
    assert former
    with Library.open(home) as library:
        import_paths(library, [folder], analyzer=None)
        assert check_versions(library, count, confirmed) == count
        while library.undo():
            pass
        assert library.annotations.found() == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is meant")
def test_killed_while_upgrading(tmp_path: Path) -> None:
    draw, in_time = random.Random(11), 0
    old_library(tmp_path / "whole", documents=300)
    seconds = upgrade_seconds(tmp_path / "whole")
    for turn in range(2 * ROUNDS):
        home = tmp_path / str(turn)
        old_library(home, documents=300)
        in_time += killed_while_upgrading(home, draw, seconds)
        with Library.open(home) as library:
            assert len(library.documents()) == 302
            assert library.database.problems() == []
            assert library.load(302).text == library.load(1).text
    assert in_time


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is meant")
def test_killed_while_deleting_for_good(home: Path, tmp_path: Path) -> None:
    draw = random.Random(8)
    with Library.open(home) as library:
        marked_documents(library, tmp_path / "papers", 12)
    gone = [killed_while_deleting(home, draw, 3) for _ in range(4)]
    assert sum(map(len, gone)) >= 4
