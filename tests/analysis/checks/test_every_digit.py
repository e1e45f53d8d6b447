"""One wrong digit in any true sum of the labelled documents is told, and nothing else is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reader_app.analysis.checks import find_checks
from reader_app.analysis.context import Context
from reader_app.analysis.dates import find_dates
from reader_app.analysis.entities import find_entities
from reader_app.analysis.figures import find_figures
from reader_app.analysis.findings import Entity
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.loaders import load
from reader_app.documents.model import Document

FOLDER = Path(__file__).parents[2] / "data" / "labelled"

# A sum by where it stands: the starts of the total and of the parts.
Place = tuple[int, tuple[int, ...]]


def stored_sums(path: Path) -> list[tuple[list[tuple[int, int]], Place]]:
    """The spans of the members of each true sum that is labelled, and its place."""
    stored: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = []
    for total, parts, holds in stored["checks"]:
        if holds:
            spans = [tuple(stored["figures"][index][:2]) for index in (total, *parts)]
            found.append((spans, (spans[0][0], tuple(sorted(start for start, _ in spans[1:])))))
    return found


def wrong_checks(document: Document, entities: tuple[Entity, ...]) -> set[Place | str]:
    """The sums that are told as wrong, by place; other wrong claims by their arithmetic."""
    context = Context(document, Lexicon())
    dates = find_dates(context, entities)
    figures = find_figures(context, entities, dates)
    wrong: set[Place | str] = set()
    for check in find_checks(context, figures, dates):
        if check.holds is False and check.total is not None:
            parts = tuple(sorted(figures[part].start for part in check.parts))
            wrong.add((figures[check.total].start, parts))
        elif check.holds is False:
            wrong.add(check.arithmetic)
    return wrong


def with_one_digit_changed(text: str, span: tuple[int, int], parts: int) -> Iterator[str]:
    """``text`` with each digit of the number changed by five, but where that is mere rounding."""
    start, end = span
    written = re.compile(r"\d[\d,]*(?:\.(\d+))?").search(text, start, end)
    assert written
    for position in range(*written.span()):
        if not text[position].isdigit():
            continue
        digit = (int(text[position]) + 5) % 10
        if digit == 0 and position == written.start():
            digit = 4
        last = position == written.end() - 1 and written[1]
        if last and abs(Decimal(digit) - int(text[position])) <= parts:
            continue
        yield f"{text[:position]}{digit}{text[position + 1 :]}"


DOCUMENTS = [path for path in sorted(FOLDER.glob("*.txt")) if stored_sums(path)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.stem for path in DOCUMENTS])
def test_every_wrong_digit_of_a_true_sum_is_told(path: Path) -> None:
    document = load(path)
    entities = find_entities(Context(document, Lexicon()))
    told = wrong_checks(document, entities)
    sums = stored_sums(path)
    for spans, place in sums:
        for span in spans:
            # A number may stand in two sums: a wrong digit of it breaks both.
            broken = {other for members, other in sums if span in members}
            for text in with_one_digit_changed(document.text, span, len(spans) - 1):
                found = wrong_checks(replace(document, text=text), entities)
                assert place in found, text[slice(*span)]
                assert found - told <= broken, text[slice(*span)]
