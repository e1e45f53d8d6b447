"""ZIP packages of untrusted origin keep to their bounds and to their inside."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader_app.documents import limits
from reader_app.documents.archives import Archive, resolve
from reader_app.documents.limits import Budget
from reader_app.errors import KnownError


def archive(files: dict[str, bytes]) -> Archive:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in files.items():
            written.writestr(name, data)
    return Archive(buffer.getvalue(), Budget("a.zip"))


def test_parts_are_found_whatever_the_case_and_the_slash() -> None:
    one = archive({"Word\\Document.xml": b"1", "a/b/": b""})
    assert one.names() == ["Word/Document.xml"]
    assert one.read("word/document.XML") == one.read("./word//document.xml") == b"1"
    assert "word/none.xml" not in one
    assert one.read("none") is None


@pytest.mark.parametrize("name", ["../a", "a/../../b", "..", "a\0b"])
def test_what_leads_out_is_no_part(name: str) -> None:
    assert archive({"x": b"1"}).read(name) is None
    assert resolve("c.xhtml", name) is None


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("b.png", "OEBPS/b.png"),
        ("../i/b%20c.png?x=1#y", "i/b c.png"),
        ("/i/b.png", "i/b.png"),
        ("http://x/b.png", None),
        ("//x/b.png", None),
        ("data:image/png;base64,AA", None),
        ("", None),
    ],
)
def test_references_lead_to_parts(reference: str, path: str | None) -> None:
    assert resolve("OEBPS/c.xhtml", reference) == path


def test_what_was_packed_too_well_is_refused() -> None:
    with pytest.raises(KnownError, match="file-bomb"):
        archive({"a": bytes(limits.SMALL_BYTES * 3)}).read("a")


def test_all_parts_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1_000)
    one = archive({"a": b"x" * 600, "b": b"y" * 600})
    assert one.read("a") == b"x" * 600
    with pytest.raises(KnownError, match="file-bomb"):
        one.read("b")


def test_a_file_too_large_is_not_looked_at() -> None:
    with pytest.raises(KnownError, match="file-too-large"):
        limits.check_length(limits.FILE_BYTES + 1, "a")
