"""Whole documents of several kinds, about invented places: every entity and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.entities.reading import document, read

FOLDER = Path(__file__).parent / "golden"


def found(text: str) -> list[str]:
    """A line for each entity: kind, canonical name, then its mentions, set apart by tabs."""
    whole = document(text).text
    return [
        "\t".join([entity.kind, entity.name, *(whole[m.start : m.end] for m in entity.mentions)])
        for entity in read(text)
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_entities_of_a_document(path: Path) -> None:
    expected = path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    assert sorted(found(path.read_text(encoding="utf-8"))) == sorted(expected)
