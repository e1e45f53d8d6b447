"""A start that is measured: what it prints, and what is told where the file cannot be read."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.ui.profiling import measure


def test_a_file_that_is_not_there_is_told_at_once(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.txt"
    assert measure(qapp, tmp_path / "home", missing) == 1
    output = capsys.readouterr()
    assert str(missing) in output.err
    assert json.loads(output.out).keys() == {"window_ms", "rss_mb", "peak_mb"}


def test_an_archive_that_holds_nothing_to_read_is_told_at_once(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("empty.txt", "")
    assert measure(qapp, tmp_path / "home", archive) == 1
    assert "empty.txt" in capsys.readouterr().err


def test_another_document_does_not_stand_for_a_file_that_cannot_be_opened(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("澄湾市今日召开会议。\n" * 60, encoding="utf-8")
    with Library.open(tmp_path / "home") as library:
        import_paths(library, [file])
    assert measure(qapp, tmp_path / "home", tmp_path / "none.txt") == 1
    assert "none.txt" in capsys.readouterr().err


def test_the_start_and_the_movements_on_a_file_are_printed(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("澄湾市今日召开会议。\n" * 60, encoding="utf-8")
    assert measure(qapp, tmp_path / "home", file) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"first_paint_ms", "jump_end_ms", "page_ms", "keystroke_ms"} <= told.keys()
