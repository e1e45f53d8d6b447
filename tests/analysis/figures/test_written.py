"""Every written form of a number: its span, value, unit, kind and qualifier, and what is none."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from reader_app.analysis.findings import Figure
from tests.analysis.figures.reading import figures_of

DATA = Path(__file__).parents[2] / "data" / "figures"


def rows(name: str) -> list[str]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


WRITTEN = [
    (text, [row.split("\t")[1:] for row in group])
    for text, group in groupby(rows("written.tsv"), key=lambda row: row.split("\t")[0])
]


def value(figure: Figure) -> str:
    if figure.high is None:
        return f"{figure.value:.12g}" if isinstance(figure.value, float) else str(figure.value)
    return f"{figure.low}..{figure.high}"


@pytest.mark.parametrize(("text", "expected"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_reads_the_figure_as_it_is_written(text: str, expected: list[list[str]]) -> None:
    found = [
        [text[f.start : f.end], value(f), f.unit, str(f.kind), str(f.qualifier)]
        for f in figures_of(text)
    ]
    assert found == expected


@pytest.mark.parametrize("text", rows("silent.txt"))
def test_finds_no_figure_where_nothing_is_counted(text: str) -> None:
    assert [text[f.start : f.end] for f in figures_of(text)] == []


def test_numerals_inside_names_and_dates_are_left_to_those_layers() -> None:
    text = "第三中学3名教师于5日到岗"
    found = figures_of(text, entities=[(0, 4)], dates=[(9, 11)])
    assert [text[f.start : f.end] for f in found] == ["3名"]
