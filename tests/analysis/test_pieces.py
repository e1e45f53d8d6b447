"""A text of any size is worked off in bounded portions, and none of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis import pieces
from reader_app.analysis.findings import Analysis
from reader_app.analysis.pieces import around, in_parts, in_pieces
from reader_app.analysis.pipeline import analyze
from reader_app.documents.model import Block, BlockKind, Document

NEWS = "岑阳市水务局局长林秋实表示，全市修复堤防12公里。澄湾市河道清淤方案七月二十一日通过。"


@pytest.fixture
def longest(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(pieces, "LONGEST", 20)
    return 20


def cut(text: str) -> list[str]:
    """The pieces of a block that does not begin the text."""
    whole = "#" + text
    block = Block(BlockKind.PARAGRAPH, 1, len(whole))
    return [whole[piece.start : piece.end] for piece in in_pieces(whole, block)]


def analysed(*paragraphs: str) -> Analysis:
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, position, position + len(paragraph)))
        position += len(paragraph) + 1
    return analyze(Document("\n".join(paragraphs), tuple(blocks)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("短段不分。", ["短段不分。"]),
        (
            "一二三四五六七八九十。甲乙丙，" + "丁" * 12,
            ["一二三四五六七八九十。", "甲乙丙，" + "丁" * 12],
        ),
        ("一二三四五六七八九十\n甲。" + "丁" * 12, ["一二三四五六七八九十", "甲。" + "丁" * 12]),
        ("一二三四五六七八九十，" + "甲" * 12, ["一二三四五六七八九十，", "甲" * 12]),
        ("甲" * 45, ["甲" * 20, "甲" * 20, "甲" * 5]),
    ],
    ids=["short", "sentence", "line", "clause", "no pause"],
)
def test_a_long_block_is_cut_where_the_text_pauses(
    longest: int, text: str, found: list[str]
) -> None:
    assert cut(text) == found


@given(st.text(st.sampled_from("甲乙。，\n x\u3000"), max_size=90))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONGEST", 20)
        found = cut(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(piece) <= 20 and piece == piece.strip() for piece in found if len(text) > 20)


def test_parts_hold_all_items_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PART", 10)
    spans = [(0, 4), (5, 9), (9, 12), (12, 40), (41, 42)]
    parts = list(in_parts(spans, lambda span: span))
    assert parts == [[(0, 4), (5, 9)], [(9, 12)], [(12, 40)], [(41, 42)]]
    assert list(in_parts([], lambda span: span)) == []


def test_a_block_of_any_length_is_analysed_like_its_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = analysed(NEWS * 8)
    assert whole.entities and whole.figures
    monkeypatch.setattr(pieces, "LONGEST", len(NEWS) + 5)
    found = analysed(NEWS * 8)
    assert (found.entities, found.figures) == (whole.entities, whole.figures)


def test_a_huge_text_is_analysed_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = [
        "岑阳市新港建设投资有限公司（以下简称“新港建投”）成立。",
        *[NEWS] * 8,
        "新港建投发布公告。",
    ]
    whole = analysed(*paragraphs)
    assert whole.entities and whole.keywords
    monkeypatch.setattr(pieces, "PART", 2 * len(NEWS) + 5)
    found = analysed(*paragraphs)
    assert (found.entities, found.keywords) == (whole.entities, whole.keywords)


def test_the_blocks_about_a_place_are_found_in_as_in_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    size = len(NEWS) + 1
    monkeypatch.setattr(pieces, "_BEFORE", size)
    monkeypatch.setattr(pieces, "_BEHIND", 2 * size)
    text = "\n".join([NEWS] * 9)
    blocks = [Block(BlockKind.PARAGRAPH, n * size, n * size + len(NEWS)) for n in range(9)]
    document = Document(text, tuple(blocks))
    part = around(document, 4 * size + 1)
    assert [block.start // size for block in part.blocks] == [3, 4, 5, 6]
    near = set(analyze(part).figures)
    assert near == {f for f in analyze(document).figures if 3 * size <= f.start < 7 * size} != set()
