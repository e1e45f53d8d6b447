"""Deleting for good: all that is a document's goes, what belongs to others stays."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from reader_app.errors import KnownError
from reader_app.library import deletion, upkeep, watched
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.library.changesets import unpack
from reader_app.library.importer import ImportResult, import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from tests.library.kept_pictures import keep_pictures

from .conftest import Add, Write, quick_analysis

BringIn = Callable[..., ImportResult]


def marked(library: Library, document: int, note: str = "核对") -> str:
    anchor = Anchor(0, 3, library.text(document)[:3], "", library.text(document)[3:9])
    (made,) = library.annotations.add(
        [Annotation("", document, MarkKind.NOTE, anchor=anchor, note=note, tags=("存疑",))]
    )
    return made.id


def everywhere(library: Library) -> dict[str, int]:
    """How many rows each table has."""
    with library.database.read() as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")]
        tables = set(names) & {"documents", "texts", "analyses", "places", "pictures"}
        tables |= set(names) & {"annotations", "annotation_tags", "document_tags", "collected"}
        return {
            table: int(connection.execute(f"SELECT count(*) FROM {table}").get) for table in tables
        }


@pytest.fixture
def two(library: Library, add: Add) -> tuple[int, int]:
    """Two documents with all that a document can have; the first is in the bin."""
    first, second = add("甲镇防汛简报\n内容。\n", "甲.txt"), add("乙镇防火简报\n内容。\n", "乙.txt")
    folder = library.collections.create("汛期")
    for document in (first, second):
        marked(library, document)
        library.tags.add([document], ["急件"])
        library.collections.add(folder.id, [document])
        library.set_state(f"read/{document}", [[0, 3]])
    library.remove([first])
    return first, second


def test_nothing_of_a_deleted_document_is_left(library: Library, two: tuple[int, int]) -> None:
    first, second = two
    kept = library.originals.path(library.document(first).content_hash)
    assert kept.exists()
    library.delete_for_good([first])
    assert set(everywhere(library).values()) <= {0, 1}
    assert library.bin() == []
    assert not kept.exists()
    assert library.get_state(f"read/{first}") is None
    assert library.search("甲镇").total == 0
    assert library.search("乙镇").total == 1
    assert len(library.annotations.of_document(second)) == 1
    assert list(inspect(library)) == []
    with pytest.raises(KnownError, match="document-deleted"):
        library.load(first)


def test_only_documents_of_the_bin_are_deleted(library: Library, two: tuple[int, int]) -> None:
    first, second = two
    assert deletion.doomed(library, [first, second]) == deletion.Doomed(1, 1)
    library.delete_for_good([first, second])
    assert [row.id for row in library.documents()] == [second]


def test_former_versions_go_along_with_their_marks(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    text = "白渚镇防汛工作简报\n" + "全镇转移群众369人。" * 5
    (old,) = bring_in(write("a.txt", text)).new
    marked(library, old)
    (new,) = bring_in(write("a.txt", text + "补记。")).new
    marked(library, new, "第二条")
    library.remove([new])
    assert deletion.doomed(library, [new]) == deletion.Doomed(1, 2)
    library.delete_for_good([new])
    assert set(everywhere(library).values()) == {0}


def test_a_copy_with_everything_is_made_before(library: Library, two: tuple[int, int]) -> None:
    first, _ = two
    library.delete_for_good([first])
    (copy,) = (library.path / "backups").glob("library-before-deletion-*.db")
    connection = apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.execute("SELECT count(*) FROM annotations").get == 2
    connection.close()
    assert upkeep.backups(library.path / "backups") == []  # it takes no place of a daily one


def test_what_the_journal_has_of_other_documents_can_still_be_undone(
    library: Library, two: tuple[int, int]
) -> None:
    first, second = two
    library.set_starred([first, second], True)
    library.remove([second])
    library.restore([second])
    library.delete_for_good([first])
    step = library.next_undo()
    assert step is not None
    assert (step.label, step.count) == ("restore", 1)
    library.undo()
    library.undo()
    step = library.next_undo()
    assert step is not None
    assert (step.label, step.count) == ("star", 1)  # of two documents, one is left
    while library.undo():
        pass
    assert library.tags.all() == []
    assert library.collections.all() == []
    assert library.annotations.of_document(second) == []
    while library.redo():
        pass
    assert library.document(second).tags == ("急件",)
    assert len(library.annotations.of_document(second)) == 1
    assert library.document(second).starred


def test_nothing_of_a_deleted_note_is_left_in_the_journal(
    library: Library, two: tuple[int, int]
) -> None:
    first, _ = two
    library.restore([first])
    (mark,) = library.annotations.of_document(first)
    library.annotations.update([mark.id], note="机密的话")
    library.annotations.delete([mark.id])
    library.remove([first])
    library.delete_for_good([first])
    with library.database.read() as connection:
        steps = [unpack(one) for (one,) in connection.execute("SELECT changes FROM journal")]
    assert not any("机密的话".encode() in one for one in steps)


def test_a_watched_folder_does_not_bring_back_what_was_deleted(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    path = write("a.txt", "作废的内容\n")
    (document,) = bring_in(path).new
    library.remove([document])
    library.delete_for_good([document])
    folder = path.parent
    later = path.stat().st_mtime_ns + 10**10
    write("b.txt", "作废的内容\n")  # the same under another name
    quietly = import_paths(library, [folder], analyzer=quick_analysis, restore=False)
    assert quietly.new == []
    assert library.documents() == []
    for name in ("a.txt", "b.txt"):
        assert (folder / name).exists()
        os.utime(folder / name, ns=(later - 10**11, later - 10**11))
    import_paths(library, [folder], analyzer=quick_analysis, restore=False)
    assert watched.news(library, [folder]) == ([], False)


def test_the_user_can_bring_back_what_was_deleted(
    library: Library, write: Write, bring_in: BringIn
) -> None:
    path = write("a.txt", "作废的内容\n")
    (document,) = bring_in(path).new
    library.remove([document])
    library.delete_for_good([document])
    (again,) = bring_in(path).new
    assert again != document
    assert library.search("作废").total == 1
    library.remove([again])
    library.restore([again])
    assert import_paths(library, [path], restore=False).unchanged == [again]


def test_pictures_and_originals_that_others_need_stay(
    library: Library, two: tuple[int, int]
) -> None:
    first, second = two
    keep_pictures(library, first, {"a.png": b"shared", "b.png": b"alone"})
    keep_pictures(library, second, {"a.png": b"shared"})
    library.delete_for_good([first])
    assert library.picture(second, "a.png") == b"shared"
    assert len(list((library.path / "originals").glob("??/*"))) == 2  # a document and a picture


def on_disk(library: Library, name: str) -> int:
    """The bytes of a database with its log."""
    return sum(path.stat().st_size for path in library.path.glob(f"{name}*"))


def test_the_space_is_given_back(
    library: Library, write: Write, bring_in: BringIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.library.database._MUCH_FREE", 1 << 16)
    draw = random.Random(1)
    for number in range(12):
        text = "".join(draw.choices("全镇转移群众老人儿童防汛简报道路抢修内容", k=20_000))
        write(f"{number}.txt", f"第{number}号\n{text}\n")
    bring_in(write("0.txt").parent)
    library.ensure_indexed()
    before = {name: on_disk(library, name) for name in ("library.db", "search.db")}
    library.remove([row.id for row in library.documents()][1:])
    library.delete_for_good([row.id for row in library.bin()])
    for name, size in before.items():
        assert on_disk(library, name) < size / 3, name
    assert len(library.documents()) == 1


def test_another_window_is_told(library: Library, two: tuple[int, int]) -> None:
    first, _ = two
    token = library.changes_since().token
    library.delete_for_good([first])
    assert library.changes_since(token).lists


def test_a_note_on_the_whole_document_counts(library: Library, add: Add) -> None:
    document = add()
    library.annotations.add([Annotation("", document, MarkKind.NOTE, Target.DOCUMENT, note="阅")])
    library.remove([document])
    assert deletion.doomed(library, [document]).annotations == 1


def test_nothing_is_deleted_where_no_copy_can_be_made(
    library: Library, two: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise KnownError("library-full", path="x")

    monkeypatch.setattr(upkeep, "_copy", full)
    first, _ = two
    with pytest.raises(KnownError, match="library-full"):
        library.delete_for_good([first])
    assert [row.id for row in library.bin()] == [first]
