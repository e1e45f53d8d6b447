"""Bringing files in: what becomes a document, what is one already, what fails and why."""

from __future__ import annotations

import errno
import os
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from reader_app.analysis.findings import Analysis
from reader_app.analysis.pipeline import analyze
from reader_app.documents.loaders import load
from reader_app.documents.model import Document
from reader_app.errors import CancelledError, KnownError
from reader_app.library.importer import ImportProgress, ImportResult, import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from reader_app.library.rows import Status

from .conftest import TEXT, Add, Write, quick_analysis

BringIn = Callable[..., ImportResult]


def test_a_document_comes_back_as_it_was_read(library: Library, write: Write) -> None:
    path = write("简报.txt")
    import_paths(library, [path])
    (row,) = library.documents()
    assert library.load(row.id) == load(path)
    assert library.analysis(row.id) == analyze(load(path))
    assert row.display_title == "白渚镇防汛工作简报"
    assert (row.path, row.characters, row.status) == (path, len(TEXT), Status.UNREAD)
    assert row.checks_hold == 1


def test_a_folder_is_taken_with_all_below_it(write: Write, bring_in: BringIn) -> None:
    names = ["b.txt", "a/c.txt", "a/深/d.txt"]
    paths = [write(name, TEXT + name) for name in names]
    for litter in (".DS_Store", "Thumbs.db", "a/~$c.txt", ".git/e.txt"):
        write(litter, litter)
    assert len(bring_in(paths[0].parent).new) == len(names)


def test_pictures_and_styles_in_a_folder_are_left_out_and_counted(
    write: Write, bring_in: BringIn
) -> None:
    page = write("site/notice.txt")
    for name in ("site/a.png", "site/b/logo.PNG", "site/site.css"):
        write(name, "x")
    result = bring_in(page.parent)
    assert (len(result.new), result.failed) == (1, [])
    assert result.left_out == {".png": 2, ".css": 1}


def test_pictures_in_an_archive_are_left_out_and_counted(tmp_path: Path, bring_in: BringIn) -> None:
    with zipfile.ZipFile(tmp_path / "附件.zip", "w") as archive:
        archive.writestr("简报.txt", TEXT)
        archive.writestr("照片/现场.jpg", b"\xff\xd8\xff\xe0")
    result = bring_in(tmp_path / "附件.zip")
    assert (len(result.new), result.failed) == (1, [])
    assert result.left_out == {".jpg": 1}


def test_a_picture_that_is_named_itself_is_told_to_be_unreadable(
    tmp_path: Path, bring_in: BringIn
) -> None:
    picture = tmp_path / "scan.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(200)))
    result = bring_in(picture)
    assert [failure.path for failure in result.failed] == [picture]
    assert not result.left_out


def test_a_hidden_file_that_is_named_is_meant(write: Write, bring_in: BringIn) -> None:
    assert len(bring_in(write(".notes.txt")).new) == 1


