"""Organising: stars, tags, folders and kept searches, what the user writes over what was read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader_app.documents.model import Metadata
from reader_app.errors import KnownError
from reader_app.library import watched
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.journal import Label
from reader_app.library.library import Library
from reader_app.library.organizing import Tag
from reader_app.library.rows import Change, ChangeKind, MetadataField, Status
from tests.library.kept_pictures import keep_pictures

from .conftest import TEXT, Add, Write, quick_analysis


@pytest.fixture
def three(add: Add) -> list[int]:
    return [add(f"第{n}号通报\n来源：澄湾日报\n　　内容{n}。", f"{n}.txt") for n in range(3)]


def test_stars_are_given_and_taken(library: Library, three: list[int]) -> None:
    assert library.set_starred(three[:2], True) == Change(ChangeKind.STARS, frozenset(three[:2]))
    assert [row.starred for row in library.documents()] == [False, True, True]
    library.set_starred(three[:1], False)
    assert library.document(three[0]).starred is False
    library.undo()
    assert library.document(three[0]).starred is True


def test_rows_of_some_documents_are_those_of_the_list(library: Library, three: list[int]) -> None:
    library.tags.add(three[:2], ["防汛"])
    library.annotations.add([Annotation("", three[0], MarkKind.NOTE, note="记一笔")])
    library.remove(three[2:])
    assert library.rows(three) == library.bin() + library.documents()
    assert library.rows([]) == []


def test_tags_are_shown_with_the_document(library: Library, three: list[int]) -> None:
    library.tags.add(three[:2], ["防汛", " 待  核 ", ""])
    library.tags.remove(three[:1], ["防汛"])
    assert [row.tags for row in library.documents()] == [(), ("待 核", "防汛"), ("待 核",)]
    assert library.document(three[1]).tags == ("待 核", "防汛")
    assert library.tags.all() == [Tag("待 核", 2, 0), Tag("防汛", 1, 0)]
    library.remove(three[1:2])
    assert library.tags.all() == [Tag("待 核", 1, 0)]


def test_tags_given_and_taken_together_are_one_step(library: Library, three: list[int]) -> None:
    library.tags.add(three, ["急件"])
    library.tags.replace(three, ["复查"], ["急件"])
    assert {row.tags for row in library.documents()} == {("复查",)}
    step = library.next_undo()
    assert step is not None
    assert (step.label, step.count) == (Label.RETAG_DOCUMENTS, 3)
    library.undo()
    assert {row.tags for row in library.documents()} == {("急件",)}


def test_a_folder_made_for_documents_goes_with_them_when_undone(
    library: Library, three: list[int]
) -> None:
    made = library.collections.create("督查", documents=three[:2])
    assert sorted(library.collections.documents(made.id)) == sorted(three[:2])
    change = library.undo()
    assert change is not None
    assert change.collections
    assert library.collections.all() == []
    library.redo()
    assert sorted(library.collections.documents(made.id)) == sorted(three[:2])


def test_a_tag_is_renamed_and_deleted_wherever_it_is(library: Library, three: list[int]) -> None:
    mark = Annotation("", three[0], MarkKind.NOTE, anchor=Anchor(0, 2, "第0"), tags=("防汛",))
    (mark,) = library.annotations.add([mark])
    library.tags.add(three[1:], ["防汛"])
    library.tags.add(three[2:], ["汛情"])
    change = library.tags.rename("防汛", "汛情")
    assert change == Change(ChangeKind.TAGS, frozenset(three), frozenset({mark.id}))
    assert library.tags.all() == [Tag("汛情", 2, 1)]
    library.undo()
    assert library.tags.all() == [Tag("汛情", 1, 0), Tag("防汛", 2, 1)]
    library.tags.delete("防汛")
    assert library.tags.all() == [Tag("汛情", 1, 0)]
    library.tags.rename("汛情", " ")  # no name at all: it stays
    assert library.tags.all() == [Tag("汛情", 1, 0)]


def test_folders_lie_in_folders(library: Library, three: list[int]) -> None:
    year = library.collections.create(" 二〇二四年 ")
    month = library.collections.create("三月", year.id)
    library.collections.add(month.id, three[:2])
    library.collections.add(year.id, three[1:])
    listed = {one.name: one for one in library.collections.all()}
    assert (listed["三月"].parent, listed["三月"].documents) == (year.id, 2)
    assert library.collections.documents(year.id) == three[::-1]
    assert library.collections.documents(year.id, nested=False) == three[:0:-1]
    assert library.collections.of_document(three[0]) == [month.id]
    assert set(library.collections.of_document(three[1])) == {year.id, month.id}
    library.collections.remove(month.id, three[:1])
    assert library.collections.documents(month.id) == [three[1]]
    library.remove([three[1]])
    assert library.collections.documents(year.id) == [three[2]]
    library.restore([three[1]])
    assert library.collections.documents(month.id) == [three[1]]


def test_a_folder_is_deleted_with_all_within_and_comes_back_whole(
    library: Library, three: list[int]
) -> None:
    year = library.collections.create("二〇二四年")
    month = library.collections.create("三月", year.id)
    library.collections.add(month.id, three)
    before = library.collections.all()
    change = library.collections.delete(year.id)
    assert (change.documents, change.collections) == (frozenset(three), True)
    assert library.collections.all() == []
    assert len(library.documents()) == 3
    library.undo()
    assert library.collections.all() == before
    assert library.collections.documents(year.id) == three[::-1]


def test_a_folder_is_renamed_and_moved_but_not_into_itself(library: Library) -> None:
    year = library.collections.create("二〇二四年")
    month = library.collections.create("三月", year.id)
    for into in (year.id, month.id):
        with pytest.raises(KnownError, match="collection-cycle"):
            library.collections.move(year.id, into)
    library.collections.move(month.id, None)
    library.collections.move(year.id, month.id)
    library.collections.rename(month.id, "四月")
    assert {(one.name, one.parent) for one in library.collections.all()} == {
        ("四月", None),
        ("二〇二四年", month.id),
    }
    for wrong in (
        lambda: library.collections.rename(year.id, " "),
        lambda: library.collections.create(""),
    ):
        with pytest.raises(KnownError, match="collection-nameless"):
            wrong()


def test_a_search_is_kept_with_its_words(home: Path, library: Library) -> None:
    kept = library.collections.create("逾期", query="逾期 OR 超期")
    library.collections.set_query(kept.id, "逾期 status:unread")
    library.close()
    with Library.open(home) as again:
        (found,) = again.collections.all()
        assert (found.name, found.query) == ("逾期", "逾期 status:unread")


def test_what_the_user_wrote_stands_over_what_was_read(library: Library, add: Add) -> None:
    number = add(TEXT, "a.txt", "gb18030")
    read = library.document(number)
    assert read.source == "澄湾日报"
    library.edit_metadata(
        [number], {MetadataField.TITLE: "白渚镇防汛简报", MetadataField.SOURCE: ""}
    )
    row = library.document(number)
    assert (row.display_title, row.source) == ("白渚镇防汛简报", None)
    assert library.metadata(number) == (
        Metadata(read.title, read.source, read.author, read.date),
        Metadata("白渚镇防汛简报", ""),
    )
    library.set_encoding(number, "big5")
    library.set_encoding(number, None)
    library.store_analysis(number, quick_analysis(library.load(number)))
    assert library.document(number).title == "白渚镇防汛简报"
    library.edit_metadata([number], {MetadataField.TITLE: None, MetadataField.SOURCE: None})
    row = library.document(number)
    assert (row.title, row.source) == (read.title, read.source)
    library.undo()
    assert library.document(number).title == "白渚镇防汛简报"


def test_many_documents_get_one_source_and_are_undone_together(
    library: Library, three: list[int]
) -> None:
    library.edit_metadata(three, {MetadataField.SOURCE: "岑阳晚报"})
    assert {row.source for row in library.documents()} == {"岑阳晚报"}
    step = library.next_undo()
    assert step is not None
    assert step.count == 3
    library.undo()
    assert {row.source for row in library.documents()} == {"澄湾日报"}


def test_a_title_written_by_hand_is_searched(library: Library, add: Add) -> None:
    number = add()
    assert library.search("度汛方案").total == 0
    library.edit_metadata([number], {MetadataField.TITLE: "度汛方案"})
    assert library.search("度汛方案").total == 1
    library.undo()
    assert library.search("度汛方案").total == 0


def test_a_text_that_changed_after_its_review_says_so(library: Library, add: Add) -> None:
    number = add(TEXT, "a.txt", "gb18030")
    library.set_status([number], Status.REVIEWED)
    assert not library.document(number).changed_since_review
    library.set_encoding(number, "big5")
    assert library.document(number).changed_since_review
    library.set_status([number], Status.REVIEWED)  # reviewed as it is now
    assert not library.document(number).changed_since_review
    library.set_encoding(number, None)
    assert library.document(number).changed_since_review
    library.set_status([number], Status.READING)
    assert not library.document(number).changed_since_review


def test_the_bin_gives_documents_back_with_all_they_had(library: Library, three: list[int]) -> None:
    number = three[0]
    library.annotations.add([Annotation("", number, MarkKind.NOTE, note="记一笔")])
    library.tags.add([number], ["防汛"])
    library.set_status([number], Status.REVIEWED)
    before = library.document(number)
    library.remove([number])
    library.restore([number])
    assert library.document(number) == before
    assert len(library.annotations.of_document(number)) == 1


def test_pictures_beside_a_file_are_kept_with_it(library: Library, three: list[int]) -> None:
    number = three[0]
    keep_pictures(library, number, {"网页_files/a.png": b"one", "网页_files/b.png": b"two"})
    assert library.picture(number, "网页_files/b.png") == b"two"
    assert library.picture(number, "c.png") is None
    keep_pictures(library, three[1], {"别的.png": b"one"})
    assert library.picture(three[1], "别的.png") == b"one"
    keep_pictures(library, number, {"新.png": b"three"})
    assert library.picture(number, "网页_files/b.png") is None


def test_the_format_of_a_document_stands_in_its_row(library: Library, write: Write) -> None:
    from reader_app.library.importer import import_paths

    (number,) = import_paths(library, [write("a.txt")], analyzer=quick_analysis).new
    assert library.document(number).format == library.load(number).format == "text"


def test_words_with_half_a_pair_are_kept_as_far_as_they_are_characters(library: Library) -> None:
    folder = library.collections.create("汛\ud800期")
    library.collections.rename(folder.id, "\udc00汛期")
    library.collections.create("问", query="防汛\ud800")
    found = {one.name: one.query for one in library.collections.all()}
    assert found == {"\ufffd汛期": None, "问": "防汛\ufffd"}
    library.annotations.name_colours({Colour.RED: "错\ud800"})
    assert library.annotations.colour_names()[Colour.RED].startswith("错")


@pytest.mark.skipif(sys.platform != "linux", reason="names in other encodings")
def test_a_folder_whose_name_is_no_unicode_can_be_watched(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("汛期".encode("gb18030"))
    folder.mkdir()
    (folder / "a.txt").write_text("防汛", encoding="utf-8")
    os.utime(folder / "a.txt", (0, 0))
    watched.watch(library, folder)
    assert watched.folders(library) == [folder]
    assert watched.news(library, watched.folders(library)) == ([folder / "a.txt"], False)
