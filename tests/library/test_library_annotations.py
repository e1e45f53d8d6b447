"""The user's marks: kept as they were made, listed in order, found by filter, never dropped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.documents.model import Document
from reader_app.library import documents, refolding
from reader_app.library.anchors import Anchor, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.annotation_filter import MarkFilter
from reader_app.library.annotations import Settled
from reader_app.library.database import Database
from reader_app.library.library import Library
from reader_app.library.rows import Change, ChangeKind

from .conftest import TEXT, Add


def draft(document: int, start: int = 0, end: int = 3, **more: Any) -> Annotation:
    anchor = Anchor(start, end, TEXT[start:end], TEXT[max(0, start - 32) : start], TEXT[end:][:32])
    return Annotation("", document, more.pop("kind", MarkKind.HIGHLIGHT), anchor=anchor, **more)


def page_of(library: Library, **wanted: Any) -> list[str]:
    """The notes of the annotations that pass a filter, in reading order."""
    return [
        one.note
        for one in library.annotations.some(library.annotations.found(MarkFilter(**wanted)))
    ]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ANCHORS = st.builds(
    Anchor,
    st.integers(0, 9),
    st.integers(10, 99),
    WORDS,
    WORDS,
    WORDS,
    st.lists(WORDS, max_size=3).map(tuple),
    st.none() | st.integers(0, 1000),
    st.none() | WORDS,
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kind=st.sampled_from(MarkKind),
    anchor=st.none() | ANCHORS,
    target=st.sampled_from(Target),
    picture=st.none() | WORDS,
    placement=st.sampled_from(Placement),
    candidate=st.none() | st.tuples(st.integers(0, 9), st.integers(10, 20)),
    colour=st.none() | st.sampled_from(Colour),
    words=st.tuples(WORDS, WORDS, st.none() | WORDS),
    tags=st.lists(st.sampled_from(["数字", "时限", "存疑"]), max_size=3),
)
def test_a_mark_comes_back_as_it_was_made(
    library: Library, add: Add, words: tuple[str, str, str | None], tags: list[str], **given: Any
) -> None:
    name, note, creator = words
    made = Annotation("", add(), name=name, note=note, creator=creator, tags=tuple(tags), **given)
    (kept,) = library.annotations.add([made])
    assert library.annotations.one(kept.id) == kept
    assert kept == replace(
        made,
        id=kept.id,
        tags=tuple(sorted(set(tags))),
        created=kept.created,
        modified=kept.created,
    )


def test_marks_come_in_the_order_of_the_text(library: Library, add: Add) -> None:
    number = add()
    whole = Annotation("", number, MarkKind.NOTE, Target.DOCUMENT, note="全文")
    places = [(8, 9), (2, 6), (2, 9), (0, 3)]
    made = [draft(number, *place, note=str(place)) for place in places]
    library.annotations.add([*made, whole])
    listed = library.annotations.of_document(number)
    assert [one.note for one in listed] == ["全文", "(0, 3)", "(2, 9)", "(2, 6)", "(8, 9)"]


def test_marks_are_there_at_the_next_start(home: Path, library: Library, add: Add) -> None:
    number = add()
    kept = library.annotations.add([draft(number, tags=("存疑",)), draft(number, 4, 6)])
    library.close()
    with Library.open(home) as again:
        assert again.annotations.of_document(number) == kept


def test_fields_are_set_on_many_at_once(library: Library, add: Add) -> None:
    number = add()
    kept = library.annotations.add([draft(number, n, n + 2, note="旧") for n in range(5)])
    chosen = [one.id for one in kept[:3]]
    change = library.annotations.update(chosen, colour=Colour.RED, note="新")
    assert change == Change(ChangeKind.ANNOTATIONS, frozenset({number}), frozenset(chosen))
    now = {one.id: one for one in library.annotations.of_document(number)}
    assert [now[one.id].note for one in kept] == ["新"] * 3 + ["旧"] * 2
    assert all(now[id].modified > now[id].created for id in chosen)
    assert now[kept[4].id] == kept[4]
    library.annotations.update(chosen, colour=None)
    assert now[chosen[0]].colour is Colour.RED
    assert {one.colour for one in library.annotations.some(chosen)} == {None}


def test_what_is_so_already_is_no_change_and_no_step(library: Library, add: Add) -> None:
    (mark,) = library.annotations.add([draft(add(), colour=Colour.RED)])
    step = library.next_undo()
    library.annotations.update([mark.id], colour=Colour.RED)
    assert library.next_undo() == step
    assert library.annotations.one(mark.id) == mark


def test_each_can_be_set_to_its_own_in_one_step(library: Library, add: Add) -> None:
    number = add()
    kept = library.annotations.add([draft(number, n, n + 2) for n in range(3)])
    library.annotations.update_each({one.id: {"note": str(n)} for n, one in enumerate(kept)})
    assert [one.note for one in library.annotations.of_document(number)] == ["0", "1", "2"]
    library.undo()
    assert library.annotations.of_document(number) == kept


def test_a_mark_that_is_gone_is_passed_over(library: Library, add: Add) -> None:
    number = add()
    one, two = library.annotations.add([draft(number), draft(number, 4, 6)])
    library.annotations.delete([one.id])
    both = [one.id, two.id]
    named = frozenset({two.id})
    assert library.annotations.update(both, note="新").annotations == named
    assert library.annotations.add_tags(both, ["数字"]).annotations == named
    assert library.annotations.move(one.id, Anchor(0, 2, "白渚")).annotations == frozenset()
    assert library.annotations.delete(both).annotations == named
    step = library.next_undo()
    assert step is not None
    assert (step.label, step.count) == ("delete-annotations", 1)


def test_tags_are_given_and_taken(library: Library, add: Add) -> None:
    number = add()
    kept = [one.id for one in library.annotations.add([draft(number), draft(number, 4, 6)])]
    library.annotations.add_tags(kept, [" 数字 ", "时限", "", "数字"])
    assert library.annotations.tags() == {"数字": 2, "时限": 2}
    library.annotations.remove_tags(kept[:1], ["数字"])
    assert library.annotations.tags() == {"数字": 1, "时限": 2}
    library.annotations.set_tags(kept, ["存疑"])
    assert library.annotations.tags() == {"存疑": 2}


def test_moving_and_confirming_place_a_mark(library: Library, add: Add) -> None:
    number = add()
    kept = draft(number, placement=Placement.SUGGESTED, candidate=(4, 7))
    (kept,) = library.annotations.add([kept])
    assert library.document(number).waiting == 1
    there = Anchor(4, 7, TEXT[4:7], TEXT[:4], TEXT[7:39], ("一、概况",), 3, "12")
    library.annotations.confirm({kept.id: there})
    placed = library.annotations.one(kept.id)
    assert placed is not None
    assert (placed.anchor, placed.placement, placed.candidate) == (there, Placement.PLACED, None)
    assert library.document(number).waiting == 0
    library.undo()
    assert library.annotations.one(kept.id) == kept


def test_an_import_writes_over_what_is_there(library: Library, add: Add) -> None:
    one, two = add(TEXT, "1.txt"), add(TEXT + "又", "2.txt")
    (kept,) = library.annotations.add([draft(one, tags=("数字",))])
    moment = "2024-03-01T08:00:00.000000+00:00"
    newer = replace(kept, document=two, note="改", tags=("时限",), modified=moment)
    fresh = replace(draft(one, 4, 6), id="f0e5b0a4-0000-4000-8000-000000000001", created=moment)
    change = library.annotations.put([newer, fresh])
    assert change.documents == frozenset({one, two})
    assert library.annotations.one(kept.id) == newer
    imported = library.annotations.one(fresh.id)
    assert imported == replace(fresh, modified=moment)
    library.undo()
    assert library.annotations.of_document(one) == [kept]
    assert library.annotations.of_document(two) == []


@pytest.fixture
def various(library: Library, add: Add) -> list[int]:
    """Marks of several kinds in two documents; their notes name them."""
    one, two = add(TEXT, "1.txt"), add(TEXT + "又", "2.txt")
    library.annotations.add(
        [
            draft(one, note="甲 台賬", colour=Colour.RED, tags=("数字",)),
            draft(one, 4, 6, note="乙", colour=Colour.GREEN, kind=MarkKind.NOTE),
            draft(two, note="丙 台账", tags=("数字", "时限"), modified="2024-03-09T23:00:00+00:00"),
            draft(two, 4, 6, note="丁", kind=MarkKind.BOOKMARK, name="防汛"),
            draft(two, 7, 9, note="戊", colour=Colour.RED, placement=Placement.UNPLACED),
        ]
    )
    return [one, two]


def test_a_filter_finds_what_it_says(library: Library, various: list[int]) -> None:
    assert sorted(page_of(library)) == sorted(["甲 台賬", "乙", "丙 台账", "丁", "戊"])
    assert page_of(library, colours=frozenset({Colour.GREEN})) == ["乙"]
    assert set(page_of(library, colours=frozenset({Colour.GREEN, None}))) == {"乙", "丙 台账", "丁"}
    assert page_of(library, kinds=frozenset({MarkKind.BOOKMARK})) == ["丁"]
    assert set(page_of(library, tags=frozenset({"数字"}))) == {"甲 台賬", "丙 台账"}
    assert page_of(library, tags=frozenset({"数字", "时限"})) == ["丙 台账"]
    assert set(page_of(library, documents=frozenset(various[:1]))) == {"甲 台賬", "乙"}
    assert page_of(library, placements=frozenset({Placement.UNPLACED})) == ["戊"]
    assert page_of(library, until="2024-03-09") == ["丙 台账"]
    assert len(page_of(library, since="2024-03-10")) == 4
    assert page_of(library, colours=frozenset({Colour.RED}), words="甲") == ["甲 台賬"]


def test_words_are_looked_for_as_search_does(library: Library, various: list[int]) -> None:
    assert set(page_of(library, words="台账")) == {"甲 台賬", "丙 台账"}
    assert set(page_of(library, words="白渚鎮")) == {"甲 台賬", "丙 台账"}  # what was quoted
    assert page_of(library, words="防汛 丁") == ["丁"]  # a bookmark's name, and its note
    assert page_of(library, words="无此词") == []


def test_annotations_are_filtered_by_new_rules_of_folding_once_the_index_is(
    library: Library, add: Add
) -> None:
    number = add()
    library.annotations.add([draft(number, note="砲台"), draft(number, note="別的")])
    with library.database.write() as connection:  # as a program of before left it
        connection.execute("UPDATE annotations SET words = note")
        connection.execute("DELETE FROM meta WHERE key = 'folding'")
    assert page_of(library, words="炮台") == []
    library.ensure_indexed()
    assert page_of(library, words="炮台") == ["砲台"]
    assert page_of(library, words="别的") == ["別的"]


def test_a_note_that_changes_while_words_are_folded_anew_is_found_by_its_new_words(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = library.annotations.add([draft(add(), note="砲台")])
    with library.database.write() as connection:
        connection.execute("UPDATE annotations SET words = 'of before'")
    read = refolding._next

    def read_and_change(database: Database, after: int) -> list[Any]:
        rows = read(database, after)
        if rows:
            with library.database.write() as connection:
                connection.execute("UPDATE annotations SET note = '水閘' WHERE id = ?", (made.id,))
        return rows

    monkeypatch.setattr(refolding, "_next", read_and_change)
    library.ensure_indexed()
    assert page_of(library, words="水闸") == ["水閘"]


def test_annotations_are_folded_anew_only_once(library: Library, add: Add) -> None:
    library.annotations.add([draft(add(), note="砲台")])
    library.ensure_indexed()
    with library.database.write() as connection:
        connection.execute("UPDATE annotations SET words = 'kept'")
    library.ensure_indexed()
    with library.database.read() as connection:
        assert connection.execute("SELECT words FROM annotations").get == "kept"


def test_words_follow_a_change_and_its_undo(library: Library, various: list[int]) -> None:
    library.annotations.update(library.annotations.found(MarkFilter(words="乙")), note="改写")
    assert page_of(library, words="改写") == ["改写"]
    assert page_of(library, words="乙") == []
    library.undo()
    assert page_of(library, words="乙") == ["乙"]


def test_words_are_found_of_what_is_there_now(library: Library, add: Add) -> None:
    number, other = add(), add(TEXT + "另一份。", "b.txt")
    (mark,) = library.annotations.add([draft(number, note="台账缺失", tags=("存疑",))])
    assert page_of(library, words="台账") == page_of(library, tags={"存疑"}) == ["台账缺失"]
    library.annotations.add([draft(other, note="台账齐全")])
    assert sorted(page_of(library, words="台账")) == ["台账缺失", "台账齐全"]
    library.annotations.set_tags([mark.id], ["重要"])
    assert page_of(library, tags={"存疑"}) == []
    library.remove([other])
    assert page_of(library, words="台账", tags={"重要"}) == ["台账缺失"]
    library.annotations.delete([mark.id])
    assert page_of(library, words="台账") == []
    library.undo()
    library.restore([other])
    assert sorted(page_of(library, words="台账")) == ["台账缺失", "台账齐全"]


def test_the_first_come_in_the_order_of_all(library: Library, various: list[int]) -> None:
    """Those that are shown at once, whether what filters look at has been read or not."""
    for words in ("", "白"):
        wanted = MarkFilter(words=words)
        before = [one.id for one in library.annotations.first(wanted, 3)]
        ids = library.annotations.found(wanted)
        after = [one.id for one in library.annotations.first(wanted, 3)]
        assert before == after == ids[:3]
        assert [one.id for one in library.annotations.first(wanted, 9)] == ids
    assert page_of(library) == ["丙 台账", "丁", "戊", "甲 台賬", "乙"]


def test_the_first_are_of_what_is_there_now(library: Library, various: list[int]) -> None:
    wanted = MarkFilter(words="台账")
    ids = library.annotations.found(wanted)
    library.annotations.delete(ids[:1])
    assert [one.id for one in library.annotations.first(wanted, 9)] == ids[1:]
    library.undo()
    assert [one.id for one in library.annotations.first(wanted, 9)] == ids


def test_marks_of_the_bin_are_kept_out_of_sight(library: Library, various: list[int]) -> None:
    library.remove(various[:1])
    assert set(page_of(library)) == {"丙 台账", "丁", "戊"}
    assert set(page_of(library, documents=frozenset(various[:1]))) == {"甲 台賬", "乙"}
    library.restore(various[:1])
    assert len(page_of(library)) == 5


def test_the_list_of_documents_counts_marks(library: Library, various: list[int]) -> None:
    counted = {row.id: (row.annotations, row.waiting) for row in library.documents()}
    assert counted == {various[0]: (2, 0), various[1]: (2, 1)}  # a bookmark is none
    assert library.annotations.counts() == {various[0]: 2, various[1]: 3}


def test_a_text_that_changed_leaves_marks_waiting_until_settled(library: Library, add: Add) -> None:
    number = add(TEXT, "a.txt", "gb18030")
    kept = library.annotations.add([draft(number), draft(number, 4, 6), draft(number, 7, 9)])
    assert library.annotations.waiting() == []
    with library.database.write() as connection:
        documents.put_text(connection, number, Document("别的文字"), None)
    assert library.annotations.waiting() == library.annotations.waiting(number) == [number]
    found = Anchor(1, 3, "别处")
    library.annotations.settle(
        number,
        [
            Settled(kept[0].id, Placement.PLACED, found),
            Settled(kept[1].id, Placement.SUGGESTED, None, (5, 8)),
            Settled(kept[2].id, Placement.UNPLACED),
        ],
    )
    assert library.annotations.waiting() == []
    placed, suggested, unplaced = library.annotations.some([one.id for one in kept])
    assert placed == replace(kept[0], anchor=found)
    assert suggested == replace(kept[1], placement=Placement.SUGGESTED, candidate=(5, 8))
    assert unplaced == replace(kept[2], placement=Placement.UNPLACED)
    assert library.document(number).waiting == 2


def test_colours_have_the_names_that_the_user_gives(library: Library) -> None:
    assert library.annotations.colour_names() == {}
    library.annotations.name_colours({Colour.RED: " 存疑 ", Colour.BLUE: "数字"})
    library.annotations.name_colours({Colour.BLUE: ""})
    assert library.annotations.colour_names() == {Colour.RED: "存疑"}
    library.undo()
    assert library.annotations.colour_names() == {Colour.RED: "存疑", Colour.BLUE: "数字"}
    step = library.undo()
    assert step is not None
    assert step.keys == {"colour_names"}
    assert library.annotations.colour_names() == {}
