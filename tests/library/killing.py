"""Processes that work on a library, killed at a random instant; and what must be there then."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import apsw

from reader_app.library.anchors import describe
from reader_app.library.annotation import Annotation, MarkKind
from reader_app.library.importer import import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library

from .annotating_process import Expected, state_of

HERE = Path(__file__).parent
DATABASE = HERE.parent / "data" / "databases" / "library-schema-1.db"
_OPEN = """
import sys, pathlib
from reader_app.library.library import Library
print("go", flush=True)
Library.open(pathlib.Path(sys.argv[1])).close()
print("done", flush=True)
"""


def start(arguments: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    )


def killed_while_annotating(
    home: Path, expected: Expected, draw: random.Random, turn: int
) -> Expected:
    """Mark in another process, kill it some changes later; what is there, checked."""
    process = start(
        [str(HERE / "annotating_process.py"), str(home), f"{turn}", str(turn * 100_000)]
    )
    assert process.stdout is not None
    pending = None
    with process, process.stdout as lines:
        for _ in range(draw.randint(1, 60)):
            pending, expected = _follow(next(lines), pending, expected)
        time.sleep(draw.random() / 200)
        process.kill()
        for line in lines:
            if line.endswith("\n"):
                pending, expected = _follow(line, pending, expected)
    return _checked(home, expected, pending)


def _follow(line: str, pending: str | None, expected: Expected) -> tuple[str | None, Expected]:
    word, _number, *act = line.split()
    if word == "begin":
        return " ".join(act), expected
    assert pending is not None
    return None, expected.after(pending)


def _checked(home: Path, expected: Expected, pending: str | None) -> Expected:
    """All that was acknowledged is there, and of what was not, all or nothing."""
    with Library.open(home) as library:
        assert list(inspect(library)) == []
        present = state_of(library)
    if pending is not None and present == expected.after(pending).state != expected.state:
        return expected.after(pending)
    assert present == expected.state
    return expected


def marked_documents(library: Library, folder: Path, count: int) -> None:
    """Files, each a document with a mark, and then written anew with other words about it."""
    folder.mkdir(parents=True)
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"第{number}号通报\n　　{_KEPT}第{number}处堤防已经加固。\n", "utf-8")
    for id in import_paths(library, [folder], analyzer=None).new:
        start = library.text(id).index(_KEPT)
        anchor = describe(library.load(id), start, start + len(_KEPT))
        library.annotations.add([Annotation("", id, MarkKind.HIGHLIGHT, anchor=anchor)])
    for path in paths:
        path.write_text(f"（更正）\n{path.read_text('utf-8')}　　另行通知。\n", "utf-8")


_KEPT = "截至5月8日，全镇转移群众三百六十九人，"


def check_versions(library: Library, count: int, confirmed: set[int]) -> int:
    """Every document is there once, as it was or as it is, and its mark on it; how many are new."""
    assert list(inspect(library)) == []
    rows = library.documents()
    assert len(rows) == count
    assert confirmed <= {row.id for row in rows}
    for row in rows:
        (mark,) = library.annotations.of_document(row.id)
        assert mark.anchor is not None
        assert library.text(row.id)[mark.anchor.start : mark.anchor.end] == _KEPT
    former = library.superseded()
    assert not any(library.annotations.of_document(row.id) for row in former)
    return len(former)


def killed_while_deleting(home: Path, draw: random.Random, most: int) -> set[int]:
    """Delete marked documents for good in another process, kill it some documents later; those
    of which it said that they are gone, checked: all is theirs or nothing."""
    process = start([str(HERE / "deleting_process.py"), str(home)])
    assert process.stdout is not None
    with process, process.stdout as lines:
        gone = {int(line) for _, line in zip(range(draw.randint(1, most)), lines, strict=False)}
        time.sleep(draw.random() / 20)
        process.kill()
        gone.update(int(line) for line in lines if line.endswith("\n"))
    with Library.open(home) as library:
        assert list(inspect(library)) == []
        left = [*library.documents(), *library.bin()]
        assert not gone & {row.id for row in left}
        for row in left:
            (mark,) = library.annotations.of_document(row.id)
            assert mark.anchor is not None
            assert library.text(row.id)[mark.anchor.start : mark.anchor.end] == _KEPT
        listed = len(library.documents())
        assert len(library.annotations.found()) == listed
        library.ensure_indexed()
        assert library.search("通报").total == listed
    return gone


def old_library(home: Path, documents: int) -> None:
    """A library of schema 1 with many documents, as an older program left it."""
    home.mkdir(parents=True)
    shutil.copy(DATABASE, home / "library.db")
    connection = apsw.Connection(str(home / "library.db"))
    with connection:
        names = "name, title, first_line, characters, images, status, added"
        for number in range(documents):
            connection.execute(
                f"""INSERT INTO documents (content_hash, revision, {names})
                    SELECT ?, 100 + ?, {names} FROM documents WHERE id = 1""",
                (f"{number:064x}", number),
            )
            connection.execute(
                "INSERT INTO texts SELECT ?, hash, text, structure FROM texts WHERE document = 1",
                (connection.last_insert_rowid(),),
            )
    connection.close()


def upgrade_seconds(home: Path) -> float:
    """How long another process takes to upgrade an old library."""
    process = start(["-c", _OPEN, str(home)])
    assert process.stdout is not None
    with process, process.stdout as lines:
        assert next(lines) == "go\n"
        started = time.monotonic()
        assert next(lines) == "done\n"
        return time.monotonic() - started


def killed_while_upgrading(home: Path, draw: random.Random, most_seconds: float) -> bool:
    """Open an old library in another process and kill that; whether it was killed in time."""
    process = start(["-c", _OPEN, str(home)])
    assert process.stdout is not None
    with process, process.stdout as lines:
        assert next(lines) == "go\n"
        time.sleep(draw.random() * most_seconds)
        process.kill()
        return "done\n" not in list(lines)
