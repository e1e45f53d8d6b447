"""A disk that is full or fails: told in the user's words, and nothing acknowledged is lost."""

from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import apsw
import pytest

from reader_app.errors import KnownError
from reader_app.library import originals
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.importer import import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from reader_app.library.rows import MetadataField, Status
from tests.library.kept_pictures import keep_pictures

from .conftest import Add, Write, quick_analysis
from .faulty_disk import FaultyDisk, faulty_disk

DATABASES = Path(__file__).parents[1] / "data" / "databases"
FAULTS: dict[type[Exception], str] = {
    apsw.FullError: "library-full",
    apsw.IOError: "library-unwritable",
}
TABLES = ["documents", "texts", "places", "annotations", "annotation_tags", "document_tags"]
TABLES += ["collections", "collected", "journal"]
Step = Callable[[Library], object]


@pytest.fixture
def disk() -> Iterator[FaultyDisk]:
    with faulty_disk() as disk:
        yield disk


def everything(library: Library) -> dict[str, set[tuple[Any, ...]]]:
    with library.database.read() as connection:
        return {table: set(connection.execute(f"SELECT * FROM {table}")) for table in TABLES}


def ids(library: Library) -> list[str]:
    return library.annotations.found()


def mark(library: Library) -> object:
    draft = Annotation("", 1, MarkKind.NOTE, note="记一笔" * 200, tags=("数字", "存疑"))
    return library.annotations.add([draft] * 20)


# What a user does, each of it whole or not at all.
STEPS: list[Step] = [
    mark,
    lambda library: library.annotations.update(ids(library), colour=Colour.RED),
    lambda library: library.tags.add([1], ["防汛"]),
    lambda library: library.collections.create("三月"),
    lambda library: library.collections.add(library.collections.all()[0].id, [1]),
    lambda library: library.edit_metadata([1], {MetadataField.TITLE: "标题" * 500}),
    lambda library: library.set_status([1], Status.REVIEWED),
    lambda library: library.annotations.delete(ids(library)[:9]),
    lambda library: library.undo(),
    lambda library: library.undo(),
    lambda library: library.redo(),
    lambda library: library.remove([1]),
    lambda library: library.back_up_if_due(),
]


@pytest.fixture
def template(tmp_path: Path, write: Write) -> tuple[Path, list[Path]]:
    """A library with one document, to be copied, and more files to bring in."""
    paths = [write(f"{n}.txt", f"第{n}号通报\n" + "内容。" * 3000) for n in range(3)]
    with Library.open(tmp_path / "template") as library:
        import_paths(library, paths[:1], analyzer=quick_analysis)
    return tmp_path / "template", paths


@pytest.mark.parametrize("error", FAULTS)
@pytest.mark.parametrize("failures", [1, 1_000_000])
def test_a_change_is_whole_or_not_at_all_whenever_the_disk_fails(
    disk: FaultyDisk,
    template: tuple[Path, list[Path]],
    tmp_path: Path,
    error: type[Exception],
    failures: int,
) -> None:
    """It fails once, or until it is mended, at a random operation of a random change."""
    draw = random.Random(f"{error.__name__} {failures}")
    told = 0
    for turn in range(8):
        home = tmp_path / str(turn)
        shutil.copytree(template[0], home)
        with Library.open(home) as library:
            for step in STEPS:
                before = everything(library)
                disk.fail(draw.randint(0, 12), error, failures)
                try:
                    step(library)
                except KnownError as caught:
                    told += 1
                    assert caught.code == FAULTS[error]
                    assert everything(library) == before
                    disk.mend()
                    if not isinstance(step(library), Path):  # it goes on where it was
                        assert everything(library) != before
                disk.mend()
            after = everything(library)
        with Library.open(home) as library:
            assert everything(library) == after
            assert list(inspect(library)) == []
    assert told > 10


def _note(arrived: list[int], id: int, _new: bool) -> None:
    arrived.append(id)


