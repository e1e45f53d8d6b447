"""What holds for all layers of any text: real documents cut, shuffled and changed at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.analysis.findings import Analysis
from reader_app.analysis.pipeline import analyze
from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import Document

SEEDS = Path(__file__).parents[2] / "seeds"
_LONGEST = 1_500  # code points: a second of analysis is a hundred times as much
_JUNK = "\n\t 　、，：（）“”《》第某·0123市县区镇万%—\0\u200b𠮷😀"


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(1, _LONGEST)]


def _shuffled(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)[:_LONGEST]


def _other_digits(text: str, chance: random.Random) -> str:
    return "".join(chance.choice("0123456789") if c.isdecimal() else c for c in text[:_LONGEST])


def _without_brackets(text: str, chance: random.Random) -> str:
    return "".join(c for c in text[:_LONGEST] if c not in "（）()《》“”" or chance.random() < 0.3)


def _with_junk(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(_JUNK) if chance.random() < 0.1 else c for c in text[:_LONGEST])


CHANGES = (_cut, _shuffled, _other_digits, _without_brackets, _with_junk)


def _seeds() -> list[str]:
    return [load_bytes(path.read_bytes(), path.name).text for path in sorted(SEEDS.iterdir())]


@pytest.fixture(scope="module")
def seeds() -> list[str]:
    return _seeds()


@settings(max_examples=40, deadline=None)
@given(number=st.integers(0, 7), change=st.sampled_from(CHANGES), seed=st.integers(0, 9999))
def test_a_changed_document_has_findings_in_their_places(
    seeds: list[str], number: int, change: Callable[[str, random.Random], str], seed: int
) -> None:
    text = change(seeds[number % len(seeds)], random.Random(seed))
    document = load_bytes(text.encode("utf-8", "replace"), "a.txt")
    analysis = analyze(document)
    for layer in _layers(analysis):
        _lies_apart_in_blocks(document, layer)
    for keyword in analysis.keywords:
        assert all(document.text[m.start : m.end] == keyword.term for m in keyword.mentions)
    for check in analysis.checks:
        assert all(0 <= part < len(analysis.figures) for part in check.parts)
    assert analyze(document) == analysis


def _layers(analysis: Analysis) -> Iterable[list[tuple[int, int]]]:
    yield [tuple(m) for entity in analysis.entities for m in entity.mentions]
    yield [(date.start, date.end) for date in analysis.dates]
    yield [(figure.start, figure.end) for figure in analysis.figures]
    yield [tuple(m) for keyword in analysis.keywords for m in keyword.mentions]
    yield [tuple(span) for span in analysis.summary]


def _lies_apart_in_blocks(document: Document, spans: list[tuple[int, int]]) -> None:
    blocks = list(document.content_blocks())
    for start, end in spans:
        assert any(block.start <= start < end <= block.end for block in blocks)
        assert document.text[start:end].strip() == document.text[start:end]
    for (_, end), (start, _) in pairwise(sorted(spans)):
        assert end <= start
