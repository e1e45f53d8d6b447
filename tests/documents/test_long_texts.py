"""A text of the length of a library shelf is read in portions, and says where its chapters are."""

from __future__ import annotations

import pytest

from reader_app.documents.blocks import BlockArray, headings, length_without, starts_of
from reader_app.documents.long_text import LONG, line_blocks
from reader_app.documents.model import Block, BlockKind
from reader_app.documents.structure import read_structure

CHAPTERS = """卷一 渡口

第一章 老码头

　　船靠岸的时候天还没有亮。

第二章 雨夜
　　雨下了一整夜，第二天的路都断了。
第三章讲的是另一件事，这里不去说它。

卷二 归程
第一章 山路
后记
"""


def test_chapters_and_volumes_of_a_novel_are_headings_and_sentences_about_them_are_not() -> None:
    blocks = line_blocks(CHAPTERS)
    found = [(block.level, CHAPTERS[block.start : block.end]) for block in headings(blocks)]
    assert found == [
        (1, "卷一 渡口"),
        (2, "第一章 老码头"),
        (2, "第二章 雨夜"),
        (1, "卷二 归程"),
        (2, "第一章 山路"),
        (2, "后记"),
    ]


@pytest.mark.parametrize("heading", ["第一百二十回 大结局", "第10章", "楔子", "正文 第三章 归来"])
def test_these_lines_open_a_chapter(heading: str) -> None:
    assert next(headings(line_blocks(f"前文。\n　　{heading}\n后文。"))).kind == BlockKind.HEADING


def test_every_line_that_is_not_blank_is_one_block_without_outer_space() -> None:
    text = "\n  \n　　一行字 \r\n\n又一行\n" * 1000
    blocks = line_blocks(text)
    assert [text[b.start : b.end] for b in blocks[:2]] == ["一行字", "又一行"]
    assert len(blocks) == 2000


def test_the_beginning_of_a_long_text_is_read_like_any_other_and_nothing_is_lost() -> None:
    head = "澄湾水务志\n\n来源：澄湾史志办　2021-05-06\n\n"
    line = "　　这一年修了三座水闸，渠道通到了下游的村子。\n"
    text = head + line * (LONG // len(line) + 1)
    structure = read_structure(text)
    assert isinstance(structure.blocks, BlockArray)
    assert structure.metadata.date == "2021-05-06"
    assert structure.blocks[0] == Block(BlockKind.TITLE, 0, 5)
    ink = sum(not character.isspace() for character in text)
    covered = sum(len("".join(text[b.start : b.end].split())) for b in structure.blocks)
    assert covered == ink


def test_a_long_text_without_a_line_end_is_one_paragraph() -> None:
    structure = read_structure("水" * LONG)
    assert list(structure.blocks) == [Block(BlockKind.PARAGRAPH, 0, LONG)]


def test_an_array_of_blocks_answers_like_a_tuple_of_them() -> None:
    blocks = (
        Block(BlockKind.TITLE, 0, 4),
        Block(BlockKind.HEADING, 5, 9, 2),
        Block(BlockKind.BOILERPLATE, 10, 20),
    )
    packed = BlockArray.of(blocks)
    assert packed == blocks
    assert packed[-1] == blocks[-1]
    assert packed[1:] == blocks[1:]
    assert list(starts_of(packed)) == starts_of(blocks)
    left_out = {BlockKind.BOILERPLATE}
    assert length_without(packed, left_out) == length_without(blocks, left_out) == 8
    with pytest.raises(IndexError):
        packed[3]
