"""What is searched besides the text: titles, sources, names, notes, tags, and properties."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader_app.analysis.findings import Analysis, Entity, EntityKind
from reader_app.documents.model import Span
from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.library.library import Library
from reader_app.library.rows import MetadataField, Status
from reader_app.library.search.fields import Field
from reader_app.library.search.page import Sort, View
from reader_app.library.search.pinyin import sort_key, sounding

from .conftest import Add

TEXT = "防汛工作简报\n来源：澄湾日报\n2022-03-05\n　　白渚镇林晓岚到重庆路督导。\n"


def found(library: Library, query: str) -> set[int]:
    return {hit.document for hit in library.search(query, limit=100).hits}


@pytest.fixture
def papers(library: Library, add: Add) -> tuple[int, int]:
    first = add(TEXT, "a.txt")
    second = add("春耕备耕简报\n来源：岑阳日报\n2023-01-09\n　　各地落实春耕责任。\n", "b.txt")
    entities = (
        Entity(EntityKind.PERSON, "林晓岚", (Span(0, 1),)),
        Entity(EntityKind.PLACE, "重庆路", (Span(0, 1),)),
        Entity(EntityKind.ORGANIZATION, "白渚镇人民政府", (Span(0, 1),)),
    )
    library.store_analysis(first, Analysis(entities=entities))
    return first, second


@pytest.mark.parametrize(
    "query",
    [
        "title:防汛", "标题：简报 -春耕", "source:澄湾", "person:林晓岚", "人物：林晓",
        "place:重庆", "org:人民政府", "人民政府", "lxl", "linxiaolan", "person:linxiao",
        "zhongqing", "chongqinglu", "fxgz", "fangxungongzuo", "date:2022", "date:2022-03",
        "date:2022-02..2022-03", "date:..2022", "date:2022-03-05", "防汛 date:2022",
        "title:(防汛 OR 抗旱)", "text:督导",
    ],
)  # fmt: skip
def test_fields_names_sounds_and_dates_find_the_one(
    library: Library, papers: tuple[int, int], query: str
) -> None:
    assert found(library, query) == {papers[0]}


@pytest.mark.parametrize(
    "query", ["title:督导", "person:重庆", "date:2021", "place:lxl", "text:lxl"]
)
def test_a_field_is_no_other_field(library: Library, papers: tuple[int, int], query: str) -> None:
    assert found(library, query) == set()


def test_a_name_that_sounds_so_is_shown_in_the_text(
    library: Library, papers: tuple[int, int]
) -> None:
    (hit,) = library.search("lxl").hits
    assert hit.start is not None
    assert library.text(hit.document)[hit.start : hit.end] == "林晓岚"


def test_what_the_hand_wrote_is_searched(library: Library, papers: tuple[int, int]) -> None:
    library.edit_metadata([papers[1]], {MetadataField.TITLE: "抗旱纪要"})
    assert found(library, "title:抗旱") == {papers[1]}
    assert found(library, "title:春耕") == set()
    (hit,) = library.search("抗旱").hits
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["抗旱"]


def test_notes_bookmarks_and_tags_are_searched(library: Library, papers: tuple[int, int]) -> None:
    first, second = papers
    (note,) = library.annotations.add(
        [Annotation("", first, MarkKind.NOTE, Target.DOCUMENT, note="口径需要核实")]
    )
    library.annotations.add(
        [Annotation("", second, MarkKind.BOOKMARK, Target.DOCUMENT, name="回头看")]
    )
    library.tags.add([second], ["急件"])
    library.annotations.add_tags([note.id], ["待办"])
    (hit,) = library.search("核实").hits
    assert (hit.document, hit.field) == (first, Field.NOTE)
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["核实"]
    expected = {
        "note:核实": {first},
        "回头看": {second},
        "tag:急件": {second},
        "tag:急": set(),
        "标签：待办": {first},
        "has:note": {first},
        "has:bookmark": {second},
        "has:tag": {first, second},
        "has:finding": set(),
    }
    assert {query: found(library, query) for query in expected} == expected
    library.annotations.delete([note.id])
    assert found(library, "核实") == set()


def test_status_star_format_and_collections_are_asked_for(
    library: Library, papers: tuple[int, int]
) -> None:
    first, second = papers
    library.set_status([second], Status.REVIEWED)
    library.set_starred([first], True)
    folder = library.collections.create("汛期")
    inner = library.collections.create("三月", folder.id)
    library.collections.add(inner.id, [first])
    library.collections.create("春天的", None, "春耕 status:reviewed")
    library.collections.create("全部", documents=[first])
    library.collections.create("全部", None, "春耕 status:reviewed")
    library.collections.create('"要"件', documents=[second])
    expected = {
        "status:unread": {first},
        "状态：已审": {second},
        "is:starred": {first},
        "简报 -is:starred": {second},
        "format:text": {first, second},
        "format:pdf": set(),
        "collection:汛期": {first},
        "文件夹：三月": {first},
        "文集：三月": {first},
        "collection:春天的": {second},
        "collection:没有": set(),
        "collection:全部": {first, second},
        "collection:要件": {second},
    }
    assert {query: found(library, query) for query in expected} == expected


def test_results_are_sorted_counted_and_paged(library: Library, papers: tuple[int, int]) -> None:
    first, second = papers
    library.set_status([second], Status.REVIEWED)

    def ids(view: View) -> list[int]:
        return [hit.document for hit in library.search("简报", view=view).hits]

    assert ids(View(sort=Sort.DATE)) == [second, first]
    assert ids(View(sort=Sort.TITLE)) == [second, first]  # chun before fang
    assert ids(View(1, 1, Sort.TITLE)) == [first]
    page = library.search("简报", view=View(facets=True, status=Status.REVIEWED))
    assert ([hit.document for hit in page.hits], page.total) == ([second], 1)
    assert dict(page.statuses)[Status.UNREAD] == dict(page.statuses)[Status.REVIEWED] == 1


@pytest.mark.parametrize("query", ["（春耕 OR 防汛） 没有", "“没有”", "没＊有", "防汛 ＯＲ 没有"])
def test_operators_of_full_width_that_find_nothing_are_told(
    library: Library, papers: tuple[int, int], query: str
) -> None:
    page = library.search(query)
    assert (page.total, page.hint and page.hint.code) == (0, "search-nothing-wide")


def test_an_empty_result_names_what_can_be_found(library: Library, papers: tuple[int, int]) -> None:
    page = library.search("title:督导 防汛")
    assert page.total == 0
    assert page.hint is not None
    assert library.index.alternatives("title:督导 防汛") == (
        ("督导", 1),
        ("防汛", 1),
        ("督导 防汛", 1),
    )


@pytest.mark.parametrize(
    "asked",
    ["cq", "chongqing", "cqyh", "chongqingyinhang", "cqyhhz", "cs", "changsha", "yinhanghangzhang"],
)
def test_a_title_in_which_several_characters_are_read_otherwise_than_mostly_is_found(
    library: Library, add: Add, asked: str
) -> None:
    number = add("重庆银行行长到长沙调研\n　　内容从略。\n")
    assert found(library, asked) == {number}
    assert found(library, "csyh") == set()


def test_passages_of_one_document(library: Library, add: Add) -> None:
    text = "\n".join(f"第{n}段说的是别的事情，没有什么可看的。" * 3 + "渗漏点。" for n in range(9))
    add(text)
    (hit,) = library.search("渗漏").hits
    assert hit.count == 9
    assert len(hit.passages) == 3
    spans = [(p.snippet_start, p.snippet_start + len(p.snippet)) for p in hit.passages]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for passage in hit.passages:
        assert [passage.snippet[a:b] for a, b in passage.marks][:1] == ["渗漏"]


def test_a_character_with_two_sounds_is_heard_as_either() -> None:
    assert sounding("重庆路", "zhongqing") == sounding("重庆路", "chongqing") == [Span(0, 2)]
    assert sounding("廉江市", "ljs") == [Span(0, 3)]
    assert sounding("廉江市", "lianji") == [Span(0, 2)]
    assert sounding("廉江市", "an") == []
    assert sorted(["张", "安", "李"], key=sort_key) == ["安", "李", "张"]
