"""Memory is given back while the library goes on working, for whoever is reading or writing."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader_app.documents.model import Document
from reader_app.library import documents, memory
from reader_app.library.library import Library


def _add(library: Library, words: str) -> int:
    with library.database.write() as connection:
        return documents.insert(connection, f"{hash(words):064x}", "a.txt", Document(words))


def test_the_library_works_on_afterwards(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        first = _add(library, "渡口的水位。")
        assert library.search("水位").total == 1
        library.release_memory()
        second = _add(library, "石桥的水位。")
        assert library.text(first) == "渡口的水位。"
        assert library.search("石桥").hits[0].document == second


def test_who_reads_or_writes_meanwhile_is_not_disturbed(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        number = _add(library, "渡口的水位。")
        with library.database.read() as reading:
            library.release_memory()
            assert documents.text(reading, number) == "渡口的水位。"
        with library.database.write() as writing:
            documents.touch(writing, [number])
            other = threading.Thread(target=library.release_memory)
            other.start()
            other.join()
            documents.touch(writing, [number])
        assert library.document(number).id == number


def test_a_search_may_keep_what_it_frees_until_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[Mapping[int, int]] = []
    monkeypatch.setattr(memory, "_choose", chosen.append)
    monkeypatch.setattr(memory, "_keeps_little", threading.Event())
    with memory.reusing():  # nothing has been asked of the C library, so it is left alone
        assert not chosen
    memory.keep_little()
    little = chosen.pop()
    with memory.reusing():
        (plenty,) = chosen
        assert all(plenty[option] > little[option] for option in plenty)
    assert all(chosen[-1][option] == little[option] for option in plenty)
    chosen.clear()
    with memory.reusing(memory.HUGE):
        assert not chosen
