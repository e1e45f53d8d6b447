"""Archives as sources of documents: opened when there is something to gain by it."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader_app.documents.loaders import archive as loader
from reader_app.errors import CancelledError
from reader_app.library import watched
from reader_app.library.importer import ImportProgress, ImportResult, import_paths
from reader_app.library.library import Library

from .conftest import Write, quick_analysis

BringIn = Callable[..., ImportResult]
LONG_AGO = (1_600_000_000, 1_600_000_000)


@pytest.fixture
def papers(write: Write) -> Path:
    """An archive of five documents that was written long ago."""
    path = write("卷宗/卷宗.zip", "")
    fill(path, {f"第{n}号.txt": f"第{n}号通报，关于防汛工作。" for n in range(5)})
    return path


def fill(path: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    os.utime(path, LONG_AGO)


def never(*_: object) -> None:
    pytest.fail("the archive was opened again")


def test_an_unchanged_archive_is_not_opened_again(
    bring_in: BringIn, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bring_in(papers)
    monkeypatch.setattr(loader, "members", never)
    again = bring_in(papers.parent)
    assert (again.new, again.unchanged) == ([], first.new)


def test_a_changed_archive_is_opened(bring_in: BringIn, papers: Path) -> None:
    bring_in(papers)
    fill(papers, {"第0号.txt": "第0号通报，关于防汛工作。", "新.txt": "新的通报。"})
    result = bring_in(papers)
    assert (len(result.new), len(result.unchanged)) == (1, 1)


def test_an_archive_goes_on_where_the_import_was_stopped(library: Library, papers: Path) -> None:
    def stop(progress: ImportProgress) -> None:
        if library.documents():
            raise CancelledError

    begun = import_paths(library, [papers], stop, analyzer=quick_analysis)
    assert begun.cancelled
    assert 0 < len(begun.new) < 5
    assert watched.news(library, [papers.parent])[0] == [papers]
    rest = import_paths(library, [papers], analyzer=quick_analysis)
    assert len(rest.new) + len(begun.new) == len(library.documents()) == 5
    assert watched.news(library, [papers.parent])[0] == []


def test_a_document_in_the_bin_comes_back_with_its_archive(
    library: Library, bring_in: BringIn, papers: Path
) -> None:
    number = bring_in(papers).new[2]
    library.remove([number])
    assert import_paths(library, [papers], restore=False).new == []
    assert bring_in(papers).new == [number]
    assert len(library.documents()) == 5


def test_a_file_in_an_archive_that_failed_is_tried_again_by_its_own_name(
    library: Library, bring_in: BringIn, papers: Path
) -> None:
    fill(papers, {"空.txt": "", "一.txt": "第一号通报。"})
    bring_in(papers)
    (failure,) = library.failures()
    assert failure.path == papers / "空.txt"
    fill(papers, {"空.txt": "不再是空的了。", "一.txt": "第一号通报。"})
    result = bring_in(failure.path)
    assert (len(result.new), result.failed, library.failures()) == (1, [], [])
