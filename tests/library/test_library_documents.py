"""What is kept of a document, and what each change says that it changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader_app.analysis import lexicon
from reader_app.analysis.findings import ANALYSIS_VERSION, Analysis
from reader_app.errors import BugError, KnownError
from reader_app.library.importer import ImportResult, import_paths
from reader_app.library.library import Library
from reader_app.library.rows import Change, ChangeKind, Status

from .conftest import TEXT, Add, Write, quick_analysis


def test_what_the_reader_did_is_there_at_the_next_start(home: Path, write: Write) -> None:
    with Library.open(home) as library:
        (number,) = import_paths(library, [write("a.txt")], analyzer=quick_analysis).new
        library.set_status([number], Status.REVIEWED)
        library.set_position(number, 20, 0.75)
        library.set_state("window", {"size": [1440, 900], "open": number})
    with Library.open(home) as library:
        row = library.document(number)
        assert (row.status, row.position, row.progress) == (Status.REVIEWED, 20, 0.75)
        assert row.opened is not None
        assert library.get_state("window") == {"size": [1440, 900], "open": number}
        assert library.get_state("nothing", "default") == "default"


def test_the_newest_document_comes_first(library: Library, add: Add) -> None:
    numbers = [add(f"第{n}号", f"{n}.txt") for n in range(3)]
    assert [row.id for row in library.documents()] == numbers[::-1]


def test_a_document_without_title_goes_by_its_first_line_or_its_name(
    library: Library, add: Add
) -> None:
    line = library.document(add("　　今天下雨，路滑。\n第二行。", "a.txt"))
    assert line.display_title.startswith("今天下雨")
    nothing = library.document(add("\n \n", "空白.txt"))
    assert nothing.display_title == "空白.txt"


def test_removed_documents_lie_in_the_bin_until_restored(library: Library, add: Add) -> None:
    numbers = [add(f"第{n}号", f"{n}.txt") for n in range(3)]
    gone = numbers[:2]
    assert library.remove(gone) == Change(ChangeKind.REMOVED, frozenset(gone))
    assert [row.id for row in library.documents()] == [numbers[2]]
    assert {row.id for row in library.bin()} == set(gone)
    assert library.load(gone[0]).text == "第0号"
    assert library.restore(gone) == Change(ChangeKind.RESTORED, frozenset(gone))
    assert len(library.documents()) == 3
    assert library.bin() == []


def test_another_encoding_is_read_from_the_original_and_remembered(
    library: Library, add: Add, write: Write, bring_in: Callable[..., ImportResult]
) -> None:
    number = add(TEXT, "a.txt", "gb18030")
    found = library.document(number).encoding
    library.set_position(number, 5, 0.2)

    change = library.set_encoding(number, "big5")
    assert change == Change(ChangeKind.TEXT, frozenset([number]))
    row = library.document(number)
    assert (row.encoding_override, row.position) == ("big5", 5)
    assert library.load(number).text != TEXT
    assert library.analysis(number) is not None
    assert library.search("防汛工作").total == 0

    # The choice belongs to the content: the same file met again does not undo it.
    assert bring_in(write("b.txt", TEXT, "gb18030")).unchanged == [number]
    assert library.document(number).encoding_override == "big5"

    library.set_encoding(number, None)
    assert library.load(number).text == TEXT
    assert library.document(number).encoding == found
    assert library.search("防汛工作").total == 1


def test_an_encoding_that_does_not_exist_changes_nothing(library: Library, add: Add) -> None:
    number = add()
    before = library.document(number), library.load(number)
    with pytest.raises(KnownError, match="encoding-unknown"):
        library.set_encoding(number, "klingon")
    assert (library.document(number), library.load(number)) == before


def test_the_original_survives_the_file(library: Library, write: Write, add: Add) -> None:
    number = add()
    write("a.txt").unlink()
    assert library.original(number) == TEXT.encode()


def test_a_linked_original_is_found_wherever_it_still_lies(library: Library, write: Write) -> None:
    first, second = write("a.txt"), write("b.txt")
    result = import_paths(library, [first, second], analyzer=quick_analysis, keep_originals=False)
    (number,) = result.new
    second.write_text("别的内容", encoding="utf-8")
    assert library.original(number) == TEXT.encode()
    first.unlink()
    with pytest.raises(KnownError, match="original-missing"):
        library.original(number)


def test_findings_of_another_version_count_as_none(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = add()
    assert library.analysis(number) is not None
    assert library.stale() == []
    monkeypatch.setattr(lexicon, "ANALYSIS_VERSION", ANALYSIS_VERSION + 1)
    assert library.analysis(number) is None
    assert library.stale() == [number]
    library.store_analysis(number, Analysis(version=ANALYSIS_VERSION + 1))
    assert library.analysis(number) is not None
    assert library.stale() == []


def test_a_document_can_come_in_before_its_findings(library: Library, write: Write) -> None:
    (number,) = import_paths(library, [write("a.txt")], analyzer=None).new
    assert library.analysis(number) is None
    assert library.stale() == [number]
    assert library.search("防汛").total == 1


def test_a_number_that_was_never_given_out_is_a_bug(library: Library) -> None:
    with pytest.raises(BugError):
        library.document(1)
    with pytest.raises(BugError):
        library.load(1)


def test_threads_read_while_others_write(library: Library, write: Write, add: Add) -> None:
    """Every reader sees whole documents only; no thread is refused."""
    add()
    errors: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(30):
                for row in library.documents():
                    assert len(library.load(row.id).text) == row.characters
                library.search("通报")
        except BaseException as error:  # noqa: BLE001  shown by the test below
            errors.append(error)

    def bring_in(part: int) -> None:
        try:
            paths = [write(f"{part}-{n}.txt", f"第{part}组第{n}号通报" * 20) for n in range(15)]
            import_paths(library, paths, analyzer=quick_analysis)
        except BaseException as error:  # noqa: BLE001  shown by the test below
            errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    threads += [threading.Thread(target=bring_in, args=(part,)) for part in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(library.documents()) == 31
    assert library.search("通报", limit=50).total == 30
