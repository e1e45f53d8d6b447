"""Every written form, one sentence each, in a document that has a date."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.dates.reading import document, read

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_sentence_gives_its_dates(case: list[str]) -> None:
    sentence, *expected = case
    text = document(sentence, date="2022-03-04")
    found = [f"{sentence[m.start : m.end]} = {m.value or '?'} ({m.kind.value})" for m in read(text)]
    assert found == [e for e in expected if e]
