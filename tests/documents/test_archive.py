"""ZIP archives of documents: their files by the names that their writers meant, within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader_app.documents import limits
from reader_app.documents.loaders import load_bytes
from reader_app.documents.loaders.archive import Member, members, sniff
from reader_app.errors import KnownError, Notice
from tests.documents.make_docx import make_docx
from tests.documents.make_odt import make_odt
from tests.documents.make_ofd import make_ofd
from tests.documents.zips import zipped


def of(data: bytes) -> list[tuple[str, bytes | None, str | None]]:
    found = members(data, "汇总.zip")
    return [(name, content, notice and notice.code) for name, content, notice in found]


def with_raw_names(names: dict[bytes, bytes], flags: int = 0) -> bytes:
    """An archive whose names are these bytes, as writers without Unicode leave them."""
    stand_ins = {chr(65 + n) * len(name): name for n, name in enumerate(names)}
    data = zipped({stand_in: names[name] for stand_in, name in stand_ins.items()})
    for stand_in, name in stand_ins.items():
        data = data.replace(stand_in.encode(), name)
    if flags:
        patched = bytearray(data)
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            place = patched.find(mark)
            while place >= 0:
                patched[place + offset] |= flags
                place = patched.find(mark, place + 4)
        data = bytes(patched)
    return data


def test_members_come_with_their_folders_and_contents() -> None:
    data = zipped({"通知.txt": "甲".encode(), "附件/名单.txt": b"b", "附件/": b""})
    assert of(data) == [("通知.txt", "甲".encode(), None), ("附件/名单.txt", b"b", None)]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_the_flag_are_read_in_the_writers_code_page(encoding: str) -> None:
    names = ["关于防汛工作的通知.txt", "水库安全检查情况汇总表.txt"]
    data = with_raw_names({name.encode(encoding): b"x" for name in names})
    assert [name for name, _, _ in of(data)] == names


def test_names_that_lead_out_are_left_out_or_brought_inside() -> None:
    names = ["../../a.txt", "/etc/b.txt", "C:\\c.txt", "d/../e.txt", "C:..\\f.txt"]
    (told, *found) = members(zipped(dict.fromkeys(names, b"x")), "汇总.zip")
    assert [member.name for member in found] == ["etc/b.txt", "c.txt", "e.txt"]
    details = {"path": "汇总.zip", "count": 2, "name": "../../a.txt"}
    assert told == Member("汇总.zip", None, Notice("archive-outside", details))


def test_names_that_lead_out_of_an_archive_inside_are_told_of_that_one() -> None:
    data = zipped({"内.zip": zipped({"../a.txt": b"1", "b.txt": b"2"})})
    assert of(data) == [("内.zip", None, "archive-outside"), ("内.zip/b.txt", b"2", None)]


def test_an_archive_of_nothing_but_names_that_lead_out_says_so() -> None:
    with pytest.raises(KnownError) as caught:
        list(members(zipped({"../a.txt": b"1"}), "汇总.zip"))
    assert caught.value.code == "archive-outside"


def test_what_systems_and_browsers_leave_is_left_out() -> None:
    data = zipped(
        {
            "__MACOSX/._a.txt": b"x",
            ".DS_Store": b"x",
            "~$a.docx": b"x",
            "Thumbs.db": b"x",
            "网页.html": b"<p>x</p>",
            "网页_files/a.js": b"x",
        }
    )
    assert [name for name, _, _ in of(data)] == ["网页.html"]


def test_archives_inside_are_opened_only_so_deep() -> None:
    data = zipped({"最里.txt": b"x"})
    for depth in range(6):
        data = zipped({f"{depth}.zip": data, f"{depth}.txt": b"y"})
    found = of(data)
    assert ("5.txt", b"y", None) in found
    assert [notice for _, _, notice in found if notice] == ["archive-deep"]
    assert not any(name.endswith("最里.txt") for name, _, _ in found)


def test_a_locked_or_damaged_member_is_named_and_the_others_are_read() -> None:
    locked = with_raw_names({b"lock.txt": b"secret"}, flags=1)
    assert of(locked) == [("lock.txt", None, "password-needed")]
    data = bytearray(zipped({"a.txt": b"first content", "b.txt": b"second"}))
    data[data.find(b"a.txt") + 8] ^= 0xFF
    (damaged, sound) = of(bytes(data))
    assert (damaged[2], sound[1]) == ("file-damaged", b"second")


def test_a_bomb_is_named_and_the_others_are_read() -> None:
    data = zipped({"bomb.txt": bytes(40 << 20), "a.txt": b"x"})
    assert [(name, code) for name, _, code in of(data)] == [
        ("bomb.txt", "file-bomb"),
        ("a.txt", None),
    ]


def test_the_archive_as_a_whole_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_FILES", 2)
    data = zipped({f"{n}.txt": b"x" for n in range(5)})
    assert [code for _, _, code in of(data)] == [None, None, "archive-cut"]


def test_documents_that_are_zip_files_are_no_archives() -> None:
    for data in (make_docx(), make_odt(), make_ofd()):
        assert not sniff(data, "a.zip")
    assert next(members(zipped({"a.docx": make_docx()}), "a.zip")).name == "a.docx"


def test_an_archive_is_no_document_itself_and_an_empty_one_is_told() -> None:
    with pytest.raises(KnownError, match="file-is-archive"):
        load_bytes(zipped({"a.txt": b"x"}), "a.txt")
    for read in (lambda data: load_bytes(data, "a.zip"), lambda data: list(members(data, "a.zip"))):
        with pytest.raises(KnownError, match="archive-empty"):
            read(zipped({}))
        with pytest.raises(KnownError, match="file-damaged"):
            read(zipped({"a.txt": b"x"})[:40])


def test_one_member_is_unpacked_at_a_time() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", b"1")
        archive.writestr("b.txt", b"2")
    found = members(buffer.getvalue(), "a.zip")
    assert next(found) == Member("a.txt", b"1")


def test_links_lead_out_of_the_archive_and_are_not_followed() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("通知.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("说明.txt", "说明")
    assert [member.name for member in members(buffer.getvalue(), "a.zip")] == ["说明.txt"]
