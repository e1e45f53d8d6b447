"""Words of many lists are looked for at once, and patterns only where they can begin."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.openings import NOT_CHINESE, Openings
from reader_app.analysis.entities.vocabulary import longest, tried_at

LISTS = {
    "bodies": frozenset({"市委", "市委办", "局"}),
    "posts": frozenset({"书记", "委员", "记者"}),
}
TEXTS = st.lists(st.sampled_from("市委办局书记员者a。\0𠮷\ud800"), max_size=30).map("".join)


@given(TEXTS)
def test_what_all_lists_find_at_once_each_finds_alone(text: str) -> None:
    indexes = {name: NameIndex(words) for name, words in LISTS.items()}
    openings = Openings({name: index.heads() for name, index in indexes.items()}).of(text)
    for name, index in indexes.items():
        assert index.find(text, openings[name]) == index.find(text)
        whole = re.compile(longest(LISTS[name]))
        found = [match.span() for match in whole.finditer(text)]
        assert index.find_apart(text, openings[name]) == found
    others = [at for at, character in enumerate(text) if not "\u4e00" <= character <= "\u9fff"]
    assert openings[NOT_CHINESE] == others


@given(TEXTS)
def test_a_pattern_finds_the_same_where_it_is_tried_only_where_it_can_begin(text: str) -> None:
    pattern = re.compile("(?:市)?委[员办]?|书记")
    starts = [match.start() for match in re.finditer("[市委书]", text)]
    tried = [match.span() for match in tried_at(starts, pattern, text)]
    assert tried == [match.span() for match in pattern.finditer(text)]