def test_same_content_under_two_names_is_one_document(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    first, second = write("a.txt"), write("b/copy.txt")
    result = bring_in(first, second)
    assert result.unchanged == result.new
    assert {place.path for place in library.places(result.new[0])} == {first, second}


def test_a_moved_file_keeps_its_place_in_the_reading(
    library: Library, write: Write, add: Add, bring_in: BringIn
) -> None:
    number = add(name="a.txt")
    library.set_status([number], Status.READING)
    library.set_position(number, 12, 0.5)
    moved = write("a.txt").rename(write("new/x.txt", "").with_name("a2.txt"))
    assert bring_in(moved).unchanged == [number]
    row = library.document(number)
    assert (row.status, row.position, row.progress) == (Status.READING, 12, 0.5)
    assert row.path == moved


def test_a_changed_file_is_a_new_document_and_the_old_one_says_so(
    library: Library, add: Add
) -> None:
    old = add(TEXT, "a.txt")
    new = add(TEXT + "又及。", "a.txt")
    assert library.document(old).superseded_by == new
    assert library.document(old).characters == len(TEXT)
    assert library.places(old) == []

    assert add(TEXT, "a.txt") == old  # changed back
    assert library.document(old).superseded_by is None
    assert library.document(new).superseded_by == old


def test_a_document_with_another_place_is_not_superseded(library: Library, add: Add) -> None:
    old = add(TEXT, "a.txt")
    add(TEXT, "b.txt")
    add(TEXT + "又及。", "a.txt")
    assert library.document(old).superseded_by is None


def test_what_cannot_be_read_is_listed_with_its_cause(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    empty, missing, good = write("empty.txt", ""), Path("/nowhere/x.txt"), write("good.txt")
    result = bring_in(empty, missing, good)
    assert len(result.new) == 1
    causes = {failure.path: failure.notice.code for failure in library.failures()}
    assert causes == {empty: "file-empty", missing: "file-missing"}
    assert {failure.path for failure in result.failed} == set(causes)

    write("empty.txt", "不再是空的了。")
    bring_in(empty)
    assert [failure.path for failure in library.failures()] == [missing]
    library.dismiss_failures([missing])
    assert library.failures() == []


def test_a_removed_document_comes_back_with_all_it_had(library: Library, add: Add) -> None:
    number = add()
    library.set_position(number, 7, 0.3)
    library.remove([number])
    assert add() == number
    assert [row.position for row in library.documents()] == [7]


def test_cancelling_keeps_what_is_done_and_the_rest_can_follow(
    library: Library, write: Write
) -> None:
    paths = [write(f"{n}.txt", f"第{n}号通报") for n in range(5)]
    folder = paths[0].parent
    seen: list[ImportProgress] = []

    def report(progress: ImportProgress) -> None:
        seen.append(progress)
        if progress.done == 3:
            raise CancelledError

    result = import_paths(library, [folder], report, analyzer=quick_analysis)
    assert result.cancelled
    assert len(result.new) == len(library.documents()) == library.search("通报").total == 3
    assert [(step.done, step.total) for step in seen] == [(n, 5) for n in range(4)]

    rest = import_paths(library, [folder], analyzer=quick_analysis)
    assert (len(rest.new), len(rest.unchanged)) == (2, 3)


def test_every_thread_of_an_import_can_be_held_up_and_stopped_between_small_steps(
    library: Library, write: Write
) -> None:
    """A window that has something to do has the processor, and a stopped import is whole."""
    paths = [write(f"{n}.txt", f"第{n}号通报") for n in range(20)]
    asked: list[str] = []

    def breathe() -> None:
        asked.append(threading.current_thread().name)
        if len(asked) > 30:
            raise CancelledError

    result = import_paths(library, paths, analyzer=quick_analysis, breathe=breathe)
    assert set(asked) == {"read-ahead", threading.current_thread().name}
    assert len(result.new) == len(library.documents())
    rest = import_paths(library, paths, analyzer=quick_analysis)
    assert len(result.new) + len(rest.new) == library.search("通报").total == 20


def test_a_document_is_on_the_disk_when_it_is_announced(library: Library, write: Write) -> None:
    path, found = write("a.txt"), []

    def look(number: int, new: bool) -> None:
        with Library.open(library.path) as other:
            found.append((other.load(number).text, new))

    import_paths(library, [path, path], on_document=look, analyzer=quick_analysis)
    assert found == [(TEXT, True), (TEXT, False)]


def test_no_document_is_announced_before_the_disk_was_waited_for(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [write(f"{n}.txt", f"第{n}号通报") for n in range(40)]
    safe: set[int] = set()
    stored = library.database.write

    @contextmanager
    def write_and_note(wait: bool = True) -> Iterator[apsw.Connection]:
        with stored(wait) as connection:
            yield connection
        if wait:
            safe.update(row.id for row in library.documents())

    def look(number: int, _new: bool) -> None:
        assert number in safe

    monkeypatch.setattr(library.database, "write", write_and_note)
    result = import_paths(library, paths, on_document=look, analyzer=None)
    assert len(result.new) == len(safe) == 40


def test_a_bug_that_one_file_shows_does_not_end_the_rest(library: Library, write: Write) -> None:
    def stumble(document: Document, _lexicon: object) -> Analysis:
        if "坏" in document.text:
            raise IndexError("oops")
        return Analysis()

    result = import_paths(library, [write("a.txt", "坏"), write("b.txt")], analyzer=stumble)
    assert [failure.notice.code for failure in result.failed] == ["internal-error"]
    assert len(result.new) == 1


def test_an_unchanged_file_costs_no_write(
    library: Library, write: Write, bring_in: BringIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.txt")
    number = bring_in(path).new
    monkeypatch.setattr(library.database, "write", pytest.fail)
    assert bring_in(path).unchanged == number


def test_a_disk_that_fills_up_ends_the_import_and_spoils_nothing(
    library: Library, write: Write, bring_in: BringIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(write("a.txt"))

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(KnownError, match="library-full"):
        patch.setattr(os, "fsync", no_room)
        bring_in(write("b.txt", "第二篇"), write("c.txt", "第三篇"))
    assert len(library.documents()) == 1
    assert list(inspect(library)) == []
    assert not list(library.path.rglob("*.new"))
    assert len(bring_in(write("b.txt", "第二篇")).new) == 1
    assert library.original(2) == "第二篇".encode()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take Unicode names only")
def test_a_file_name_in_another_encoding_is_kept(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    good = write("a.txt")
    path = Path(os.fsdecode(os.fsencode(good.parent) + "/通报.txt".encode("gb18030")))
    good.rename(path)
    (number,) = bring_in(path.parent).new
    assert library.document(number).path == path
    assert library.document(number).name == "通报.txt"
    assert [place.path for place in library.places(number)] == [path]
    with pytest.raises(UnicodeEncodeError):
        str(path).encode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_what_never_ends_is_left_out_of_a_folder(write: Write, bring_in: BringIn) -> None:
    path = write("简报.txt")
    os.mkfifo(path.with_name("pipe"))  # type: ignore[attr-defined,unused-ignore]
    result = bring_in(path.parent)
    assert (len(result.new), result.failed) == (1, [])


def test_a_folder_without_files_says_so(tmp_path: Path, bring_in: BringIn) -> None:
    folder = tmp_path / "空"
    (folder / "也空").mkdir(parents=True)
    (failure,) = bring_in(folder).failed
    assert (failure.path, failure.notice.code) == (folder, "folder-empty")
