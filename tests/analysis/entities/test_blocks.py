"""Blocks are read together, and nothing is read across their borders."""

from __future__ import annotations

from reader_app.analysis.context import Context
from reader_app.analysis.entities.passage import passages
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Block, BlockKind, Document
from tests.analysis.entities.reading import document, mentions, organizations, persons, titles


def test_a_post_that_ends_a_block_is_not_that_of_the_name_which_opens_the_next() -> None:
    assert titles("会议由县长", "罗春燕女士参加了活动。") == []


def test_a_name_of_a_body_ends_with_its_block() -> None:
    assert organizations("海丰县", "公安局召开会议。") == ["公安局"]


def test_a_list_of_names_ends_with_its_block() -> None:
    assert persons("组长：刘建国、张桂芳、王海波", "和谐、安全、平稳") == [
        "刘建国",
        "张桂芳",
        "王海波",
    ]


def test_marks_that_one_block_opens_are_not_closed_by_another() -> None:
    assert mentions(EntityKind.DOCUMENT, "印发《关于防汛工作", "的通知》。") == []


def test_each_block_opens_like_the_first() -> None:
    lines = ["刘建国　县水务局局长", "张桂芳　县教育局副局长"]
    assert persons(*lines) == ["刘建国", "张桂芳"]
    assert persons("会议名单", *lines) == ["刘建国", "张桂芳"]


def test_a_passage_has_the_blocks_with_their_own_words() -> None:
    read = document("海丰县召开会议。", "", "会议要求压实责任。")
    (passage,) = passages(Context(read, Lexicon()))
    parts = list(passage.parts())
    assert [part.text for part in parts] == ["海丰县召开会议。", "会议要求压实责任。"]
    assert ["".join(part.words) for part in parts] == [part.text for part in parts]
    assert [part.offset for part in parts] == [block.start for block in read.blocks]


def test_blocks_that_touch_or_stand_far_apart_are_read_apart() -> None:
    text = "海丰县潮阳区" + "。" * 500 + "安居区"
    spans = ((0, 3), (3, 6), (506, 509))
    blocks = tuple(Block(BlockKind.PARAGRAPH, *span) for span in spans)
    found = passages(Context(Document(text, blocks), Lexicon()))
    assert [(p.offset, p.text) for p in found] == [(0, "海丰县"), (3, "潮阳区"), (506, "安居区")]
