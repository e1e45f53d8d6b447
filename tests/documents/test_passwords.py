"""Protected files: without the password a cause and a remedy, with it the document."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator

import pytest

from reader_app.documents import loaders, passwords
from reader_app.documents.loaders.archive import members
from reader_app.errors import KnownError
from tests.documents.article import ARTICLE
from tests.documents.golden import FORMATS
from tests.documents.make_docx import make_docx

PASSWORD = "cheng-wan"
CHINESE = "澄湾密码1"
PDFS = ("aes-256.pdf", "rc4-128.pdf")
TITLE = "岑阳市水利局关于水库检查的通知"


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    passwords.forget()
    yield
    passwords.forget()


def code(data: bytes, name: str) -> str:
    with pytest.raises(KnownError) as caught:
        loaders.load_bytes(data, name)
    assert caught.value.notice.details["path"] == name
    return caught.value.code


def locked(name: str) -> bytes:
    """The same page, protected by other programs."""
    return (FORMATS / "protected" / name).read_bytes()


@pytest.mark.parametrize("name", ["aes-256.odt", "rc4.doc"])
def test_office_files_of_another_program_open_with_their_password(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.documents.loaders.legacy.converter", lambda: None)
    data = locked(name)
    assert code(data, name) == "password-needed"
    passwords.give("another")
    assert code(data, name) == "password-wrong"
    passwords.give(PASSWORD)
    assert loaders.load_bytes(data, name).text.startswith(TITLE)


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_opens_with_its_password_and_says_what_is_wrong_without(name: str) -> None:
    data = locked(name)
    assert code(data, name) == "password-needed"
    passwords.give("another")
    assert code(data, name) == "password-wrong"
    passwords.give(PASSWORD)
    document = loaders.load_bytes(data, name)
    assert document.text.startswith(TITLE)
    pages = loaders.open_pages(data, name)
    assert pages is not None
    assert len(pages.sizes()) == 1
    pages.close()


def test_passwords_are_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    passwords.give("geheim-4711")
    assert code(locked(PDFS[0]), "a.pdf") == "password-wrong"
    assert "geheim" not in caplog.text


def test_only_the_latest_passwords_are_tried() -> None:
    for number in range(20):
        passwords.give(f"word {number}")
    assert len(passwords.given()) < 10
    assert passwords.given()[0] == "word 19"


def protected(package: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(package)).encrypt(password, out)
    return out.getvalue()


def test_a_word_file_opens_with_its_password() -> None:
    data = protected(make_docx(ARTICLE), CHINESE)
    assert code(data, "a.docx") == "password-needed"
    passwords.give(CHINESE)
    document = loaders.load_bytes(data, "a.docx")
    assert document.format == "docx"
    assert document.metadata.title == ARTICLE[0].text


def test_a_hash_of_endless_rounds_is_not_begun() -> None:
    data = protected(make_docx(ARTICLE), CHINESE)
    passwords.give(CHINESE)
    assert b'spinCount="100000"' in data
    assert code(data.replace(b'"100000"', b'"999999999"', 2), "a.docx") == "file-encrypted"


def test_without_the_component_the_line_that_installs_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reader_app.documents import protected_office

    monkeypatch.setattr(protected_office, "find_spec", lambda _name: None)
    data = protected(make_docx(ARTICLE), CHINESE)
    assert code(data, "a.docx") == "password-needed"
    passwords.give(CHINESE)
    assert code(data, "a.docx") == "password-part-missing"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_files_of_an_archive_open_with_its_password(encoding: str) -> None:
    archive = locked_zip("a.txt", TITLE.encode(), CHINESE.encode(encoding))
    (member,) = members(archive, "a.zip")
    assert member.notice is not None
    assert member.notice.code == "password-needed"
    passwords.give("another")
    passwords.give(CHINESE)
    (member,) = members(archive, "a.zip")
    assert member.data == TITLE.encode()


def locked_zip(name: str, content: bytes, password: bytes) -> bytes:
    """An archive of one file under the older protection of ZIP (APPNOTE.TXT, 6.1)."""
    checksum = zlib.crc32(content)
    body = _scrambled(b"\0" * 11 + bytes([checksum >> 24]) + content, password)
    common = struct.pack(
        "<HHHHHIIIHH", 20, 1, 0, 0, 33, checksum, len(body), len(content), len(name), 0
    )
    local = b"PK\3\4" + common + name.encode() + body
    entry = b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name.encode()
    return (
        local + entry + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(entry), len(local), 0)
    )


def _scrambled(data: bytes, password: bytes) -> bytes:
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = zlib.crc32(bytes([byte]), keys[0] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = zlib.crc32(bytes([keys[1] >> 24]), keys[2] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in data:
        mixed = keys[2] | 2
        out.append(byte ^ ((mixed * (mixed ^ 1)) >> 8 & 0xFF))
        update(byte)
    return bytes(out)


@pytest.mark.parametrize("name", ["aes-128.zip", "aes-256.zip"])
def test_members_protected_by_aes_open_with_their_password(name: str) -> None:
    [member] = members(locked(name), name)
    assert member.notice is not None
    assert member.notice.code == "password-needed"
    passwords.give("another")
    [member] = members(locked(name), name)
    assert member.notice is not None
    assert member.notice.code == "password-wrong"
    passwords.give(PASSWORD)
    [member] = members(locked(name), name)
    assert (member.name, member.notice) == ("通知.txt", None)
    assert (member.data or b"").decode().startswith(TITLE)


def test_members_protected_by_aes_need_a_component(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.documents.archive_aes.find_spec", lambda _name: None)
    passwords.give(PASSWORD)
    [member] = members(locked("aes-256.zip"), "a.zip")
    assert member.notice is not None
    assert member.notice.code == "password-part-missing"


def test_a_damaged_member_protected_by_aes_is_not_read() -> None:
    passwords.give(PASSWORD)
    data = bytearray(locked("aes-256.zip"))
    data[90] ^= 1
    [member] = members(bytes(data), "a.zip")
    assert member.data is None
