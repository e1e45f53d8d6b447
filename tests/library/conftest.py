"""A library to test with, and short ways to bring texts into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader_app.analysis.findings import Analysis, Keyword
from reader_app.documents.model import Document, Span
from reader_app.library.importer import ImportResult, import_paths
from reader_app.library.library import Library

Write = Callable[..., Path]
Add = Callable[..., int]

TEXT = "白渚镇防汛工作简报\n来源：澄湾日报\n　　全镇转移群众369人，其中老人314人、儿童55人。\n"


def quick_analysis(document: Document, _lexicon: object = None) -> Analysis:
    """Findings at no cost: the first two characters as a keyword."""
    return Analysis(keywords=(Keyword(document.text[:2], 1.0, (Span(0, 2),)),))


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as opened:
        yield opened


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below a folder of documents: ``write("a/b.txt", text, encoding)``."""

    def write(name: str, text: str = TEXT, encoding: str = "utf-8") -> Path:
        path = tmp_path / "papers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def bring_in(library: Library) -> Callable[..., ImportResult]:
    """Import files and folders, with findings at no cost."""

    def bring_in(*paths: Path) -> ImportResult:
        return import_paths(library, paths, analyzer=quick_analysis)

    return bring_in


@pytest.fixture
def add(write: Write, bring_in: Callable[..., ImportResult]) -> Add:
    """Import one text; the document's number."""

    def add(text: str = TEXT, name: str = "a.txt", encoding: str = "utf-8") -> int:
        result = bring_in(write(name, text, encoding))
        return (result.new or result.unchanged)[0]

    return add
