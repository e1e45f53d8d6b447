"""The gazetteer: what the list of divisions knows, and that it is read lazily."""

from __future__ import annotations

from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.name_index import NameIndex


def test_full_and_short_names_lead_to_the_same_division() -> None:
    known = divisions()
    assert known.codes("廉江市") == known.codes("廉江") != []
    assert known.codes("延边朝鲜族自治州") == [c for c in known.codes("延边") if len(c) == 4]


def test_parents_run_from_the_largest_down() -> None:
    known = divisions()
    (code,) = known.codes("海丰县")
    assert known.parents(code) == ["广东省", "汕尾市"]


def test_townships_lead_to_their_counties() -> None:
    known = divisions()
    names = {known.name(code) for code in known.township_counties("良垌镇")}
    assert names == {"廉江市"}
    assert known.township_counties("没有这个镇") == []


def test_the_index_finds_the_longest_name_at_each_start_and_never_past_the_end() -> None:
    index = NameIndex(frozenset({"海丰", "海丰县", "丰县", "国务院办公厅"}))
    assert list(index.find("去海丰县国务")) == [(1, 4), (2, 4)]
    assert list(index.find("海丰")) == [(0, 2)]
