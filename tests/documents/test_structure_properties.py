"""What holds of the structure of any text at all, however odd."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.documents.structure import read_structure

LINES = """首页 > 新闻|来源：|时间：2023-01-02|2023年1月2日|二〇二三年十三月四十日
一、总体情况|（一）
附件|附件1：|相关阅读|分享到：|岑阳市人民政府|“好。”|“|[图片]|<image>a</image>|![](|图为现场
（记者 某某）|……|𠮷|这是一个句子，讲的是工作进展情况，各项任务正在推进之中。
名　　称：某单位
索 引 号：|标题：|——副题|第一章　总则|表1 收入|。 |> > >"""
SPACES = ["\u3000\u3000", "\n", "\n\n", "\r", "\u2028", "\x0c", "\t", " ", "\ufeff", "\x00"]
PIECES = st.sampled_from([*LINES.replace("\n", "|").split("|"), *SPACES])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_are_in_order_apart_trimmed_and_cover_all_that_is_visible(text: str) -> None:
    structure = read_structure(text)
    at = 0
    for block in structure.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not _visible(text[at : block.start])
        piece = text[block.start : block.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        at = block.end
    assert not _visible(text[at:])


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_pictures_are_blocks_and_their_captions_are_in_the_text(text: str) -> None:
    structure = read_structure(text)
    spans = {(block.start, block.end): block.kind for block in structure.blocks}
    for image in structure.images:
        assert spans[image.start, image.end] == "image"
        if image.caption_span:
            assert text[slice(*image.caption_span)] == image.caption


def _visible(text: str) -> str:
    return "".join(text.split()).strip(INVISIBLE)
