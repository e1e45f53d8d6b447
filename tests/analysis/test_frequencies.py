"""The table of frequencies says what jieba's says, of every word, and nothing of any other."""

from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from reader_app.analysis.frequencies import inverse_document_frequencies


@pytest.fixture(scope="module")
def jiebas() -> dict[str, float]:
    fields = (Path(jieba.__file__).parent / "analyse" / "idf.txt").read_bytes().decode().split()
    return dict(zip(fields[::2], map(float, fields[1::2]), strict=True))


def test_every_third_word_has_its_figure(jiebas: dict[str, float]) -> None:
    table = inverse_document_frequencies()
    wrong = [w for w in list(jiebas)[::3] if table.get(w, -1.0) != jiebas[w]]
    assert len(wrong) <= 1  # two words of one slot may share a mark, once in a million


def test_words_that_are_in_no_table_are_unseen(jiebas: dict[str, float]) -> None:
    table = inverse_document_frequencies()
    strangers = [word[::-1] + "青" for word in list(jiebas)[:20_000]]
    known = [word for word in strangers if word in table and word not in jiebas]
    assert len(known) <= 1
    assert table.get("青禾铺的", 15.0) == 15.0


@pytest.mark.parametrize("odd", ["", " ", "\ud800", "a" * 5000])
def test_any_string_can_be_asked_for(odd: str) -> None:
    assert odd not in inverse_document_frequencies()