@pytest.mark.parametrize("error", FAULTS)
def test_an_import_on_a_failing_disk_keeps_what_it_had_brought(
    disk: FaultyDisk, template: tuple[Path, list[Path]], tmp_path: Path, error: type[Exception]
) -> None:
    home, paths = template
    for after in range(0, 60, 4):
        arrived: list[int] = []
        note = partial(_note, arrived)
        shutil.copytree(home, tmp_path / str(after))
        with Library.open(tmp_path / str(after)) as library:
            disk.fail(after, error, 1_000_000)
            try:
                import_paths(library, paths, None, note, quick_analysis)
            except KnownError as caught:
                assert caught.code == FAULTS[error]
            disk.mend()
            assert set(arrived) <= {row.id for row in library.documents()}
            assert list(inspect(library)) == []
            import_paths(library, paths, analyzer=quick_analysis)
            assert len(library.documents()) == len(paths) == library.search("通报").total


@pytest.mark.parametrize("error", FAULTS)
def test_an_upgrade_that_fails_leaves_the_library_as_it_was(
    disk: FaultyDisk, tmp_path: Path, error: type[Exception]
) -> None:
    failed = 0
    for after in range(0, 200, 12):
        home = tmp_path / str(after)
        home.mkdir()
        shutil.copy(DATABASES / "library-schema-1.db", home / "library.db")
        disk.fail(after, error, 1_000_000)
        try:
            library = Library.open(home)
        except KnownError as caught:
            failed += 1
            assert caught.code == FAULTS[error]
            disk.mend()
            library = Library.open(home)
        disk.mend()
        with library:
            assert {row.name for row in library.documents()} == {"通报.txt", "简报.txt"}
            assert library.database.problems() == []
    assert failed > 3


def test_no_room_for_an_original_ends_an_import_whole(
    library: Library, add: Add, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = add()

    def full(path: Path, portions: Iterator[bytes]) -> None:
        path.write_bytes(next(portions)[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(originals, "_write_through", full)
    with pytest.raises(KnownError, match="library-full"):
        import_paths(library, [write("b.txt", "另一篇")], analyzer=quick_analysis)
    with pytest.raises(KnownError, match="library-full"):
        keep_pictures(library, kept, {"a.png": b"one"})
    assert [row.id for row in library.documents()] == [kept]
    assert library.picture(kept, "a.png") is None
    assert not list(library.path.rglob("*.new"))
    assert list(inspect(library)) == []


@pytest.mark.parametrize("error", FAULTS)
def test_what_is_in_the_index_is_found_while_nothing_can_be_written(
    disk: FaultyDisk, home: Path, write: Write, error: type[Exception]
) -> None:
    with Library.open(home) as library:
        import_paths(library, [write("a.txt", "白渚镇防汛简报\n")], analyzer=quick_analysis)
        assert library.search("防汛").total == 1
        library.set_starred([1], True)
        with library.database.write() as connection:
            connection.execute("UPDATE documents SET hand_title = '补记' WHERE id = 1")
        disk.fail(0, error, 1000)
        page = library.search("防汛")
        assert (page.total, page.pending) == (1, 1)
        disk.mend()
        assert library.search("补记").pending == 0


def test_an_import_does_not_fail_because_another_process_is_at_work_on_the_index(
    home: Path, write: Write
) -> None:
    with Library.open(home, busy_ms=20) as library:
        import_paths(library, [write("a.txt", "白渚镇防汛简报\n")], analyzer=quick_analysis)
        other = apsw.Connection(str(home / "search.db"))
        other.execute("BEGIN IMMEDIATE")
        result = import_paths(
            library, [write("b.txt", "石桥镇防汛简报\n")], analyzer=quick_analysis
        )
        assert (len(result.new), result.failed) == (1, [])
        other.execute("ROLLBACK")
        other.close()
        assert library.search("防汛").total == 2
