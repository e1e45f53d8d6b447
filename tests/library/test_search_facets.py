"""Kept searches as folders, and what results have in common."""

from __future__ import annotations

from collections import Counter

import pytest

from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.rows import MetadataField, Status
from reader_app.library.search.grammar import parse
from reader_app.library.search.page import View
from reader_app.library.search.rewriting import narrowed

from .conftest import Write


@pytest.fixture
def papers(library: Library, write: Write) -> Library:
    """Twelve notices of three sources and of several months, half of them about floods."""
    for number in range(12):
        about = "防汛" if number % 2 else "防火"
        write(f"{number:02}.txt", f"第{number}号{about}通报\n全镇{about}工作。\n")
    found = import_paths(library, [write("00.txt", "第0号防火通报\n").parent], None, None)
    sources = ["澄湾日报", "澄湾日报社", '岑阳"水务" 局']
    for number, id in enumerate(found.new):
        library.edit_metadata(
            [id],
            {
                MetadataField.SOURCE: sources[number % 3],
                MetadataField.DATE: f"2022-{number % 4 + 1:02}-15",
            },
        )
        if number < 5:
            library.tags.add([id], ["急 件"])
    return library


def test_matching_is_all_pages_of_a_search(papers: Library) -> None:
    found = papers.search("防汛", limit=100)
    assert set(papers.matching("防汛")) == {hit.document for hit in found.hits}
    assert papers.matching("防汛") == sorted(papers.matching("防汛"), reverse=True)
    assert papers.matching("") == []
    gone = papers.matching("防汛")[0]
    papers.remove([gone])
    assert gone not in papers.matching("防汛")


@pytest.mark.parametrize("query", ["防汛", "防汛 OR 防火", "通报 -防汛", "第1"])
def test_facets_count_what_the_query_finds_with_them(papers: Library, query: str) -> None:
    rows = papers.rows(papers.matching(query))
    facets = papers.facets(query)
    assert {one.value: one.count for one in facets.sources} == Counter(row.source for row in rows)
    assert {one.value: one.count for one in facets.dates} == Counter(
        row.date[:7] for row in rows if row.date
    )
    assert {one.value: one.count for one in facets.tags} == Counter(
        tag for row in rows for tag in row.tags
    )
    for one in (*facets.sources, *facets.dates, *facets.tags):
        page = papers.search(query, view=View(narrowed=(one.query,)))
        assert page.total == one.count
        assert len(papers.matching(narrowed(query, [one.query]))) == one.count


def test_a_narrowed_search_marks_only_what_was_asked_for(papers: Library) -> None:
    page = papers.search("防汛", view=View(narrowed=("source:=澄湾日报", "date:2022-02")))
    assert page.total == 1
    assert len(page.hits[0].words) == 1
    assert all(mark.end - mark.start == 2 for mark in page.hits[0].marks)


def test_facets_are_of_the_status_that_is_shown(papers: Library) -> None:
    reviewed = papers.matching("防汛")[:2]
    papers.set_status(reviewed, Status.REVIEWED)
    found = papers.facets("防汛", View(status=Status.REVIEWED))
    assert sum(one.count for one in found.sources) == 2


def test_many_months_are_told_as_years(papers: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = papers.documents()
    papers.edit_metadata([rows[0].id, rows[1].id], {MetadataField.DATE: "2021-12"})
    assert [one.value for one in papers.facets("通报").dates][-1] == "2021-12"
    monkeypatch.setattr("reader_app.library.search.facets._MOST_MONTHS", 4)
    years = [(one.value, one.count, one.query) for one in papers.facets("通报").dates]
    assert years == [("2022", 10, "date:2022"), ("2021", 2, "date:2021")]


@pytest.mark.parametrize(
    ("query", "joined"),
    [
        ("防汛 演练", "防汛 演练 date:2022"),
        ("防汛 OR 防火", "(防汛 OR 防火) date:2022"),
        ("防汛 (演练", '"防汛" "(演练" date:2022'),
        ('"防汛', '"防汛" date:2022'),
    ],
)
def test_a_query_and_its_conditions_are_one_query(query: str, joined: str) -> None:
    assert narrowed(query, ["date:2022"]) == joined
    assert parse(joined).hint is None
    assert narrowed(query, []) == query


def test_a_source_of_just_this_name(papers: Library) -> None:
    assert len(papers.matching("source:=澄湾日报")) == 4
    assert len(papers.matching("source:澄湾日报")) == 8
    assert parse("source:=").hint is not None
