"""What each figure counts, by the place of the words around it."""

from __future__ import annotations

import pytest

from tests.analysis.figures.reading import figures_of
from tests.analysis.figures.test_written import rows

CASES = [row.split("\t") for row in rows("counted.tsv")]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_figure_knows_what_it_counts(case: list[str]) -> None:
    text, *expected = case
    figures = figures_of(text)
    assert [f"{text[f.start : f.end]} = {f.what}" for f in figures] == expected


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_what_is_counted_is_shown_in_its_place(case: list[str]) -> None:
    text = case[0]
    for figure in figures_of(text):
        assert figure.what_span is not None
        assert text[slice(*figure.what_span)] == figure.what


def test_the_number_of_a_note_is_nothing_that_is_counted() -> None:
    (figure,) = figures_of("上午看了村口的稻田，共120亩¹。")
    assert (figure.what, figure.what_span) == ("", None)


def test_how_many_digits_a_number_has_counts_nothing() -> None:
    assert not figures_of("增速回到两位数。")
