"""Which files an import takes from a folder."""

from __future__ import annotations

from pathlib import Path

from reader_app.library import walk


def test_what_a_browser_put_beside_a_saved_page_is_no_document(tmp_path: Path) -> None:
    names = (
        "公告.html",
        "公告_files/site.css",
        "旧闻.htm",
        "旧闻.files/1.js",
        "case_files/证词.txt",
        "notes.txt",
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("一", encoding="utf-8")
    found = list(walk.files([tmp_path], lambda path, notice: None))
    assert {path.relative_to(tmp_path).as_posix() for path in found} == {
        "公告.html",
        "旧闻.htm",
        "case_files/证词.txt",
        "notes.txt",
    }


def test_the_library_s_own_home_in_a_folder_is_no_folder_of_documents(tmp_path: Path) -> None:
    for name in (
        "home/library.db",
        "home/originals/ab/abc",
        "notice.txt",
        "other/library.db",
        "other/b.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一", encoding="utf-8")
    found = walk.files([tmp_path], lambda path, notice: None)
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["notice.txt", "other/b.txt"]
