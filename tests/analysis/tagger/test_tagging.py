"""Names in running text, read with the model that comes with the program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.context import Context
from reader_app.analysis.entities.passage import Passage, passages
from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.tagger import TaggedName, tag_blocks
from reader_app.documents.model import Block, BlockKind, Document

CLUB = "上半场第20分钟，巴尔科夫接马丁内斯传球破门，江州猛虎1比0领先。"
NOVEL = "傅青岚离开南江，在云溪大学教了三年书。"


def read(*texts: str) -> list[Passage]:
    blocks, position = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, position, position + len(text)))
        position += len(text) + 1
    context = Context(Document("\n".join(texts), blocks=tuple(blocks)), Lexicon())
    return [part for passage in passages(context) for part in passage.parts()]


def names_of(blocks: list[Passage]) -> list[list[TaggedName]]:
    return [list(block.names) for block in tag_blocks(blocks)]


def spans(blocks: list[Passage]) -> list[list[tuple[int, int, str]]]:
    return [[(n.start, n.end, n.kind.value) for n in names] for names in names_of(blocks)]


def named(text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.kind.value) for n in names_of(read(text))[0]]


def test_names_that_no_list_holds_are_read_from_what_stands_around() -> None:
    assert ("巴尔科夫", "person") in named(CLUB)
    assert ("傅青岚", "person") in named(NOVEL)
    assert ("云溪大学", "organization") in named(NOVEL)


def test_common_words_are_no_names() -> None:
    assert named("今天的天气真好，我们吃完饭就去散步。") == []


def test_each_block_is_read_by_itself() -> None:
    alone = spans(read(NOVEL))[0]
    assert spans(read(CLUB, "", NOVEL))[2] == alone


def test_many_blocks_are_read_as_one_is() -> None:
    count = 600  # more than one batch
    assert spans(read(*[NOVEL] * count)) == spans(read(NOVEL)) * count


def test_threads_get_the_same_names() -> None:
    blocks = read(CLUB, NOVEL)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(names_of, [blocks] * 8))
    assert all(result == results[0] for result in results)


def test_nothing_in_nothing_out() -> None:
    assert names_of([]) == []
    assert names_of(read("")) == [[]]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_names_lie_in_order_within_their_block_whatever_the_text(texts: list[str]) -> None:
    texts = [text.replace("\n", "") for text in texts]
    for text, names in zip(texts, names_of(read(*texts)), strict=True):
        ends = 0
        for name in names:
            assert ends <= name.start < name.end <= len(text)
            assert 0 < name.score <= 1.001
            ends = name.end
