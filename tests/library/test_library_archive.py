"""A library as one file, and back; and whether a library is whole."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import apsw
import pytest

from reader_app.errors import KnownError
from reader_app.library.archive import back_up, restore
from reader_app.library.importer import import_paths
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from reader_app.library.rows import Status

from .conftest import TEXT, Add


@pytest.fixture
def backup(library: Library, add: Add, tmp_path: Path) -> Path:
    """A backup of a library with one document that has been read."""
    library.set_status([add()], Status.REVIEWED)
    (library.path / "settings.json").write_text('{"appearance/theme": "dark"}')
    back_up(library, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def test_a_backup_brings_everything_back(backup: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    assert restore(fresh, backup) is None
    assert "dark" in (fresh / "settings.json").read_text()
    with Library.open(fresh) as library:
        (row,) = library.documents()
        assert row.status is Status.REVIEWED
        assert library.original(row.id) == TEXT.encode()
        assert library.search("防汛").total == 1
        assert list(inspect(library)) == []


def test_what_a_backup_replaces_is_kept(library: Library, add: Add, backup: Path) -> None:
    add("后来的一篇", "later.txt")
    library.search("后来")
    library.close()
    aside = restore(library.path, backup)
    assert aside is not None
    with Library.open(library.path) as restored, Library.open(aside) as before:
        assert len(restored.documents()) == 1
        assert restored.search("后来").total == 0
        assert len(before.documents()) == 2


def test_a_damaged_library_can_be_replaced(home: Path, library: Library, backup: Path) -> None:
    library.close()
    (home / "library.db").write_bytes(b"rubbish" * 999)
    restore(home, backup)
    with Library.open(home) as restored:
        assert len(restored.documents()) == 1


def test_an_open_library_is_not_replaced(library: Library, backup: Path) -> None:
    with pytest.raises(KnownError, match="library-locked"):
        restore(library.path, backup)
    assert len(library.documents()) == 1


def broken_copies(backup: Path, tmp_path: Path) -> dict[str, Path]:
    copies = {name: tmp_path / f"{name}.zip" for name in ("cut", "text", "empty", "newer", "bad")}
    copies["cut"].write_bytes(backup.read_bytes()[:-200])
    copies["text"].write_text("no archive")
    zipfile.ZipFile(copies["empty"], "w").close()
    database = tmp_path / "library.db"
    with zipfile.ZipFile(backup) as archive:
        archive.extract("library.db", tmp_path)
    connection = apsw.Connection(str(database))
    connection.pragma("user_version", 999)
    connection.close()
    with zipfile.ZipFile(copies["newer"], "w") as archive:
        archive.write(database, "library.db")
    with zipfile.ZipFile(copies["bad"], "w") as archive:
        archive.writestr("library.db", database.read_bytes()[:5000] + b"\x55" * 5000)
    copies["missing"] = tmp_path / "nowhere.zip"
    return copies


def test_a_file_that_is_no_sound_backup_changes_nothing(
    library: Library, backup: Path, tmp_path: Path
) -> None:
    library.close()
    before = {path: path.read_bytes() for path in library.path.rglob("*") if path.is_file()}
    codes = {}
    for name, copy in broken_copies(backup, tmp_path).items():
        with pytest.raises(KnownError) as caught:
            restore(library.path, copy)
        codes[name] = caught.value.code
    assert codes == {
        "cut": "backup-unreadable",
        "text": "backup-unreadable",
        "empty": "backup-unreadable",
        "newer": "library-newer",
        "bad": "backup-unreadable",
        "missing": "file-missing",
    }
    assert {p: p.read_bytes() for p in library.path.rglob("*") if p.is_file()} == before


def test_what_is_no_file_is_no_backup(library: Library, add: Add, tmp_path: Path) -> None:
    add()
    library.close()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # type: ignore[attr-defined,unused-ignore]
    for source in (pipe, tmp_path):
        with pytest.raises(KnownError, match="backup-unreadable"):
            restore(library.path, source)
    with Library.open(library.path) as same:
        assert len(same.documents()) == 1


def test_a_backup_puts_files_nowhere_else(backup: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr("../escaped.txt", "x")
        archive.writestr("originals/../../escaped.txt", "x")
    restore(tmp_path / "deep" / "fresh", backup)
    assert not list(tmp_path.rglob("escaped.txt"))


def test_a_backup_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="output-unwritable"):
        back_up(library, tmp_path / "no" / "such" / "folder.zip")


def test_a_backup_goes_through_a_link_and_puts_no_device_aside(
    library: Library, tmp_path: Path
) -> None:
    folder, fifo = tmp_path / "backups", tmp_path / "pipe"
    folder.mkdir()
    link = tmp_path / "link.zip"
    link.symlink_to(folder / "library.zip")
    back_up(library, link)
    assert link.is_symlink()
    assert [path.name for path in folder.iterdir()] == ["library.zip"]
    os.mkfifo(fifo)
    with pytest.raises(KnownError, match="output-unwritable"):
        back_up(library, fifo)
    assert fifo.is_fifo()


@pytest.mark.skipif(sys.platform != "linux", reason="names in other encodings")
def test_a_backup_may_lie_in_a_folder_whose_name_is_no_unicode(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / os.fsdecode("备份".encode("gb18030"))
    folder.mkdir()
    back_up(library, folder / "library.zip")
    assert restore(tmp_path / "fresh", folder / "library.zip") is None


def test_a_damaged_library_gives_no_backup_and_is_named(library: Library, tmp_path: Path) -> None:
    with library.database.write() as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1; PRAGMA writable_schema = 1")
        connection.execute("DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    with pytest.raises(KnownError, match="library-backup-failed") as told:
        back_up(library, tmp_path / "library.zip")
    assert told.value.notice.details["path"] == str(library.database.path)
    assert list(tmp_path.glob("*library.zip*")) == []


def test_a_damaged_original_is_kept_anew_from_its_file(library: Library, add: Add) -> None:
    number = add("通报", "a.txt")
    kept = library.originals.path(library.document(number).content_hash)
    whole = kept.read_bytes()
    kept.write_bytes(b"?")
    assert [notice.code for notice in inspect(library)] == ["check-original-mended"]
    assert kept.read_bytes() == whole
    assert list(inspect(library)) == []


def test_a_damaged_original_is_kept_anew_when_its_file_is_imported_again(
    library: Library, add: Add, tmp_path: Path
) -> None:
    number = add("通报", "a.txt")
    kept = library.originals.path(library.document(number).content_hash)
    whole = kept.read_bytes()
    for place in library.places(number):
        place.path.unlink()
    kept.write_bytes(whole[::-1])
    assert [notice.code for notice in inspect(library)] == ["check-original"]
    (tmp_path / "from a friend.txt").write_bytes(whole)
    assert import_paths(library, [tmp_path / "from a friend.txt"]).unchanged == [number]
    assert list(inspect(library)) == []


def test_damage_is_named(library: Library, add: Add) -> None:
    whole, text, original, gone = (add(f"第{n}号通报", f"{n}.txt") for n in range(4))
    with library.database.write() as connection:
        connection.execute("UPDATE texts SET text = x'00' WHERE document = ?", (text,))
    library.originals.path(library.document(original).content_hash).write_bytes(b"?")
    library.originals.path(library.document(gone).content_hash).unlink()
    for place in library.places(original) + library.places(gone):
        place.path.unlink()
    found = {notice.code: dict(notice.details) for notice in inspect(library)}
    assert found.keys() == {"check-text", "check-original", "original-missing"}
    assert found["check-text"]["document"] == text != whole
