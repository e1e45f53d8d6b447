"""Analyses in other processes are the same analyses, and no process is needed for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.pipeline import analyze
from reader_app.documents.model import Document
from reader_app.errors import CancelledError
from reader_app.library import analysis_pool
from reader_app.library.analysis_pool import WORTH_IT, AnalysisPool
from reader_app.library.importer import import_paths
from reader_app.library.library import Library

from .conftest import Write

TEXT = "截至5月8日，白渚镇共转移群众369人，其中老人314人、儿童55人。"


def test_the_findings_are_the_same() -> None:
    documents = [Document(f"{TEXT}第{n}号通报。") for n in range(3)]
    with AnalysisPool(1) as pool:
        found = [pool.submit(document, Lexicon()) for document in documents]
        assert [one.result() for one in found] == [analyze(one, Lexicon()) for one in documents]


def test_what_is_not_done_when_it_closes_is_given_up() -> None:
    with AnalysisPool(1) as pool:
        found = [pool.submit(Document(TEXT * 200), Lexicon()) for _ in range(5)]
    assert all(one.cancelled() or one.exception() is not None for one in found[1:])
    assert found[0].cancelled() or isinstance(found[0].exception(), CancelledError | None)


def test_without_processes_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(analysis_pool._Process, "_started", refuse)
    with AnalysisPool(2) as pool:
        assert pool.submit(Document(TEXT), Lexicon()).result() == analyze(Document(TEXT), Lexicon())


def test_a_folder_is_imported_with_its_findings(
    library: Library, write: Write, tmp_path: Path
) -> None:
    paths = [write(f"{n}.txt", f"{TEXT}第{n}号通报。") for n in range(WORTH_IT + 2)]
    order: list[int] = []
    result = import_paths(library, paths, on_document=lambda id, _: order.append(id))
    assert result.new == order == sorted(order)
    assert len(result.new) == len(paths)
    for id in result.new:
        assert library.analysis(id) == analyze(library.load(id), library.lexicon())
