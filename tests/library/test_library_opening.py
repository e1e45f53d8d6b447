"""Opening a library: new, older, newer, damaged, somebody else's, locked, out of reach."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from reader_app.errors import KnownError
from reader_app.library import deletion, places, schema
from reader_app.library.anchors import Placement
from reader_app.library.annotation import Colour, MarkKind, Target
from reader_app.library.database import Database
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.migrations import SCHEMA, STEPS
from reader_app.library.originals import content_hash
from reader_app.library.rows import DocumentRow, Status
from reader_app.library.schema import migrate

from .conftest import Add

DATABASES = Path(__file__).parents[1] / "data" / "databases"

# What each released step was. A step that has gone out is never edited: add another one.
FROZEN = ["059c6153ae781f22", "97cfe35992da795e", "a8a4d7c6bdb73cfd"]


def digest(step: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(step).encode()).hexdigest()[:16]


def test_released_steps_are_frozen() -> None:
    assert [digest(step) for step in STEPS] == FROZEN


def schema_of(path: Path) -> set[tuple[str, ...]]:
    connection = apsw.Connection(str(path))
    try:
        return set(connection.execute("SELECT type, name, sql FROM sqlite_schema"))
    finally:
        connection.close()


def has_what_schema_2_keeps(library: Library, number: int, other: DocumentRow) -> None:
    """What ``making_database`` put there: marks, tags, folders, corrections, and its undo."""
    first, second = library.annotations.of_document(number)
    assert (first.kind, first.colour, first.note) == (MarkKind.FINDING, Colour.RED, "**核对**数字")
    assert (first.tags, first.creator) == (("存疑", "数字"), "校对员")
    assert first.anchor is not None
    assert first.anchor.exact == library.text(number)[:4]
    assert (first.anchor.headings, first.anchor.block, first.anchor.page) == (("一、概况",), 0, "1")
    assert (second.placement, second.candidate) == (Placement.SUGGESTED, (6, 10))
    whole, bookmark = library.annotations.of_document(other.id)
    assert (whole.target, whole.anchor, bookmark.name) == (Target.DOCUMENT, None, "开头")
    assert library.annotations.colour_names() == {Colour.RED: "存疑"}
    assert library.document(number).tags == ("防汛",)
    folders = {one.name: one for one in library.collections.all()}
    assert folders.keys() == {"二〇二四年", "三月", "逾期未办"}
    assert library.collections.documents(folders["二〇二四年"].id) == [number]
    assert folders["逾期未办"].query == "逾期 OR 超期"
    assert (other.title, other.starred, other.status) == ("手写的标题", True, Status.REVIEWED)
    assert not other.changed_since_review
    redone = library.redo()
    assert redone is not None
    assert redone.documents == {number}
    while library.undo():
        pass
    assert library.annotations.of_document(number) == []


def has_what_schema_3_keeps(library: Library) -> None:
    """What was deleted for good stays away."""
    with library.database.read() as connection:
        noted = places.noted(connection)
        assert deletion.is_deleted(connection, content_hash(b"draft"))
    assert noted.covers(Path("/文稿/旧稿.txt"), 1_700_000_000_000_000_000, 5)


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_a_library_of_every_schema_opens_with_all_it_had(home: Path, version: int) -> None:
    shutil.copy(DATABASES / f"library-schema-{version}.db", home / "library.db")
    with Library.open(home) as library:
        rows = {row.name: row for row in library.documents()}
        assert rows.keys() == {"通报.txt", "简报.txt"}
        read = rows["通报.txt"]
        assert (read.status, read.position, read.progress) == (Status.READING, 30, 0.4)
        assert read.encoding_override == "gb18030"
        text = library.load(read.id)
        assert text.text[text.blocks[0].start : text.blocks[0].end] == read.title
        assert [row.name for row in library.bin()] == ["旧闻.txt"]
        assert library.search("三处积水").total == 1
        assert [f.notice.code for f in library.failures()] == ["file-empty"]
        assert library.get_state("window") == {"size": [1440, 900]}
        if version >= 3:
            has_what_schema_3_keeps(library)
        if version >= 2:
            has_what_schema_2_keeps(library, read.id, rows["简报.txt"])
    with Library.open(home.parent / "fresh") as fresh:
        assert schema_of(home / "library.db") == schema_of(fresh.path / "library.db")


def test_an_upgrade_keeps_a_sound_copy_of_what_was_there(library: Library, add: Add) -> None:
    add()
    steps = (*STEPS, ("ALTER TABLE documents ADD COLUMN stars INTEGER",))
    migrate(library.database, steps)
    (copy,) = (library.path / "backups").iterdir()
    with Library.open(library.path.parent / "old") as old:
        old.close()
        shutil.copy(copy, old.path / "library.db")
    with Library.open(library.path.parent / "old") as old:
        assert len(old.documents()) == 1
    with library.database.read() as connection:
        assert connection.pragma("user_version") == SCHEMA + 1


def test_a_step_that_fails_leaves_the_library_as_it_was(library: Library, add: Add) -> None:
    add()
    steps = (*STEPS, ("ALTER TABLE documents ADD COLUMN stars INTEGER", "SELECT nonsense"))
    with pytest.raises(apsw.SQLError):
        migrate(library.database, steps)
    with library.database.read() as connection:
        assert connection.pragma("user_version") == SCHEMA
        assert "stars" not in [row[1] for row in connection.execute("PRAGMA table_info(documents)")]
    assert len(library.documents()) == 1


def refused(home: Path) -> str:
    with pytest.raises(KnownError) as caught:
        Library.open(home, busy_ms=20)
    return caught.value.code


def test_a_newer_library_is_refused_untouched(home: Path) -> None:
    Library.open(home).close()
    connection = apsw.Connection(str(home / "library.db"))
    connection.pragma("user_version", SCHEMA + 1)
    connection.close()
    before = (home / "library.db").read_bytes()
    assert refused(home) == "library-newer"
    assert (home / "library.db").read_bytes() == before


def test_a_file_that_is_no_database_is_refused_untouched(home: Path) -> None:
    (home / "library.db").write_bytes(b"no database at all, " * 100)
    assert refused(home) == "library-damaged"
    assert (home / "library.db").read_bytes().startswith(b"no database")


@pytest.mark.parametrize("left", [None, b""])
def test_a_library_whose_file_is_lost_is_not_begun_anew(
    home: Path, tmp_path: Path, left: bytes | None
) -> None:
    (tmp_path / "a.txt").write_text("通报", encoding="utf-8")
    with Library.open(home) as library:
        import_paths(library, [tmp_path / "a.txt"], analyzer=None)
    file = home / "library.db"
    file.unlink()
    if left is not None:
        file.write_bytes(left)
    assert refused(home) == "library-lost"
    assert file.exists() == (left is not None)


def test_a_library_that_was_killed_before_it_held_anything_begins(home: Path) -> None:
    (home / "library.db").touch()
    (home / "originals").mkdir()
    with Library.open(home) as library:
        assert library.documents() == []


def test_a_damaged_library_is_refused(home: Path) -> None:
    Library.open(home).close()
    file = home / "library.db"
    file.write_bytes(file.read_bytes()[:100] + b"\x55" * 4000)
    assert refused(home) == "library-damaged"


def test_another_programs_database_is_left_alone(home: Path) -> None:
    connection = apsw.Connection(str(home / "library.db"))
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    assert refused(home) == "library-damaged"
    assert {name for _, name, _ in schema_of(home / "library.db")} == {"theirs"}


def test_a_folder_that_cannot_be_is_told(home: Path) -> None:
    (home / "file").write_text("")
    assert refused(home / "file" / "library") == "library-unwritable"


@pytest.mark.skipif(sys.platform != "linux", reason="names in other encodings")
def test_a_folder_whose_name_is_no_unicode_is_told(home: Path) -> None:
    assert refused(home / os.fsdecode("文档".encode("gb18030"))) == "library-unwritable"


def test_a_folder_in_place_of_the_file_is_told(home: Path) -> None:
    (home / "library.db").mkdir()
    assert refused(home) == "library-unwritable"


def test_a_library_that_another_program_holds_is_told(home: Path, library: Library) -> None:
    with Library.open(home, busy_ms=20) as second, library.database.write():
        with pytest.raises(KnownError, match="library-locked"):
            second.set_state("a", 1)
        assert second.documents() == []  # reading goes on


def test_a_full_disk_loses_nothing_confirmed(library: Library, add: Add) -> None:
    kept = add()
    with library.database.write() as connection:
        pages = connection.pragma("page_count")
    with library.database.write() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(KnownError, match="library-full"):
        library.set_state("big", "x" * 1_000_000)
    library.set_status([kept], Status.REVIEWED)
    assert library.document(kept).status is Status.REVIEWED
    assert library.database.problems() == []


def test_two_processes_begin_one_library_together(home: Path) -> None:
    code = "import sys, pathlib; from reader_app.library.library import Library as L; "
    code += "l = L.open(pathlib.Path(sys.argv[1])); l.set_state(sys.argv[2], 1); l.close()"
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(home / "new"), str(n)]) for n in range(4)
    ]
    assert [process.wait(60) for process in started] == [0] * 4
    with Library.open(home / "new") as library:
        assert [library.get_state(str(n)) for n in range(4)] == [1] * 4


def test_a_library_begun_by_another_process_between_two_looks_is_ours(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class BegunMeanwhile(int):
        """Compares as the number that it is; the other process is quicker than the comparison."""

        def __eq__(self, other: object) -> bool:
            monkeypatch.undo()
            Library.open(home).close()
            return int(self) == other

        __hash__ = int.__hash__

    opened = Database(home / "library.db", durable=True)
    monkeypatch.setattr(schema, "APPLICATION_ID", BegunMeanwhile(schema.APPLICATION_ID))
    migrate(opened)
    opened.close()
    with Library.open(home) as library:
        assert library.documents() == []


def test_errors_of_ours_are_not_taken_for_the_disks(library: Library) -> None:
    with pytest.raises(apsw.SQLError), library.database.read() as connection:
        connection.execute("SELECT nonsense")


def test_a_read_cannot_write(library: Library) -> None:
    with pytest.raises(KnownError), library.database.read() as connection:
        connection.execute("DELETE FROM state")


def test_closing_lets_go_of_the_file(home: Path) -> None:
    database = Database(home / "x.db", durable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x)")
    database.close()
    assert [path.name for path in home.iterdir()] == ["x.db"]
