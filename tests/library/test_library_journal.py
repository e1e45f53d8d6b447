"""Undo and redo: every change, in order, after a restart, never over somebody else's change."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.documents.model import Document
from reader_app.errors import KnownError
from reader_app.library import documents, journal
from reader_app.library.anchors import Anchor, Describer, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.annotations import Settled
from reader_app.library.journal import Label
from reader_app.library.library import Library
from reader_app.library.rows import ChangeKind, MetadataField, Status, Step
from reader_app.messages import LANGUAGES, render
from reader_app.resources import resource

from .conftest import TEXT, Add

# What belongs to the user; places, texts and the journal itself are no part of an undo.
PRECIOUS = {
    "annotations": "*",
    "annotation_tags": "*",
    "document_tags": "*",
    "collections": "*",
    "collected": "*",
    "state": "*",
    "documents": "id, status, starred, removed, reviewed_hash, hand_title, hand_source, hand_date",
}


def precious(library: Library) -> dict[str, set[tuple[Any, ...]]]:
    with library.database.read() as connection:
        return {
            table: set(connection.execute(f"SELECT {columns} FROM {table}"))
            for table, columns in PRECIOUS.items()
        }


def mark(library: Library, document: int, start: int = 0, end: int = 3, **more: Any) -> str:
    exact = library.text(document)[start:end]
    draft = Annotation("", document, MarkKind.HIGHLIGHT, anchor=Anchor(start, end, exact), **more)
    return library.annotations.add([draft])[0].id


def marks(library: Library) -> list[str]:
    with library.database.read() as connection:
        return [id for (id,) in connection.execute("SELECT id FROM annotations ORDER BY rowid")]


def folder(library: Library) -> str:
    found = library.collections.all()
    return found[-1].id if found else library.collections.create("防汛").id


TAGS = st.sampled_from(["数字", "时限", "存疑"])
COLOURS = st.sampled_from(list(Colour))
Act = Callable[[Library, list[int]], object]
ACTS: list[st.SearchStrategy[Act]] = [
    st.builds(lambda c, t: lambda it, d: mark(it, d[0], colour=c, tags=(t,)), COLOURS, TAGS),
    st.builds(lambda n: lambda it, d: mark(it, d[1], 2, 5, note=n), st.text(max_size=5)),
    st.builds(lambda c: lambda it, d: it.annotations.update(marks(it)[:3], colour=c), COLOURS),
    st.builds(lambda n: lambda it, d: it.annotations.update(marks(it)[-1:], note=n), st.text()),
    st.builds(lambda t: lambda it, d: it.annotations.add_tags(marks(it), [t]), TAGS),
    st.builds(lambda t: lambda it, d: it.annotations.remove_tags(marks(it), [t]), TAGS),
    st.builds(lambda n: lambda it, d: it.annotations.delete(marks(it)[n:]), st.integers(0, 4)),
    st.builds(
        lambda n: (
            lambda it, d: [
                it.annotations.move(id, Anchor(n, n + 2, "之间")) for id in marks(it)[:1]
            ]
        ),
        st.integers(0, 9),
    ),
    st.builds(lambda n: lambda it, d: it.annotations.name_colours({Colour.RED: n}), TAGS),
    st.builds(lambda s: lambda it, d: it.set_status(d, s), st.sampled_from(list(Status))),
    st.builds(lambda on: lambda it, d: it.set_starred(d[1:], on), st.booleans()),
    st.builds(
        lambda t: lambda it, d: it.edit_metadata(d[:2], {MetadataField.TITLE: t}),
        st.none() | st.text(st.characters(exclude_categories=["Cs"])),
    ),
    st.just(lambda it, d: it.remove(d[:1])),
    st.just(lambda it, d: it.restore(d)),
    st.builds(lambda t: lambda it, d: it.tags.add(d, [t]), TAGS),
    st.builds(lambda t: lambda it, d: it.tags.remove(d[:1], [t]), TAGS),
    st.builds(lambda a, b: lambda it, d: it.tags.rename(a, b), TAGS, TAGS),
    st.builds(lambda t: lambda it, d: it.tags.delete(t), TAGS),
    st.builds(lambda n: lambda it, d: it.collections.create(n, folder(it)), TAGS),
    st.just(lambda it, d: it.collections.add(folder(it), d)),
    st.just(lambda it, d: it.collections.remove(folder(it), d[:1])),
    st.builds(lambda n: lambda it, d: it.collections.rename(folder(it), n), TAGS),
    st.just(lambda it, d: it.collections.delete(folder(it))),
]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.one_of(ACTS), max_size=8))
def test_whatever_was_done_is_undone_and_redone(
    library: Library, add: Add, acts: list[Act]
) -> None:
    numbers = [add(f"第{n}号通报：防汛物资已到位。", f"{n}.txt") for n in range(3)]
    first = library.next_undo()
    before = precious(library)
    for act in acts:
        act(library, numbers)
    after = precious(library)
    while library.next_undo() != first:
        assert library.undo() is not None
    assert precious(library) == before
    while library.next_redo():
        assert library.redo() is not None
    assert precious(library) == after
    assert library.database.problems() == []


def test_undo_goes_on_after_a_restart(home: Path, library: Library, add: Add) -> None:
    number = add()
    kept = [mark(library, number, n, n + 2, tags=("存疑",)) for n in range(12)]
    listed = library.annotations.of_document(number)
    library.annotations.delete(kept)
    library.close()
    with Library.open(home) as again:
        assert again.next_undo() == Step(13, "delete-annotations", 12)
        change = again.undo()
        assert change is not None
        assert (change.kind, change.documents) == (ChangeKind.UNDONE, frozenset({number}))
        assert change.annotations == frozenset(kept)
        assert again.annotations.of_document(number) == listed
    with Library.open(home) as again:
        assert again.next_redo() == Step(13, "delete-annotations", 12)
        assert again.redo() is not None
        assert again.annotations.of_document(number) == []


def test_a_new_change_gives_up_what_could_be_redone(library: Library, add: Add) -> None:
    number = add()
    mark(library, number)
    library.set_starred([number], True)
    library.undo()
    library.set_starred([number], False)  # changes nothing: what can be redone stays
    assert library.next_redo() is not None
    library.set_status([number], Status.REVIEWED)
    assert library.next_redo() is None
    assert library.redo() is None
    assert not library.document(number).starred


def test_nothing_is_left_to_undo_at_last(library: Library, add: Add) -> None:
    number = add()
    assert (library.undo(), library.next_undo()) == (None, None)
    library.set_starred([number], True)
    assert library.undo() is not None
    assert library.undo() is None


def test_what_was_changed_since_is_not_undone_and_nothing_else_is(
    library: Library, add: Add
) -> None:
    one, two = add("第一号通报", "1.txt"), add("第二号通报", "2.txt")
    library.set_starred([one], True)
    library.set_status([one, two], Status.REVIEWED)
    library.set_status([two], Status.READING, undoable=False)
    with pytest.raises(KnownError, match="undo-conflict"):
        library.undo()
    assert library.document(one).status is Status.REVIEWED
    assert library.document(two).status is Status.READING
    change = library.undo()  # the step that is in the way is passed over
    assert change is not None
    assert change.step == Step(1, "star", 1)
    assert not library.document(one).starred


def test_what_is_as_it_was_already_is_no_conflict(library: Library, add: Add) -> None:
    number = add()
    library.set_status([number], Status.READING)
    library.set_status([number], Status.UNREAD)
    library.set_status([number], Status.READING, undoable=False)  # it was opened
    assert library.undo() is not None
    assert library.document(number).status is Status.READING


def test_a_mark_that_was_placed_anew_can_still_be_undone(library: Library, add: Add) -> None:
    number = add()
    id = mark(library, number)
    anchor = Anchor(4, 7, "工作简")
    library.annotations.settle(number, [Settled(id, Placement.PLACED, anchor)])
    library.undo()
    assert library.annotations.of_document(number) == []


def test_a_move_in_another_text_is_not_undone(library: Library, add: Add) -> None:
    number = add()
    id = mark(library, number)
    library.annotations.move(id, Anchor(1, 5, "渚镇防汛"))
    found = Anchor(3, 7, "防汛工作")
    library.annotations.settle(number, [Settled(id, Placement.PLACED, found)])
    with pytest.raises(KnownError, match="undo-conflict"):
        library.undo()
    kept = library.annotations.one(id)
    assert kept is not None
    assert kept.anchor == found


def test_marks_that_come_back_find_their_places_in_the_present_text(
    library: Library, add: Add
) -> None:
    number = add(TEXT, "a.txt", "gb18030")
    at = TEXT.index("老人")
    anchor = Describer(library.load(number)).describe(at, at + 6)
    (kept,) = library.annotations.add([Annotation("", number, MarkKind.NOTE, anchor=anchor)])
    library.annotations.delete([kept.id])
    with library.database.write() as connection:
        later = Document("新增一行导语。\n" + TEXT)
        documents.put_text(connection, number, later, None)
    library.undo()
    assert library.annotations.waiting() == []
    back = library.annotations.one(kept.id)
    assert back is not None
    assert back.anchor is not None
    assert (back.anchor.start, back.anchor.exact) == (at + 8, "老人314人")


def test_reading_on_does_not_stand_in_the_way(library: Library, add: Add) -> None:
    number = add()
    with library.journal.undoable(Label.NEW_VERSION, 1, "documents") as connection:
        connection.execute("UPDATE documents SET position = 7, starred = 1")
    library.set_position(number, 9, 0.5)
    library.undo()
    assert not library.document(number).starred


def test_a_great_change_is_undone_whole_or_not_at_all(library: Library, add: Add) -> None:
    """It is taken back portion by portion: a conflict in the last one takes back the others."""
    number = add()
    made = library.annotations.add([Annotation("", number, MarkKind.NOTE)] * 1_000)
    library.annotations.add_tags([one.id for one in made], ["存疑"])
    assert library.undo() is not None
    with library.database.write() as connection:  # as nobody does: no step of the journal
        connection.execute("DELETE FROM annotations WHERE id = ?", (made[-1].id,))
    with pytest.raises(KnownError) as caught:
        library.redo()
    assert caught.value.code == "redo-conflict"
    assert library.annotations.tags() == {}
    assert len(library.annotations.of_document(number)) == 999


def test_search_follows_an_undo(library: Library, add: Add) -> None:
    number = add()
    library.remove([number])
    assert library.search("防汛").total == 0
    library.undo()
    assert library.search("防汛").total == 1
    library.redo()
    assert library.search("防汛").total == 0


def test_two_windows_share_one_order_of_changes(home: Path, library: Library, add: Add) -> None:
    number = add()
    with Library.open(home) as other:
        mark(library, number)
        other.set_starred([number], True)
        assert library.next_undo() == other.next_undo() == Step(2, "star", 1)
        library.undo()
        assert not other.document(number).starred
        assert other.next_redo() == Step(2, "star", 1)
        other.undo()
        assert library.annotations.of_document(number) == []


def test_windows_that_change_and_undo_at_once_leave_a_whole_library(
    home: Path, library: Library, add: Add
) -> None:
    number = add()

    def work(seed: int) -> None:
        draw = random.Random(seed)
        with Library.open(home) as window:
            for _ in range(40):
                draw.choice(
                    [
                        lambda: mark(window, number, tags=("数字",)),
                        lambda: window.annotations.update(marks(window)[:2], colour=Colour.RED),
                        lambda: window.annotations.delete(marks(window)[-1:]),
                        window.undo,
                        window.undo,
                        window.redo,
                    ]
                )()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work, seed) for seed in range(4)]:
            done.result()
    assert library.database.problems() == []
    while library.undo():
        pass
    assert library.annotations.of_document(number) == []
    assert library.annotations.tags() == {}


def test_a_window_learns_what_another_one_changed(home: Path, library: Library, add: Add) -> None:
    one, two = add("第一号通报", "1.txt"), add("第二号通报", "2.txt")
    token = library.changes_since().token
    assert library.changes_since(token).documents == frozenset()
    with Library.open(home) as other:
        id = mark(other, two)
        seen = library.changes_since(token)
        assert seen.documents == frozenset({two})
        other.annotations.add_tags([id], ["数字"])
        other.undo()
        other.collections.create("防汛")
        later = library.changes_since(seen.token)
        assert (later.documents, later.lists) == (frozenset({two}), True)
        other.set_starred([one], True)
        starred = library.changes_since(later.token)
        assert (starred.documents, starred.lists) == (frozenset({one}), False)
        other.annotations.name_colours({Colour.RED: "存疑"})
        named = library.changes_since(starred.token)
        other.tags.add([one], ["防汛"])
        other.tags.rename("防汛", "汛情")
        tagged = library.changes_since(named.token)
        assert (tagged.documents, tagged.token) == (frozenset({one}), named.token + 2)
        assert (named.documents, named.lists) == (frozenset(), True)
        other.set_state("window", {"size": [1, 1]})
        assert library.changes_since(tagged.token) == (tagged.token, frozenset(), False)


def test_the_journal_keeps_the_latest_changes(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = add()
    monkeypatch.setattr(journal, "MOST", 5)
    for n in range(20):
        library.set_starred([number], n % 2 == 0)
    undone = 0
    while library.undo():
        undone += 1
    assert undone == 5


def test_a_great_change_does_not_fill_the_disk_for_ever(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = add()
    monkeypatch.setattr(journal, "MOST_BYTES", 300)
    for _ in range(10):
        mark(library, number)
    with library.database.read() as connection:
        kept = connection.execute("SELECT count(*) FROM journal").get
    assert 1 <= kept < 10
    assert library.undo() is not None  # the newest is kept, however great


def test_a_change_that_fails_leaves_no_step(library: Library, add: Add) -> None:
    number = add()
    with (
        pytest.raises(ZeroDivisionError),
        library.journal.undoable(Label.STAR, 1, "documents") as connection,
    ):
        connection.execute("UPDATE documents SET starred = 1")
        raise ZeroDivisionError
    assert library.next_undo() is None
    assert not library.document(number).starred


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", list(Label))
def test_every_step_has_words(label: Label, language: str) -> None:
    with resource(f"messages/{language}.toml").open("rb") as file:
        known = tomllib.load(file)
    for count in (1, 12):
        step = Step(1, label, count)
        assert step.notice.code in known
        assert ("12" in render(step.notice, language)) == (count == 12)
