"""What is packed comes back equal, whatever the analysis found."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.findings import Analysis, Figure, FigureKind, Qualifier
from reader_app.documents.blocks import BlockArray
from reader_app.documents.model import Block, BlockKind, Document, Image, Metadata
from reader_app.errors import Notice
from reader_app.library.codec import pack, pack_text, unpack, unpack_text

st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(
    Notice, st.builds(Notice, st.text(), st.dictionaries(st.text(), st.integers() | st.text()))
)


@given(st.from_type(Analysis))
def test_findings_come_back_equal(analysis: Analysis) -> None:
    assert unpack(Analysis, pack(analysis)) == analysis


BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockKind),
        st.integers(0, 2**32 - 1),
        st.integers(0, 2**32 - 1),
        st.none() | st.integers(1, 9),
    )
).map(tuple)


@given(st.builds(Document, blocks=BLOCKS))
def test_a_document_comes_back_equal(document: Document) -> None:
    assert unpack(Document, pack(document)) == document


@given(BLOCKS)
def test_the_blocks_of_a_long_text_come_back_as_the_same_blocks(blocks: tuple[Block, ...]) -> None:
    back = unpack(Document, pack(Document(blocks=BlockArray.of(blocks)))).blocks
    assert isinstance(back, BlockArray) or not blocks
    assert tuple(back) == blocks


@given(st.text(st.characters()))
def test_a_text_comes_back_equal(text: str) -> None:
    assert unpack_text(pack_text(text)) == text


def test_a_text_of_many_portions_comes_back_equal() -> None:
    text = "展卷𠮷\ud800é" * 300_000
    assert unpack_text(pack_text(text)) == text


def test_whole_numbers_stay_whole() -> None:
    figure = Figure(0, 4, 369, "个", "问题", Qualifier.EXACT, FigureKind.COUNT, low=1.0)
    back = unpack(Figure, pack(figure))
    assert (type(back.value), type(back.low)) == (int, float)


def test_a_record_that_has_grown_reads_what_was_kept_before() -> None:
    @dataclasses.dataclass(frozen=True)
    class Before:
        kind: BlockKind
        start: int

    packed = pack(Before(BlockKind.TITLE, 3))

    @dataclasses.dataclass(frozen=True)
    class After:
        kind: object
        start: int
        level: int | None = None

    assert unpack(After, packed) == After("title", 3, None)


def test_defaults_take_no_room() -> None:
    bare = Document("", (Block(BlockKind.TITLE, 0, 5),))
    full = Document(
        "",
        (Block(BlockKind.HEADING, 0, 5, 2),),
        Metadata("标题", "来源", "作者", "2024-01-01"),
        (Image("a.jpg", "", "说明", 6, 9),),
        "utf-8",
    )
    assert len(pack(bare)) < len(pack(full)) / 2
