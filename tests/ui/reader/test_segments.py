from __future__ import annotations

from reader_app.documents.model import Block, BlockKind, Document
from reader_app.ui.reader.segments import CHAIN, LONGEST, Role, segments_of
from tests.ui.reader.documents import document_of


def test_the_segments_of_a_long_block_tile_it() -> None:
    text = "天地玄黄，宇宙洪荒。" * 3000
    segments = segments_of(Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)))
    assert segments.starts[0] == 0
    assert segments.ends[-1] == len(text)
    assert list(segments.starts[1:]) == list(segments.ends[:-1])
    assert max(b - a for a, b in zip(segments.starts, segments.ends, strict=True)) <= LONGEST
    assert segments.block_span(7) == (0, len(text))


def test_a_chain_of_segments_ends_after_a_sentence() -> None:
    text = "天地玄黄，宇宙洪荒。" * 3000
    segments = segments_of(Document(text))
    free = [i for i in range(1, len(segments)) if not segments.chained(i)]
    assert free[0] == CHAIN
    assert all(text[segments.starts[i] - 1] == "。" for i in free)


def test_a_text_without_blocks_is_a_paragraph_a_line() -> None:
    segments = segments_of(Document("  第一行 \n\n第二行\n"))
    assert list(zip(segments.starts, segments.ends, strict=True)) == [(2, 5), (8, 11)]
    assert segments.role(0) is Role.PARAGRAPH


def test_only_runs_of_boilerplate_fold() -> None:
    parts = (
        ("boilerplate", "一"),
        ("paragraph", "正文"),
        *[("boilerplate", "尾")] * 4,
    )
    (fold,) = segments_of(document_of(parts)).folds
    assert (fold.first, fold.last, fold.blocks) == (2, 5, 4)


def test_page_furniture_is_open_where_there_is_nothing_else() -> None:
    (fold,) = segments_of(document_of((("boilerplate", "尾"),) * 4)).folds
    assert fold.is_open


def test_what_is_folded_is_passed_over() -> None:
    parts = (("paragraph", "头"), *[("boilerplate", "中")] * 3, ("paragraph", "尾"))
    segments = segments_of(document_of(parts))
    assert [segments.following(0), segments.following(1)] == [1, 4]
    assert [segments.preceding(4), segments.preceding(1)] == [1, 0]
    segments.folds[0].is_open = True
    assert segments.following(1) == 2
