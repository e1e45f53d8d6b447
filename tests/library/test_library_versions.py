"""A file that changes is a new version of its document: what the user made of it goes along."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader_app.errors import KnownError
from reader_app.library import versions
from reader_app.library.anchors import Placement, describe
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.importer import ImportProgress, ImportResult, import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from reader_app.library.rows import MetadataField, Status
from reader_app.library.versions import NewVersion

from .conftest import Add, Write, quick_analysis

BringIn = Callable[..., ImportResult]

OLD = """白渚镇防汛工作简报

　　截至5月8日，全镇转移群众369人，其中老人314人、儿童55人。

　　会议要求，各村要压实责任，确保群众安全。有关情况将及时报告。

　　石桥村投入资金20万元，加固堤防3处。
"""
NEW = "（更新）\n" + OLD.replace("369人", "412人").replace("有关情况将及时报告。", "")


def mark(library: Library, number: int, words: str, **fields: object) -> Annotation:
    text = library.text(number)
    anchor = describe(library.load(number), text.index(words), text.index(words) + len(words))
    draft = Annotation("", number, MarkKind.HIGHLIGHT, anchor=anchor, **fields)  # type: ignore[arg-type]
    return library.annotations.add([draft])[0]


def test_the_new_version_takes_the_place_with_all_that_was_made_of_the_old(
    library: Library, add: Add, write: Write, bring_in: BringIn
) -> None:
    old = add(OLD, "a.txt")
    kept = mark(library, old, "加固堤防3处", note="查一查", colour=Colour.RED, tags=("堤防",))
    changed = mark(library, old, "全镇转移群众369人")
    gone = mark(library, old, "有关情况将及时报告")
    whole = library.annotations.add(
        [Annotation("", old, MarkKind.NOTE, Target.DOCUMENT, note="全文")]
    )[0]
    library.tags.add([old], ["汛情"])
    library.set_starred([old], True)
    library.edit_metadata([old], {MetadataField.AUTHOR: "陈立"})
    library.set_position(old, OLD.index("石桥村"), 0.6)
    library.set_status([old], Status.REVIEWED)

    result = bring_in(write("a.txt", NEW))
    (new,) = result.new
    assert result.renewed == [NewVersion(old, new, carried=2, suggested=1, unplaced=1)]
    (row,) = library.documents()
    assert (row.id, row.status, row.starred, row.author) == (new, Status.REVIEWED, True, "陈立")
    assert (row.tags, row.changed_since_review, row.annotations) == (("汛情",), True, 4)
    assert NEW[row.position :].startswith("石桥村")
    found = {one.id: one for one in library.annotations.of_document(new)}
    assert found.keys() == {kept.id, changed.id, gone.id, whole.id}
    placed = found[kept.id]
    assert placed.anchor is not None
    assert NEW[placed.anchor.start : placed.anchor.end] == "加固堤防3处"
    assert (placed.note, placed.colour, placed.tags) == ("查一查", Colour.RED, ("堤防",))
    offered = found[changed.id]
    assert offered.candidate is not None
    assert NEW[slice(*offered.candidate)] == "全镇转移群众412人"
    assert found[gone.id].placement is Placement.UNPLACED
    assert found[gone.id].anchor == gone.anchor  # its words can still be read
    assert versions.previous(library, new) == [old]
    assert library.text(old) == OLD
    assert library.search("及时报告").total == 0
    assert list(inspect(library)) == []


def test_taking_a_new_version_can_be_undone_and_redone(
    library: Library, add: Add, write: Write, bring_in: BringIn
) -> None:
    old = add(OLD, "a.txt")
    mark(library, old, "加固堤防3处")
    before = library.annotations.of_document(old)
    (new,) = bring_in(write("a.txt", NEW)).new
    step = library.next_undo()
    assert step is not None and step.label == "new-version"
    library.undo()
    assert {row.id for row in library.documents()} == {old, new}
    assert library.annotations.of_document(old) == before
    assert library.annotations.of_document(new) == []
    assert library.search("及时报告").total == 1
    library.redo()
    assert [row.id for row in library.documents()] == [new]
    assert len(library.annotations.of_document(new)) == 1


def test_all_new_versions_of_one_import_are_undone_together(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    names = [f"{n}.txt" for n in range(3)]
    old = bring_in(*[write(name, OLD + name) for name in names]).new
    for number in old:
        mark(library, number, "加固堤防3处")
    library.set_starred(old[:1], True)
    new = bring_in(*[write(name, NEW + name) for name in names]).new
    step = library.next_undo()
    assert step is not None and (step.label, step.count) == ("new-version", 3)
    library.undo()
    assert {row.id for row in library.documents()} == {*old, *new}
    assert [len(library.annotations.of_document(number)) for number in old] == [1, 1, 1]
    step = library.next_undo()
    assert step is not None and step.label == "star"
    library.redo()
    assert {row.id for row in library.documents()} == set(new)
    assert list(inspect(library)) == []


def test_what_has_been_read_stays_read_in_the_new_version(
    library: Library, add: Add, write: Write, bring_in: BringIn
) -> None:
    old = add(OLD, "a.txt")
    library.set_status([old], Status.READING)
    start, end = OLD.index("　　截至"), OLD.index("　　石桥村")
    library.set_state(f"read/{old}", [[start, end]])
    (new,) = bring_in(write("a.txt", NEW)).new
    read = [NEW[start:end] for start, end in library.get_state(f"read/{new}")]
    assert "".join(read).startswith("截至5月8日")
    assert "412人" not in "".join(read)  # that is new
    assert read[-1].endswith("确保群众安全。")


def test_a_file_that_is_changed_back_has_its_marks_again(library: Library, add: Add) -> None:
    old = add(OLD, "a.txt")
    words = ["加固堤防3处", "有关情况将及时报告", "全镇转移群众369人"]
    marks = [mark(library, old, one) for one in words]
    new = add(NEW, "a.txt")
    assert add(OLD, "a.txt") == old
    assert [row.id for row in library.documents()] == [old]
    assert library.annotations.of_document(new) == []
    found = {one.id: one for one in library.annotations.of_document(old)}
    assert [found[one.id].placement for one in marks] == [Placement.PLACED] * 3
    assert [found[one.id].anchor for one in marks] == [one.anchor for one in marks]


def test_a_file_that_was_moved_and_then_changed_is_a_new_version(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    path = write("a.txt", OLD)
    (old,) = bring_in(path).new
    kept = mark(library, old, "确保群众安全")
    moved = path.rename(path.with_name("b.txt"))
    bring_in(moved)
    assert [place.path for place in library.places(old)] == [moved]
    write("b.txt", OLD + "　　补记一句。\n")
    (renewed,) = bring_in(moved).renewed
    assert (renewed.old, renewed.carried) == (old, 1)
    assert [one.id for one in library.annotations.of_document(renewed.new)] == [kept.id]


def test_a_file_that_was_called_in_other_letters_and_then_changed_is_a_new_version(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    path = write("Report.txt", OLD)
    (old,) = bring_in(path).new
    # Where case makes no difference, a file goes by its old name, too.
    respelt = path.with_name("REPORT.TXT")
    if not respelt.exists():
        respelt.hardlink_to(path)
    bring_in(respelt)
    assert [place.path for place in library.places(old)] == [respelt]
    respelt.write_text(OLD + "　　补记一句。\n", encoding="utf-8")
    assert [one.old for one in bring_in(respelt).renewed] == [old]


def test_a_copy_that_was_deleted_stands_in_the_way_of_no_version(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    copy = write("a.txt", OLD)
    (old,) = bring_in(copy, write("b.txt", OLD)).new
    copy.unlink()
    found = bring_in(write("b.txt", OLD + "　　补记一句。\n"))
    assert [one.old for one in found.renewed] == [old]


def test_while_a_copy_is_left_the_other_is_a_document_of_its_own(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    (old,) = bring_in(write("a.txt", OLD), write("b.txt", OLD)).new
    found = bring_in(write("b.txt", OLD + "　　补记一句。\n"))
    assert (len(found.new), found.renewed) == (1, [])
    assert [place.path.name for place in library.places(old)] == ["a.txt"]


def test_another_text_under_the_same_name_is_another_document(library: Library, add: Add) -> None:
    old = add(OLD, "新建文本文档.txt")
    mark(library, old, "加固堤防3处")
    new = add("澄湾市第三小学运动会日程：上午田赛，下午径赛，雨天顺延。\n", "新建文本文档.txt")
    assert {row.id for row in library.documents()} == {old, new}
    assert len(library.annotations.of_document(old)) == 1
    assert library.places(old) == []


def test_another_encoding_moves_no_mark_from_its_words(library: Library, add: Add) -> None:
    number = add("Report 2023, section A: totals.\n" + OLD, "a.txt", "gb18030")
    ascii_words, chinese = mark(library, number, "section A"), mark(library, number, "石桥村")
    library.set_encoding(number, "big5")
    found = {one.id: one.placement for one in library.annotations.of_document(number)}
    assert found[ascii_words.id] is not Placement.UNPLACED
    assert found[chinese.id] is not Placement.PLACED
    library.set_encoding(number, None)
    again = library.annotations.of_document(number)
    assert {one.placement for one in again} == {Placement.PLACED}
    assert {one.anchor for one in again} == {ascii_words.anchor, chinese.anchor}


def test_marks_of_an_unknown_former_text_find_their_places(library: Library, add: Add) -> None:
    number = add(OLD, "a.txt")
    kept = mark(library, number, "加固堤防3处")
    with library.database.write() as connection:
        connection.execute("UPDATE annotations SET text_hash = 'other', start = 1, \"end\" = 8")
    assert library.annotations.waiting() == [number]
    versions.find_places(library, number)
    assert library.annotations.waiting() == []
    assert library.annotations.of_document(number)[0].anchor == kept.anchor


def test_an_old_file_is_not_read_again(
    library: Library, write: Write, bring_in: BringIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.txt")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    numbers = bring_in(path).new
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: pytest.fail("read again"))
        assert bring_in(path).unchanged == numbers
    path.write_bytes("另一篇简报。".encode())
    assert len(bring_in(path).new) == 1


def test_what_the_user_removed_stays_removed_when_nobody_asked(
    library: Library, write: Write, add: Add
) -> None:
    number = add(OLD, "a.txt")
    library.remove([number])
    import_paths(library, [write("a.txt", OLD)], analyzer=quick_analysis, restore=False)
    assert library.documents() == []
    import_paths(library, [write("a.txt", OLD)], analyzer=quick_analysis)
    assert [row.id for row in library.documents()] == [number]


def test_an_archive_is_its_files(library: Library, write: Write, bring_in: BringIn) -> None:
    path = write("卷宗.zip", "")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("通报/一.txt", "第一号通报，关于防汛工作。")
        archive.writestr("二.txt", "第二号通报，关于抢险工作。")
        archive.writestr("空.txt", "")
    result = bring_in(path)
    assert {library.document(id).path for id in result.new} == {
        path / "通报/一.txt",
        path / "二.txt",
    }
    assert [failure.path for failure in result.failed] == [path / "空.txt"]
    assert library.original(result.new[0]).startswith("第".encode())
    assert bring_in(path).new == []


def test_pictures_beside_a_saved_page_are_kept(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
        "0000000049454e44ae426082"
    )
    body = "<p>白渚镇连夜抢险，投入资金二十万元，加固堤防三处。</p>" * 5
    page = write("简报.html", f"<html><body>{body}<img src='简报_files/a.png'>{body}</body></html>")
    picture = page.parent / "简报_files" / "a.png"
    picture.parent.mkdir()
    picture.write_bytes(pixel)
    (number,) = bring_in(page).new
    (image,) = library.load(number).images
    picture.unlink()
    assert library.picture(number, image.src) == pixel


def test_progress_tells_rate_and_time_left(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100_000))
    monkeypatch.setattr("reader_app.library.importer.time.monotonic", lambda: next(clock))
    paths = [write(f"{n}.txt", f"第{n}号通报") for n in range(12)]
    seen: list[ImportProgress] = []
    import_paths(library, paths, seen.append, analyzer=quick_analysis)
    assert seen[0].rate is None
    told = seen[8]
    assert told.rate is not None and told.left is not None
    assert told.left == pytest.approx((12 - 8) / told.rate)


def test_a_disk_that_fills_up_leaves_the_old_version(
    library: Library, add: Add, write: Write, bring_in: BringIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = add(OLD, "a.txt")
    mark(library, old, "加固堤防3处")

    def fail(*_: object) -> None:
        raise KnownError("library-full", path="")

    with monkeypatch.context() as patch, pytest.raises(KnownError):
        patch.setattr(versions, "settle", fail)
        bring_in(write("a.txt", NEW))
    assert [row.id for row in library.documents()] == [old]
    assert len(library.annotations.of_document(old)) == 1
    assert len(bring_in(write("a.txt", NEW)).renewed) == 1
