"""Values, qualifiers and ISO dates as a reader would write them."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import Figure, FigureKind, Qualifier
from reader_app.ui.readable_dates import readable_date
from reader_app.ui.words import figure_value


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        (2727, Qualifier.EXACT, "2,727"),
        (300, Qualifier.OVER, "300+"),
        (20000, Qualifier.ABOUT, "~20,000"),
        (4.5, Qualifier.UNDER, "<4.5"),
        (384.1, Qualifier.EXACT, "384.1"),
        (0.05, Qualifier.EXACT, "0.05"),
        (-12.5, Qualifier.EXACT, "-12.5"),
        (1234567.891, Qualifier.EXACT, "1,234,567.891"),
        (5.0, Qualifier.EXACT, "5"),
        (None, Qualifier.EXACT, "–"),
    ],
)
def test_a_figures_value_carries_its_qualifier(
    value: float | None, qualifier: Qualifier, expected: str
) -> None:
    assert figure_value(Figure(0, 1, value, "", "", qualifier, FigureKind.COUNT)) == expected


def test_a_range_shows_both_ends() -> None:
    figure = Figure(0, 1, 5, "名", "", Qualifier.RANGE, FigureKind.COUNT, low=5, high=8)
    assert figure_value(figure) == "5–8"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022", "2022"),
        ("2022-08", "August 2022"),
        ("2022-08-20", "20 August 2022"),
        ("2022-08-20T20:00", "20 August 2022 20:00"),
        ("T04:00", "04:00"),
        ("PT24H", "24 h"),
        ("P1Y6M", "1 y 6 mo"),
        ("2017-01/2017-03", "January – March 2017"),
        ("2016-11/2017-03", "November 2016 – March 2017"),
        ("2017-08-05/2017-08-08", "5 – 8 August 2017"),
        ("2017-08-05/2017-09-03", "5 August – 3 September 2017"),
        ("2017-08-05T08:00/2017-08-05T20:00", "5 August 2017 08:00 – 5 August 2017 20:00"),
        ("2017-08/2017-09-03", "August 2017 – 3 September 2017"),
        ("2017/2019", "2017 – 2019"),
        ("2017-02-30/2017-03-02", "2017-02-30 – 2 March 2017"),
        ("2023-02-31", "2023-02-31"),
        ("2017-Q1", "2017-Q1"),
        ("P", "P"),
    ],
)
def test_iso_values_are_readable(value: str, expected: str) -> None:
    assert readable_date(value) == expected
