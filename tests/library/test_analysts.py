"""Processes that analyse for an import find what this one finds, and are gone with the import."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon, Term
from reader_app.analysis.pipeline import analyze
from reader_app.documents.model import Document
from reader_app.library import analysts
from reader_app.library.analysts import Analysts, analyzed
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.packed_analysis import pack_analysis

from .conftest import TEXT, Write, quick_analysis

DOCUMENTS = [Document(f"{TEXT}{number}") for number in range(6)]


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(analysts, "_processors", lambda: 2)
    monkeypatch.setattr(analysts, "_WORTH_STARTING", 4)
    yield
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("two_processors")
def test_an_import_stores_what_other_processes_found(library: Library, write: Write) -> None:
    paths = [write(f"{number}.txt", f"{TEXT}{number}") for number in range(6)]
    result = import_paths(library, paths)
    assert len(result.new) == len(paths)
    for number in result.new:
        assert library.analysis(number) == analyze(library.load(number))


@pytest.mark.usefixtures("two_processors")
def test_other_processes_know_the_users_words() -> None:
    lexicon = Lexicon((Term("白渚镇防汛", EntityKind.ORGANIZATION),))
    with Analysts(analyzed, lexicon, files=6) as others:
        found = others.begin(DOCUMENTS[0])()
    assert found == pack_analysis(analyze(DOCUMENTS[0], lexicon))


@pytest.mark.usefixtures("two_processors")
def test_what_a_process_that_was_ended_had_begun_is_done_here() -> None:
    with Analysts(analyzed, Lexicon(), files=6) as others:
        others.begin(DOCUMENTS[0])()
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, getattr(signal, "SIGKILL", signal.SIGTERM))
        found = [others.begin(document) for document in DOCUMENTS]
        assert [each() for each in found] == [pack_analysis(analyze(each)) for each in DOCUMENTS]


def test_few_files_and_other_analysers_start_no_process() -> None:
    for analyzer, files in ((analyzed, 3), (quick_analysis, 10_000), (None, 10_000)):
        with Analysts(analyzer, Lexicon(), files) as here:
            found = here.begin(DOCUMENTS[0])()
        assert (found is None) == (analyzer is None)
        assert not multiprocessing.active_children()
