"""What holds for any text: no crash, spans inside blocks, nothing overlaps, same in, same out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.analysis.context import Context
from reader_app.analysis.entities import find_entities
from reader_app.analysis.lexicon import Lexicon
from tests.analysis.entities.reading import document

PIECES = (
    """
海丰县|市委|纪委监委|书记|杨冬梅|王|某|·|“|”|《|》|（|）|、|，|。|公司|镇|村|河|驻|第|一|中学|各|的|在|和
以下简称|〔2018〕|1号|路|A|Smith| |　|𠮷|😀|國|記者|斯|尔|疫情|全会|届|人民|政府|局|科
分行|大学|教授|石塘县|，男，|等企业|有限公司|名单|军分区|领导小组|水库|“某奖章”|｜|　　|县
着|16号|来源：
""".strip()
    .replace("\n", "|")
    .split("|")
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@settings(max_examples=150)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_gives_spans_inside_its_blocks_that_do_not_overlap(blocks: list[str]) -> None:
    read = document(*blocks)
    entities = find_entities(Context(read, Lexicon()))
    spans = sorted(mention for entity in entities for mention in entity.mentions)
    for start, end in spans:
        assert any(b.start <= start < end <= b.end for b in read.blocks)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    assert all(entity.name.strip() and entity.mentions for entity in entities)
    assert entities == find_entities(Context(read, Lexicon()))
