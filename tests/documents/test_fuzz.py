"""Files that were valid until bytes changed: what the bench found stays mended."""

from __future__ import annotations

import pytest

from reader_app.documents.loaders import load_bytes
from tests.bench.fuzz_bench import fault, judged, mutant
from tests.documents.valid import samples

FILES = samples()
SEEDS = range(1000, 1004)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_broken_file_is_a_document_or_a_known_error(name: str) -> None:
    for seed in SEEDS:
        _, problem = judged(mutant(FILES[name], seed), name)
        assert not problem, (name, seed)


def test_a_link_around_the_end_of_a_page_ends_with_its_text() -> None:
    document = load_bytes("<html><p>渡口</p><a href='x'>灯<p>船 </p></a></html>".encode(), "a.html")
    assert not fault(document)
    assert [(one.start, one.end) for one in document.links] == [(3, len(document.text))]
