"""Whole documents of many kinds, labelled by hand: what a reader relies on stays understood.

``tests/data/labelled`` holds texts written for this project, about invented places, each with its
labels (``[start, end, …]``, code points). The floors stand a little under what is reached; a
change that falls below one has broken a kind of document, and ``-rA`` shows the figures.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader_app.analysis.findings import Analysis
from reader_app.analysis.pipeline import analyze
from reader_app.documents.loaders import load
from reader_app.documents.model import Document

FOLDER = Path(__file__).parents[1] / "data" / "labelled"
FLOORS = {"blocks": 0.98, "entities": 0.95, "dates": 0.97, "figures": 0.97, "checks": 0.94}


@dataclass
class Count:
    """How many were labelled, found, and found exactly."""

    labelled: int = 0
    found: int = 0
    right: int = 0

    def add(self, labelled: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        wanted, got = set(labelled), set(found)
        self.labelled += len(wanted)
        self.found += len(got)
        self.right += len(wanted & got)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.labelled + self.found)


def layers(document: Document, analysis: Analysis) -> dict[str, list[Hashable]]:
    """What was found, in the form of the labels."""
    figures = analysis.figures
    return {
        "blocks": [(b.start, b.end, b.kind.value) for b in document.blocks],
        "entities": [(m.start, m.end, e.kind.value) for e in analysis.entities for m in e.mentions],
        "dates": [(d.start, d.end) for d in analysis.dates],
        "figures": [(f.start, f.end) for f in figures],
        "checks": [
            (figures[c.total].start, frozenset(figures[p].start for p in c.parts), c.holds)
            for c in analysis.checks
            if c.total is not None
        ],
    }


def labels(stored: dict[str, Any]) -> dict[str, list[Hashable]]:
    figures = stored["figures"]
    return {
        "blocks": [tuple(b) for b in stored["blocks"]],
        "entities": [tuple(m) for m in stored["entities"]],
        "dates": [(d[0], d[1]) for d in stored["dates"]],
        "figures": [(f[0], f[1]) for f in figures],
        "checks": [
            (figures[total][0], frozenset(figures[p][0] for p in parts), holds)
            for total, parts, holds in stored["checks"]
        ],
    }


@pytest.fixture(scope="module")
def counts() -> dict[str, Count]:
    counts = {name: Count() for name in FLOORS}
    for path in sorted(FOLDER.glob("*.txt")):
        document = load(path)
        wanted = labels(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        found = layers(document, analyze(document))
        for name, count in counts.items():
            count.add(wanted[name], found[name])
    return counts


@pytest.mark.parametrize("layer", FLOORS)
def test_layer_stays_above_its_floor(layer: str, counts: dict[str, Count]) -> None:
    count = counts[layer]
    print(f"{layer}: {count.right} right of {count.found} found, {count.labelled} labelled")
    assert count.f1 >= FLOORS[layer]


def test_metadata_is_read() -> None:
    wrong = []
    for path in sorted(FOLDER.glob("*.txt")):
        stored = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        read = load(path).metadata
        wrong += [
            f"{path.stem} {name}: {getattr(read, name)!r}"
            for name in ("title", "source", "author", "date")
            if (getattr(read, name) or None) != stored[name]
        ]
    assert len(wrong) <= 2, wrong
