"""Backups that the program makes by itself, what they are good for, and what is swept away."""

from __future__ import annotations

import os
import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from reader_app.errors import KnownError
from reader_app.library import upkeep
from reader_app.library.annotation import Annotation, MarkKind
from reader_app.library.archive import back_up, restore
from reader_app.library.inspection import inspect
from reader_app.library.library import Library
from tests.library.kept_pictures import keep_pictures

from .conftest import TEXT, Add

DATABASES = Path(__file__).parents[1] / "data" / "databases"
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def note(library: Library, number: int, words: str = "记一笔") -> str:
    draft = Annotation("", number, MarkKind.NOTE, note=words, tags=("数字",))
    return library.annotations.add([draft])[0].id


def age(path: Path, seconds: float) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_backup_is_made_once_a_day_while_something_changes(library: Library, add: Add) -> None:
    number = add()
    first = upkeep.back_up_if_due(library, now=NOON)
    assert first is not None
    note(library, number)
    assert upkeep.back_up_if_due(library, now=NOON + DAY / 2) is None
    age(first, 10)
    second = upkeep.back_up_if_due(library, now=NOON + DAY)
    assert second is not None
    assert upkeep.backups(library.path / "backups", NOON + DAY) == [first, second]
    assert upkeep.back_up_if_due(library, now=NOON + 2 * DAY) is None  # nothing was written


def test_opening_a_library_is_no_change_of_it(library: Library, add: Add) -> None:
    add()
    library.close()
    with Library.open(library.path) as again:
        first = upkeep.back_up_if_due(again, now=NOON)
    with Library.open(library.path) as again:
        assert again.documents()
        assert first is not None
        assert upkeep.back_up_if_due(again, now=NOON + DAY) is None


def test_only_the_newest_backups_are_kept(library: Library, add: Add) -> None:
    number = add()
    upgrade = library.path / "backups" / "library-schema-1-20240101T000000Z.db"
    upgrade.parent.mkdir()
    upgrade.write_bytes(b"")
    made = []
    for days in range(5):
        note(library, number)
        path = upkeep.back_up_if_due(library, keep=3, now=NOON + days * DAY)
        assert path is not None
        age(path, 10)
        made.append(path)
    assert set(upgrade.parent.iterdir()) == {upgrade, *made[-3:]}


def test_a_clock_that_was_ahead_stops_no_backups(library: Library, add: Add) -> None:
    number = add()
    folder = library.path / "backups"
    ahead = upkeep.back_up_if_due(library, keep=3, now=NOON + 4000 * DAY)
    assert ahead is not None
    for days in range(4):
        note(library, number)
        made = upkeep.back_up_if_due(library, keep=3, now=NOON + days * DAY)
        assert made is not None
        assert upkeep.backups(folder, NOON + days * DAY)[-1] == made
        age(made, 10)
    assert not ahead.exists()  # the true ones have taken its place


def test_an_automatic_backup_brings_the_marks_back(library: Library, add: Add) -> None:
    number = add()
    id = note(library, number)
    keep_pictures(library, number, {"a.png": b"one"})
    copy = library.back_up_if_due()
    assert copy is not None
    library.annotations.delete([id])
    library.close()
    aside = restore(library.path, copy)
    assert aside is not None
    with Library.open(library.path) as again:
        (kept,) = again.annotations.of_document(number)
        assert (kept.id, kept.tags) == (id, ("数字",))
        assert again.original(number) == TEXT.encode()
        assert again.picture(number, "a.png") == b"one"
        assert again.search("防汛").total == 1
        assert list(inspect(again)) == []
    shutil.copytree(library.path / "originals", aside / "originals")
    with Library.open(aside) as before:
        assert before.annotations.of_document(number) == []
        assert before.undo() is not None


def test_another_programs_database_is_no_backup(library: Library, tmp_path: Path) -> None:
    library.close()
    other = apsw.Connection(str(tmp_path / "other.db"))
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(KnownError, match="backup-unreadable"):
        restore(library.path, tmp_path / "other.db")
    with Library.open(library.path):
        pass


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add()

    def unsound(copy: Path, version: int, of: Path) -> None:
        raise KnownError("library-backup-failed", path=str(of))

    monkeypatch.setattr(upkeep, "verify", unsound)
    with pytest.raises(KnownError, match="library-backup-failed"):
        library.back_up_if_due()
    assert list((library.path / "backups").iterdir()) == []


def test_a_copy_is_of_one_moment_while_writing_goes_on(library: Library, add: Add) -> None:
    number = add()
    library.set_state("ballast", "x" * 8_000_000)  # so that copying takes several steps
    written, stop = threading.Event(), threading.Event()

    def keep_writing() -> None:
        while not stop.is_set():
            note(library, number)
            written.set()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    written.wait(30)
    try:
        copy = library.back_up_if_due()
    finally:
        stop.set()
        writer.join()
    assert copy is not None
    made = len(library.annotations.of_document(number))
    library.close()
    restore(library.path, copy)
    with Library.open(library.path) as again:
        assert 0 < len(again.annotations.of_document(number)) <= made
        assert list(inspect(again)) == []


def test_what_killed_processes_left_is_swept(library: Library, add: Add) -> None:
    number = add()
    kept = library.originals.path(library.document(number).content_hash)
    (library.path / "backups").mkdir()
    (library.path / "restore-abc").mkdir()
    left = [
        kept.with_name(f"{'0' * 64}.4711.new"),
        library.path / "backups" / "library-20240301T120000Z.db.4711.new",
        library.path / "backups" / "library-20240301T120000Z.db.4711.new-journal",
    ]
    for path in left:
        path.write_bytes(b"half")
    assert upkeep.sweep(library) == []  # somebody may be writing them just now
    for path in (*left, library.path / "restore-abc"):
        age(path, 7200)
    assert set(upkeep.sweep(library)) == {*left, library.path / "restore-abc"}
    assert not any(path.exists() for path in left)
    assert library.original(number) == TEXT.encode()


def test_a_whole_backup_carries_marks_and_pictures(
    library: Library, add: Add, tmp_path: Path
) -> None:
    number = add()
    note(library, number)
    keep_pictures(library, number, {"a.png": b"one"})
    back_up(library, tmp_path / "all.zip")
    restore(tmp_path / "fresh", tmp_path / "all.zip")
    with Library.open(tmp_path / "fresh") as fresh:
        assert fresh.annotations.of_document(number) == library.annotations.of_document(number)
        assert fresh.picture(number, "a.png") == b"one"
        assert list(inspect(fresh)) == []


def test_a_lost_picture_is_named(library: Library, add: Add) -> None:
    number = add()
    keep_pictures(library, number, {"a.png": b"one", "b.png": b"two"})
    for path in (library.path / "originals").glob("??/*"):
        if path.read_bytes() == b"two":
            path.unlink()
    assert [(n.code, n.details["src"]) for n in inspect(library)] == [("check-picture", "b.png")]


def test_an_upgrade_of_a_real_library_keeps_it_as_it_was(home: Path) -> None:
    shutil.copy(DATABASES / "library-schema-1.db", home / "library.db")
    with Library.open(home) as library:
        assert library.documents()
    (copy,) = (home / "backups").iterdir()
    assert copy.name.startswith("library-schema-1-")
    old, kept = (apsw.Connection(str(path)) for path in (DATABASES / "library-schema-1.db", copy))
    for table in ("documents", "places", "texts", "failures", "state"):
        rows = f"SELECT * FROM {table}"
        assert kept.execute(rows).fetchall() == old.execute(rows).fetchall()
    assert kept.pragma("user_version") == 1
    old.close()
    kept.close()
